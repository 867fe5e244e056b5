// SPDX-License-Identifier: GPL-3.0-or-later
#include "packdatabase.h"

#include "packschema.h"

#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <sqlite3.h>

#include <algorithm>
#include <climits>
#include <cmath>

namespace campanile::packreading {
using namespace Qt::StringLiterals;

namespace {

constexpr int stepsAtOnce = 1000;

// The file's own header tells a wrong kind from a cut one before SQLite is asked.
void checkHeader(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        refuse(ErrorCode::FileNotFound, {path});
    if (info.isDir())
        refuse(ErrorCode::FileWrongKind, {path, QString(wanted)});
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        refuse(ErrorCode::FileUnreadable, {path, file.errorString()});
    const QByteArray head = file.read(100);
    static const QByteArray magic("SQLite format 3\0", 16);
    if (head.isEmpty() || (head.size() < 100 && magic.startsWith(head.left(16))))
        refuse(ErrorCode::FileTruncated, {path});
    const auto big = [&head](int at, int bytes) {
        qint64 value = 0;
        for (int i = 0; i < bytes; ++i)
            value = value * 256 + static_cast<unsigned char>(head[at + i]);
        return value;
    };
    if (!head.startsWith(magic) || big(68, 4) != packschema::applicationId)
        refuse(ErrorCode::FileWrongKind, {path, QString(wanted)});
    const qint64 pageSize = big(16, 2) == 1 ? 65536 : big(16, 2);
    if (file.size() < pageSize * big(28, 4))
        refuse(ErrorCode::FileTruncated, {path});
}

} // namespace

void refuse(ErrorCode code, QStringList args)
{
    throw Refused{{code, std::move(args)}};
}

Database::Database(const QString &path)
    : m_path(path)
{
    checkHeader(path);
    m_bytes = QFileInfo(path).size();
    m_left = 2 * m_bytes + 64 * 1024;
    m_steps = 1000 + m_bytes / 100; // tens for each byte: a real pack takes less than one
    // immutable: no locks, no journal beside it, so that a pack on a read-only disk opens too
    const QByteArray uri = "file:" + QUrl::toPercentEncoding(QFileInfo(path).absoluteFilePath(), "/") + "?immutable=1";
    if (sqlite3_open_v2(uri.constData(), &m_db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nullptr)
        != SQLITE_OK) {
        const QString words = QString::fromUtf8(sqlite3_errmsg(m_db));
        sqlite3_close(m_db);
        refuse(ErrorCode::FileUnreadable, {path, words});
    }
    // A table may be declared as a view that never ends, or a column as a text made on the fly.
    sqlite3_db_config(m_db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_db_config(m_db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_limit(m_db, SQLITE_LIMIT_LENGTH, static_cast<int>(std::clamp<qint64>(m_bytes, 64 * 1024, INT_MAX)));
    sqlite3_exec(m_db, "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;", nullptr, nullptr, nullptr);
    sqlite3_progress_handler(
        m_db, stepsAtOnce, [](void *self) { return static_cast<Database *>(self)->m_steps-- > 0 ? 0 : 1; }, this);
}

Database::~Database()
{
    sqlite3_close(m_db);
}

void Database::damaged() const
{
    refuse(ErrorCode::FileTruncated, {m_path});
}

void Database::fail() const
{
    switch (sqlite3_errcode(m_db) & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_IOERR:
    case SQLITE_INTERRUPT:
    case SQLITE_TOOBIG: damaged();
    case SQLITE_ERROR: // a table or column that a pack has is not there
        refuse(ErrorCode::FileWrongKind, {m_path, QString(wanted)});
    default: refuse(ErrorCode::DatabaseFailed, {u"reading a town pack"_s, QString::fromUtf8(sqlite3_errmsg(m_db))});
    }
}

void Database::spend(qint64 bytes)
{
    m_left -= bytes;
    if (m_left < 0)
        damaged();
}

Query::Query(Database &db, const char *sql)
    : m_db(db)
{
    if (sqlite3_prepare_v2(db.handle(), sql, -1, &m_statement, nullptr) != SQLITE_OK)
        db.fail();
}

Query::~Query()
{
    sqlite3_finalize(m_statement);
}

void Query::bind(int parameter, double value)
{
    sqlite3_bind_double(m_statement, parameter, value);
}

void Query::bind(int parameter, const QString &value)
{
    const QByteArray text = value.toUtf8();
    sqlite3_bind_text(m_statement, parameter, text.constData(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

void Query::reset()
{
    sqlite3_reset(m_statement);
}

bool Query::next()
{
    const int code = sqlite3_step(m_statement);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        m_db.fail();
    m_db.spend(8); // the least that a row takes
    return code == SQLITE_ROW;
}

QString Query::text(int column, qint64 longest) const
{
    const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    const qsizetype size = sqlite3_column_bytes(m_statement, column);
    if (size > longest)
        m_db.damaged();
    m_db.spend(size);
    return QString::fromUtf8(bytes, size);
}

QByteArrayView Query::blob(int column) const
{
    const void *bytes = sqlite3_column_blob(m_statement, column);
    const qsizetype size = sqlite3_column_bytes(m_statement, column);
    m_db.spend(size);
    return {static_cast<const char *>(bytes), size};
}

qint64 Query::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double Query::real(int column) const
{
    const double value = sqlite3_column_double(m_statement, column);
    return std::isfinite(value) ? value : 0;
}

} // namespace campanile::packreading
