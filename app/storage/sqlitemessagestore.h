// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "messagestore.h"

#include <QHash>

namespace campanile {

class ConsoleDatabase;

class SqliteMessageStore final : public MessageStore {
    Q_OBJECT
public:
    /// `folder` holds the WAV files; made when it is missing. `database` outlives the store.
    SqliteMessageStore(ConsoleDatabase &database, QString folder, QObject *parent = nullptr);
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
    ConsoleDatabase &m_database;
    QString m_folder;
    QList<Message> m_messages; ///< newest first
    QHash<QString, QString> m_trashed; ///< where a file is that `remove` took
};

} // namespace campanile
