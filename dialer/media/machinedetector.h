// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>

namespace campanile::dialer {

/// How long people and machines speak, in the terms of the known open-source dialers (Asterisk's AMD application). A
/// person says a word or two and waits; a machine speaks on.
struct DetectorSettings {
    std::chrono::milliseconds initialSilence{2500}; ///< nobody says anything: unsure
    std::chrono::milliseconds greeting{2100}; ///< a greeting that is longer is a machine's
    std::chrono::milliseconds afterGreetingSilence{800}; ///< who is silent so long after a word waits for an answer
    std::chrono::milliseconds totalAnalysis{5000}; ///< undecided by then: unsure
    std::chrono::milliseconds minimumWord{100}; ///< a shorter noise is no word
    std::chrono::milliseconds betweenWords{50}; ///< a shorter pause does not end a word
    std::chrono::milliseconds maximumWord{5000}; ///< a longer one is a machine's, or music
    int maximumWords = 4; ///< more of them are a machine's
    int silenceThreshold = 256; ///< mean of the samples' sizes (of 32768) under which a slice is silent
    friend bool operator==(const DetectorSettings &, const DetectorSettings &) = default;
};

enum class Answerer { Person, Machine, Unsure };

/// What decided.
enum class DetectorCause { InitialSilence, AfterGreetingSilence, LongGreeting, ManyWords, LongWord, TotalTime };

struct DetectorVerdict {
    Answerer answerer = Answerer::Unsure;
    DetectorCause cause = DetectorCause::TotalTime;
    std::chrono::milliseconds at{0}; ///< since the answer
    friend bool operator==(const DetectorVerdict &, const DetectorVerdict &) = default;
};

/// Listens to who answered: 8 kHz samples from the moment of the 200, in pieces of any size. Decides once.
class MachineDetector final {
public:
    explicit MachineDetector(const DetectorSettings &settings = {});

    /// The verdict, from the piece on in which it was reached.
    std::optional<DetectorVerdict> add(std::span<const std::int16_t> samples);

    [[nodiscard]] const std::optional<DetectorVerdict> &verdict() const { return m_verdict; }

    [[nodiscard]] int words() const { return m_words; }

private:
    void addSlice(int level);
    void decide(Answerer answerer, DetectorCause cause);

    DetectorSettings m_settings;
    std::optional<DetectorVerdict> m_verdict;
    std::chrono::milliseconds m_time{0}, m_voice{0}, m_silence{0}, m_greeting{0};
    bool m_inWord = false; ///< the voice lasted long enough to be one
    int m_words = 0;
    std::int64_t m_sum = 0; ///< of the slice that is not full yet
    int m_count = 0;
};

} // namespace campanile::dialer
