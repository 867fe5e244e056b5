// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

namespace campanile {

/// A stretch of a text, counted in UTF-16 units, as QString and QTextCursor count.
struct TextSpan {
    qsizetype start = 0;
    qsizetype length = 0;

    [[nodiscard]] qsizetype end() const { return start + length; }

    friend bool operator==(const TextSpan &, const TextSpan &) = default;
};

} // namespace campanile
