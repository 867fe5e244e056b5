// SPDX-License-Identifier: GPL-3.0-or-later
#include "draftdocuments.h"

#include "campaignjson.h"
#include "librarycopies.h"
#include "placewords.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

constexpr int formatVersion = 1;

/// Without times: the same draft is the same bytes.
QByteArray contentOf(const SavedDraft &draft, const QString &console)
{
    return QJsonDocument(QJsonObject{{u"version"_s, formatVersion}, {u"console"_s, console},
                             {u"draft"_s, QString::fromUtf8(toJson(draft))}})
        .toJson(QJsonDocument::Compact);
}

} // namespace

DraftDocuments::DraftDocuments(
    const DraftStore &own, SharedDrafts &others, QString consoleId, QString consoleName, QObject *parent)
    : DocumentSource(parent)
    , m_own(own)
    , m_others(others)
    , m_id(std::move(consoleId))
    , m_name(std::move(consoleName))
{
}

void DraftDocuments::tell()
{
    Q_EMIT changed();
}

void DraftDocuments::setConsoleName(const QString &name)
{
    if (name == m_name)
        return;
    m_name = name;
    Q_EMIT changed();
}

LocalDocument DraftDocuments::documentOf(const SharedDraft &draft) const
{
    LocalDocument document{.id = draft.id,
        .title = placeWords(draft.draft.area),
        .content = contentOf(draft.draft, draft.console),
        .changed = draft.changed};
    document.digest = contentDigest(document.content);
    return document;
}

QList<LocalDocument> DraftDocuments::documents() const
{
    QList<LocalDocument> result;
    if (const std::optional<SavedDraft> own = m_own.load(); own && !own->area.isEmpty())
        result.append(documentOf({m_id, m_name, *own, {}}));
    else
        result.append({.id = m_id, .deleted = true}); // nothing is being prepared here any more
    for (const SharedDraft &other : m_others.drafts())
        result.append(documentOf(other));
    return result;
}

std::optional<LocalDocument> DraftDocuments::document(const QString &id) const
{
    const QList<LocalDocument> all = documents();
    const auto found = std::ranges::find(all, id, &LocalDocument::id);
    return found == all.end() ? std::nullopt : std::optional(*found);
}

bool DraftDocuments::isOwn(const QString &id) const
{
    return id == m_id;
}

Result<void> DraftDocuments::takeOver(const LibraryDocument &document)
{
    if (document.id == m_id)
        return {}; // what the library has of ours is older than ours
    Result<void> taken;
    if (document.deleted) {
        taken = m_others.remove(document.id);
    } else {
        const QJsonDocument json = QJsonDocument::fromJson(document.content);
        if (json[u"version"_s].toInt() > formatVersion)
            return failure(ErrorCode::FileTooNew,
                {u"draft"_s, QString::number(json[u"version"_s].toInt()), QString::number(formatVersion)});
        const std::optional<SavedDraft> draft = draftFromJson(json[u"draft"_s].toString().toUtf8());
        if (!draft)
            return failure(ErrorCode::FileWrongKind, {document.id, u"draft"_s});
        taken = m_others.save({document.id, json[u"console"_s].toString(), *draft, document.changed});
    }
    if (taken)
        Q_EMIT changed();
    return taken;
}

Result<bool> DraftDocuments::keepBoth(const LibraryDocument &theirs, const QString &)
{
    // Nobody but its console writes a draft: there is nothing to keep beside it.
    return takeOver(theirs).transform([] { return true; });
}

QString DraftDocuments::blobPath(const QByteArray &) const
{
    return {};
}

} // namespace campanile
