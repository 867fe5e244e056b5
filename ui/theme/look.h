// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tokens.h"

class QApplication;
class QPalette;

namespace campanile {

[[nodiscard]] QPalette lookPalette(Look look);
/// Style, palette, font and focus ring of the whole program. May be called again to change the look.
void applyLook(QApplication &application, Look look);
/// What the desktop asks for.
[[nodiscard]] Look systemLook();

} // namespace campanile
