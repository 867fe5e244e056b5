// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagejson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

constexpr int formatVersion = 1;
constexpr qsizetype mostVersions = 32, mostSections = 16, mostTags = 64, longestText = 20'000, longestTitle = 500;
constexpr qint64 longestAudioMs = 60LL * 60 * 1000;

QJsonObject toObject(const AudioEdit &edit)
{
    return {{u"trimStart"_s, qint64(edit.trimStart.count())}, {u"trimEnd"_s, qint64(edit.trimEnd.count())},
        {u"trimSilence"_s, edit.trimSilence}, {u"longestPause"_s, qint64(edit.longestPause.count())},
        {u"normalise"_s, edit.normalise}, {u"repeats"_s, edit.repeats}};
}

QJsonObject toObject(const MessageVersion &version, const AudioName &nameOf)
{
    QJsonArray sections;
    for (const MessageSection &section : version.sections) {
        sections.append(QJsonObject{{u"role"_s, static_cast<int>(section.role)},
            {u"origin"_s, static_cast<int>(section.origin)}, {u"text"_s, section.text},
            {u"audio"_s, nameOf(section.audioPath)}, {u"length"_s, qint64(section.length.count())}});
    }
    return {{u"language"_s, version.language}, {u"text"_s, version.text},
        {u"origin"_s, static_cast<int>(version.origin)}, {u"audio"_s, nameOf(version.audioPath)},
        {u"length"_s, qint64(version.length.count())}, {u"digest"_s, QString::fromLatin1(version.digest.toHex())},
        {u"take"_s, nameOf(version.takePath)}, {u"edit"_s, toObject(version.edit)}, {u"spoken"_s, version.spoken},
        {u"sections"_s, sections}};
}

/// Sound files are named after ids: one from outside must not be a path.
bool isId(const QString &text)
{
    const auto plain = [](QChar c) { return (c.isLetterOrNumber() && c < u'\x80') || c == u'-' || c == u'_'; };
    return !text.isEmpty() && std::ranges::all_of(text, plain);
}

/// Reads field by field and remembers whether all of them were what they should be.
class Reader final {
public:
    explicit Reader(const AudioName &pathOf)
        : m_pathOf(pathOf)
    {
    }

    [[nodiscard]] bool isGood() const { return m_good; }

    QString text(const QJsonObject &from, QLatin1StringView key, qsizetype longest)
    {
        const QJsonValue value = from.value(key);
        require(value.isString() && value.toString().size() <= longest);
        return value.toString();
    }

    qint64 whole(const QJsonObject &from, QLatin1StringView key, qint64 least, qint64 most)
    {
        const QJsonValue value = from.value(key);
        const qint64 number = value.toInteger(least - 1);
        require(number >= least && number <= most);
        return std::clamp(number, least, most);
    }

    std::chrono::milliseconds length(const QJsonObject &from, QLatin1StringView key)
    {
        return std::chrono::milliseconds(whole(from, key, 0, longestAudioMs));
    }

    QString path(const QJsonObject &from, QLatin1StringView key)
    {
        const QString name = text(from, key, longestTitle);
        const QString result = name.isEmpty() ? QString() : m_pathOf(name);
        require(name.isEmpty() || !result.isEmpty());
        return result;
    }

    QJsonArray list(const QJsonObject &from, QLatin1StringView key, qsizetype most)
    {
        const QJsonValue value = from.value(key);
        require(value.isArray() && value.toArray().size() <= most);
        return m_good ? value.toArray() : QJsonArray();
    }

    QDateTime time(const QJsonObject &from, QLatin1StringView key)
    {
        const qint64 ms = whole(from, key, 0, 253'402'300'799'999); // year 9999; 0: none
        return ms == 0 ? QDateTime() : QDateTime::fromMSecsSinceEpoch(ms);
    }

    AudioEdit edit(const QJsonObject &from)
    {
        AudioEdit edit;
        edit.trimStart = length(from, "trimStart"_L1);
        edit.trimEnd = length(from, "trimEnd"_L1);
        edit.trimSilence = from.value("trimSilence"_L1).toBool();
        if (from.contains("longestPause"_L1)) // younger than the others
            edit.longestPause = length(from, "longestPause"_L1);
        edit.normalise = from.value("normalise"_L1).toBool(true);
        edit.repeats = static_cast<int>(whole(from, "repeats"_L1, 1, 5));
        return edit;
    }

