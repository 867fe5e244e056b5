// SPDX-License-Identifier: GPL-3.0-or-later
#include "mbtilesfile.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QFileInfo>
#include <QTextDocumentFragment>
#include <QUrl>

#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numbers>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace campanile {

namespace {

constexpr auto longestQuery = 2s; // a view may be anything, also one that never ends
constexpr int opcodesBetweenLooks = 20'000;
constexpr int longestText = 4096; // characters of a metadata value that we show

qint64 nowMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

class Query final {
public:
    Query(sqlite3 *db, const char *sql) { m_ok = sqlite3_prepare_v2(db, sql, -1, &m_statement, nullptr) == SQLITE_OK; }

    ~Query() { sqlite3_finalize(m_statement); }
    Q_DISABLE_COPY_MOVE(Query)

    [[nodiscard]] bool ok() const { return m_ok; }

    [[nodiscard]] bool next()
    {
        const int code = m_ok ? sqlite3_step(m_statement) : SQLITE_ERROR;
        m_ok = code == SQLITE_ROW || code == SQLITE_DONE;
        return code == SQLITE_ROW;
    }

    [[nodiscard]] QString text(int column) const
    {
        const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
        return QString::fromUtf8(bytes, std::min(sqlite3_column_bytes(m_statement, column), longestText));
    }

    [[nodiscard]] bool isNull(int column) const { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }

    [[nodiscard]] qint64 integer(int column) const { return sqlite3_column_int64(m_statement, column); }

    [[nodiscard]] QByteArray blob(int column) const
    {
        const void *bytes = sqlite3_column_blob(m_statement, column);
        return {static_cast<const char *>(bytes), sqlite3_column_bytes(m_statement, column)};
    }

private:
    sqlite3_stmt *m_statement = nullptr;
    bool m_ok = false;
};

double latitudeOf(double tiles, double row) // edge north of that row
{
    return std::atan(std::sinh(std::numbers::pi * (1 - 2 * row / tiles))) * 180 / std::numbers::pi;
}

/// Owners are often named in HTML; nothing of it is ever shown as such.
QString plain(const QString &text)
{
    return (text.contains(u'<') || text.contains(u'&') ? QTextDocumentFragment::fromHtml(text).toPlainText() : text)
        .simplified()
        .left(200);
}

std::optional<GeoBox> boxOf(const QString &bounds)
{
    const QStringList parts = bounds.split(u',');
    if (parts.size() != 4)
        return {};
    double sides[4] = {};
    for (int i = 0; i < 4; ++i) {
        bool ok = false;
        sides[i] = parts[i].trimmed().toDouble(&ok);
        if (!ok || !std::isfinite(sides[i]))
            return {};
    }
    const auto [west, south, east, north] = std::to_array(sides);
    if (west < -180 || east > 180 || south < -90 || north > 90 || west >= east || south >= north)
        return {};
    const auto e7 = [](double degrees) { return static_cast<std::int32_t>(std::lround(degrees * 1e7)); };
    return GeoBox{e7(south), e7(west), e7(north), e7(east)};
}

/// By its first bytes; empty: none of ours. "pbf" for vectors.
QString kindOf(const QByteArray &bytes)
{
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return u"PNG"_s;
    if (bytes.startsWith("\xff\xd8\xff"))
        return u"JPEG"_s;
    if (bytes.startsWith("RIFF") && bytes.sliced(std::min<qsizetype>(8, bytes.size())).startsWith("WEBP"))
        return u"WebP"_s;
    if (bytes.startsWith("\x1f\x8b") || bytes.startsWith("\x1a"))
        return u"pbf"_s;
    return {};
}

} // namespace

MbtilesFile::MbtilesFile(QString path)
{
    m_report.path = std::move(path);
}

MbtilesFile::~MbtilesFile()
{
    sqlite3_finalize(m_tile);
    sqlite3_close(m_db);
}

Result<std::unique_ptr<MbtilesFile>> MbtilesFile::open(const QString &path)
{
    std::unique_ptr<MbtilesFile> file(new MbtilesFile(path));
    if (auto done = file->connect(); !done)
        return std::unexpected(done.error());
    if (auto done = file->readMetadata(); !done)
        return std::unexpected(done.error());
    if (auto done = file->readExtent(); !done)
        return std::unexpected(done.error());
    return file;
}

Error MbtilesFile::refusal() const
{
    switch (sqlite3_errcode(m_db) & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_IOERR: return {ErrorCode::FileTruncated, {m_report.path}};
    case SQLITE_INTERRUPT: return {ErrorCode::FileUnreadable, {m_report.path, u"no answer in 2 s"_s}};
    default: return {ErrorCode::FileWrongKind, {m_report.path, u"MBTiles"_s}};
    }
}

