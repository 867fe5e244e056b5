// SPDX-License-Identifier: GPL-3.0-or-later
#include "packfile.h"

#include "packdatabase.h"
#include "packschema.h"

#include <QHash>

#include <algorithm>
#include <bit>
#include <cstring>

namespace campanile {
using namespace Qt::StringLiterals;

using namespace packreading;

namespace {

static_assert(std::endian::native == std::endian::little, "blobs are read as they lie");

// Rings without their repeated last point, lines as they are. Anything odd makes it fail: the file is damaged.
class GeometryReader final {
public:
    GeometryReader(QByteArrayView blob, const QString &path)
        : m_path(path)
    {
        if (blob.size() < packschema::geometryHeaderBytes || !blob.startsWith("GP"))
            damaged();
        m_rest = blob.sliced(packschema::geometryHeaderBytes);
    }

    QList<GeoRing> paths()
    {
        QList<GeoRing> result;
        read(result, 0);
        return result;
    }

private:
    [[noreturn]] void damaged() const { refuse(ErrorCode::FileTruncated, {m_path}); }

    template <class T> T take()
    {
        T value;
        if (m_rest.size() < qsizetype(sizeof value))
            damaged();
        std::memcpy(&value, m_rest.data(), sizeof value);
        m_rest = m_rest.sliced(sizeof value);
        return value;
    }

    quint32 count(qsizetype each)
    {
        const auto n = take<quint32>();
        if (qsizetype(n) > m_rest.size() / each)
            damaged();
        return n;
    }

    GeoPoint point()
    {
        const auto lon = take<double>(), lat = take<double>();
        if (!(std::abs(lon) <= 180 && std::abs(lat) <= 90))
            damaged();
        return GeoPoint::fromDegrees(lat, lon);
    }

    GeoRing path(bool closed)
    {
        GeoRing ring(count(16));
        for (GeoPoint &p : ring)
            p = point();
        if (closed && ring.size() > 1 && ring.front() == ring.back())
            ring.removeLast();
        return ring;
    }

    void read(QList<GeoRing> &into, int depth)
    {
        if (take<quint8>() != 1 || depth > 2)
            damaged();
        switch (take<quint32>()) {
        case 1: into += GeoRing{point()}; break;
        case 2: into += path(false); break;
        case 3:
            for (quint32 n = count(4); n > 0; --n)
                into += path(true);
            break;
        case 4:
        case 5:
        case 6:
            for (quint32 n = count(9); n > 0; --n)
                read(into, depth + 1);
            break;
        default: damaged();
        }
    }

    QString m_path;
    QByteArrayView m_rest;
};

TownInfo infoOf(Database &db, PackFile *pack = nullptr)
{
    QHash<QString, QString> values;
    Query query(db, "SELECT key, value FROM campanile_pack");
    while (query.next())
        values.insert(query.text(0), query.text(1, db.bytes()));
    bool isNumber = false;
    const int version = values.value(u"format"_s).toInt(&isNumber);
    if (!isNumber || version < 1)
        refuse(ErrorCode::FileWrongKind, {db.path(), QString(wanted)});
    if (version > packschema::formatVersion)
        refuse(
            ErrorCode::FileTooNew, {db.path(), QString::number(version), QString::number(packschema::formatVersion)});
    const auto edge = [&](const QString &key, double most) {
        bool ok = false;
        const double degrees = values.value(key).toDouble(&ok);
        if (!ok || !(std::abs(degrees) <= most))
            refuse(ErrorCode::FileWrongKind, {db.path(), QString(wanted)});
        return static_cast<std::int32_t>(std::lround(degrees * 1e7));
    };
    TownInfo town;
    town.name = values.value(u"name"_s);
    town.attribution = values.value(u"attribution"_s);
    town.sample = values.value(u"sample"_s) == u"1"_s;
    town.bounds.south = edge(u"south"_s, 90);
    town.bounds.west = edge(u"west"_s, 180);
    town.bounds.north = edge(u"north"_s, 90);
    town.bounds.east = edge(u"east"_s, 180);
    if (town.bounds.isEmpty())
        db.damaged();
    const auto count = [&](const QString &key) {
        return static_cast<int>(std::clamp<qint64>(values.value(key).toInt(), 0, db.bytes()));
    };
    town.streets = count(u"streets"_s);
    town.civicNumbers = count(u"civic_numbers"_s);
    town.quarters = count(u"quarters"_s);
    if (pack) {
        pack->dataTimestamp = values.value(u"data_timestamp"_s);
        pack->report = values.value(u"report"_s);
    }
    return town;
}

/// How much of the Earth the streets' segments cover: who looks for a street near a point keeps each segment in every
/// square of 200 m of its box (SegmentGrid), and must not be made to keep them all.
class StreetReach final {
public:
    void add(const QList<GeoRing> &lines)
    {
        for (const GeoRing &line : lines) {
            for (qsizetype i = 1; i < line.size(); ++i) {
                const qint64 rows = std::abs(qint64{line[i].latE7} - line[i - 1].latE7) / 20'000 + 1;
                const qint64 columns = std::abs(qint64{line[i].lonE7} - line[i - 1].lonE7) / 20'000 + 1;
                m_left += 4 - rows * columns;
            }
        }
    }

