// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "messagechecklist.h"

#include <QDateTime>

namespace campanile {

/// What a text says about days and hours, held against the calendar.
enum class DateProblem {
    WrongWeekday, ///< "martedì 3": the 3rd is no Tuesday
    NoSuchDate, ///< "31 giugno"
    OtherDay, ///< "oggi 22 novembre", and today is another day
    NoSuchTime, ///< "entro le 25:00"
    OtherPartOfDay, ///< "stanotte alle 14"
    SkippedHour, ///< in the night the clocks go forward: that hour does not exist
    // worth a look, not surely wrong
    RepeatedHour, ///< in the night the clocks go back: that hour comes twice
    PastDate, ///< "lunedì 16 novembre", a week ago
    PastTime, ///< "entro le 14", and it is 16
    AfterMidnight, ///< "domani", said between midnight and five: which day is meant?
};

struct DateFinding {
    TextSpan span{}; ///< the words to mark
    DateProblem problem = DateProblem::WrongWeekday;
    QString said{}; ///< those words
    QDate date{}; ///< the day that is meant by the number, or the word; invalid: none
    QDate other{}; ///< the nearest day that the weekday in the text would be; invalid: none
    QTime time{}; ///< the hour in question; invalid: none
    QString instead{}; ///< what to write instead, in the message's language; empty: only a person knows

    [[nodiscard]] bool isWarning() const { return problem >= DateProblem::RepeatedHour; }

    friend bool operator==(const DateFinding &, const DateFinding &) = default;
};

/// Language: it, de, fr, en; nothing is known of others. `now` has the time zone the message is heard in. Dates without
/// a year are the nearest ones; days that name streets ("Corso 3 Novembre") are no days. In reading order.
[[nodiscard]] QList<DateFinding> checkDates(const QString &text, const QString &language, const QDateTime &now);

/// A sentence for the screen, in its language, with what is right.
[[nodiscard]] QString words(const DateFinding &finding);

} // namespace campanile
