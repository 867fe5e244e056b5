// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchanges.h"
#include "order.h"
#include "retry.h"

namespace campanile::dialer {

/// One campaign through the real engine, in simulated time, with the outcomes of a PhoneBox.
struct PacingCase {
    std::string name;
    int recipients = 100'000;
    int channels = 1000;
    double callsPerSecond = 50;
    std::chrono::milliseconds audio{20'000};
    Policy policy;
    std::vector<ExchangeCap> exchanges{};
    int underCap = 0; ///< of 1000 numbers, spread over the exchanges; the others have no cap
    std::uint64_t seed = 1;
};

struct PacingResult {
    int calls = 0;
    double length = 0; ///< seconds, from the launch to the campaign's end
    double talked = 0; ///< seconds of channels
    double bound = 0; ///< max(calls/CPS, talked/channels), of the line or of the exchange that needs longest
    double byCalls = 0, byChannels = 0, byExchange = 0; ///< what the bound is made of
    int mostChannels = 0;
    int mostInASecond = 0; ///< calls in any window of one second
    int mostOfAnExchange = 0; ///< as a share of its cap, in percent
    double cpuSeconds = 0; ///< of the engine with its ledger in memory and the simulated network
    double estimated = 0; ///< what the receipt would have said
    double reached = 0; ///< share of the recipients
    bool finished = false;

    [[nodiscard]] double over() const { return length / bound - 1; }
};

[[nodiscard]] PacingResult runPacing(const PacingCase &pacing);

} // namespace campanile::dialer
