// SPDX-License-Identifier: GPL-3.0-or-later
#include "convert.h"

#include <algorithm>

namespace campanile::dialer {

namespace {

void fill(v1::Area &message, const Area &area)
{
    for (const auto &piece : area) {
        auto &to = *message.add_pieces();
        to.set_name(piece.name);
        to.set_kind(static_cast<v1::AreaPiece::Kind>(piece.kind));
        to.set_exclude(piece.exclude);
        for (const auto &ring : piece.rings)
            to.add_rings()->mutable_lat_lon_e7()->Add(ring.latLonE7.begin(), ring.latLonE7.end());
    }
}

void fill(v1::Policy &message, const Policy &policy)
{
    message.set_max_attempts(policy.maxAttempts);
    message.set_horizon_seconds(policy.horizon.count());
    for (const auto &[outcome, delay] : policy.retryDelay)
        (*message.mutable_retry_delay_seconds())[static_cast<int>(outcome)] = delay.count();
    message.set_redial_uncertain(policy.redialUncertain);
    message.set_ring_timeout_seconds(policy.ringTimeout.count());
    message.set_machine(static_cast<v1::MachinePolicy>(policy.machine));
    message.set_finish_sentence(policy.finishSentence);
}

Policy policyOf(const v1::Policy &message)
{
    Policy policy;
    policy.maxAttempts = message.max_attempts();
    policy.horizon = std::chrono::seconds(message.horizon_seconds());
    policy.redialUncertain = message.redial_uncertain();
    policy.ringTimeout = std::chrono::seconds(message.ring_timeout_seconds());
    policy.machine = message.machine() == v1::MACHINE_POLICY_UNSPECIFIED
        ? MachinePolicy::LeaveMessage
        : static_cast<MachinePolicy>(std::clamp(static_cast<int>(message.machine()), 0, 255));
    policy.finishSentence = message.finish_sentence();
    for (const auto &[outcome, delay] : message.retry_delay_seconds()) {
        // a number that is no outcome becomes one that is never called again, which the check refuses
        const bool known = outcome > 0 && outcome <= static_cast<int>(Outcome::Stopped);
        policy.retryDelay[known ? static_cast<Outcome>(outcome) : Outcome::None] = std::chrono::seconds(delay);
    }
    return policy;
}

} // namespace

grpc::Status statusOf(const Failure &failure)
{
    const auto code = [&] {
        switch (failure.kind) {
        case Failure::Kind::Invalid: return grpc::StatusCode::INVALID_ARGUMENT;
        case Failure::Kind::Precondition: return grpc::StatusCode::FAILED_PRECONDITION;
        case Failure::Kind::Exists: return grpc::StatusCode::ALREADY_EXISTS;
        case Failure::Kind::NotFound: return grpc::StatusCode::NOT_FOUND;
        case Failure::Kind::Limit: return grpc::StatusCode::RESOURCE_EXHAUSTED;
        case Failure::Kind::Aborted: return grpc::StatusCode::ABORTED;
        case Failure::Kind::Unavailable: return grpc::StatusCode::UNAVAILABLE;
        case Failure::Kind::Internal: break;
        }
        return grpc::StatusCode::INTERNAL;
    }();
    return {code, failure.text()};
}

namespace {

Track trackOf(const v1::Track &message)
{
    Track track{message.language(), message.sha256()};
    for (const auto &prompt : message.prompts()) {
        const int number = std::clamp(static_cast<int>(prompt.kind()), 0, 255);
        const bool twice = track.prompts.contains(static_cast<PromptKind>(number));
        // a second one becomes one of no kind, which the check refuses
        track.prompts[static_cast<PromptKind>(twice ? 0 : number)] = {prompt.sha256()};
    }
    return track;
}

void fill(v1::Track &message, const Track &track)
{
    message.set_language(track.language);
    message.set_sha256(track.sha256);
    message.set_length_ms(track.length.count());
    message.set_recipients(track.recipients);
    for (const auto &[kind, file] : track.prompts) {
        auto &prompt = *message.add_prompts();
        prompt.set_kind(static_cast<v1::Prompt::Kind>(kind));
        prompt.set_sha256(file.sha256);
        prompt.set_length_ms(file.length.count());
    }
}

} // namespace

UploadHeader headerOf(const v1::PrepareHeader &message)
{
    UploadHeader header{.campaignId = message.campaign_id(),
        .title = message.title(),
        .mode = static_cast<Mode>(message.mode()),
        .area = {},
        .policy = policyOf(message.policy()),
        .recipientCount = message.recipient_count(),
        .areaDigest = message.area_digest(),
        .audienceDigest = message.audience_digest(),
        .programme = {},
        .callerId = message.caller_id()};
    for (const auto &track : message.tracks())
        header.programme.tracks.push_back(trackOf(track));
    if (message.has_menu())
        header.programme.menu = trackOf(message.menu());
    header.programme.menuTimeout = std::chrono::seconds(message.menu_timeout_seconds());
    for (const auto &piece : message.area().pieces()) {
        AreaPiece to{piece.name(), static_cast<int>(piece.kind()), piece.exclude(), {}};
        for (const auto &ring : piece.rings())
            to.rings.push_back({{ring.lat_lon_e7().begin(), ring.lat_lon_e7().end()}});
        header.area.push_back(std::move(to));
    }
    return header;
}

Recipient recipientOf(const v1::Recipient &message)
{
    return {message.id(), message.number(), message.sample(), message.track()};
}

void fill(v1::Receipt &message, const Receipt &receipt)
{
    message.set_campaign_id(receipt.campaignId);
    message.set_number(receipt.number);
    message.set_title(receipt.title);
    message.set_mode(static_cast<v1::Mode>(receipt.mode));
    message.set_accepted(receipt.accepted);
    message.set_landlines(receipt.landlines);
    message.set_mobiles(receipt.mobiles);
    for (const auto &refused : receipt.refused) {
        auto &to = *message.add_refused();
        to.set_recipient_id(refused.recipientId);
        to.set_number(refused.number);
        to.set_reason(static_cast<v1::RefusedNumber::Reason>(refused.reason));
    }
    fill(*message.mutable_area(), receipt.area);
    message.set_area_digest(receipt.areaDigest);
    message.set_audience_digest(receipt.audienceDigest);
    for (const auto &track : receipt.programme.tracks)
        fill(*message.add_tracks(), track);
    if (receipt.programme.menu)
        fill(*message.mutable_menu(), *receipt.programme.menu);
    message.set_menu_timeout_seconds(receipt.programme.menuTimeout.count());
    message.set_audio_ms(receipt.programme.meanLength().count());
    message.set_eta_seconds(receipt.eta.count());
    message.set_first_round_seconds(receipt.firstRound.count());
    message.set_channels(receipt.channels);
    message.set_calls_per_second(receipt.callsPerSecond);
    message.set_prepared_ms(receipt.preparedMs);
    message.set_expires_ms(receipt.expiresMs);
    message.set_digest(receipt.digest);
    fill(*message.mutable_policy(), receipt.policy);
    message.set_caller_id(receipt.callerId);
}

void fill(v1::Campaign &message, const CampaignRecord &record)
{
    message.set_campaign_id(record.receipt.campaignId);
    message.set_title(record.receipt.title);
    message.set_mode(static_cast<v1::Mode>(record.receipt.mode));
    message.set_state(static_cast<v1::CampaignState>(record.state));
    message.set_recipients(record.receipt.accepted);
    message.set_prepared_ms(record.receipt.preparedMs);
    message.set_launched_ms(record.launchedMs);
    message.set_ended_ms(record.endedMs);
    message.set_last_seq(record.lastSeq);
    fill(*message.mutable_receipt(), record.receipt);
    message.set_canary(static_cast<int>(record.canary));
}

void fill(v1::Event &message, const Event &event)
{
    message.set_seq(event.seq);
    message.set_time_ms(event.timeMs);
    message.set_recipient(event.recipient);
    message.set_attempt(event.attempt);
    if (const auto *changed = std::get_if<StateChanged>(&event.fact)) {
        message.mutable_campaign_changed()->set_state(static_cast<v1::CampaignState>(changed->state));
        message.mutable_campaign_changed()->set_reason(changed->reason);
    } else if (std::holds_alternative<AttemptStarted>(event.fact)) {
        message.mutable_attempt_started();
    } else if (std::holds_alternative<AttemptAnswered>(event.fact)) {
        message.mutable_attempt_answered();
    } else if (const auto *ended = std::get_if<AttemptEnded>(&event.fact)) {
        auto &to = *message.mutable_attempt_ended();
        to.set_outcome(static_cast<v1::Outcome>(ended->outcome));
        to.set_sip_code(ended->sipCode);
        to.set_ring_ms(ended->ringMs);
        to.set_heard_ms(ended->heardMs);
        to.set_keys(ended->keys);
        to.set_next_attempt_ms(ended->nextAttemptMs);
        to.set_track(ended->track);
        to.set_q850(ended->q850);
        to.set_line_fault(ended->lineFault);
        to.set_opted_out(ended->optedOut);
    } else if (const auto *called = std::get_if<CalledBack>(&event.fact)) {
        auto &to = *message.mutable_called_back();
        to.set_outcome(static_cast<v1::Outcome>(called->outcome));
        to.set_heard_ms(called->heardMs);
        to.set_keys(called->keys);
        to.set_track(called->track);
        to.set_opted_out(called->optedOut);
    } else if (std::holds_alternative<HelpAsked>(event.fact)) {
        message.mutable_help_asked();
    }
}

void fill(v1::RecipientState &message, const RecipientState &state)
{
    message.set_phase(static_cast<v1::RecipientState::Phase>(state.phase));
    message.set_outcome(static_cast<v1::Outcome>(state.outcome));
    message.set_attempts(state.attempts);
    message.set_next_attempt_ms(state.nextAttemptMs);
    message.set_changed_ms(state.changedMs);
    message.set_sip_code(state.sipCode);
    message.set_q850(state.q850);
    message.set_line_fault(state.lineFault);
    message.set_called_back(state.calledBack);
    message.set_opted_out(state.optedOut);
    message.set_keys(state.keys);
}

void fill(v1::Dialer &message, const DialerStatus &status)
{
    message.set_version(CAMPANILE_VERSION);
    message.set_now_ms(status.nowMs);
    message.set_time_scale(status.timeScale);
    for (const auto &trunk : status.trunks) {
        auto &to = *message.add_trunks();
        to.set_name(trunk.info.name);
        to.set_simulated(trunk.info.simulated);
        to.set_up(trunk.up);
        to.set_channels(trunk.info.channels);
        to.set_calls_per_second(trunk.info.callsPerSecond);
        to.set_mode(static_cast<v1::Mode>(trunk.info.mode));
        to.mutable_caller_ids()->Add(trunk.info.callerIds.begin(), trunk.info.callerIds.end());
        to.set_condition(trunk.condition);
        to.set_priority(trunk.info.priority);
        to.set_fictional(trunk.info.fictional);
    }
    message.set_running_campaigns(status.runningCampaigns);
    message.set_can_write(status.canWrite);
}

} // namespace campanile::dialer
