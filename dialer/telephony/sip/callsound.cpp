// SPDX-License-Identifier: GPL-3.0-or-later
#include "callsound.h"

#include <utility>

namespace campanile::dialer {

CallSound::CallSound(RtpEngine &engine, const sa &address, const SipSettings &settings)
    : m_engine(engine)
    , m_address(address)
    , m_description(settings)
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

int CallSound::open()
{
    const auto stream = m_engine.open();
    if (!stream)
        return EADDRNOTAVAIL;
    m_stream = stream->id;
    m_frames = stream->frames;
    return m_description.begin(m_address, stream->port);
}

int CallSound::offer(Ref<mbuf> &offer)
{
    const int error = open();
    return error ? error : make(offer, [&](auto **made) { return m_description.offer(made); });
}

int CallSound::takeAnswer(mbuf *answer)
{
    SoundDescription::Agreed agreed;
    const int error = m_description.takeAnswer(answer, agreed);
    if (!error)
        connect(agreed);
    return error;
}

int CallSound::takeOffer(mbuf *offer, mbuf **answer)
{
    int error = m_stream ? 0 : open();
    if (error || mbuf_get_left(offer) == 0)
        return error ? error : m_description.offer(answer);
    SoundDescription::Agreed agreed;
    error = m_description.takeOffer(offer, answer, agreed);
    if (!error)
        connect(agreed);
    return error;
}

void CallSound::connect(const SoundDescription::Agreed &agreed)
{
    m_held = agreed.held;
    m_engine.connect(m_stream, agreed);
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
