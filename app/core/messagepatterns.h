// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRegularExpression>
#include <QString>

namespace campanile {

/// How one language says the parts of a warning. An expression with a group finds what is in the group, in the places
/// its surroundings allow.
struct MessagePatterns {
    QString language;
    QRegularExpression who; ///< in the place of somebody who speaks: not "follow the orders of the municipality"
    QList<QRegularExpression> where; ///< in the order in which they may claim words
    QRegularExpression when;
    QRegularExpression action;
    QRegularExpression source;
    QRegularExpression hazard; ///< a word of it; what is found is its clause
    QRegularExpression trailing; ///< words that a clause does not end with
};

/// Of Italian, German, French and English.
[[nodiscard]] const QList<MessagePatterns> &messagePatterns();

} // namespace campanile
