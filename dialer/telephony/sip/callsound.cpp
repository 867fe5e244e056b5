// SPDX-License-Identifier: GPL-3.0-or-later
#include "callsound.h"

#include <utility>

namespace campanile::dialer {

namespace {

constexpr int offeredEvents = 101; // the dynamic payload type of our offer

}

CallSound::CallSound(RtpEngine &engine, const sa &address)
    : m_engine(engine)
    , m_address(address)
{
}

CallSound::~CallSound()
{
    close();
}

void CallSound::close()
{
    if (const StreamId stream = std::exchange(m_stream, 0))
        m_engine.close(stream);
}

int CallSound::offer(Ref<mbuf> &offer)
{
    const auto stream = m_engine.open();
    if (!stream)
        return EADDRNOTAVAIL;
    m_stream = stream->id;
    m_frames = stream->frames;
    sa address = m_address;
    int error = make(m_session, [&](auto **made) { return sdp_session_alloc(made, &address); });
    const auto port = static_cast<uint16_t>(stream->port);
    error = error ? error : sdp_media_add(&m_media, m_session.get(), sdp_media_audio, port, sdp_proto_rtpavp);
    error = error ? error : describe();
    return error ? error : make(offer, [&](auto **made) { return sdp_encode(made, m_session.get(), true); });
}

int CallSound::describe()
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

int CallSound::takeAnswer(mbuf *answer)
{
    const int error = sdp_decode(m_session.get(), answer, false);
    return error ? error : connect();
}

int CallSound::takeOffer(mbuf *offer, mbuf **answer)
{
    const bool hasOffer = mbuf_get_left(offer) > 0;
    int error = hasOffer ? sdp_decode(m_session.get(), offer, true) : 0;
    error = error || !hasOffer ? error : connect();
    return error ? error : sdp_encode(answer, m_session.get(), !hasOffer);
}

int CallSound::connect()
{
    const sdp_format *format = sdp_media_rformat(m_media, nullptr);
    const sa *remote = sdp_media_raddr(m_media);
    if (!format || sdp_media_rport(m_media) == 0 || sa_af(remote) != AF_INET || (format->pt != 8 && format->pt != 0))
        return EPROTO;
    RtpEngine::Remote to{.address = remote->u.in, .law = format->pt == 8 ? Law::A : Law::Mu, .eventPayloads = {}};
    // Keys come with the number of our offer; some send the one of their answer.
    const sdp_format *events = sdp_media_rformat(m_media, "telephone-event");
    to.eventPayloads = {offeredEvents, events ? events->pt : -1};
    m_engine.connect(m_stream, to);
    return 0;
}

void CallSound::play(std::shared_ptr<const Prompt> prompt)
{
    m_engine.play(m_stream, std::move(prompt), ++m_play);
}

void CallSound::endAtPause(std::chrono::milliseconds latest)
{
    m_engine.endAtPause(m_stream, m_play, latest);
}

std::chrono::milliseconds CallSound::sent() const
{
    return m_frames ? frameLength * static_cast<int>(m_frames->load(std::memory_order_relaxed)) : frameLength * 0;
}

} // namespace campanile::dialer
