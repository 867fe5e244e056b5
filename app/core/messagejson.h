// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message.h"
#include "result.h"

#include <QByteArray>

#include <functional>

namespace campanile {

/// Every sound file that belongs to the message: audio, takes, sections; each once.
[[nodiscard]] QStringList soundFilesOf(const Message &message);

/// How a message names a sound file outside of the program: relative to its folder, by digest... Empty stays empty.
using AudioName = std::function<QString(const QString &)>;

/// A message as JSON, version 1: the database, the file on a stick and the dialer's library keep the same text. Without
/// lastUsed, which is this console's own.
[[nodiscard]] QByteArray toJson(const Message &message, const AudioName &nameOf);

/// Reads it back; `pathOf` turns names into absolute paths, empty for one that it does not accept. Whatever the bytes
/// are, it answers: FileWrongKind, or FileTooNew of a later version.
[[nodiscard]] Result<Message> messageFromJson(const QByteArray &json, const AudioName &pathOf);

} // namespace campanile
