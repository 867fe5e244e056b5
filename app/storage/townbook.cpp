// SPDX-License-Identifier: GPL-3.0-or-later
#include "townbook.h"

#include "townidentity.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

constexpr int formatVersion = 1;

QString fileIn(const QString &folder)
{
    return folder + u"/towns.json"_s;
}

QJsonObject toJson(const TownBook::Entry &entry)
{
    const GeoBox &box = entry.bounds;
    return {{u"name"_s, entry.name}, {u"bounds"_s, QJsonArray{box.south, box.west, box.north, box.east}},
        {u"folder"_s, entry.folder}, {u"photo"_s, entry.photo}, {u"placed_on"_s, entry.placedOn}};
}

std::optional<TownBook::Entry> fromJson(const QJsonObject &object)
{
    const QJsonArray box = object[u"bounds"_s].toArray();
    TownBook::Entry entry{.name = object[u"name"_s].toString(),
        .bounds = {},
        .folder = QDir::cleanPath(object[u"folder"_s].toString()),
        .photo = object[u"photo"_s].toString(),
        .placedOn = object[u"placed_on"_s].toString()};
    // A folder outside the data folder is nobody's work of ours.
    if (box.size() != 4 || entry.name.isEmpty() || entry.folder.isEmpty() || entry.folder.startsWith(u".."_s)
        || QDir::isAbsolutePath(entry.folder))
        return {};
    entry.bounds = {box[0].toInt(), box[1].toInt(), box[2].toInt(), box[3].toInt()};
    return entry;
}

} // namespace

TownBook::TownBook(QString dataFolder)
    : m_dataFolder(std::move(dataFolder))
{
}

Result<TownBook> TownBook::open(const QString &dataFolder)
{
    TownBook book(dataFolder);
    QFile file(fileIn(dataFolder));
    if (!file.exists())
        return book;
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::FileUnreadable, {file.fileName(), file.errorString()});
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    const int version = document[u"format"_s].toInt();
    if (version > formatVersion)
        return failure(
            ErrorCode::FileTooNew, {file.fileName(), QString::number(version), QString::number(formatVersion)});
    const QJsonArray towns = document[u"towns"_s].toArray();
    for (const QJsonValue &town : towns) {
        const std::optional<Entry> entry = fromJson(town.toObject());
        if (!entry)
            return failure(ErrorCode::FileTruncated, {file.fileName()});
        book.m_entries.append(*entry);
    }
    if (version < 1 || book.m_entries.isEmpty())
        return failure(ErrorCode::FileTruncated, {file.fileName()});
    return book;
}

const TownBook::Entry *TownBook::find(const TownInfo &town) const
{
    const auto found =
        std::ranges::find_if(m_entries, [&](const Entry &entry) { return isSameTown(entry.name, entry.bounds, town); });
    return found == m_entries.cend() ? nullptr : &*found;
}

TownBook::Entry &TownBook::entryFor(const TownInfo &town)
{
    const auto known =
        std::ranges::find_if(m_entries, [&](const Entry &entry) { return isSameTown(entry.name, entry.bounds, town); });
    if (known != m_entries.end()) {
        known->bounds = town.bounds;
        return *known;
    }
    const auto taken = [this](const QString &folder) {
        return std::ranges::any_of(m_entries, [&](const Entry &entry) { return entry.folder == folder; });
    };
    const QString name = u"towns/"_s + townFileName(town.name);
    QString folder = m_entries.isEmpty() ? u"."_s : name;
    for (int i = 2; taken(folder); ++i)
        folder = u"%1-%2"_s.arg(name, QString::number(i));
    m_entries.append({.name = town.name, .bounds = town.bounds, .folder = folder, .photo = {}, .placedOn = {}});
    return m_entries.last();
}

QString TownBook::folderOf(const Entry &entry) const
{
    return QDir::cleanPath(QDir(m_dataFolder).absoluteFilePath(entry.folder));
}

Result<void> TownBook::save() const
{
    QJsonArray towns;
    for (const Entry &entry : m_entries)
        towns.append(toJson(entry));
    const QByteArray bytes =
        QJsonDocument(QJsonObject{{u"format"_s, formatVersion}, {u"towns"_s, towns}}).toJson(QJsonDocument::Indented);
    QSaveFile file(fileIn(m_dataFolder));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failure(ErrorCode::FileUnwritable, {file.fileName(), file.errorString()});
    return {};
}

} // namespace campanile
