// SPDX-License-Identifier: GPL-3.0-or-later
#include "tagplacer.h"

#include <algorithm>
#include <cmath>

namespace campanile {

namespace {

constexpr int tries = 48; ///< places looked at along the outline

double overlap(const QRectF &a, const QRectF &b)
{
    const QRectF both = a & b;
    return both.width() * both.height();
}

} // namespace

QList<QRectF> placeTags(const QList<TagWish> &wishes, const QRectF &view, const QList<QRectF> &taken)
{
    QList<QRectF> obstacles = taken, placed;
    for (const TagWish &wish : wishes) {
        const QRectF box = wish.outline.boundingRect();
        const QRectF seen = box.adjusted(-1, -1, 1, 1) & view;
        if (seen.isEmpty()) {
            placed.append(QRectF());
            continue;
        }
        const QSizeF size = wish.size;
        const auto centred = [&](QPointF centre) {
            return QRectF(centre.x() - size.width() / 2, centre.y() - size.height() / 2, size.width(), size.height());
        };
        if (wish.inside && wish.outline.contains(centred(seen.center()))) {
            placed.append(centred(seen.center()));
            obstacles.append(placed.last());
            continue;
        }
        QRectF best;
        double bestCost = std::numeric_limits<double>::infinity();
        for (int i = 0; i < tries; ++i) {
            const QPointF at = wish.outline.pointAtPercent(double(i) / tries);
            if (!view.contains(at))
                continue;
            // Outwards from the middle of what is seen, or straight to a side.
            const QPointF radial = at - seen.center();
            const double length = std::max(1.0, std::hypot(radial.x(), radial.y()));
            for (const QPointF way : {radial / length, QPointF(1, 0), QPointF(-1, 0)}) {
                const double reach = size.width() / 2 * std::abs(way.x()) + size.height() / 2 * std::abs(way.y());
                const QPointF centre = at + way * (wish.gap + reach);
                const QRectF tag = centred(centre);
                const double outside = tag.width() * tag.height() - overlap(tag, view);
                double cost = 40 * outside;
                for (const QRectF &obstacle : obstacles)
                    cost += 8 * overlap(tag.adjusted(-6, -6, 6, 6), obstacle);
                for (const TagWish &other : wishes)
                    if (other.outline.intersects(
                            tag.adjusted(-wish.gap + 4, -wish.gap + 4, wish.gap - 4, wish.gap - 4)))
                        cost += 3 * overlap(tag, other.outline.boundingRect()) + 1000;
                cost += 30 * (1 - std::abs(way.x())); // beside reads better than above or below
                if (cost < bestCost) {
                    bestCost = cost;
                    best = tag;
                }
            }
        }
        placed.append(best);
        if (!best.isEmpty())
            obstacles.append(best);
    }
    return placed;
}

} // namespace campanile