Result<void> MbtilesFile::connect()
{
    const QString &path = m_report.path;
    const QFileInfo info(path);
    if (!info.exists())
        return failure(ErrorCode::FileNotFound, {path});
    QFile file(path);
    if (info.isDir() || !file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::FileUnreadable, {path, file.errorString()});
    m_report.bytes = file.size();
    const QByteArray head = file.read(100);
    const QByteArray magic("SQLite format 3\0", 16);
    if (head.isEmpty() || (head.size() < 100 && magic.startsWith(head.first(std::min<qsizetype>(16, head.size())))))
        return failure(ErrorCode::FileTruncated, {path});
    if (!head.startsWith(magic))
        return failure(ErrorCode::FileWrongKind, {path, u"MBTiles"_s});

    // immutable: it may lie on a disk that is read only; nobody writes to a finished photograph
    const QByteArray uri = "file:" + QUrl::toPercentEncoding(info.absoluteFilePath(), "/") + "?immutable=1";
    if (sqlite3_open_v2(uri.constData(), &m_db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nullptr)
        != SQLITE_OK)
        return failure(ErrorCode::FileUnreadable, {path, QString::fromUtf8(sqlite3_errmsg(m_db))});
    sqlite3_db_config(m_db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_limit(m_db, SQLITE_LIMIT_LENGTH, 2 * largestTile);
    sqlite3_exec(m_db, "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;", nullptr, nullptr, nullptr);
    sqlite3_progress_handler(
        m_db, opcodesBetweenLooks,
        [](void *self) { return int(nowMs() > static_cast<const MbtilesFile *>(self)->m_deadline); }, this);
    m_deadline = nowMs() + std::chrono::milliseconds(longestQuery).count();
    if (sqlite3_prepare_v2(m_db,
            "SELECT tile_data FROM tiles WHERE zoom_level = ?1 AND tile_column = ?2 AND tile_row = ?3"
            " AND length(tile_data) <= ?4",
            -1, &m_tile, nullptr)
        != SQLITE_OK)
        return std::unexpected(refusal());
    return {};
}

Result<void> MbtilesFile::readMetadata()
{
    m_report.name = QFileInfo(m_report.path).completeBaseName();
    m_report.minimumZoom = -1;
    m_report.maximumZoom = -1;
    Query rows(m_db, "SELECT name, value FROM metadata LIMIT 1000");
    while (rows.next()) {
        const QString key = rows.text(0), value = rows.text(1).trimmed();
        if (key == "name"_L1 && !value.isEmpty())
            m_report.name = plain(value);
        else if (key == "attribution"_L1)
            m_report.attribution = plain(value);
        else if (key == "format"_L1)
            m_said = value.toLower();
        else if (key == "minzoom"_L1)
            m_report.minimumZoom = value.toInt();
        else if (key == "maxzoom"_L1)
            m_report.maximumZoom = value.toInt();
        else if (key == "bounds"_L1)
            m_report.bounds = boxOf(value).value_or(GeoBox());
    }
    if (!rows.ok())
        return std::unexpected(refusal());
    if (m_said.contains("pbf"_L1) || m_said.contains("mvt"_L1))
        return failure(ErrorCode::TilesVector, {m_report.path});
    return {};
}

// What the file has counts, not what it says: zooms and bounds are looked up where they are missing or absurd.
Result<void> MbtilesFile::readExtent()
{
    Query first(m_db,
        "SELECT tile_data FROM tiles WHERE tile_data IS NOT NULL AND length(tile_data) BETWEEN 1 AND 4194304 LIMIT 1");
    if (!first.next())
        return std::unexpected(first.ok() ? Error{ErrorCode::TilesEmpty, {m_report.path}} : refusal());
    m_report.format = kindOf(first.blob(0));
    if (m_report.format == "pbf"_L1)
        return failure(ErrorCode::TilesVector, {m_report.path});
    if (m_report.format.isEmpty())
        return failure(ErrorCode::TilesFormat, {m_report.path, m_said.isEmpty() ? u"?"_s : m_said.left(20)});

    const auto sane = [](int zoom) { return zoom >= 0 && zoom <= deepestZoom; };
    if (!sane(m_report.minimumZoom) || !sane(m_report.maximumZoom) || m_report.minimumZoom > m_report.maximumZoom) {
        Query zooms(m_db, "SELECT (SELECT min(zoom_level) FROM tiles), (SELECT max(zoom_level) FROM tiles)");
        if (!zooms.next())
            return std::unexpected(refusal());
        m_report.minimumZoom = static_cast<int>(std::clamp<qint64>(zooms.integer(0), 0, deepestZoom));
        m_report.maximumZoom = static_cast<int>(std::clamp<qint64>(zooms.integer(1), 0, deepestZoom));
    }
    if (!m_report.bounds.isEmpty())
        return {};
    Query extent(m_db,
        "SELECT min(tile_column), max(tile_column), min(tile_row), max(tile_row), zoom_level FROM tiles"
        " WHERE zoom_level = (SELECT min(zoom_level) FROM tiles)");
    if (!extent.next())
        return std::unexpected(refusal());
    const double tiles = std::exp2(double(std::clamp<qint64>(extent.integer(4), 0, deepestZoom)));
    const auto within = [tiles](qint64 value) { return std::clamp(double(value), 0.0, tiles - 1); };
    const auto e7 = [](double degrees) { return static_cast<std::int32_t>(std::lround(degrees * 1e7)); };
    const double top = tiles - 1 - within(extent.integer(3)), bottom = tiles - within(extent.integer(2));
    m_report.bounds = {e7(latitudeOf(tiles, bottom)), e7(within(extent.integer(0)) / tiles * 360 - 180),
        e7(latitudeOf(tiles, top)), e7((within(extent.integer(1)) + 1) / tiles * 360 - 180)};
    return {};
}

QByteArray MbtilesFile::tile(int zoom, int x, int y) const
{
    if (zoom < 0 || zoom > deepestZoom)
        return {};
    const qint64 row = (qint64(1) << zoom) - 1 - y; // TMS counts from the south
    const std::scoped_lock lock(m_mutex);
    m_deadline = nowMs() + std::chrono::milliseconds(longestQuery).count();
    sqlite3_bind_int(m_tile, 1, zoom);
    sqlite3_bind_int(m_tile, 2, x);
    sqlite3_bind_int64(m_tile, 3, row);
    sqlite3_bind_int(m_tile, 4, largestTile);
    QByteArray bytes;
    if (sqlite3_step(m_tile) == SQLITE_ROW)
        bytes = QByteArray(static_cast<const char *>(sqlite3_column_blob(m_tile, 0)), sqlite3_column_bytes(m_tile, 0));
    sqlite3_reset(m_tile);
    return bytes;
}

} // namespace campanile
