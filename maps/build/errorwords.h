// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

namespace campanile {

/// One sentence in English for the terminal.
[[nodiscard]] QString words(const Error &error);

} // namespace campanile
