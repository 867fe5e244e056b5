// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch.h"

#include "convert.h"

#include <thread>

namespace campanile::dialer {

namespace {

using namespace std::chrono_literals;
using RealTime = std::chrono::steady_clock;

constexpr std::size_t recipientsPerMessage = 10'000;
constexpr int eventsPerMessage = 1000;
constexpr auto betweenHeartbeats = 2s;
constexpr auto betweenBatches = 25ms; ///< a screen is not drawn more often; a message for each event would cost more
constexpr auto shutdownCheck = 500ms;

const grpc::Status gone(grpc::StatusCode::CANCELLED, "CANCELLED: the watcher went away");

} // namespace

Watch::Watch(Switchboard &switchboard, std::string id, const grpc::ServerContext &context,
    grpc::ServerWriter<v1::WatchCampaignResponse> &writer, const std::atomic<bool> &ending)
    : m_switchboard(switchboard)
    , m_id(std::move(id))
    , m_context(context)
    , m_writer(writer)
    , m_ending(ending)
{
}

grpc::Status Watch::run(std::int64_t afterSeq)
{
    const auto found = m_switchboard.board(m_id);
    if (!found)
        return statusOf(found.error());
    const auto &board = **found;
    m_after = afterSeq;
    if (afterSeq < 0 || afterSeq > board.mark().seq)
        return {grpc::StatusCode::INVALID_ARGUMENT, "SEQ_UNKNOWN: there is no such event yet; watch from 0"};
    if (afterSeq == 0) {
        const auto sent = snapshot(board);
        if (!sent)
            return statusOf(sent.error());
        if (*sent == Sent::Gone)
            return gone;
    }
    auto beat = RealTime::now(); // the first at once: it carries the expected end
    for (;;) {
        if (m_context.IsCancelled())
            return gone;
        if (m_ending)
            return {grpc::StatusCode::UNAVAILABLE, "SHUTTING_DOWN: watch again when the dialer is back"};
        const auto mark = board.mark();
        if (mark.seq > m_after) {
            const auto sent = events();
            if (!sent)
                return statusOf(sent.error());
            if (*sent == Sent::Gone)
                return gone;
        } else if (isOver(mark.state)) {
            return grpc::Status::OK;
        }
        if (const auto now = RealTime::now(); now >= beat) {
            if (heartbeat(board.mark()) == Sent::Gone)
                return gone;
            beat = now + betweenHeartbeats;
        }
        const auto wait = std::chrono::ceil<std::chrono::milliseconds>(beat - RealTime::now());
        board.waitBeyond(m_after, std::min<std::chrono::milliseconds>(wait, shutdownCheck));
    }
}

Result<Watch::Sent> Watch::snapshot(const ProgressBoard &board)
{
    const auto record = m_switchboard.campaign(m_id);
    if (!record)
        return std::unexpected(record.error());
    const auto progress = board.copy();
    m_after = progress.seq;
    std::size_t from = 0;
    do {
        v1::WatchCampaignResponse message;
        auto &part = *message.mutable_snapshot();
        part.set_through_seq(progress.seq);
        if (from == 0) { // the fold's view of the campaign, not a later one
            fill(*part.mutable_campaign(), *record);
            part.mutable_campaign()->set_state(static_cast<v1::CampaignState>(progress.state));
            part.mutable_campaign()->set_launched_ms(progress.launchedMs);
            part.mutable_campaign()->set_ended_ms(progress.endedMs);
            part.mutable_campaign()->set_last_seq(progress.seq);
            part.set_state_reason(progress.stateReason);
            for (const auto &round : progress.rounds) {
                auto &to = *part.add_rounds();
                to.set_attempt(round.attempt);
                to.set_first_ms(round.firstMs);
                to.set_last_ms(round.lastMs);
                to.set_called(round.called);
                to.set_reached(round.reached);
                to.set_active(round.active);
            }
            for (const auto &minute : progress.minutes) {
                auto &to = *part.add_minutes();
                to.set_minute(minute.minute);
                to.set_called(minute.called);
                to.set_reached(minute.reached);
            }
        }
        const auto count = std::min(recipientsPerMessage, progress.recipients.size() - from);
        const auto ids = m_switchboard.ledger().recipientIds(
            m_id, static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(count));
        if (!ids)
            return std::unexpected(ids.error());
        for (std::size_t i = 0; i < count; ++i) {
            fill(*part.add_recipients(), progress.recipients[from + i]);
            part.add_recipient_ids((*ids)[i]);
        }
        from += count;
        part.set_last(from == progress.recipients.size());
        if (!m_writer.Write(message))
            return Sent::Gone;
    } while (from < progress.recipients.size());
    return Sent::Yes;
}

Result<Watch::Sent> Watch::events()
{
    const auto began = RealTime::now();
    const auto events = m_switchboard.ledger().events(m_id, m_after, eventsPerMessage);
    if (!events)
        return std::unexpected(events.error());
    if (events->empty())
        return failure(Failure::Kind::Internal, "LEDGER_GAP", "an event that was announced is not in the ledger");
    v1::WatchCampaignResponse message;
    for (const auto &event : *events)
        fill(*message.mutable_events()->add_events(), event);
    m_after = events->back().seq;
    if (!m_writer.Write(message))
        return Sent::Gone;
    if (static_cast<int>(events->size()) < eventsPerMessage)
        std::this_thread::sleep_until(began + betweenBatches);
    return Sent::Yes;
}

Watch::Sent Watch::heartbeat(const ProgressBoard::Mark &mark)
{
    v1::WatchCampaignResponse message;
    auto &beat = *message.mutable_heartbeat();
    beat.set_now_ms(m_switchboard.clock().now().wallMs);
    beat.set_last_seq(mark.seq);
    beat.set_time_scale(m_switchboard.clock().scale());
    beat.set_eta_ms(mark.etaMs);
    return m_writer.Write(message) ? Sent::Yes : Sent::Gone;
}

} // namespace campanile::dialer
