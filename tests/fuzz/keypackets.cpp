// SPDX-License-Identifier: GPL-3.0-or-later
// Keys that come as packets (RFC 4733): the first byte says whether a finger presses them or anybody sends anything.
// Of a finger, three bytes a key: which one and how long after the one before, which of its packets are lost, which
// come twice or late.
#include "inputfile.h"

#include "telephoneevent.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <vector>

using namespace campanile::dialer;
using campanile::fuzz::must;

namespace {

constexpr std::string_view keys = "0123456789*#ABCD";
constexpr std::size_t packetsOfKey = 8; // five while it is down, three that say it was let go
constexpr std::uint32_t step = 160;

using Payload = std::array<std::uint8_t, 4>;

void press(TelephoneEvents &events, std::span<const std::uint8_t, 3> press, std::uint32_t &timestamp)
{
    timestamp += step * (packetsOfKey + 4 + (press[0] >> 4)); // no finger is quicker
    std::array<Payload, packetsOfKey> payloads;
    std::vector<RtpPacket> packets;
    for (std::size_t i = 0; i < packetsOfKey; ++i) {
        const auto duration = static_cast<std::uint16_t>(step * std::min<std::size_t>(i + 1, 6));
        payloads[i] = {static_cast<std::uint8_t>(press[0] & 0x0f), static_cast<std::uint8_t>(i < 5 ? 0x0a : 0x8a),
            static_cast<std::uint8_t>(duration >> 8), static_cast<std::uint8_t>(duration)};
        const RtpPacket packet{.marker = i == 0, .timestamp = timestamp, .payload = payloads[i]};
        if ((press[1] >> i & 1) == 0)
            packets.push_back(packet);
        if ((press[2] >> i & 1) == 0)
            continue;
        packets.push_back(packet);
        if (packets.size() > 2)
            std::swap(packets.back(), packets[packets.size() - 3]);
    }
    std::string told;
    for (const RtpPacket &packet : packets) {
        if (const auto key = events.add(packet))
            told += *key;
    }
    must(told == (packets.empty() ? std::string() : std::string(1, keys[press[0] & 0x0f])));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    std::span<const std::uint8_t> rest(data, size);
    if (rest.empty())
        return 0;
    const bool finger = rest.front() % 2 == 0;
    std::uint32_t timestamp = std::uint32_t(rest.front()) << 24; // some begin shortly before it wraps
    rest = rest.subspan(1);
    TelephoneEvents events;
    if (finger) {
        for (; rest.size() >= 3; rest = rest.subspan(3))
            press(events, rest.first<3>(), timestamp);
        return 0;
    }
    while (rest.size() >= 6) { // the timestamp, the marker and the payload's size
        const std::uint32_t at =
            std::uint32_t(rest[0]) << 24 | std::uint32_t(rest[1]) << 16 | std::uint32_t(rest[2]) << 8 | rest[3];
        const std::size_t length = std::min<std::size_t>(rest[5], rest.size() - 6);
        const auto payload = rest.subspan(6, length);
        const auto key = events.add({.marker = rest[4] % 2 == 0, .timestamp = at, .payload = payload});
        must(!key || (length >= 4 && keys[payload[0]] == *key));
        rest = rest.subspan(6 + length);
    }
    return 0;
}
