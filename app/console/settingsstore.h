// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "consolesettings.h"

namespace campanile {

/// The user's own settings file. What cannot be read is as if it had never been set.
[[nodiscard]] ConsoleSettings loadSettings();
void saveSettings(const ConsoleSettings &settings);

} // namespace campanile
