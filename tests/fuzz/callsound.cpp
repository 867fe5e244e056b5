// SPDX-License-Identifier: GPL-3.0-or-later
// What an operator says about a call's sound: the first byte says what was offered; then an answer, and after lines of
// "--" later offers.
#include "inputfile.h"

#include "sounddescription.h"

#include <string>
#include <string_view>

using namespace campanile::dialer;
using campanile::fuzz::must;

namespace {

void check(const SoundDescription::Agreed &agreed, const SipSettings &settings)
{
    must(agreed.packetTime >= 10 && agreed.packetTime <= 60 && agreed.packetTime % 10 == 0);
    must(agreed.address.sin_family == AF_INET && agreed.address.sin_port != 0);
    must(agreed.held || agreed.address.sin_addr.s_addr != 0);
    must(agreed.secret || settings.srtp != SipSettings::Srtp::Require);
    must(!agreed.secret || settings.srtp != SipSettings::Srtp::No);
    must(agreed.keyTones || agreed.eventPayloads[1] >= 0);
}

Ref<mbuf> bufferOf(std::string_view text)
{
    Ref<mbuf> buffer(mbuf_alloc(text.size() + 1));
    (void)mbuf_write_mem(buffer.get(), reinterpret_cast<const std::uint8_t *>(text.data()), text.size());
    buffer->pos = 0;
    return buffer;
}

void readKeys(std::string_view text)
{
    constexpr std::string_view begin = "a=crypto:";
    for (auto at = text.find(begin); at != std::string_view::npos; at = text.find(begin, at + 1)) {
        const auto value = text.substr(at + begin.size());
        if (const auto line = readCrypto(value.substr(0, value.find_first_of("\r\n"))))
            must(readCrypto(writeCrypto(*line)) == line);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    std::string_view rest(reinterpret_cast<const char *>(data) + 1, size - 1);
    SipSettings settings;
    settings.srtp = static_cast<SipSettings::Srtp>(data[0] % 3);
    if ((data[0] & 4) != 0)
        settings.codecs = {Codec::G722};
    readKeys(rest);

    SoundDescription sound(settings);
    sa address;
    must(sa_set_str(&address, "127.0.0.1", 0) == 0);
    must(sound.begin(address, 20000) == 0);
    Ref<mbuf> offer;
    must(make(offer, [&](auto **made) { return sound.offer(made); }) == 0);
    SoundDescription::Agreed agreed;
    constexpr std::string_view border = "\n--\n";
    bool isAnswer = (data[0] & 8) == 0; // else the call comes in
    while (true) {
        const auto end = rest.find(border);
        const Ref<mbuf> text = bufferOf(rest.substr(0, end));
        Ref<mbuf> answer;
        const int error = isAnswer
            ? sound.takeAnswer(text.get(), agreed)
            : make(answer, [&](auto **made) { return sound.takeOffer(text.get(), made, agreed); });
        if (error == 0)
            check(agreed, settings);
        if (error == 0 && !isAnswer)
            must(mbuf_get_left(answer.get()) > 0);
        isAnswer = false;
        if (end == std::string_view::npos)
            return 0;
        rest.remove_prefix(end + border.size());
    }
}
