// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagepacking.h"

#include "messagejson.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QtEndian>

#include <cerrno>
#include <limits>
#include <memory>
#include <sys/stat.h>

#include <zip.h>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

constexpr int formatVersion = 1;
constexpr qint64 ratioFrom = 16LL * 1024 * 1024;
constexpr qint64 mostDirectoryBytes = 1024 * 1024;

struct Entry {
    zip_uint64_t index = 0;
    QString name;
    qint64 size = 0;
};

class Unpacker final {
public:
    Unpacker(const QString &path, const QString &folder, const MessageFileLimits &limits,
        const Interrupted &interrupted, const MessageProgress &progress)
        : m_path(path)
        , m_folder(folder)
        , m_limits(limits)
        , m_interrupted(interrupted)
        , m_progress(progress)
    {
    }

    Result<UnpackedMessages> unpack()
    {
        if (const Result<void> fine = lookAtFile(); !fine)
            return std::unexpected(fine.error());
        int code = 0;
        m_zip.reset(zip_open(QFile::encodeName(m_path).constData(), ZIP_RDONLY | ZIP_CHECKCONS, &code));
        if (!m_zip)
            return failure(code == ZIP_ER_NOZIP ? ErrorCode::FileWrongKind : ErrorCode::FileTruncated,
                {m_path, u"campanile-message"_s});
        if (const Result<void> fine = list(); !fine)
            return std::unexpected(fine.error());
        const Result<QJsonObject> manifest = readManifest();
        if (!manifest)
            return std::unexpected(manifest.error());
        for (const Entry &entry : std::as_const(m_sounds)) {
            if (const Result<void> done = extract(entry); !done)
                return std::unexpected(done.error());
        }
        return messages(*manifest);
    }

private:
    /// libzip reads the whole directory of an archive before anything can be asked of it: how large it says to be is
    /// looked at first.
    Result<void> lookAtFile()
    {
        QFile file(m_path);
        if (!file.exists())
            return failure(ErrorCode::FileNotFound, {m_path});
        if (!QFileInfo(m_path).isFile())
            return failure(ErrorCode::FileWrongKind, {m_path, u"campanile-message"_s});
        if (!file.open(QIODevice::ReadOnly))
            return failure(ErrorCode::FileUnreadable, {m_path, file.errorString()});
        m_packed = file.size();
        if (m_packed > m_limits.bytes)
            return tooMuch(MessageFileExcess::Bytes, m_packed, m_limits.bytes);
        const QByteArray begin = file.read(4);
        if (begin != "PK\x03\x04"_ba && begin != "PK\x05\x06"_ba)
            return failure(
                m_packed == 0 ? ErrorCode::FileTruncated : ErrorCode::FileWrongKind, {m_path, u"campanile-message"_s});
        constexpr qint64 endSize = 22, longestComment = 65'535;
        file.seek(std::max<qint64>(0, m_packed - endSize - longestComment));
        const QByteArray tail = file.readAll();
        bool found = false;
        for (qsizetype at = tail.indexOf("PK\x05\x06"); at >= 0; at = tail.indexOf("PK\x05\x06", at + 1)) {
            if (at + endSize > tail.size())
                break;
            found = true;
            const auto *end = reinterpret_cast<const uchar *>(tail.constData() + at);
            const int count = qFromLittleEndian<quint16>(end + 10);
            if (count > m_limits.entries) // 65535 also says: look into the 64-bit one, which our files never need
                return tooMuch(MessageFileExcess::Entries, count, m_limits.entries);
            if (qFromLittleEndian<quint32>(end + 12) > mostDirectoryBytes)
                return failure(ErrorCode::FileTruncated, {m_path});
        }
        return found ? Result<void>() : failure(ErrorCode::FileTruncated, {m_path});
    }

