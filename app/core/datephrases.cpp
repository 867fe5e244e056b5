// SPDX-License-Identifier: GPL-3.0-or-later
#include "datephrases.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

using Kind = DateToken::Kind;
using Part = DateToken::Part;

class PhraseReader final {
public:
    PhraseReader(const QString &text, const QString &language)
        : m_text(text)
        , m_language(language)
    {
        m_tokens = dateTokens(text, language);
    }

    DateText read()
    {
        skipStreets();
        for (qsizetype i = 0; i < m_tokens.size();) {
            if (const auto phrase = phraseAt(i)) {
                i = phrase->last + 1;
                m_phrases.append(*phrase);
            } else {
                ++i;
            }
        }
        for (qsizetype i = 0; i < m_tokens.size();) {
            if (const auto hour = hourAt(i)) {
                i = hour->last + 1;
                m_hours.append(*hour);
            } else {
                ++i;
            }
        }
        borrowMonths();
        return std::move(m_found);
    }

private:
    [[nodiscard]] Kind kind(qsizetype i) const
    {
        return i >= 0 && i < m_tokens.size() ? m_tokens.at(i).kind : Kind::End;
    }

    [[nodiscard]] TextSpan span(qsizetype first, qsizetype last) const
    {
        const TextSpan end = m_tokens.at(last).span;
        const qsizetype start = m_tokens.at(first).span.start;
        return {start, end.start + end.length - start};
    }

    /// "Corso 3 Novembre", "rue du 8 mai 1945"
    void skipStreets()
    {
        for (qsizetype i = 0; i < m_tokens.size(); ++i) {
            if (kind(i) != Kind::Street)
                continue;
            qsizetype at = i + 1;
            while (kind(at) == Kind::Glue)
                ++at;
            while (kind(at) == Kind::Number || kind(at) == Kind::Ordinal || kind(at) == Kind::Month
                || kind(at) == Kind::Clock)
                m_tokens[at++].kind = Kind::Other;
        }
    }

    /// The next token that is no filler of dates, at most two fillers away.
    [[nodiscard]] qsizetype after(qsizetype i, bool commas = true) const
    {
        for (int n = 0; n < 3; ++n) {
            ++i;
            if (kind(i) != Kind::Glue && kind(i) != Kind::PartOfDay && !(commas && kind(i) == Kind::Comma))
                return i;
        }
        return m_tokens.size();
    }

    [[nodiscard]] bool isDay(qsizetype i) const
    {
        return kind(i) == Kind::Ordinal || (kind(i) == Kind::Number && m_tokens.at(i).figures <= 2);
    }

    std::optional<DatePhrase> phraseAt(qsizetype i)
    {
        DatePhrase phrase{.first = i, .last = i};
        const DateToken &token = m_tokens.at(i);
        qsizetype at = i;
        const auto take = [&](qsizetype where) {
            phrase.last = where;
            at = after(where);
        };
        if (token.kind == Kind::Relative) {
            phrase.relative = token.value;
            phrase.part = token.part;
            phrase.relativeWord = m_text.sliced(token.span.start, token.span.length);
            take(i);
            if (phrase.part == Part::None && kind(i + 1) == Kind::PartOfDay)
                phrase.part = m_tokens.at(i + 1).part;
        }
        if (kind(at) == Kind::Weekday) {
            phrase.weekday = m_tokens.at(at).value;
            // "martedì, 3 autobus": only German and English write a comma before the day
            const bool commas = m_language == "de"_L1 || m_language == "en"_L1;
            const qsizetype weekday = at;
            take(at);
            at = after(weekday, commas);
        }
        if (kind(at) == Kind::FullDate) {
            const DateToken &full = m_tokens.at(at);
            const bool introduced = phrase.last != i || phrase.relative || phrase.weekday > 0
                || kind(i - 1) == Kind::Glue || kind(i - 1) == Kind::Deadline;
            if (full.year == 0 && !introduced) // "via Roma 24/11"
                return std::nullopt;
            phrase.day = full.value;
            phrase.month = full.month;
            phrase.year = full.year;
            take(at);
        } else if (kind(at) == Kind::Month && isDay(at + 1) && m_language == "en"_L1) { // "November 24th"
            phrase.month = m_tokens.at(at).value;
            phrase.day = m_tokens.at(at + 1).value;
            take(at + 1);
            takeYear(phrase, at);
        } else if (isDay(at)) {
            qsizetype month = at + 1;
            while (kind(month) == Kind::Glue)
                ++month;
            const DateToken &day = m_tokens.at(at);
            if (kind(month) == Kind::Month) {
                phrase.day = day.value;
                phrase.month = m_tokens.at(month).value;
                take(month);
                takeYear(phrase, at);
            } else if (phrase.weekday > 0 && kind(at + 1) != Kind::HourMark && at <= phrase.last + 2) {
                phrase.day = day.value;
                take(at);
            }
        }
        if (!phrase.relative && phrase.weekday == 0 && phrase.day < 0)
            return std::nullopt;
        phrase.span = span(phrase.first, phrase.last);
        return phrase;
    }

