// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

#include <QByteArrayView>
#include <QString>

struct sqlite3;
struct sqlite3_stmt;

/// A pack's file under the reader of packs, which trusts nothing in it: whoever made the file, reading it costs no more
/// time and memory than its size allows.
namespace campanile::packreading {

/// Thrown in here and caught by PackFile.
struct Refused {
    Error error;
};

[[noreturn]] void refuse(ErrorCode code, QStringList args);

inline constexpr char16_t wanted[] = u"a town pack";

class Database final {
public:
    /// Refuses what is no pack, or cut.
    explicit Database(const QString &path);
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    [[noreturn]] void fail() const;
    [[noreturn]] void damaged() const;
    /// What was read. More than the file holds, once for each query, comes of a file that leads in circles.
    void spend(qint64 bytes);

    sqlite3 *handle() { return m_db; }

    [[nodiscard]] const QString &path() const { return m_path; }

    [[nodiscard]] qint64 bytes() const { return m_bytes; }

private:
    QString m_path;
    sqlite3 *m_db = nullptr;
    qint64 m_bytes = 0;
    qint64 m_left = 0; ///< bytes that may still be read
    qint64 m_steps = 0; ///< thousands of SQLite's own steps that may still be taken
};

class Query final {
public:
    Query(Database &db, const char *sql);
    ~Query();
    Q_DISABLE_COPY_MOVE(Query)

    void bind(int parameter, double value);
    void bind(int parameter, const QString &value);
    void reset(); ///< to be asked again
    bool next();
    static constexpr qint64 longestName = 2000;
    [[nodiscard]] QString text(int column, qint64 longest = longestName) const; ///< a longer one is refused
    [[nodiscard]] QByteArrayView blob(int column) const; ///< until next()
    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] double real(int column) const; ///< 0 where it is not finite

private:
    Database &m_db;
    sqlite3_stmt *m_statement = nullptr;
};

} // namespace campanile::packreading
