// SPDX-License-Identifier: GPL-3.0-or-later
#include "soundconfig.h"

#include <algorithm>

namespace campanile::dialer {

Result<void> readSound(ConfigTable &trunk, SipSettings &settings)
{
    using Srtp = SipSettings::Srtp;
    trunk.read("srtp", settings.srtp,
        ConfigTable::Words<Srtp>{{"no", Srtp::No}, {"offer", Srtp::Offer}, {"require", Srtp::Require}});
    trunk.read("follow_sound", settings.followSound);
    std::optional<std::vector<std::string>> names;
    trunk.read("codecs", names);
    if (!names)
        return {};
    settings.codecs.clear();
    for (const auto &name : *names) {
        const auto codec = codecNamed(name);
        if (!codec || std::ranges::contains(settings.codecs, *codec))
            return usage("codecs are \"PCMA\", \"PCMU\" and \"G722\", each once");
        settings.codecs.push_back(*codec);
    }
    return settings.codecs.empty() ? usage("codecs must name one") : Result<void>();
}

Result<void> readDetection(const toml::table &table, DetectorSettings &detector, bool &beep)
{
    DetectorSettings read = detector;
    ConfigTable keys(table, "machine_detection");
    keys.read("initial_silence_ms", read.initialSilence, 500, 30000);
    keys.read("greeting_ms", read.greeting, 200, 30000);
    keys.read("after_greeting_silence_ms", read.afterGreetingSilence, 100, 10000);
    keys.read("total_ms", read.totalAnalysis, 1000, 60000);
    keys.read("min_word_ms", read.minimumWord, 20, 2000);
    keys.read("between_words_ms", read.betweenWords, 20, 2000);
    keys.read("max_words", read.maximumWords, 1, 100);
    keys.read("max_word_ms", read.maximumWord, 100, 60000);
    keys.read("silence_threshold", read.silenceThreshold, 1, 32767);
    keys.read("beep", beep);
    if (auto result = keys.result(); !result)
        return result;
    // What could never be found out.
    if (read.minimumWord >= read.greeting || read.minimumWord >= read.maximumWord)
        return usage("machine_detection: a word (min_word_ms) is shorter than a greeting (greeting_ms) and than the "
                     "longest word (max_word_ms)");
    if (read.betweenWords >= read.afterGreetingSilence)
        return usage("machine_detection: between_words_ms is shorter than after_greeting_silence_ms");
    if (read.totalAnalysis < read.minimumWord + read.afterGreetingSilence || read.totalAnalysis < read.initialSilence)
        return usage("machine_detection: total_ms must hold initial_silence_ms, and a word with "
                     "after_greeting_silence_ms");
    detector = read;
    return {};
}

} // namespace campanile::dialer
