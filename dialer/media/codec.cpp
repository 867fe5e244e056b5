// SPDX-License-Identifier: GPL-3.0-or-later
#include "codec.h"

#include "g711.h"

// clang-format off
extern "C" {
#include <spandsp/telephony.h>
#include <spandsp/g722.h>
}
// clang-format on

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace campanile::dialer {

namespace {

constexpr std::array codecs{Codec::Pcma, Codec::Pcmu, Codec::G722};
constexpr int rate = 64000; // bits a second
using Frame = std::array<std::uint8_t, 160>;

Frame filled(std::uint8_t code)
{
    Frame frame;
    frame.fill(code);
    return frame;
}

/// What the encoder says when nothing is said for long.
Frame silentG722()
{
    const auto coded = g722Of(std::vector<std::int16_t>(16000));
    Frame last;
    std::copy(coded.end() - 160, coded.end(), last.begin());
    return last;
}

char lower(char letter)
{
    return static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
}

} // namespace

std::string_view nameOf(Codec codec)
{
    return codec == Codec::Pcma ? "PCMA" : codec == Codec::Pcmu ? "PCMU" : "G722";
}

std::optional<Codec> codecNamed(std::string_view name)
{
    for (const Codec codec : codecs) {
        if (std::ranges::equal(name, nameOf(codec), {}, lower, lower))
            return codec;
    }
    return {};
}

std::optional<Codec> codecOf(int payload)
{
    const auto *found = std::ranges::find(codecs, payload, [](Codec codec) { return payloadType(codec); });
    return found == codecs.end() ? std::nullopt : std::optional(*found);
}

std::span<const std::uint8_t> silentFrame(Codec codec)
{
    static const std::array frames{filled(silenceOf(Law::A)), filled(silenceOf(Law::Mu)), silentG722()};
    return frames.at(static_cast<std::size_t>(codec));
}

std::vector<std::uint8_t> g722Of(std::span<const std::int16_t> samples)
{
    const std::unique_ptr<g722_encode_state_t, decltype(&g722_encode_free)> encoder(
        g722_encode_init(nullptr, rate, 0), g722_encode_free);
    std::vector<std::uint8_t> coded(samples.size() / 2 + 1);
    if (!encoder)
        return {};
    // Two samples make a byte.
    const int size = g722_encode(encoder.get(), coded.data(), samples.data(), static_cast<int>(samples.size() & ~1UL));
    coded.resize(static_cast<std::size_t>(size));
    return coded;
}

void SoundDecoder::Free::operator()(void *state) const
{
    g722_decode_free(static_cast<g722_decode_state_t *>(state));
}

void SoundDecoder::decode(Codec codec, std::span<const std::uint8_t> coded, std::int16_t *samples)
{
    if (codec != Codec::G722) {
        const Law law = codec == Codec::Pcma ? Law::A : Law::Mu;
        for (std::size_t i = 0; i < coded.size(); ++i)
            samples[i] = decoded(law, coded[i]);
        return;
    }
    if (!m_g722)
        m_g722.reset(g722_decode_init(nullptr, rate, G722_SAMPLE_RATE_8000));
    const int count = m_g722 ? g722_decode(static_cast<g722_decode_state_t *>(m_g722.get()), samples, coded.data(),
                                   static_cast<int>(coded.size()))
                             : 0;
    std::fill(samples + count, samples + coded.size(), 0);
}

} // namespace campanile::dialer
