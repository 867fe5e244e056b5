// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "photoreport.h"
#include "result.h"

#include <QImage>

#include <memory>

namespace campanile {

/// A ready set of pictures of the ground (MBTiles 1.1-1.3, raster). The file is anybody's: its queries are bounded in
/// time, its pictures in size, and what is not a picture is as if it were not there. Safe from any thread.
class PhotoTiles final {
public:
    /// Errors: FileNotFound, FileUnreadable, FileTruncated, FileWrongKind, TilesVector, TilesFormat, TilesEmpty.
    [[nodiscard]] static Result<std::shared_ptr<const PhotoTiles>> open(const QString &path);
    ~PhotoTiles();
    Q_DISABLE_COPY_MOVE(PhotoTiles)

    [[nodiscard]] const PhotoReport &report() const;
    [[nodiscard]] const QString &stamp() const; ///< changes with the file; for a cache's name

    /// As it is in the file; y counts from the north. Null: none there.
    [[nodiscard]] QImage tile(int zoom, int x, int y) const;

    struct Picture {
        QImage image; ///< transparent where there is no photograph
        bool whole = false; ///< no part is transparent
        bool any = false;
    };

    /// The square of `tiles` x `tiles` tiles whose first is x, y, as `pixels` physical pixels each: enlarged from the
    /// last zoom there is, put together from the first one.
    [[nodiscard]] Picture picture(int zoom, int x, int y, int tiles, int pixels) const;

    /// Whether anything of it can be on that tile.
    [[nodiscard]] bool covers(int zoom, int x, int y) const;

private:
    struct Private;
    explicit PhotoTiles(std::unique_ptr<Private> data);
    std::unique_ptr<Private> d;
};

} // namespace campanile
