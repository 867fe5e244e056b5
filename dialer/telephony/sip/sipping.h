// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "libre.h"
#include "sipsettings.h"

#include <array>
#include <functional>
#include <memory>

namespace campanile::dialer {

class DialogNotes;

/// Whether the line is there: asked with OPTIONS, and known from whatever else it says. Half the packets may be lost
/// without a false alarm; silence is one within ten seconds (with a ping of five). On the stack's thread.
class SipPing final {
public:
    enum class State {
        Unknown, ///< nothing was answered yet
        There,
        Silent,
        Unavailable ///< answers 503
    };

    /// `changed` after each change of state, `stillSilent` after each round of questions that got no answer.
    SipPing(const SipSettings &settings, std::function<void()> changed, std::function<void()> stillSilent);

    ~SipPing();

    SipPing(const SipPing &) = delete;
    SipPing &operator=(const SipPing &) = delete;

    /// Asks at once, then for ever; also anew, somewhere else. With a ping of 0 it never asks, and all is well.
    void begin(sip *stack, const SipTarget &target);
    void end();
    void ask(); ///< now, if it does not already
    void heard(); ///< any message from the line
    void called(); ///< an INVITE left: the line owes us a word

    [[nodiscard]] State state() const { return m_state; }

private:
    using Clock = std::chrono::steady_clock;

    static void answered(int error, const sip_msg *message, void *self);
    void question();
    void step(); ///< asks again, or gives up
    void stillOwed(); ///< the call got no word
    void judge(State state);
    void set(State state);
    void drop();

    const SipSettings &m_settings;
    const std::function<void()> m_changed, m_stillSilent;
    sip *m_stack = nullptr;
    SipTarget m_target;
    State m_state = State::Unknown;

    struct Question {
        Ref<sip_dialog> dialog;
        std::unique_ptr<DialogNotes> notes;
        struct sip_request *request = nullptr; ///< libre writes here when it is over
    };

    std::array<Question, 2> m_questions;
    std::size_t m_asked = 0; ///< of this round; 0: no round is on
    Clock::time_point m_roundBegan, m_lastHeard;
    bool m_owed = false; ///< a call got no answer yet
    tmr m_next{}, m_step{}, m_owes{};
};

} // namespace campanile::dialer
