// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mapnik/font_set.hpp>

namespace campanile {

enum class LabelFont { Regular, Medium, SemiBold, Italic };

/// The first of Inter, Noto Sans and DejaVu Sans that this machine has, the others behind it for letters it lacks.
/// Looks for the files once, at the first call; safe from any thread.
[[nodiscard]] const mapnik::font_set &labelFont(LabelFont font);

} // namespace campanile
