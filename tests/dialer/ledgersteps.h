// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "digest.h"
#include "ledger.h"
#include "sampledata.h"

#include <future>

/// A campaign of every kind of content, events for it, and the ledger's answers waited for.
namespace campanile::dialer::record {

using std::chrono::milliseconds;
using std::chrono::seconds;

inline NewCampaign newCampaign(const std::string &id, int recipients, const std::string &number)
{
    NewCampaign campaign;
    campaign.recipients = sample::recipients(recipients);
    const auto wav = sample::wav(1000);
    const auto menu = sample::wav(700);
    campaign.audio = {{sha256(wav), wav}, {sha256(menu), menu}};
    campaign.contentDigest = sha256(id);
    auto &receipt = campaign.receipt;
    receipt.campaignId = id;
    receipt.number = number;
    receipt.title = "Il fiume sale: perché è \"urgente\"";
    receipt.mode = Mode::Live;
    receipt.accepted = recipients;
    receipt.mobiles = recipients;
    receipt.refused = {{"contact-x", "+39112", Refusal::EmergencyOrShort}};
    receipt.area = sample::area();
    receipt.areaDigest = sha256(canonicalText(receipt.area));
    receipt.audienceDigest = sha256("audience");
    receipt.programme = {
        {{"it", sha256(wav), milliseconds(1000), recipients}, {"de", sha256(wav), milliseconds(1000), 0}},
        Track{"", sha256(menu), milliseconds(700)}, seconds(5)};
    for (std::size_t i = 1; i < campaign.recipients.size(); i += 2)
        campaign.recipients[i].track = 1;
    receipt.eta = seconds(77);
    receipt.firstRound = seconds(55);
    receipt.channels = 90;
    receipt.callsPerSecond = 6.5;
    receipt.preparedMs = 1'790'000'000'000;
    receipt.expiresMs = receipt.preparedMs + 900'000;
    receipt.policy = sample::emergency();
    receipt.callerId = "+390461889999";
    receipt.policy.machine = MachinePolicy::HangUp;
    receipt.policy.finishSentence = true;
    for (const auto &[kind, length] : {std::pair(PromptKind::Keys, 900), std::pair(PromptKind::OptedOut, 600)}) {
        const auto prompt = sample::wav(length);
        campaign.audio[sha256(prompt)] = prompt;
        receipt.programme.tracks[1].prompts[kind] = {sha256(prompt), milliseconds(length)};
    }
    receipt.digest = sha256(canonicalText(receipt));
    return campaign;
}

inline Event started(std::int64_t seq, std::uint32_t recipient, int attempt)
{
    return {seq, 1000 + seq, recipient, attempt, AttemptStarted{}};
}

inline Event answered(std::int64_t seq, std::uint32_t recipient, int attempt)
{
    return {seq, 1000 + seq, recipient, attempt, AttemptAnswered{}};
}

inline Event ended(std::int64_t seq, std::uint32_t recipient, int attempt, Outcome outcome)
{
    return {seq, 1000 + seq, recipient, attempt, AttemptEnded{outcome, 200, 4000, 20000, "1", 0, 2}};
}

inline Event running(std::int64_t seq)
{
    return {seq, 1000 + seq, 0, 0, StateChanged{CampaignState::Running, "LAUNCHED"}};
}

inline Result<void> wait(const std::function<void(Ledger::Done)> &submit)
{
    const auto promise = std::make_shared<std::promise<Result<void>>>();
    auto future = promise->get_future();
    submit([promise](const Result<void> &result) { promise->set_value(result); });
    if (future.wait_for(seconds(10)) != std::future_status::ready)
        return failure(Failure::Kind::Internal, "TEST_TIMEOUT");
    return future.get();
}

inline Result<void> append(Ledger &ledger, const std::string &id, const Events &events)
{
    return wait([&](Ledger::Done done) { ledger.append(id, events, std::move(done)); });
}

inline Result<void> launch(Ledger &ledger, const std::string &id, std::uint32_t canary = 0)
{
    return wait([&](Ledger::Done done) { ledger.launch(id, canary, {running(1)}, std::move(done)); });
}

} // namespace campanile::dialer::record
