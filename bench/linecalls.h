// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <array>
#include <cstdint>
#include <random>
#include <vector>

// Labelled sound as the dialer receives it, in Italian, by several voices, speeds and levels, over a telephone's band
// and A-law with noise. Made by espeak-ng and arithmetic, the same each time.

enum class Kind { Person, Machine, Silence, Music };
inline constexpr std::array kinds{Kind::Person, Kind::Machine, Kind::Silence, Kind::Music};
inline constexpr std::array<const char *, 4> kindNames{"person", "machine", "silence", "music"};
inline constexpr int lineHz = 8000;

struct LabelledCall {
    Kind kind = Kind::Person;
    bool heldOut = false; ///< every second phrase
    bool beeps = false;
    std::vector<std::int16_t> samples; ///< from the answer on
};

[[nodiscard]] std::vector<LabelledCall> labelledCalls();
[[nodiscard]] const QStringList &italianVoices();
/// In a telephone's band.
[[nodiscard]] std::vector<float> spokenOnTheLine(const QString &text, const QString &voice, int speed);
/// At that level and with that noise (dB of full scale; of the voiced part's RMS), through A-law.
[[nodiscard]] std::vector<std::int16_t> overTheLine(
    std::vector<float> sound, double level, double noise, std::minstd_rand &random);
