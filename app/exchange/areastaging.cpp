// SPDX-License-Identifier: GPL-3.0-or-later
#include "areastaging.h"

#include "areaarchive.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QXmlStreamReader>

#include <sqlite3.h>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

constexpr int deepestKml = 64;

Result<std::optional<AreaFormat>> formatOf(const QString &path, const QByteArray &head)
{
    if (head.startsWith("SQLite format 3"))
        return AreaFormat::GeoPackage;
    if (head.startsWith(QByteArrayView("\x00\x00\x27\x0a", 4)))
        return AreaFormat::Shapefile;
    if (head.startsWith("PK\x03\x04") || head.startsWith("PK\x05\x06"))
        return std::optional<AreaFormat>(); // an archive
    QByteArray text = head;
    if (text.startsWith("\xEF\xBB\xBF"))
        text.remove(0, 3);
    if (text.startsWith("\xFF\xFE") || text.startsWith("\xFE\xFF"))
        text = text.mid(2).replace('\0', "");
    text = text.trimmed();
    if (text.startsWith('{'))
        return AreaFormat::GeoJson;
    if (text.startsWith('<'))
        return AreaFormat::Kml;
    if (head.isEmpty())
        return failure(ErrorCode::FileTruncated, {path});
    return failure(ErrorCode::FileWrongKind, {path, u"GeoJSON, KML, KMZ, Shapefile, GeoPackage"_s});
}

/// The parts are linked into a folder of their own: GDAL sees none that was not looked at, and a missing index can be
/// made there.
Result<StagedAreas::Source> gatherShapefile(const QFileInfo &shp, const QDir &to, const AreaFileLimits &limits)
{
    const QString target = to.filePath(shp.completeBaseName().left(100));
    for (const QString &suffix : {u"shp"_s, u"shx"_s, u"dbf"_s, u"prj"_s, u"cpg"_s}) {
        for (const QString &spelled : {suffix, suffix.toUpper()}) {
            const QFileInfo part(shp.dir().filePath(shp.completeBaseName() + u'.' + spelled));
            if (!part.isFile()) // neither a device nor a pipe
                continue;
            if (part.size() > limits.bytes)
                return std::unexpected(
                    areaFileTooMuch(part.filePath(), AreaFileExcess::Bytes, part.size(), limits.bytes));
            QFile::link(part.canonicalFilePath(), target + u'.' + suffix);
            break;
        }
    }
    if (!QFileInfo(target + u".shp"_s).isFile())
        return failure(ErrorCode::FileUnreadable, {shp.filePath(), u".shp"_s});
    return StagedAreas::Source{target + u".shp"_s, AreaFormat::Shapefile};
}

Result<void> checkSource(const StagedAreas::Source &source, const QString &path, const AreaFileLimits &limits,
    const Interrupted &interrupted)
{
    const qint64 size = QFileInfo(source.path).size();
    const bool isText = source.format == AreaFormat::GeoJson || source.format == AreaFormat::Kml;
    const qint64 limit = isText ? limits.textBytes : limits.bytes;
    if (size > limit)
        return std::unexpected(areaFileTooMuch(path, AreaFileExcess::Bytes, size, limit));
    if (source.format == AreaFormat::GeoPackage)
        return checkGeoPackage(source.path, path);
    if (source.format != AreaFormat::Kml)
        return {};
    QFile kml(source.path);
    if (!kml.open(QIODevice::ReadOnly))
        return failure(ErrorCode::FileUnreadable, {path, kml.errorString()});
    return checkKml(kml, path, interrupted);
}

Result<QByteArray> headOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::FileUnreadable, {path, file.errorString()});
    return file.read(512);
}

} // namespace

Result<void> checkKml(QIODevice &kml, const QString &path, const Interrupted &interrupted)
{
    QXmlStreamReader reader(&kml);
    reader.setNamespaceProcessing(false); // many real files forget to declare xsi
    int depth = 0;
    qint64 steps = 0;
    while (!reader.atEnd()) {
        switch (reader.readNext()) {
        case QXmlStreamReader::DTD:
        case QXmlStreamReader::EntityReference: return failure(ErrorCode::FileWrongKind, {path, u"KML, <!DOCTYPE>"_s});
        case QXmlStreamReader::StartElement:
            if (++depth > deepestKml)
                return failure(ErrorCode::FileWrongKind, {path, u"KML"_s});
            if (depth == 1 && reader.qualifiedName() != "kml"_L1 && !reader.qualifiedName().endsWith(":kml"_L1))
                return failure(ErrorCode::FileWrongKind, {path, u"KML"_s});
            break;
        case QXmlStreamReader::EndElement: --depth; break;
        default: break;
        }
        if ((++steps & 1023) == 0 && interrupted())
            return failure(ErrorCode::Cancelled);
    }
    if (reader.hasError())
        return failure(ErrorCode::FileTruncated, {path});
    return {};
}

