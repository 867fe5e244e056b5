// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

#include <QObject>
#include <QUrl>

#include <memory>

namespace campanile {

enum class MapStyle { Light, Dark, Wall };

/// Draws a town pack's tiles on demand on worker threads, keeps them on disk by pack and style, and serves them on
/// loopback: baseUrl(style) + "z/x/y.png" (256 px) or "z/x/y@2x.png" (512 px). Any scale between is asked for as 2x.
class TileServer final : public QObject {
    Q_OBJECT
public:
    /// `cacheFolder` may be deleted at any time; it is a cache.
    TileServer(const QString &packPath, const QString &cacheFolder, QObject *parent = nullptr);
    ~TileServer() override;
    [[nodiscard]] Result<void> start(); ///< FileNotFound, FileWrongKind, FileTooNew...
    [[nodiscard]] QUrl baseUrl(MapStyle style) const; ///< ends in '/'
    struct Private;

private:
    std::unique_ptr<Private> d;
};

} // namespace campanile
