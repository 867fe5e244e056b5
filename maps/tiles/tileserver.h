// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mapstyle.h"
#include "photoreport.h"
#include "result.h"

#include <QObject>
#include <QUrl>

#include <memory>
#include <optional>

namespace campanile {

/// Draws a town pack's tiles on demand on worker threads, keeps them on disk by pack and style, and serves them on
/// loopback: baseUrl(style) + "z/x/y.png" (256 px) or "z/x/y@2x.png" (512 px). Any scale between is asked for as 2x.
/// No call blocks: the pack is read, drawn and written on other threads.
class TileServer final : public QObject {
    Q_OBJECT
public:
    static constexpr int minimumZoom = 0;
    static constexpr int maximumZoom = 20;

    /// `cacheFolder` may be deleted at any time; it is a cache.
    TileServer(const QString &packPath, const QString &cacheFolder, QObject *parent = nullptr);
    ~TileServer() override;
    [[nodiscard]] Result<void> start(); ///< FileNotFound, FileWrongKind, FileTooNew, FileTruncated, FileUnreadable

    /// Another pack, or the same path with another content, under the running server. On an error the old one stays.
    /// baseUrl() changes, so that no view keeps a tile of the old town; the old address goes on working.
    [[nodiscard]] Result<void> reload(const QString &packPath);

    /// A ready tile file (MBTiles) to lie under MapStyle::Photo; empty: none. Before start() it is only remembered;
    /// after it the views are told as by reload(). One that cannot be shown is told by photoFailed().
    [[nodiscard]] Result<void> setPhoto(const QString &path);
    /// What lies under MapStyle::Photo now; known soon after start(), when photoChanged() tells it.
    [[nodiscard]] const std::optional<PhotoReport> &photo() const;

    /// Ends in '/'; holds a secret path. With scale 2 plain "z/x/y.png" is already 512 px, for clients that cannot
    /// ask for "@2x".
    [[nodiscard]] QUrl baseUrl(MapStyle style, int scale = 1) const;

Q_SIGNALS:
    void townChanged(); ///< after reload(): ask for baseUrl() again
    void failed(const campanile::Error &error); ///< found while reading: damaged inside. Tiles answer 503
    void photoChanged();
    void photoFailed(const campanile::Error &error);
    /// A tile's picture was handed to the socket (scale: 1 or 2). Views count these to know when they are complete.
    void answered(campanile::MapStyle style, int scale, int zoom, int x, int y);

public:
    struct Private;

private:
    std::unique_ptr<Private> d;
};

} // namespace campanile
