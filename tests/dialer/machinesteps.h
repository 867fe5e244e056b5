// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "campaignmachine.h"
#include "sampledata.h"

/// The steps of a campaign's machine in the tests that turn it by hand.
namespace campanile::dialer::steps {

inline CampaignSetup setup(std::uint32_t recipients, Policy policy = sample::emergency(), std::uint32_t canary = 0)
{
    using std::chrono::seconds;
    return {
        "campaign-1", Mode::Drill, recipients, {seconds(20)}, seconds(20), {std::move(policy), shortestRetry}, canary};
}

inline Now at(std::chrono::microseconds steady)
{
    return {steady, 1'790'000'000'000 + steady.count() / 1000};
}

inline CallEnd end(CallEnd::Cause cause, std::chrono::milliseconds heard = {}, const char *keys = "",
    bool machine = false, int track = 1)
{
    CallEnd end;
    end.cause = cause;
    end.ring = std::chrono::seconds(5);
    end.heard = heard;
    end.track = heard.count() > 0 ? track : 0;
    end.keys = keys;
    end.machine = machine;
    return end;
}

inline CallEnd lineFault()
{
    CallEnd end;
    end.sipCode = 503;
    end.q850 = 34;
    end.lineFault = true;
    return end;
}

inline const CallEnd heard = end(CallEnd::Cause::Completed, std::chrono::seconds(20));
inline const CallEnd busy = end(CallEnd::Cause::Busy);

} // namespace campanile::dialer::steps
