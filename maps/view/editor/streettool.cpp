// SPDX-License-Identifier: GPL-3.0-or-later
#include "streettool.h"

#include "campaigndraft.h"

#include <QMap>

#include <algorithm>

namespace campanile {

std::optional<AreaPiece> StreetTool::streetAt(GeoPoint place) const
{
    const double within = std::max(4.0, handleReach * m_desk.projection.metresPerPixel());
    const std::optional<Street> street = m_desk.gazetteer().streetAt(place, within);
    if (!street)
        return {};
    AreaPiece piece;
    piece.id = PieceId::create();
    piece.kind = PieceKind::Street;
    piece.name = street->name;
    piece.exclude = m_desk.subtract;
    piece.rings = street->lines;
    piece.street = StreetStretch{.streetKey = street->key};
    return piece;
}

void StreetTool::hover(QPointF pixel)
{
    const std::optional<AreaPiece> piece = streetAt(m_desk.projection.placeAt(pixel));
    if (!piece)
        m_candidates.clear();
    else if (m_candidates.size() != 1 || m_candidates.first().rings != piece->rings
        || m_candidates.first().exclude != piece->exclude)
        m_candidates = {*piece};
    Q_EMIT m_desk.changed();
}

void StreetTool::place(GeoPoint place)
{
    const std::optional<AreaPiece> piece = streetAt(place);
    if (!piece)
        return;
    m_candidates.clear();
    const QPointF pixel = m_desk.projection.pixel(place);
    for (const AreaPiece &there : m_desk.draft().area().pieces) {
        const bool same = there.street && there.street->streetKey == piece->street->streetKey
            && there.exclude == piece->exclude && !there.hidden
            && (there.street->isWhole() || touches(there, m_desk.projection, pixel));
        if (same) {
            m_desk.draft().setCurrentPiece(there.id); // twice the same would only confuse the sum
            return;
        }
    }
    m_desk.commit(*piece, true);
}

bool StreetTool::putDown()
{
    m_candidates.clear();
    return false;
}

void StreetTool::refresh()
{
    if (!m_desk.at())
        m_candidates.clear();
}

bool StreetEnds::has(const AreaPiece &piece)
{
    return piece.street && (piece.kind == PieceKind::Street || piece.kind == PieceKind::Corridor);
}

const StreetEnds::Known *StreetEnds::know(const AreaPiece &piece) const
{
    const QString &key = piece.street->streetKey;
    if (m_known.layout && m_known.key == key)
        return m_known.layout->isEmpty() ? nullptr : &m_known;
    const std::optional<Street> street = m_desk.gazetteer().street(key);
    const QList<PlacedAddress> civics = m_desk.gazetteer().civics(key);
    m_known = {key, std::make_unique<StreetLayout>(street.value_or(Street()), civics), {}};
    if (m_known.layout->isEmpty())
        return nullptr;
    for (const Crossing &crossing : m_desk.gazetteer().crossings(key))
        m_known.stops.append({m_known.layout->nearest(crossing.point), crossing.streetName, true});
    for (const PlacedAddress &civic : civics) {
        if (civic.position)
            m_known.stops.append({m_known.layout->nearest(*civic.position), civic.civic.text(), false});
    }
    return &m_known;
}

StreetLayout::Ends StreetEnds::endsOf(const AreaPiece &piece) const
{
    if (m_lastEnds && m_lastEnds->first == piece)
        return m_lastEnds->second;
    const auto *shape = std::get_if<CorridorShape>(&piece.shape);
    m_lastEnds.emplace(piece, m_known.layout->ends(*piece.street, shape ? shape->lines : piece.rings));
    return m_lastEnds->second;
}

QList<GeoPoint> StreetEnds::handles(const AreaPiece &piece) const
{
    if (!has(piece) || !know(piece))
        return {};
    const StreetLayout::Ends ends = endsOf(piece);
    return {ends.low, ends.high};
}

Result<AreaPiece> StreetEnds::between(const AreaPiece &piece, GeoPoint low, GeoPoint high) const
{
    const Result<StreetStretch> stretch = m_known.layout->between(low, high, piece.street->side);
    if (!stretch)
        return std::unexpected(stretch.error());
    return withStretch(m_desk.gazetteer(), piece, *stretch, stripOf(piece), m_known.layout->linesBetween(low, high));
}

/// Onto the street; where a crossing or a door is near the hand, exactly there, crossings before doors.
Result<AreaPiece> StreetEnds::moved(const AreaPiece &piece, int end, QPointF to) const
{
    const Known *known = know(piece);
    if (!known)
        return failure(ErrorCode::AreaEmpty);
    const MapProjection &view = m_desk.projection;
    const StreetLayout::Ends ends = endsOf(piece);
    GeoPoint place = known->layout->nearest(view.placeAt(to));
    const QPointF on = view.pixel(place);
    double best = handleReach;
    bool crossing = false;
    for (const Stop &stop : known->stops) {
        const double away = distance(view.pixel(stop.place), on);
        if (away <= handleReach && (stop.crossing > crossing || (stop.crossing == crossing && away < best)))
            best = away, crossing = stop.crossing, place = stop.place;
    }
    return between(piece, end == 0 ? place : ends.low, end == 0 ? ends.high : place);
}

Result<AreaPiece> StreetEnds::stepped(const AreaPiece &piece, int end, int step) const
{
    const Known *known = know(piece);
    if (!known)
        return failure(ErrorCode::AreaEmpty);
    const StreetLayout::Ends whole = known->layout->ends({.streetKey = piece.street->streetKey}, {});
    const StreetLayout::Ends ends = endsOf(piece);
    const double here = known->layout->way(end == 0 ? ends.low : ends.high);
    QMap<double, GeoPoint> ahead; // by their way from here
    for (const Stop &stop : known->stops)
        ahead.insert((known->layout->way(stop.place) - here) * step, stop.place);
    for (const GeoPoint place : {whole.low, whole.high})
        ahead.insert((known->layout->way(place) - here) * step, place);
    for (const auto &[way, place] : ahead.asKeyValueRange()) {
        if (way < 1)
            continue;
        const Result<AreaPiece> moved = between(piece, end == 0 ? place : ends.low, end == 0 ? ends.high : place);
        if (!moved || *moved->street != *piece.street) // past the last door nothing changes: the next stop then
            return moved;
    }
    return piece;
}

QString StreetEnds::stopName(const AreaPiece &piece, int end) const
{
    const Known *known = has(piece) ? know(piece) : nullptr;
    if (!known)
        return {};
    const StreetLayout::Ends ends = endsOf(piece);
    const GeoPoint at = end == 0 ? ends.low : ends.high;
    const Stop *nearest = nullptr;
    for (const Stop &stop : known->stops) {
        if (metresBetween(stop.place, at) < 1 && (!nearest || stop.crossing > nearest->crossing))
            nearest = &stop;
    }
    return nearest ? nearest->name : QString();
}

} // namespace campanile
