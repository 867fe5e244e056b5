// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mapnik/geometry.hpp>

#include <vector>

namespace campanile {

using Line = mapnik::geometry::line_string<double>;

/// A street is mapped in pieces, cut at every crossing and bridge; a name is set along a whole line. Joins pieces that
/// share an end, at a fork the pair that goes on straightest, and never round a sharp corner.
[[nodiscard]] std::vector<Line> joinLines(std::vector<Line> pieces);

} // namespace campanile
