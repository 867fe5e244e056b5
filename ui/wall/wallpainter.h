// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wallview.h"

#include <QRectF>

class QPainter;

namespace campanile {

/// Where the map goes, and everything around it. All measures are shares of the screen's height.
[[nodiscard]] QRectF wallMapRect(QSizeF size);
void paintWall(QPainter &painter, QSizeF size, const WallView &view);
/// The words over the map while the data are old.
void paintFrozenMap(QPainter &painter, QSizeF size, const WallView &view);

} // namespace campanile
