// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo.h"
#include "ids.h"
#include "result.h"

#include <optional>

namespace campanile {

/// The numbers are the contract's (proto campanile.v1.AreaPiece.Kind).
enum class PieceKind { Polygon = 1, Quarter = 2, Street = 3, Circle = 4 };

/// Whose addresses a street piece means: those registered on the street, not those near its line.
struct StreetStretch {
    enum class Side { Both, Odd, Even };
    QString streetKey; ///< Gazetteer's key
    int from = 0; ///< civic number, 0: from the beginning
    int to = 0; ///< 0: to the end
    Side side = Side::Both;
    friend bool operator==(const StreetStretch &, const StreetStretch &) = default;
};

/// One row of the WHERE list.
struct AreaPiece {
    PieceId id;
    PieceKind kind = PieceKind::Polygon;
    QString name;
    bool exclude = false;
    QList<GeoRing> rings; ///< even-odd: holes are rings too; for a street, open lines
    std::optional<StreetStretch> street; ///< exactly when kind is Street
    friend bool operator==(const AreaPiece &, const AreaPiece &) = default;
};

/// Includes, minus excludes. No piece means nobody, never everybody.
struct Area {
    QList<AreaPiece> pieces;
    [[nodiscard]] bool isEmpty() const;
    friend bool operator==(const Area &, const Area &) = default;
};

inline constexpr int maxCorners = 5000;

/// SHA-256 of the canonical text, the same in both programs. For each piece in order
///   "piece\t" kind "\t" exclude(0|1) "\t" name "\n"   and for each of its rings
///   "ring" { "\t" latE7 "," lonE7 } "\n"
[[nodiscard]] QByteArray areaDigest(const Area &area);

/// Corners finite, at least three, not crossing (GEOS), not over maxCorners, some part of it inside `town`.
[[nodiscard]] Result<void> validate(const AreaPiece &piece, const GeoBox &town);

[[nodiscard]] double squareKilometres(const AreaPiece &piece);

/// Even-odd over all rings. A point on an edge belongs to one of the two areas that share the edge, never to both.
[[nodiscard]] bool contains(const QList<GeoRing> &rings, GeoPoint point);

/// Whether the edge from a to b is crossed by the line that starts in `p` and goes east. Exact: whole numbers only.
[[nodiscard]] constexpr bool crossesEastOf(GeoPoint a, GeoPoint b, GeoPoint p)
{
    if ((a.latE7 > p.latE7) == (b.latE7 > p.latE7))
        return false;
    if (a.latE7 > b.latE7)
        std::swap(a, b);
    // Twice the signed area of (a, b, p), a below b: positive where p is west of the edge.
    return (std::int64_t{p.latE7} - a.latE7) * (std::int64_t{b.lonE7} - a.lonE7)
        > (std::int64_t{p.lonE7} - a.lonE7) * (std::int64_t{b.latE7} - a.latE7);
}

} // namespace campanile
