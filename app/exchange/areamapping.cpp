// SPDX-License-Identifier: GPL-3.0-or-later
#include "areamapping.h"

#include "ogrsession.h"

#include <QSet>

#include <ogr_geometry.h>
#include <ogr_spatialref.h>

#include <algorithm>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

// Systems are used somewhat beyond where they were meant: all of Italy in the zone of its west.
constexpr double marginEast = 8, marginNorth = 4; // degrees

using Geometry = std::unique_ptr<OGRGeometry>;

class Collector final {
public:
    Collector(const ToWgs84 &toWgs84, const QString &path, const QString &what)
        : m_toWgs84(toWgs84)
        , m_path(path)
        , m_what(what)
    {
    }

    QList<GeoRing> polygons, lines;
    GeoRing points;

    Result<void> collect(const OGRGeometry &g)
    {
        if (g.IsEmpty())
            return {};
        const OGRwkbGeometryType type = wkbFlatten(g.getGeometryType());
        if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection) || type == wkbPolyhedralSurface || type == wkbTIN)
            return members(g, type);
        if (OGR_GT_IsSubClassOf(type, wkbCurvePolygon))
            return polygon(*g.toPolygon());
        if (type == wkbPoint) {
            const OGRPoint &p = *g.toPoint();
            m_x = {p.getX()}, m_y = {p.getY()};
            return transformed().transform([this](const GeoRing &ring) { points += ring; });
        }
        if (type == wkbLineString || type == wkbLinearRing)
            return line(*g.toLineString()).transform([this](const GeoRing &ring) {
                if (ring.size() > 1)
                    lines.append(ring);
            });
        return {};
    }

private:
    Result<void> members(const OGRGeometry &g, OGRwkbGeometryType type)
    {
        if (type == wkbPolyhedralSurface || type == wkbTIN) {
            for (const OGRPolygon *part : *g.toPolyhedralSurface()) {
                if (Result<void> done = polygon(*part); !done)
                    return done;
            }
            return {};
        }
        for (const OGRGeometry *part : *g.toGeometryCollection()) {
            if (Result<void> done = collect(*part); !done)
                return done;
        }
        return {};
    }

    Result<void> polygon(const OGRPolygon &polygon)
    {
        for (const OGRLinearRing *each : polygon) {
            Result<GeoRing> ring = line(*each);
            if (!ring)
                return std::unexpected(ring.error());
            if (ring->size() > 1 && ring->front() == ring->back())
                ring->removeLast();
            if (!ring->isEmpty())
                polygons.append(std::move(*ring));
        }
        return {};
    }

    Result<GeoRing> line(const OGRSimpleCurve &curve)
    {
        const int n = curve.getNumPoints();
        m_x.resize(static_cast<size_t>(n)), m_y.resize(static_cast<size_t>(n));
        for (int i = 0; i < n; ++i)
            m_x[static_cast<size_t>(i)] = curve.getX(i), m_y[static_cast<size_t>(i)] = curve.getY(i);
        Result<GeoRing> placed = transformed();
        for (qsizetype i = 1; placed && i < placed->size(); ++i) {
            if (std::abs(std::int64_t{placed->at(i).lonE7} - placed->at(i - 1).lonE7) > 1'800'000'000)
                return failure(ErrorCode::AreaAcrossAntimeridian, {m_what});
        }
        return placed;
    }

    Result<GeoRing> transformed() { return m_toWgs84.points(m_x, m_y, m_path, m_what); }

    const ToWgs84 &m_toWgs84;
    QString m_path, m_what;
    std::vector<double> m_x, m_y;
};

QString coordinateWords(double x, double y)
{
    return u"%1; %2"_s.arg(x, 0, 'g', 10).arg(y, 0, 'g', 10);
}

} // namespace

ToWgs84::ToWgs84() = default;
ToWgs84::ToWgs84(ToWgs84 &&) noexcept = default;
ToWgs84 &ToWgs84::operator=(ToWgs84 &&) noexcept = default;
ToWgs84::~ToWgs84() = default;

