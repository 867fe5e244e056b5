// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "loop.h"
#include "promptshelf.h"
#include "sipcall.h"
#include "sipnames.h"
#include "sipping.h"
#include "sipregistration.h"
#include "sipstack.h"
#include "siptransport.h"
#include "toldlistener.h"

#include <atomic>
#include <deque>
#include <unordered_map>

namespace campanile::dialer {

/// Real telephones, over an operator's SIP line. Signalling on the stack's thread, sound on the engine's; what happens
/// is told on the loop's.
class SipTrunk final : public Trunk, private SipCallOwner, private RtpListener {
public:
    /// Refusals: SIP_SERVER (nothing here reaches it), SIP_PORT, RTP_ADDRESS, TLS_FILES. A name that nobody knows at
    /// this moment is none: the trunk is not up, and asks again. Stack and loop outlive the trunk.
    [[nodiscard]] static Result<std::unique_ptr<SipTrunk>> open(
        const Info &info, const SipSettings &settings, SipStack &stack, Loop &loop);
    ~SipTrunk() override; ///< hangs up what still rings or talks; no end is told any more

    [[nodiscard]] const Info &info() const override { return m_info; }

    [[nodiscard]] bool up() const override { return *m_condition.load() == '\0'; }

    [[nodiscard]] std::string condition() const override { return m_condition.load(); }

    void setListener(TrunkListener *listener) override { m_listener->set(listener); }

    void dial(const CallOrder &order) override;
    void play(const CallId &id) override;
    void hangUp(const CallId &id, HangUp how = HangUp::Cut) override;
    void answer(const CallOrder &order) override;

    [[nodiscard]] RtpLateness lateness() const;
    [[nodiscard]] std::uint64_t soundReceived() const; ///< packets

private:
    SipTrunk(const Info &info, const SipSettings &settings, SipStack &stack, Loop &loop);
    Result<void> listen(const std::string &here);
    Result<void> reach(const SipTarget &target);
    void moved(); ///< where it is, or that nobody knows
    void pinged();
    void stillSilent();
    void mayTryAgain(); ///< a while after a refusal
    void tlsRefused(const std::string &why);
    void close();
    void judge(); ///< is it up, and why not?
    void log(std::string_view before, std::string_view now) const; ///< conditions
    void loseSilentCalls(); ///< the line is gone: those that hear nothing any more
    void arrived(const sip_msg *invite); ///< somebody calls us
    void with(StreamId stream, std::function<void(SipCall &)> what);
    void hangUpNext(); ///< a few of those that wait: the others' sound and signalling go on between

    // of the calls
    const SipSettings &settings() const override { return m_settings; }

    sipsess_sock *sessions() override { return m_transport->sessions(); }

    const sa &soundAddress() const override { return m_local; }

    RtpEngine &sound() override { return *m_sound.load(); }

    std::shared_ptr<const Prompt> prompt(const Sound &sound) override { return m_prompts.get(sound); }

    const SipTarget *target() const override { return m_names.target(); }

    void called() override { m_ping.called(); }

    void opened(const CallId &id, StreamId stream) override;
    void refused() override;

    void answered(const CallId &id) override;
    void helpAsked(const CallId &id) override;
    void ended(const CallId &id, const CallEnd &end) override;

    // of the sound
    void keyPressed(StreamId stream, char key) override;
    void promptEnded(StreamId stream, int play, bool whole) override;
    void answererKnown(StreamId stream, const DetectorVerdict &verdict) override;
    void beepHeard(StreamId stream) override;

    const Info m_info;
    const SipSettings m_settings;
    SipStack &m_stack;
    Loop &m_loop;
    const std::shared_ptr<ToldListener> m_listener = std::make_shared<ToldListener>(); ///< what is told outlives us
    std::atomic<const char *> m_condition = "CONNECTING"; ///< "": it is up
    std::atomic<std::shared_ptr<RtpEngine>> m_sound; ///< null until it is known from where the server is reached

    // of the stack's thread
    sa m_local{}, m_server{};
    std::optional<SipTransport> m_transport;
    SipNames m_names;
    SipPing m_ping;
    SipPing::State m_pinged = SipPing::State::Unknown; ///< before
    std::optional<SipRegistration> m_registration; ///< where it is asked for
    std::string m_here; ///< the address from which the server is reached
    Result<void> m_reached;
    std::string m_tlsRefusal; ///< why; empty: there was none
    bool m_refused = false;
    tmr m_refusal{}; ///< of a call; it is tried again after it
    tmr m_again{}; ///< nothing led there

    struct Call {
        std::shared_ptr<SipCall> call;
        StreamId stream = 0;
    };

    std::unordered_map<CallId, Call> m_calls;
    std::unordered_map<StreamId, CallId> m_streams;
    int m_incoming = 0; ///< of the calls: those who call us
    std::uint64_t m_arrivals = 0;
    std::deque<std::pair<CallId, HangUp>> m_hangUps; ///< asked for
    tmr m_nextHangUps{};
    PromptShelf m_prompts;
};

} // namespace campanile::dialer
