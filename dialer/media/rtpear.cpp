// SPDX-License-Identifier: GPL-3.0-or-later
#include "rtpear.h"

#include <algorithm>

namespace campanile::dialer {

namespace {

constexpr int patience = 10; // ticks: a network may hold packets back for so long
constexpr int change = 5; // ticks of the old voice's silence after which another is heard
constexpr std::int32_t longestGap = 10 * lineRate; // a larger step of the timestamp is a new beginning

} // namespace

RtpEar::RtpEar(StreamId id, const RtpEngine::Options &options, RtpListener &listener)
    : m_id(id)
    , m_listener(listener)
    , m_wantsBeep(options.beep)
    , m_answerer(options.detector)
{
}

void RtpEar::agree(const RtpEngine::Remote &remote)
{
    m_remote = remote;
    if (!remote.keyTones)
        m_keys.reset();
    else if (!m_keys)
        m_keys.emplace();
}

bool RtpEar::isCurious() const
{
    const auto &verdict = m_answerer.verdict();
    return m_keys || !verdict || (m_wantsBeep && verdict->answerer == Answerer::Machine);
}

void RtpEar::take(const RtpPacket &packet)
{
    const bool isEvent = std::ranges::contains(m_remote.eventPayloads, packet.payloadType);
    const auto codec = packet.payloadType == m_remote.payload ? m_remote.codec : codecOf(packet.payloadType);
    if (!isEvent && !codec)
        return;
    RtpSource &source = m_sources.of(packet.source);
    const auto place = source.order.place(packet.sequence);
    if (isEvent) {
        if (place == RtpOrder::Place::Restarted)
            source.events = {};
        if (const auto key = source.events.add(packet)) // which knows late ones by their time
            m_listener.keyPressed(m_id, *key);
        return;
    }
    // What comes late or twice is left out: the detectors want time to pass once.
    if (place == RtpOrder::Place::Late || !isCurious())
        return;
    if (packet.source != m_voice || place == RtpOrder::Place::Restarted) {
        if (m_next && packet.source != m_voice && m_quiet < change)
            return; // two at once: who spoke first is heard
        m_voice = packet.source;
        m_next.reset();
    }
    hear(packet, *codec);
}

void RtpEar::hear(const RtpPacket &packet, Codec codec)
{
    const std::int32_t gap = m_next ? static_cast<std::int32_t>(packet.timestamp - *m_next) : 0;
    if (gap > 0 && gap <= longestGap && static_cast<std::size_t>(gap) > m_ahead)
        pourSilence(static_cast<std::size_t>(gap) - m_ahead);
    m_ahead = 0;
    m_quiet = 0;
    std::array<std::int16_t, 1500> samples;
    const auto coded = packet.payload.first(std::min(packet.payload.size(), samples.size()));
    m_decoder.decode(codec, coded, samples.data());
    m_next = packet.timestamp + static_cast<std::uint32_t>(coded.size());
    pour(std::span(samples).first(coded.size()));
}

void RtpEar::tick()
{
    if (++m_quiet < patience || !isCurious())
        return;
    const std::size_t missing = frameBytes * static_cast<std::size_t>(m_quiet == patience ? patience : 1);
    m_ahead += missing;
    pourSilence(missing);
}

void RtpEar::pourSilence(std::size_t samples)
{
    static constexpr std::array<std::int16_t, frameBytes> nothing{};
    for (; samples > 0 && isCurious(); samples -= std::min(samples, frameBytes))
        pour(std::span(nothing).first(std::min(samples, frameBytes)));
}

void RtpEar::pour(std::span<const std::int16_t> samples)
{
    if (m_keys) {
        for (const char key : m_keys->add(samples))
            m_listener.keyPressed(m_id, key);
    }
    const auto &known = m_answerer.verdict();
    if (!known) {
        if (const auto verdict = m_answerer.add(samples))
            m_listener.answererKnown(m_id, *verdict);
    } else if (m_wantsBeep && known->answerer == Answerer::Machine && m_beep.add(samples)) {
        m_listener.beepHeard(m_id);
    }
}

} // namespace campanile::dialer
