// SPDX-License-Identifier: GPL-3.0-or-later
#include "sipcall.h"

#include "sipcause.h"
#include "sipwraps.h"

#include <algorithm>
#include <format>
#include <utility>

namespace campanile::dialer {

namespace {

constexpr int offeredEvents = 101; // the dynamic payload type of our offer
constexpr int mostRepeats = 3; // of the message, by key 2
constexpr char repeatKey = '2';

std::chrono::milliseconds since(std::chrono::steady_clock::time_point time)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - time);
}

} // namespace

SipCall::SipCall(CallOrder order, SipCallOwner &owner)
    : m_order(std::move(order))
    , m_owner(owner)
    , m_track(m_order.track)
{
    tmr_init(&m_timer);
}

SipCall::~SipCall()
{
    tmr_cancel(&m_timer);
    if (m_stream)
        m_owner.sound().close(m_stream);
}

void SipCall::dial()
{
    m_dialled = Clock::now();
    const auto stream = m_owner.sound().open();
    if (!stream)
        return finish(CallEnd::Cause::Unreachable, 0);
    m_stream = stream->id;

    const SipSettings &settings = m_owner.settings();
    sa sound = m_owner.soundAddress();
    Ref<mbuf> offer;
    int error = make(m_sdp, [&](auto **made) { return sdp_session_alloc(made, &sound); });
    error =
        error ? error : sdp_media_add(&m_media, m_sdp.get(), sdp_media_audio, uint16_t(stream->port), sdp_proto_rtpavp);
    error = error ? error : describe();
    error = error ? error : make(offer, [&](auto **made) { return sdp_encode(made, m_sdp.get(), true); });
    if (error)
        return finish(CallEnd::Cause::Unreachable, 0);

    const std::string to = addressOf(settings, std::format("+{}", m_order.number)) + ";user=phone";
    const std::string from = addressOf(settings, settings.callerId);
    const std::string identity =
        settings.assertIdentity ? std::format("P-Asserted-Identity: <{}>\r\n", from) : std::string();
    const std::string server = std::format("<{};lr>", serverOf(settings));
    const char *route[] = {server.c_str()};
    m_state = State::Dialling;
    const CallIdGuard callId(m_order.id);
    error = make(m_session, [&](auto **made) {
        return sipsess_connect(made, m_owner.sessions(), to.c_str(), nullptr, from.c_str(), settings.callerId.c_str(),
            route, settings.domain.empty() ? 0 : 1, "application/sdp", offer.get(), authorised, this, false, offered,
            answeredOffer, progressed, established, nullptr, nullptr, closed, this,
            "%sAllow: INVITE, ACK, BYE, CANCEL, OPTIONS\r\n", identity.c_str());
    });
    if (error)
        return finish(CallEnd::Cause::Unreachable, 0);
    startTimer(m_order.ringTimeout, &SipCall::ranTooLong);
}

int SipCall::describe()
{
    const auto format = [&](const char *id, const char *name, const char *parameters) {
        return parameters
            ? sdp_format_add(
                  nullptr, m_media, false, id, name, lineRate, 1, nullptr, nullptr, nullptr, false, "%s", parameters)
            : sdp_format_add(nullptr, m_media, false, id, name, lineRate, 1, nullptr, nullptr, nullptr, false, nullptr);
    };
    int error = format("8", "PCMA", nullptr);
    error = error ? error : format("0", "PCMU", nullptr);
    error = error ? error : format("101", "telephone-event", "0-16");
    error = error ? error : sdp_media_set_lattr(m_media, true, "ptime", "20");
    sdp_media_set_ldir(m_media, SDP_SENDRECV); // "sendonly" loses the keys on some exchanges
    return error;
}

int SipCall::connectSound()
{
    const sdp_format *format = sdp_media_rformat(m_media, nullptr);
    const sa *remote = sdp_media_raddr(m_media);
    if (!format || sdp_media_rport(m_media) == 0 || sa_af(remote) != AF_INET || (format->pt != 8 && format->pt != 0))
        return EPROTO;
    RtpEngine::Remote to{.address = remote->u.in, .law = format->pt == 8 ? Law::A : Law::Mu, .eventPayloads = {}};
    // Keys come with the number of our offer; some send the one of their answer.
    const sdp_format *events = sdp_media_rformat(m_media, "telephone-event");
    to.eventPayloads = {offeredEvents, events ? events->pt : -1};
    m_owner.sound().connect(m_stream, to);
    return 0;
}

int SipCall::authorised(char **user, char **password, const char *, void *self)
{
    auto &call = *static_cast<SipCall *>(self);
    const SipSettings &settings = call.m_owner.settings();
    if (settings.user.empty() || ++call.m_authorisations > 2) // a password that was refused is not sent for ever
        return EAUTH;
    if (const int error = str_dup(user, settings.user.c_str()))
        return error;
    return str_dup(password, settings.password.c_str());
}

int SipCall::offered(mbuf **answer, const sip_msg *message, void *self)
{
    // The network renews the session or changes its address: the call goes on.
    auto &call = *static_cast<SipCall *>(self);
    const bool hasOffer = mbuf_get_left(message->mb) > 0;
    if (hasOffer) {
        if (const int error = sdp_decode(call.m_sdp.get(), message->mb, true))
            return error;
        if (const int error = call.connectSound())
            return error;
    }
    return sdp_encode(answer, call.m_sdp.get(), !hasOffer);
}

