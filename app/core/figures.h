// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace campanile {

/// A count as people of the default locale read it, thousands always grouped: "2.418". QLocale alone leaves four digits
/// ungrouped in Italian, and counts of four digits are most of what this program shows. In sentences:
/// tr("%1 phone(s)", nullptr, n).arg(figure(n)).
[[nodiscard]] QString figure(qint64 number);

} // namespace campanile
