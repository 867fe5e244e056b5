// SPDX-License-Identifier: GPL-3.0-or-later
#include "areasketch.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <numbers>

namespace campanile {

namespace {

/// From degrees to the rectangle.
struct Fit {
    Fit(const QRectF &rect, const GeoBox &box)
    {
        const double middle = (double(box.north) + box.south) / 2;
        m_east = std::cos(middle / 1e7 * std::numbers::pi / 180);
        const double width = std::max(1.0, (double(box.east) - box.west) * m_east);
        const double height = std::max(1.0, double(box.north) - box.south);
        m_scale = std::min(rect.width() / width, rect.height() / height);
        m_origin = rect.center();
        m_lon = (double(box.east) + box.west) / 2, m_lat = middle;
    }

    [[nodiscard]] QPointF operator()(GeoPoint p) const
    {
        return m_origin + QPointF((p.lonE7 - m_lon) * m_east * m_scale, (m_lat - p.latE7) * m_scale);
    }

private:
    double m_east = 1, m_scale = 1, m_lon = 0, m_lat = 0;
    QPointF m_origin;
};

void addRing(QPainterPath &path, const GeoRing &ring, const Fit &fit, bool close)
{
    if (ring.isEmpty())
        return;
    QPointF last = fit(ring.front());
    path.moveTo(last);
    for (const GeoPoint &p : ring) {
        const QPointF next = fit(p);
        if ((next - last).manhattanLength() < 0.5)
            continue;
        path.lineTo(next);
        last = next;
    }
    if (close)
        path.closeSubpath();
    else
        path.lineTo(fit(ring.back()));
}

} // namespace

QList<SketchShape> sketchOf(const Area &area)
{
    QList<SketchShape> shapes;
    for (const AreaPiece &piece : area.pieces) {
        if (piece.hidden)
            continue;
        shapes.append({piece.rings, piece.exclude ? SketchShape::Part::Exclusion : SketchShape::Part::Chosen,
            piece.kind == PieceKind::Street ? SketchShape::Form::Lines : SketchShape::Form::Polygon});
    }
    return shapes;
}

void paintSketch(QPainter &painter, const QRectF &rect, const QList<SketchShape> &shapes, const Tokens &t)
{
    GeoBox box;
    for (const SketchShape &shape : shapes) {
        for (const GeoRing &ring : shape.rings) {
            for (const GeoPoint &p : ring)
                box.include(p);
        }
    }
    if (box.isEmpty())
        return;
    const Fit fit(rect, box);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const auto paint = [&](const SketchShape &shape) {
        const bool chosen = shape.part == SketchShape::Part::Chosen;
        const QColor ink = chosen ? t.primary : shape.part == SketchShape::Part::Other ? t.muted : t.exclusion;
        QColor fill = ink;
        fill.setAlphaF(chosen ? 0.28F : shape.part == SketchShape::Part::Other ? 0.10F : 0.0F);
        if (shape.form == SketchShape::Form::Points) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(ink);
            for (const GeoRing &ring : shape.rings) {
                for (const GeoPoint &p : ring)
                    painter.drawEllipse(fit(p), chosen ? 4 : 3, chosen ? 4 : 3);
            }
            return;
        }
        QPainterPath path;
        path.setFillRule(Qt::OddEvenFill);
        const bool closed = shape.form == SketchShape::Form::Polygon;
        for (const GeoRing &ring : shape.rings)
            addRing(path, ring, fit, closed);
        QPen pen(ink, chosen ? 1.6 : 1, shape.part == SketchShape::Part::Exclusion ? Qt::DashLine : Qt::SolidLine);
        if (!closed)
            pen.setWidthF(chosen ? 2.4 : 1.4);
        pen.setJoinStyle(Qt::RoundJoin);
        painter.setPen(pen);
        painter.setBrush(closed ? QBrush(fill) : QBrush(Qt::NoBrush));
        painter.drawPath(path);
        if (shape.part == SketchShape::Part::Exclusion && closed) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(QBrush(ink, Qt::BDiagPattern));
            painter.drawPath(path);
        }
    };
    for (const auto part : {SketchShape::Part::Other, SketchShape::Part::Chosen, SketchShape::Part::Exclusion}) {
        for (const SketchShape &shape : shapes) {
            if (shape.part == part)
                paint(shape);
        }
    }
    painter.restore();
}

} // namespace campanile
