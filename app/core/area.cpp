// SPDX-License-Identifier: GPL-3.0-or-later
#include "area.h"

#include "figures.h"
#include "geos.h"

#include <QCryptographicHash>

#include <numbers>
#include <set>
#include <vector>

namespace campanile {

namespace {

GeoBox boxOf(const GeoRing &ring)
{
    GeoBox box;
    for (const GeoPoint &p : ring)
        box.include(p);
    return box;
}

bool touch(const GeoBox &a, const GeoBox &b)
{
    return a.south <= b.north && b.south <= a.north && a.west <= b.east && b.west <= a.east;
}

Result<void> validateStreet(const Geos &geos, const AreaPiece &piece, const GeoBox &town)
{
    if (!piece.street || piece.street->streetKey.isEmpty())
        return failure(ErrorCode::AreaEmpty);
    if (piece.rings.isEmpty()) // a street known by its addresses alone
        return {};
    const auto townBox = geos.box(town);
    for (const GeoRing &ring : piece.rings) {
        if (ring.size() == 1 ? town.contains(ring.front())
                             : ring.size() > 1 && geos.intersect(geos.line(ring), townBox))
            return {};
    }
    return failure(ErrorCode::AreaOutsideTown, {piece.name});
}

Result<void> validateRings(const Geos &geos, const AreaPiece &piece, const GeoBox &town)
{
    std::vector<Geos::Geometry> polygons;
    std::vector<GeoBox> boxes;
    for (const GeoRing &ring : piece.rings) {
        std::set<std::pair<std::int32_t, std::int32_t>> distinct;
        for (const GeoPoint &p : ring)
            distinct.emplace(p.latE7, p.lonE7);
        if (distinct.size() < 3)
            return failure(ErrorCode::AreaTooFewCorners, {piece.name});
        auto polygon = geos.polygon(ring);
        if (!geos.isValid(polygon))
            return failure(ErrorCode::AreaSelfCrossing, {piece.name});
        const GeoBox box = boxOf(ring);
        for (size_t i = 0; i < polygons.size(); ++i) {
            if (touch(box, boxes[i]) && geos.overlap(polygon, polygons[i]))
                return failure(ErrorCode::AreaSelfCrossing, {piece.name});
        }
        polygons.push_back(std::move(polygon));
        boxes.push_back(box);
    }
    const auto townBox = geos.box(town);
    for (const auto &polygon : polygons) {
        if (geos.intersect(polygon, townBox))
            return {};
    }
    return failure(ErrorCode::AreaOutsideTown, {piece.name});
}

// On the ellipsoid's local scale: right to a part in a thousand over a town, which is all a label needs.
double ringSquareKilometres(const GeoRing &ring)
{
    const GeoBox box = boxOf(ring);
    const double middle = (static_cast<double>(box.south) + box.north) / 2e7 * std::numbers::pi / 180;
    constexpr double a = 6378.137;
    constexpr double e2 = 0.00669437999014;
    const double s = 1 - e2 * std::sin(middle) * std::sin(middle);
    const double perLon = a / std::sqrt(s) * std::cos(middle) * std::numbers::pi / 180e7;
    const double perLat = a * (1 - e2) / (s * std::sqrt(s)) * std::numbers::pi / 180e7;
    double twice = 0;
    for (qsizetype i = 0; i < ring.size(); ++i) {
        const GeoPoint &p = ring[i];
        const GeoPoint &q = ring[(i + 1) % ring.size()];
        twice += (static_cast<double>(p.lonE7) - box.west) * (static_cast<double>(q.latE7) - box.south)
            - (static_cast<double>(q.lonE7) - box.west) * (static_cast<double>(p.latE7) - box.south);
    }
    return std::abs(twice) / 2 * perLon * perLat;
}

} // namespace

bool StreetStretch::holds(int civic) const
{
    if (isWhole())
        return true;
    if (civic == 0) // a stretch of a street says nothing about who has no number
        return false;
    const bool isOdd = civic % 2 == 1;
    if (side != Side::Both && isOdd != (side == Side::Odd))
        return false;
    const CivicRange &range = isOdd ? odd : even;
    return civic >= range.from && (range.to == 0 || civic <= range.to);
}

bool Area::isEmpty() const
{
    return std::ranges::none_of(pieces, [](const AreaPiece &piece) { return !piece.exclude && !piece.hidden; });
}

Area Area::shown() const
{
    Area result = *this;
    result.pieces.removeIf([](const AreaPiece &piece) { return piece.hidden; });
    return result;
}

QByteArray areaDigest(const Area &area)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const AreaPiece &piece : area.pieces) {
        hash.addData("piece\t" + QByteArray::number(static_cast<int>(piece.kind)) + (piece.exclude ? "\t1\t" : "\t0\t")
            + piece.name.toUtf8() + '\n');
        for (const GeoRing &ring : piece.rings) {
            QByteArray line = "ring";
            for (const GeoPoint &p : ring)
                line += '\t' + QByteArray::number(p.latE7) + ',' + QByteArray::number(p.lonE7);
            hash.addData(line + '\n');
        }
    }
    return hash.result();
}

Result<void> validate(const AreaPiece &piece, const GeoBox &town)
{
    qsizetype corners = 0;
    for (const GeoRing &ring : piece.rings) {
        corners += ring.size();
        for (const GeoPoint &p : ring) {
            if (!p.isValid())
                return failure(ErrorCode::AreaNotFinite, {piece.name});
        }
    }
    const Geos geos;
    if (piece.kind == PieceKind::Street)
        return validateStreet(geos, piece, town);
    if (corners == 0)
        return failure(ErrorCode::AreaEmpty);
    if (corners > maxCorners) {
        return failure(ErrorCode::AreaTooManyCorners, {piece.name, figure(corners), figure(maxCorners)});
    }
    return validateRings(geos, piece, town);
}

double squareKilometres(const AreaPiece &piece)
{
    if (piece.kind == PieceKind::Street)
        return 0;
    double sum = 0;
    for (qsizetype i = 0; i < piece.rings.size(); ++i) {
        if (piece.rings[i].size() < 3)
            continue;
        // A ring inside an odd number of others is a hole.
        QList<GeoRing> others = piece.rings;
        others.removeAt(i);
        const bool hole = contains(others, piece.rings[i].front());
        sum += (hole ? -1 : 1) * ringSquareKilometres(piece.rings[i]);
    }
    return sum;
}

bool contains(const QList<GeoRing> &rings, GeoPoint point)
{
    bool inside = false;
    for (const GeoRing &ring : rings) {
        for (qsizetype i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
            inside ^= crossesEastOf(ring[j], ring[i], point);
    }
    return inside;
}

} // namespace campanile
