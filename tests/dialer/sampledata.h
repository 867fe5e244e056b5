// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "order.h"

#include <string>

/// Fictional campaigns for the dialer's tests.
namespace campanile::dialer::sample {

[[nodiscard]] std::string wav(int milliseconds, int sampleRate = 16000, double amplitude = 0.3);
[[nodiscard]] Area area();
[[nodiscard]] std::vector<Recipient> recipients(
    int count, int from = 0); ///< sample mobiles and landlines, all different
[[nodiscard]] Policy emergency(std::chrono::seconds delay = std::chrono::seconds(300));

} // namespace campanile::dialer::sample