    void takeYear(DatePhrase &phrase, qsizetype at) const
    {
        if (kind(at) != Kind::Number || m_tokens.at(at).figures != 4)
            return;
        const int year = m_tokens.at(at).value;
        if (year < 1900 || year > 2199)
            return;
        phrase.year = year;
        phrase.last = at;
    }

    std::optional<DateHour> hourAt(qsizetype i)
    {
        const bool inPhrase = std::any_of(m_phrases.begin(), m_phrases.end(),
            [&](const DatePhrase &phrase) { return phrase.first <= i && i <= phrase.last && kind(i) != Kind::Clock; });
        if (inPhrase)
            return std::nullopt;
        const DateToken &token = m_tokens.at(i);
        DateHour hour{.first = i, .last = i, .hour = token.value, .minute = token.minute};
        const qsizetype before = i - 1;
        const bool prefixed = kind(before) == Kind::HourPrefix || kind(before) == Kind::Deadline;
        if (token.kind == Kind::Clock) {
            hour.exact = true;
        } else if (token.kind == Kind::Noon) {
            hour.hour = 12;
            hour.exact = true;
        } else if (token.kind == Kind::Midnight) {
            hour.hour = 24;
            hour.exact = true;
        } else if (token.kind == Kind::Number && token.value >= 0 && token.figures <= 3) {
            const bool marked = kind(i + 1) == Kind::HourMark;
            // "alle 200 famiglie" is no hour, "entro le 25" is one
            const bool sure = prefixed
                && (m_tokens.at(before).sure || kind(before) == Kind::Deadline || kind(before - 1) == Kind::Deadline);
            if (!marked && !prefixed)
                return std::nullopt;
            const bool counts = m_language != "it"_L1 && kind(i + 1) == Kind::Other; // "at 5 places"
            if (!marked && (counts || token.value > 24) && !sure)
                return std::nullopt;
            if (kind(i + 1) == Kind::Month || kind(i + 1) == Kind::Minutes)
                return std::nullopt;
            readMinutes(hour);
        } else {
            return std::nullopt;
        }
        if (kind(hour.last + 1) == Kind::HourMark) {
            const int shift = m_tokens.at(++hour.last).value;
            hour.exact = hour.exact || shift != 0 || token.figures > 0;
            if (shift == 12 && hour.hour < 12)
                hour.hour += 12;
            if (shift == -12 && hour.hour == 12)
                hour.hour = 0;
        }
        hour.exact = hour.exact || hour.hour > 12 || (prefixed && m_tokens.at(before).sure && token.figures > 0);
        for (qsizetype at = before; at >= std::max<qsizetype>(0, i - 4) && kind(at) != Kind::End; --at)
            hour.deadline = hour.deadline || kind(at) == Kind::Deadline;
        if (prefixed)
            hour.first =
                kind(before - 1) == Kind::Deadline || kind(before - 1) == Kind::HourPrefix ? before - 1 : before;
        while (kind(hour.first - 1) == Kind::Deadline || kind(hour.first - 1) == Kind::HourPrefix)
            --hour.first;
        hour.part = partNear(hour);
        hour.span = span(hour.first, hour.last);
        return hour;
    }

