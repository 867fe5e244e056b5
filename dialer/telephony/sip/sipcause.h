// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "callend.h"

namespace campanile::dialer {

/// What a final answer to an INVITE says of the number called (RFC 3261, section 21; RFC 3398, section 8). 0: no answer
/// came at all.
[[nodiscard]] CallEnd::Cause causeOf(int sipCode);

} // namespace campanile::dialer
