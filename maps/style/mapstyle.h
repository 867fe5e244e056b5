// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace campanile {

/// Wall is the dark map for a screen five metres away: no street names, the other labels 1.9 times as large.
enum class MapStyle { Light, Dark, Wall };

} // namespace campanile