    void readMinutes(DateHour &hour) const
    {
        qsizetype at = hour.last + 1;
        const bool marked = kind(at) == Kind::HourMark;
        if (marked || kind(at) == Kind::And)
            ++at;
        if (kind(at) == Kind::HourPrefix && m_language == "it"_L1)
            return;
        if (kind(at) == Kind::And)
            ++at;
        const bool spoken = at > hour.last + 1;
        if (kind(at) == Kind::Minutes) {
            hour.minute = m_tokens.at(at).value;
            hour.last = at;
        } else if (kind(at) == Kind::Number && spoken && m_tokens.at(at).value < 100 && kind(at + 1) != Kind::Other
            && kind(at + 1) != Kind::HourMark && kind(at + 1) != Kind::Month) {
            hour.minute = m_tokens.at(at).value;
            hour.exact = hour.exact || m_tokens.at(at).figures > 0;
            hour.last = at;
        } else if (kind(at) == Kind::Number && kind(at - 1) == Kind::And && m_language == "it"_L1
            && m_tokens.at(at).value < 60) {
            hour.minute = m_tokens.at(at).value; // "entro le quattro e trenta lasciate ..."
            hour.last = at;
        }
    }

    [[nodiscard]] Part partNear(const DateHour &hour) const
    {
        for (qsizetype at = hour.last + 1; at <= hour.last + 3 && kind(at) != Kind::End && kind(at) != Kind::Comma;
            ++at) {
            if (kind(at) == Kind::PartOfDay)
                return m_tokens.at(at).part;
            if (kind(at) == Kind::Relative || kind(at) == Kind::Number || kind(at) == Kind::Clock)
                break;
        }
        for (qsizetype at = hour.first - 1; at >= hour.first - 3 && kind(at) != Kind::End; --at) {
            if (kind(at) == Kind::PartOfDay || (kind(at) == Kind::Relative && m_tokens.at(at).part != Part::None))
                return m_tokens.at(at).part;
            if (kind(at) == Kind::Clock || kind(at) == Kind::Number || kind(at) == Kind::Other)
                break;
        }
        // "stanotte alle 2": the phrase may be further away, but in the same sentence
        return Part::None;
    }

    /// "da lunedì 5 a mercoledì 7 luglio": the first has the month of the second, or the one before.
    void borrowMonths()
    {
        for (qsizetype i = 0; i + 1 < m_phrases.size(); ++i) {
            DatePhrase &phrase = m_phrases[i];
            const DatePhrase &next = m_phrases.at(i + 1);
            if (phrase.day < 0 || phrase.month > 0 || next.month == 0 || next.first - phrase.last > 3
                || m_found.sentenceBetween(phrase.last, next.first))
                continue;
            phrase.month = phrase.day <= next.day ? next.month : (next.month + 10) % 12 + 1;
            phrase.year = next.year > 0 && phrase.month > next.month ? next.year - 1 : next.year;
        }
    }

    const QString &m_text;
    const QString &m_language;
    DateText m_found;
    QList<DateToken> &m_tokens = m_found.tokens;
    QList<DatePhrase> &m_phrases = m_found.phrases;
    QList<DateHour> &m_hours = m_found.hours;
};

} // namespace

bool DateText::sentenceBetween(qsizetype a, qsizetype b) const
{
    return std::any_of(tokens.begin() + std::min(a, b), tokens.begin() + std::max(a, b),
        [](const DateToken &token) { return token.kind == DateToken::Kind::End; });
}

DateText readDateText(const QString &text, const QString &language)
{
    return PhraseReader(text, language).read();
}

} // namespace campanile
