// SPDX-License-Identifier: GPL-3.0-or-later
#include "geopackagewriter.h"

#include "packschema.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <format>
#include <memory>

namespace campanile {
using namespace Qt::StringLiterals;

namespace {

// Thrown and caught in this file only.
struct Stop {
    Error error;
};

class Database final {
public:
    explicit Database(const QString &path)
        : m_path(path)
    {
        if (sqlite3_open_v2(path.toUtf8().constData(), &m_db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr)
            != SQLITE_OK)
            fail(u"opening"_s);
    }

    ~Database() { sqlite3_close(m_db); }
    Q_DISABLE_COPY_MOVE(Database)

    void run(const std::string &sql)
    {
        if (sqlite3_exec(m_db, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
            fail(u"writing"_s);
    }

    [[noreturn]] void fail(const QString &doing)
    {
        const int code = sqlite3_errcode(m_db) & 0xff;
        const QString words = QString::fromUtf8(sqlite3_errmsg(m_db));
        if (code == SQLITE_FULL)
            throw Stop{{ErrorCode::DiskFull, {m_path}}};
        if (code == SQLITE_CANTOPEN || code == SQLITE_READONLY || code == SQLITE_PERM || code == SQLITE_IOERR)
            throw Stop{{ErrorCode::FileUnwritable, {m_path, words}}};
        throw Stop{{ErrorCode::DatabaseFailed, {doing, words}}};
    }

    sqlite3 *handle() { return m_db; }

private:
    QString m_path;
    sqlite3 *m_db = nullptr;
};

class Statement final {
public:
    Statement(Database &db, const std::string &sql)
        : m_db(db)
    {
        if (sqlite3_prepare_v2(db.handle(), sql.c_str(), -1, &m_statement, nullptr) != SQLITE_OK)
            db.fail(u"preparing"_s);
    }

    ~Statement() { sqlite3_finalize(m_statement); }
    Q_DISABLE_COPY_MOVE(Statement)

    void bind(int at, const Value &value)
    {
        if (const auto *integer = std::get_if<std::int64_t>(&value))
            sqlite3_bind_int64(m_statement, at, *integer);
        else if (const auto *real = std::get_if<double>(&value))
            sqlite3_bind_double(m_statement, at, *real);
        else if (const auto *text = std::get_if<std::string>(&value))
            sqlite3_bind_text(m_statement, at, text->data(), static_cast<int>(text->size()), SQLITE_TRANSIENT);
        else
            sqlite3_bind_null(m_statement, at);
    }

    void bindBlob(int at, const std::string &bytes)
    {
        sqlite3_bind_blob(m_statement, at, bytes.data(), static_cast<int>(bytes.size()), SQLITE_TRANSIENT);
    }

    void execute()
    {
        if (sqlite3_step(m_statement) != SQLITE_DONE)
            m_db.fail(u"writing"_s);
        sqlite3_reset(m_statement);
    }

private:
    Database &m_db;
    sqlite3_stmt *m_statement = nullptr;
};

constexpr char wgs84[] =
    R"(GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]])";

void createFrame(Database &db)
{
    db.run(std::format(
        "PRAGMA application_id={}; PRAGMA user_version={};", packschema::applicationId, packschema::userVersion));
    db.run(R"(
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), min_x DOUBLE, min_y DOUBLE,
  max_x DOUBLE, max_y DOUBLE, srs_id INTEGER, CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name), CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL,
  scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
CREATE TABLE campanile_pack (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL);
)");
    db.run(std::format(
        "INSERT INTO gpkg_spatial_ref_sys VALUES ('WGS 84 geodetic', 4326, 'EPSG', 4326, '{}', 'longitude/latitude');"
        "INSERT INTO gpkg_spatial_ref_sys VALUES ('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', NULL);"
        "INSERT INTO gpkg_spatial_ref_sys VALUES ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', NULL);",
        wgs84));
}

// As the GeoPackage standard words them (annex F.3): whoever edits a pack with another program keeps its index right.
std::string triggers(const std::string &t)
{
    std::string sql = R"(
CREATE TRIGGER "rtree_%_geom_insert" AFTER INSERT ON "%" WHEN (new."geom" NOT NULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN
  INSERT OR REPLACE INTO "rtree_%_geom" VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER "rtree_%_geom_update6" AFTER UPDATE OF "geom" ON "%" WHEN OLD."fid" = NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom")) AND (OLD."geom" NOTNULL AND NOT ST_IsEmpty(OLD."geom")) BEGIN
  UPDATE "rtree_%_geom" SET minx = ST_MinX(NEW."geom"), maxx = ST_MaxX(NEW."geom"), miny = ST_MinY(NEW."geom"), maxy = ST_MaxY(NEW."geom") WHERE id = NEW."fid"; END;
CREATE TRIGGER "rtree_%_geom_update7" AFTER UPDATE OF "geom" ON "%" WHEN OLD."fid" = NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom")) AND (OLD."geom" ISNULL OR ST_IsEmpty(OLD."geom")) BEGIN
  INSERT INTO "rtree_%_geom" VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER "rtree_%_geom_update2" AFTER UPDATE OF "geom" ON "%" WHEN OLD."fid" = NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom")) BEGIN
  DELETE FROM "rtree_%_geom" WHERE id = OLD."fid"; END;
CREATE TRIGGER "rtree_%_geom_update5" AFTER UPDATE ON "%" WHEN OLD."fid" != NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN
  DELETE FROM "rtree_%_geom" WHERE id = OLD."fid";
  INSERT OR REPLACE INTO "rtree_%_geom" VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER "rtree_%_geom_update4" AFTER UPDATE ON "%" WHEN OLD."fid" != NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom")) BEGIN
  DELETE FROM "rtree_%_geom" WHERE id IN (OLD."fid", NEW."fid"); END;
CREATE TRIGGER "rtree_%_geom_delete" AFTER DELETE ON "%" WHEN old."geom" NOT NULL BEGIN
  DELETE FROM "rtree_%_geom" WHERE id = OLD."fid"; END;
)";
    for (std::size_t at = sql.find('%'); at != std::string::npos; at = sql.find('%', at + t.size()))
        sql.replace(at, 1, t);
    return sql;
}

void writeLayer(Database &db, const LayerInfo &info, const std::vector<Feature> &features,
    const std::string &lastChange, const std::function<void()> &step)
{
    std::string create = std::format(
        "CREATE TABLE \"{}\" (fid INTEGER PRIMARY KEY NOT NULL, geom {}, osm_id INTEGER", info.name, info.geometryType);
    std::string marks = "?1, ?2, ?3";
    for (std::size_t i = 0; i < info.columns.size(); ++i) {
        create += ", " + info.columns[i];
        marks += std::format(", ?{}", i + 4);
    }
    db.run(create + ");");
    db.run(std::format("CREATE VIRTUAL TABLE \"rtree_{}_geom\" USING rtree(id, minx, maxx, miny, maxy);", info.name));

    std::vector<std::size_t> order(features.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::ranges::stable_sort(
        order, [&features](std::size_t a, std::size_t b) { return features[a].order < features[b].order; });

    Statement insert(db, std::format("INSERT INTO \"{}\" VALUES ({});", info.name, marks));
    Statement index(db, std::format("INSERT INTO \"rtree_{}_geom\" VALUES (?1, ?2, ?3, ?4, ?5);", info.name));
    GeoBox extent;
    std::int64_t fid = 0;
    for (const std::size_t i : order) {
        const Feature &feature = features[i];
        insert.bind(1, ++fid);
        if (feature.shape.isEmpty()) {
            insert.bind(2, {});
        } else {
            insert.bindBlob(2, toGeoPackage(feature.shape));
            const GeoBox box = feature.shape.box();
            index.bind(1, fid);
            int at = 2;
            for (const std::int32_t edge : {box.west, box.east, box.south, box.north})
                index.bind(at++, edge / 1e7);
            index.execute();
            extent.include({box.south, box.west});
            extent.include({box.north, box.east});
        }
        insert.bind(3, feature.osmId == 0 ? Value() : Value(feature.osmId));
        for (std::size_t c = 0; c < info.columns.size(); ++c)
            insert.bind(static_cast<int>(c) + 4, c < feature.values.size() ? feature.values[c] : Value());
        insert.execute();
        step();
    }
    db.run(triggers(info.name));
    Statement contents(db, "INSERT INTO gpkg_contents VALUES (?1, 'features', ?1, ?2, ?3, ?4, ?5, ?6, ?7, 4326);");
    contents.bind(1, info.name);
    contents.bind(2, info.description);
    contents.bind(3, lastChange);
    if (!extent.isEmpty()) {
        int at = 4;
        for (const std::int32_t edge : {extent.west, extent.south, extent.east, extent.north})
            contents.bind(at++, edge / 1e7);
    }
    contents.execute();
    db.run(std::format("INSERT INTO gpkg_geometry_columns VALUES ('{0}', 'geom', '{1}', 4326, 0, 0);"
                       "INSERT INTO gpkg_extensions VALUES ('{0}', 'geom', 'gpkg_rtree_index', "
                       "'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');",
        info.name, info.geometryType));
}

void writeAll(Database &db, const PackContents &contents, const std::function<bool(double)> &tick)
{
    std::size_t total = 1, done = 0;
    for (const auto &features : contents.layers)
        total += features.size();
    const auto step = [&] {
        if (++done % 512 == 0 && !tick(double(done) / double(total)))
            throw Stop{{ErrorCode::Cancelled, {}}};
    };
    db.run("PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE;");
    db.run("BEGIN");
    createFrame(db);
    for (std::size_t i = 0; i < layerCount; ++i)
        writeLayer(db, layerInfo(static_cast<Layer>(i)), contents.layers[i], contents.lastChange, step);
    db.run("CREATE UNIQUE INDEX streets_key ON streets(key); CREATE UNIQUE INDEX quarters_key ON quarters(key);"
           "CREATE INDEX civic_numbers_street ON civic_numbers(street_key, number, exponent);");
    Statement metadata(db, "INSERT INTO campanile_pack VALUES (?1, ?2);");
    for (const auto &[key, value] : contents.metadata) {
        metadata.bind(1, key);
        metadata.bind(2, value);
        metadata.execute();
    }
    Statement attributes(db,
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change) VALUES "
        "('campanile_pack', 'attributes', 'campanile_pack', 'What this town pack is', ?1);");
    attributes.bind(1, contents.lastChange);
    attributes.execute();
    if (!tick(1))
        throw Stop{{ErrorCode::Cancelled, {}}};
    db.run("COMMIT");
}

} // namespace

Result<void> writeGeoPackage(const QString &path, const PackContents &contents, const std::function<bool(double)> &tick)
{
    const QFileInfo target(path);
    if (target.isDir())
        return failure(ErrorCode::FileUnwritable, {path, u"it is a folder"_s});
    const QString temporary = u"%1.part-%2"_s.arg(path).arg(::getpid());
    QFile::remove(temporary);
    try {
        {
            Database db(temporary);
            writeAll(db, contents, tick);
        }
        // the name must never point at bytes that are not on the disk
        const int file = ::open(QFile::encodeName(temporary).constData(), O_RDONLY | O_CLOEXEC);
        const int trouble = file < 0 || ::fsync(file) != 0 ? errno : 0;
        if (file >= 0)
            ::close(file);
        if (trouble == ENOSPC || trouble == EDQUOT)
            throw Stop{{ErrorCode::DiskFull, {path}}};
        if (trouble != 0)
            throw Stop{{ErrorCode::FileUnwritable, {path, QString::fromLocal8Bit(strerror(trouble))}}};
        if (::rename(QFile::encodeName(temporary).constData(), QFile::encodeName(path).constData()) != 0)
            throw Stop{{ErrorCode::FileUnwritable, {path, QString::fromLocal8Bit(strerror(errno))}}};
    } catch (const Stop &stop) {
        QFile::remove(temporary);
        Error error = stop.error;
        for (QString &arg : error.args) { // say the name the user gave
            if (arg == temporary)
                arg = path;
        }
        return std::unexpected(error);
    }
    return {};
}

} // namespace campanile
