// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <expected>
#include <string>

namespace campanile::dialer {

/// What went wrong: who must act (kind), a stable reason in capitals for programs, words for people.
struct Failure {
    enum class Kind { Invalid, Precondition, Exists, NotFound, Limit, Aborted, Unavailable, Internal };
    Kind kind = Kind::Internal;
    std::string reason;
    std::string words;

    [[nodiscard]] std::string text() const { return reason + ": " + words; }

    friend bool operator==(const Failure &, const Failure &) = default;
};

template <class T> using Result = std::expected<T, Failure>;

[[nodiscard]] inline std::unexpected<Failure> failure(Failure::Kind kind, std::string reason, std::string words = {})
{
    return std::unexpected(Failure{kind, std::move(reason), std::move(words)});
}

} // namespace campanile::dialer
