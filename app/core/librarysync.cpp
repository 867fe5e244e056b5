// SPDX-License-Identifier: GPL-3.0-or-later
#include "librarysync.h"

#include "librarycopies.h"
#include "librarymerge.h"

#include <QFileInfo>
#include <QSet>
#include <QTimer>

#include <algorithm>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

using Kind = LibraryDocument::Kind;
using Key = std::pair<Kind, QString>;

constexpr int mostPulls = 8; ///< in one round: somebody else writes as fast as we do

bool isReason(const Error &error, QLatin1StringView reason)
{
    return error.code == ErrorCode::DialerRefused && error.args.value(0) == reason;
}

/// The network's doing or the dialer's state: it will pass, and is no refusal of one document.
bool isAway(const Error &error)
{
    switch (error.code) {
    case ErrorCode::DialerUnreachable:
    case ErrorCode::DialerTimeout:
    case ErrorCode::DialerDenied:
    case ErrorCode::Cancelled: return true;
    case ErrorCode::DialerRefused:
        return isReason(error, "DISK_FULL"_L1) || isReason(error, "UPLOAD_BUSY"_L1)
            || isReason(error, "SHUTTING_DOWN"_L1) || isReason(error, "UNIMPLEMENTED"_L1);
    default: return false;
    }
}

} // namespace

struct LibrarySync::Private {
    Library &library;
    SyncJournal &journal;
    QList<DocumentSource *> sources;
    const Clock &clock;
    QString consoleName;
    LibrarySync *q = nullptr;

    QHash<Key, SyncedDocument> synced;
    LibraryCursor cursor;
    QList<PendingDocument> pending;
    QTimer refreshLater;
    QHash<Key, QByteArray> failed; ///< marks of what the dialer refused since the program began

    // of a round
    bool running = false;
    bool pullAgain = false;
    int pulls = 0;
    bool more = false;
    QList<LibraryDocument> incoming;
    QList<Key> outgoing;
    QList<QByteArray> blobs; ///< still to be moved for the document in hand
    std::optional<Key> sending;
    QHash<QByteArray, qint64> sentBytes;
    QHash<Key, qint64> overtaken; ///< by whom somebody was first, and the revision we had then

    Private(Library &theLibrary, SyncJournal &theJournal, QList<DocumentSource *> theSources, const Clock &theClock,
        QString name)
        : library(theLibrary)
        , journal(theJournal)
        , sources(std::move(theSources))
        , clock(theClock)
        , consoleName(std::move(name))
        , cursor(journal.cursor())
    {
        for (const SyncedDocument &document : journal.documents())
            synced.insert({document.kind, document.id}, document);
    }

    [[nodiscard]] DocumentSource *sourceOf(Kind kind) const
    {
        const auto found = std::ranges::find(sources, kind, [](const DocumentSource *s) { return s->kind(); });
        return found == sources.end() ? nullptr : *found;
    }

    [[nodiscard]] std::optional<LocalDocument> local(const Key &key) const
    {
        const DocumentSource *source = sourceOf(key.first);
        return source ? source->document(key.second) : std::nullopt;
    }

    static SyncedDocument fresh(const Key &key)
    {
        SyncedDocument document;
        document.kind = key.first;
        document.id = key.second;
        return document;
    }

    [[nodiscard]] SyncedDocument agreed(const Key &key) const { return synced.value(key, fresh(key)); }

    Result<void> store(const SyncedDocument &document)
    {
        const Result<void> saved = journal.save(document);
        if (saved)
            synced.insert({document.kind, document.id}, document);
        return saved;
    }

    bool save(const SyncedDocument &document)
    {
        const Result<void> saved = store(document);
        if (!saved)
            end(saved.error());
        return saved.has_value();
    }

    /// What is kept of a change that is not sent, or was refused.
    static QByteArray markOf(const LocalDocument &document)
    {
        return document.deleted ? QByteArrayLiteral("deleted") : document.digest;
    }

    static bool waits(const LocalDocument &document, const SyncedDocument &agreed)
    {
        return document.digest != agreed.digest && markOf(document) != agreed.refused;
    }

    /// What is different here from what both sides agreed on.
    void refresh()
    {
        QList<PendingDocument> found;
        for (const DocumentSource *source : std::as_const(sources)) {
            for (const LocalDocument &document : source->documents()) {
                const Key key{source->kind(), document.id};
                SyncedDocument agreed = this->agreed(key);
                const bool waiting = waits(document, agreed);
                // Another change, or another start of the program: it may be taken now.
                if (!waiting || failed.value(key) != markOf(document))
                    agreed.error = {ErrorCode::None, {}};
                if (waiting != agreed.waiting.isValid())
                    agreed.waiting = waiting ? clock.now() : QDateTime();
                if (agreed != this->agreed(key))
                    (void)store(agreed); // a full disk changes nothing of what waits
                if (!waiting)
                    continue;
                PendingDocument entry{.kind = source->kind(),
                    .id = document.id,
                    .title = document.title,
                    .since = agreed.waiting,
                    .deletes = document.deleted,
                    .sending = sending == Key{source->kind(), document.id},
                    .error = agreed.error};
                for (const auto &[digest, path] : document.blobs.asKeyValueRange()) {
                    entry.size += QFileInfo(path).size();
                    entry.sent += sentBytes.value(digest);
                }
                entry.sent = std::min(entry.sent, entry.size);
                found.append(entry);
            }
        }
        std::ranges::stable_sort(found, {}, [](const PendingDocument &p) { return std::tuple(p.size, p.since); });
        if (found == pending)
            return;
        pending = std::move(found);
        Q_EMIT q->pendingChanged();
    }

