// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "messagefiles.h"

#include <functional>
#include <optional>

namespace campanile {

// A file of messages is a zip:
//   manifest.json          {"format": "campanile-message", "version": 1, "from": the console's name,
//                           "messages": [messagejson.h, sound files named as below],
//                           "audio": [{"sha256": hex, "size": bytes}]}
//   audio/<sha256>.wav     each sound file once, under the digest of its bytes
// Whatever else is in it, it is refused.

/// What was in a file, looked at from end to end. The messages' sound files are in the folder that was given.
struct UnpackedMessages {
    QString from; ///< the console that wrote it
    QList<Message> messages;
};

using Interrupted = std::function<bool()>;
using MessageProgress = std::function<void(int thousandths)>;

/// Errors: those of MessageFiles::write; Cancelled.
[[nodiscard]] Result<void> packMessages(const QString &path, const QList<Message> &messages, const QString &from,
    const Interrupted &interrupted = {}, const MessageProgress &progress = {});

/// Unpacks into `folder`, which must be empty; what was refused leaves files there that mean nothing. Errors: those of
/// MessageFiles::import; Cancelled.
[[nodiscard]] Result<UnpackedMessages> unpackMessages(const QString &path, const QString &folder,
    const MessageFileLimits &limits = {}, const Interrupted &interrupted = {}, const MessageProgress &progress = {});

/// The length of a WAV file as it is recorded and sent: PCM, 16 bit, one channel. None: it is something else, or cut.
[[nodiscard]] std::optional<std::chrono::milliseconds> wavLength(const QString &path);

} // namespace campanile