Result<ToWgs84> ToWgs84::from(
    const OGRSpatialReference *said, const QString &given, const QString &path, const QString &sample)
{
    OGRSpatialReference source;
    if (!given.isEmpty()) {
        static constexpr auto epsg = "EPSG:"_L1;
        bool number = false;
        const int code = given.startsWith(epsg, Qt::CaseInsensitive) ? given.mid(epsg.size()).toInt(&number) : 0;
        if (!number || source.importFromEPSG(code) != OGRERR_NONE)
            return failure(ErrorCode::CrsUnknown, {given});
    } else if (said) {
        source = *said;
    } else {
        return failure(ErrorCode::CrsMissing, {path, sample});
    }
    source.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    if (source.IsCompound())
        source.StripVertical();
    if (!source.IsGeographic() && !source.IsProjected()) {
        if (given.isEmpty())
            return failure(ErrorCode::CrsMissing, {path, sample});
        return failure(ErrorCode::CrsUnknown, {given});
    }

    OGRSpatialReference wgs84;
    wgs84.importFromEPSG(4326);
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    ToWgs84 result;
    const char *name = source.GetName();
    result.m_name = QString::fromUtf8(name ? name : "");
    result.m_degrees = source.IsGeographic();
    const char *sameOptions[] = {"IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES", "CRITERION=EQUIVALENT", nullptr};
    if (!source.IsSame(&wgs84, sameOptions)) {
        OGRCoordinateTransformationOptions options;
        options.SetBallparkAllowed(false);
        result.m_transformation.reset(OGRCreateCoordinateTransformation(&source, &wgs84, options));
        if (!result.m_transformation)
            return failure(ErrorCode::CrsUnknown, {result.m_name});
    }
    double west = 0, south = 0, east = 0, north = 0;
    if (source.GetAreaOfUse(&west, &south, &east, &north, nullptr) && west < east) {
        result.m_west = std::max(-180.0, west - marginEast), result.m_east = std::min(180.0, east + marginEast);
        result.m_south = std::max(-90.0, south - marginNorth), result.m_north = std::min(90.0, north + marginNorth);
    }
    return result;
}

Result<GeoRing> ToWgs84::points(
    std::vector<double> &x, std::vector<double> &y, const QString &path, const QString &what) const
{
    for (size_t i = 0; i < x.size(); ++i) {
        if (!std::isfinite(x[i]) || !std::isfinite(y[i]))
            return failure(ErrorCode::AreaNotFinite, {what});
        const bool likeDegrees = std::abs(x[i]) <= 180 && std::abs(y[i]) <= 90;
        m_seen = true;
        m_seenMetres = m_seenMetres || !likeDegrees;
        if (m_degrees && !likeDegrees) {
            if (std::abs(y[i]) <= 90 && std::abs(x[i]) <= 360)
                return failure(ErrorCode::AreaAcrossAntimeridian, {what});
            return failure(ErrorCode::CrsContradicted, {path, m_name, coordinateWords(x[i], y[i])});
        }
    }
    std::vector<double> lon = x, lat = y;
    std::vector<int> success(x.size(), 1);
    if (m_transformation)
        m_transformation->Transform(lon.size(), lon.data(), lat.data(), nullptr, success.data());
    GeoRing ring;
    ring.reserve(static_cast<qsizetype>(x.size()));
    for (size_t i = 0; i < x.size(); ++i) {
        const GeoPoint point = success[i] ? GeoPoint::fromDegrees(lat[i], lon[i]) : GeoPoint::fromDegrees(91, 0);
        if (!point.isValid() || lon[i] < m_west || lon[i] > m_east || lat[i] < m_south || lat[i] > m_north)
            return failure(ErrorCode::CrsContradicted, {path, m_name, coordinateWords(x[i], y[i])});
        ring.append(point);
    }
    return ring;
}

