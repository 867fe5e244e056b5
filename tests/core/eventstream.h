// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events.h"

#include <random>

namespace campanile::testing {

/// Plausible events of a campaign of `recipients`, without end; the same seed gives the same.
class EventStream final {
public:
    EventStream(int recipients, quint32 seed, qint64 startMs = 1'795'000'000'000)
        : m_random(seed)
        , m_states(recipients)
        , m_timeMs(startMs)
    {
    }

    [[nodiscard]] Snapshot emptySnapshot() const
    {
        Snapshot snapshot;
        snapshot.campaign.id = CampaignId(QStringLiteral("campaign-1"));
        snapshot.campaign.title = QStringLiteral("River");
        snapshot.campaign.mode = Mode::Drill;
        snapshot.campaign.state = CampaignState::Prepared;
        snapshot.campaign.recipients = static_cast<int>(m_states.size());
        snapshot.campaign.receipt.policy = Policy::emergency();
        snapshot.recipients.resize(m_states.size());
        snapshot.recipientIds.reserve(m_states.size());
        for (qsizetype i = 0; i < m_states.size(); ++i)
            snapshot.recipientIds.append(ContactId(QStringLiteral("contact-%1").arg(i)));
        return snapshot;
    }

    Event change(CampaignState state) { return {++m_seq, m_timeMs, 0, 0, CampaignChanged{state, {}}}; }

    Event next()
    {
        if (m_seq == 0)
            return change(CampaignState::Running);
        m_timeMs += below(40);
        const auto who = below(static_cast<int>(m_states.size()));
        State &state = m_states[who];
        Event event{++m_seq, m_timeMs, static_cast<quint32>(who), state.attempts, {}};
        if (!state.calling && !state.talking) {
            event.attempt = ++state.attempts;
            event.fact = AttemptStarted{};
            state.calling = true;
        } else if (state.calling && below(3) > 0) {
            event.fact = AttemptAnswered{};
            state.calling = false;
            state.talking = true;
        } else {
            AttemptEnded ended;
            ended.outcome = static_cast<Outcome>(1 + below(outcomeCount - 1));
            ended.nextAttemptMs = below(2) ? m_timeMs + 300'000 : 0;
            ended.sipCode = static_cast<int>(200 + m_seq % 400);
            ended.q850 = static_cast<int>(m_seq % 128);
            ended.lineFault = m_seq % 7 == 0;
            ended.keys = m_seq % 5 == 0 ? QStringLiteral("1") : QString();
            event.fact = ended;
            state.calling = state.talking = false;
        }
        return event;
    }

    QList<Event> take(qsizetype count)
    {
        QList<Event> events;
        events.reserve(count);
        for (qsizetype i = 0; i < count; ++i)
            events.append(next());
        return events;
    }

private:
    struct State {
        bool calling = false;
        bool talking = false;
        int attempts = 0;
    };

    int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(m_random); }

    std::mt19937 m_random;
    QList<State> m_states;
    qint64 m_timeMs;
    qint64 m_seq = 0;
};

} // namespace campanile::testing
