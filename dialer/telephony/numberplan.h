// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "order.h"

#include <expected>
#include <optional>
#include <string_view>

namespace campanile::dialer {

struct DialableNumber {
    std::uint64_t digits = 0; ///< E.164 without the plus
    LineKind kind = LineKind::Landline;
};

/// The allow-list: Italian landlines (+39 0...) and mobiles (+39 3...) of possible length, in E.164, and nothing else.
/// It is the last word, whoever asks: premium, foreign, short and emergency numbers are never dialled.
[[nodiscard]] std::expected<DialableNumber, Refusal> dialable(std::string_view e164);

/// The number of who calls us, E.164 without the plus, from what the network says of them: "+39...", "0039...",
/// "39...", or as Italians write it, "0461..." and "340...". Nothing: it is withheld, or none that could be called
/// back.
[[nodiscard]] std::optional<std::uint64_t> callerNumber(std::string_view user);

} // namespace campanile::dialer