Result<AreaFeature> areaFeature(
    const OGRGeometry &geometry, const ToWgs84 &toWgs84, const QString &path, const QString &what)
{
    Collector collector(toWgs84, path, what);
    const Geometry straight(geometry.hasCurveGeometry(FALSE) ? geometry.getLinearGeometry() : nullptr);
    const Result<void> done = collector.collect(straight ? *straight : geometry);
    if (!done && done.error().code == ErrorCode::CrsContradicted)
        return std::unexpected(done.error());
    AreaFeature feature;
    if (!done) {
        feature.problem = done.error();
    } else if (!collector.polygons.isEmpty()) {
        feature.rings = std::move(collector.polygons);
    } else if (!collector.lines.isEmpty()) {
        feature.kind = AreaFeature::Kind::Line;
        feature.rings = std::move(collector.lines);
    } else if (!collector.points.isEmpty()) {
        feature.kind = AreaFeature::Kind::Point;
        feature.rings = {std::move(collector.points)};
    } else {
        feature.problem = Error{ErrorCode::AreaTooFewCorners, {what}};
    }
    if (!feature.problem && feature.kind == AreaFeature::Kind::Polygon) {
        const AreaPiece piece{.id = {}, .name = what, .rings = feature.rings, .street = std::nullopt};
        GeoBox box;
        for (const GeoRing &ring : feature.rings) {
            for (const GeoPoint &p : ring)
                box.include(p);
        }
        if (const qsizetype corners = feature.corners(); corners > maxCorners)
            feature.flaw =
                Error{ErrorCode::AreaTooManyCorners, {what, QString::number(corners), QString::number(maxCorners)}};
        else if (const Result<void> valid = validate(piece, box); !valid)
            feature.flaw = valid.error();
    }
    return feature;
}

Result<AreaFeature> areaFeatureFromWkb(const QByteArray &wkb, const QString &crs)
{
    const OgrSession session;
    OGRGeometry *made = nullptr;
    const OGRErr read =
        OGRGeometryFactory::createFromWkb(wkb.constData(), nullptr, &made, static_cast<size_t>(wkb.size()));
    const Geometry geometry(made);
    if (read != OGRERR_NONE || !geometry)
        return failure(ErrorCode::FileTruncated, {u"WKB"_s});
    const Result<ToWgs84> toWgs84 = ToWgs84::from(nullptr, crs, u"WKB"_s, {});
    if (!toWgs84)
        return std::unexpected(toWgs84.error());
    return areaFeature(*geometry, *toWgs84, u"WKB"_s, u"WKB"_s);
}

int guessNameColumn(const AreaFile &file)
{
    // Most features have one, and not all the same.
    const auto tells = [&file](int column) {
        QSet<QString> distinct;
        for (const AreaFeature &f : file.features)
            distinct.insert(f.values.value(column));
        distinct.remove(QString());
        return distinct.size() * 2 >= file.features.size();
    };
    static const QStringList usual{u"name"_s, u"nome"_s, u"denominazione"_s, u"denominaz"_s, u"denom"_s, u"den_quart"_s,
        u"quartiere"_s, u"quart"_s, u"nome_zona"_s, u"zona"_s, u"title"_s, u"titolo"_s, u"label"_s, u"etichetta"_s,
        u"den_com"_s, u"comune"_s, u"localita"_s, u"indirizzo"_s, u"descrizione"_s, u"descr"_s};
    for (const QString &name : usual) {
        for (int i = 0; i < file.columns.size(); ++i) {
            if (file.columns[i].compare(name, Qt::CaseInsensitive) == 0 && tells(i))
                return i;
        }
    }
    // Else the first that is words, and other words for most features.
    for (int i = 0; i < file.columns.size(); ++i) {
        const auto worded = std::ranges::count_if(file.features, [i](const AreaFeature &f) {
            return std::ranges::count_if(f.values.value(i), [](QChar c) { return c.isLetter(); }) > 2;
        });
        if (worded * 2 > file.features.size() && tells(i))
            return i;
    }
    return -1;
}

} // namespace campanile
