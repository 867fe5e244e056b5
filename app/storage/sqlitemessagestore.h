// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "messagestore.h"

#include <QHash>

#include <memory>

namespace campanile {

class ConsoleDatabase;

class DigestReader;

class SqliteMessageStore final : public MessageStore {
    Q_OBJECT
public:
    /// `folder` holds the WAV files; made when it is missing. `database` outlives the store. Of a database from before
    /// there were digests, the files are read once, apart: until changed() tells, messages() may lack some digests.
    SqliteMessageStore(ConsoleDatabase &database, QString folder, QObject *parent = nullptr);
    ~SqliteMessageStore() override;
    /// Waits for digests that are still being read: for programs without an event loop.
    void settle();
    [[nodiscard]] QList<Message> messages() const override;
    [[nodiscard]] std::optional<Message> message(const MessageId &id) const override;
    Result<void> save(const Message &message) override;
    Result<void> remove(const MessageId &id) override;
    Result<void> restore(const Message &message) override;
    [[nodiscard]] QList<RemovedMessage> removed() const override;
    [[nodiscard]] QString newAudioPath(const MessageId &id) const override;

    [[nodiscard]] const QString &folder() const { return m_folder; }

    /// Sound files in the folder that no message has: recorded, and then the program ended.
    [[nodiscard]] QList<QString> orphanedRecordings() const;

private:
    void takeDigests();
    ConsoleDatabase &m_database;
    QString m_folder;
    QList<Message> m_messages; ///< newest first
    QHash<QString, QString> m_trashed; ///< where a file is that `remove` took
    std::unique_ptr<DigestReader> m_reader; ///< null: nothing is being read
};

} // namespace campanile
