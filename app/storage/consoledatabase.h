// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "draftstore.h"
#include "messagestore.h"
#include "sqlite.h"

namespace campanile {

/// The console's own small file: messages and the saved draft. Apart from the registry, so that saving a message never
/// waits for an import; used by the thread that opened it.
class ConsoleDatabase final {
public:
    /// Errors as Database::open's.
    [[nodiscard]] static Result<std::unique_ptr<ConsoleDatabase>> open(const QString &path);

    [[nodiscard]] sqlite::Connection &connection() const { return *m_connection; }

private:
    explicit ConsoleDatabase(std::unique_ptr<sqlite::Connection> connection);
    std::unique_ptr<sqlite::Connection> m_connection;
};

class SqliteMessageStore final : public MessageStore {
    Q_OBJECT
public:
    /// `folder` holds the WAV files; made when it is missing. `database` outlives the store.
    SqliteMessageStore(ConsoleDatabase &database, QString folder, QObject *parent = nullptr);
    [[nodiscard]] QList<Message> messages() const override;
    [[nodiscard]] std::optional<Message> message(const MessageId &id) const override;
    Result<void> save(const Message &message) override;
    Result<void> remove(const MessageId &id) override;
    [[nodiscard]] QString newAudioPath(const MessageId &id) const override;

    [[nodiscard]] const QString &folder() const { return m_folder; }

    /// Sound files in the folder that no message has: recorded, and then the program ended.
    [[nodiscard]] QList<QString> orphanedRecordings() const;

private:
    ConsoleDatabase &m_database;
    QString m_folder;
    QList<Message> m_messages; ///< newest first
};

class SqliteDraftStore final : public DraftStore {
public:
    /// `database` outlives the store.
    explicit SqliteDraftStore(ConsoleDatabase &database);
    [[nodiscard]] std::optional<SavedDraft> load() const override;
    Result<void> save(const SavedDraft &draft) override;

private:
    ConsoleDatabase &m_database;
};

} // namespace campanile
