// SPDX-License-Identifier: GPL-3.0-or-later
#include "layerfile.h"

#include "packfile.h"

#include <QFileInfo>
#include <QUrl>

#include <sqlite3.h>

#include <utility>

using namespace Qt::StringLiterals;

namespace campanile {

Result<LayerFile> LayerFile::open(const QString &path)
{
    const auto town = PackFile::readInfo(path);
    if (!town)
        return std::unexpected(town.error());

    // immutable: no lock, no journal, and a pack on a read-only medium opens. A pack is replaced by renaming another
    // over it, never written in place, so what is open stays whole.
    QUrl address = QUrl::fromLocalFile(QFileInfo(path).absoluteFilePath());
    address.setQuery(u"mode=ro&immutable=1"_s);
    sqlite3 *database = nullptr;
    const int opened = sqlite3_open_v2(address.toEncoded().constData(), &database,
        SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nullptr);
    LayerFile file(database, path, *town);
    if (opened != SQLITE_OK)
        return failure(ErrorCode::FileUnreadable, {path, QString::fromUtf8(sqlite3_errmsg(database))});
    return file;
}

LayerFile::LayerFile(sqlite3 *database, const QString &path, const TownInfo &town)
    : m_database(database)
    , m_path(path)
    , m_town(town)
{
}

LayerFile::LayerFile(LayerFile &&other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
    , m_path(std::move(other.m_path))
    , m_town(std::move(other.m_town))
{
}

LayerFile &LayerFile::operator=(LayerFile &&other) noexcept
{
    std::swap(m_database, other.m_database);
    std::swap(m_path, other.m_path);
    std::swap(m_town, other.m_town);
    return *this;
}

LayerFile::~LayerFile()
{
    sqlite3_close(m_database);
}

LayerFile::Rows LayerFile::query(std::string_view sql) const
{
    sqlite3_stmt *statement = nullptr;
    const int result = sqlite3_prepare_v2(m_database, sql.data(), int(sql.size()), &statement, nullptr);
    return Rows(statement, result == SQLITE_OK);
}

Error LayerFile::damaged() const
{
    const int code = sqlite3_errcode(m_database) & 0xff;
    if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB || code == SQLITE_IOERR)
        return {ErrorCode::FileTruncated, {m_path}};
    if (code == SQLITE_ERROR) // a layer or column that every pack has is not there
        return {ErrorCode::FileWrongKind, {m_path, u"a town pack"_s}};
    return {ErrorCode::FileUnreadable, {m_path, QString::fromUtf8(sqlite3_errmsg(m_database))}};
}

LayerFile::Rows::Rows(sqlite3_stmt *statement, bool ok)
    : m_statement(statement)
    , m_ok(ok)
{
}

LayerFile::Rows::Rows(Rows &&other) noexcept
    : m_statement(std::exchange(other.m_statement, nullptr))
    , m_ok(other.m_ok)
{
}

LayerFile::Rows::~Rows()
{
    sqlite3_finalize(m_statement);
}

bool LayerFile::Rows::next()
{
    if (!m_ok || !m_statement)
        return false;
    const int result = sqlite3_step(m_statement);
    m_ok = result == SQLITE_ROW || result == SQLITE_DONE;
    return result == SQLITE_ROW;
}

std::string_view LayerFile::Rows::text(int column) const
{
    const auto *data = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return data ? std::string_view(data, std::size_t(sqlite3_column_bytes(m_statement, column))) : std::string_view();
}

std::string_view LayerFile::Rows::blob(int column) const
{
    const auto *data = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return data ? std::string_view(data, std::size_t(sqlite3_column_bytes(m_statement, column))) : std::string_view();
}

std::int64_t LayerFile::Rows::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

} // namespace campanile
