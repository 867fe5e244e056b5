// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layers.h"

namespace campanile {

/// What can be drawn of a town that no map was given for: its border and the names of its quarters (rows of that
/// layer), so that whoever looks at it knows where he is.
void drawWithoutMap(
    Layers &layers, const Shape &boundary, const std::string &name, const std::vector<Feature> &quarters);

} // namespace campanile
