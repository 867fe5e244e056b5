// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "failure.h"
#include "sipsettings.h"

#include <toml++/toml.hpp>

#include <array>

namespace campanile::dialer {

/// A trunk's keys about its sound.
inline constexpr std::array soundKeys{"srtp", "codecs", "follow_sound"};

/// srtp = "no", "offer" or "require"; codecs = ["PCMA", "PCMU", "G722"], in the order they are offered; follow_sound =
/// true. Refusals: USAGE.
[[nodiscard]] Result<void> readSound(const toml::table &trunk, SipSettings &settings);

/// [machine_detection]: how long people and machines speak, for all trunks. What it does not say stays. Refusals: USAGE
/// (unknown keys, and what can be no telephone call).
[[nodiscard]] Result<void> readDetection(const toml::table &table, DetectorSettings &detector, bool &beep);

} // namespace campanile::dialer
