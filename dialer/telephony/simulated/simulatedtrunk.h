// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "loop.h"
#include "phonebox.h"
#include "trunk.h"

#include <unordered_map>

namespace campanile::dialer {

/// Calls nobody: rings the phones of a PhoneBox in the loop's time.
class SimulatedTrunk final : public Trunk {
public:
    SimulatedTrunk(Info info, PhoneBox box, Loop &loop);

    [[nodiscard]] const Info &info() const override { return m_info; }

    [[nodiscard]] bool up() const override { return true; }

    void setListener(TrunkListener *listener) override { m_listener = listener; }

    void dial(const CallOrder &order) override;
    void play(const CallId &id) override;
    void hangUp(const CallId &id, HangUp how = HangUp::Cut) override;

private:
    struct Call {
        CallScript script;
        std::shared_ptr<const Playlist> playlist;
        std::size_t track = 0; ///< its own, then the one that was chosen
        MachinePolicy machine = MachinePolicy::LeaveMessage;
        std::chrono::milliseconds menu{0}; ///< from play() until the track begins
        std::chrono::milliseconds ring{0};
        std::chrono::microseconds began{0}; ///< dialled, then answered, then playing
        bool answered = false;
        bool playing = false;
        bool helped = false; ///< 9 was pressed
        std::uint64_t timer = 0;
        std::chrono::microseconds due{0}; ///< of the timer
    };

    [[nodiscard]] static std::chrono::milliseconds length(const Call &call);
    static void choose(Call &call);
    [[nodiscard]] static std::chrono::milliseconds said(const Call &call, PromptKind kind);
    [[nodiscard]] static std::chrono::milliseconds afterwards(const Call &call); ///< from the key, or none, to the end
    void after(
        const CallId &id, Call &call, std::chrono::milliseconds delay, void (SimulatedTrunk::*what)(const CallId &));
    void rang(const CallId &id);
    void gaveUp(const CallId &id);
    void pressedHelp(const CallId &id);
    void listened(const CallId &id);
    void cut(const CallId &id);
    void finish(const CallId &id, CallEnd end);

    [[nodiscard]] std::chrono::microseconds steady() const { return m_loop.clock().now().steady; }

    Info m_info;
    PhoneBox m_box;
    Loop &m_loop;
    TrunkListener *m_listener = nullptr;
    std::unordered_map<CallId, Call> m_calls;
};

} // namespace campanile::dialer
