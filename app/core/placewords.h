// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "area.h"

namespace campanile {

/// "Piedicastello e altre 2 aree": for titles. Translated; empty for an area that includes nothing.
[[nodiscard]] QString placeTitle(const Area &area);
/// "Piedicastello e in altre 2 aree": after "phones in". Translated; empty for an area that includes nothing.
[[nodiscard]] QString placeWords(const Area &area);

} // namespace campanile
