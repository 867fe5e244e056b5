// SPDX-License-Identifier: GPL-3.0-or-later
#include "packfile.h"

#include "packschema.h"

#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QUrl>

#include <sqlite3.h>

#include <bit>
#include <cstring>

namespace campanile {
using namespace Qt::StringLiterals;

namespace {

// Thrown and caught in this file only.
struct Refused {
    Error error;
};

constexpr char16_t wanted[] = u"a town pack";

[[noreturn]] void refuse(ErrorCode code, QStringList args)
{
    throw Refused{{code, std::move(args)}};
}

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

class Database final {
public:
    explicit Database(const QString &path)
        : m_path(path)
    {
        // immutable: no locks, no journal beside it, so that a pack on a read-only disk opens too
        const QByteArray uri =
            "file:" + QUrl::toPercentEncoding(QFileInfo(path).absoluteFilePath(), "/") + "?immutable=1";
        if (sqlite3_open_v2(
                uri.constData(), &m_db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nullptr)
            != SQLITE_OK) {
            const QString words = QString::fromUtf8(sqlite3_errmsg(m_db));
            sqlite3_close(m_db);
            refuse(ErrorCode::FileUnreadable, {path, words});
        }
        sqlite3_exec(m_db, "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;", nullptr, nullptr, nullptr);
    }

    ~Database() { sqlite3_close(m_db); }
    Q_DISABLE_COPY_MOVE(Database)

    [[noreturn]] void fail()
    {
        const int code = sqlite3_errcode(m_db) & 0xff;
        if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB || code == SQLITE_IOERR)
            refuse(ErrorCode::FileTruncated, {m_path});
        if (code == SQLITE_ERROR) // a table or column that a pack has is not there
            refuse(ErrorCode::FileWrongKind, {m_path, QString(wanted)});
        refuse(ErrorCode::DatabaseFailed, {u"reading a town pack"_s, QString::fromUtf8(sqlite3_errmsg(m_db))});
    }

    sqlite3 *handle() { return m_db; }

    [[nodiscard]] const QString &path() const { return m_path; }

private:
    QString m_path;
    sqlite3 *m_db = nullptr;
};

class Query final {
public:
    Query(Database &db, const char *sql)
        : m_db(db)
    {
        if (sqlite3_prepare_v2(db.handle(), sql, -1, &m_statement, nullptr) != SQLITE_OK)
            db.fail();
    }

    ~Query() { sqlite3_finalize(m_statement); }
    Q_DISABLE_COPY_MOVE(Query)

    bool next()
    {
        const int code = sqlite3_step(m_statement);
        if (code != SQLITE_ROW && code != SQLITE_DONE)
            m_db.fail();
        return code == SQLITE_ROW;
    }

    [[nodiscard]] QString text(int column) const
    {
        const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
        return QString::fromUtf8(bytes, sqlite3_column_bytes(m_statement, column));
    }

    [[nodiscard]] int integer(int column) const { return sqlite3_column_int(m_statement, column); }

    [[nodiscard]] double real(int column) const { return sqlite3_column_double(m_statement, column); }

    [[nodiscard]] QByteArrayView blob(int column) const
    {
        const void *bytes = sqlite3_column_blob(m_statement, column);
        return {static_cast<const char *>(bytes), sqlite3_column_bytes(m_statement, column)};
    }

private:
    Database &m_db;
    sqlite3_stmt *m_statement = nullptr;
};

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
        values.insert(query.text(0), query.text(1));
    bool isNumber = false;
    const int version = values.value(u"format"_s).toInt(&isNumber);
    if (!isNumber || version < 1)
        refuse(ErrorCode::FileWrongKind, {db.path(), QString(wanted)});
    if (version > packschema::formatVersion)
        refuse(
            ErrorCode::FileTooNew, {db.path(), QString::number(version), QString::number(packschema::formatVersion)});
    const auto edge = [&](const QString &key) {
        bool ok = false;
        const double degrees = values.value(key).toDouble(&ok);
        if (!ok || !(std::abs(degrees) <= 180))
            refuse(ErrorCode::FileWrongKind, {db.path(), QString(wanted)});
        return static_cast<std::int32_t>(std::lround(degrees * 1e7));
    };
    TownInfo town;
    town.name = values.value(u"name"_s);
    town.attribution = values.value(u"attribution"_s);
    town.sample = values.value(u"sample"_s) == u"1"_s;
    town.bounds.south = edge(u"south"_s);
    town.bounds.west = edge(u"west"_s);
    town.bounds.north = edge(u"north"_s);
    town.bounds.east = edge(u"east"_s);
    town.streets = values.value(u"streets"_s).toInt();
    town.civicNumbers = values.value(u"civic_numbers"_s).toInt();
    town.quarters = values.value(u"quarters"_s).toInt();
    if (pack) {
        pack->dataTimestamp = values.value(u"data_timestamp"_s);
        pack->report = values.value(u"report"_s);
    }
    return town;
}

void readStreets(Database &db, PackFile &pack)
{
    Query query(db, "SELECT key, name, length, geom FROM streets ORDER BY key");
    while (query.next()) {
        PackFile::StreetRow row;
        row.street.key = query.text(0);
        row.street.name = query.text(1);
        row.metres = query.real(2);
        if (!query.blob(3).isEmpty())
            row.street.lines = GeometryReader(query.blob(3), db.path()).paths();
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
        pack.streets[*found].civics += {{query.integer(1), query.text(2)}, paths.front().front()};
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
        if (!query.blob(7).isEmpty())
            row.quarter.rings = GeometryReader(query.blob(7), db.path()).paths();
        pack.quarters += std::move(row);
    }
}

void readBoundary(Database &db, PackFile &pack)
{
    Query known(db, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'municipality'");
    if (!known.next())
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
        checkHeader(path);
        Database db(path);
        PackFile pack;
        pack.town = infoOf(db, &pack);
        readStreets(db, pack);
        readCivics(db, pack);
        readQuarters(db, pack);
        readBoundary(db, pack);
        return pack;
    } catch (const Refused &refused) {
        return std::unexpected(refused.error);
    }
}

Result<TownInfo> PackFile::readInfo(const QString &path)
{
    try {
        checkHeader(path);
        Database db(path);
        return infoOf(db);
    } catch (const Refused &refused) {
        return std::unexpected(refused.error);
    }
}

} // namespace campanile