int SipCall::answeredOffer(const sip_msg *message, void *self)
{
    auto &call = *static_cast<SipCall *>(self);
    if (const int error = sdp_decode(call.m_sdp.get(), message->mb, false))
        return error;
    return call.connectSound();
}

void SipCall::progressed(const sip_msg *, void *)
{
    // 180 and 183: it rings. What is heard before the 200 is the network's, and no answer.
}

void SipCall::established(const sip_msg *, void *self)
{
    auto &call = *static_cast<SipCall *>(self);
    if (call.m_state != State::Dialling)
        return;
    call.m_state = State::Answered;
    call.m_ring = since(call.m_dialled);
    // play() is asked for when the answer is on the disk; a dialer that never asks does not hold the line.
    call.startTimer(std::chrono::seconds(30), &SipCall::stopWaiting);
    call.m_owner.answered(call.m_order.id);
}

void SipCall::closed(int error, const sip_msg *message, void *self)
{
    auto &call = *static_cast<SipCall *>(self);
    const int code = message ? message->scode : 0;
    if (call.m_state != State::Dialling)
        return call.finish(CallEnd::Cause::Completed, 200);
    call.m_ring = since(call.m_dialled);
    // A line that does not answer at all is not the citizen's doing; one that rang on is.
    call.finish(error == ETIMEDOUT && !message ? CallEnd::Cause::Unreachable : causeOf(code), code);
}

void SipCall::ranTooLong()
{
    m_ring = since(m_dialled);
    finish(CallEnd::Cause::NoAnswer, 487); // what libre's CANCEL brings about
}

void SipCall::play()
{
    if (m_state != State::Answered)
        return;
    startTimer(m_owner.settings().beforeAudio, &SipCall::playMenuOrTrack);
}

void SipCall::playMenuOrTrack()
{
    const Playlist &list = *m_order.playlist;
    if (!list.menu)
        return playTrack();
    sound(State::Menu, *list.menu);
}

void SipCall::playTrack()
{
    m_heard = {};
    m_messageBegan = Clock::now();
    sound(State::Message, m_order.playlist->tracks.at(m_track));
}

void SipCall::sound(State state, const Sound &what)
{
    const auto prompt = m_owner.prompt(what);
    if (!prompt)
        return finish(CallEnd::Cause::Completed, 200); // nothing was said, and nothing is held for heard
    m_state = state;
    m_played |= state == State::Message;
    m_owner.sound().play(m_stream, prompt, ++m_play);
    // Every call ends, even if the end of its sound is never told.
    startTimer(prompt->length() + std::chrono::seconds(10), &SipCall::stopWaiting);
}

void SipCall::promptEnded(int play)
{
    if (play != m_play)
        return; // a key was quicker: something else plays already
    switch (m_state) {
    case State::Menu:
        m_state = State::MenuWait;
        startTimer(m_order.playlist->menuTimeout, &SipCall::playTrack);
        break;
    case State::Message:
        m_heard = std::max(m_heard, m_order.playlist->tracks.at(m_track).length);
        m_state = State::KeyWait;
        startTimer(m_owner.settings().keyWait, &SipCall::stopWaiting);
        break;
    default: break;
    }
}

void SipCall::keyPressed(char key)
{
    if (m_state == State::Menu || m_state == State::MenuWait) {
        if (const auto track = trackOfKey(key, *m_order.playlist)) {
            m_track = *track;
            playTrack();
        }
        return;
    }
    if (m_state != State::Message && m_state != State::KeyWait)
        return;
    m_keys += key;
    if (key == repeatKey && m_repeats < mostRepeats) {
        ++m_repeats;
        const auto before = heard();
        playTrack();
        m_heard = before; // what was heard once stays heard
    } else if (m_state == State::KeyWait) {
        startTimer(std::chrono::milliseconds(600), &SipCall::stopWaiting); // the finger leaves the key
    }
}

void SipCall::answererKnown(const DetectorVerdict &verdict)
{
    m_machine = verdict.answerer == Answerer::Machine;
}

void SipCall::beepHeard()
{
    // A machine records from here on: it gets the whole message.
    if (m_machine && m_state >= State::Menu && m_state <= State::KeyWait)
        playTrack();
}

void SipCall::stopWaiting()
{
    finish(CallEnd::Cause::Completed, 200);
}

void SipCall::hangUp()
{
    if (m_state == State::Ended)
        return;
    if (m_state == State::New || m_state == State::Dialling) {
        m_ring = since(m_dialled);
        return finish(CallEnd::Cause::Cancelled, 487);
    }
    finish(CallEnd::Cause::Completed, 200);
}

std::chrono::milliseconds SipCall::heard() const
{
    if (m_state != State::Message)
        return m_heard;
    return std::max(m_heard, std::min(since(m_messageBegan), m_order.playlist->tracks.at(m_track).length));
}

void SipCall::finish(CallEnd::Cause cause, int sipCode)
{
    if (m_state == State::Ended)
        return;
    CallEnd end;
    end.cause = cause;
    end.sipCode = sipCode;
    end.ring = m_ring;
    end.heard = heard();
    end.keys = m_keys;
    end.machine = m_machine;
    end.track = m_played ? static_cast<int>(m_track) + 1 : 0;
    m_state = State::Ended;
    tmr_cancel(&m_timer);
    m_session.reset(); // CANCEL or BYE, and libre sees it through
    if (const StreamId stream = std::exchange(m_stream, 0))
        m_owner.sound().close(stream);
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