    Result<void> list()
    {
        const zip_int64_t count = zip_get_num_entries(m_zip.get(), 0);
        if (count > m_limits.entries)
            return tooMuch(MessageFileExcess::Entries, count, m_limits.entries);
        static const QRegularExpression sound(uR"(^audio/[0-9a-f]{64}\.wav$)"_s);
        QSet<QString> names;
        qint64 total = 0;
        bool hasManifest = false;
        for (zip_uint64_t index = 0; index < static_cast<zip_uint64_t>(count); ++index) {
            zip_stat_t stat;
            const char *raw = zip_get_name(m_zip.get(), index, ZIP_FL_ENC_RAW);
            if (!raw || zip_stat_index(m_zip.get(), index, 0, &stat) != 0 || !(stat.valid & ZIP_STAT_SIZE)
                || !(stat.valid & ZIP_STAT_COMP_METHOD) || !(stat.valid & ZIP_STAT_ENCRYPTION_METHOD))
                return failure(ErrorCode::FileTruncated, {m_path});
            const QString name = QString::fromUtf8(raw);
            const bool isManifest = name == "manifest.json"_L1;
            // Nothing is unpacked under a name that the file chose; other names are refused all the same.
            if ((!isManifest && !sound.match(name).hasMatch()) || names.contains(name) || !isPlainFile(index)
                || stat.encryption_method != ZIP_EM_NONE
                || (stat.comp_method != ZIP_CM_STORE && stat.comp_method != ZIP_CM_DEFLATE))
                return failure(ErrorCode::MessageFileStrange, {m_path, name.left(100)});
            names.insert(name);
            const qint64 most = isManifest ? m_limits.manifestBytes : m_limits.bytes;
            if (stat.size > static_cast<zip_uint64_t>(most))
                return isManifest ? failure(ErrorCode::ZipBomb, {m_path})
                                  : tooMuch(MessageFileExcess::Bytes, sizeOf(stat.size), m_limits.bytes);
            const Entry entry{index, name, static_cast<qint64>(stat.size)};
            total += entry.size;
            if (isManifest)
                m_manifest = entry;
            else
                m_sounds.append(entry);
            hasManifest = hasManifest || isManifest;
        }
        if (total > ratioFrom && total / m_limits.ratio > m_packed)
            return failure(ErrorCode::ZipBomb, {m_path});
        if (total > m_limits.bytes)
            return tooMuch(MessageFileExcess::Bytes, total, m_limits.bytes);
        if (!hasManifest)
            return failure(ErrorCode::FileWrongKind, {m_path, u"campanile-message"_s});
        m_total = total;
        return {};
    }

    bool isPlainFile(zip_uint64_t index)
    {
        zip_uint8_t system = 0;
        zip_uint32_t attributes = 0;
        if (zip_file_get_external_attributes(m_zip.get(), index, 0, &system, &attributes) != 0)
            return false;
        const zip_uint32_t kind = (attributes >> 16) & S_IFMT;
        return system != ZIP_OPSYS_UNIX || kind == 0 || kind == S_IFREG;
    }

    /// Gives the entry's bytes to `take`, never more than it says to have.
    Result<void> read(const Entry &entry, const std::function<Result<void>(const char *, qint64)> &take)
    {
        const std::unique_ptr<zip_file_t, int (*)(zip_file_t *)> file(
            zip_fopen_index(m_zip.get(), entry.index, 0), &zip_fclose);
        if (!file)
            return failure(ErrorCode::FileTruncated, {m_path});
        QByteArray buffer(256 * 1024, Qt::Uninitialized);
        qint64 sum = 0;
        while (true) {
            if (m_interrupted && m_interrupted())
                return failure(ErrorCode::Cancelled);
            const zip_int64_t got = zip_fread(file.get(), buffer.data(), static_cast<zip_uint64_t>(buffer.size()));
            if (got < 0)
                return failure(ErrorCode::FileTruncated, {m_path}); // also a wrong checksum
            if (got == 0)
                break;
            sum += got;
            m_done += got;
            if (sum > entry.size)
                return failure(ErrorCode::ZipBomb, {m_path});
            if (const Result<void> taken = take(buffer.constData(), got); !taken)
                return taken;
            if (m_progress && m_total > 0)
                m_progress(static_cast<int>(m_done * 1000 / m_total));
        }
        return sum == entry.size ? Result<void>() : failure(ErrorCode::FileTruncated, {m_path});
    }

    Result<QJsonObject> readManifest()
    {
        QByteArray json;
        const Result<void> done = read(m_manifest, [&](const char *data, qint64 size) -> Result<void> {
            json.append(data, size);
            return {};
        });
        if (!done)
            return std::unexpected(done.error());
        const QJsonObject manifest = QJsonDocument::fromJson(json).object();
        const qint64 version = manifest.value("version"_L1).toInteger();
        if (manifest.value("format"_L1).toString() != "campanile-message"_L1 || version < 1)
            return failure(ErrorCode::FileWrongKind, {m_path, u"campanile-message"_s});
        if (version > formatVersion)
            return failure(ErrorCode::FileTooNew, {m_path, QString::number(version), QString::number(formatVersion)});
        return manifest;
    }

    [[nodiscard]] QString target(const QString &name) const { return m_folder + u'/' + name.section(u'/', -1); }

    Result<void> extract(const Entry &entry)
    {
        QFile file(target(entry.name));
        if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
            return failure(ErrorCode::FileUnwritable, {file.fileName(), file.errorString()});
        QCryptographicHash hash(QCryptographicHash::Sha256);
        const Result<void> done = read(entry, [&](const char *data, qint64 size) -> Result<void> {
            hash.addData(QByteArrayView(data, size));
            if (file.write(data, size) == size)
                return {};
            return failure(file.error() == QFileDevice::ResourceError || errno == ENOSPC ? ErrorCode::DiskFull
                                                                                         : ErrorCode::FileUnwritable,
                {file.fileName(), file.errorString()});
        });
        if (!done)
            return done;
        if (!file.flush())
            return failure(ErrorCode::DiskFull, {file.fileName()});
        if (QString::fromLatin1(hash.result().toHex()) != QFileInfo(entry.name).completeBaseName())
            return damaged(entry.name);
        m_extracted.insert(entry.name);
        return {};
    }

