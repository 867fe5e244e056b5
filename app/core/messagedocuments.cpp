// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagedocuments.h"

#include "librarycopies.h"
#include "messagejson.h"
#include "messagemerge.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QPromise>
#include <QThreadPool>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

QFuture<QByteArray> digestOf(const QString &path)
{
    auto promise = std::make_shared<QPromise<QByteArray>>();
    promise->start();
    QFuture<QByteArray> future = promise->future();
    QThreadPool::globalInstance()->start([promise, path] {
        QFile file(path);
        QCryptographicHash hash(QCryptographicHash::Sha256);
        promise->addResult(file.open(QFile::ReadOnly) && hash.addData(&file) ? hash.result() : QByteArray());
        promise->finish();
    });
    return future;
}

} // namespace

MessageDocuments::MessageDocuments(MessageStore &messages, SoundDigests &digests, QObject *parent)
    : DocumentSource(parent)
    , m_messages(messages)
    , m_digests(digests)
    , m_folder(QFileInfo(messages.newAudioPath(MessageId::create())).absolutePath())
{
    const QHash<QString, QByteArray> known = digests.all();
    for (const auto &[name, digest] : known.asKeyValueRange())
        know(m_folder + u'/' + name, digest);
    connect(&messages, &MessageStore::changed, this, [this] {
        readAudio();
        renew();
        Q_EMIT changed();
    });
    readAudio();
    renew();
}

void MessageDocuments::know(const QString &path, const QByteArray &digest)
{
    m_byPath.insert(path, digest);
    if (!m_byDigest.contains(digest) || !QFileInfo::exists(m_byDigest.value(digest)))
        m_byDigest.insert(digest, path);
}

/// Queues what no digest is known of.
void MessageDocuments::readAudio()
{
    m_unread.clear();
    for (const Message &message : m_messages.messages()) {
        for (const MessageVersion &version : message.versions) {
            if (!version.digest.isEmpty() && !m_byPath.contains(version.audioPath) && QFile::exists(version.audioPath))
                know(version.audioPath, version.digest); // the store has read it
        }
        for (const QString &file : soundFilesOf(message)) {
            if (!m_byPath.contains(file))
                m_unread.append(file);
        }
    }
    if (!m_reading)
        readNext();
}

void MessageDocuments::readNext()
{
    if (m_unread.isEmpty())
        return;
    m_reading = true;
    const QString path = m_unread.takeFirst();
    digestOf(path).then(this, [this, path](const QByteArray &digest) {
        m_reading = false;
        // A file that is not there has no digest: its message can be shared without it.
        if (!digest.isEmpty() && QFileInfo(path).absolutePath() == m_folder)
            (void)m_digests.add(QFileInfo(path).fileName(), digest); // forgotten, it is read again
        if (digest.isEmpty())
            m_byPath.insert(path, {});
        else
            know(path, digest);
        if (!m_unread.isEmpty())
            return readNext();
        renew();
        Q_EMIT changed();
    });
}

void MessageDocuments::renew()
{
    m_documents.clear();
    for (const Message &message : m_messages.messages()) {
        if (const std::optional<LocalDocument> document = documentOf(message))
            m_documents.insert(document->id, *document);
    }
    for (const RemovedMessage &removed : m_messages.removed())
        m_documents.insert(removed.id.text(),
            {.id = removed.id.text(), .title = removed.title, .changed = removed.removed, .deleted = true});
}

std::optional<LocalDocument> MessageDocuments::documentOf(const Message &message) const
{
    LocalDocument document{.id = message.id.text(),
        .title = message.title,
        .changed = message.changed.isValid() ? message.changed : message.created};
    for (const QString &file : soundFilesOf(message)) {
        const auto digest = m_byPath.constFind(file);
        if (digest == m_byPath.cend())
            return std::nullopt; // not read yet
        if (!digest->isEmpty())
            document.blobs.insert(*digest, file);
    }
    document.content = toJson(message, [this](const QString &path) {
        return path.isEmpty() ? QString() : QString::fromLatin1(m_byPath.value(path).toHex());
    });
    document.digest = contentDigest(document.content);
    return document;
}

QList<LocalDocument> MessageDocuments::documents() const
{
    return m_documents.values();
}

std::optional<LocalDocument> MessageDocuments::document(const QString &id) const
{
    const auto found = m_documents.constFind(id);
    return found == m_documents.cend() ? std::nullopt : std::optional(*found);
}

bool MessageDocuments::isOwn(const QString &) const
{
    return false;
}

Result<Message> MessageDocuments::messageOf(const LibraryDocument &document)
{
    const auto pathOf = [this](const QString &name) {
        const QByteArray digest = QByteArray::fromHex(name.toLatin1());
        return digest.size() == 32 && name.size() == 64 ? blobPath(digest) : QString();
    };
    Result<Message> message = messageFromJson(document.content, pathOf);
    if (!message)
        return message;
    if (message->id.text() != document.id)
        return failure(ErrorCode::FileWrongKind, {document.id, u"message"_s});
    for (const QByteArray &digest : document.blobs) {
        const QString path = blobPath(digest);
        if (m_byPath.contains(path) || !QFileInfo::exists(path))
            continue;
        know(path, digest); // it was verified when it came
        (void)m_digests.add(QFileInfo(path).fileName(), digest);
    }
    return message;
}

Result<void> MessageDocuments::takeOver(const LibraryDocument &document)
{
    const MessageId id(document.id);
    const std::optional<Message> there = m_messages.message(id);
    if (document.deleted)
        return there ? m_messages.remove(id) : Result<void>();
    Result<Message> message = messageOf(document);
    if (!message)
        return std::unexpected(message.error());
    if (there)
        message->lastUsed = there->lastUsed;
    return m_messages.save(*message);
}

Result<bool> MessageDocuments::keepBoth(const LibraryDocument &theirs, const QString &console)
{
    const Result<Message> incoming = messageOf(theirs);
    if (!incoming)
        return std::unexpected(incoming.error());
    const std::optional<Message> ours = m_messages.message(incoming->id);
    const MergeOutcome outcome = merged(ours, *incoming, std::nullopt, MergeSide::Local, console);
    if (outcome.outdated)
        return false;
    if (outcome.second && !m_messages.message(outcome.second->id)) {
        if (const Result<void> kept = m_messages.save(*outcome.second); !kept)
            return std::unexpected(kept.error());
    }
    // Nothing: only its times differ, and theirs are as good.
    const Message &first = outcome.action == MergeAction::Nothing ? *incoming : outcome.first;
    return m_messages.save(first).transform([] { return true; });
}

QString MessageDocuments::blobPath(const QByteArray &digest) const
{
    if (const QString known = m_byDigest.value(digest); !known.isEmpty() && QFileInfo::exists(known))
        return known;
    return m_folder + u'/' + QString::fromLatin1(digest.toHex()) + u".wav"_s;
}

} // namespace campanile
