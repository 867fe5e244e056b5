// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace campanile {

/// Before anything else: no core dumps, in which phone numbers and access codes would lie about.
void hardenProcess();

} // namespace campanile
