// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "areafiles.h"
#include "areastaging.h"

#include <QPromise>
#include <QThreadPool>

namespace campanile {

/// AreaFiles by GDAL/OGR, one file at a time on a thread of its own.
class OgrAreaFiles final : public AreaFiles {
public:
    explicit OgrAreaFiles(const AreaFileLimits &limits = {});
    ~OgrAreaFiles() override; ///< cancels what runs and waits for it
    QFuture<Result<AreaFile>> read(const QString &path, const QString &crs = {}) override;
    QFuture<Result<void>> write(const QString &path, const Area &area) override;

private:
    AreaFileLimits m_limits;
    QThreadPool m_pool;
    QFuture<Result<AreaFile>> m_reading;
};

/// Called between features with thousandths done.
using AreaProgress = std::function<void(int)>;

/// As AreaFiles::read, in the calling thread. Errors: as there, and Cancelled.
[[nodiscard]] Result<AreaFile> readAreaFile(
    const QString &path, const QString &crs = {}, const AreaFileLimits &limits = {},
    const Interrupted &interrupted = [] { return false; }, const AreaProgress &progress = [](int) {});

/// The same for bytes in memory, GeoJSON or KML: what a fuzzer drives.
[[nodiscard]] Result<AreaFile> readAreaBytes(
    const QByteArray &bytes, AreaFormat format, const QString &crs = {}, const AreaFileLimits &limits = {});

} // namespace campanile
