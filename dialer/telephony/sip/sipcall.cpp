// SPDX-License-Identifier: GPL-3.0-or-later
#include "sipcall.h"

#include "dialognotes.h"
#include "sipcause.h"
#include "sipcredentials.h"
#include "sipwraps.h"

#include <algorithm>
#include <format>
#include <utility>

namespace campanile::dialer {

namespace {

constexpr std::chrono::milliseconds soundPatience(10'000);
constexpr int mostLateSound = 6; // times: a minute on hold
constexpr std::chrono::seconds decisionTime{10}; // who calls is answered or refused by then
constexpr std::chrono::milliseconds ringsHere{1000}; // a telephone that is answered without a ring startles

std::chrono::milliseconds since(std::chrono::steady_clock::time_point time)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - time);
}

} // namespace

SipCall::SipCall(CallOrder order, SipCallOwner &owner)
    : m_order(std::move(order))
    , m_owner(owner)
    , m_sound(owner.sound(), owner.soundAddress(), owner.settings())
    , m_timeLeft({.renew = [this] { renew(); }, .end = [this] { over(); }})
{
    tmr_init(&m_timer);
    prepareProgram();
}

void SipCall::prepareProgram()
{
    const auto &settings = m_owner.settings();
    m_program.emplace(m_order.playlist, m_order.track, m_order.machine,
        CallProgram::Times{.beforeAudio = settings.beforeAudio, .keyWait = settings.keyWait},
        static_cast<CallProgram::Stage &>(*this));
}

SipCall::~SipCall()
{
    tmr_cancel(&m_timer);
}

void SipCall::dial()
{
    m_dialled = CallProgram::Clock::now();
    if (invite() != 0) {
        CallEnd end;
        end.lineFault = true; // no port, no memory, no way: it never left
        return finish(std::move(end));
    }
    m_owner.called();
    startTimer(m_order.ringTimeout, &SipCall::ranTooLong);
}

int SipCall::invite()
{
    const SipSettings &settings = m_owner.settings();
    const SipTarget *target = m_owner.target();
    if (!target)
        return EHOSTUNREACH;
    if (!m_description) {
        if (const int error = m_sound.offer(m_description))
            return error;
    }
    const std::string &caller = m_order.callerId.empty() ? settings.callerId : m_order.callerId;
    const std::string to = addressOf(settings, std::format("+{}", m_order.number)) + ";user=phone";
    const std::string from = addressOf(settings, caller);
    const std::string identity =
        settings.assertIdentity ? std::format("P-Asserted-Identity: <{}>\r\n", from) : std::string();
    const std::string via = routeOf(settings);
    const char *route[] = {via.c_str()};
    m_state = State::Dialling;
    ++m_invites;
    m_notes.reset(); // of an INVITE before this one, and by the same name
    m_notes = std::make_unique<DialogNotes>(callIdOf(m_order.id), *target, settings);
    if (settings.session > std::chrono::seconds(0)) {
        const auto time = std::max(settings.session, m_shortestSession);
        m_notes->setInviteHeaders(std::format(
            "Supported: timer\r\nSession-Expires: {}\r\nMin-SE: {}\r\n", time.count(), m_shortestSession.count()));
    }
    m_credentials = SipCredentials::make(settings, 2);
    const CallIdGuard callId(m_order.id);
    return make(m_session, [&](auto **made) {
        return sipsess_connect(made, m_owner.sessions(), to.c_str(), nullptr, from.c_str(), caller.c_str(), route,
            via.empty() ? 0 : 1, "application/sdp", m_description.get(), SipCredentials::say, m_credentials.get(), true,
            offered, answeredOffer, progressed, established, nullptr, nullptr, closed, this, "%s%s", identity.c_str(),
            allowHeader);
    });
}

int SipCall::ring(const sip_msg *invite)
{
    m_arrived = true;
    m_dialled = CallProgram::Clock::now();
    m_offer.reset(mbuf_alloc(std::max<std::size_t>(1, mbuf_get_left(invite->mb)))); // libre's own goes with the message
    if (!m_offer)
        return ENOMEM;
    m_credentials = SipCredentials::make(m_owner.settings(), 2);
    int error = mbuf_write_mem(m_offer.get(), mbuf_buf(invite->mb), mbuf_get_left(invite->mb));
    mbuf_set_pos(m_offer.get(), 0);
    error = error ? error : make(m_session, [&](auto **made) {
        return sipsess_accept(made, m_owner.sessions(), invite, 180, "Ringing", m_owner.settings().callerId.c_str(),
            "application/sdp", nullptr, SipCredentials::say, m_credentials.get(), true, offered, answeredOffer,
            established, nullptr, nullptr, closed, this, allowHeader);
    });
    if (error)
        return error;
    m_state = State::Arrived;
    startTimer(decisionTime, &SipCall::undecided);
    return 0;
}

