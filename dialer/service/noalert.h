// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings.h"
#include "trunk.h"

namespace campanile::dialer {

/// What who calls back hears when there is no alert for them: the configured file, else the one that was made with this
/// program, in share/campanile/prompts beside its folder. Null: none. Refusals: USAGE (a configured one is no sound).
[[nodiscard]] Result<std::shared_ptr<const Playlist>> noAlertOf(const Settings &settings);

} // namespace campanile::dialer
