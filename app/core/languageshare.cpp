// SPDX-License-Identifier: GPL-3.0-or-later
#include "languageshare.h"

#include <algorithm>

namespace campanile {

QString primaryTag(const QString &language)
{
    const QStringView tag = QStringView(language).trimmed();
    const auto end = std::ranges::find_if(tag, [](QChar c) { return c == u'-' || c == u'_'; });
    return QStringView(tag.begin(), end).toString().toLower();
}

QStringList heardLanguages(const Message &message)
{
    QStringList result;
    for (const MessageVersion &version : message.versions) {
        if (version.hasAudio())
            result.append(version.language);
        else if (result.isEmpty())
            return {}; // without the main one nothing is heard
    }
    return result;
}

int trackFor(const QStringList &languages, const QStringList &heard)
{
    for (const QString &language : languages) {
        const QString wanted = primaryTag(language);
        for (qsizetype i = 0; i < heard.size() && !wanted.isEmpty(); ++i) {
            if (primaryTag(heard[i]) == wanted)
                return static_cast<int>(i);
        }
    }
    return 0;
}

int trackFor(const QString &languages, const QStringList &heard)
{
    return trackFor(languages.split(u',', Qt::SkipEmptyParts), heard);
}

QList<LanguageShare> languageShare(const AudienceIndex &index, const Area &area, const AudienceFilter &filter,
    const Message &message, PieceMemory *memory)
{
    const QStringList heard = heardLanguages(message);
    QList<LanguageShare> result;
    for (const LanguageCount &counted : index.languages(area, filter, memory)) {
        const QString first = counted.languages.value(0);
        auto share = std::ranges::find(result, first, &LanguageShare::language);
        if (share == result.end()) {
            result.append({.language = first});
            share = result.end() - 1;
        }
        share->phones += counted.phones;
        if (heard.isEmpty())
            continue;
        const int track = trackFor(counted.languages, heard);
        share->hears[heard[track]] += counted.phones;
        const auto isMain = [&](const QString &tag) { return tag == primaryTag(heard[0]); };
        if (track == 0 && !counted.languages.isEmpty() && std::ranges::none_of(counted.languages, isMain))
            share->missing += counted.phones;
    }
    std::ranges::stable_sort(result, std::greater(), &LanguageShare::phones);
    return result;
}

std::chrono::milliseconds meanLength(
    const QList<LanguageShare> &shares, const Message &message, std::chrono::milliseconds menu)
{
    std::chrono::milliseconds sum{0};
    int phones = 0;
    for (const LanguageShare &share : shares) {
        for (const auto &[language, count] : share.hears.asKeyValueRange()) {
            const MessageVersion *version = message.version(language);
            sum += count * (version ? version->length : std::chrono::milliseconds(0));
            phones += count;
        }
    }
    if (phones == 0)
        return message.hasAudio() ? message.main().length + menu : std::chrono::milliseconds(0);
    return sum / phones + menu;
}

} // namespace campanile
