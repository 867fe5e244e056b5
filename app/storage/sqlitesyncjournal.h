// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "draftdocuments.h"
#include "messagedocuments.h"
#include "syncjournal.h"

namespace campanile {

class ConsoleDatabase;

class SqliteSyncJournal final : public SyncJournal {
public:
    explicit SqliteSyncJournal(ConsoleDatabase &database); ///< outlives the journal
    [[nodiscard]] QList<SyncedDocument> documents() const override;
    Result<void> save(const SyncedDocument &document) override;
    [[nodiscard]] LibraryCursor cursor() const override;
    Result<void> setCursor(const LibraryCursor &cursor) override;
    Result<void> startAnew(const LibraryCursor &cursor) override;
    [[nodiscard]] QString consoleId() override;

private:
    ConsoleDatabase &m_database;
};

class SqliteSoundDigests final : public SoundDigests {
public:
    explicit SqliteSoundDigests(ConsoleDatabase &database); ///< outlives this
    [[nodiscard]] QHash<QString, QByteArray> all() const override;
    Result<void> add(const QString &name, const QByteArray &digest) override;

private:
    ConsoleDatabase &m_database;
};

class SqliteSharedDrafts final : public SharedDrafts {
public:
    explicit SqliteSharedDrafts(ConsoleDatabase &database); ///< outlives this
    [[nodiscard]] QList<SharedDraft> drafts() const override;
    Result<void> save(const SharedDraft &draft) override;
    Result<void> remove(const QString &id) override;

private:
    ConsoleDatabase &m_database;
};

} // namespace campanile
