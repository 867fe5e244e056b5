// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace campanile {

/// Wall is the dark map for a screen five metres away: no street names, the other labels 1.9 times as large. Photo is
/// what is laid over an aerial photograph: roads as ribbons that let it through, names in white, no ground.
enum class MapStyle { Light, Dark, Wall, Photo };

} // namespace campanile
