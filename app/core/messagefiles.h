// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message.h"
#include "result.h"

#include <QFuture>

namespace campanile {

/// What became of one message of a file.
struct ImportedMessage {
    enum class Outcome {
        Added,
        Updated, ///< here it was as it began: now it is as in the file
        Unchanged, ///< it was here already
        Outdated, ///< the file's is older: nothing was done
        KeptBoth, ///< changed here and there: the file's is a second message
    };
    Outcome outcome = Outcome::Added;
    MessageId id; ///< the one to open; of KeptBoth the second
    QString title;
    friend bool operator==(const ImportedMessage &, const ImportedMessage &) = default;
};

/// A sentence for the screen.
[[nodiscard]] QString words(const ImportedMessage &imported);

/// Where a reader stops. A file that asks for more is refused, never read in part.
struct MessageFileLimits {
    qint64 bytes = 512LL * 1024 * 1024; ///< of the file, and of all that is in it, unpacked
    int entries = 1'000;
    int messages = 200;
    qint64 manifestBytes = 8LL * 1024 * 1024;
    int ratio = 200; ///< unpacked to packed, of all together, from 16 MB on
};

enum class MessageFileExcess { Bytes, Entries, Messages };
/// MessageFileTooMuch in the reader's words and figures.
[[nodiscard]] Error messageFileTooMuch(const QString &path, MessageFileExcess what, qint64 found, qint64 limit);

/// Messages in a file that is carried from one console to another (*.campanile-message): words, audio, takes and
/// sections of all languages. Works on threads of its own; futures finish exactly once, cancelled ones without a
/// result.
class MessageFiles {
public:
    MessageFiles() = default;
    virtual ~MessageFiles() = default;
    Q_DISABLE_COPY_MOVE(MessageFiles)
    /// Replaces the file as a whole or not at all. Errors: FileNotFound (of a sound file), FileUnwritable, DiskFull.
    virtual QFuture<Result<void>> write(const QString &path, const QList<Message> &messages) = 0;
    /// Takes what is in the file into the library, by the rule of messagemerge.h: nothing here is lost or overwritten
    /// by something older. All of the file is looked at before anything is taken. Errors: FileNotFound, FileUnreadable,
    /// FileWrongKind, FileTruncated, FileTooNew, FileTooLarge, ZipBomb, MessageFileTooMuch, MessageFileStrange,
    /// MessageFileDamaged, MessageFileEmpty, DiskFull, FileUnwritable, DatabaseFailed.
    virtual QFuture<Result<QList<ImportedMessage>>> import(const QString &path) = 0;
};

} // namespace campanile
