// SPDX-License-Identifier: GPL-3.0-or-later
#include "datecheck.h"

#include "calendarwords.h"
#include "datephrases.h"

#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

using Part = DateToken::Part;

class DateJudge final {
public:
    DateJudge(const QString &text, const QString &language, const QDateTime &now)
        : m_text(text)
        , m_language(language)
        , m_now(now)
        , m_today(now.date())
        , m_read(readDateText(text, language))
    {
    }

    QList<DateFinding> findings()
    {
        for (DatePhrase &phrase : m_phrases)
            judge(phrase);
        for (qsizetype i = 0; i < m_hours.size(); ++i)
            judge(i);
        std::stable_sort(m_findings.begin(), m_findings.end(),
            [](const DateFinding &a, const DateFinding &b) { return a.span.start < b.span.start; });
        return m_findings;
    }

private:
    /// Messages look ahead: the coming one, unless it was in the last two months, or its weekday fits only a year ago,
    /// as in a message that is used again.
    [[nodiscard]] QDate nearest(const DatePhrase &phrase) const
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
    [[nodiscard]] QDate dayWithoutMonth(const DatePhrase &phrase) const
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

    [[nodiscard]] QString atRelative(const DatePhrase &phrase, const QString &rest) const
    {
        return phrase.relativeWord + u", "_s + rest;
    }

    void judge(DatePhrase &phrase)
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

    void noSuchDate(DatePhrase &phrase, QDate month)
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
    [[nodiscard]] const DatePhrase *dayOf(const DateHour &hour) const
    {
        const DatePhrase *before = nullptr;
        for (const DatePhrase &phrase : m_phrases) {
            if (phrase.last < hour.first || (phrase.first <= hour.first && hour.last <= phrase.last))
                before = &phrase;
            else if (!before || m_read.sentenceBetween(before->last, hour.first))
                return m_read.sentenceBetween(hour.last, phrase.first) ? before : &phrase;
        }
        return before;
    }

    void judge(qsizetype index)
    {
        const DateHour &hour = m_hours.at(index);
        if (hour.hour > 24 || hour.minute > 59 || (hour.hour == 24 && hour.minute > 0)) {
            DateFinding finding;
            if (hour.hour == 24 && hour.minute <= 59)
                finding.instead = clockWords(QTime(0, hour.minute), m_language);
            return report(hour.span, DateProblem::NoSuchTime, finding);
        }
        const QTime time(hour.hour % 24, hour.minute);
        const DatePhrase *phrase = dayOf(hour);
        const bool sameSentence = phrase && !m_read.sentenceBetween(phrase->last, hour.first);
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

    bool judgeClockChange(const DateHour &hour, QDate date, QTime time)
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
        const DateHour &hour = m_hours.at(index);
        bool deadline = hour.deadline;
        if (!deadline && index > 0) { // the end of a span: "dalle 14 alle 16"
            const DateHour &begin = m_hours.at(index - 1);
            const bool span = hour.first - begin.last <= 2 && !m_read.sentenceBetween(begin.last, hour.first);
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
    DateText m_read;
    QList<DatePhrase> &m_phrases = m_read.phrases;
    const QList<DateHour> &m_hours = m_read.hours;
    QList<DateFinding> m_findings;
};

} // namespace

QList<DateFinding> checkDates(const QString &text, const QString &language, const QDateTime &now)
{
    if (!now.isValid())
        return {};
    return DateJudge(text, language.section(u'-', 0, 0), now).findings();
}

} // namespace campanile
