// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datetokens.h"

#include <QDate>

#include <optional>

namespace campanile {

/// "domani, martedì 3 novembre 2026": what of it is there.
struct DatePhrase {
    qsizetype first = 0, last = 0; ///< tokens
    std::optional<int> relative{};
    DateToken::Part part = DateToken::Part::None;
    int weekday = 0, day = -1, month = 0, year = 0; ///< -1, 0: not said
    QDate date{}; ///< once it is resolved
    TextSpan span{};
    QString relativeWord{};
};

struct DateHour {
    qsizetype first = 0, last = 0;
    int hour = 0, minute = 0;
    bool exact = false; ///< surely of a clock with 24 hours
    DateToken::Part part = DateToken::Part::None;
    bool deadline = false;
    TextSpan span{};
};

/// The days and hours a text names, in its order. Days that are part of a street's name are none.
struct DateText {
    QList<DateToken> tokens;
    QList<DatePhrase> phrases;
    QList<DateHour> hours;

    /// Of two tokens, in any order.
    [[nodiscard]] bool sentenceBetween(qsizetype a, qsizetype b) const;
};

[[nodiscard]] DateText readDateText(const QString &text, const QString &language);

} // namespace campanile
