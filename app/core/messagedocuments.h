// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "documentsource.h"
#include "messagestore.h"

#include <QSet>

namespace campanile {

/// The SHA-256 of files that are never written twice: what was hashed once is known for good. Of the takes and
/// sections: a message has the digests of its versions' audio from its store.
class SoundDigests {
public:
    SoundDigests() = default;
    virtual ~SoundDigests() = default;
    Q_DISABLE_COPY_MOVE(SoundDigests)
    [[nodiscard]] virtual QHash<QString, QByteArray> all() const = 0; ///< by file name, without the folder
    virtual Result<void> add(const QString &name, const QByteArray &digest) = 0;
};

/// Messages as consoles share them: words, and all audio by its digest, takes and sections too. Audio is read on
/// another thread; a message whose audio is not read yet is announced when it is.
class MessageDocuments final : public DocumentSource {
    Q_OBJECT
public:
    MessageDocuments(MessageStore &messages, SoundDigests &digests, QObject *parent = nullptr);

    [[nodiscard]] bool isReading() const { return m_reading; } ///< audio that is not known yet

    [[nodiscard]] LibraryDocument::Kind kind() const override { return LibraryDocument::Kind::Message; }

    [[nodiscard]] QList<LocalDocument> documents() const override;
    [[nodiscard]] std::optional<LocalDocument> document(const QString &id) const override;
    [[nodiscard]] bool isOwn(const QString &id) const override;
    Result<void> takeOver(const LibraryDocument &document) override;
    Result<bool> keepBoth(const LibraryDocument &theirs, const QString &console) override;
    [[nodiscard]] QString blobPath(const QByteArray &digest) const override;

private:
    [[nodiscard]] std::optional<LocalDocument> documentOf(const Message &message) const;
    [[nodiscard]] Result<Message> messageOf(const LibraryDocument &document);
    void readAudio();
    void readNext();
    void know(const QString &path, const QByteArray &digest);
    void renew();

    MessageStore &m_messages;
    SoundDigests &m_digests;
    QString m_folder;
    QHash<QString, QByteArray> m_byPath;
    QHash<QByteArray, QString> m_byDigest;
    QStringList m_unread;
    bool m_reading = false;
    QHash<QString, LocalDocument> m_documents; ///< by id
};

} // namespace campanile
