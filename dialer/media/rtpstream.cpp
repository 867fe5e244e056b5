// SPDX-License-Identifier: GPL-3.0-or-later
#include "rtpstream.h"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <random>
#include <utility>

namespace campanile::dialer {

namespace {

constexpr int mostPacketTime = 60; // ms
constexpr std::size_t bytesOfMs = 8;
constexpr int trusted = 5; // packets in order, before a stranger is taken for the one who was called

std::uint32_t anyNumber()
{
    static thread_local std::random_device device; // RFC 3550: sequence, timestamp and source begin anywhere
    return device();
}

bool isSame(const sockaddr_in &a, const sockaddr_in &b)
{
    return a.sin_addr.s_addr == b.sin_addr.s_addr && a.sin_port == b.sin_port;
}

} // namespace

RtpStream::RtpStream(StreamId id, int socket, int port, std::shared_ptr<std::atomic<std::uint32_t>> frames,
    const RtpEngine::Options &options, RtpListener &listener)
    : m_id(id)
    , m_socket(socket)
    , m_port(port)
    , m_mayFollow(options.follow)
    , m_sent(std::move(frames))
    , m_listener(listener)
    , m_ear(id, options, listener)
    , m_sequence(static_cast<std::uint16_t>(anyNumber()))
    , m_timestamp(anyNumber())
    , m_source(anyNumber())
{
}

RtpStream::~RtpStream()
{
    ::close(m_socket);
}

void RtpStream::connect(const RtpEngine::Remote &remote)
{
    const bool moved = !m_connected || !isSame(remote.address, m_remote.address);
    const bool returns = m_remote.held && !remote.held;
    m_remote = remote;
    m_connected = true;
    m_lastHeard = std::chrono::steady_clock::now();
    if (moved) {
        m_to = remote.address;
        m_heard = false;
        m_candidate = {};
    }
    agreeOnSecret();
    m_ear.agree(remote);
    if (!returns)
        return;
    m_marked = false;
    if (!m_prompt)
        return;
    // Half a sentence is not understood: it is said again, and counted once.
    const std::size_t frame = m_at / frameBytes;
    const std::size_t begin = m_prompt->sentenceBegin(frame);
    m_at = begin * frameBytes;
    m_sent->fetch_sub(static_cast<std::uint32_t>(frame - begin), std::memory_order_relaxed);
}

void RtpStream::agreeOnSecret()
{
    if (!m_remote.secret) {
        m_ours.reset();
        m_theirs.reset();
        return;
    }
    // A key that stays goes on counting.
    if (!m_ours || m_ours->key() != m_remote.secret->ours) {
        if (m_ours)
            m_source = anyNumber(); // a key begins with a source of its own
        m_ours.emplace(m_remote.secret->ours);
    }
    if (!m_theirs || m_theirs->key() != m_remote.secret->theirs)
        m_theirs.emplace(m_remote.secret->theirs);
}

void RtpStream::play(std::shared_ptr<const Prompt> prompt, int play)
{
    m_play = play;
    m_prompt = std::move(prompt);
    m_at = 0;
    m_endAt = m_prompt ? m_prompt->frames() : 0;
}

void RtpStream::endAtPause(int play, std::chrono::milliseconds latest)
{
    if (!m_prompt || play != m_play)
        return;
    const std::size_t frame = m_at / frameBytes;
    const auto most = static_cast<std::size_t>(std::max<std::int64_t>(0, latest / frameLength));
    m_endAt = std::min({m_endAt, m_prompt->nextPause(frame), frame + most});
    if (frame >= m_endAt || !m_connected || m_remote.held)
        endPlay(false);
}

void RtpStream::endPlay(bool whole)
{
    m_prompt.reset();
    m_listener.promptEnded(m_id, m_play, whole);
}

void RtpStream::fill(std::span<std::uint8_t> payload)
{
    std::size_t done = 0;
    if (m_prompt) {
        const auto rest = m_prompt->bytes(m_remote.codec).first(m_endAt * frameBytes).subspan(m_at);
        done = std::min(rest.size(), payload.size());
        std::copy_n(rest.begin(), done, payload.begin());
        m_at += done;
    }
    const auto silence = silentFrame(m_remote.codec);
    while (done < payload.size()) {
        const std::size_t part = std::min(silence.size(), payload.size() - done);
        std::copy_n(silence.begin(), part, payload.begin() + static_cast<std::ptrdiff_t>(done));
        done += part;
    }
}

bool RtpStream::send()
{
    if (!m_connected || m_remote.held)
        return false;
    const int step = m_remote.packetTime % 20 == 0 ? 20 : 10;
    m_due += step;
    m_counted += step;
    if (m_counted >= 20) {
        m_counted -= 20;
        m_ear.tick();
    }
    if (m_due < m_remote.packetTime)
        return false;
    m_due = 0;
    std::array<std::uint8_t, rtpHeader + mostPacketTime * bytesOfMs + Srtp::mostTag> packet;
    const auto payload =
        std::span(packet).subspan(rtpHeader, static_cast<std::size_t>(m_remote.packetTime) * bytesOfMs);
    writeRtpHeader(std::span(packet).first<rtpHeader>(),
        {.marker = !std::exchange(m_marked, true),
            .payloadType = m_remote.payload,
            .sequence = m_sequence++,
            .timestamp = m_timestamp,
            .source = m_source,
            .payload = {}});
    m_timestamp += static_cast<std::uint32_t>(payload.size());
    const bool playing = m_prompt != nullptr;
    fill(payload);
    std::size_t size = rtpHeader + payload.size();
    if (m_ours)
        size = m_ours->protect(packet, size);
    // Not connect()ed: the other end may send from a port that it did not name. A full buffer loses this frame only.
    if (size > 0)
        (void)!::sendto(
            m_socket, packet.data(), size, MSG_DONTWAIT, reinterpret_cast<const sockaddr *>(&m_to), sizeof m_to);
    m_sentMs += m_remote.packetTime;
    m_sent->fetch_add(static_cast<std::uint32_t>(m_sentMs / 20), std::memory_order_relaxed);
    m_sentMs %= 20;
    if (playing && m_at >= m_endAt * frameBytes)
        endPlay(m_at == m_prompt->frames() * frameBytes);
    return true;
}

bool RtpStream::receive()
{
    std::array<std::uint8_t, 1500> bytes; // NOLINT: filled by recvfrom
    sockaddr_in from{};
    socklen_t size = sizeof from;
    const ssize_t count =
        ::recvfrom(m_socket, bytes.data(), bytes.size(), MSG_DONTWAIT, reinterpret_cast<sockaddr *>(&from), &size);
    if (count < 0)
        return false;
    if (m_connected)
        take(std::span(bytes).first(static_cast<std::size_t>(count)), from);
    return true;
}

bool RtpStream::isFromThere(const sockaddr_in &from) const
{
    // From whichever of its ports; of one that was followed, from the one that was.
    return isSame(m_to, m_remote.address) ? from.sin_addr.s_addr == m_to.sin_addr.s_addr : isSame(from, m_to);
}

void RtpStream::take(std::span<std::uint8_t> bytes, const sockaddr_in &from)
{
    const bool there = isFromThere(from);
    if (!there && (!m_mayFollow || m_heard)) // whoever else sends here is not the one who was called
        return;
    if (m_theirs) {
        const auto clear = m_theirs->unprotect(bytes);
        if (!clear)
            return;
        bytes = *clear;
    }
    const auto packet = readRtp(bytes);
    if (!packet || (!there && !follows(*packet, from)))
        return;
    m_heard = true;
    m_lastHeard = std::chrono::steady_clock::now();
    if (!m_remote.held) // then it is music
        m_ear.take(*packet);
}

bool RtpStream::follows(const RtpPacket &packet, const sockaddr_in &from)
{
    const bool goesOn =
        isSame(from, m_candidate.address) && packet.source == m_candidate.source && packet.sequence == m_candidate.next;
    m_candidate = {.address = from,
        .source = packet.source,
        .next = static_cast<std::uint16_t>(packet.sequence + 1),
        .inOrder = goesOn ? m_candidate.inOrder + 1 : 1};
    if (m_candidate.inOrder < (m_theirs ? 1 : trusted) || packet.payloadType != m_remote.payload)
        return false;
    m_to = from;
    return true;
}

} // namespace campanile::dialer