Result<void> checkGeoPackage(const QString &file, const QString &path)
{
    sqlite3 *handle = nullptr;
    const int opened = sqlite3_open_v2(QFile::encodeName(file).constData(), &handle, SQLITE_OPEN_READONLY, nullptr);
    const std::unique_ptr<sqlite3, decltype(&sqlite3_close)> closing(handle, &sqlite3_close);
    if (opened != SQLITE_OK)
        return failure(ErrorCode::FileUnreadable, {path, QString::fromUtf8(sqlite3_errstr(opened))});
    // Far more steps than the list of a real file's tables takes.
    sqlite3_progress_handler(handle, 5'000'000, [](void *) { return 1; }, nullptr);
    const auto number = [handle](const char *sql) {
        sqlite3_stmt *statement = nullptr;
        int result = -1;
        if (sqlite3_prepare_v2(handle, sql, -1, &statement, nullptr) == SQLITE_OK
            && sqlite3_step(statement) == SQLITE_ROW)
            result = sqlite3_column_int(statement, 0);
        sqlite3_finalize(statement);
        return result;
    };
    const int tables = number("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name IN"
                              " ('gpkg_contents', 'gpkg_spatial_ref_sys')");
    if (tables < 0)
        return failure(ErrorCode::FileTruncated, {path});
    if (tables < 2)
        return failure(ErrorCode::FileWrongKind, {path, u"GeoPackage"_s});
    const int views = number("SELECT count(*) FROM sqlite_master WHERE type = 'view' AND (name LIKE 'gpkg_%' OR"
                             " lower(name) IN (SELECT lower(table_name) FROM gpkg_contents))");
    if (views < 0)
        return failure(ErrorCode::FileTruncated, {path});
    if (views > 0)
        return failure(ErrorCode::FileWrongKind, {path, u"GeoPackage, VIEW"_s});
    return {};
}

Result<StagedAreas> stageAreas(const QString &path, const AreaFileLimits &limits, const Interrupted &interrupted)
{
    const QFileInfo named(path);
    if (!named.exists())
        return failure(ErrorCode::FileNotFound, {path});
    if (!named.isFile())
        return failure(ErrorCode::FileWrongKind, {path, u"GeoJSON, KML, KMZ, Shapefile, GeoPackage"_s});
    QFileInfo file(named.canonicalFilePath());
    // Whoever drops a Shapefile's other part means the Shapefile.
    const QString suffix = file.suffix().toLower();
    if (suffix == "dbf"_L1 || suffix == "shx"_L1 || suffix == "prj"_L1 || suffix == "cpg"_L1) {
        for (const QString &spelled : {u".shp"_s, u".SHP"_s}) {
            const QFileInfo shp(file.dir().filePath(file.completeBaseName() + spelled));
            if (shp.isFile())
                file = shp;
        }
    }
    const Result<QByteArray> head = headOf(file.filePath());
    if (!head)
        return std::unexpected(head.error());
    const Result<std::optional<AreaFormat>> format = formatOf(path, *head);
    if (!format)
        return std::unexpected(format.error());

    StagedAreas staged;
    if (!*format) {
        Result<ArchiveContents> contents = unpackAreas(file.filePath(), limits, interrupted);
        if (!contents)
            return std::unexpected(contents.error());
        staged.folder = std::move(contents->folder);
        for (const QString &unpacked : std::as_const(contents->files)) {
            const Result<QByteArray> begin = headOf(unpacked);
            const auto kind = begin ? formatOf(path, *begin) : std::unexpected(begin.error());
            if (kind && *kind)
                staged.sources.append({unpacked, **kind});
        }
        if (staged.sources.isEmpty())
            return failure(ErrorCode::AreaFileEmpty, {path});
    } else if (**format == AreaFormat::Shapefile) {
        staged.folder = std::make_unique<QTemporaryDir>();
        const auto source = gatherShapefile(file, QDir(staged.folder->path()), limits);
        if (!source)
            return std::unexpected(source.error());
        staged.sources = {*source};
    } else {
        staged.sources = {{file.filePath(), **format}};
    }
    for (const StagedAreas::Source &source : std::as_const(staged.sources)) {
        if (const Result<void> fine = checkSource(source, path, limits, interrupted); !fine)
            return std::unexpected(fine.error());
    }
    return staged;
}

} // namespace campanile
