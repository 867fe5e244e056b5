// SPDX-License-Identifier: GPL-3.0-or-later
#include "soundconfig.h"

#include <algorithm>
#include <format>

namespace campanile::dialer {

namespace {

auto usage(std::string words)
{
    return failure(Failure::Kind::Invalid, "USAGE", std::move(words));
}

struct Number {
    std::string_view key;
    std::int64_t least, most;
};

constexpr Number initialSilence{"initial_silence_ms", 500, 30000}, greeting{"greeting_ms", 200, 30000},
    afterGreetingSilence{"after_greeting_silence_ms", 100, 10000}, total{"total_ms", 1000, 60000},
    minimumWord{"min_word_ms", 20, 2000}, betweenWords{"between_words_ms", 20, 2000}, maximumWords{"max_words", 1, 100},
    maximumWord{"max_word_ms", 100, 60000}, silenceThreshold{"silence_threshold", 1, 32767};
constexpr std::string_view beepKey = "beep";

class Reader {
public:
    explicit Reader(const toml::table &table)
        : m_table(table)
    {
    }

    template <class T> void read(const Number &number, T &to)
    {
        const auto node = m_table[number.key];
        m_known += node ? 1 : 0;
        if (!node || !m_refusal.empty())
            return;
        const auto value = node.value_exact<std::int64_t>();
        if (!value || *value < number.least || *value > number.most)
            m_refusal = std::format(
                "machine_detection: {} must be a number between {} and {}", number.key, number.least, number.most);
        else
            to = T(*value);
    }

    void read(std::string_view key, bool &to)
    {
        const auto node = m_table[key];
        m_known += node ? 1 : 0;
        if (node && !node.is_boolean() && m_refusal.empty())
            m_refusal = std::format("machine_detection: {} must be true or false", key);
        to = node.value_or(to);
    }

    [[nodiscard]] Result<void> result() const
    {
        if (!m_refusal.empty())
            return usage(m_refusal);
        return m_known == m_table.size() ? Result<void>() : usage(unknown());
    }

private:
    [[nodiscard]] std::string unknown() const
    {
        for (const auto &[key, value] : m_table) {
            const bool known = key.str() == beepKey
                || std::ranges::contains(std::array{initialSilence, greeting, afterGreetingSilence, total, minimumWord,
                                             betweenWords, maximumWords, maximumWord, silenceThreshold},
                    key.str(), &Number::key);
            if (!known)
                return std::format(
                    "machine_detection: unknown key \"{}\" (line {})", key.str(), key.source().begin.line);
        }
        return "machine_detection: unknown key";
    }

    const toml::table &m_table;
    std::size_t m_known = 0;
    std::string m_refusal;
};

} // namespace

Result<void> readSound(const toml::table &trunk, SipSettings &settings)
{
    using Srtp = SipSettings::Srtp;
    if (trunk.contains("srtp")) {
        const auto name = trunk["srtp"].value_or(std::string());
        if (name != "no" && name != "offer" && name != "require")
            return usage("srtp must be \"no\", \"offer\" or \"require\"");
        settings.srtp = name == "no" ? Srtp::No : name == "offer" ? Srtp::Offer : Srtp::Require;
    }
    if (trunk.contains("codecs")) {
        settings.codecs.clear();
        const auto *names = trunk["codecs"].as_array();
        for (std::size_t i = 0; names && i < names->size(); ++i) {
            const auto codec = codecNamed((*names)[i].value_or(std::string()));
            if (!codec || std::ranges::contains(settings.codecs, *codec))
                return usage("codecs are \"PCMA\", \"PCMU\" and \"G722\", each once");
            settings.codecs.push_back(*codec);
        }
        if (settings.codecs.empty())
            return usage("codecs must be a list: [\"PCMA\", \"PCMU\"]");
    }
    if (trunk.contains("follow_sound") && !trunk["follow_sound"].is_boolean())
        return usage("follow_sound must be true or false");
    settings.followSound = trunk["follow_sound"].value_or(settings.followSound);
    return {};
}

Result<void> readDetection(const toml::table &table, DetectorSettings &detector, bool &beep)
{
    DetectorSettings read = detector;
    Reader reader(table);
    reader.read(initialSilence, read.initialSilence);
    reader.read(greeting, read.greeting);
    reader.read(afterGreetingSilence, read.afterGreetingSilence);
    reader.read(total, read.totalAnalysis);
    reader.read(minimumWord, read.minimumWord);
    reader.read(betweenWords, read.betweenWords);
    reader.read(maximumWords, read.maximumWords);
    reader.read(maximumWord, read.maximumWord);
    reader.read(silenceThreshold, read.silenceThreshold);
    reader.read(beepKey, beep);
    if (auto result = reader.result(); !result)
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
