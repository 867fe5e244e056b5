// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlitemessagestore.h"

#include "consoledatabase.h"
#include "digestreader.h"
#include "messagejson.h"

#include <QDir>
#include <QFile>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

/// The files whose digest is to be known and is not.
QStringList unread(const Message &message)
{
    QStringList paths;
    for (const MessageVersion &version : message.versions) {
        if (version.digest.isEmpty() && !version.audioPath.isEmpty())
            paths.append(version.audioPath);
    }
    return paths;
}

/// Fills in what the files are; `known` spares reading again a file that was read before.
void fillDigests(Message &message, const Message &known)
{
    for (MessageVersion &version : message.versions) {
        const auto same = std::ranges::find(known.versions, version.audioPath, &MessageVersion::audioPath);
        if (version.audioPath.isEmpty())
            version.digest.clear();
        else if (same != known.versions.end() && !same->digest.isEmpty())
            version.digest = same->digest;
        else
            version.digest = DigestReader::digestOf(version.audioPath);
    }
}

/// How a row names its sound files.
auto nameIn(const QString &folder)
{
    return
        [dir = QDir(folder)](const QString &path) { return path.isEmpty() ? QString() : dir.relativeFilePath(path); };
}

bool isNewer(const Message &a, const Message &b)
{
    return a.created != b.created ? a.created > b.created : a.id < b.id;
}

} // namespace

SqliteMessageStore::SqliteMessageStore(ConsoleDatabase &database, QString folder, QObject *parent)
    : MessageStore(parent)
    , m_database(database)
    , m_folder(QDir(folder).absolutePath())
{
    QDir().mkpath(m_folder);
    const auto pathOf = [folder = QDir(m_folder)](
                            const QString &name) { return QDir::cleanPath(folder.absoluteFilePath(name)); };
    QStringList wanted;
    // What cannot be read is not shown; the file was checked when it was opened.
    (void)sqlite::guarded([&] {
        sqlite::Statement rows(m_database.connection(), "SELECT content, last_used FROM messages");
        while (rows.step()) {
            Result<Message> message = messageFromJson(rows.blob(0), pathOf);
            if (!message)
                continue;
            if (!rows.isNull(1))
                message->lastUsed = QDateTime::fromMSecsSinceEpoch(rows.integer(1));
            wanted += unread(*message);
            m_messages.append(*message);
        }
    });
    std::ranges::sort(m_messages, isNewer);
    if (!wanted.isEmpty())
        m_reader = std::make_unique<DigestReader>(wanted,
            [this] { QMetaObject::invokeMethod(this, &SqliteMessageStore::takeDigests, Qt::QueuedConnection); });
}

SqliteMessageStore::~SqliteMessageStore() = default;

void SqliteMessageStore::settle()
{
    if (m_reader)
        takeDigests();
}

/// Of a database from before there were digests: read once, not each time the program starts.
void SqliteMessageStore::takeDigests()
{
    if (!m_reader)
        return; // it was waited for
    const QHash<QString, QByteArray> read = m_reader->wait();
    m_reader.reset();
    QList<Message> fresh;
    for (Message &message : m_messages) {
        bool found = false;
        for (MessageVersion &version : message.versions) {
            if (!version.digest.isEmpty() || version.audioPath.isEmpty())
                continue;
            version.digest = read.value(version.audioPath);
            found = found || !version.digest.isEmpty();
        }
        if (found)
            fresh.append(message);
    }
    if (fresh.isEmpty())
        return;
    (void)sqlite::guarded([&] {
        sqlite::Transaction transaction(m_database.connection());
        for (const Message &message : std::as_const(fresh)) {
            sqlite::Statement row(m_database.connection(), "UPDATE messages SET content = ?2 WHERE id = ?1");
            row.bind(1, message.id.text()).bind(2, toJson(message, nameIn(m_folder)));
            row.run();
        }
        transaction.commit();
    });
    Q_EMIT changed();
}

QList<Message> SqliteMessageStore::messages() const
{
    return m_messages;
}

std::optional<Message> SqliteMessageStore::message(const MessageId &id) const
{
    const auto found = std::ranges::find(m_messages, id, &Message::id);
    if (found == m_messages.end())
        return std::nullopt;
    Message message = *found;
    if (m_reader && !unread(message).isEmpty())
        fillDigests(message, message); // whoever asks for one compares it: its digests are not waited for
    return message;
}

