// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "failure.h"
#include "sipsettings.h"
#include "trunk.h"

#include <optional>

namespace campanile::dialer {

/// One [[trunk]] of the config file.
struct TrunkSettings {
    Trunk::Info info;
    std::optional<SipSettings> sip; ///< none: simulated
};

/// Refusals: USAGE.
[[nodiscard]] Result<void> checkTrunk(const TrunkSettings &trunk);

} // namespace campanile::dialer
