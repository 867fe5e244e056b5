// SPDX-License-Identifier: GPL-3.0-or-later
#include "cryptoline.h"

#include <algorithm>
#include <charconv>
#include <format>
#include <vector>

namespace campanile::dialer {

namespace {

constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::size_t keyLetters = 40; // 30 bytes, nothing left over
constexpr std::uint64_t shortestLife = 1U << 20; // packets
constexpr int longestLife = 48; // bits of a packet's index
constexpr int mostMki = 4; // bytes

/// Digits alone, no leading zero, not zero.
template <class T> std::optional<T> numberOf(std::string_view text)
{
    T value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    return whole && text.front() >= '1' && text.front() <= '9' ? std::optional(value) : std::nullopt;
}

std::vector<std::string_view> split(std::string_view text, char by)
{
    std::vector<std::string_view> parts;
    while (true) {
        const auto end = text.find(by);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return parts;
        text.remove_prefix(end + 1);
    }
}

bool decode(std::string_view text, SrtpKey &key)
{
    if (text.size() != keyLetters)
        return false;
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto letter = letters.find(text[i]);
        if (letter == std::string_view::npos)
            return false;
        bits = bits << 6 | static_cast<std::uint32_t>(letter);
        if (i % 4 == 3) {
            for (std::size_t byte = 0; byte < 3; ++byte)
                key.bytes[i / 4 * 3 + byte] = static_cast<std::uint8_t>(bits >> (16 - 8 * byte));
        }
    }
    return true;
}

bool livesLong(std::string_view life)
{
    if (life.starts_with("2^")) {
        const auto power = numberOf<int>(life.substr(2));
        return power && *power <= longestLife && std::uint64_t(1) << *power >= shortestLife;
    }
    const auto packets = numberOf<std::uint64_t>(life);
    return packets && *packets >= shortestLife && *packets <= std::uint64_t(1) << longestLife;
}

bool readMki(std::string_view text, SrtpKey &key)
{
    const auto parts = split(text, ':');
    const auto value = numberOf<std::uint32_t>(parts[0]);
    const auto size = numberOf<int>(parts.back());
    if (parts.size() != 2 || !value || !size || *size > mostMki || (*size < mostMki && *value >> (8 * *size) != 0))
        return false;
    key.mki = *value;
    key.mkiSize = *size;
    return true;
}

bool isHarmless(std::string_view parameter)
{
    return parameter.starts_with("WSH=") && numberOf<int>(parameter.substr(4)).has_value();
}

} // namespace

std::string_view nameOf(SrtpSuite suite)
{
    return suite == SrtpSuite::Sha1_80 ? "AES_CM_128_HMAC_SHA1_80" : "AES_CM_128_HMAC_SHA1_32";
}

std::optional<CryptoLine> readCrypto(std::string_view value)
{
    auto words = split(value, ' ');
    std::erase(words, std::string_view());
    if (words.size() < 3)
        return {};
    CryptoLine line;
    const auto tag = words[0].size() <= 9 ? numberOf<int>(words[0]) : std::nullopt;
    if (!tag)
        return {};
    line.tag = *tag;
    if (words[1] == nameOf(SrtpSuite::Sha1_80))
        line.key.suite = SrtpSuite::Sha1_80;
    else if (words[1] == nameOf(SrtpSuite::Sha1_32))
        line.key.suite = SrtpSuite::Sha1_32;
    else
        return {};
    constexpr std::string_view inlined = "inline:";
    if (!words[2].starts_with(inlined) || !std::all_of(words.begin() + 3, words.end(), isHarmless))
        return {};
    const auto parts = split(words[2].substr(inlined.size()), '|'); // a second key would follow a ';'
    if (parts.size() > 3 || !decode(parts[0], line.key))
        return {};
    // A lifetime, an index, or both in that order.
    const bool hasLife = parts.size() == 3 || (parts.size() == 2 && !parts[1].contains(':'));
    if (hasLife && !livesLong(parts[1]))
        return {};
    if (parts.size() > 1 && (parts.size() == 3 || !hasLife) && !readMki(parts.back(), line.key))
        return {};
    return line;
}

std::string writeCrypto(const CryptoLine &line)
{
    std::string text = std::format("{} {} inline:", line.tag, nameOf(line.key.suite));
    for (std::size_t i = 0; i < line.key.bytes.size(); i += 3) {
        const auto bits =
            std::uint32_t(line.key.bytes[i]) << 16 | std::uint32_t(line.key.bytes[i + 1]) << 8 | line.key.bytes[i + 2];
        for (const int shift : {18, 12, 6, 0})
            text += letters[bits >> shift & 0x3f];
    }
    if (line.key.mkiSize > 0)
        text += std::format("|{}:{}", line.key.mki, line.key.mkiSize);
    return text;
}

} // namespace campanile::dialer
