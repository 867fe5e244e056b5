// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "area.h"
#include "mapink.h"
#include "mapprojection.h"

class QPainter;
class QPainterPath;

namespace campanile {

struct AreaPaintStyle {
    double fill = 0.20; ///< opacity; 0: none
    double edge = 3;
    double streetCore = 3; ///< 0: only the band
    double streetBand = 0.35; ///< opacity
    bool dashed = false; ///< only edges, dashed: the drawn area over the server's
    PieceId broken; ///< crosses itself: its edge is in the exclusion's colour
    PieceId open; ///< still being drawn: no edge yet
    friend bool operator==(const AreaPaintStyle &, const AreaPaintStyle &) = default;
};

[[nodiscard]] QPainterPath coreLine(const AreaPiece &piece, const MapProjection &projection); ///< a corridor's
[[nodiscard]] QPainterPath outline(const AreaPiece &piece, const MapProjection &projection);

/// Pieces in their order, exclusions cut out of all includes. Expects a transparent ground.
void paintArea(QPainter &painter, const QList<AreaPiece> &pieces, const MapProjection &projection, const MapInk &ink,
    const AreaPaintStyle &style);

} // namespace campanile
