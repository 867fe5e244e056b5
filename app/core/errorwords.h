// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

namespace campanile {

/// What happened, in the reader's language: a whole sentence with a full stop. Complete for every code.
[[nodiscard]] QString words(const Error &error);

} // namespace campanile
