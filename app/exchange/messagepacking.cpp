// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagepacking.h"

#include "messagejson.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include <cerrno>
#include <filesystem>
#include <memory>
#include <unistd.h>

#include <zip.h>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

struct Sound {
    QByteArray digest; ///< hex
    qint64 size = 0;
};

Result<Sound> soundOf(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return failure(ErrorCode::FileNotFound, {path});
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return failure(ErrorCode::FileUnreadable, {path, file.errorString()});
    return Sound{hash.result().toHex(), file.size()};
}

class Packer final {
public:
    Packer(QString path, const Interrupted &interrupted, const MessageProgress &progress)
        : m_path(std::move(path))
        , m_part(m_path + u".part-"_s + QUuid::createUuid().toString(QUuid::Id128).left(8))
        , m_interrupted(interrupted)
        , m_progress(progress)
    {
    }

    ~Packer()
    {
        if (m_zip)
            zip_discard(m_zip);
        QFile::remove(m_part);
    }

    Q_DISABLE_COPY_MOVE(Packer)

    Result<void> pack(const QList<Message> &messages, const QString &from)
    {
        QHash<QString, Sound> sounds;
        for (const Message &message : messages) {
            for (const QString &file : soundFilesOf(message)) {
                if (sounds.contains(file))
                    continue;
                const Result<Sound> sound = soundOf(file);
                if (!sound)
                    return std::unexpected(sound.error());
                sounds.insert(file, *sound);
                if (m_interrupted && m_interrupted())
                    return failure(ErrorCode::Cancelled);
            }
        }
        m_manifest = manifest(messages, from, sounds);
        int error = 0;
        m_zip = zip_open(QFile::encodeName(m_part).constData(), ZIP_CREATE | ZIP_EXCL, &error);
        if (!m_zip)
            return refused(error == ZIP_ER_OPEN ? errno : 0, zipWords(error));
        if (!add("manifest.json", zip_source_buffer(m_zip, m_manifest.constData(), zip_uint64_t(m_manifest.size()), 0)))
            return refused();
        QSet<QByteArray> added;
        for (auto it = sounds.cbegin(); it != sounds.cend(); ++it) {
            if (added.contains(it->digest))
                continue;
            added.insert(it->digest);
            const QByteArray file = QFile::encodeName(it.key());
            if (!add("audio/" + it->digest + ".wav", zip_source_file(m_zip, file.constData(), 0, ZIP_LENGTH_TO_END)))
                return refused();
        }
        return finish();
    }

private:
    static QByteArray manifest(const QList<Message> &messages, const QString &from, const QHash<QString, Sound> &sounds)
    {
        const auto nameOf = [&](const QString &path) {
            return path.isEmpty() ? path : u"audio/%1.wav"_s.arg(QString::fromLatin1(sounds.value(path).digest));
        };
        QJsonArray list;
        for (Message message : messages) {
            // The digest is the store's work; a message that comes from elsewhere may lack it, or have an old one.
            for (MessageVersion &version : message.versions)
                version.digest = QByteArray::fromHex(sounds.value(version.audioPath).digest);
            list.append(QJsonDocument::fromJson(toJson(message, nameOf)).object());
        }
        QMap<QByteArray, qint64> sizes;
        for (const Sound &sound : sounds)
            sizes.insert(sound.digest, sound.size);
        QJsonArray audio;
        for (auto it = sizes.cbegin(); it != sizes.cend(); ++it)
            audio.append(QJsonObject{{u"sha256"_s, QString::fromLatin1(it.key())}, {u"size"_s, it.value()}});
        return QJsonDocument(QJsonObject{{u"format"_s, u"campanile-message"_s}, {u"version"_s, 1}, {u"from"_s, from},
                                 {u"messages"_s, list}, {u"audio"_s, audio}})
            .toJson();
    }

    bool add(const QByteArray &name, zip_source_t *source)
    {
        if (!source)
            return false;
        if (zip_file_add(m_zip, name.constData(), source, ZIP_FL_ENC_UTF_8) < 0) {
            zip_source_free(source);
            return false;
        }
        return true;
    }

    Result<void> finish()
    {
        zip_register_progress_callback_with_state(
            m_zip, 0.01,
            [](zip_t *, double part, void *self) {
                if (const MessageProgress &progress = static_cast<Packer *>(self)->m_progress)
                    progress(static_cast<int>(part * 1000));
            },
            nullptr, this);
        zip_register_cancel_callback_with_state(
            m_zip,
            [](zip_t *, void *self) {
                const Interrupted &interrupted = static_cast<Packer *>(self)->m_interrupted;
                return interrupted && interrupted() ? 1 : 0;
            },
            nullptr, this);
        if (zip_close(m_zip) != 0) // libzip itself writes beside it and renames
            return refused();
        m_zip = nullptr;
        // A stick is pulled out as soon as the screen says "done": by then it must be on it.
        QFile part(m_part);
        if (!part.open(QIODevice::ReadWrite) || ::fsync(part.handle()) != 0)
            return refused(errno, part.errorString());
        part.close();
        std::error_code renamed;
        std::filesystem::rename(
            QFile::encodeName(m_part).toStdString(), QFile::encodeName(m_path).toStdString(), renamed);
        if (renamed)
            return refused(renamed.value(), QString::fromStdString(renamed.message()));
        return {};
    }

    static QString zipWords(int code)
    {
        zip_error_t error;
        zip_error_init_with_code(&error, code);
        QString words = QString::fromUtf8(zip_error_strerror(&error));
        zip_error_fini(&error);
        return words;
    }

    Result<void> refused()
    {
        zip_error_t *error = zip_get_error(m_zip);
        if (zip_error_code_zip(error) == ZIP_ER_CANCELLED)
            return failure(ErrorCode::Cancelled);
        const int system = zip_error_system_type(error) == ZIP_ET_SYS ? zip_error_code_system(error) : 0;
        return refused(system, QString::fromUtf8(zip_error_strerror(error)));
    }

    Result<void> refused(int system, const QString &words) const
    {
        if (system == ENOSPC || system == EDQUOT)
            return failure(ErrorCode::DiskFull, {m_path});
        return failure(ErrorCode::FileUnwritable, {m_path, words});
    }

    QString m_path;
    QString m_part;
    QByteArray m_manifest; ///< the archive reads it when it is closed
    const Interrupted &m_interrupted;
    const MessageProgress &m_progress;
    zip_t *m_zip = nullptr;
};

} // namespace

Result<void> packMessages(const QString &path, const QList<Message> &messages, const QString &from,
    const Interrupted &interrupted, const MessageProgress &progress)
{
    return Packer(QFileInfo(path).absoluteFilePath(), interrupted, progress).pack(messages, from);
}

} // namespace campanile
