// SPDX-License-Identifier: GPL-3.0-or-later
#include "outcome.h"

namespace campanile {

Mark markOf(Phase phase, Outcome lastOutcome)
{
    if (lastOutcome == Outcome::Help)
        return Mark::Help; // also while the call in which it was asked still lasts
    if (phase == Phase::Calling || phase == Phase::Talking)
        return Mark::InCall;
    switch (lastOutcome) {
    case Outcome::None: return Mark::Queued;
    case Outcome::Heard: return Mark::Heard;
    case Outcome::Confirmed: return Mark::Confirmed;
    case Outcome::Help: return Mark::Help;
    case Outcome::Voicemail: return Mark::Voicemail;
    case Outcome::HungUp: return Mark::HungUp;
    case Outcome::NoAnswer: return Mark::NoAnswer;
    case Outcome::Busy: return Mark::Busy;
    case Outcome::Unreachable: return Mark::Unreachable;
    case Outcome::Invalid: return Mark::Invalid;
    case Outcome::Blocked: return Mark::Blocked;
    case Outcome::Uncertain: return Mark::Uncertain;
    case Outcome::Stopped: return Mark::Stopped;
    }
    return Mark::Queued;
}

} // namespace campanile
