// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "documentsource.h"
#include "draftstore.h"

namespace campanile {

/// The alert that somebody at another console is preparing, or was.
struct SharedDraft {
    QString id;
    QString console; ///< its name
    SavedDraft draft;
    QDateTime changed;
    friend bool operator==(const SharedDraft &, const SharedDraft &) = default;
};

class SharedDrafts {
public:
    SharedDrafts() = default;
    virtual ~SharedDrafts() = default;
    Q_DISABLE_COPY_MOVE(SharedDrafts)
    [[nodiscard]] virtual QList<SharedDraft> drafts() const = 0; ///< newest first
    virtual Result<void> save(const SharedDraft &draft) = 0; ///< adds or replaces
    virtual Result<void> remove(const QString &id) = 0;
};

/// Each console has one draft, under its own id, which nobody else writes; it sees those of the others.
class DraftDocuments final : public DocumentSource {
    Q_OBJECT
public:
    DraftDocuments(
        const DraftStore &own, SharedDrafts &others, QString consoleId, QString consoleName, QObject *parent = nullptr);
    void tell(); ///< the own one may have changed
    void setConsoleName(const QString &name);

    [[nodiscard]] LibraryDocument::Kind kind() const override { return LibraryDocument::Kind::Draft; }

    [[nodiscard]] QList<LocalDocument> documents() const override;
    [[nodiscard]] std::optional<LocalDocument> document(const QString &id) const override;
    [[nodiscard]] bool isOwn(const QString &id) const override;
    Result<void> takeOver(const LibraryDocument &document) override;
    Result<bool> keepBoth(const LibraryDocument &theirs, const QString &console) override;
    [[nodiscard]] QString blobPath(const QByteArray &digest) const override;

private:
    [[nodiscard]] LocalDocument documentOf(const SharedDraft &draft) const;
    const DraftStore &m_own;
    SharedDrafts &m_others;
    QString m_id;
    QString m_name;
};

} // namespace campanile
