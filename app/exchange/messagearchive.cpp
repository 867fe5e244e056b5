// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagearchive.h"

#include "messagemerge.h"
#include "messagepacking.h"
#include "messagestore.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QTemporaryDir>
#include <QtConcurrentRun>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

const QString stagingPrefix = u"incoming-"_s;

/// What an import that was killed left behind.
void removeOldStaging(const QString &folder)
{
    const QFileInfoList remains = QDir(folder).entryInfoList({stagingPrefix + u'*'}, QDir::Dirs);
    for (const QFileInfo &remain : remains) {
        if (remain.lastModified() < QDateTime::currentDateTime().addSecs(-3600))
            QDir(remain.filePath()).removeRecursively();
    }
}

/// Moves sound files to where the library wants them; what is moved and then not wanted is moved back.
class Adoption final {
public:
    explicit Adoption(MessageStore &store)
        : m_store(store)
    {
    }

    Result<void> adopt(Message &message)
    {
        m_moved.clear();
        for (MessageVersion &version : message.versions) {
            QList<QString *> paths{&version.audioPath, &version.takePath};
            for (MessageSection &section : version.sections)
                paths.append(&section.audioPath);
            for (QString *path : paths) {
                if (const Result<void> done = adopt(*path, message.id); !done) {
                    giveBack();
                    return done;
                }
            }
        }
        return {};
    }

    void giveBack()
    {
        for (const QString &from : std::as_const(m_moved)) {
            if (QFile::rename(m_homes.value(from), from))
                m_homes.remove(from);
        }
        m_moved.clear();
    }

private:
    Result<void> adopt(QString &path, const MessageId &id)
    {
        if (path.isEmpty())
            return {};
        if (!m_homes.contains(path)) { // messages of a file may share a sound
            const QString home = m_store.newAudioPath(id);
            QFile file(path);
            if (!file.rename(home))
                return failure(ErrorCode::FileUnwritable, {home, file.errorString()});
            m_homes.insert(path, home);
            m_moved.append(path);
        }
        path = m_homes.value(path);
        return {};
    }

    MessageStore &m_store;
    QHash<QString, QString> m_homes;
    QStringList m_moved; ///< for the message at hand
};

ImportedMessage::Outcome outcomeOf(const MergeOutcome &merge)
{
    switch (merge.action) {
    case MergeAction::Nothing:
        return merge.outdated ? ImportedMessage::Outcome::Outdated : ImportedMessage::Outcome::Unchanged;
    case MergeAction::Add: return ImportedMessage::Outcome::Added;
    case MergeAction::Replace: return ImportedMessage::Outcome::Updated;
    case MergeAction::KeepBoth: return ImportedMessage::Outcome::KeptBoth;
    }
    return ImportedMessage::Outcome::Unchanged;
}

} // namespace

Result<QList<ImportedMessage>> takeMessages(const UnpackedMessages &unpacked, MessageStore &store)
{
    QList<ImportedMessage> imported;
    Adoption adoption(store);
    for (const Message &message : unpacked.messages) {
        const MergeOutcome merge =
            merged(store.message(message.id), message, std::nullopt, MergeSide::Incoming, unpacked.from);
        Message taken = merge.second.value_or(merge.first);
        taken.lastUsed = merge.second ? QDateTime() : merge.first.lastUsed;
        ImportedMessage result{outcomeOf(merge), taken.id, taken.title};
        if (merge.second && store.message(taken.id)) // the same was taken before, and kept twice then
            result = {ImportedMessage::Outcome::Unchanged, taken.id, store.message(taken.id)->title};
        else if (merge.action != MergeAction::Nothing) {
            if (const Result<void> adopted = adoption.adopt(taken); !adopted)
                return std::unexpected(adopted.error());
            if (const Result<void> saved = store.save(taken); !saved) {
                adoption.giveBack();
                return std::unexpected(saved.error());
            }
        }
        imported.append(result);
    }
    return imported;
}

MessageArchive::MessageArchive(MessageStore &store, QString console, const MessageFileLimits &limits, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_console(std::move(console))
    , m_limits(limits)
{
    m_pool.setMaxThreadCount(1);
}

MessageArchive::~MessageArchive()
{
    m_pool.waitForDone();
}

QFuture<Result<void>> MessageArchive::write(const QString &path, const QList<Message> &messages)
{
    return QtConcurrent::run(&m_pool, [path, messages, from = m_console](QPromise<Result<void>> &promise) {
        promise.setProgressRange(0, 1000);
        Result<void> done = packMessages(
            path, messages, from, [&promise] { return promise.isCanceled(); },
            [&promise](int thousandths) { promise.setProgressValue(thousandths); });
        if (!promise.isCanceled())
            promise.addResult(std::move(done));
    });
}

QFuture<Result<QList<ImportedMessage>>> MessageArchive::import(const QString &path)
{
    struct Unpacked {
        std::shared_ptr<QTemporaryDir> folder; ///< goes with it, and what was not taken out of it
        UnpackedMessages messages;
    };

    // Beside the library's own files, so that taking them is a rename.
    const QString library = QFileInfo(m_store.newAudioPath(MessageId::create())).absolutePath();
    QFuture<Result<Unpacked>> unpacking =
        QtConcurrent::run(&m_pool, [path, library, limits = m_limits](QPromise<Result<Unpacked>> &promise) {
            promise.setProgressRange(0, 1000);
            removeOldStaging(library);
            auto folder = std::make_shared<QTemporaryDir>(library + u'/' + stagingPrefix + u"XXXXXX"_s);
            if (!folder->isValid()) {
                promise.addResult(failure(ErrorCode::FileUnwritable, {library, folder->errorString()}));
                return;
            }
            Result<UnpackedMessages> unpacked = unpackMessages(
                path, folder->path(), limits, [&promise] { return promise.isCanceled(); },
                [&promise](int thousandths) { promise.setProgressValue(thousandths); });
            if (promise.isCanceled())
                return;
            if (unpacked)
                promise.addResult(Unpacked{folder, std::move(*unpacked)});
            else
                promise.addResult(std::unexpected(unpacked.error()));
        });
    return unpacking.then(this, [this](const Result<Unpacked> &unpacked) -> Result<QList<ImportedMessage>> {
        if (!unpacked)
            return std::unexpected(unpacked.error());
        Result<QList<ImportedMessage>> imported = takeMessages(unpacked->messages, m_store);
        unpacked->folder->remove();
        return imported;
    });
}

} // namespace campanile
