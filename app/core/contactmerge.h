// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contact.h"

namespace campanile {

/// What the registry holds after `fresh` came for the number that `known` has. The id stays. Nobody is opted in again
/// by a file, a sign-up outweighs a directory, a better address replaces a worse one, an empty field replaces nothing,
/// and a sample contact never changes a real one.
[[nodiscard]] Contact merged(const Contact &known, const Contact &fresh);

} // namespace campanile
