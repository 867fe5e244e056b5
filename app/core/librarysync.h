// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clock.h"
#include "documentsource.h"
#include "syncjournal.h"

#include <memory>
#include <optional>

namespace campanile {

/// A change of ours that the library does not have yet.
struct PendingDocument {
    LibraryDocument::Kind kind = LibraryDocument::Kind::Message;
    QString id;
    QString title;
    QDateTime since;
    qint64 size = 0; ///< bytes of audio
    qint64 sent = 0; ///< of them
    bool deletes = false;
    bool sending = false;
    Error error{ErrorCode::None, {}}; ///< refused by the dialer; it waits for retry or discard
    friend bool operator==(const PendingDocument &, const PendingDocument &) = default;
};

/// Makes what is shared the same here and at the dialer. What waits is not a list of its own that could get lost: it is
/// the difference between what is here and what both sides agreed on last. A round takes over what others changed, then
/// sends what changed here, small things first; killed at any moment, the next one goes on. Nothing is ever lost
/// (librarymerge.h).
class LibrarySync final : public QObject {
    Q_OBJECT
public:
    /// All outlive this. consoleName: for the copies that a merge makes.
    LibrarySync(Library &library, SyncJournal &journal, QList<DocumentSource *> sources, const Clock &clock,
        QString consoleName, QObject *parent = nullptr);
    ~LibrarySync() override;

    [[nodiscard]] QList<PendingDocument> pending() const; ///< small first
    [[nodiscard]] bool isRunning() const;
    void setConsoleName(const QString &name);
    /// A round; nothing while one is running.
    void run();
    Result<void> retry(LibraryDocument::Kind kind, const QString &id);
    /// Not sent as it is now.
    Result<void> discard(LibraryDocument::Kind kind, const QString &id);

Q_SIGNALS:
    void pendingChanged();
    void finished(const std::optional<campanile::Error> &error); ///< of a round: why it could not be completed

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace campanile