void SipCall::answer(const CallOrder &order)
{
    if (m_state != State::Arrived)
        return;
    m_order = order;
    prepareProgram();
    startTimer(ringsHere, &SipCall::pickUp);
}

void SipCall::pickUp()
{
    Ref<mbuf> ours;
    if (make(ours, [&](auto **made) { return m_sound.takeOffer(m_offer.get(), made); }) != 0)
        return refuse(488, "Not Acceptable Here");
    m_owner.opened(m_order.id, m_sound.stream());
    m_ring = since(m_dialled);
    m_state = State::PickedUp;
    if (sipsess_answer(m_session.get(), 200, "OK", ours.get(), allowHeader) != 0)
        return over();
    startTimer(std::chrono::seconds(32), &SipCall::over); // without an ACK (RFC 3261, 13.3.1.4)
}

void SipCall::undecided()
{
    refuse(480, "Temporarily Unavailable");
}

void SipCall::refuse(uint16_t code, const char *words)
{
    m_ring = since(m_dialled);
    (void)sipsess_reject(m_session.get(), code, words, "");
    finish(CallEnd::Cause::Cancelled, code);
}

bool SipCall::inviteAgain(const sip_msg *answer)
{
    constexpr int mostInvites = 3; // each asks for more than the one before
    const auto minimum = minimumOf(headerOf(answer, SIP_HDR_MIN_SE));
    const auto asked = std::max(m_owner.settings().session, m_shortestSession);
    if (answer->scode != 422 || !minimum || *minimum <= asked || m_invites >= mostInvites)
        return false;
    m_shortestSession = *minimum;
    m_session.reset();
    return invite() == 0;
}

int SipCall::offered(mbuf **answer, const sip_msg *message, void *self)
{
    // The network renews the session or changes its address: the call goes on.
    auto &call = *static_cast<SipCall *>(self);
    if (const int error = call.m_sound.takeOffer(message->mb, answer))
        return error;
    call.m_description.reset(static_cast<mbuf *>(mem_ref(*answer)));
    if (!message->req || !call.m_notes) // who called us renews it without our promise
        return 0;
    const auto expires = sessionExpiresOf(headerOf(message, SIP_HDR_SESSION_EXPIRES));
    call.m_timeLeft.agreed(expires, false);
    if (expires && sip_msg_hdr_has_value(message, SIP_HDR_SUPPORTED, "timer")) {
        const bool theirs = expires->refresher != SessionExpires::Refresher::Callee;
        addToAnswer(std::format("Supported: timer\r\n{}Session-Expires: {};refresher={}\r\n",
            theirs ? "Require: timer\r\n" : "", expires->time.count(), theirs ? "uac" : "uas"));
    }
    return 0;
}

int SipCall::answeredOffer(const sip_msg *message, void *self)
{
    auto &call = *static_cast<SipCall *>(self);
    call.m_timeLeft.agreed(sessionExpiresOf(headerOf(message, SIP_HDR_SESSION_EXPIRES)), true);
    return call.m_sound.takeAnswer(message->mb);
}

void SipCall::renew()
{
    m_notes->setInviteHeaders(std::format("Supported: timer\r\nSession-Expires: {};refresher=uac\r\nMin-SE: {}\r\n",
        m_timeLeft.time().count(), m_shortestSession.count()));
    (void)sipsess_modify(m_session.get(), m_description.get()); // the same again; no answer to it ends the call
}

void SipCall::progressed(const sip_msg *, void *self)
{
    static_cast<SipCall *>(self)->m_heard = true;
    // 180 and 183: it rings. What is heard before the 200 is the network's, and no answer.
}

void SipCall::established(const sip_msg *, void *self)
{
    auto &call = *static_cast<SipCall *>(self);
    if (call.m_state == State::PickedUp) { // ACK
        call.m_state = State::Talking;
        return call.m_program->begin();
    }
    if (call.m_state != State::Dialling)
        return;
    call.m_state = State::Answered;
    call.m_ring = since(call.m_dialled);
    // play() is asked for when the answer is on the disk; a dialer that never asks does not hold the line.
    call.startTimer(std::chrono::seconds(30), &SipCall::over);
    call.m_owner.answered(call.m_order.id);
}

