// SPDX-License-Identifier: GPL-3.0-or-later
#include "placefinder.h"

#include "areashapes.h"
#include "coordinates.h"
#include "streetstretch.h"

namespace campanile {

namespace {

AreaPiece circle(const QString &name, GeoPoint centre, double metres)
{
    return {.id = PieceId::create(),
        .kind = PieceKind::Circle,
        .name = name,
        .rings = {circleRing(centre, metres)},
        .street = {},
        .shape = CircleShape{centre, metres}};
}

std::optional<AreaPiece> streetPiece(const PlaceTerm &term, const QString &key, const Gazetteer &gazetteer)
{
    const auto street = gazetteer.street(key);
    if (!street)
        return {};
    StreetStretch stretch{.streetKey = key, .side = term.side};
    if (term.range)
        stretch.odd = stretch.even = *term.range;
    AreaPiece piece = stretchPiece(gazetteer, *street, stretch);
    if (term.metres > 0) {
        const CorridorShape around{.lines = piece.rings, .metres = std::min(term.metres, widestCorridor)};
        const Result<QList<GeoRing>> rings = corridorRings(around);
        if (!rings) // a street known by its addresses alone has nothing around it
            return piece;
        piece.kind = PieceKind::Corridor;
        piece.shape = around;
        piece.rings = *rings;
    }
    return piece;
}

std::optional<AreaPiece> pieceOf(const PlaceTerm &term, const SearchHit &hit, const Gazetteer &gazetteer)
{
    std::optional<AreaPiece> piece;
    switch (hit.kind) {
    case SearchHit::Kind::Street:
    case SearchHit::Kind::Civic: piece = streetPiece(term, hit.key, gazetteer); break;
    case SearchHit::Kind::Quarter:
        if (const auto quarter = gazetteer.quarter(hit.key); quarter && !quarter->rings.isEmpty())
            piece = AreaPiece{.id = PieceId::create(),
                .kind = PieceKind::Quarter,
                .name = quarter->name,
                .rings = quarter->rings,
                .street = {}};
        break;
    case SearchHit::Kind::Landmark:
        if (const auto landmark = gazetteer.landmark(hit.key)) {
            if (landmark->rings.isEmpty() || term.metres > 0)
                piece = circle(landmark->name, landmark->centre, term.metres > 0 ? term.metres : pointMetres);
            else
                piece = AreaPiece{.id = PieceId::create(),
                    .kind = PieceKind::Polygon,
                    .name = landmark->name,
                    .rings = landmark->rings,
                    .street = {}};
        }
        break;
    }
    if (piece)
        piece->exclude = term.exclude;
    return piece;
}

} // namespace

QList<PlaceTerm> placesTyped(const QString &text, const Gazetteer &gazetteer)
{
    return parsePlaces(text, [&gazetteer](const QString &name) {
        if (gazetteer.streetByName(name) || gazetteer.quarterByName(name))
            return true;
        // A number at the end is a door, whatever else begins with it; words may be still unfinished.
        return !name.isEmpty() && std::ranges::none_of(name, [](QChar c) { return c.isDigit(); })
            && !gazetteer.search(name, 1).isEmpty();
    });
}

QList<PlaceMatch> matchesOf(const PlaceTerm &term, const Gazetteer &gazetteer, int limit)
{
    QList<PlaceMatch> matches;
    if (term.point) {
        PlaceMatch match{term, {}, {}};
        match.hit.title = coordinateText(*term.point);
        match.hit.position = *term.point;
        match.piece = circle(match.hit.title, *term.point, term.metres > 0 ? term.metres : pointMetres);
        match.piece->exclude = term.exclude;
        if (const auto quarter = gazetteer.quarterAt(*term.point))
            match.hit.detail = quarter->name;
        return {match};
    }
    QString text = term.name;
    const bool door = term.range && term.range->from == term.range->to;
    if (door) // the street that has this door comes first
        text += u' ' + QString::number(term.range->from);
    for (const SearchHit &hit : gazetteer.search(text, limit)) {
        const bool street = hit.kind == SearchHit::Kind::Street || hit.kind == SearchHit::Kind::Civic;
        if (term.hasStretch() && !street)
            continue; // a quarter has no odd side
        PlaceMatch match{term, hit, pieceOf(term, hit, gazetteer)};
        if (match.piece && street && term.hasStretch())
            match.hit.title = match.piece->name;
        matches.append(match);
    }
    return matches;
}

} // namespace campanile
