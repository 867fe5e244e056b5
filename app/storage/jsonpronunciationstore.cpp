// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsonpronunciationstore.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <cerrno>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

constexpr int formatVersion = 1;
constexpr qsizetype mostSteps = 20;
constexpr qint64 largestFile = 16LL * 1024 * 1024;

QJsonArray toJson(const Pronunciations &list)
{
    QJsonArray entries;
    for (const Pronunciation &entry : list.entries) {
        QJsonObject object{{u"written"_s, entry.written}, {u"spoken"_s, entry.spoken}};
        if (!entry.language.isEmpty())
            object.insert(u"language"_s, entry.language);
        entries.append(object);
    }
    return entries;
}

std::optional<Pronunciations> fromJson(const QJsonValue &value)
{
    if (!value.isArray())
        return {};
    Pronunciations list;
    for (const QJsonValue &each : value.toArray()) {
        const QJsonObject object = each.toObject();
        const Pronunciation entry{
            object["written"_L1].toString(), object["spoken"_L1].toString(), object["language"_L1].toString()};
        if (entry.written.isEmpty() || entry.spoken.isEmpty())
            return {};
        list.entries.append(entry);
    }
    return list;
}

} // namespace

JsonPronunciationStore::JsonPronunciationStore(QString path)
    : m_path(std::move(path))
{
}

Result<std::unique_ptr<JsonPronunciationStore>> JsonPronunciationStore::open(const QString &folder)
{
    std::unique_ptr<JsonPronunciationStore> store(
        new JsonPronunciationStore(QDir(folder).filePath(u"pronunciations.json"_s)));
    if (const Result<void> loaded = store->load(); !loaded)
        return std::unexpected(loaded.error());
    return store;
}

Result<void> JsonPronunciationStore::load()
{
    QFile file(m_path);
    if (!file.exists())
        return {};
    if (file.size() > largestFile)
        return failure(ErrorCode::FileTooLarge, {m_path});
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::FileUnreadable, {m_path, file.errorString()});
    const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    const int version = root["format"_L1].toInt();
    if (version > formatVersion)
        return failure(ErrorCode::FileTooNew, {m_path, QString::number(version), QString::number(formatVersion)});
    const std::optional<Pronunciations> list = fromJson(root["entries"_L1]);
    if (version < 1 || !list)
        return failure(ErrorCode::FileTruncated, {m_path});
    for (const QJsonValue &step : root["before"_L1].toArray()) {
        const std::optional<Pronunciations> before = fromJson(step);
        if (!before)
            return failure(ErrorCode::FileTruncated, {m_path});
        m_before.append(*before);
    }
    m_list = *list;
    return {};
}

Result<void> JsonPronunciationStore::write(const Pronunciations &list, const QList<Pronunciations> &before) const
{
    QJsonArray steps;
    for (const Pronunciations &step : before)
        steps.append(toJson(step));
    const QJsonObject root{{u"format"_s, formatVersion}, {u"entries"_s, toJson(list)}, {u"before"_s, steps}};
    QSaveFile file(m_path);
    errno = 0;
    if (file.open(QIODevice::WriteOnly)) {
        file.write(QJsonDocument(root).toJson());
        if (file.commit())
            return {};
    }
    if (errno == ENOSPC)
        return failure(ErrorCode::DiskFull, {m_path});
    return failure(ErrorCode::FileUnwritable, {m_path, file.errorString()});
}

Result<void> JsonPronunciationStore::save(const Pronunciations &list)
{
    const Pronunciations next = cleaned(list);
    if (next == m_list)
        return {};
    QList<Pronunciations> before = m_before;
    before.append(m_list);
    if (before.size() > mostSteps)
        before.removeFirst();
    if (const Result<void> written = write(next, before); !written)
        return written;
    m_list = next;
    m_before = before;
    Q_EMIT changed();
    return {};
}

Result<void> JsonPronunciationStore::undo()
{
    if (m_before.isEmpty())
        return failure(ErrorCode::NotFound, {m_path});
    QList<Pronunciations> before = m_before;
    const Pronunciations list = before.takeLast();
    if (const Result<void> written = write(list, before); !written)
        return written;
    m_list = list;
    m_before = before;
    Q_EMIT changed();
    return {};
}

} // namespace campanile
