// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "loop.h"
#include "trunk.h"

#include <algorithm>
#include <functional>
#include <map>
#include <vector>

namespace campanile::dialer {

/// A line whose every answer a test writes, and which remembers what it was asked.
class ScriptedTrunk final : public Trunk {
public:
    struct Dialled {
        std::chrono::microseconds at{0};
        CallOrder order;
    };

    /// What becomes of a call; nothing: somebody answers and listens to the end.
    using Script = std::function<std::optional<CallEnd>(const CallOrder &order, std::chrono::microseconds now)>;

    ScriptedTrunk(Info info, Loop &loop)
        : m_info(std::move(info))
        , m_loop(loop)
    {
    }

    Script script;
    std::chrono::milliseconds ring{300}; ///< until the answer, whatever it is
    std::vector<Dialled> dialled;
    std::map<CallId, CallOrder> taken; ///< calls that arrived and were answered
    int most = 0; ///< calls at the same time

    void setCondition(const std::string &condition)
    {
        m_condition = condition;
        if (m_listener)
            m_listener->trunkChanged();
    }

    /// Somebody calls. Who is not in `taken` then was not answered; leave() ends the call of who was.
    void arrive(const CallId &id, std::uint64_t caller) { m_listener->callArrived(*this, id, caller); }

    void askForHelp(const CallId &id) { m_listener->helpAsked(id); }

    void leave(const CallId &id, const CallEnd &end) { finish(id, end); }

    /// Calls dialled in (from, to].
    [[nodiscard]] std::int64_t dials(std::chrono::microseconds from, std::chrono::microseconds to) const
    {
        return std::ranges::count_if(dialled, [&](const Dialled &call) { return call.at > from && call.at <= to; });
    }

    [[nodiscard]] const Info &info() const override { return m_info; }

    [[nodiscard]] bool up() const override { return m_condition.empty(); }

    [[nodiscard]] std::string condition() const override { return m_condition; }

    void setListener(TrunkListener *listener) override { m_listener = listener; }

    void dial(const CallOrder &order) override
    {
        const auto now = m_loop.clock().now().steady;
        dialled.push_back({now, order});
        const auto end = script ? script(order, now) : std::nullopt;
        m_calls[order.id] = order.playlist->tracks.at(order.track).length;
        most = std::max(most, static_cast<int>(m_calls.size()));
        m_loop.at(now + ring, [this, id = order.id, end] {
            if (!m_calls.contains(id))
                return;
            if (end)
                finish(id, *end);
            else if (m_listener)
                m_listener->callAnswered(id);
        });
    }

    void play(const CallId &id) override
    {
        const auto length = m_calls.at(id);
        m_loop.at(m_loop.clock().now().steady + length, [this, id, length] {
            CallEnd end;
            end.cause = CallEnd::Cause::Completed;
            end.sipCode = 200;
            end.heard = length;
            end.track = 1;
            finish(id, end);
        });
    }

    void answer(const CallOrder &order) override
    {
        taken[order.id] = order;
        m_calls[order.id] = {};
    }

    void hangUp(const CallId &id, HangUp) override
    {
        m_loop.post([this, id] {
            CallEnd end;
            end.cause = CallEnd::Cause::Cancelled;
            finish(id, end);
        });
    }

private:
    void finish(const CallId &id, const CallEnd &end)
    {
        if (m_calls.erase(id) == 1 && m_listener)
            m_listener->callEnded(id, end);
    }

    Info m_info;
    Loop &m_loop;
    TrunkListener *m_listener = nullptr;
    std::string m_condition;
    std::map<CallId, std::chrono::milliseconds> m_calls;
};

} // namespace campanile::dialer
