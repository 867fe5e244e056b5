// SPDX-License-Identifier: GPL-3.0-or-later
#include "rtpstream.h"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <random>
#include <utility>
#include <vector>

namespace campanile::dialer {

namespace {

constexpr unsigned mostAtOnce = 16; // packets of one stream, then it is another's turn

std::uint32_t anyNumber()
{
    static thread_local std::random_device device; // RFC 3550: sequence, timestamp and source begin anywhere
    return device();
}

} // namespace

RtpStream::RtpStream(StreamId id, int socket, int port, std::shared_ptr<std::atomic<std::uint32_t>> frames,
    const DetectorSettings &detector, RtpListener &listener)
    : m_id(id)
    , m_socket(socket)
    , m_port(port)
    , m_sent(std::move(frames))
    , m_listener(listener)
    , m_sequence(static_cast<std::uint16_t>(anyNumber()))
    , m_timestamp(anyNumber())
    , m_source(anyNumber())
    , m_answerer(detector)
{
}

RtpStream::~RtpStream()
{
    ::close(m_socket);
}

void RtpStream::connect(const RtpEngine::Remote &remote)
{
    m_remote = remote;
    m_connected = true;
    m_lastHeard = std::chrono::steady_clock::now();
}

void RtpStream::play(std::shared_ptr<const Prompt> prompt, int play)
{
    m_play = play;
    m_prompt = std::move(prompt);
    m_frame = 0;
    m_endAt = m_prompt ? m_prompt->frames() : 0;
}

void RtpStream::endAtPause(int play, std::chrono::milliseconds latest)
{
    if (!m_prompt || play != m_play)
        return;
    const auto most = static_cast<std::size_t>(std::max<std::int64_t>(0, latest / frameLength));
    m_endAt = std::min({m_endAt, m_prompt->nextPause(m_frame), m_frame + most});
    if (m_frame >= m_endAt || !m_connected)
        endPlay(false);
}

void RtpStream::endPlay(bool whole)
{
    m_prompt.reset();
    m_listener.promptEnded(m_id, m_play, whole);
}

bool RtpStream::send()
{
    if (!m_connected)
        return false;
    std::array<std::uint8_t, rtpHeader + frameBytes> packet;
    writeRtpHeader(std::span(packet).first<rtpHeader>(),
        {.marker = !std::exchange(m_marked, true),
            .payloadType = payloadType(m_remote.law),
            .sequence = m_sequence++,
            .timestamp = m_timestamp,
            .source = m_source,
            .payload = {}});
    m_timestamp += frameBytes;
    const auto payload = std::span(packet).subspan<rtpHeader>();
    const bool playing = m_prompt && m_frame < m_endAt;
    if (playing)
        std::ranges::copy(m_prompt->frame(m_remote.law, m_frame++), payload.begin());
    else
        std::ranges::fill(payload, silenceOf(m_remote.law));
    // Not connect()ed: the other end may send from a port that it did not name. A full buffer loses this frame only.
    (void)!::sendto(m_socket, packet.data(), packet.size(), MSG_DONTWAIT,
        reinterpret_cast<const sockaddr *>(&m_remote.address), sizeof m_remote.address);
    m_sent->fetch_add(1, std::memory_order_relaxed);
    if (playing && m_frame >= m_endAt)
        endPlay(m_frame == m_prompt->frames());
    return true;
}

unsigned RtpStream::receive()
{
    std::array<std::uint8_t, 1500> bytes;
    for (unsigned i = 0; i < mostAtOnce; ++i) {
        sockaddr_in from{};
        socklen_t size = sizeof from;
        const ssize_t count =
            ::recvfrom(m_socket, bytes.data(), bytes.size(), MSG_DONTWAIT, reinterpret_cast<sockaddr *>(&from), &size);
        if (count < 0)
            return i;
        // Whoever else sends here is not the one who was called.
        if (m_connected && from.sin_addr.s_addr == m_remote.address.sin_addr.s_addr) {
            m_lastHeard = std::chrono::steady_clock::now();
            take(std::span(bytes).first(static_cast<std::size_t>(count)));
        }
    }
    return mostAtOnce;
}

void RtpStream::take(std::span<const std::uint8_t> bytes)
{
    const auto packet = readRtp(bytes);
    if (!packet)
        return;
    if (std::ranges::contains(m_remote.eventPayloads, packet->payloadType)) {
        if (const auto key = m_events.add(*packet))
            m_listener.keyPressed(m_id, *key);
        return;
    }
    if (packet->payloadType != payloadType(Law::A) && packet->payloadType != payloadType(Law::Mu))
        return;
    // What comes late or twice is left out: the detectors want time to pass once.
    if (m_lastSequence && static_cast<std::int16_t>(packet->sequence - *m_lastSequence) <= 0)
        return;
    m_lastSequence = packet->sequence;
    listen(packet->payload, packet->payloadType == payloadType(Law::A) ? Law::A : Law::Mu);
}

void RtpStream::listen(std::span<const std::uint8_t> coded, Law law)
{
    const bool machine = m_answerer.verdict() && m_answerer.verdict()->answerer == Answerer::Machine;
    if (m_answerer.verdict() && !machine)
        return; // a person is not listened to
    std::array<std::int16_t, 1500> samples;
    for (std::size_t i = 0; i < coded.size(); ++i)
        samples[i] = decoded(law, coded[i]);
    const auto heard = std::span(samples).first(coded.size());
    if (machine) {
        if (m_beep.add(heard))
            m_listener.beepHeard(m_id);
    } else if (const auto verdict = m_answerer.add(heard)) {
        m_listener.answererKnown(m_id, *verdict);
    }
}

} // namespace campanile::dialer
