// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlite.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

namespace campanile::sqlite {

using namespace Qt::StringLiterals;

Connection::Connection(const QString &path)
    : m_path(path)
{
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    if (sqlite3_open_v2(path.toUtf8().constData(), &m_handle, flags, nullptr) != SQLITE_OK) {
        const QString message = QString::fromUtf8(m_handle ? sqlite3_errmsg(m_handle) : "out of memory");
        sqlite3_close(m_handle);
        throw Failure{{ErrorCode::FileUnreadable, {path, message}}};
    }
    sqlite3_extended_result_codes(m_handle, 1);
    sqlite3_busy_timeout(m_handle, 5'000); // another console on the same folder
}

Connection::~Connection()
{
    sqlite3_close_v2(m_handle);
}

void Connection::fail(const QString &doing) const
{
    const int code = sqlite3_extended_errcode(m_handle);
    switch (code & 0xff) {
    case SQLITE_FULL: throw Failure{{ErrorCode::DiskFull, {m_path}}};
    case SQLITE_NOTADB: throw Failure{{ErrorCode::FileWrongKind, {m_path, u"SQLite"_s}}};
    case SQLITE_CORRUPT: throw Failure{{ErrorCode::FileTruncated, {m_path}}};
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM: throw Failure{{ErrorCode::FileUnwritable, {m_path, QString::fromUtf8(sqlite3_errmsg(m_handle))}}};
    default: throw Failure{{ErrorCode::DatabaseFailed, {doing, QString::fromUtf8(sqlite3_errmsg(m_handle))}}};
    }
}

void Connection::execute(const QByteArray &script)
{
    if (sqlite3_exec(m_handle, script.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        fail(QString::fromUtf8(script.left(60)).simplified());
}

qint64 Connection::integer(const char *sql)
{
    Statement statement(*this, sql);
    return statement.step() ? statement.integer(0) : 0;
}

qint64 Connection::changes() const
{
    return sqlite3_changes64(m_handle);
}

Statement::Statement(Connection &connection, const char *sql)
    : m_connection(connection)
{
    if (sqlite3_prepare_v2(connection.handle(), sql, -1, &m_statement, nullptr) != SQLITE_OK)
        connection.fail(QString::fromUtf8(sql).simplified());
}

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

Statement &Statement::bind(int parameter, qint64 value)
{
    sqlite3_bind_int64(m_statement, parameter, value);
    return *this;
}

Statement &Statement::bind(int parameter, const QString &value)
{
    // An empty QString may have no data at all, which SQLite would take for NULL.
    const QByteArray utf8 = value.toUtf8();
    sqlite3_bind_text(m_statement, parameter, utf8.isEmpty() ? "" : utf8.constData(), static_cast<int>(utf8.size()),
        SQLITE_TRANSIENT);
    return *this;
}

Statement &Statement::bind(int parameter, const QByteArray &value)
{
    sqlite3_bind_blob64(m_statement, parameter, value.isEmpty() ? "" : value.constData(),
        static_cast<sqlite3_uint64>(value.size()), SQLITE_TRANSIENT);
    return *this;
}

Statement &Statement::bindNull(int parameter)
{
    sqlite3_bind_null(m_statement, parameter);
    return *this;
}

bool Statement::step()
{
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        m_connection.fail(QString::fromUtf8(sqlite3_sql(m_statement)).simplified().left(60));
    return false;
}

void Statement::reset()
{
    sqlite3_reset(m_statement);
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

std::string_view Statement::utf8(int column) const
{
    const auto *data = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return {data, static_cast<size_t>(sqlite3_column_bytes(m_statement, column))};
}

QString Statement::text(int column) const
{
    return QString::fromUtf8(utf8(column));
}

QByteArray Statement::blob(int column) const
{
    const auto *data = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return {data, sqlite3_column_bytes(m_statement, column)};
}

Transaction::Transaction(Connection &connection)
    : m_connection(connection)
{
    m_connection.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction()
{
    if (!m_done)
        sqlite3_exec(m_connection.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit()
{
    m_connection.execute("COMMIT");
    m_done = true;
}

namespace {

void migrate(Connection &connection, const Schema &schema)
{
    const auto newest = static_cast<int>(schema.scripts.size());
    for (auto version = static_cast<int>(connection.integer("PRAGMA user_version")); version < newest; ++version) {
        QFile script(schema.scripts[version]);
        if (!script.open(QIODevice::ReadOnly))
            throw Failure{{ErrorCode::Internal, {script.fileName()}}};
        Transaction transaction(connection);
        connection.execute(script.readAll());
        connection.execute("PRAGMA user_version = " + QByteArray::number(version + 1));
        connection.execute("PRAGMA application_id = " + QByteArray::number(schema.applicationId));
        transaction.commit();
    }
}

} // namespace

Result<std::unique_ptr<Connection>> open(const QString &path, const Schema &schema)
{
    const QFileInfo info(path);
    if (info.exists() && !info.isFile())
        return failure(ErrorCode::FileWrongKind, {path, schema.what});
    if (!QDir().mkpath(info.absolutePath()))
        return failure(ErrorCode::FileUnwritable, {info.absolutePath(), u"mkdir"_s});
    const bool empty = !info.exists() || info.size() == 0;
    // SQLite takes a file of a few bytes for an empty one and writes over it.
    QFile file(path);
    if (!empty && !file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::FileUnreadable, {path, file.errorString()});
    if (!empty && file.read(16) != QByteArray("SQLite format 3", 16))
        return failure(ErrorCode::FileWrongKind, {path, schema.what});
    file.close();
    try {
        auto connection = std::make_unique<Connection>(path);
        const auto newest = static_cast<int>(schema.scripts.size());
        if (!empty) {
            // Before anything is written to a file that may be somebody else's.
            const qint64 application = connection->integer("PRAGMA application_id");
            const qint64 tables = connection->integer("SELECT count(*) FROM sqlite_schema");
            if (application != schema.applicationId && (application != 0 || tables > 0))
                return failure(ErrorCode::FileWrongKind, {path, schema.what});
            const qint64 version = connection->integer("PRAGMA user_version");
            if (version > newest)
                return failure(ErrorCode::FileTooNew, {path, QString::number(version), QString::number(newest)});
            Statement check(*connection, "PRAGMA quick_check(1)");
            if (!check.step() || check.text(0) != "ok"_L1)
                return failure(ErrorCode::FileTruncated, {path});
        }
        connection->execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;"
                            "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536;"
                            // A directory's rows come in no order of the indices: the fewer checkpoints, the fewer
                            // times a page of theirs is written. 32 MB; what is longer is cut when it is empty.
                            "PRAGMA wal_autocheckpoint = 8192; PRAGMA journal_size_limit = 33554432");
        migrate(*connection, schema);
        return connection;
    } catch (const Failure &failed) {
        if (failed.error.code == ErrorCode::FileWrongKind)
            return failure(ErrorCode::FileWrongKind, {path, schema.what});
        return std::unexpected(failed.error);
    }
}

} // namespace campanile::sqlite
