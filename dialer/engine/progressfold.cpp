// SPDX-License-Identifier: GPL-3.0-or-later
#include "progressfold.h"

#include <algorithm>

namespace campanile::dialer {

namespace {

template <class... F> struct Overload : F... {
    using F::operator()...;
};

} // namespace

Progress::Progress(std::size_t recipientCount)
    : queued(static_cast<int>(recipientCount))
    , recipients(recipientCount)
{
}

Round &Progress::round(int attempt)
{
    while (static_cast<int>(rounds.size()) < attempt)
        rounds.push_back({.attempt = static_cast<int>(rounds.size()) + 1});
    return rounds[static_cast<std::size_t>(attempt - 1)];
}

Minute &Progress::minute(std::int64_t when)
{
    const auto number = when / 60000;
    if (minutes.empty() || minutes.back().minute < number)
        minutes.push_back({.minute = number});
    return minutes.back();
}

void Progress::change(RecipientState &recipient, Phase phase)
{
    const auto count = [this](Phase p, int by) {
        if (p == Phase::Queued)
            queued += by;
        else if (p == Phase::Waiting)
            waiting += by;
        else if (p != Phase::Done)
            active += by;
    };
    count(recipient.phase, -1);
    recipient.phase = phase;
    count(phase, 1);
}

void Progress::apply(const Event &event)
{
    seq = event.seq;
    timeMs = event.timeMs;
    if (const auto *changed = std::get_if<StateChanged>(&event.fact)) {
        if (changed->state == CampaignState::Running) {
            launchedMs = launchedMs ? launchedMs : event.timeMs;
            wentOnAfterCanary = wentOnAfterCanary || state == CampaignState::CanaryDone;
        }
        state = changed->state;
        stateReason = changed->reason;
        endedMs = isOver(state) ? event.timeMs : 0;
        return;
    }
    auto &recipient = recipients.at(event.recipient);
    recipient.changedMs = event.timeMs;
    std::visit(Overload{
                   [](const StateChanged &) {},
                   [&](const AttemptStarted &) {
                       change(recipient, Phase::Calling);
                       recipient.attempts = static_cast<std::uint16_t>(event.attempt);
                       recipient.nextAttemptMs = 0;
                       auto &of = round(event.attempt);
                       of.firstMs = of.firstMs ? of.firstMs : event.timeMs;
                       of.lastMs = event.timeMs;
                       ++of.called;
                       ++of.active;
                       ++minute(event.timeMs).called;
                   },
                   [&](const AttemptAnswered &) { change(recipient, Phase::Talking); },
                   [&](const HelpAsked &) {
                       reach(recipient, Outcome::Help);
                       settle(recipient);
                   },
                   [&](const AttemptEnded &ended) {
                       change(recipient, ended.nextAttemptMs ? Phase::Waiting : Phase::Done);
                       recipient.nextAttemptMs = ended.nextAttemptMs;
                       recipient.uncertain = static_cast<std::uint8_t>(
                           recipient.uncertain + (ended.outcome == Outcome::Uncertain ? 1 : 0));
                       recipient.lineFaults =
                           static_cast<std::uint16_t>(recipient.lineFaults + (ended.lineFault ? 1 : 0));
                       note(recipient, ended);
                       auto &of = round(event.attempt);
                       of.lastMs = event.timeMs;
                       --of.active;
                       of.reached += isReached(ended.outcome) ? 1 : 0;
                       reach(recipient, ended.outcome);
                   },
                   [&](const CalledBack &called) {
                       note(recipient, called);
                       if (isReached(called.outcome))
                           reach(recipient, called.outcome);
                       else if (called.optedOut && !recipient.reached)
                           recipient.outcome = called.outcome;
                       if (recipient.reached || called.optedOut)
                           settle(recipient);
                   },
               },
        event.fact);
}

/// Before it is settled whether it reached them: keys of the call that did are kept.
void Progress::note(RecipientState &recipient, const AttemptEnded &ended)
{
    recipient.sipCode = static_cast<std::uint16_t>(std::clamp(ended.sipCode, 0, 999));
    recipient.q850 = static_cast<std::uint8_t>(std::clamp(ended.q850, 0, 127));
    recipient.lineFault = ended.lineFault;
    recipient.optedOut = recipient.optedOut || ended.optedOut;
    if (!recipient.reached || !ended.keys.empty())
        recipient.keys = ended.keys;
}

void Progress::note(RecipientState &recipient, const CalledBack &called)
{
    recipient.calledBack = recipient.calledBack || isReached(called.outcome);
    recipient.optedOut = recipient.optedOut || called.optedOut;
    if (!recipient.reached || !called.keys.empty())
        recipient.keys = called.keys;
}

void Progress::reach(RecipientState &recipient, Outcome outcome)
{
    const bool said = recipient.reached || (recipient.settled && !isReached(outcome)); // of a call back
    if (!said || outcome == Outcome::Help)
        recipient.outcome = outcome;
    if (recipient.reached || !isReached(outcome))
        return;
    recipient.reached = true;
    ++minute(timeMs).reached;
}

void Progress::settle(RecipientState &recipient)
{
    if (recipient.phase == Phase::Queued || recipient.phase == Phase::Waiting)
        change(recipient, Phase::Done);
    recipient.nextAttemptMs = 0;
    recipient.settled = true;
}

} // namespace campanile::dialer
