// SPDX-License-Identifier: GPL-3.0-or-later
#include "areadocuments.h"

#include "campaignjson.h"
#include "librarycopies.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

constexpr int formatVersion = 1;

QByteArray contentOf(const SavedArea &area)
{
    return QJsonDocument(
        QJsonObject{{u"version"_s, formatVersion}, {u"name"_s, area.name}, {u"folder"_s, area.folder},
            {u"area"_s, QString::fromUtf8(toJson(area.area))}, {u"filter"_s, QString::fromUtf8(toJson(area.filter))},
            {u"changed"_s, area.changed.toMSecsSinceEpoch()}})
        .toJson(QJsonDocument::Compact);
}

LocalDocument documentOf(const SavedArea &area)
{
    LocalDocument document{
        .id = area.id.text(), .title = area.name, .content = contentOf(area), .changed = area.changed};
    document.digest = contentDigest(document.content);
    return document;
}

LocalDocument documentOf(const RemovedArea &removed)
{
    return {.id = removed.id.text(), .title = removed.name, .changed = removed.removed, .deleted = true};
}

Result<SavedArea> areaFrom(const QString &id, const QByteArray &content)
{
    const QJsonDocument json = QJsonDocument::fromJson(content);
    if (const int version = json[u"version"_s].toInt(); version > formatVersion)
        return failure(ErrorCode::FileTooNew, {u"area"_s, QString::number(version), QString::number(formatVersion)});
    const std::optional<Area> area = areaFromJson(json[u"area"_s].toString().toUtf8());
    const std::optional<AudienceFilter> filter = filterFromJson(json[u"filter"_s].toString().toUtf8());
    if (!area || area->isEmpty() || !filter)
        return failure(ErrorCode::FileWrongKind, {id, u"area"_s});
    return SavedArea{SavedAreaId(id), json[u"name"_s].toString(), json[u"folder"_s].toString(), *area, *filter,
        QDateTime::fromMSecsSinceEpoch(json[u"changed"_s].toInteger())};
}

} // namespace

AreaDocuments::AreaDocuments(AreaStore &areas, QObject *parent)
    : DocumentSource(parent)
    , m_areas(areas)
{
    connect(&areas, &AreaStore::changed, this, [this] {
        m_documents.reset();
        Q_EMIT changed();
    });
}

QList<LocalDocument> AreaDocuments::documents() const
{
    if (m_documents)
        return *m_documents;
    QList<LocalDocument> result;
    for (const SavedArea &area : m_areas.areas())
        result.append(documentOf(area));
    for (const RemovedArea &removed : m_areas.removed())
        result.append(documentOf(removed));
    m_documents = result;
    return result;
}

std::optional<LocalDocument> AreaDocuments::document(const QString &id) const
{
    if (const std::optional<SavedArea> area = m_areas.area(SavedAreaId(id)))
        return documentOf(*area);
    for (const RemovedArea &removed : m_areas.removed()) {
        if (removed.id.text() == id)
            return documentOf(removed);
    }
    return std::nullopt;
}

bool AreaDocuments::isOwn(const QString &) const
{
    return false;
}

Result<void> AreaDocuments::takeOver(const LibraryDocument &document)
{
    const SavedAreaId id(document.id);
    if (document.deleted)
        return m_areas.area(id) ? m_areas.remove(id) : Result<void>();
    const Result<SavedArea> area = areaFrom(document.id, document.content);
    return area ? m_areas.save(*area) : std::unexpected(area.error());
}

Result<bool> AreaDocuments::keepBoth(const LibraryDocument &theirs, const QString &console)
{
    const std::optional<SavedArea> ours = m_areas.area(SavedAreaId(theirs.id));
    const Result<SavedArea> read = areaFrom(theirs.id, theirs.content);
    if (!read)
        return std::unexpected(read.error());
    if (ours) {
        SavedArea copy = *ours;
        copy.id = SavedAreaId(copyId(documentOf(*ours)));
        copy.name = copyTitle(copy.name, console);
        if (const Result<void> kept = m_areas.save(copy); !kept)
            return std::unexpected(kept.error());
    }
    return m_areas.save(*read).transform([] { return true; });
}

QString AreaDocuments::blobPath(const QByteArray &) const
{
    return {};
}

} // namespace campanile
