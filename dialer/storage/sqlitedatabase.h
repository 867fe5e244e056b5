// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace campanile::dialer {

/// Thrown inside the ledger and the library only; nothing of it leaves them.
struct SqlError {
    int code = 0; ///< SQLite's primary result code
    std::string message;

    [[nodiscard]] bool brokenRule() const { return code == SQLITE_CONSTRAINT; }

    [[nodiscard]] bool corrupt() const { return code == SQLITE_CORRUPT || code == SQLITE_NOTADB; }
};

struct Blob {
    std::string_view bytes;
};

/// One connection, used by one thread at a time, with its statements kept.
class SqliteDatabase final {
public:
    /// `vfs` empty: the system's. Throws SqlError.
    SqliteDatabase(const std::string &path, int flags, const std::string &vfs);
    void execute(const char *sql);
    [[nodiscard]] std::int64_t integer(const char *sql); ///< first column of the first row
    [[nodiscard]] std::string text(const char *sql);
    void rollback() noexcept;
    [[nodiscard]] sqlite3_stmt *statement(const char *sql); ///< prepared once; `sql` is a literal
    [[noreturn]] void fail(const std::string &doing) const;

private:
    struct Close {
        void operator()(sqlite3 *db) const { sqlite3_close_v2(db); }
    };

    struct Finalize {
        void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
    };

    std::unique_ptr<sqlite3, Close> m_db;
    std::map<const char *, std::unique_ptr<sqlite3_stmt, Finalize>> m_statements;
};

/// One run of a statement; leaves it ready for the next.
class Query final {
public:
    template <class... Values>
    Query(SqliteDatabase &db, const char *sql, const Values &...values)
        : m_db(db)
        , m_statement(db.statement(sql))
    {
        int index = 0;
        (bind(++index, values), ...);
    }

    ~Query();
    Query(const Query &) = delete;
    Query &operator=(const Query &) = delete;

    bool next(); ///< false: no more rows

    void run() { next(); }

    [[nodiscard]] std::int64_t integer(int column) const { return sqlite3_column_int64(m_statement, column); }

    [[nodiscard]] int number(int column) const { return sqlite3_column_int(m_statement, column); }

    [[nodiscard]] double real(int column) const { return sqlite3_column_double(m_statement, column); }

    [[nodiscard]] std::string text(int column) const; ///< or the bytes of a blob

private:
    void bind(int index, std::int64_t value);

    void bind(int index, int value) { bind(index, static_cast<std::int64_t>(value)); }

    void bind(int index, std::uint32_t value) { bind(index, static_cast<std::int64_t>(value)); }

    void bind(int index, double value);
    void bind(int index, std::string_view value);

    void bind(int index, const std::string &value) { bind(index, std::string_view(value)); }

    void bind(int index, Blob value);
    void check(int code) const;
    SqliteDatabase &m_db;
    sqlite3_stmt *m_statement;
};

} // namespace campanile::dialer
