// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

#include <QByteArray>

#include <memory>
#include <optional>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace campanile::sqlite {

/// Thrown and caught inside this folder only: Database and the stores turn it into a Result.
struct Failure {
    Error error;
};

/// Runs a piece of work and answers with its failure, if it failed.
template <class Do> [[nodiscard]] Result<void> guarded(Do doIt)
{
    try {
        doIt();
        return {};
    } catch (const Failure &failed) {
        return std::unexpected(failed.error);
    }
}

class Connection;

/// A prepared statement. Parameters are numbered from 1, columns from 0.
class Statement final {
public:
    Statement(Connection &connection, const char *sql);
    ~Statement();
    Q_DISABLE_COPY_MOVE(Statement)

    Statement &bind(int parameter, qint64 value);
    Statement &bind(int parameter, const QString &value);
    Statement &bind(int parameter, const QByteArray &value); ///< a blob
    Statement &bindNull(int parameter);
    /// True while there is a row.
    bool step();
    void reset();

    void run() ///< for what answers no rows; ready to be bound and run again
    {
        step();
        reset();
    }

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] std::string_view utf8(int column) const; ///< until the next step() or reset()
    [[nodiscard]] QByteArray blob(int column) const;

private:
    Connection &m_connection;
    sqlite3_stmt *m_statement = nullptr;
};

/// An open database. Used by one thread at a time.
class Connection final {
public:
    /// Opens or creates.
    explicit Connection(const QString &path);
    ~Connection();
    Q_DISABLE_COPY_MOVE(Connection)

    void execute(const QByteArray &script);
    [[nodiscard]] qint64 integer(const char *sql);
    [[nodiscard]] qint64 changes() const;
    [[noreturn]] void fail(const QString &doing) const;

    [[nodiscard]] sqlite3 *handle() const { return m_handle; }

    [[nodiscard]] const QString &path() const { return m_path; }

private:
    sqlite3 *m_handle = nullptr;
    QString m_path;
};

/// Undone when it leaves its scope without commit().
class Transaction final {
public:
    explicit Transaction(Connection &connection);
    ~Transaction();
    Q_DISABLE_COPY_MOVE(Transaction)
    void commit();

private:
    Connection &m_connection;
    bool m_done = false;
};

/// What a file of ours is and how it becomes today's: the scripts bring it from version n to n + 1.
struct Schema {
    int applicationId = 0;
    QString what; ///< for people, when a file is something else: "a Campanile registry"
    QStringList scripts; ///< resource paths
};

/// Opens or creates, checks that the file is ours, whole and not newer than this program, and migrates it.
[[nodiscard]] Result<std::unique_ptr<Connection>> open(const QString &path, const Schema &schema);

} // namespace campanile::sqlite
