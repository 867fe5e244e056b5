// SPDX-License-Identifier: GPL-3.0-or-later
// A message's sound as a console uploads it: a WAV file, checked and made ready for a telephone line.
#include "inputfile.h"

#include "prompt.h"
#include "wavcheck.h"

#include <string_view>

using namespace campanile::dialer;
using campanile::fuzz::must;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    const auto info = checkWav(bytes);
    const auto prompt = Prompt::fromWav(bytes);
    if (!info) {
        must(!prompt && prompt.error().reason == info.error().reason);
        return 0;
    }
    must(info->sampleRate >= 8000 && info->sampleRate <= 48000 && info->rms > 0 && info->rms <= 1);
    must(info->length > std::chrono::milliseconds(0) && info->length <= longestMessage);
    if (!prompt)
        return 0;
    // What was checked is what is called with: neither reads more or less of the file than the other.
    must((*prompt)->length() >= info->length - frameLength && (*prompt)->length() <= info->length + 2 * frameLength);
    for (const Codec codec : {Codec::Pcma, Codec::Pcmu, Codec::G722})
        must((*prompt)->bytes(codec).size() == (*prompt)->frames() * frameBytes);
    for (std::size_t frame = 0; frame < (*prompt)->frames(); ++frame) {
        must((*prompt)->nextPause(frame) >= frame && (*prompt)->nextPause(frame) <= (*prompt)->frames());
        must((*prompt)->sentenceBegin(frame) <= frame);
    }
    return 0;
}
