// SPDX-License-Identifier: GPL-3.0-or-later
#include "conversions.h"

#include <algorithm>

namespace campanile::wire {

namespace {

QDateTime timeOf(qint64 ms)
{
    return ms > 0 ? QDateTime::fromMSecsSinceEpoch(ms) : QDateTime();
}

/// An outcome that this program does not know is one of which it cannot say anything.
Outcome outcomeOf(pb::OutcomeGadget::Outcome outcome)
{
    const int value = static_cast<int>(outcome);
    return value >= 0 && value < outcomeCount ? static_cast<Outcome>(value) : Outcome::Uncertain;
}

CampaignState stateOf(pb::CampaignStateGadget::CampaignState state)
{
    const int value = static_cast<int>(state);
    return value >= 0 && value <= static_cast<int>(CampaignState::Finished) ? static_cast<CampaignState>(value)
                                                                            : CampaignState::Unknown;
}

/// Anything that is not plainly a drill is shown as what can ring.
Mode modeOf(pb::ModeGadget::Mode mode)
{
    return mode == pb::ModeGadget::Mode::MODE_DRILL ? Mode::Drill : Mode::Live;
}

pb::ModeGadget::Mode toWire(Mode mode)
{
    return mode == Mode::Live ? pb::ModeGadget::Mode::MODE_LIVE : pb::ModeGadget::Mode::MODE_DRILL;
}

Phase phaseOf(pb::RecipientState::Phase phase)
{
    const int value = static_cast<int>(phase);
    return value >= static_cast<int>(Phase::Queued) && value <= static_cast<int>(Phase::Done)
        ? static_cast<Phase>(value)
        : Phase::Queued;
}

Policy fromWire(const pb::Policy &wire)
{
    Policy policy;
    policy.maxAttempts = wire.maxAttempts();
    policy.horizon = std::chrono::seconds(wire.horizonSeconds());
    policy.redialUncertain = wire.redialUncertain();
    policy.ringTimeout = std::chrono::seconds(wire.ringTimeoutSeconds());
    policy.machine = wire.machine() == pb::MachinePolicyGadget::MachinePolicy::MACHINE_POLICY_HANG_UP
        ? MachinePolicy::HangUp
        : MachinePolicy::LeaveMessage;
    policy.finishSentence = wire.finishSentence();
    const auto &delays = wire.retryDelaySeconds();
    for (auto it = delays.cbegin(); it != delays.cend(); ++it) {
        if (it.key() > 0 && it.key() < outcomeCount)
            policy.retryDelay.insert(static_cast<Outcome>(int(it.key())), std::chrono::seconds(it.value()));
    }
    return policy;
}

Track fromWire(const pb::Track &wire)
{
    Track track{.language = wire.language(),
        .audio = {},
        .digest = wire.sha256(),
        .length = std::chrono::milliseconds(wire.lengthMs()),
        .recipients = wire.recipients(),
        .prompts = {}};
    for (const pb::Prompt &prompt : wire.prompts())
        track.prompts.append({.kind = static_cast<PromptKind>(static_cast<int>(prompt.kind())),
            .audio = {},
            .digest = prompt.sha256(),
            .length = std::chrono::milliseconds(prompt.lengthMs())});
    return track;
}

pb::Track toWire(const Track &track)
{
    pb::Track wire;
    wire.setLanguage(track.language);
    wire.setSha256(track.digest);
    QList<pb::Prompt> prompts;
    for (const Prompt &from : track.prompts) {
        pb::Prompt prompt;
        prompt.setKind(static_cast<pb::Prompt::Kind>(static_cast<int>(from.kind)));
        prompt.setSha256(from.digest);
        prompts.append(std::move(prompt));
    }
    wire.setPrompts(std::move(prompts));
    return wire;
}

Area fromWire(const pb::Area &wire)
{
    Area area;
    area.pieces.reserve(wire.pieces().size());
    for (const pb::AreaPiece &from : wire.pieces()) {
        AreaPiece piece;
        piece.name = from.name();
        piece.kind = static_cast<PieceKind>(from.kind());
        piece.exclude = from.exclude();
        for (const pb::Ring &ring : from.rings()) {
            const auto &numbers = ring.latLonE7();
            GeoRing points;
            points.reserve(numbers.size() / 2);
            for (qsizetype i = 0; i + 1 < numbers.size(); i += 2)
                points.append({static_cast<std::int32_t>(numbers[i]), static_cast<std::int32_t>(numbers[i + 1])});
            piece.rings.append(std::move(points));
        }
        area.pieces.append(std::move(piece));
    }
    return area;
}

} // namespace

pb::Area toWire(const Area &area)
{
    QList<pb::AreaPiece> pieces;
    pieces.reserve(area.pieces.size());
    for (const AreaPiece &from : area.pieces) {
        pb::AreaPiece piece;
        piece.setName(from.name);
        piece.setKind(static_cast<pb::AreaPiece::Kind>(from.kind));
        piece.setExclude(from.exclude);
        QList<pb::Ring> rings;
        rings.reserve(from.rings.size());
        for (const GeoRing &points : from.rings) {
            QtProtobuf::sint32List numbers;
            numbers.reserve(points.size() * 2);
            for (const GeoPoint point : points) {
                numbers.append(QtProtobuf::sint32(point.latE7));
                numbers.append(QtProtobuf::sint32(point.lonE7));
            }
            pb::Ring ring;
            ring.setLatLonE7(std::move(numbers));
            rings.append(std::move(ring));
        }
        piece.setRings(std::move(rings));
        pieces.append(std::move(piece));
    }
    pb::Area wire;
    wire.setPieces(std::move(pieces));
    return wire;
}

pb::Policy toWire(const Policy &policy)
{
    pb::Policy wire;
    wire.setMaxAttempts(policy.maxAttempts);
    wire.setHorizonSeconds(policy.horizon.count());
    wire.setRedialUncertain(policy.redialUncertain);
    wire.setRingTimeoutSeconds(policy.ringTimeout.count());
    wire.setMachine(policy.machine == MachinePolicy::HangUp
            ? pb::MachinePolicyGadget::MachinePolicy::MACHINE_POLICY_HANG_UP
            : pb::MachinePolicyGadget::MachinePolicy::MACHINE_POLICY_LEAVE_MESSAGE);
    wire.setFinishSentence(policy.finishSentence);
    pb::Policy::RetryDelaySecondsEntry delays;
    for (auto it = policy.retryDelay.cbegin(); it != policy.retryDelay.cend(); ++it)
        delays.insert(static_cast<int>(it.key()), it.value().count());
    wire.setRetryDelaySeconds(std::move(delays));
    return wire;
}

pb::PrepareHeader headerOf(const PreparedCampaign &campaign)
{
    pb::PrepareHeader header;
    header.setCampaignId(campaign.id.text());
    header.setTitle(campaign.title);
    header.setMode(toWire(campaign.mode));
    header.setArea(toWire(campaign.area));
    header.setPolicy(toWire(campaign.policy));
    header.setRecipientCount(static_cast<int>(campaign.recipients.size()));
    header.setAreaDigest(areaDigest(campaign.area));
    header.setAudienceDigest(audienceDigest(campaign.recipients));
    QList<pb::Track> tracks;
    for (const Track &track : campaign.tracks)
        tracks.append(toWire(track));
    header.setTracks(std::move(tracks));
    if (campaign.menu) {
        header.setMenu(toWire(*campaign.menu));
        header.setMenuTimeoutSeconds(campaign.menuTimeout.count());
    }
    header.setCallerId(campaign.callerId);
    return header;
}

pb::RecipientChunk chunkOf(const QList<Recipient> &recipients, qsizetype from, qsizetype count)
{
    QList<pb::Recipient> wire;
    const qsizetype end = std::min(from + count, recipients.size());
    wire.reserve(end - from);
    for (qsizetype i = from; i < end; ++i) {
        pb::Recipient recipient;
        recipient.setId_proto(recipients[i].id.text());
        recipient.setNumber(recipients[i].number);
        recipient.setSample(recipients[i].sample);
        recipient.setTrack(recipients[i].track);
        wire.append(std::move(recipient));
    }
    pb::RecipientChunk chunk;
    chunk.setRecipients(std::move(wire));
    return chunk;
}

Receipt fromWire(const pb::Receipt &wire)
{
    Receipt receipt;
    receipt.id = CampaignId(wire.campaignId());
    receipt.number = wire.number();
    receipt.title = wire.title();
    receipt.mode = modeOf(wire.mode());
    receipt.accepted = wire.accepted();
    receipt.landlines = wire.landlines();
    receipt.mobiles = wire.mobiles();
    receipt.refused.reserve(wire.refused().size());
    for (const pb::RefusedNumber &from : wire.refused()) {
        const int reason = static_cast<int>(from.reason());
        receipt.refused.append({ContactId(from.recipientId()), from.number(),
            reason >= 0 && reason <= static_cast<int>(RefusedNumber::Reason::OptedOut)
                ? static_cast<RefusedNumber::Reason>(reason)
                : RefusedNumber::Reason::Unknown});
    }
    receipt.area = fromWire(wire.area());
    receipt.areaDigest = wire.areaDigest();
    receipt.audienceDigest = wire.audienceDigest();
    receipt.digest = wire.digest();
    for (const pb::Track &track : wire.tracks())
        receipt.tracks.append(fromWire(track));
    if (wire.hasMenu()) {
        receipt.menu = fromWire(wire.menu());
        receipt.menuTimeout = std::chrono::seconds(wire.menuTimeoutSeconds());
    }
    if (!receipt.tracks.isEmpty()) { // a campaign from before there were tracks has one too
        receipt.audioDigest = receipt.tracks.front().digest;
        receipt.audioLength = receipt.tracks.front().length;
    }
    receipt.eta = std::chrono::seconds(wire.etaSeconds());
    receipt.firstRound = std::chrono::seconds(wire.firstRoundSeconds());
    receipt.channels = wire.channels();
    receipt.callsPerSecond = wire.callsPerSecond();
    receipt.prepared = timeOf(wire.preparedMs());
    receipt.expires = timeOf(wire.expiresMs());
    receipt.policy = fromWire(wire.policy());
    receipt.callerId = wire.callerId();
    return receipt;
}

CampaignInfo fromWire(const pb::Campaign &wire)
{
    CampaignInfo info;
    info.id = CampaignId(wire.campaignId());
    info.title = wire.title();
    info.mode = modeOf(wire.mode());
    info.state = stateOf(wire.state());
    info.recipients = wire.recipients();
    info.prepared = timeOf(wire.preparedMs());
    info.launched = timeOf(wire.launchedMs());
    info.ended = timeOf(wire.endedMs());
    info.lastSeq = wire.lastSeq();
    info.canary = wire.canary();
    info.receipt = fromWire(wire.receipt());
    return info;
}

DialerStatus fromWire(const pb::Dialer &wire)
{
    DialerStatus status;
    status.version = wire.version();
    status.now = timeOf(wire.nowMs());
    status.timeScale = wire.timeScale();
    status.runningCampaigns = wire.runningCampaigns();
    status.canWrite = wire.canWrite();
    status.lastBackup = timeOf(wire.lastBackupMs());
    for (const pb::Trunk &trunk : wire.trunks())
        status.trunks.append({trunk.name(), trunk.simulated(), trunk.up(), trunk.channels(), trunk.callsPerSecond(),
            modeOf(trunk.mode()), trunk.fictional(), trunk.callerIds(), trunk.condition(), trunk.priority()});
    return status;
}

Event fromWire(const pb::Event &wire)
{
    Event event;
    event.seq = wire.seq();
    event.timeMs = wire.timeMs();
    event.recipient = wire.recipient();
    event.attempt = wire.attempt();
    if (wire.hasAttemptEnded()) {
        const pb::AttemptEnded &ended = wire.attemptEnded();
        event.fact = AttemptEnded{outcomeOf(ended.outcome()), ended.sipCode(), ended.ringMs(), ended.heardMs(),
            ended.keys(), ended.nextAttemptMs(), ended.q850(), ended.lineFault(), ended.optedOut()};
    } else if (wire.hasHelpAsked()) {
        event.fact = HelpAsked{};
    } else if (wire.hasCalledBack()) {
        const pb::CalledBack &call = wire.calledBack();
        event.fact = CalledBack{outcomeOf(call.outcome()), call.heardMs(), call.keys(), call.optedOut()};
    } else if (wire.hasAttemptStarted()) {
        event.fact = AttemptStarted{};
    } else if (wire.hasAttemptAnswered()) {
        event.fact = AttemptAnswered{};
    } else if (wire.hasCampaignChanged()) {
        event.fact = CampaignChanged{stateOf(wire.campaignChanged().state()), wire.campaignChanged().reason()};
    } else {
        // A kind of fact that this program does not know: it has its number, and changes nothing here.
        event.fact = CampaignChanged{};
    }
    return event;
}

OptOut fromWire(const pb::OptOut &wire)
{
    return {wire.number(), timeOf(wire.sinceMs()), CampaignId(wire.campaignId())};
}

Heartbeat fromWire(const pb::Heartbeat &wire)
{
    return {wire.nowMs(), wire.lastSeq(), wire.timeScale(), wire.etaMs()};
}

void append(Snapshot &snapshot, const pb::Snapshot &part)
{
    if (part.hasCampaign())
        snapshot.campaign = fromWire(part.campaign());
    if (!part.stateReason().isEmpty())
        snapshot.stateReason = part.stateReason();
    snapshot.throughSeq = std::max(snapshot.throughSeq, qint64(part.throughSeq()));
    snapshot.recipients.reserve(std::max(
        snapshot.recipients.size() + part.recipients().size(), static_cast<qsizetype>(snapshot.campaign.recipients)));
    for (const pb::RecipientState &from : part.recipients())
        snapshot.recipients.append({phaseOf(from.phase()), outcomeOf(from.outcome()), from.attempts(),
            from.nextAttemptMs(), from.changedMs(), from.sipCode(), from.q850(), from.lineFault(), from.calledBack(),
            from.optedOut(), from.keys()});
    snapshot.recipientIds.reserve(snapshot.recipients.capacity());
    for (const QString &id : part.recipientIds())
        snapshot.recipientIds.append(ContactId(id));
    for (const pb::Round &from : part.rounds())
        snapshot.rounds.append(
            {from.attempt(), from.firstMs(), from.lastMs(), from.called(), from.reached(), from.active()});
    for (const pb::Minute &from : part.minutes())
        snapshot.minutes.append({from.minute(), from.called(), from.reached()});
}

} // namespace campanile::wire
