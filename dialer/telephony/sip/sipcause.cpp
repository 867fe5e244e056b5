// SPDX-License-Identifier: GPL-3.0-or-later
#include "sipcause.h"

#include <algorithm>
#include <charconv>

namespace campanile::dialer {

CallEnd::Cause causeOf(int sipCode)
{
    using Cause = CallEnd::Cause;
    switch (sipCode) {
    case 486: // Busy Here
    case 600: // Busy Everywhere
    case 603: // Decline: the telephone rang and was pushed away
        return Cause::Busy;
    case 408: // Request Timeout
    case 480: // Temporarily Unavailable
    case 487: // Request Terminated
        return Cause::NoAnswer;
    case 404: // Not Found
    case 410: // Gone
    case 484: // Address Incomplete
    case 604: // Does Not Exist Anywhere
        return Cause::Invalid;
    case 403: return Cause::Refused; // Forbidden
    default:
        // 401, 402, 407, 429, 503 and no answer at all are the line's fault: see below.
        // 3xx too: to follow it would call a number that nobody approved.
        return Cause::Unreachable;
    }
}

bool isLineFault(int sipCode)
{
    switch (sipCode) {
    case 0: // nobody is there
    case 401: // our name or password is wrong
    case 402:
    case 407:
    case 429: // Too Many Requests (used as HTTP has it)
    case 503: return true; // Service Unavailable
    default: return false;
    }
}

namespace {

/// The number at the beginning, at most six digits; nothing: there is none.
std::optional<int> leadingNumber(std::string_view text)
{
    int value = 0;
    const auto digits = text.substr(0, 6);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() && value >= 0 ? std::optional(value) : std::nullopt;
}

std::string_view trimmed(std::string_view text)
{
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
    return text;
}

} // namespace

int q850Of(std::string_view reason)
{
    constexpr std::string_view protocol = "Q.850", parameter = "cause=";
    const auto at = reason.find(protocol); // several reasons are separated by commas
    if (at == std::string_view::npos)
        return 0;
    auto rest = reason.substr(at + protocol.size());
    rest = rest.substr(0, rest.find(','));
    const auto cause = rest.find(parameter);
    const auto number =
        cause == std::string_view::npos ? std::nullopt : leadingNumber(trimmed(rest.substr(cause + parameter.size())));
    return number && *number <= 127 ? *number : 0;
}

std::optional<std::chrono::seconds> retryAfterOf(std::string_view header)
{
    const auto number = leadingNumber(trimmed(header));
    return number ? std::optional(std::chrono::seconds(*number)) : std::nullopt;
}

} // namespace campanile::dialer
