// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace campanile {

enum class MapLook { Light, Dark, Wall };

} // namespace campanile