    [[nodiscard]] bool isAbsurd() const { return m_left < 0; }

private:
    qint64 m_left = 2'000'000; ///< squares; four more with each segment
};

void readStreets(Database &db, PackFile &pack)
{
    StreetReach reach;
    Query query(db, "SELECT key, name, length, geom, class FROM streets ORDER BY key");
    while (query.next()) {
        PackFile::StreetRow row;
        row.street.key = query.text(0);
        row.street.name = query.text(1);
        row.metres = query.real(2);
        row.derived = query.text(4) == u"derived"_s;
        if (!pack.streets.isEmpty() && row.street.key == pack.streets.back().street.key)
            db.damaged();
        if (const QByteArrayView geometry = query.blob(3); !geometry.isEmpty())
            row.street.lines = GeometryReader(geometry, db.path()).paths();
        reach.add(row.street.lines);
        if (reach.isAbsurd())
            db.damaged();
        pack.streets += std::move(row);
    }
}

void readCivics(Database &db, PackFile &pack)
{
    QHash<QString, qsizetype> at;
    for (qsizetype i = 0; i < pack.streets.size(); ++i)
        at.insert(pack.streets[i].street.key, i);
    Query query(
        db, "SELECT street_key, number, exponent, geom FROM civic_numbers ORDER BY street_key, number, exponent, fid");
    while (query.next()) {
        const auto found = at.constFind(query.text(0));
        if (found == at.cend())
            continue;
        const auto paths = GeometryReader(query.blob(3), db.path()).paths();
        const qint64 number = query.integer(1);
        if (paths.isEmpty() || paths.front().isEmpty() || number < 0 || number > 99'999)
            db.damaged();
        pack.streets[*found].civics += {{static_cast<int>(number), query.text(2)}, paths.front().front()};
    }
}

void readQuarters(Database &db, PackFile &pack)
{
    Query query(db, "SELECT key, name, kind, derived, lon, lat, area, geom FROM quarters ORDER BY name, key");
    while (query.next()) {
        PackFile::QuarterRow row;
        row.quarter.key = query.text(0);
        row.quarter.name = query.text(1);
        row.kind = query.text(2);
        row.derived = query.integer(3) != 0;
        row.quarter.centre = GeoPoint::fromDegrees(query.real(5), query.real(4));
        row.squareMetres = query.real(6);
        if (const QByteArrayView geometry = query.blob(7); !geometry.isEmpty())
            row.quarter.rings = GeometryReader(geometry, db.path()).paths();
        pack.quarters += std::move(row);
    }
}

bool hasTable(Database &db, const QString &name)
{
    Query known(db, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?");
    known.bind(1, name);
    return known.next();
}

bool isInside(const QList<GeoRing> &rings, GeoPoint p)
{
    bool inside = false;
    for (const GeoRing &ring : rings) {
        for (qsizetype i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
            inside ^= crossesEastOf(ring[i], ring[j], p);
    }
    return inside;
}

double squareMetresOf(const QList<GeoRing> &rings)
{
    return squareKilometres({.id = {}, .kind = PieceKind::Polygon, .name = {}, .rings = rings, .street = {}}) * 1e6;
}

constexpr qsizetype mostLandmarks = 5'000; // a province has fewer; a search goes through all of them

/// Named places that somebody would say instead of an address, each with the grounds or the building it stands in.
void readLandmarks(Database &db, PackFile &pack)
{
    for (const QString &table :
        {u"pois"_s, u"landuse"_s, u"buildings"_s, u"rtree_landuse_geom"_s, u"rtree_buildings_geom"_s}) {
        if (!hasTable(db, table))
            return;
    }
    // class of the point, then the class its grounds have
    Query query(db,
        "SELECT fid, class, name, geom FROM pois WHERE name IS NOT NULL AND class IN ('hospital', 'school', "
        "'university', 'townhall', 'station', 'bus_station', 'church', 'cemetery', 'stadium', 'sports', "
        "'fire_station', 'police', 'library', 'museum', 'theatre', 'castle', 'park', 'courthouse', 'market') "
        "ORDER BY name, fid");
    Query grounds(db,
        "SELECT l.geom FROM rtree_landuse_geom r JOIN landuse l ON l.fid = r.id WHERE r.minx <= ?1 AND r.maxx >= ?1 "
        "AND r.miny <= ?2 AND r.maxy >= ?2 AND (l.class = ?3 OR (?3 = 'university' AND l.class = 'school')) "
        "ORDER BY (r.maxx - r.minx) * (r.maxy - r.miny) LIMIT 4");
    Query building(db,
        "SELECT b.geom FROM rtree_buildings_geom r JOIN buildings b ON b.fid = r.id WHERE r.minx <= ?1 "
        "AND r.maxx >= ?1 AND r.miny <= ?2 AND r.maxy >= ?2 ORDER BY (r.maxx - r.minx) * (r.maxy - r.miny) LIMIT 4");
    while (pack.landmarks.size() < mostLandmarks && query.next()) {
        PackFile::LandmarkRow row;
        row.landmark.key = u"poi:"_s + query.text(0);
        row.landmark.kind = query.text(1);
        row.landmark.name = query.text(2);
        const QList<GeoRing> place = GeometryReader(query.blob(3), db.path()).paths();
        if (place.isEmpty() || place.front().isEmpty())
            db.damaged();
        row.landmark.centre = place.front().front();
        for (Query *holder : {&grounds, &building}) {
            holder->bind(1, row.landmark.centre.longitude());
            holder->bind(2, row.landmark.centre.latitude());
            if (holder == &grounds)
                holder->bind(3, row.landmark.kind);
            while (holder->next()) {
                const QList<GeoRing> rings = GeometryReader(holder->blob(0), db.path()).paths();
                const double size = squareMetresOf(rings);
                if (isInside(rings, row.landmark.centre) && (row.squareMetres == 0 || size < row.squareMetres)) {
                    row.landmark.rings = rings;
                    row.squareMetres = size;
                }
            }
            holder->reset();
            if (!row.landmark.rings.isEmpty())
                break;
        }
        pack.landmarks += std::move(row);
    }
}

void readBoundary(Database &db, PackFile &pack)
{
    if (!hasTable(db, u"municipality"_s))
        return; // older packs
    Query query(db, "SELECT geom, source FROM municipality WHERE geom IS NOT NULL ORDER BY fid");
    while (query.next()) {
        pack.boundarySource = query.text(1);
        pack.boundary += GeometryReader(query.blob(0), db.path()).paths();
    }
}

} // namespace

Result<PackFile> PackFile::read(const QString &path)
{
    try {
        Database db(path);
        PackFile pack;
        pack.town = infoOf(db, &pack);
        readStreets(db, pack);
        readCivics(db, pack);
        readQuarters(db, pack);
        readLandmarks(db, pack);
        readBoundary(db, pack);
        return pack;
    } catch (const Refused &refused) {
        return std::unexpected(refused.error);
    }
}

Result<TownInfo> PackFile::readInfo(const QString &path)
{
    try {
        Database db(path);
        return infoOf(db);
    } catch (const Refused &refused) {
        return std::unexpected(refused.error);
    }
}

} // namespace campanile
