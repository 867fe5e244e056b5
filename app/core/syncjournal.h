// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library.h"

namespace campanile {

/// What the dialer's library and this console agreed on last about one document.
struct SyncedDocument {
    LibraryDocument::Kind kind = LibraryDocument::Kind::Message;
    QString id;
    qint64 revision = 0; ///< 0: the library never had it
    QByteArray digest; ///< SHA-256 of the content both had; empty: none, or it was deleted
    QDateTime waiting; ///< since when a change of ours waits; invalid: none was seen
    Error error{ErrorCode::None, {}}; ///< why the dialer refused our change
    QByteArray refused; ///< SHA-256 of a content of ours that is not to be sent; empty: none
    friend bool operator==(const SyncedDocument &, const SyncedDocument &) = default;
};

struct LibraryCursor {
    QString library; ///< empty: never listed
    qint64 revision = 0; ///< everything up to it was taken over
    friend bool operator==(const LibraryCursor &, const LibraryCursor &) = default;
};

/// The memory of LibrarySync. Small; synchronous; what it answered is on the disk.
class SyncJournal {
public:
    SyncJournal() = default;
    virtual ~SyncJournal() = default;
    Q_DISABLE_COPY_MOVE(SyncJournal)
    [[nodiscard]] virtual QList<SyncedDocument> documents() const = 0;
    virtual Result<void> save(const SyncedDocument &document) = 0; ///< adds or replaces
    [[nodiscard]] virtual LibraryCursor cursor() const = 0;
    virtual Result<void> setCursor(const LibraryCursor &cursor) = 0;
    /// Another library: what was agreed on means nothing any more. The cursor is as given.
    virtual Result<void> startAnew(const LibraryCursor &cursor) = 0;
    [[nodiscard]] virtual QString consoleId() = 0; ///< made once: [a-z0-9-]{36}
};

} // namespace campanile
