// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagemerge.h"

#include "messagejson.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

struct MergeWords {
    Q_DECLARE_TR_FUNCTIONS(MergeWords)
};

constexpr qsizetype longestTitle = 500; // as messagejson.cpp reads it

bool isUntouched(const Message &message)
{
    return !message.changed.isValid() || message.changed == message.created;
}

/// One of the two is what the other was made of; none: nobody knows.
std::optional<MergeSide> origin(const Message &local, const Message &incoming)
{
    // The time of change is of words and audio: a new title alone does not show in it.
    if (local.created != incoming.created || local.title != incoming.title || local.tags != incoming.tags
        || isUntouched(local) == isUntouched(incoming))
        return std::nullopt;
    return isUntouched(local) ? MergeSide::Local : MergeSide::Incoming;
}

std::optional<MergeSide> unchangedSide(
    const Message &local, const Message &incoming, const std::optional<Message> &base)
{
    if (!base)
        return origin(local, incoming);
    const QByteArray began = contentDigest(*base);
    if (contentDigest(local) == began)
        return MergeSide::Local;
    if (contentDigest(incoming) == began)
        return MergeSide::Incoming;
    return std::nullopt;
}

Message asSecond(const Message &message, const QString &from)
{
    static const QUuid space(u"{5d0c9a36-6a43-4fd5-9f0e-2f0b5d7c0a11}"_s);
    Message copy = message;
    copy.id = MessageId(
        QUuid::createUuidV5(space, message.id.text().toUtf8() + contentDigest(message)).toString(QUuid::WithoutBraces));
    const QString suffix = from.isEmpty() ? MergeWords::tr("copy") : MergeWords::tr("from %1").arg(from.left(80));
    copy.title = message.title.left(longestTitle - suffix.size() - 3) + u" ("_s + suffix + u')';
    return copy;
}

} // namespace

MergeOutcome merged(const std::optional<Message> &local, const Message &incoming, const std::optional<Message> &base,
    MergeSide second, const QString &from)
{
    MergeOutcome outcome;
    outcome.first = local.value_or(incoming);
    if (!local) {
        // Deleted here, and not touched there since: it stays deleted.
        const bool deleted = base && contentDigest(*base) == contentDigest(incoming);
        outcome.action = deleted ? MergeAction::Nothing : MergeAction::Add;
        return outcome;
    }
    if (contentDigest(*local) == contentDigest(incoming))
        return outcome;
    const std::optional<MergeSide> unchanged = unchangedSide(*local, incoming, base);
    if (unchanged == MergeSide::Incoming) {
        outcome.outdated = true;
        return outcome;
    }
    if (unchanged == MergeSide::Local) {
        outcome.action = MergeAction::Replace;
        outcome.first = incoming;
        outcome.first.lastUsed = local->lastUsed;
        return outcome;
    }
    outcome.action = MergeAction::KeepBoth;
    outcome.first = second == MergeSide::Incoming ? *local : incoming;
    outcome.first.lastUsed = local->lastUsed;
    outcome.second = asSecond(second == MergeSide::Incoming ? incoming : *local, from);
    return outcome;
}

QByteArray contentDigest(const Message &message)
{
    Message content = message;
    content.id = MessageId(u"content"_s);
    content.created = content.changed = {};
    for (MessageVersion &version : content.versions) {
        if (!version.hasAudio()) // a path without audio says nothing
            version.digest.clear();
    }
    // The audio is in its digest; where it lies is each console's own.
    const QByteArray json = toJson(content, [](const QString &path) { return path.isEmpty() ? path : u"there"_s; });
    return QCryptographicHash::hash(json, QCryptographicHash::Sha256);
}

} // namespace campanile
