// SPDX-License-Identifier: GPL-3.0-or-later
#include "datecheck.h"

#include "calendarwords.h"
#include "datetokens.h"

#include <QTimeZone>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

using Kind = DateToken::Kind;
using Part = DateToken::Part;

/// "domani, martedì 3 novembre 2026": what of it is there.
struct Phrase {
    qsizetype first = 0, last = 0; ///< tokens
    std::optional<int> relative{};
    Part part = Part::None;
    int weekday = 0, day = -1, month = 0, year = 0; ///< -1, 0: not said
    QDate date{}; ///< once it is resolved
    TextSpan span{};
    QString relativeWord{};
};

struct Hour {
    qsizetype first = 0, last = 0;
    int hour = 0, minute = 0;
    bool exact = false; ///< surely of a clock with 24 hours
    Part part = Part::None;
    bool deadline = false;
    TextSpan span{};
};

class DateReader final {
public:
    DateReader(const QString &text, const QString &language, const QDateTime &now)
        : m_text(text)
        , m_language(language)
        , m_now(now)
        , m_today(now.date())
        , m_tokens(dateTokens(text, language))
    {
        skipStreets();
    }

    QList<DateFinding> read()
    {
        for (qsizetype i = 0; i < m_tokens.size();) {
            if (auto phrase = phraseAt(i)) {
                i = phrase->last + 1;
                m_phrases.append(*phrase);
            } else {
                ++i;
            }
        }
        for (qsizetype i = 0; i < m_tokens.size();) {
            if (auto hour = hourAt(i)) {
                i = hour->last + 1;
                m_hours.append(*hour);
            } else {
                ++i;
            }
        }
        borrowMonths();
        for (Phrase &phrase : m_phrases)
            judge(phrase);
        for (qsizetype i = 0; i < m_hours.size(); ++i)
            judge(i);
        std::stable_sort(m_findings.begin(), m_findings.end(),
            [](const DateFinding &a, const DateFinding &b) { return a.span.start < b.span.start; });
        return m_findings;
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

    [[nodiscard]] bool sentenceBetween(qsizetype a, qsizetype b) const
    {
        return std::any_of(m_tokens.begin() + std::min(a, b), m_tokens.begin() + std::max(a, b),
            [](const DateToken &token) { return token.kind == Kind::End; });
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

    std::optional<Phrase> phraseAt(qsizetype i)
    {
        Phrase phrase{.first = i, .last = i};
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

    void takeYear(Phrase &phrase, qsizetype at) const
    {
        if (kind(at) != Kind::Number || m_tokens.at(at).figures != 4)
            return;
        const int year = m_tokens.at(at).value;
        if (year < 1900 || year > 2199)
            return;
        phrase.year = year;
        phrase.last = at;
    }

    std::optional<Hour> hourAt(qsizetype i)
    {
        const bool inPhrase = std::any_of(m_phrases.begin(), m_phrases.end(),
            [&](const Phrase &phrase) { return phrase.first <= i && i <= phrase.last && kind(i) != Kind::Clock; });
        if (inPhrase)
            return std::nullopt;
        const DateToken &token = m_tokens.at(i);
        Hour hour{.first = i, .last = i, .hour = token.value, .minute = token.minute};
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

    void readMinutes(Hour &hour) const
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

    [[nodiscard]] Part partNear(const Hour &hour) const
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
            Phrase &phrase = m_phrases[i];
            const Phrase &next = m_phrases.at(i + 1);
            if (phrase.day < 0 || phrase.month > 0 || next.month == 0 || next.first - phrase.last > 3
                || sentenceBetween(phrase.last, next.first))
                continue;
            phrase.month = phrase.day <= next.day ? next.month : (next.month + 10) % 12 + 1;
            phrase.year = next.year > 0 && phrase.month > next.month ? next.year - 1 : next.year;
        }
    }

    /// Messages look ahead: the coming one, unless it was in the last two months, or its weekday fits only a year ago,
    /// as in a message that is used again.
    [[nodiscard]] QDate nearest(const Phrase &phrase) const
    {
        const auto in = [&](int year) {
            const QDate first(year, phrase.month, 1);
            return QDate(year, phrase.month, std::clamp(phrase.day, 1, first.daysInMonth()));
        };
        int year = m_today.year() - 1;
        while (in(year) < m_today.addDays(-60))
            ++year;
        const bool lastYears = phrase.weekday > 0 && in(year).dayOfWeek() != phrase.weekday
            && in(year - 1).dayOfWeek() == phrase.weekday && in(year - 1) > m_today.addYears(-1);
        return in(lastYears ? year - 1 : year);
    }

    [[nodiscard]] static QDate nearestWeekday(QDate around, int weekday)
    {
        const int ahead = (weekday - around.dayOfWeek() + 7) % 7;
        return around.addDays(ahead <= 3 ? ahead : ahead - 7);
    }

    /// "martedì 3": the first such day from today on, or a week ago when only that fits.
    [[nodiscard]] QDate dayWithoutMonth(const Phrase &phrase) const
    {
        QDate coming;
        for (QDate date = m_today; date < m_today.addDays(62) && !coming.isValid(); date = date.addDays(1)) {
            if (date.day() == phrase.day)
                coming = date;
        }
        for (int back = 1; back <= 10 && coming.isValid() && coming.dayOfWeek() != phrase.weekday; ++back) {
            const QDate date = m_today.addDays(-back);
            if (date.day() == phrase.day && date.dayOfWeek() == phrase.weekday)
                return date;
        }
        return coming;
    }

    void report(const TextSpan &where, DateProblem problem, DateFinding finding)
    {
        finding.span = where;
        finding.problem = problem;
        finding.said = m_text.sliced(where.start, where.length);
        m_findings.append(std::move(finding));
    }

    [[nodiscard]] QString atRelative(const Phrase &phrase, const QString &rest) const
    {
        return phrase.relativeWord + u", "_s + rest;
    }

    void judge(Phrase &phrase)
    {
        QDate target;
        if (phrase.relative)
            target = m_today.addDays(*phrase.relative);
        if (phrase.day >= 0) {
            const bool monthFine = phrase.month == 0 || (phrase.month >= 1 && phrase.month <= 12);
            const QDate whole = phrase.month == 0 ? dayWithoutMonth(phrase)
                : phrase.year > 0                 ? QDate(phrase.year, phrase.month, 1)
                : monthFine                       ? nearest(phrase)
                                                  : QDate();
            if (!monthFine || !whole.isValid()
                || (phrase.month > 0 && (phrase.day < 1 || phrase.day > whole.daysInMonth())))
                return noSuchDate(phrase, whole);
            phrase.date = phrase.month > 0 ? QDate(whole.year(), phrase.month, phrase.day) : whole;
        } else if (target.isValid()) {
            phrase.date = target;
        } else {
            phrase.date = m_today.addDays((phrase.weekday - m_today.dayOfWeek() + 7) % 7);
        }
        if (target.isValid() && phrase.day >= 0 && phrase.date != target) {
            // the night has two days
            const bool nextMorning =
                phrase.part == Part::Night && *phrase.relative == 0 && phrase.date == target.addDays(1);
            if (!nextMorning) {
                const bool dayOnly = phrase.month == 0;
                report(phrase.span, DateProblem::OtherDay,
                    {.date = dayOnly ? QDate() : phrase.date,
                        .other = target,
                        .instead = atRelative(phrase, dayWords(target, m_language))});
                phrase.date = target;
                return;
            }
        }
        if (phrase.weekday > 0 && phrase.date.dayOfWeek() != phrase.weekday) {
            const QString right =
                phrase.day >= 0 ? dayWords(phrase.date, m_language) : weekdayWords(phrase.date.dayOfWeek(), m_language);
            report(phrase.span, DateProblem::WrongWeekday,
                {.date = phrase.date,
                    .other =
                        nearestWeekday(phrase.day >= 0 && phrase.month > 0 ? phrase.date : m_today, phrase.weekday),
                    .instead = phrase.relative ? atRelative(phrase, right) : right});
            return;
        }
        if (phrase.day >= 0 && phrase.date < m_today)
            report(phrase.span, DateProblem::PastDate, {.date = phrase.date});
        else if (phrase.relative.value_or(0) > 0 && phrase.weekday == 0 && phrase.day < 0 && m_now.time().hour() < 5)
            report(phrase.span, DateProblem::AfterMidnight, {.date = target, .other = m_today});
    }

    void noSuchDate(Phrase &phrase, QDate month)
    {
        DateFinding finding;
        if (month.isValid() && phrase.day >= 1) {
            const QDate last(month.year(), month.month(), month.daysInMonth());
            finding.date = last;
            if (phrase.weekday > 0) { // the day that the weekday would be, there
                finding.other = nearestWeekday(last, phrase.weekday);
                finding.instead = dayWords(finding.other, m_language);
            } else {
                finding.instead = dateWords(last, m_language);
            }
        }
        report(phrase.span, DateProblem::NoSuchDate, finding);
    }

    /// The day an hour belongs to: said in its sentence, before or after it, or the last one said.
    [[nodiscard]] const Phrase *dayOf(const Hour &hour) const
    {
        const Phrase *before = nullptr;
        for (const Phrase &phrase : m_phrases) {
            if (phrase.last < hour.first || (phrase.first <= hour.first && hour.last <= phrase.last))
                before = &phrase;
            else if (!before || sentenceBetween(before->last, hour.first))
                return sentenceBetween(hour.last, phrase.first) ? before : &phrase;
        }
        return before;
    }

    void judge(qsizetype index)
    {
        const Hour &hour = m_hours.at(index);
        if (hour.hour > 24 || hour.minute > 59 || (hour.hour == 24 && hour.minute > 0)) {
            DateFinding finding;
            if (hour.hour == 24 && hour.minute <= 59)
                finding.instead = clockWords(QTime(0, hour.minute), m_language);
            return report(hour.span, DateProblem::NoSuchTime, finding);
        }
        const QTime time(hour.hour % 24, hour.minute);
        const Phrase *phrase = dayOf(hour);
        const bool sameSentence = phrase && !sentenceBetween(phrase->last, hour.first);
        Part part = hour.part;
        if (part == Part::None && sameSentence)
            part = phrase->part;
        if (!fits(part, hour.hour % 24, hour.minute))
            return report(hour.span, DateProblem::OtherPartOfDay, {.time = time});
        QDate date = phrase ? phrase->date : m_today;
        const bool said = phrase && phrase->date.isValid();
        if (!said)
            date = m_today;
        if (hour.hour == 24
            || (part == Part::Night && said && phrase->relative == 0 && hour.hour < 12 && m_now.time().hour() >= 12))
            date = date.addDays(1);
        else if (!said && time < m_now.time())
            date = m_today.addDays(1);
        if (!judgeClockChange(hour, date, time) && (!said || phrase->date == m_today))
            judgePast(index, time, sameSentence && phrase->relative.has_value());
    }

    bool judgeClockChange(const Hour &hour, QDate date, QTime time)
    {
        const QTimeZone zone = m_now.timeZone();
        const QDateTime early(date, time, zone, QDateTime::TransitionResolution::PreferBefore);
        const QDateTime late(date, time, zone, QDateTime::TransitionResolution::PreferAfter);
        if (early == late && early.time() == time)
            return false;
        const bool skipped = early.time() != time || late.time() != time;
        report(hour.span, skipped ? DateProblem::SkippedHour : DateProblem::RepeatedHour, {.date = date, .time = time});
        return true;
    }

    void judgePast(qsizetype index, QTime time, bool saidToday)
    {
        const Hour &hour = m_hours.at(index);
        bool deadline = hour.deadline;
        if (!deadline && index > 0) { // the end of a span: "dalle 14 alle 16"
            const Hour &begin = m_hours.at(index - 1);
            const bool span = hour.first - begin.last <= 2 && !sentenceBetween(begin.last, hour.first);
            deadline = span && std::pair(begin.hour, begin.minute) < std::pair(hour.hour, hour.minute);
        }
        if (!deadline || hour.hour == 24 || time >= m_now.time())
            return;
        if (!hour.exact && time.addSecs(12 * 3600) > m_now.time()
            && hour.hour < 12) // "entro le quattro", at three p.m.
            return;
        if (!saidToday && time.secsTo(m_now.time()) >= 10 * 3600) // at eleven p.m. "entro le 6" is the next morning
            return;
        report(hour.span, DateProblem::PastTime, {.date = m_today, .other = m_today.addDays(1), .time = time});
    }

    /// Also as people say it on a clock of twelve hours.
    static bool fits(Part part, int hour, int minute)
    {
        const bool even = minute == 0;
        switch (part) {
        case Part::None: return true;
        case Part::Night: return hour <= 6 || hour >= 21 || (hour >= 9 && hour <= 12);
        case Part::Morning: return hour < 12 || (hour == 12 && even);
        case Part::Afternoon: return (hour >= 12 && hour <= 19) || (hour >= 1 && hour <= 7);
        case Part::Evening: return hour >= 16 || (hour >= 4 && hour <= 12) || (hour == 0 && even);
        }
        return true;
    }

    QString m_text;
    QString m_language;
    QDateTime m_now;
    QDate m_today;
    QList<DateToken> m_tokens;
    QList<Phrase> m_phrases;
    QList<Hour> m_hours;
    QList<DateFinding> m_findings;
};

} // namespace

QList<DateFinding> checkDates(const QString &text, const QString &language, const QDateTime &now)
{
    if (!now.isValid())
        return {};
    return DateReader(text, language.section(u'-', 0, 0), now).read();
}

} // namespace campanile
