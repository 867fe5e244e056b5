// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "libre.h"
#include "sipsettings.h"

#include <functional>
#include <memory>
#include <optional>

namespace campanile::dialer {

class DialogNotes;

/// Tells the line where we are (REGISTER), and again before it forgets. On the stack's thread.
class SipRegistration final {
public:
    enum class State {
        No, ///< not (yet, any more)
        Yes,
        Refused ///< it does not want this name, or its password
    };

    SipRegistration(const SipSettings &settings, std::function<void()> changed);
    ~SipRegistration(); ///< it forgets us, if it hears it
    SipRegistration(const SipRegistration &) = delete;
    SipRegistration &operator=(const SipRegistration &) = delete;

    void begin(sip *stack, const SipTarget &target); ///< also anew, there; what was known before is not any more
    void again(); ///< now, if it does not stand: the line is there again

    [[nodiscard]] State state() const { return m_state; }

private:
    static void answered(int error, const sip_msg *message, void *self);
    void ask();
    void set(State state);
    void forgotten();

    const SipSettings &m_settings;
    const std::function<void()> m_changed;
    sip *m_stack = nullptr;
    SipTarget m_target;
    State m_state = State::No;
    std::unique_ptr<DialogNotes> m_notes; ///< for longer than what stands on it
    Ref<sipreg> m_registration;
    int m_asked = 0, m_failures = 0;
    tmr m_next{}, m_forgotten{};
};

} // namespace campanile::dialer
