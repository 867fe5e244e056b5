// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo.h"
#include "ids.h"
#include "result.h"

#include <optional>
#include <variant>

namespace campanile {

/// The numbers are the contract's (proto campanile.v1.AreaPiece.Kind).
enum class PieceKind {
    Polygon = 1,
    Quarter = 2,
    Street = 3, ///< by address: rings are open lines, to be shown
    Circle = 4,
    Rectangle = 5,
    Corridor = 6, ///< all within some metres of a line: a river's, a road's, or a street's with its own addresses
    Town = 7, ///< the whole municipality: every contact, wherever it is. Always a separate act
};

/// Civic numbers of one side, both ends included.
struct CivicRange {
    int from = 0; ///< 0: from the beginning
    int to = 0; ///< 0: to the end
    friend bool operator==(const CivicRange &, const CivicRange &) = default;
};

/// Whose addresses a street piece means: those registered on the street, not those near its line. Numbers of the two
/// sides run apart, so that a stretch between two crossings has a range for each.
struct StreetStretch {
    enum class Side { Both, Odd, Even };
    QString streetKey; ///< Gazetteer's key
    Side side = Side::Both;
    CivicRange odd{};
    CivicRange even{};

    [[nodiscard]] bool isWhole() const { return side == Side::Both && odd == CivicRange() && even == CivicRange(); }

    /// The street itself, whatever its numbers, is meant only by the whole of it.
    [[nodiscard]] bool holds(int civic) const;
    friend bool operator==(const StreetStretch &, const StreetStretch &) = default;
};

struct CircleShape {
    GeoPoint centre;
    double metres = 0;
    friend bool operator==(const CircleShape &, const CircleShape &) = default;
};

struct CorridorShape {
    enum class Flank { Both, Left, Right }; ///< as seen along the line
    QList<GeoRing> lines; ///< open
    double metres = 0; ///< from the line to each edge
    Flank flank = Flank::Both;
    friend bool operator==(const CorridorShape &, const CorridorShape &) = default;
};

/// What a piece's rings were made of (areashapes.h), so that it can be edited as what it is. Not part of the digest.
using PieceShape = std::variant<std::monostate, CircleShape, CorridorShape>;

/// One row of the WHERE list.
struct AreaPiece {
    PieceId id;
    PieceKind kind = PieceKind::Polygon;
    QString name;
    bool exclude = false;
    QList<GeoRing> rings; ///< even-odd: holes are rings too; for a street, open lines
    /// Always when kind is Street; a corridor along a street means the street's addresses and all within its rings.
    std::optional<StreetStretch> street;
    PieceShape shape{};
    bool hidden = false; ///< switched off: neither drawn nor counted nor called
    friend bool operator==(const AreaPiece &, const AreaPiece &) = default;
};

/// Includes, minus excludes. No piece means nobody, never everybody.
struct Area {
    QList<AreaPiece> pieces;
    [[nodiscard]] bool isEmpty() const; ///< nothing is included
    [[nodiscard]] Area shown() const; ///< without the pieces that are switched off: what is counted, sent and called
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
