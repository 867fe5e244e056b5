// SPDX-License-Identifier: GPL-3.0-or-later
#include "audiencepeers.h"

#include <sqlite3.h>

#include <spatialite.h>

#include <algorithm>

namespace campanile {

namespace {

class SpatialitePeer final : public AudiencePeer {
public:
    explicit SpatialitePeer(const std::vector<GeoPoint> &points)
        : m_cache(spatialite_alloc_connection())
    {
        check(sqlite3_open_v2(":memory:", &m_db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr));
        spatialite_init_ex(m_db, m_cache, 0);
        execute("PRAGMA journal_mode = OFF");
        execute("SELECT InitSpatialMetadata(1, 'NONE')");
        execute("CREATE TABLE contacts (id INTEGER PRIMARY KEY)");
        execute("SELECT AddGeometryColumn('contacts', 'place', -1, 'POINT', 'XY')");
        execute("BEGIN");
        sqlite3_stmt *insert = prepare("INSERT INTO contacts (id, place) VALUES (?, MakePoint(?, ?, -1))");
        for (size_t i = 0; i < points.size(); ++i) {
            check(sqlite3_bind_int64(insert, 1, static_cast<sqlite3_int64>(i)));
            check(sqlite3_bind_double(insert, 2, points[i].lonE7));
            check(sqlite3_bind_double(insert, 3, points[i].latE7));
            if (sqlite3_step(insert) != SQLITE_DONE)
                fail();
            check(sqlite3_reset(insert));
        }
        check(sqlite3_finalize(insert));
        execute("COMMIT");
        execute("SELECT CreateSpatialIndex('contacts', 'place')");
        execute("ANALYZE");
        m_area = prepare("SELECT GeomFromText(?, -1)");
        const std::string where = " FROM contacts WHERE id IN (SELECT ROWID FROM SpatialIndex WHERE f_table_name = "
                                  "'contacts' AND search_frame = ?1) AND ST_Contains(?1, place)";
        m_count = prepare("SELECT count(*)" + where);
        m_find = prepare("SELECT id" + where + " ORDER BY id");
    }

    ~SpatialitePeer() override
    {
        for (sqlite3_stmt *statement : {m_area, m_count, m_find})
            sqlite3_finalize(statement);
        sqlite3_close(m_db);
        spatialite_cleanup_ex(m_cache);
    }

    int count(const GeoRing &ring) override { return query(ring, m_count).front(); }

    std::vector<int> find(const GeoRing &ring) override { return query(ring, m_find); }

private:
    std::vector<int> query(const GeoRing &ring, sqlite3_stmt *statement)
    {
        std::string text = "POLYGON((";
        for (qsizetype i = 0; i <= ring.size(); ++i) {
            const GeoPoint &p = ring[i % ring.size()];
            text += (i ? ", " : "") + std::to_string(p.lonE7) + ' ' + std::to_string(p.latE7);
        }
        text += "))";
        check(sqlite3_bind_text(m_area, 1, text.data(), static_cast<int>(text.size()), nullptr));
        if (sqlite3_step(m_area) != SQLITE_ROW || sqlite3_column_type(m_area, 0) != SQLITE_BLOB)
            fail();
        check(sqlite3_bind_blob(
            statement, 1, sqlite3_column_blob(m_area, 0), sqlite3_column_bytes(m_area, 0), SQLITE_TRANSIENT));
        check(sqlite3_reset(m_area));
        std::vector<int> result;
        int step = 0;
        while ((step = sqlite3_step(statement)) == SQLITE_ROW)
            result.push_back(sqlite3_column_int(statement, 0));
        if (step != SQLITE_DONE)
            fail();
        check(sqlite3_reset(statement));
        return result;
    }

    sqlite3_stmt *prepare(const std::string &sql)
    {
        sqlite3_stmt *statement = nullptr;
        check(sqlite3_prepare_v2(m_db, sql.c_str(), -1, &statement, nullptr));
        return statement;
    }

    void execute(const char *sql) { check(sqlite3_exec(m_db, sql, nullptr, nullptr, nullptr)); }

    void check(int code)
    {
        if (code != SQLITE_OK)
            fail();
    }

    [[noreturn]] void fail() { qFatal("SpatiaLite: %s", sqlite3_errmsg(m_db)); }

    void *m_cache;
    sqlite3 *m_db = nullptr;
    sqlite3_stmt *m_area = nullptr;
    sqlite3_stmt *m_count = nullptr;
    sqlite3_stmt *m_find = nullptr;
};

} // namespace

std::unique_ptr<AudiencePeer> spatialitePeer(const std::vector<GeoPoint> &points)
{
    return std::make_unique<SpatialitePeer>(points);
}

} // namespace campanile