    MessageSection section(const QJsonObject &from)
    {
        MessageSection section;
        section.role = static_cast<MessageSection::Role>(whole(from, "role"_L1, 1, 3));
        section.origin = static_cast<MessageOrigin>(whole(from, "origin"_L1, 1, 4));
        section.text = text(from, "text"_L1, longestText);
        section.audioPath = path(from, "audio"_L1);
        section.length = length(from, "length"_L1);
        return section;
    }

    MessageVersion version(const QJsonObject &from)
    {
        MessageVersion version;
        version.language = text(from, "language"_L1, 35);
        version.text = text(from, "text"_L1, longestText);
        version.origin = static_cast<MessageOrigin>(whole(from, "origin"_L1, 1, 4));
        version.audioPath = path(from, "audio"_L1);
        version.length = length(from, "length"_L1);
        version.digest = QByteArray::fromHex(text(from, "digest"_L1, 64).toLatin1());
        require(version.digest.isEmpty() || version.digest.size() == 32);
        version.takePath = path(from, "take"_L1);
        version.edit = edit(from.value("edit"_L1).toObject());
        if (from.contains("spoken"_L1))
            version.spoken = text(from, "spoken"_L1, longestText);
        const QJsonArray sections = list(from, "sections"_L1, mostSections);
        for (const QJsonValue &value : sections)
            version.sections.append(section(value.toObject()));
        return version;
    }

    void require(bool condition) { m_good = m_good && condition; }

private:
    const AudioName &m_pathOf;
    bool m_good = true;
};

} // namespace

QStringList soundFilesOf(const Message &message)
{
    QStringList files;
    for (const MessageVersion &version : message.versions) {
        files << version.audioPath << version.takePath;
        for (const MessageSection &section : version.sections)
            files << section.audioPath;
    }
    files.removeAll(QString());
    files.removeDuplicates();
    return files;
}

QByteArray toJson(const Message &message, const AudioName &nameOf)
{
    QJsonArray versions;
    for (const MessageVersion &version : message.versions)
        versions.append(toObject(version, nameOf));
    const auto ms = [](const QDateTime &time) { return time.isValid() ? time.toMSecsSinceEpoch() : 0; };
    return QJsonDocument(
        QJsonObject{{u"version"_s, formatVersion}, {u"id"_s, message.id.text()}, {u"title"_s, message.title},
            {u"tags"_s, QJsonArray::fromStringList(message.tags)}, {u"versions"_s, versions},
            {u"created"_s, ms(message.created)}, {u"changed"_s, ms(message.changed)}})
        .toJson(QJsonDocument::Compact);
}

Result<Message> messageFromJson(const QByteArray &json, const AudioName &pathOf)
{
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    const qint64 version = root.value("version"_L1).toInteger();
    if (version > formatVersion)
        return failure(ErrorCode::FileTooNew, {u"message"_s, QString::number(version), QString::number(formatVersion)});
    Reader reader(pathOf);
    reader.require(version == formatVersion);
    Message message;
    message.id = MessageId(reader.text(root, "id"_L1, 64));
    reader.require(isId(message.id.text()));
    message.title = reader.text(root, "title"_L1, longestTitle);
    const QJsonArray tags = reader.list(root, "tags"_L1, mostTags);
    for (const QJsonValue &tag : tags)
        message.tags.append(tag.toString().left(longestTitle));
    const QJsonArray versions = reader.list(root, "versions"_L1, mostVersions);
    for (const QJsonValue &value : versions) {
        const MessageVersion read = reader.version(value.toObject());
        reader.require(!message.version(read.language)); // one a language
        message.versions.append(read);
    }
    reader.require(!message.versions.isEmpty());
    message.created = reader.time(root, "created"_L1);
    message.changed = reader.time(root, "changed"_L1);
    if (!reader.isGood())
        return failure(ErrorCode::FileWrongKind, {u"message"_s, u"message"_s});
    return message;
}

} // namespace campanile
