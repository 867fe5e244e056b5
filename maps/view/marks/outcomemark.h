// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "outcome.h"

#include <QColor>
#include <QPointF>

class QPainter;

namespace campanile {

/// The ground a mark stands on. Grey: its facts are old, so it has no colour.
struct MarkTheme {
    bool dark = false;
    bool grey = false;
    friend bool operator==(const MarkTheme &, const MarkTheme &) = default;
};

/// Okabe-Ito, the same in a mark, a bar and a figure.
[[nodiscard]] QColor markColour(Mark mark, MarkTheme theme);

/// One mark, as the map, the legend and the lists show it: colour is never the only sign. `r` is 9 in a legend, 7.5 on
/// the wall, 5 or 4.2 on the map; shapes differ in size around it so that they weigh the same.
void paintMark(QPainter &painter, Mark mark, QPointF centre, double r, MarkTheme theme);

/// Half the side of a square around the centre that holds every mark with its halo.
[[nodiscard]] double markReach(double r);
[[nodiscard]] double markReach(Mark mark, double r); ///< that holds this one

} // namespace campanile
