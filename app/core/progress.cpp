// SPDX-License-Identifier: GPL-3.0-or-later
#include "progress.h"

#include <algorithm>

namespace campanile {

namespace {

template <class... F> struct Overload : F... {
    using F::operator()...;
};

constexpr int mostAttempts = 1000; // far over any policy: a wrong number in an event must not fill the memory

// Packed::marks
constexpr quint8 lineFaultMark = 1;
constexpr quint8 calledBackMark = 2;
constexpr quint8 optedOutMark = 4;
constexpr quint8 settledMark = 8;

bool isActive(Phase phase)
{
    return phase == Phase::Calling || phase == Phase::Talking;
}

} // namespace

CampaignProgress::CampaignProgress(const Snapshot &snapshot)
    : m_campaign(snapshot.campaign)
    , m_stateReason(snapshot.stateReason)
    , m_seq(snapshot.throughSeq)
    , m_ids(snapshot.recipientIds)
    , m_rounds(snapshot.rounds)
    , m_minutes(snapshot.minutes)
{
    m_recipients.reserve(snapshot.recipients.size());
    for (const RecipientState &from : snapshot.recipients) {
        Packed to{.nextAttemptMs = from.nextAttemptMs,
            .changedMs = from.changedMs,
            .attempts = static_cast<quint16>(std::clamp(from.attempts, 0, 65535)),
            .phase = static_cast<quint8>(from.phase),
            .outcome = static_cast<quint8>(from.outcome),
            .keys = from.keys};
        noteNetwork(to, from.sipCode, from.q850, from.lineFault);
        // Who opted out is called no more, whatever a call says that is still up.
        to.marks |= static_cast<quint8>(
            (from.calledBack ? calledBackMark : 0) | (from.optedOut ? optedOutMark | settledMark : 0));
        m_recipients.append(to);
        m_timeMs = std::max(m_timeMs, from.changedMs);
    }
    m_ids.resize(m_recipients.size());
    m_campaign.lastSeq = m_seq;
    recount();
}

bool CampaignProgress::apply(const Event &event)
{
    if (event.seq != m_seq + 1)
        return false;
    m_seq = event.seq;
    m_campaign.lastSeq = event.seq;
    m_timeMs = event.timeMs;
    if (const auto *change = std::get_if<CampaignChanged>(&event.fact)) {
        changeState(*change, event.timeMs);
        return true;
    }
    const int leastAttempt =
        std::holds_alternative<CalledBack>(event.fact) || std::holds_alternative<HelpAsked>(event.fact) ? 0 : 1;
    if (event.recipient >= static_cast<size_t>(m_recipients.size()) || event.attempt < leastAttempt
        || event.attempt > mostAttempts)
        return true; // it has its number, and says nothing about anybody we know
    Packed &recipient = m_recipients[event.recipient];
    count(recipient, -1);
    recipient.changedMs = event.timeMs;
    std::visit(Overload{
                   [](const CampaignChanged &) {},
                   [&](const CalledBack &call) { takeBack(recipient, call, event.timeMs); },
                   [&](const HelpAsked &) {
                       reach(recipient, Outcome::Help, event.timeMs);
                       settle(recipient);
                   },
                   [&](const AttemptStarted &) {
                       Round &of = round(event.attempt);
                       recipient.phase = static_cast<quint8>(Phase::Calling);
                       recipient.attempts = static_cast<quint16>(event.attempt);
                       recipient.nextAttemptMs = 0;
                       if (of.firstMs == 0)
                           of.firstMs = event.timeMs;
                       of.lastMs = event.timeMs;
                       ++of.called;
                       ++of.active;
                       ++minute(event.timeMs).called;
                   },
                   [&](const AttemptAnswered &) { recipient.phase = static_cast<quint8>(Phase::Talking); },
                   [&](const AttemptEnded &ended) {
                       Round &of = round(event.attempt);
                       of.lastMs = event.timeMs;
                       --of.active;
                       of.reached += campanile::isReached(ended.outcome) ? 1 : 0;
                       takeEnd(recipient, ended, event.timeMs);
                   },
               },
        event.fact);
    count(recipient, 1);
    return true;
}

void CampaignProgress::takeEnd(Packed &recipient, const AttemptEnded &ended, qint64 timeMs)
{
    recipient.phase = static_cast<quint8>(ended.nextAttemptMs ? Phase::Waiting : Phase::Done);
    recipient.nextAttemptMs = ended.nextAttemptMs;
    noteNetwork(recipient, ended.sipCode, ended.q850, ended.lineFault);
    noteDeeds(recipient, ended.keys, ended.optedOut);
    reach(recipient, ended.outcome, timeMs);
}

void CampaignProgress::takeBack(Packed &recipient, const CalledBack &call, qint64 timeMs)
{
    const bool had = campanile::isReached(static_cast<Outcome>(recipient.outcome));
    noteDeeds(recipient, call.keys, call.optedOut);
    if (campanile::isReached(call.outcome)) {
        reach(recipient, call.outcome, timeMs);
        recipient.marks |= calledBackMark;
    } else if (call.optedOut && !had) {
        recipient.outcome = static_cast<quint8>(call.outcome);
    }
    if (call.optedOut || campanile::isReached(static_cast<Outcome>(recipient.outcome)))
        settle(recipient);
}

void CampaignProgress::noteNetwork(Packed &recipient, int sipCode, int q850, bool lineFault)
{
    recipient.sipCode = static_cast<quint16>(std::clamp(sipCode, 0, 999));
    recipient.q850 = static_cast<quint8>(std::clamp(q850, 0, 127));
    recipient.marks = static_cast<quint8>((recipient.marks & ~lineFaultMark) | (lineFault ? lineFaultMark : 0));
}

/// Before it is said whether it reached them: keys of the call that did are kept.
void CampaignProgress::noteDeeds(Packed &recipient, const QString &keys, bool optedOut)
{
    if (!keys.isEmpty() || !campanile::isReached(static_cast<Outcome>(recipient.outcome)))
        recipient.keys = keys;
    if (optedOut)
        recipient.marks |= optedOutMark;
}

/// Whoever has the message keeps it, whatever becomes of a call that is up; a wish for help is never forgotten.
void CampaignProgress::reach(Packed &recipient, Outcome outcome, qint64 timeMs)
{
    const bool had = campanile::isReached(static_cast<Outcome>(recipient.outcome));
    const bool has = campanile::isReached(outcome);
    const bool said = had || ((recipient.marks & settledMark) != 0 && !has);
    if (!said || outcome == Outcome::Help)
        recipient.outcome = static_cast<quint8>(outcome);
    if (has && !had)
        ++minute(timeMs).reached;
}

/// Is called no more; a call that is up goes on.
void CampaignProgress::settle(Packed &recipient)
{
    if (!isActive(static_cast<Phase>(recipient.phase)))
        recipient.phase = static_cast<quint8>(Phase::Done);
    recipient.nextAttemptMs = 0;
    recipient.marks |= settledMark;
}

CampaignProgress::LastAttempt CampaignProgress::lastAttempt(qsizetype index) const
{
    const Packed &packed = m_recipients.at(index);
    return {packed.sipCode, packed.q850, (packed.marks & lineFaultMark) != 0, (packed.marks & calledBackMark) != 0,
        (packed.marks & optedOutMark) != 0, packed.keys};
}

void CampaignProgress::changeState(const CampaignChanged &change, qint64 timeMs)
{
    if (change.state == CampaignState::Unknown)
        return;
    const bool wasOver = isOver(m_campaign.state);
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(timeMs);
    if (change.state == CampaignState::Running && !m_campaign.launched.isValid())
        m_campaign.launched = when;
    m_campaign.state = change.state;
    m_campaign.ended = isOver(change.state) ? when : QDateTime();
    if (wasOver != isOver(change.state))
        recount();
    m_stateReason = change.reason;
}

RecipientState CampaignProgress::recipient(qsizetype index) const
{
    const Packed &packed = m_recipients.at(index);
    return {static_cast<Phase>(packed.phase), static_cast<Outcome>(packed.outcome), packed.attempts,
        packed.nextAttemptMs, packed.changedMs, packed.sipCode, packed.q850, (packed.marks & lineFaultMark) != 0,
        (packed.marks & calledBackMark) != 0, (packed.marks & optedOutMark) != 0, packed.keys};
}

Mark CampaignProgress::markOf(const Packed &recipient) const
{
    if (static_cast<Phase>(recipient.phase) == Phase::Queued && isOver(m_campaign.state))
        return Mark::Stopped;
    return campanile::markOf(static_cast<Phase>(recipient.phase), static_cast<Outcome>(recipient.outcome));
}

Mark CampaignProgress::mark(qsizetype recipient) const
{
    return markOf(m_recipients.at(recipient));
}

bool CampaignProgress::isReached(qsizetype recipient) const
{
    return campanile::isReached(static_cast<Outcome>(m_recipients.at(recipient).outcome));
}

void CampaignProgress::count(const Packed &recipient, int by)
{
    m_totals.byMark[static_cast<size_t>(markOf(recipient))] += by;
    const auto phase = static_cast<Phase>(recipient.phase);
    if (campanile::isReached(static_cast<Outcome>(recipient.outcome)))
        m_totals.reached += by;
    if (isActive(phase))
        m_totals.active += by;
    else if (phase == Phase::Queued)
        m_totals.queued += by;
    else if (phase == Phase::Waiting)
        m_totals.waiting += by;
}

void CampaignProgress::recount()
{
    m_totals = {};
    m_totals.recipients = static_cast<int>(m_recipients.size());
    for (const Packed &recipient : std::as_const(m_recipients))
        count(recipient, 1);
}

Round &CampaignProgress::round(int attempt)
{
    while (m_rounds.size() < attempt)
        m_rounds.append(Round{.attempt = static_cast<int>(m_rounds.size()) + 1});
    return m_rounds[attempt - 1];
}

Minute &CampaignProgress::minute(qint64 timeMs)
{
    const qint64 number = timeMs / 60'000;
    if (m_minutes.isEmpty() || m_minutes.constLast().minute < number)
        m_minutes.append(Minute{.minute = number});
    return m_minutes.last();
}

Snapshot CampaignProgress::snapshot() const
{
    Snapshot snapshot{m_campaign, m_seq, m_ids, {}, m_rounds, m_minutes, m_stateReason};
    snapshot.recipients.reserve(m_recipients.size());
    for (qsizetype i = 0; i < m_recipients.size(); ++i)
        snapshot.recipients.append(recipient(i));
    return snapshot;
}

void CampaignProgress::shareIds(const QList<ContactId> &ids)
{
    if (ids == m_ids)
        m_ids = ids;
}

} // namespace campanile
