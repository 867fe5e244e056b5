// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contact.h"

namespace campanile {

class Gazetteer;

/// What became of the contacts when their addresses were looked up on another build of their town's pack.
struct RelocationReport {
    int contacts = 0;
    int unchanged = 0;
    int moved = 0; ///< the new map has their address elsewhere, or writes its street differently
    int found = 0; ///< had no position
    int kept = 0; ///< the new map does not know the address as well: they stay where they were
    friend bool operator==(const RelocationReport &, const RelocationReport &) = default;
};

/// The contact as `town` has its address, counted in `report`. A position is never lost, nor made worse.
[[nodiscard]] Contact relocated(const Contact &contact, const Gazetteer &town, RelocationReport &report);

} // namespace campanile
