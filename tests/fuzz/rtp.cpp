// SPDX-License-Identifier: GPL-3.0-or-later
// What comes to a call's port: the first byte says what was agreed, then packets, each after its length (two bytes).
#include "inputfile.h"

#include "rtpear.h"

#include <algorithm>
#include <span>
#include <vector>

using namespace campanile::dialer;
using campanile::fuzz::must;

namespace {

struct Told final : RtpListener {
    void keyPressed(StreamId, char key) override { must(std::string_view("0123456789*#ABCD").contains(key)); }

    void promptEnded(StreamId, int, bool) override { must(false); }

    void answererKnown(StreamId, const DetectorVerdict &) override { must(++verdicts == 1); }

    void beepHeard(StreamId) override { must(verdicts == 1); }

    int verdicts = 0;
};

/// What was made secret is what comes out, and nobody else's packet is.
void beSecret(Srtp &sender, Srtp &receiver, std::span<const std::uint8_t> packet)
{
    std::vector<std::uint8_t> bytes(packet.begin(), packet.end());
    must(!receiver.unprotect(bytes));
    bytes.assign(packet.begin(), packet.end());
    bytes.resize(packet.size() + Srtp::mostTag);
    bytes.resize(sender.protect(bytes, packet.size()));
    if (bytes.empty()) {
        must(!readRtp(packet));
        return;
    }
    const std::vector<std::uint8_t> sent = bytes;
    if (const auto clear = receiver.unprotect(bytes)) { // not one whose number jumped back
        must(std::ranges::equal(*clear, packet));
        bytes = sent;
        must(!receiver.unprotect(bytes));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    std::span<const std::uint8_t> rest(data, size);
    if (rest.empty())
        return 0;
    const std::uint8_t flags = rest.front();
    rest = rest.subspan(1);
    Told told;
    RtpEar ear(1, {}, told);
    RtpEngine::Remote remote;
    remote.codec = static_cast<Codec>(flags % 3);
    remote.payload = (flags & 4) != 0 ? 111 : payloadType(remote.codec);
    remote.keyTones = (flags & 8) != 0;
    remote.eventPayloads = {101, (flags & 16) != 0 ? 96 : -1};
    ear.agree(remote);
    SrtpKey key;
    key.suite = (flags & 32) != 0 ? SrtpSuite::Sha1_32 : SrtpSuite::Sha1_80;
    Srtp sender(key), receiver(key);
    while (rest.size() >= 2) {
        const std::size_t length = std::min<std::size_t>(rest.size() - 2, rest[0] | (rest[1] & 0x07) << 8);
        const auto bytes = rest.subspan(2, length);
        for (int ticks = rest[1] >> 5; ticks > 0; --ticks)
            ear.tick();
        rest = rest.subspan(2 + length);
        beSecret(sender, receiver, bytes);
        const auto packet = readRtp(bytes);
        if (!packet)
            continue;
        must(packet->payload.size() + rtpHeader <= bytes.size());
        must(rtpHeaderSize(bytes).has_value());
        ear.take(*packet);
    }
    return 0;
}
