// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "area.h"
#include "tokens.h"

class QPainter;

namespace campanile {

/// A shape to be sketched, without a map: what is chosen, what is not, what is taken away.
struct SketchShape {
    enum class Part { Chosen, Other, Exclusion };
    enum class Form { Polygon, Lines, Points };
    QList<GeoRing> rings;
    Part part = Part::Chosen;
    Form form = Form::Polygon;
};

[[nodiscard]] QList<SketchShape> sketchOf(const Area &area);
/// Fits all shapes into the rectangle, north up; corners nearer than half a pixel are left out.
void paintSketch(QPainter &painter, const QRectF &rect, const QList<SketchShape> &shapes, const Tokens &tokens);

} // namespace campanile