    // ---- a round: others' changes first ------------------------------------------------------------------

    void pull()
    {
        pullAgain = false;
        if (++pulls > mostPulls)
            return end(std::nullopt); // the next round goes on
        library.list(cursor.revision).then(q, [this, asked = cursor](const Result<LibraryPage> &page) {
            if (!running)
                return;
            if (!page) {
                if (isReason(page.error(), "REVISION_UNKNOWN"_L1) && asked.revision > 0)
                    return startAnew({asked.library, 0});
                return end(page.error());
            }
            if (page->libraryId != asked.library) {
                if (asked.revision > 0)
                    return startAnew({page->libraryId, 0});
                if (const auto started = journal.startAnew({page->libraryId, 0}); !started)
                    return end(started.error());
                reread({page->libraryId, 0});
            }
            incoming = page->documents;
            more = page->more;
            takeNext();
        });
    }

    void startAnew(const LibraryCursor &from)
    {
        if (const auto started = journal.startAnew(from); !started)
            return end(started.error());
        reread(from);
        pull();
    }

    void reread(const LibraryCursor &from)
    {
        cursor = from;
        synced.clear();
        for (const SyncedDocument &document : journal.documents())
            synced.insert({document.kind, document.id}, document);
    }

    void takeNext()
    {
        if (incoming.isEmpty())
            return more ? pull() : startPushing();
        const LibraryDocument &document = incoming.front();
        blobs.clear();
        if (const DocumentSource *source = sourceOf(document.kind); source && !document.deleted) {
            for (const QByteArray &digest : document.blobs) {
                if (!QFileInfo::exists(source->blobPath(digest)))
                    blobs.append(digest);
            }
        }
        fetchNext();
    }

    void fetchNext()
    {
        if (blobs.isEmpty())
            return apply(incoming.takeFirst());
        const QByteArray digest = blobs.takeFirst();
        library.download(digest, sourceOf(incoming.front().kind)->blobPath(digest))
            .then(q, [this](const Result<void> &fetched) {
                if (!running)
                    return;
                if (!fetched && !isReason(fetched.error(), "BLOB_NOT_FOUND"_L1)) // its words are better than nothing
                    return end(fetched.error());
                fetchNext();
            });
    }

    void apply(const LibraryDocument &theirs)
    {
        const Key key{theirs.kind, theirs.id};
        DocumentSource *source = sourceOf(theirs.kind);
        SyncedDocument agreed = this->agreed(key);
        if (source && theirs.revision > agreed.revision) {
            const std::optional<LocalDocument> ours = local(key);
            const QByteArray theirDigest = theirs.deleted ? QByteArray() : contentDigest(theirs.content);
            MergeStep step = mergeStep(agreed.digest, ours ? std::optional(ours->digest) : std::nullopt, theirDigest);
            if (step != MergeStep::Agree && source->isOwn(theirs.id))
                step = MergeStep::KeepOurs;
            Result<void> done;
            bool taken = step == MergeStep::TakeTheirs;
            if (taken)
                done = source->takeOver(theirs);
            if (step == MergeStep::KeepBoth) {
                const Result<bool> kept = source->keepBoth(theirs, consoleName);
                taken = kept.value_or(false);
                if (!kept)
                    done = std::unexpected(kept.error());
            }
            if (done) {
                agreed.revision = theirs.revision;
                agreed.digest = theirDigest;
                // As it is written here: another version of this program may write the same thing otherwise.
                if (const std::optional<LocalDocument> now = taken ? local(key) : std::nullopt)
                    agreed.digest = now->digest;
                agreed.error = {ErrorCode::None, {}};
            } else if (done.error().code == ErrorCode::FileTooNew || done.error().code == ErrorCode::FileWrongKind) {
                // What this program cannot read it does not overwrite either: the revision stays the old one, and a
                // change of ours will be refused by the dialer.
            } else {
                return end(done.error());
            }
            if (!save(agreed))
                return;
        }
        cursor.revision = std::max(cursor.revision, theirs.revision);
        if (const Result<void> moved = journal.setCursor(cursor); !moved)
            return end(moved.error());
        takeNext();
    }

    // ---- then ours -----------------------------------------------------------------------------------------

    void startPushing()
    {
        refresh();
        outgoing.clear();
        for (const PendingDocument &document : std::as_const(pending)) {
            if (document.error.code == ErrorCode::None)
                outgoing.append({document.kind, document.id});
        }
        pushNext();
    }

