// SPDX-License-Identifier: GPL-3.0-or-later
#include "estimate.h"

#include <algorithm>
#include <cmath>

namespace campanile::dialer {

namespace {

using Seconds = std::chrono::duration<double>;

// How those who were not reached fell, and how long such a call lasts before and beside the audio.
struct Share {
    Outcome outcome;
    double share;
};

constexpr Share unreached[] = {
    {Outcome::NoAnswer, 0.39},
    {Outcome::Voicemail, 0.20},
    {Outcome::HungUp, 0.12},
    {Outcome::Busy, 0.12},
    {Outcome::Unreachable, 0.11},
    {Outcome::Invalid, 0.06},
};

Seconds holding(Outcome outcome, Seconds audio, const Policy &policy)
{
    switch (outcome) {
    case Outcome::NoAnswer: return policy.ringTimeout;
    case Outcome::Voicemail: return Seconds(20) + (policy.machine == MachinePolicy::HangUp ? Seconds(4) : audio);
    case Outcome::HungUp: return Seconds(9) + audio * 0.35;
    default: return Seconds(3);
    }
}

} // namespace

double expectedYield(int attempt)
{
    return attempt <= 1 ? 0.66 : attempt == 2 ? 0.17 : 0.05;
}

Seconds expectedHolding(int attempt, std::chrono::milliseconds audio, const Policy &policy)
{
    Seconds others(0);
    for (const auto &part : unreached)
        others += holding(part.outcome, audio, policy) * part.share;
    const double yield = expectedYield(attempt);
    return (Seconds(10) + Seconds(audio)) * yield + others * (1 - yield);
}

Estimate estimate(const Outstanding &outstanding, std::chrono::milliseconds audio, const Policy &policy,
    const LineCapacity &line, std::chrono::seconds horizonLeft)
{
    double again = 0;
    Seconds delay(0);
    for (const auto &part : unreached) {
        const auto found = policy.retryDelay.find(part.outcome);
        if (found == policy.retryDelay.end() || part.outcome == Outcome::Invalid)
            continue;
        again += part.share;
        delay = std::max(delay, Seconds(found->second));
    }
    Estimate result;
    Seconds end(0);
    double carried = 0;
    double total = 0;
    for (int attempt = 1; attempt <= policy.maxAttempts; ++attempt) {
        const auto index = static_cast<std::size_t>(attempt - 1);
        const double already = index < outstanding.pending.size() ? outstanding.pending[index] : 0;
        const double calls = already + carried;
        total += calls;
        const auto one = expectedHolding(attempt, audio, policy);
        const Seconds work(std::max(calls / line.callsPerSecond, calls * one.count() / line.channels));
        // a round's last call may not start before the last failure of the round before it has waited
        auto lastStart = end + work;
        if (carried > 0.5)
            lastStart = std::max(lastStart, end + delay);
        if (attempt > 1 && already > 0.5)
            lastStart = std::max(lastStart, Seconds(outstanding.retriesIn));
        if (calls > 0.5)
            end = std::min(lastStart, Seconds(horizonLeft)) + (work < one ? one : Seconds(0));
        if (attempt == 1)
            result.firstRound = std::chrono::ceil<std::chrono::seconds>(end);
        carried = calls * (1 - expectedYield(attempt)) * again;
    }
    if (total < 0.5 && outstanding.active > 0)
        end = expectedHolding(2, audio, policy);
    result.total = std::chrono::ceil<std::chrono::seconds>(end);
    return result;
}

} // namespace campanile::dialer
