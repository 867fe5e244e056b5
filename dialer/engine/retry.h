// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "order.h"

#include <optional>

namespace campanile::dialer {

/// A line that was busy, silent or unreachable is left alone for this long, whatever a policy says.
inline constexpr std::chrono::seconds shortestRetry{120};
/// A call that a crash cut is made again this soon, unless the policy gives another delay.
inline constexpr std::chrono::seconds uncertainRetry{10};

/// Our line's fault is not made good by leaving the citizen's line alone: called again this soon, each time later.
inline constexpr std::chrono::seconds lineFaultRetry{5};
inline constexpr std::chrono::seconds lineFaultRetryMost{60};

struct RetryRules {
    Policy policy;
    std::chrono::seconds shortest = shortestRetry; ///< less only on an accelerated network
};

/// How long to wait before this recipient is called again; nothing: never. `attempt` is the one that ended, not counted
/// those that the line did not carry; `uncertainBefore` says how many earlier ones were uncertain: an emergency redials an uncertain call once, over and
/// above the policy's attempts, since a second ring is better than silence.
[[nodiscard]] std::optional<std::chrono::seconds> retryAfter(
    Outcome outcome, int attempt, int uncertainBefore, const RetryRules &rules);

/// The same after an attempt that the line did not carry; `faults` with it.
[[nodiscard]] std::chrono::seconds retryAfterLineFault(int faults);

} // namespace campanile::dialer
