// SPDX-License-Identifier: GPL-3.0-or-later
#include "callend.h"

namespace campanile::dialer {

namespace {

Outcome heardOutcome(const CallEnd &end, std::span<const std::chrono::milliseconds> tracks, bool stopping)
{
    const bool played = end.track >= 1 && static_cast<std::size_t>(end.track) <= tracks.size();
    const bool whole = played && end.heard >= tracks[static_cast<std::size_t>(end.track) - 1];
    switch (end.cause) {
    case CallEnd::Cause::NoAnswer: return Outcome::NoAnswer;
    case CallEnd::Cause::Busy: return Outcome::Busy;
    case CallEnd::Cause::Unreachable: return Outcome::Unreachable;
    case CallEnd::Cause::Invalid: return Outcome::Invalid;
    // One 403 may speak of this number or of our line, and nobody can tell which: were it final, an operator that stops
    // knowing our caller id would burn a whole town in minutes. So the number is called again by policy, and many in a
    // row are the line's fault (Backoff). Blocked stays what our own allow-list and the citizen's wish say.
    case CallEnd::Cause::Refused: return Outcome::Unreachable;
    case CallEnd::Cause::OptedOut: return Outcome::Blocked;
    case CallEnd::Cause::Cancelled: return stopping ? Outcome::Stopped : Outcome::Unreachable;
    case CallEnd::Cause::Lost: return Outcome::Uncertain;
    case CallEnd::Cause::Completed: break;
    }
    if (!end.machine) {
        if (end.keys.contains('9'))
            return Outcome::Help;
        if (end.keys.contains('1'))
            return Outcome::Confirmed;
        if (whole)
            return Outcome::Heard;
    } else if (whole) {
        return Outcome::Voicemail;
    }
    if (stopping)
        return Outcome::Stopped;
    return end.machine ? Outcome::Voicemail : Outcome::HungUp;
}

} // namespace

Outcome outcomeOf(const CallEnd &end, std::span<const std::chrono::milliseconds> tracks, bool stopping)
{
    const auto outcome = heardOutcome(end, tracks, stopping);
    return end.optedOut && !isReached(outcome) ? Outcome::Blocked : outcome;
}

} // namespace campanile::dialer
