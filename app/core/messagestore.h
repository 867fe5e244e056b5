// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message.h"
#include "result.h"

#include <QObject>

#include <memory>
#include <optional>

namespace campanile {

struct RemovedMessage {
    MessageId id;
    QString title;
    QDateTime removed;
    friend bool operator==(const RemovedMessage &, const RemovedMessage &) = default;
};

/// The library of messages: a table and a folder of WAV files. Small; synchronous.
class MessageStore : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] virtual QList<Message> messages() const = 0; ///< newest first
    [[nodiscard]] virtual std::optional<Message> message(const MessageId &id) const = 0;
    virtual Result<void> save(const Message &message) = 0; ///< adds or replaces
    virtual Result<void> remove(const MessageId &id) = 0; ///< moves the audio to the trash folder
    /// Undoes `remove` while the program runs: the message as given, its audio back from the trash.
    virtual Result<void> restore(const Message &message) = 0;
    [[nodiscard]] virtual QList<RemovedMessage> removed() const { return {}; } ///< and not there again since
    [[nodiscard]] virtual QString newAudioPath(const MessageId &id) const = 0; ///< where a recorder writes

Q_SIGNALS:
    void changed();
};

} // namespace campanile
