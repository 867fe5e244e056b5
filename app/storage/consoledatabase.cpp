// SPDX-License-Identifier: GPL-3.0-or-later
#include "consoledatabase.h"

#include "campaignjson.h"

#include <QDir>
#include <QFile>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

// "CmpC": the console's own.
const sqlite::Schema &schema()
{
    static const sqlite::Schema theSchema{0x436d7043, u"a Campanile console's file"_s,
        {u":/storage/migrations/console-1.sql"_s, u":/storage/migrations/console-2.sql"_s,
            u":/storage/migrations/console-3.sql"_s}};
    return theSchema;
}

Message readMessage(const sqlite::Statement &row, const QDir &folder)
{
    const QString audio = row.text(5);
    Message message{
        .id = MessageId(row.text(0)),
        .title = row.text(1),
        .text = row.text(2),
        .language = row.text(3),
        .origin = static_cast<MessageOrigin>(row.integer(4)),
        .audioPath = audio.isEmpty() ? QString() : QDir::cleanPath(folder.absoluteFilePath(audio)),
        .length = std::chrono::milliseconds(row.integer(6)),
        .created = QDateTime::fromMSecsSinceEpoch(row.integer(7)),
        .lastUsed = {},
    };
    if (!row.isNull(8))
        message.lastUsed = QDateTime::fromMSecsSinceEpoch(row.integer(8));
    return message;
}

template <class Do> Result<void> guarded(Do doIt)
{
    try {
        doIt();
        return {};
    } catch (const sqlite::Failure &failed) {
        return std::unexpected(failed.error);
    }
}

bool isNewer(const Message &a, const Message &b)
{
    return a.created != b.created ? a.created > b.created : a.id < b.id;
}

} // namespace

Result<std::unique_ptr<ConsoleDatabase>> ConsoleDatabase::open(const QString &path)
{
    return sqlite::open(path, schema()).transform([](std::unique_ptr<sqlite::Connection> connection) {
        return std::unique_ptr<ConsoleDatabase>(new ConsoleDatabase(std::move(connection)));
    });
}

ConsoleDatabase::ConsoleDatabase(std::unique_ptr<sqlite::Connection> connection)
    : m_connection(std::move(connection))
{
}

SqliteMessageStore::SqliteMessageStore(ConsoleDatabase &database, QString folder, QObject *parent)
    : MessageStore(parent)
    , m_database(database)
    , m_folder(QDir(folder).absolutePath())
{
    QDir().mkpath(m_folder);
    // What cannot be read is not shown; the file was checked when it was opened.
    (void)guarded([this] {
        sqlite::Statement rows(m_database.connection(),
            "SELECT id, title, text, language, origin, audio, length, created, last_used FROM messages");
        while (rows.step())
            m_messages.append(readMessage(rows, QDir(m_folder)));
    });
    std::ranges::sort(m_messages, isNewer);
}

QList<Message> SqliteMessageStore::messages() const
{
    return m_messages;
}

std::optional<Message> SqliteMessageStore::message(const MessageId &id) const
{
    const auto found = std::ranges::find(m_messages, id, &Message::id);
    return found == m_messages.end() ? std::nullopt : std::optional(*found);
}

Result<void> SqliteMessageStore::save(const Message &message)
{
    const Result<void> saved = guarded([&] {
        sqlite::Statement row(m_database.connection(),
            "INSERT OR REPLACE INTO messages (id, title, text, language, origin, audio, length, created, last_used)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
        row.bind(1, message.id.text())
            .bind(2, message.title)
            .bind(3, message.text)
            .bind(4, message.language)
            .bind(5, static_cast<int>(message.origin))
            .bind(6, message.audioPath.isEmpty() ? QString() : QDir(m_folder).relativeFilePath(message.audioPath))
            .bind(7, message.length.count())
            .bind(8, message.created.toMSecsSinceEpoch());
        if (message.lastUsed.isValid())
            row.bind(9, message.lastUsed.toMSecsSinceEpoch());
        else
            row.bindNull(9);
        row.run();
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
    const Result<void> removed = guarded([&] {
        sqlite::Statement row(m_database.connection(), "DELETE FROM messages WHERE id = ?1");
        row.bind(1, id.text());
        row.run();
    });
    if (!removed)
        return removed;
    m_messages.removeIf([&](const Message &m) { return m.id == id; });
    const QFileInfo audio(gone->audioPath);
    if (!gone->audioPath.isEmpty() && audio.absolutePath() == m_folder) {
        // Kept under its own name; never over an older one.
        const QDir trash(m_folder + "/trash"_L1);
        QDir().mkpath(trash.path());
        QString target = trash.filePath(audio.fileName());
        for (int n = 2; QFile::exists(target); ++n)
            target = trash.filePath(u"%1-%2.%3"_s.arg(audio.completeBaseName()).arg(n).arg(audio.suffix()));
        QFile::rename(audio.filePath(), target);
    }
    Q_EMIT changed();
    return {};
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
    for (const Message &m : m_messages)
        used.insert(m.audioPath);
    QList<QString> result;
    const QFileInfoList files = QDir(m_folder).entryInfoList({u"*.wav"_s}, QDir::Files, QDir::Time | QDir::Reversed);
    for (const QFileInfo &file : files) {
        if (!used.contains(file.absoluteFilePath()))
            result.append(file.absoluteFilePath());
    }
    return result;
}

SqliteDraftStore::SqliteDraftStore(ConsoleDatabase &database)
    : m_database(database)
{
}

std::optional<SavedDraft> SqliteDraftStore::load() const
{
    std::optional<SavedDraft> result;
    (void)guarded([&] {
        sqlite::Statement row(m_database.connection(), "SELECT mode, area, message, emergency, filter FROM draft");
        if (!row.step())
            return;
        const std::optional<Area> area = areaFromJson(row.blob(1));
        const std::optional<AudienceFilter> filter = row.isNull(4) ? AudienceFilter() : filterFromJson(row.blob(4));
        if (!area || !filter)
            return;
        result = SavedDraft{row.integer(0) == static_cast<int>(Mode::Live) ? Mode::Live : Mode::Drill, *area,
            MessageId(row.text(2)), row.integer(3) != 0, *filter};
    });
    return result;
}

Result<void> SqliteDraftStore::save(const SavedDraft &draft)
{
    return guarded([&] {
        sqlite::Statement row(m_database.connection(),
            "INSERT OR REPLACE INTO draft (only, mode, area, message, emergency, filter) VALUES (1, ?1, ?2, ?3, ?4, "
            "?5)");
        row.bind(1, static_cast<int>(draft.mode))
            .bind(2, toJson(draft.area))
            .bind(3, draft.message.text())
            .bind(4, draft.emergency ? 1 : 0)
            .bind(5, toJson(draft.filter));
        row.run();
    });
}

} // namespace campanile
