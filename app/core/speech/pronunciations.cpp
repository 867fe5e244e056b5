// SPDX-License-Identifier: GPL-3.0-or-later
#include "pronunciations.h"

#include <QLocale>

#include <algorithm>

namespace campanile {

namespace {

bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c.isSurrogate();
}

bool sameEntry(const Pronunciation &a, const Pronunciation &b)
{
    return a.language == b.language && a.written.compare(b.written, Qt::CaseInsensitive) == 0;
}

bool isFor(const Pronunciation &entry, const QString &language)
{
    return entry.language.isEmpty() || language == entry.language || language.startsWith(entry.language + u'-');
}

} // namespace

Pronunciations cleaned(const Pronunciations &list)
{
    Pronunciations result;
    for (Pronunciation entry : list.entries) {
        entry.written = entry.written.simplified();
        entry.spoken = entry.spoken.simplified();
        entry.language = entry.language.trimmed();
        if (std::ranges::none_of(entry.written, isWordCharacter) || std::ranges::none_of(entry.spoken, isWordCharacter))
            continue;
        const auto same =
            std::ranges::find_if(result.entries, [&](const Pronunciation &had) { return sameEntry(had, entry); });
        if (same != result.entries.end())
            *same = entry;
        else
            result.entries.append(entry);
    }
    return result;
}

Pronunciations merged(const Pronunciations &ours, const Pronunciations &theirs)
{
    Pronunciations both = theirs;
    both.entries.append(ours.entries);
    both = cleaned(both);
    // Ours keep their order and come first.
    std::ranges::stable_partition(both.entries, [&](const Pronunciation &entry) {
        return std::ranges::any_of(
            cleaned(ours).entries, [&](const Pronunciation &own) { return sameEntry(own, entry); });
    });
    return both;
}

const Pronunciation *pronunciationAt(
    const Pronunciations &list, const QString &text, qsizetype position, const QString &language)
{
    const Pronunciation *best = nullptr;
    if (position > 0 && isWordCharacter(text[position - 1]) && isWordCharacter(text[position]))
        return nullptr;
    for (const Pronunciation &entry : list.entries) {
        const qsizetype end = position + entry.written.size();
        if (entry.written.isEmpty() || end > text.size() || !isFor(entry, language))
            continue;
        if (best && best->written.size() >= entry.written.size())
            continue;
        if (QStringView(text).sliced(position, entry.written.size()).compare(entry.written, Qt::CaseInsensitive) != 0)
            continue;
        if (end < text.size() && isWordCharacter(text[end]) && isWordCharacter(text[end - 1]))
            continue;
        best = &entry;
    }
    return best;
}

} // namespace campanile
