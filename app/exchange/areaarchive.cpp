// SPDX-License-Identifier: GPL-3.0-or-later
#include "areaarchive.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMap>

#include <array>

#include <minizip/unzip.h>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 ratioFrom = 1024 * 1024;

const QStringList &wantedSuffixes()
{
    static const QStringList all{
        u"shp"_s, u"shx"_s, u"dbf"_s, u"prj"_s, u"cpg"_s, u"kml"_s, u"geojson"_s, u"json"_s, u"gpkg"_s};
    return all;
}

bool holdsAreas(const QString &suffix)
{
    return wantedSuffixes().indexOf(suffix) >= 5 || suffix == "shp"_L1;
}

class Unpacker final {
public:
    Unpacker(const QString &path, const AreaFileLimits &limits, const std::function<bool()> &interrupted)
        : m_path(path)
        , m_limits(limits)
        , m_interrupted(interrupted)
        , m_zip(unzOpen64(QFile::encodeName(path).constData()), &unzClose)
    {
        m_contents.folder = std::make_unique<QTemporaryDir>();
    }

    Result<ArchiveContents> unpack()
    {
        unz_global_info64 all{};
        if (!m_zip || unzGetGlobalInfo64(m_zip.get(), &all) != UNZ_OK)
            return failure(ErrorCode::FileTruncated, {m_path});
        if (all.number_entry > static_cast<ZPOS64_T>(m_limits.zipEntries))
            return std::unexpected(areaFileTooMuch(
                m_path, AreaFileExcess::ZipEntries, static_cast<qint64>(all.number_entry), m_limits.zipEntries));
        if (!m_contents.folder->isValid())
            return failure(ErrorCode::DiskFull, {m_contents.folder->path()});
        int step = all.number_entry == 0 ? UNZ_END_OF_LIST_OF_FILE : unzGoToFirstFile(m_zip.get());
        for (int n = 0; step == UNZ_OK && n < m_limits.zipEntries; ++n) {
            if (Result<void> done = entry(); !done)
                return std::unexpected(done.error());
            step = unzGoToNextFile(m_zip.get());
        }
        if (step != UNZ_END_OF_LIST_OF_FILE)
            return failure(ErrorCode::FileTruncated, {m_path});
        return std::move(m_contents);
    }

private:
    Result<void> entry()
    {
        unz_file_info64 info{};
        std::array<char, 1024> raw{};
        if (unzGetCurrentFileInfo64(m_zip.get(), &info, raw.data(), raw.size() - 1, nullptr, 0, nullptr, 0) != UNZ_OK)
            return failure(ErrorCode::FileTruncated, {m_path});
        const QString name = QString::fromUtf8(raw.data()).replace(u'\\', u'/');
        const QString base = name.section(u'/', -1), suffix = QFileInfo(base).suffix().toLower();
        const bool another = suffix == "kml"_L1 && m_path.endsWith(".kmz"_L1, Qt::CaseInsensitive) && m_hasKml;
        if (!wantedSuffixes().contains(suffix) || name.startsWith("__MACOSX"_L1) || base.startsWith(u'.') || another)
            return {};
        m_hasKml = m_hasKml || suffix == "kml"_L1;
        if (info.flag & 1)
            return failure(ErrorCode::FileWrongKind, {m_path, u"zip, password"_s});
        const auto size = static_cast<qint64>(info.uncompressed_size);
        const auto packed = std::max<qint64>(1, static_cast<qint64>(info.compressed_size));
        if (size < 0 || size > m_limits.bytes - m_unpacked || (size > ratioFrom && size / packed > m_limits.zipRatio))
            return failure(ErrorCode::ZipBomb, {m_path});

        // Each folder of the archive is a numbered one here; of the name nothing is kept that could lead elsewhere.
        const QString folder = name.section(u'/', 0, -2);
        const qsizetype number = m_folders.contains(folder) ? m_folders[folder] : m_folders.size();
        m_folders[folder] = number;
        const QDir root(m_contents.folder->path());
        root.mkpath(QString::number(number));
        QString plain = QFileInfo(base).completeBaseName().left(100);
        plain.replace(u'\0', u'_');
        const QString target = root.filePath(u"%1/%2.%3"_s.arg(number).arg(plain, suffix));
        if (QFile::exists(target)) // the same name twice: which one is meant?
            return failure(ErrorCode::FileTruncated, {m_path});
        if (Result<void> written = write(target, size); !written)
            return written;
        if (holdsAreas(suffix))
            m_contents.files.append(target);
        return {};
    }

    Result<void> write(const QString &target, qint64 size)
    {
        QFile out(target);
        if (!out.open(QIODevice::WriteOnly))
            return failure(ErrorCode::FileUnwritable, {target, out.errorString()});
        if (unzOpenCurrentFile(m_zip.get()) != UNZ_OK)
            return failure(ErrorCode::FileTruncated, {m_path});
        std::array<char, 64 * 1024> block{};
        qint64 sum = 0;
        for (;;) {
            const int read = unzReadCurrentFile(m_zip.get(), block.data(), block.size());
            if (read == 0)
                break;
            if (read < 0)
                return failure(ErrorCode::FileTruncated, {m_path});
            sum += read;
            if (sum > size)
                return failure(ErrorCode::ZipBomb, {m_path});
            if (out.write(block.data(), read) != read)
                return failure(ErrorCode::DiskFull, {target});
            if (m_interrupted())
                return failure(ErrorCode::Cancelled);
        }
        if (unzCloseCurrentFile(m_zip.get()) != UNZ_OK || sum != size) // a wrong checksum too
            return failure(ErrorCode::FileTruncated, {m_path});
        m_unpacked += sum;
        return {};
    }

    QString m_path;
    const AreaFileLimits &m_limits;
    const std::function<bool()> &m_interrupted;
    std::unique_ptr<void, decltype(&unzClose)> m_zip;
    ArchiveContents m_contents;
    QMap<QString, qsizetype> m_folders;
    qint64 m_unpacked = 0;
    bool m_hasKml = false;
};

} // namespace

Result<ArchiveContents> unpackAreas(
    const QString &path, const AreaFileLimits &limits, const std::function<bool()> &interrupted)
{
    return Unpacker(path, limits, interrupted).unpack();
}

} // namespace campanile
