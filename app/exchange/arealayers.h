// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "areamapping.h"
#include "areastaging.h"

class OGRFeature;
class OGRLayer;

namespace campanile {

class OgrSession;

/// Reads the layers of one or several sources into one AreaFile.
class LayerReader final {
public:
    LayerReader(QString path, QString crs, const AreaFileLimits &limits, const Interrupted &interrupted,
        const std::function<void(int)> &progress);
    /// Errors: FileWrongKind, FileTruncated, AreaFileTooMuch, CrsMissing, CrsUnknown, CrsContradicted, Cancelled.
    [[nodiscard]] Result<void> read(const StagedAreas::Source &source, const OgrSession &session);
    /// Errors: AreaFileEmpty, or the first feature's problem when every feature has one.
    [[nodiscard]] Result<AreaFile> finished();

private:
    [[nodiscard]] Result<void> readLayer(OGRLayer &layer, const OgrSession &session);
    [[nodiscard]] Result<void> readFeature(OGRFeature &feature, const ToWgs84 &toWgs84, const QString &layer);
    [[nodiscard]] QString nameSoFar(OGRFeature &feature) const;
    void readValues(OGRFeature &from, AreaFeature &to);
    [[nodiscard]] int columnFor(const QString &name);
    void dropEmptyColumns();

    AreaFile m_file;
    QString m_crs;
    const AreaFileLimits &m_limits;
    const Interrupted &m_interrupted;
    const std::function<void(int)> &m_progress;
    AreaFormat m_format = AreaFormat::GeoJson;
    qsizetype m_corners = 0;
    qsizetype m_valueRoom; ///< characters of attributes that are still kept
};

} // namespace campanile