Result<void> SqliteMessageStore::save(const Message &given)
{
    Message message = given;
    fillDigests(message, this->message(message.id).value_or(Message()));
    const Result<void> saved = sqlite::guarded([&] {
        sqlite::Transaction transaction(m_database.connection());
        sqlite::Statement row(m_database.connection(),
            "INSERT OR REPLACE INTO messages (id, content, created, last_used) VALUES (?1, ?2, ?3, ?4)");
        row.bind(1, message.id.text())
            .bind(2, toJson(message, nameIn(m_folder)))
            .bind(3, message.created.isValid() ? message.created.toMSecsSinceEpoch() : 0);
        if (message.lastUsed.isValid())
            row.bind(4, message.lastUsed.toMSecsSinceEpoch());
        else
            row.bindNull(4);
        row.run();
        sqlite::Statement there(m_database.connection(), "DELETE FROM removed_messages WHERE id = ?1");
        there.bind(1, message.id.text());
        there.run();
        transaction.commit();
    });
    if (!saved)
        return saved;
    m_messages.removeIf([&](const Message &m) { return m.id == message.id; });
    m_messages.insert(std::ranges::upper_bound(m_messages, message, isNewer), message);
    Q_EMIT changed();
    return {};
}

Result<void> SqliteMessageStore::remove(const MessageId &id)
{
    const std::optional<Message> gone = message(id);
    if (!gone)
        return failure(ErrorCode::NotFound, {id.text()});
    const Result<void> removed = sqlite::guarded([&] {
        sqlite::Transaction transaction(m_database.connection());
        sqlite::Statement row(m_database.connection(), "DELETE FROM messages WHERE id = ?1");
        row.bind(1, id.text());
        row.run();
        sqlite::Statement mark(m_database.connection(),
            "INSERT OR REPLACE INTO removed_messages (id, title, removed) VALUES (?1, ?2, ?3)");
        mark.bind(1, id.text()).bind(2, gone->title).bind(3, QDateTime::currentMSecsSinceEpoch());
        mark.run();
        transaction.commit();
    });
    if (!removed)
        return removed;
    m_messages.removeIf([&](const Message &m) { return m.id == id; });
    QSet<QString> used; // a copy of a message shares its files
    for (const Message &other : std::as_const(m_messages)) {
        for (const QString &file : soundFilesOf(other))
            used.insert(file);
    }
    const QStringList files = soundFilesOf(*gone);
    for (const QString &file : files) {
        if (used.contains(file))
            continue;
        const QFileInfo audio(file);
        if (!audio.absoluteFilePath().startsWith(m_folder + u'/')) // takes lie a folder below
            continue;
        // Kept under its own name; never over an older one.
        const QDir trash(m_folder + "/trash"_L1);
        QDir().mkpath(trash.path());
        QString target = trash.filePath(audio.fileName());
        for (int n = 2; QFile::exists(target); ++n)
            target = trash.filePath(u"%1-%2.%3"_s.arg(audio.completeBaseName()).arg(n).arg(audio.suffix()));
        if (QFile::rename(file, target))
            m_trashed.insert(file, target);
    }
    Q_EMIT changed();
    return {};
}

Result<void> SqliteMessageStore::restore(const Message &message)
{
    const QStringList files = soundFilesOf(message);
    for (const QString &file : files) {
        // copied, not moved: another message may have been made from the same file meanwhile
        if (const QString from = m_trashed.value(file); !from.isEmpty() && !QFile::exists(file))
            QFile::copy(from, file);
    }
    return save(message);
}

QList<RemovedMessage> SqliteMessageStore::removed() const
{
    QList<RemovedMessage> result;
    (void)sqlite::guarded([&] {
        sqlite::Statement rows(m_database.connection(), "SELECT id, title, removed FROM removed_messages ORDER BY id");
        while (rows.step())
            result.append({MessageId(rows.text(0)), rows.text(1), QDateTime::fromMSecsSinceEpoch(rows.integer(2))});
    });
    return result;
}

QString SqliteMessageStore::newAudioPath(const MessageId &id) const
{
    // A number each time: recording again never writes into a file that is played or sent.
    for (int n = 1;; ++n) {
        const QString path = u"%1/%2-%3.wav"_s.arg(m_folder, id.text()).arg(n);
        if (!QFile::exists(path))
            return path;
    }
}

QList<QString> SqliteMessageStore::orphanedRecordings() const
{
    QSet<QString> used;
    for (const Message &m : m_messages) {
        for (const QString &file : soundFilesOf(m))
            used.insert(file);
    }
    QList<QString> result;
    const QFileInfoList files = QDir(m_folder).entryInfoList({u"*.wav"_s}, QDir::Files, QDir::Time | QDir::Reversed);
    for (const QFileInfo &file : files) {
        if (!used.contains(file.absoluteFilePath()))
            result.append(file.absoluteFilePath());
    }
    return result;
}

} // namespace campanile
