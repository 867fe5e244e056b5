// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlitesyncjournal.h"

#include "campaignjson.h"
#include "consoledatabase.h"

#include <QUuid>

namespace campanile {

namespace {

void setCursorRow(sqlite::Connection &connection, const LibraryCursor &cursor)
{
    sqlite::Statement row(
        connection, "INSERT OR REPLACE INTO library_cursor (only, library, revision) VALUES (1, ?1, ?2)");
    row.bind(1, cursor.library).bind(2, cursor.revision);
    row.run();
}

} // namespace

SqliteSyncJournal::SqliteSyncJournal(ConsoleDatabase &database)
    : m_database(database)
{
}

QList<SyncedDocument> SqliteSyncJournal::documents() const
{
    QList<SyncedDocument> result;
    (void)sqlite::guarded([&] {
        sqlite::Statement rows(m_database.connection(),
            "SELECT kind, id, revision, digest, waiting, error, refused FROM library_documents ORDER BY kind, id");
        while (rows.step()) {
            SyncedDocument document;
            document.kind = static_cast<LibraryDocument::Kind>(rows.integer(0));
            document.id = rows.text(1);
            document.revision = rows.integer(2);
            document.digest = rows.blob(3);
            if (!rows.isNull(4))
                document.waiting = QDateTime::fromMSecsSinceEpoch(rows.integer(4));
            if (!rows.isNull(5))
                document.error = errorFromJson(rows.blob(5));
            document.refused = rows.blob(6);
            result.append(document);
        }
    });
    return result;
}

Result<void> SqliteSyncJournal::save(const SyncedDocument &document)
{
    return sqlite::guarded([&] {
        sqlite::Statement row(m_database.connection(),
            "INSERT OR REPLACE INTO library_documents (kind, id, revision, digest, waiting, error, refused)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
        row.bind(1, static_cast<int>(document.kind))
            .bind(2, document.id)
            .bind(3, document.revision)
            .bind(4, document.digest)
            .bind(7, document.refused);
        if (document.waiting.isValid())
            row.bind(5, document.waiting.toMSecsSinceEpoch());
        else
            row.bindNull(5);
        if (document.error.code != ErrorCode::None)
            row.bind(6, toJson(document.error));
        else
            row.bindNull(6);
        row.run();
    });
}

LibraryCursor SqliteSyncJournal::cursor() const
{
    LibraryCursor cursor;
    (void)sqlite::guarded([&] {
        sqlite::Statement row(m_database.connection(), "SELECT library, revision FROM library_cursor");
        if (row.step())
            cursor = {row.text(0), row.integer(1)};
    });
    return cursor;
}

Result<void> SqliteSyncJournal::setCursor(const LibraryCursor &cursor)
{
    return sqlite::guarded([&] { setCursorRow(m_database.connection(), cursor); });
}

Result<void> SqliteSyncJournal::startAnew(const LibraryCursor &cursor)
{
    return sqlite::guarded([&] {
        sqlite::Transaction transaction(m_database.connection());
        m_database.connection().execute("UPDATE library_documents SET revision = 0, digest = NULL, error = NULL");
        setCursorRow(m_database.connection(), cursor);
        transaction.commit();
    });
}

QString SqliteSyncJournal::consoleId()
{
    QString id;
    (void)sqlite::guarded([&] {
        sqlite::Statement add(m_database.connection(), "INSERT OR IGNORE INTO console (only, id) VALUES (1, ?1)");
        add.bind(1, QUuid::createUuid().toString(QUuid::WithoutBraces));
        add.run();
        sqlite::Statement row(m_database.connection(), "SELECT id FROM console");
        if (row.step())
            id = row.text(0);
    });
    return id;
}

SqliteSoundDigests::SqliteSoundDigests(ConsoleDatabase &database)
    : m_database(database)
{
}

QHash<QString, QByteArray> SqliteSoundDigests::all() const
{
    QHash<QString, QByteArray> result;
    (void)sqlite::guarded([&] {
        sqlite::Statement rows(m_database.connection(), "SELECT name, digest FROM sound_digests");
        while (rows.step())
            result.insert(rows.text(0), rows.blob(1));
    });
    return result;
}

Result<void> SqliteSoundDigests::add(const QString &name, const QByteArray &digest)
{
    return sqlite::guarded([&] {
        sqlite::Statement row(
            m_database.connection(), "INSERT OR REPLACE INTO sound_digests (name, digest) VALUES (?1, ?2)");
        row.bind(1, name).bind(2, digest);
        row.run();
    });
}

SqliteSharedDrafts::SqliteSharedDrafts(ConsoleDatabase &database)
    : m_database(database)
{
}

QList<SharedDraft> SqliteSharedDrafts::drafts() const
{
    QList<SharedDraft> result;
    (void)sqlite::guarded([&] {
        sqlite::Statement rows(
            m_database.connection(), "SELECT id, console, draft, changed FROM shared_drafts ORDER BY changed DESC, id");
        while (rows.step()) {
            if (const std::optional<SavedDraft> draft = draftFromJson(rows.blob(2)))
                result.append({rows.text(0), rows.text(1), *draft, QDateTime::fromMSecsSinceEpoch(rows.integer(3))});
        }
    });
    return result;
}

Result<void> SqliteSharedDrafts::save(const SharedDraft &draft)
{
    return sqlite::guarded([&] {
        sqlite::Statement row(m_database.connection(),
            "INSERT OR REPLACE INTO shared_drafts (id, console, draft, changed) VALUES (?1, ?2, ?3, ?4)");
        row.bind(1, draft.id)
            .bind(2, draft.console)
            .bind(3, toJson(draft.draft))
            .bind(4, draft.changed.toMSecsSinceEpoch());
        row.run();
    });
}

Result<void> SqliteSharedDrafts::remove(const QString &id)
{
    return sqlite::guarded([&] {
        sqlite::Statement row(m_database.connection(), "DELETE FROM shared_drafts WHERE id = ?1");
        row.bind(1, id);
        row.run();
    });
}

} // namespace campanile
