// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "libre.h"
#include "rtpengine.h"
#include "sipsettings.h"
#include "trunk.h"

#include <map>

namespace campanile::dialer {

/// What a call needs of its trunk. All of it on the stack's thread.
class SipCallOwner {
public:
    [[nodiscard]] virtual const SipSettings &settings() const = 0;
    [[nodiscard]] virtual sipsess_sock *sessions() = 0;
    [[nodiscard]] virtual const sa &soundAddress() const = 0; ///< its port is not used
    [[nodiscard]] virtual RtpEngine &sound() = 0;
    /// The prompt of a sound, made once for all calls.
    [[nodiscard]] virtual std::shared_ptr<const Prompt> prompt(const Sound &sound) = 0;
    virtual void answered(const CallId &id) = 0;
    virtual void ended(const CallId &id, const CallEnd &end) = 0; ///< the call is not touched again after it

protected:
    ~SipCallOwner() = default;
};

/// One call, from the INVITE to its only end. Early media is no answer; a second 200 is libre's to end.
class SipCall final {
public:
    SipCall(CallOrder order, SipCallOwner &owner);
    ~SipCall();
    SipCall(const SipCall &) = delete;
    SipCall &operator=(const SipCall &) = delete;

    void dial();
    void play();
    void hangUp();
    void keyPressed(char key);
    void promptEnded(int play);
    void answererKnown(const DetectorVerdict &verdict);
    void beepHeard();

    [[nodiscard]] StreamId stream() const { return m_stream; }

private:
    enum class State {
        New, ///< nothing was sent
        Dialling, ///< INVITE is on its way, maybe it rings
        Answered, ///< 200; silence is sent
        Menu, ///< which language?
        MenuWait, ///< ...said, and no key yet
        Message, ///< the track
        KeyWait, ///< said; a key may still come
        Ended
    };

    // libre's callbacks
    static int authorised(char **user, char **password, const char *realm, void *self);
    static int offered(mbuf **answer, const sip_msg *message, void *self);
    static int answeredOffer(const sip_msg *message, void *self);
    static void progressed(const sip_msg *message, void *self);
    static void established(const sip_msg *message, void *self);
    static void closed(int error, const sip_msg *message, void *self);

    int describe();
    int connectSound();
    void startTimer(std::chrono::milliseconds delay, void (SipCall::*then)());
    void ranTooLong();
    void playMenuOrTrack();
    void playTrack();
    void sound(State state, const Sound &what);
    void stopWaiting();
    void finish(CallEnd::Cause cause, int sipCode);
    [[nodiscard]] std::chrono::milliseconds heard() const;

    using Clock = std::chrono::steady_clock;

    const CallOrder m_order;
    SipCallOwner &m_owner;
    State m_state = State::New;
    Ref<sipsess> m_session;
    Ref<sdp_session> m_sdp;
    sdp_media *m_media = nullptr; ///< the session's
    tmr m_timer{};
    void (SipCall::*m_then)() = nullptr;
    StreamId m_stream = 0;
    std::size_t m_track; ///< that is played, or will be
    bool m_played = false;
    std::string m_keys;
    bool m_machine = false;
    int m_play = 0; ///< number of what plays
    int m_repeats = 0;
    int m_authorisations = 0;
    Clock::time_point m_dialled, m_messageBegan;
    std::chrono::milliseconds m_ring{0};
    std::chrono::milliseconds m_heard{0}; ///< of plays that are over
};

} // namespace campanile::dialer
