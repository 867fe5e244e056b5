// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace campanile {

/// One line with its end, semicolons between: what Italian spreadsheets open by double click. A text that a spreadsheet
/// would run as a formula is written as text (with an apostrophe before it, which our reader takes away again).
[[nodiscard]] QByteArray csvLine(const QStringList &fields);

} // namespace campanile
