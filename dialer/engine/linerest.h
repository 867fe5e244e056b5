// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace campanile::dialer {

/// A line that pushed calls back, and when it may be tried again: what has to outlive the process. Wall clock (Unix
/// time), since no other does.
struct LineRest {
    std::int64_t fromMs = 0; ///< when the line said so
    std::int64_t untilMs = 0;
    friend bool operator==(const LineRest &, const LineRest &) = default;

    /// What is left of it. A wall clock that was set back meanwhile makes it no longer than it was; how far one was
    /// set forward, nobody can know.
    [[nodiscard]] std::chrono::milliseconds left(std::int64_t nowMs) const
    {
        return std::chrono::milliseconds(std::clamp<std::int64_t>(
            untilMs - std::max(nowMs, fromMs), 0, std::max<std::int64_t>(untilMs - fromMs, 0)));
    }
};

} // namespace campanile::dialer
