// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "callend.h"

#include <string_view>

namespace campanile::dialer {

/// What a final answer to an INVITE says of the number called (RFC 3261, section 21; RFC 3398, section 8). 0: no answer
/// came at all.
[[nodiscard]] CallEnd::Cause causeOf(int sipCode);

/// Whether it speaks of the line, and not of the number: it is full, or does not know us, or nobody answers.
[[nodiscard]] bool isLineFault(int sipCode);

/// Of a Reason header (RFC 3326), "Q.850;cause=17;text=...": 17. 0: it says none.
[[nodiscard]] int q850Of(std::string_view reason);

/// Of a Retry-After header, "18 (in a meeting);duration=60": 18 s. Nothing: it is none.
[[nodiscard]] std::optional<std::chrono::seconds> retryAfterOf(std::string_view header);

} // namespace campanile::dialer
