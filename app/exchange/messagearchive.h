// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "messagefiles.h"

#include <QObject>
#include <QThreadPool>

namespace campanile {

class MessageStore;
struct UnpackedMessages;

/// MessageFiles in and out of a library. Files are packed and unpacked on one worker thread; the library is only
/// touched in the thread this object lives in, which needs an event loop.
class MessageArchive final : public QObject, public MessageFiles {
    Q_OBJECT
public:
    /// `console`: how this console calls itself in files, for who gets a message twice.
    explicit MessageArchive(
        MessageStore &store, QString console, const MessageFileLimits &limits = {}, QObject *parent = nullptr);
    ~MessageArchive() override;

    QFuture<Result<void>> write(const QString &path, const QList<Message> &messages) override;
    QFuture<Result<QList<ImportedMessage>>> import(const QString &path) override;

private:
    MessageStore &m_store;
    QString m_console;
    MessageFileLimits m_limits;
    QThreadPool m_pool;
};

/// Takes unpacked messages into a library and their sound files, moved, into its folder. Stops at the first failure;
/// what was taken before it stays.
[[nodiscard]] Result<QList<ImportedMessage>> takeMessages(const UnpackedMessages &unpacked, MessageStore &store);

} // namespace campanile
