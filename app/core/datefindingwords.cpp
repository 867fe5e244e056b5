// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendarwords.h"
#include "datecheck.h"

#include <QCoreApplication>
#include <QLocale>

namespace campanile {

namespace {

struct DateWords {
    Q_DECLARE_TR_FUNCTIONS(DateWords)
};

QString shown(QDate date)
{
    return dayWords(date, QLocale().name().left(2));
}

QString shownHour(QTime time)
{
    return clockWords(time, QLocale().name().left(2));
}

QString weekday(QDate date)
{
    return QLocale().dayName(date.dayOfWeek());
}

QString wrongWeekday(const DateFinding &finding)
{
    if (!finding.other.isValid())
        return DateWords::tr("“%1”: that day is %2.").arg(finding.said, shown(finding.date));
    return DateWords::tr("“%1”: that day is a %2. The nearest %3 is the one of %4.")
        .arg(finding.said, weekday(finding.date), weekday(finding.other), shown(finding.other));
}

QString noSuchDate(const DateFinding &finding)
{
    if (!finding.date.isValid())
        return DateWords::tr("“%1” is no day of the calendar.").arg(finding.said);
    const QString month =
        DateWords::tr("“%1” does not exist: that month ends on %2.").arg(finding.said, shown(finding.date));
    if (!finding.other.isValid() || finding.other == finding.date)
        return month;
    return month + u' ' + DateWords::tr("Perhaps %1 is meant.").arg(shown(finding.other));
}

} // namespace

QString words(const DateFinding &finding)
{
    switch (finding.problem) {
    case DateProblem::WrongWeekday: return wrongWeekday(finding);
    case DateProblem::NoSuchDate: return noSuchDate(finding);
    case DateProblem::OtherDay: return DateWords::tr("“%1”: that would be %2.").arg(finding.said, shown(finding.other));
    case DateProblem::NoSuchTime: return DateWords::tr("“%1” is no hour of the day.").arg(finding.said);
    case DateProblem::OtherPartOfDay:
        return DateWords::tr("“%1”: %2 is not in that part of the day.").arg(finding.said, shownHour(finding.time));
    case DateProblem::SkippedHour:
        return DateWords::tr("“%1” does not exist on %2: the clocks go forward.")
            .arg(finding.said, shown(finding.date));
    case DateProblem::RepeatedHour:
        return DateWords::tr("“%1” comes twice on %2: the clocks go back. Say another hour.")
            .arg(finding.said, shown(finding.date));
    case DateProblem::PastDate: return DateWords::tr("“%1” is past: it was %2.").arg(finding.said, shown(finding.date));
    case DateProblem::PastTime:
        return DateWords::tr("“%1”: today it is already later. If %2 is meant, say so.")
            .arg(finding.said, shown(finding.other));
    case DateProblem::AfterMidnight:
        return DateWords::tr("“%1” is unclear just after midnight: say %2 or %3.")
            .arg(finding.said, shown(finding.other), shown(finding.date));
    }
    return {};
}

} // namespace campanile
