// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlitedatabase.h"

namespace campanile::dialer {

SqliteDatabase::SqliteDatabase(const std::string &path, int flags, const std::string &vfs)
{
    sqlite3 *db = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &db, flags, vfs.empty() ? nullptr : vfs.c_str());
    m_db.reset(db);
    if (code != SQLITE_OK)
        fail("opening " + path);
    sqlite3_busy_timeout(db, 5000);
    execute("PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF");
}

void SqliteDatabase::fail(const std::string &doing) const
{
    if (!m_db)
        throw SqlError{SQLITE_NOMEM, doing + ": out of memory"};
    throw SqlError{sqlite3_errcode(m_db.get()) & 0xff, doing + ": " + sqlite3_errmsg(m_db.get())};
}

void SqliteDatabase::execute(const char *sql)
{
    if (sqlite3_exec(m_db.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        fail(sql);
}

std::int64_t SqliteDatabase::integer(const char *sql)
{
    Query query(*this, sql);
    return query.next() ? query.integer(0) : 0;
}

std::string SqliteDatabase::text(const char *sql)
{
    Query query(*this, sql);
    return query.next() ? query.text(0) : std::string();
}

void SqliteDatabase::rollback() noexcept
{
    if (sqlite3_get_autocommit(m_db.get()) == 0)
        sqlite3_exec(m_db.get(), "ROLLBACK", nullptr, nullptr, nullptr);
}

sqlite3_stmt *SqliteDatabase::statement(const char *sql)
{
    auto &kept = m_statements[sql];
    if (!kept) {
        sqlite3_stmt *fresh = nullptr;
        if (sqlite3_prepare_v3(m_db.get(), sql, -1, SQLITE_PREPARE_PERSISTENT, &fresh, nullptr) != SQLITE_OK)
            fail(sql);
        kept.reset(fresh);
    }
    return kept.get();
}

Query::~Query()
{
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
}

bool Query::next()
{
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        m_db.fail(sqlite3_sql(m_statement));
    return false;
}

std::string Query::text(int column) const
{
    const void *bytes = sqlite3_column_blob(m_statement, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column));
    return bytes ? std::string(static_cast<const char *>(bytes), size) : std::string();
}

void Query::check(int code) const
{
    if (code != SQLITE_OK)
        m_db.fail("binding a value");
}

void Query::bind(int index, std::int64_t value)
{
    check(sqlite3_bind_int64(m_statement, index, value));
}

void Query::bind(int index, double value)
{
    check(sqlite3_bind_double(m_statement, index, value));
}

// Transient copies: a value may be a temporary of the caller's.
void Query::bind(int index, std::string_view value)
{
    check(sqlite3_bind_text64(m_statement, index, value.data() ? value.data() : "", value.size(),
        sqlite3_destructor_type(-1), SQLITE_UTF8)); // NOLINT: SQLITE_TRANSIENT without its old-style cast
}

void Query::bind(int index, Blob value)
{
    check(sqlite3_bind_blob64(m_statement, index, value.bytes.data() ? value.bytes.data() : "", value.bytes.size(),
        sqlite3_destructor_type(-1)));
}

} // namespace campanile::dialer