void SipCall::closed(int error, const sip_msg *message, void *self)
{
    auto &call = *static_cast<SipCall *>(self);
    if (call.m_state == State::Arrived) { // they do not wait any longer
        call.m_ring = since(call.m_dialled);
        return call.finish(CallEnd::Cause::Cancelled, 487);
    }
    if (call.m_state != State::Dialling)
        return call.finish(CallEnd::Cause::Completed, 200);
    if (message && call.inviteAgain(message))
        return;
    call.m_ring = since(call.m_dialled);
    CallEnd end;
    end.sipCode = message ? message->scode : 0;
    end.cause = causeOf(end.sipCode);
    end.lineFault = isLineFault(end.sipCode) || (!message && error != 0);
    end.q850 = q850Of(headerOf(message, SIP_HDR_REASON));
    end.retryAfter = retryAfterOf(headerOf(message, SIP_HDR_RETRY_AFTER));
    if (end.sipCode == 401 || end.sipCode == 407)
        call.m_owner.refused();
    call.finish(std::move(end));
}

void SipCall::ranTooLong()
{
    m_ring = since(m_dialled);
    giveUpInvite(m_order.id);
    if (m_heard || (m_credentials && m_credentials->wanted))
        return finish(CallEnd::Cause::NoAnswer, 487); // what libre's CANCEL brings about
    CallEnd end; // not even "Trying": it rang nowhere that we know of
    end.lineFault = true;
    finish(std::move(end));
}

void SipCall::play()
{
    if (m_state != State::Answered)
        return;
    m_state = State::Talking;
    m_program->begin();
}

void SipCall::say(const Sound &sound)
{
    const auto prompt = m_owner.prompt(sound);
    if (!prompt)
        return over(); // nothing was said, and nothing is held for heard
    m_sound.play(prompt);
    m_soundEnd = m_sound.sent() + prompt->length();
    m_lateSound = 0;
    // Every call ends, even if the end of its sound is never told.
    startTimer(prompt->length() + soundPatience, &SipCall::soundIsLate);
}

void SipCall::soundIsLate()
{
    const auto missing = m_soundEnd - m_sound.sent(); // put on hold, nobody heard it
    if (missing <= std::chrono::milliseconds(0) || ++m_lateSound > mostLateSound)
        return over();
    startTimer(m_sound.isHeld() ? soundPatience : missing + soundPatience, &SipCall::soundIsLate);
}

void SipCall::wait(std::chrono::milliseconds time)
{
    startTimer(time, &SipCall::waited);
}

void SipCall::waited()
{
    m_program->waited();
}

void SipCall::endAtPause(std::chrono::milliseconds latest)
{
    m_sound.endAtPause(latest);
}

void SipCall::helpAsked()
{
    m_owner.helpAsked(m_order.id);
}

void SipCall::over()
{
    finish(CallEnd::Cause::Completed, 200);
}

void SipCall::promptEnded(int play, bool whole)
{
    if (m_state != State::Talking || !m_sound.isLast(play)) // a key was quicker: something else plays already
        return;
    m_program->promptEnded(whole);
}

void SipCall::keyPressed(char key)
{
    if (m_state == State::Talking)
        m_program->keyPressed(key);
}

void SipCall::answererKnown(const DetectorVerdict &verdict)
{
    m_program->answererKnown(verdict.answerer == Answerer::Machine);
}

void SipCall::beepHeard()
{
    if (m_state == State::Talking)
        m_program->beepHeard();
}

void SipCall::hangUp(HangUp how)
{
    if (m_state == State::Ended)
        return;
    if (m_state == State::Arrived)
        return undecided();
    if (m_state == State::New || m_state == State::Dialling) {
        m_ring = since(m_dialled);
        giveUpInvite(m_order.id);
        return finish(CallEnd::Cause::Cancelled, 487);
    }
    if (m_state == State::Talking && how == HangUp::AtPause)
        return m_program->endAtPause();
    over();
}

void SipCall::lose()
{
    if (m_state == State::Answered || m_state == State::Talking)
        finish(CallEnd::Cause::Lost, 200);
}

void SipCall::finish(CallEnd::Cause cause, int sipCode)
{
    CallEnd end;
    end.cause = cause;
    end.sipCode = sipCode;
    finish(std::move(end));
}

void SipCall::finish(CallEnd end)
{
    if (m_state == State::Ended)
        return;
    end.ring = m_ring;
    m_program->describe(end);
    if (m_notes && (m_state == State::Dialling || !m_owner.settings().user.empty()))
        m_notes->outlive();
    m_state = State::Ended;
    tmr_cancel(&m_timer);
    m_timeLeft.stop();
    m_session.reset(); // CANCEL or BYE, and libre sees it through
    m_sound.close();
    m_owner.ended(m_order.id, end);
}

void SipCall::startTimer(std::chrono::milliseconds delay, void (SipCall::*then)())
{
    m_then = then;
    tmr_start(
        &m_timer, static_cast<uint64_t>(std::max<std::int64_t>(1, delay.count())),
        [](void *self) {
            auto *call = static_cast<SipCall *>(self);
            (call->*call->m_then)();
        },
        this);
}

} // namespace campanile::dialer
