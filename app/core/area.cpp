// SPDX-License-Identifier: GPL-3.0-or-later
#include "area.h"

#include <QCryptographicHash>

#include <geos_c.h>

#include <memory>
#include <numbers>
#include <set>
#include <vector>

namespace campanile {

namespace {

// GEOS wants a context per thread of use; its messages are not for people.
class Geos final {
public:
    Geos()
        : m_context(GEOS_init_r())
    {
    }

    ~Geos() { GEOS_finish_r(m_context); }
    Q_DISABLE_COPY_MOVE(Geos)

    struct Destroy {
        GEOSContextHandle_t context;

        void operator()(GEOSGeometry *geometry) const { GEOSGeom_destroy_r(context, geometry); }
    };

    using Geometry = std::unique_ptr<GEOSGeometry, Destroy>;

    // Coordinates stay the integers they are: doubles hold them exactly.
    [[nodiscard]] GEOSCoordSequence *sequence(const GeoRing &ring, bool close) const
    {
        std::vector<double> xy;
        xy.reserve(static_cast<size_t>(ring.size() + 1) * 2);
        for (const GeoPoint &p : ring)
            xy.push_back(p.lonE7), xy.push_back(p.latE7);
        if (close)
            xy.push_back(ring.front().lonE7), xy.push_back(ring.front().latE7);
        return GEOSCoordSeq_copyFromBuffer_r(m_context, xy.data(), static_cast<unsigned>(xy.size() / 2), 0, 0);
    }

    [[nodiscard]] Geometry polygon(const GeoRing &ring) const
    {
        GEOSGeometry *shell = GEOSGeom_createLinearRing_r(m_context, sequence(ring, true));
        return {shell ? GEOSGeom_createPolygon_r(m_context, shell, nullptr, 0) : nullptr, {m_context}};
    }

    [[nodiscard]] Geometry line(const GeoRing &ring) const
    {
        return {GEOSGeom_createLineString_r(m_context, sequence(ring, false)), {m_context}};
    }

    [[nodiscard]] Geometry box(const GeoBox &box) const
    {
        return {GEOSGeom_createRectangle_r(m_context, box.west, box.south, box.east, box.north), {m_context}};
    }

    [[nodiscard]] bool isValid(const Geometry &g) const { return g && GEOSisValid_r(m_context, g.get()) == 1; }

    [[nodiscard]] bool overlap(const Geometry &a, const Geometry &b) const
    {
        return GEOSOverlaps_r(m_context, a.get(), b.get()) == 1 || GEOSEquals_r(m_context, a.get(), b.get()) == 1;
    }

    [[nodiscard]] bool intersect(const Geometry &a, const Geometry &b) const
    {
        return a && b && GEOSIntersects_r(m_context, a.get(), b.get()) == 1;
    }

private:
    GEOSContextHandle_t m_context;
};

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

bool Area::isEmpty() const
{
    return std::ranges::none_of(pieces, [](const AreaPiece &piece) { return !piece.exclude; });
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
        return failure(
            ErrorCode::AreaTooManyCorners, {piece.name, QString::number(corners), QString::number(maxCorners)});
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
