// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "order.h"

#include <expected>
#include <string_view>

namespace campanile::dialer {

struct DialableNumber {
    std::uint64_t digits = 0; ///< E.164 without the plus
    LineKind kind = LineKind::Landline;
};

/// The allow-list: Italian landlines (+39 0...) and mobiles (+39 3...) of possible length, in E.164, and nothing else.
/// It is the last word, whoever asks: premium, foreign, short and emergency numbers are never dialled.
[[nodiscard]] std::expected<DialableNumber, Refusal> dialable(std::string_view e164);

} // namespace campanile::dialer
