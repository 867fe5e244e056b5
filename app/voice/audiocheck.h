// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audioworkshop.h"
#include "pcm.h"

namespace campanile {

/// Measures a message's audio and judges it for a telephone. Pure.
[[nodiscard]] AudioReport checkedSound(const Pcm &sound);

} // namespace campanile
