// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "configtable.h"
#include "sipsettings.h"

namespace campanile::dialer {

/// srtp = "no", "offer" or "require"; codecs = ["PCMA", "PCMU", "G722"], in the order they are offered; follow_sound =
/// true. Refusals, beside those of the table itself: USAGE.
[[nodiscard]] Result<void> readSound(ConfigTable &trunk, SipSettings &settings);

/// [machine_detection]: how long people and machines speak, for all trunks. What it does not say stays. Refusals: USAGE
/// (unknown keys, and what can be no telephone call).
[[nodiscard]] Result<void> readDetection(const toml::table &table, DetectorSettings &detector, bool &beep);

} // namespace campanile::dialer
