// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPainterPath>
#include <QRectF>

namespace campanile {

struct TagWish {
    QPainterPath outline; ///< of its piece
    QSizeF size;
    bool inside = false; ///< exclusions carry theirs in the middle when there is room
    double gap = 12; ///< from the edge; marks reach over it
};

/// Beside the edge, where it covers least: inside the view, off the areas, off the other tags and off `taken`.
/// An empty rectangle where the piece is out of view.
[[nodiscard]] QList<QRectF> placeTags(const QList<TagWish> &wishes, const QRectF &view, const QList<QRectF> &taken);

} // namespace campanile
