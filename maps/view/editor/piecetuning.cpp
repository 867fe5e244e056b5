// SPDX-License-Identifier: GPL-3.0-or-later
#include "piecetuning.h"

#include "editgeometry.h"
#include "gazetteer.h"
#include "streetstretch.h"

#include <cmath>

namespace campanile {

namespace {

double stepAt(double metres)
{
    return metres < 20 ? 1 : metres < 100 ? 5 : metres < 500 ? 10 : metres < 2000 ? 50 : 100;
}

} // namespace

bool hasMetres(const AreaPiece &piece)
{
    return piece.kind == PieceKind::Circle || std::holds_alternative<CorridorShape>(piece.shape)
        || (piece.kind == PieceKind::Street && piece.street);
}

double tunableMetres(const AreaPiece &piece)
{
    if (piece.kind == PieceKind::Circle)
        return circleRadius(piece);
    return stripOf(piece);
}

Result<AreaPiece> withMetres(const Gazetteer &gazetteer, const AreaPiece &piece, double metres)
{
    if (piece.kind == PieceKind::Circle) {
        if (!(metres >= smallestCircle && metres <= largestCircle))
            return failure(ErrorCode::AreaEmpty);
        return withCircle(piece, {circleCentre(piece), metres});
    }
    if (piece.street && (piece.kind == PieceKind::Street || piece.kind == PieceKind::Corridor)) {
        const auto *shape = std::get_if<CorridorShape>(&piece.shape);
        return withStretch(gazetteer, piece, *piece.street, metres, shape ? shape->lines : piece.rings);
    }
    const auto *old = std::get_if<CorridorShape>(&piece.shape);
    if (!old || !(metres >= narrowest && metres <= widestCorridor))
        return failure(ErrorCode::AreaEmpty);
    CorridorShape shape = *old;
    shape.metres = metres;
    return withCorridor(piece, shape);
}

bool hasSides(const AreaPiece &piece)
{
    return piece.street || std::holds_alternative<CorridorShape>(piece.shape);
}

CorridorShape::Flank nextFlank(CorridorShape::Flank flank)
{
    using enum CorridorShape::Flank;
    return flank == Both ? Left : flank == Left ? Right : Both;
}

Result<AreaPiece> withNextSide(const Gazetteer &gazetteer, const AreaPiece &piece)
{
    using enum StreetStretch::Side;
    const auto *shape = std::get_if<CorridorShape>(&piece.shape);
    if (!piece.street) {
        if (!shape)
            return failure(ErrorCode::AreaEmpty);
        CorridorShape turned = *shape;
        turned.flank = nextFlank(turned.flank);
        return withCorridor(piece, turned);
    }
    const std::optional<Street> street = gazetteer.street(piece.street->streetKey);
    if (!street)
        return failure(ErrorCode::NotFound, {piece.name});
    const StreetLayout layout(*street, gazetteer.civics(street->key));
    const QList<GeoRing> drawn = shape ? shape->lines : piece.rings;
    const StreetLayout::Ends ends = layout.ends(*piece.street, drawn);
    StreetStretch::Side side = piece.street->side;
    for (int turns = 0; turns < 2; ++turns) { // a side without doors between the ends is passed over
        side = side == Both ? Odd : side == Odd ? Even : Both;
        const Result<StreetStretch> stretch = layout.between(ends.low, ends.high, side);
        if (stretch && *stretch != *piece.street)
            return withStretch(gazetteer, piece, *stretch, stripOf(piece), layout.linesBetween(ends.low, ends.high));
    }
    return piece;
}

double steppedMetres(double metres, int steps)
{
    for (; steps > 0; --steps) {
        const double step = stepAt(metres);
        metres = (std::floor(metres / step + 1e-9) + 1) * step;
    }
    for (; steps < 0 && metres > 0; ++steps) {
        const double step = stepAt(metres - 1e-6);
        metres = (std::ceil(metres / step - 1e-9) - 1) * step;
    }
    return std::max(0.0, metres);
}

} // namespace campanile
