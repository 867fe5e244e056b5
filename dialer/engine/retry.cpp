// SPDX-License-Identifier: GPL-3.0-or-later
#include "retry.h"

#include <algorithm>

namespace campanile::dialer {

std::optional<std::chrono::seconds> retryAfter(
    Outcome outcome, int attempt, int uncertainBefore, const RetryRules &rules)
{
    const auto &delays = rules.policy.retryDelay;
    const auto delay = delays.find(outcome);
    switch (outcome) {
    case Outcome::None:
    case Outcome::Heard:
    case Outcome::Confirmed:
    case Outcome::Help:
    case Outcome::Invalid:
    case Outcome::Blocked:
    case Outcome::Stopped: return {};
    case Outcome::Uncertain:
        if (!rules.policy.redialUncertain || uncertainBefore > 0)
            return {};
        return delay == delays.end() ? uncertainRetry : delay->second;
    case Outcome::Voicemail:
    case Outcome::HungUp:
    case Outcome::NoAnswer:
    case Outcome::Busy:
    case Outcome::Unreachable: break;
    }
    if (delay == delays.end() || attempt - std::min(uncertainBefore, 1) >= rules.policy.maxAttempts)
        return {};
    const bool spaced = outcome == Outcome::NoAnswer || outcome == Outcome::Busy || outcome == Outcome::Unreachable;
    return spaced ? std::max(delay->second, rules.shortest) : delay->second;
}

std::chrono::seconds retryAfterLineFault(int faults)
{
    return std::min(lineFaultRetry * (1 << std::clamp(faults - 1, 0, 8)), lineFaultRetryMost);
}

} // namespace campanile::dialer
