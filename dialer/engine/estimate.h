// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "order.h"

#include <span>

namespace campanile::dialer {

/// How many are reached in the first, second and every later round, from a published run.
[[nodiscard]] double expectedYield(int attempt);

struct LineCapacity {
    int channels = 90;
    double callsPerSecond = 6;

    void add(int moreChannels, double moreCallsPerSecond)
    {
        channels += moreChannels;
        callsPerSecond += moreCallsPerSecond;
    }

    friend bool operator==(const LineCapacity &, const LineCapacity &) = default;
};

/// How long a call keeps its channel, on the average of a round.
[[nodiscard]] std::chrono::duration<double> expectedHolding(
    int attempt, std::chrono::milliseconds audio, const Policy &policy);

struct Estimate {
    std::chrono::seconds total{0};
    std::chrono::seconds firstRound{0};
};

/// What is still to be called: pending[0] first attempts, pending[1] second ones... `retriesIn` is when the last of
/// those already waiting is due.
struct Outstanding {
    std::vector<double> pending;
    std::chrono::seconds retriesIn{0};
    int active = 0;
};

[[nodiscard]] Estimate estimate(const Outstanding &outstanding, std::chrono::milliseconds audio, const Policy &policy,
    const LineCapacity &line, std::chrono::seconds horizonLeft);

} // namespace campanile::dialer
