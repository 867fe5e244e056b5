// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "callprogram.h"
#include "callsound.h"
#include "sipsessiontimer.h"
#include "sipsettings.h"

namespace campanile::dialer {

class DialogNotes;
struct SipCredentials;

/// What a call needs of its trunk. All of it on the stack's thread.
class SipCallOwner {
public:
    [[nodiscard]] virtual const SipSettings &settings() const = 0;
    [[nodiscard]] virtual sipsess_sock *sessions() = 0;
    [[nodiscard]] virtual const SipTarget *target() const = 0; ///< null: nobody knows where it is
    [[nodiscard]] virtual const sa &soundAddress() const = 0; ///< its port is not used
    [[nodiscard]] virtual RtpEngine &sound() = 0;
    /// The prompt of a sound, made once for all calls.
    [[nodiscard]] virtual std::shared_ptr<const Prompt> prompt(const Sound &sound) = 0;
    virtual void called() = 0; ///< an INVITE left
    virtual void opened(const CallId &id, StreamId stream) = 0; ///< the sound of a call that arrived
    virtual void refused() = 0; ///< our name, or its password
    virtual void answered(const CallId &id) = 0;
    virtual void helpAsked(const CallId &id) = 0;
    virtual void ended(const CallId &id, const CallEnd &end) = 0; ///< the call is not touched again after it

protected:
    ~SipCallOwner() = default;
};

/// One call, from the INVITE to its only end. Early media is no answer; a second 200 is libre's to end. What is said in
/// it is its program's business, in which codec its sound's.
class SipCall final : private CallProgram::Stage {
public:
    SipCall(CallOrder order, SipCallOwner &owner);
    ~SipCall();
    SipCall(const SipCall &) = delete;
    SipCall &operator=(const SipCall &) = delete;

    void dial();
    /// Somebody calls: it rings until answer() or hangUp(). Not 0: it cannot be taken, and nothing was replied.
    [[nodiscard]] int ring(const sip_msg *invite);
    void answer(const CallOrder &order); ///< a call that rings here, after it has rung for a moment
    void play();
    void hangUp(HangUp how = HangUp::Cut);
    void lose(); ///< the line is gone, and its sound with it: ends a call that was answered, as Lost
    void keyPressed(char key);
    void promptEnded(int play, bool whole);
    void answererKnown(const DetectorVerdict &verdict);
    void beepHeard();

    [[nodiscard]] StreamId stream() const { return m_sound.stream(); }

    [[nodiscard]] bool arrived() const { return m_arrived; } ///< not we called

private:
    enum class State {
        New, ///< nothing was sent
        Dialling, ///< INVITE is on its way, maybe it rings
        Arrived, ///< somebody calls, and it rings here
        PickedUp, ///< ...and was answered: 200 is on its way
        Answered, ///< 200; silence is sent
        Talking, ///< its program runs
        Ended
    };

    // libre's callbacks
    static int offered(mbuf **answer, const sip_msg *message, void *self);
    static int answeredOffer(const sip_msg *message, void *self);
    static void progressed(const sip_msg *message, void *self);
    static void established(const sip_msg *message, void *self);
    static void closed(int error, const sip_msg *message, void *self);

    // of the program
    void say(const Sound &sound) override;
    void wait(std::chrono::milliseconds time) override;
    void endAtPause(std::chrono::milliseconds latest) override;
    void helpAsked() override;
    void over() override;

    /// The sound's own time: it stands still while nothing is sent.
    CallProgram::Clock::time_point now() const override { return CallProgram::Clock::time_point(m_sound.sent()); }

    [[nodiscard]] int invite();
    void prepareProgram();
    [[nodiscard]] bool inviteAgain(const sip_msg *answer); ///< it wants a longer session than we asked for
    void renew();
    void startTimer(std::chrono::milliseconds delay, void (SipCall::*then)());
    void ranTooLong();
    void pickUp();
    void undecided();
    void refuse(std::uint16_t code, const char *words);
    void waited();
    void soundIsLate();
    void finish(CallEnd end);
    void finish(CallEnd::Cause cause, int sipCode);

    CallOrder m_order;
    SipCallOwner &m_owner;
    CallSound m_sound;
    std::optional<CallProgram> m_program;
    State m_state = State::New;
    Ref<sipsess> m_session;
    tmr m_timer{};
    void (SipCall::*m_then)() = nullptr;
    bool m_heard = false; ///< of the line, whatever it said
    std::chrono::milliseconds m_soundEnd{0}; ///< of what was sent, when what is said is over
    int m_lateSound = 0;
    bool m_arrived = false;
    Ref<mbuf> m_offer; ///< of who called
    std::unique_ptr<DialogNotes> m_notes;
    Ref<SipCredentials> m_credentials; ///< libre's session's, too
    Ref<mbuf> m_description; ///< what we said last of our sound
    SipSessionTimer m_timeLeft;
    std::chrono::seconds m_shortestSession = shortestSession; ///< the line's
    int m_invites = 0;
    CallProgram::Clock::time_point m_dialled;
    std::chrono::milliseconds m_ring{0};
};

} // namespace campanile::dialer
