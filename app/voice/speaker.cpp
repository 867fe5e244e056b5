// SPDX-License-Identifier: GPL-3.0-or-later
// campanile-speaker: eSpeak NG in a process of its own, for EspeakSynthesiser.
//   campanile-speaker -v VOICE -s WORDS_A_MINUTE -w FILE.wav <TEXT
// The text is UTF-8 and is only text: neither SSML nor phonemes in brackets. For each word a line of JSON goes to the
// standard output: {"word": its first character, "length": characters, "ms": when it is said}.
// Exit: 0 spoken, 1 not (why is on the error output), 2 wrong arguments.
#include <espeak-ng/speak_lib.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

namespace {

struct Spoken {
    std::vector<short> samples;
    std::string words;
};

int take(short *samples, int count, espeak_EVENT *events)
{
    auto *spoken = static_cast<Spoken *>(events ? events->user_data : nullptr);
    if (!spoken)
        return 0;
    if (samples && count > 0)
        spoken->samples.insert(spoken->samples.end(), samples, samples + count);
    for (; events->type != espeakEVENT_LIST_TERMINATED; ++events) {
        if (events->type != espeakEVENT_WORD || events->text_position < 1)
            continue;
        spoken->words += "{\"word\":" + std::to_string(events->text_position - 1) + ",\"length\":"
            + std::to_string(events->length) + ",\"ms\":" + std::to_string(events->audio_position) + "}\n";
    }
    return 0;
}

std::string readText()
{
    constexpr size_t most = 1024 * 1024;
    std::string text;
    char buffer[16384];
    while (const size_t got = std::fread(buffer, 1, sizeof buffer, stdin)) {
        text.append(buffer, std::min(got, most - text.size()));
    }
    std::erase(text, '\0');
    return text;
}

/// PCM 16 bit mono.
bool writeWave(const char *path, const std::vector<short> &samples, int rate)
{
    static_assert(std::endian::native == std::endian::little);
    const auto bytes = static_cast<std::uint32_t>(samples.size() * sizeof(short));
    unsigned char header[44];
    const auto put = [&header](size_t at, std::uint32_t value, size_t size) { std::memcpy(header + at, &value, size); };
    std::memcpy(header, "RIFF", 4);
    put(4, bytes + 36, 4);
    std::memcpy(header + 8, "WAVEfmt ", 8);
    put(16, 16, 4);
    put(20, 1, 2);
    put(22, 1, 2);
    put(24, static_cast<std::uint32_t>(rate), 4);
    put(28, static_cast<std::uint32_t>(rate) * 2, 4);
    put(32, 2, 2);
    put(34, 16, 2);
    std::memcpy(header + 36, "data", 4);
    put(40, bytes, 4);
    const std::unique_ptr<std::FILE, int (*)(std::FILE *)> file(std::fopen(path, "wb"), std::fclose);
    return file && std::fwrite(header, sizeof header, 1, file.get()) == 1
        && std::fwrite(samples.data(), sizeof(short), samples.size(), file.get()) == samples.size()
        && std::fflush(file.get()) == 0;
}

int complain(const char *what, const char *why)
{
    std::fprintf(stderr, "%s: %s\n", what, why);
    return 1;
}

} // namespace

int main(int argc, char **argv)
{
    const char *voice = "it";
    const char *wave = nullptr;
    int speed = 165;
    for (int i = 1; i + 1 < argc; i += 2) {
        if (std::strcmp(argv[i], "-v") == 0)
            voice = argv[i + 1];
        else if (std::strcmp(argv[i], "-s") == 0)
            speed = std::clamp(std::atoi(argv[i + 1]), espeakRATE_MINIMUM, espeakRATE_MAXIMUM);
        else if (std::strcmp(argv[i], "-w") == 0)
            wave = argv[i + 1];
    }
    if (!wave || argc % 2 == 0) {
        std::fputs("usage: campanile-speaker -v VOICE -s WORDS_A_MINUTE -w FILE.wav <TEXT\n", stderr);
        return 2;
    }
    const std::string text = readText();
    const int rate = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, nullptr, espeakINITIALIZE_DONT_EXIT);
    if (rate <= 0)
        return complain("espeak-ng", "its data is missing");
    if (espeak_SetVoiceByName(voice) != EE_OK)
        return complain(voice, "no such voice");
    espeak_SetParameter(espeakRATE, speed, 0);
    espeak_SetSynthCallback(take);
    Spoken spoken;
    if (espeak_Synth(text.c_str(), text.size() + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8, nullptr, &spoken) != EE_OK
        || espeak_Synchronize() != EE_OK)
        return complain("espeak-ng", "speaking failed");
    if (spoken.samples.empty())
        return complain("espeak-ng", "nothing was said");
    if (!writeWave(wave, spoken.samples, rate))
        return complain(wave, std::strerror(errno));
    std::fputs(spoken.words.c_str(), stdout);
    // Not espeak_Terminate(): everything is written, and what it frees may be what breaks.
    return std::fflush(stdout) == 0 ? 0 : 1;
}
