// SPDX-License-Identifier: GPL-3.0-or-later
#include "areacheck.h"

#include "arearings.h"
#include "audience.h"
#include "figures.h"

#include <algorithm>

namespace campanile {

namespace {

using Severity = AreaFinding::Severity;

// Below these a shape is no place but the rest of a drawing: narrower than a door, or smaller than a room.
constexpr double thinnestMetres = 0.5;
constexpr double smallestSquareMetres = 10;

// Nearly all: a village without its one outlying farm is still the whole village.
constexpr double wholeTownShare = 0.98;
constexpr int fewestPhones = 100;

qsizetype cornersOf(const AreaPiece &piece)
{
    qsizetype corners = 0;
    for (const GeoRing &ring : piece.rings)
        corners += ring.size();
    return corners;
}

bool goesRoundTheWorld(const AreaPiece &piece)
{
    return std::ranges::any_of(piece.rings, [](const GeoRing &ring) {
        if (ring.isEmpty() || !std::ranges::all_of(ring, &GeoPoint::isValid))
            return false;
        const auto [west, east] = std::ranges::minmax(ring, {}, &GeoPoint::lonE7);
        return std::int64_t{east.lonE7} - west.lonE7 > 1'800'000'000;
    });
}

AreaRepair repairOf(const AreaPiece &piece, ErrorCode code)
{
    switch (code) {
    case ErrorCode::AreaSelfCrossing: return AreaRepair::Untangle;
    case ErrorCode::AreaTooManyCorners: return AreaRepair::Simplify;
    case ErrorCode::AreaTooFewCorners: return piece.rings.size() > 1 ? AreaRepair::DropSlivers : AreaRepair::None;
    default: return AreaRepair::None;
    }
}

bool isSliver(const GeoRing &ring)
{
    const RingMeasure measure = measured(ring);
    return measure.squareMetres < smallestSquareMetres
        || 2 * measure.squareMetres < thinnestMetres * measure.metresAround;
}

GeoRing withoutDuplicates(const GeoRing &ring)
{
    GeoRing result;
    for (const GeoPoint &p : ring) {
        if (result.isEmpty() || result.back() != p)
            result.append(p);
        // There and back again leaves nothing but a hair.
        while (result.size() >= 3 && result.back() == result[result.size() - 3])
            result.resize(result.size() - 2);
    }
    while (result.size() > 1 && result.front() == result.back())
        result.removeLast();
    return result;
}

bool isOutside(const AreaPiece &piece, const TownOutline &town)
{
    if (town.boundary.isEmpty())
        return false;
    for (const GeoRing &ring : piece.rings) {
        if (std::ranges::any_of(ring, [&](GeoPoint corner) { return contains(town.boundary, corner); }))
            return false;
    }
    return shareOutside(piece.rings, town.boundary) >= 1; // it may go around the town, or reach across
}

std::optional<AreaFinding> blockOf(const AreaPiece &piece, const TownOutline &town)
{
    const auto block = [&](const Error &error, AreaRepair repair) {
        return AreaFinding{piece.id, Severity::Blocking, error, repair};
    };
    if (piece.kind == PieceKind::Town)
        return std::nullopt;
    if (const qsizetype corners = cornersOf(piece); corners > mostCorners) {
        return block(
            {ErrorCode::AreaTooManyCorners, {piece.name, figure(corners), figure(maxCorners)}}, AreaRepair::None);
    }
    const bool drawn = piece.kind != PieceKind::Street;
    if (drawn && goesRoundTheWorld(piece))
        return block({ErrorCode::AreaAcrossAntimeridian, {piece.name}}, AreaRepair::None);
    if (const Result<void> valid = validate(piece, town.bounds); !valid)
        return block(valid.error(), repairOf(piece, valid.error().code));
    if (drawn && isOutside(piece, town))
        return block({ErrorCode::AreaOutsideTown, {piece.name}}, AreaRepair::None);
    return std::nullopt;
}

std::optional<AreaFinding> wholeTown(const Area &area, const AreaReach &reach)
{
    const bool asked = std::ranges::any_of(area.pieces,
        [](const AreaPiece &piece) { return piece.kind == PieceKind::Town && !piece.exclude && !piece.hidden; });
    if (asked || reach.everybody < fewestPhones || reach.found < wholeTownShare * reach.everybody)
        return std::nullopt;
    return AreaFinding{PieceId(), Severity::Blocking,
        {ErrorCode::AreaWholeTown, {figure(reach.found), figure(reach.everybody)}}, AreaRepair::WholeTown};
}

AreaFinding nothing()
{
    return {PieceId(), Severity::Blocking, {ErrorCode::AreaEmpty, {}}, AreaRepair::None};
}

} // namespace

AreaReach reachOf(const Area &area, const AudienceIndex &registry)
{
    const auto located = [&](const Area &of) {
        const AudienceCount count = registry.count(of); // a filter does not make a town smaller
        return count.phones - count.withoutPosition;
    };
    AreaPiece everybody;
    everybody.kind = PieceKind::Town;
    return {located(area), located({{everybody}})};
}

QList<AreaFinding> blocks(const Area &area, const TownOutline &town, const AreaReach &reach)
{
    if (area.isEmpty())
        return {nothing()};
    QList<AreaFinding> found;
    for (const AreaPiece &piece : area.pieces) {
        if (const auto block = piece.hidden ? std::nullopt : blockOf(piece, town))
            found.append(*block);
    }
    if (const auto whole = wholeTown(area, reach))
        found.append(*whole);
    return found;
}

QList<AreaFinding> checkPiece(const AreaPiece &piece, const TownOutline &town)
{
    if (const auto block = blockOf(piece, town))
        return {*block};
    QList<AreaFinding> found;
    if (piece.kind == PieceKind::Town || piece.kind == PieceKind::Street)
        return found;
    const auto find = [&](Severity severity, ErrorCode code, const QString &figures, AreaRepair repair) {
        found.append({piece.id, severity, {code, {piece.name, figures}}, repair});
    };
    if (const auto slivers = std::ranges::count_if(piece.rings, isSliver); slivers > 0)
        find(Severity::Warning, ErrorCode::AreaSliver, figure(slivers),
            slivers < piece.rings.size() ? AreaRepair::DropSlivers : AreaRepair::None);
    qsizetype duplicates = 0;
    for (const GeoRing &ring : piece.rings)
        duplicates += ring.size() - withoutDuplicates(ring).size();
    if (duplicates > 0)
        find(Severity::Note, ErrorCode::AreaDuplicateCorners, figure(duplicates), AreaRepair::DropDuplicates);
    if (const int holes = holeCount(piece.rings); holes > 0)
        find(Severity::Note, ErrorCode::AreaHoles, figure(holes), AreaRepair::FillHoles);
    if (!town.boundary.isEmpty()) {
        if (const double outside = shareOutside(piece.rings, town.boundary); outside > 0.001)
            find(Severity::Note, ErrorCode::AreaPartlyOutside,
                QString::number(std::max(1L, std::lround(outside * 100))), AreaRepair::ClipToTown);
    }
    return found;
}

QList<AreaFinding> checkArea(const Area &area, const TownOutline &town, const AreaReach &reach)
{
    if (area.isEmpty())
        return {nothing()};
    QList<AreaFinding> found;
    for (const AreaPiece &piece : area.pieces) {
        if (!piece.hidden)
            found += checkPiece(piece, town);
    }
    if (const auto whole = wholeTown(area, reach))
        found.append(*whole);
    std::ranges::stable_sort(found, {}, &AreaFinding::severity);
    return found;
}

Result<AreaPiece> repaired(const AreaPiece &piece, AreaRepair repair, const TownOutline &town)
{
    AreaPiece result = piece;
    const auto take = [&](Result<QList<GeoRing>> rings) -> Result<void> {
        if (!rings) {
            Error error = rings.error();
            if (!error.args.isEmpty())
                error.args.front() = piece.name;
            return std::unexpected(error);
        }
        result.rings = std::move(*rings);
        return {};
    };
    Result<void> done;
    switch (repair) {
    case AreaRepair::None:
    case AreaRepair::WholeTown: return piece;
    case AreaRepair::Untangle: done = take(untangled(piece.rings)); break;
    case AreaRepair::DropDuplicates:
        for (GeoRing &ring : result.rings)
            ring = withoutDuplicates(ring);
        break;
    case AreaRepair::DropSlivers: result.rings.removeIf(isSliver); break;
    case AreaRepair::FillHoles: done = take(withoutHoles(piece.rings)); break;
    case AreaRepair::Simplify: done = take(grownSimple(piece.rings, maxCorners)); break;
    case AreaRepair::ClipToTown: done = take(commonPart(piece.rings, town.boundary)); break;
    }
    if (!done)
        return std::unexpected(done.error());
    result.rings.removeIf([](const GeoRing &ring) { return ring.size() < 3; });
    if (result.rings.isEmpty())
        return failure(ErrorCode::AreaEmpty);
    result.shape = {};
    if (!result.street)
        result.kind = PieceKind::Polygon;
    return result;
}

} // namespace campanile