    Result<UnpackedMessages> messages(const QJsonObject &manifest)
    {
        const QJsonArray list = manifest.value("messages"_L1).toArray();
        if (list.isEmpty())
            return failure(ErrorCode::MessageFileEmpty, {m_path});
        if (list.size() > m_limits.messages)
            return tooMuch(MessageFileExcess::Messages, list.size(), m_limits.messages);
        UnpackedMessages unpacked{.from = manifest.value("from"_L1).toString().simplified().left(80), .messages = {}};
        for (const QJsonValue &value : list) {
            bool missing = false;
            const auto pathOf = [&](const QString &name) {
                missing = missing || !m_extracted.contains(name);
                return m_extracted.contains(name) ? target(name) : QString();
            };
            const Result<Message> read = messageFromJson(QJsonDocument(value.toObject()).toJson(), pathOf);
            if (missing)
                return failure(ErrorCode::FileTruncated, {m_path});
            if (!read)
                return failure(read.error().code,
                    read.error().code == ErrorCode::FileTooNew
                        ? QStringList{m_path, read.error().args.value(1), read.error().args.value(2)}
                        : QStringList{m_path, u"campanile-message"_s});
            if (const Result<void> fine = hear(*read); !fine)
                return std::unexpected(fine.error());
            unpacked.messages.append(*read);
        }
        return unpacked;
    }

    /// What the message says of its sound must be what the sound is: the end of the calls is reckoned from it.
    Result<void> hear(const Message &message)
    {
        const auto same = [&](const QString &path, std::chrono::milliseconds said) {
            if (path.isEmpty())
                return true;
            const auto length = wavLength(path);
            return length && std::chrono::abs(*length - said) <= std::chrono::milliseconds(100);
        };
        for (const MessageVersion &version : message.versions) {
            const QString named = QFileInfo(version.audioPath).completeBaseName();
            const bool digested = QString::fromLatin1(version.digest.toHex()) == named;
            if (!digested || !same(version.audioPath, version.length))
                return damaged(message.title);
            for (const MessageSection &section : version.sections) {
                if (!same(section.audioPath, section.length))
                    return damaged(message.title);
            }
        }
        return {};
    }

    [[nodiscard]] std::unexpected<Error> damaged(const QString &what) const
    {
        return failure(ErrorCode::MessageFileDamaged, {m_path, what.left(100)});
    }

    [[nodiscard]] std::unexpected<Error> tooMuch(MessageFileExcess what, qint64 found, qint64 limit) const
    {
        return std::unexpected(messageFileTooMuch(m_path, what, found, limit));
    }

    static qint64 sizeOf(zip_uint64_t size)
    {
        constexpr auto most = static_cast<zip_uint64_t>(std::numeric_limits<qint64>::max());
        return static_cast<qint64>(std::min(size, most));
    }

    QString m_path;
    QString m_folder;
    const MessageFileLimits &m_limits;
    const Interrupted &m_interrupted;
    const MessageProgress &m_progress;
    std::unique_ptr<zip_t, decltype(&zip_discard)> m_zip{nullptr, &zip_discard};
    qint64 m_packed = 0, m_total = 0, m_done = 0;
    Entry m_manifest;
    QList<Entry> m_sounds;
    QSet<QString> m_extracted;
};

} // namespace

Result<UnpackedMessages> unpackMessages(const QString &path, const QString &folder, const MessageFileLimits &limits,
    const Interrupted &interrupted, const MessageProgress &progress)
{
    return Unpacker(path, folder, limits, interrupted, progress).unpack();
}

std::optional<std::chrono::milliseconds> wavLength(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray head = file.read(12);
    if (head.size() < 12 || !head.startsWith("RIFF") || head.sliced(8) != "WAVE"_ba)
        return std::nullopt;
    quint32 rate = 0;
    for (int chunk = 0; chunk < 64; ++chunk) {
        const QByteArray name = file.read(8);
        if (name.size() < 8)
            return std::nullopt;
        const quint32 size = qFromLittleEndian<quint32>(name.constData() + 4);
        if (name.startsWith("fmt ")) {
            const QByteArray format = file.read(16);
            const auto at = [&](qsizetype offset) { return qFromLittleEndian<quint16>(format.constData() + offset); };
            if (size < 16 || format.size() < 16 || at(2) != 1 || at(14) != 16 || (at(0) != 1 && at(0) != 0xfffe))
                return std::nullopt;
            rate = qFromLittleEndian<quint32>(format.constData() + 4);
            file.seek(file.pos() + size - 16 + (size & 1));
        } else if (name.startsWith("data")) {
            if (rate < 4'000 || rate > 192'000 || size > file.size() - file.pos())
                return std::nullopt;
            return std::chrono::milliseconds(qint64(size / 2) * 1000 / rate);
        } else {
            file.seek(file.pos() + size + (size & 1));
        }
    }
    return std::nullopt;
}

} // namespace campanile