    void pushNext()
    {
        sending.reset();
        refresh();
        if (!running)
            return;
        if (outgoing.isEmpty())
            return pullAgain ? pull() : end(std::nullopt);
        const Key key = outgoing.takeFirst();
        const std::optional<LocalDocument> document = local(key);
        if (!document || !waits(*document, agreed(key)))
            return pushNext();
        sending = key;
        blobs = document->blobs.keys();
        std::ranges::sort(blobs);
        refresh();
        sendNext(key, *document);
    }

    void sendNext(const Key &key, const LocalDocument &document)
    {
        if (blobs.isEmpty())
            return put(key, document);
        const QByteArray digest = blobs.takeFirst();
        library.uploadFile(digest, document.blobs.value(digest))
            .then(q, [this, key, document, digest](const Result<void> &sent) {
                if (!running)
                    return;
                if (!sent)
                    return refused(key, sent.error());
                sentBytes.insert(digest, QFileInfo(document.blobs.value(digest)).size());
                sendNext(key, document);
            });
    }

    void put(const Key &key, const LocalDocument &document)
    {
        LibraryDocument ours;
        ours.kind = key.first;
        ours.id = key.second;
        ours.revision = agreed(key).revision;
        ours.content = document.content;
        ours.blobs = document.blobs.keys();
        ours.deleted = document.deleted;
        library.put(ours).then(q, [this, key, ours](const Result<LibraryDocument> &held) {
            if (!running)
                return;
            if (!held) {
                if (!isReason(held.error(), "CHANGED_MEANWHILE"_L1))
                    return refused(key, held.error());
                // Somebody was first: theirs is taken over, then ours is sent again; but not again and again when
                // theirs cannot be taken over.
                if (overtaken.value(key, -1) == ours.revision)
                    return refused(key, held.error());
                overtaken.insert(key, ours.revision);
                pullAgain = true;
                return pushNext();
            }
            SyncedDocument now = agreed(key);
            now.revision = held->revision;
            now.digest = ours.deleted ? QByteArray() : contentDigest(ours.content);
            now.error = {ErrorCode::None, {}};
            now.refused.clear();
            now.waiting = {}; // a later change of it is a new one
            if (save(now))
                pushNext();
        });
    }

    void refused(const Key &key, const Error &error)
    {
        if (isAway(error))
            return end(error);
        SyncedDocument now = agreed(key);
        now.error = error;
        if (const std::optional<LocalDocument> ours = local(key))
            failed.insert(key, markOf(*ours));
        if (save(now))
            pushNext();
    }

    void end(const std::optional<Error> &error)
    {
        running = false;
        sending.reset();
        blobs.clear();
        incoming.clear();
        outgoing.clear();
        sentBytes.clear();
        overtaken.clear();
        refresh();
        Q_EMIT q->finished(error);
    }
};

LibrarySync::LibrarySync(Library &library, SyncJournal &journal, QList<DocumentSource *> sources, const Clock &clock,
    QString consoleName, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(library, journal, std::move(sources), clock, std::move(consoleName)))
{
    d->q = this;
    d->refreshLater.setSingleShot(true);
    d->refreshLater.setInterval(0);
    connect(&d->refreshLater, &QTimer::timeout, this, [this] { d->refresh(); });
    for (const DocumentSource *source : std::as_const(d->sources))
        connect(source, &DocumentSource::changed, &d->refreshLater, qOverload<>(&QTimer::start));
    connect(&library, &Library::progress, this, [this](const QByteArray &digest, qint64 done, qint64) {
        if (!d->sending)
            return;
        d->sentBytes.insert(digest, done);
        d->refreshLater.start();
    });
    d->refresh();
}

LibrarySync::~LibrarySync() = default;

QList<PendingDocument> LibrarySync::pending() const
{
    return d->pending;
}

bool LibrarySync::isRunning() const
{
    return d->running;
}

void LibrarySync::setConsoleName(const QString &name)
{
    d->consoleName = name;
}

void LibrarySync::run()
{
    if (d->running)
        return;
    d->running = true;
    d->pulls = 0;
    d->pull();
}

Result<void> LibrarySync::retry(LibraryDocument::Kind kind, const QString &id)
{
    if (!d->synced.contains({kind, id}))
        return failure(ErrorCode::NotFound, {id});
    SyncedDocument document = d->agreed({kind, id});
    document.error = {ErrorCode::None, {}};
    d->failed.remove({kind, id});
    const Result<void> saved = d->store(document);
    if (saved)
        d->refresh();
    return saved;
}

Result<void> LibrarySync::discard(LibraryDocument::Kind kind, const QString &id)
{
    const std::optional<LocalDocument> ours = d->local({kind, id});
    if (!ours)
        return failure(ErrorCode::NotFound, {id});
    SyncedDocument document = d->agreed({kind, id});
    document.refused = Private::markOf(*ours);
    document.error = {ErrorCode::None, {}};
    document.waiting = {};
    const Result<void> saved = d->store(document);
    if (saved)
        d->refresh();
    return saved;
}

} // namespace campanile
