// SPDX-License-Identifier: GPL-3.0-or-later
#include "numberplan.h"

#include <algorithm>
#include <charconv>

namespace campanile::dialer {

namespace {

// Subscriber lines, with the trunk's 0 or 3 counted.
constexpr std::size_t shortestLandline = 6;
constexpr std::size_t longestLandline = 11;
constexpr std::size_t shortestMobile = 9;
constexpr std::size_t longestMobile = 10;
// 112, 113, 115, 118, 1515, 116117, 19696...: nothing that short is a citizen's phone
constexpr std::size_t longestService = 6;

} // namespace

std::expected<DialableNumber, Refusal> dialable(std::string_view e164)
{
    const bool international = e164.starts_with('+');
    const auto digits = international ? e164.substr(1) : e164;
    if (digits.empty() || digits.size() > 15
        || !std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; }))
        return std::unexpected(Refusal::NotANumber);
    if (!international)
        return std::unexpected(digits.size() <= longestService ? Refusal::EmergencyOrShort : Refusal::NotANumber);
    if (!digits.starts_with("39"))
        return std::unexpected(digits.size() <= 4 ? Refusal::EmergencyOrShort : Refusal::Foreign);
    const auto national = digits.substr(2);
    if (national.empty())
        return std::unexpected(Refusal::NotANumber);
    DialableNumber number;
    switch (national.front()) {
    case '0':
        if (national.size() < shortestLandline || national.size() > longestLandline || national[1] == '0')
            return std::unexpected(Refusal::NotANumber);
        number.kind = LineKind::Landline;
        break;
    case '3':
        if (national.size() < shortestMobile || national.size() > longestMobile)
            return std::unexpected(Refusal::NotANumber);
        number.kind = LineKind::Mobile;
        break;
    case '1':
        if (national.size() <= longestService)
            return std::unexpected(Refusal::EmergencyOrShort);
        return std::unexpected(Refusal::Premium); // 144, 166, 178, 199
    case '4':
        if (national.size() <= longestService)
            return std::unexpected(Refusal::EmergencyOrShort); // mobile information services
        return std::unexpected(Refusal::Premium);
    case '7':
    case '8': return std::unexpected(Refusal::Premium); // 700, 84x, 89x and the other rates that are not a line's own
    default: return std::unexpected(Refusal::NotANumber);
    }
    std::from_chars(digits.data(), digits.data() + digits.size(), number.digits);
    return number;
}

std::optional<std::uint64_t> callerNumber(std::string_view user)
{
    std::string digits;
    for (const char c : user.substr(0, user.find(';'))) { // parameters: ";phone-context=..."
        if ((c >= '0' && c <= '9') || (c == '+' && digits.empty()))
            digits += c;
        else if (c != '-' && c != '.' && c != '(' && c != ')' && c != ' ') // as people write numbers (RFC 3966)
            return {};
    }
    const auto known = [](const std::string &e164) -> std::optional<std::uint64_t> {
        const auto number = dialable(e164);
        return number ? std::optional(number->digits) : std::nullopt;
    };
    if (digits.starts_with('+'))
        return known(digits);
    if (digits.starts_with("00"))
        return known("+" + digits.substr(2));
    if (const auto national = known("+39" + digits)) // 340..., and 390... too: a mobile before a country code
        return national;
    return known("+" + digits);
}

} // namespace campanile::dialer
