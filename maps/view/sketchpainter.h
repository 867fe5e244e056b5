// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "areapainter.h"
#include "editgeometry.h"

#include <QFont>

#include <optional>

namespace campanile {

/// What lies above the marks: names, handles, what the hand is doing. All of it as values, so that it can be painted
/// without an editor.
struct MapTag {
    enum class Kind { Area, Exclusion, Current };
    AreaPiece piece;
    QString text;
    Kind kind = Kind::Area;
    friend bool operator==(const MapTag &, const MapTag &) = default;
};

struct MapBubble {
    GeoPoint at;
    QString headline; ///< "1.024 telefoni"
    QString detail; ///< "+27 con questo vertice · 0,19 km²"
    bool warning = false;
    friend bool operator==(const MapBubble &, const MapBubble &) = default;
};

struct SketchScene {
    QList<MapTag> tags;
    std::optional<AreaPiece> handles; ///< the piece whose corners can be moved
    QList<GeoPoint> streetEnds; ///< handles of a street in edit
    Corner grabbed;
    bool whole = false; ///< the keyboard holds all of it
    GeoRing sketch; ///< corners of the polygon or line in the making
    std::optional<GeoPoint> sketchEnd;
    bool sketchBroken = false, sketchCloses = false;
    QList<AreaPiece> candidates; ///< what a click would add
    GeoRing box; ///< around quarters
    std::optional<GeoPoint> crosshair;
    std::optional<MapBubble> bubble;
    bool exclude = false; ///< what is being drawn is an exclusion
    QRectF clear; ///< where names may stand; in pixels of the view
    double tagScale = 0; ///< above 0: framed names for the wall, this many times 12 px
    friend bool operator==(const SketchScene &, const SketchScene &) = default;
};

void paintSketch(
    QPainter &painter, const SketchScene &scene, const MapProjection &projection, const MapInk &ink, const QFont &font);

} // namespace campanile
