// SPDX-License-Identifier: GPL-3.0-or-later
// The pieces of an area that stretches of streets make.
#include "areashapes.h"
#include "streetstretch.h"

#include <algorithm>

namespace campanile {

AreaPiece stretchPiece(const Gazetteer &gazetteer, const Street &street, const StreetStretch &stretch)
{
    AreaPiece piece;
    piece.id = PieceId::create();
    piece.kind = PieceKind::Street;
    piece.name = stretchName(street.name, stretch);
    piece.street = stretch;
    const bool allAlong = stretch.odd == CivicRange() && stretch.even == CivicRange();
    piece.rings = allAlong ? street.lines : StreetLayout(street, gazetteer.civics(street.key)).lines(stretch);
    return piece;
}

double stripOf(const AreaPiece &piece)
{
    const auto *shape = std::get_if<CorridorShape>(&piece.shape);
    return shape ? shape->metres : 0;
}

Result<AreaPiece> withStretch(const Gazetteer &gazetteer, const AreaPiece &piece, const StreetStretch &stretch,
    double metres, const QList<GeoRing> &drawn)
{
    const std::optional<Street> street = gazetteer.street(stretch.streetKey);
    if (!street)
        return failure(ErrorCode::NotFound, {piece.name});
    AreaPiece result = piece;
    const bool ownName = !piece.street || piece.name == stretchName(street->name, *piece.street);
    if (ownName)
        result.name = stretchName(street->name, stretch);
    const StreetLayout layout(*street, gazetteer.civics(street->key));
    result.street = stretch;
    if (metres <= 0) {
        result.kind = PieceKind::Street;
        result.rings = drawn.isEmpty() ? layout.lines(stretch) : drawn;
        result.shape = {};
        return result;
    }
    const CorridorShape shape = layout.corridor(stretch, std::min(metres, widestCorridor), drawn);
    const Result<QList<GeoRing>> rings = corridorRings(shape);
    if (!rings)
        return std::unexpected(rings.error());
    result.kind = PieceKind::Corridor;
    result.rings = *rings;
    result.shape = shape;
    return result;
}

} // namespace campanile
