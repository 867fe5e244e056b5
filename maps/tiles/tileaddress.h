// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mapstyle.h"

#include <QHashFunctions>
#include <QPoint>
#include <QString>
#include <QStringView>

#include <optional>

namespace campanile {

/// One tile: 256 logical pixels square, `scale` physical ones each.
struct TileAddress {
    static constexpr int pixels = 256;
    static constexpr int minimumZoom = 0;
    static constexpr int maximumZoom = 20;

    MapStyle style = MapStyle::Light;
    int scale = 1;
    int zoom = 0;
    int x = 0;
    int y = 0;

    /// What stands behind the secret in a path: "light/16/34772/23340.png", "dark@2x/...", ".../23340@2x.png". Nothing
    /// when it is anything else, or a tile that does not exist.
    [[nodiscard]] static std::optional<TileAddress> parse(QStringView path);
    /// The same, in the first form; also the tile's place in the cache.
    [[nodiscard]] QString path() const;

    friend bool operator==(const TileAddress &, const TileAddress &) = default;

    friend size_t qHash(const TileAddress &tile, size_t seed = 0)
    {
        return qHashMulti(seed, int(tile.style), tile.scale, tile.zoom, tile.x, tile.y);
    }
};

/// A square of tiles that is drawn at once: names are set across it, and each road is stroked once. Its address is that
/// of its first tile.
struct Metatile {
    static constexpr int side = 4; ///< tiles
    static constexpr int pixels = side * TileAddress::pixels;

    TileAddress first;

    [[nodiscard]] static Metatile of(const TileAddress &tile);
    [[nodiscard]] int columns() const; ///< fewer than `side` where the world is smaller
    [[nodiscard]] TileAddress tile(int column, int row) const;
    /// Where a tile of it is, in tiles.
    [[nodiscard]] QPoint placeOf(const TileAddress &tile) const;

    friend bool operator==(const Metatile &, const Metatile &) = default;

    friend size_t qHash(const Metatile &metatile, size_t seed = 0) { return qHash(metatile.first, seed); }
};

} // namespace campanile
