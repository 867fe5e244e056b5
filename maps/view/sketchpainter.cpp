// SPDX-License-Identifier: GPL-3.0-or-later
#include "sketchpainter.h"

#include "tagplacer.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace campanile {

namespace {

constexpr double cornerSide = 12, grabbedSide = 16, haloSide = 26, middleDisc = 8;
constexpr double tagHeight = 24;

QFont sized(QFont font, double pixels, QFont::Weight weight)
{
    font.setPixelSize(std::max(8, qRound(pixels)));
    font.setWeight(weight);
    return font;
}

QRectF square(QPointF centre, double side)
{
    return {centre.x() - side / 2, centre.y() - side / 2, side, side};
}

void paintCorner(QPainter &painter, QPointF at, const MapInk &ink, const QColor &colour, bool grabbed)
{
    const QPointF pixel(std::round(at.x()), std::round(at.y()));
    painter.setPen(Qt::NoPen);
    if (grabbed) {
        QColor halo = colour;
        halo.setAlphaF(0.3F);
        painter.setBrush(halo);
        painter.drawRoundedRect(square(pixel, haloSide), 3, 3);
        painter.setBrush(ink.handle);
        painter.drawRect(square(pixel, grabbedSide + 3));
        painter.setBrush(colour);
        painter.drawRect(square(pixel, grabbedSide));
        return;
    }
    painter.setBrush(colour);
    painter.drawRect(square(pixel, cornerSide + 3));
    painter.setBrush(ink.handle);
    painter.drawRect(square(pixel, cornerSide - 2));
}

void paintMiddle(QPainter &painter, QPointF at, const MapInk &ink, const QColor &colour)
{
    painter.setPen(QPen(ink.handle, 1.5));
    painter.setBrush(colour);
    painter.drawEllipse(at, middleDisc / 2, middleDisc / 2);
}

/// Where corners crowd together the discs between them would hide the edge.
void paintMiddles(QPainter &painter, const QList<GeoRing> &rings, bool open, const MapProjection &projection,
    const MapInk &ink, const QColor &colour)
{
    const QRectF view = QRectF(QPointF(0, 0), projection.size).adjusted(-20, -20, 20, 20);
    for (const GeoRing &ring : rings) {
        for (qsizetype i = 0; i < ring.size() - (open ? 1 : 0); ++i) {
            const GeoPoint next = ring[(i + 1) % ring.size()];
            const QPointF from = projection.pixel(ring[i]), to = projection.pixel(next);
            if (distance(from, to) >= 40 && view.contains((from + to) / 2))
                paintMiddle(painter, projection.pixel(middleOf(ring[i], next)), ink, colour);
        }
    }
}

void paintHandles(QPainter &painter, const SketchScene &scene, const MapProjection &projection, const MapInk &ink)
{
    const AreaPiece &piece = *scene.handles;
    const QColor colour = piece.exclude ? ink.exclusion : ink.primary;
    const QRectF view = QRectF(QPointF(0, 0), projection.size).adjusted(-20, -20, 20, 20);
    if (scene.whole) {
        QPainterPath edge = outline(piece, projection);
        QColor halo = colour;
        halo.setAlphaF(0.3F);
        painter.strokePath(edge, QPen(halo, 11, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    }
    QList<GeoRing> corners = cornersOf(piece);
    if (!scene.streetEnds.isEmpty())
        corners = {scene.streetEnds};
    else if (piece.kind == PieceKind::Rectangle)
        corners = piece.rings; // the sides' middles are discs
    if (piece.kind != PieceKind::Circle && scene.streetEnds.isEmpty())
        paintMiddles(painter, corners, piece.kind == PieceKind::Corridor, projection, ink, colour);
    for (int ring = 0; ring < corners.size(); ++ring)
        for (int i = 0; i < corners[ring].size(); ++i)
            if (const QPointF at = projection.pixel(corners[ring][i]);
                view.contains(at) && scene.grabbed != Corner{ring, i})
                paintCorner(painter, at, ink, colour, false);
    if (!scene.grabbed.isValid())
        return;
    const QList<GeoRing> all = scene.streetEnds.isEmpty() ? cornersOf(piece) : corners;
    if (scene.grabbed.index < all.value(scene.grabbed.ring).size())
        paintCorner(painter, projection.pixel(all[scene.grabbed.ring][scene.grabbed.index]), ink, colour, true);
}

void paintOpenLine(QPainter &painter, const SketchScene &scene, const MapProjection &projection, const MapInk &ink)
{
    const QColor colour = scene.exclude ? ink.exclusion : ink.primary;
    QPainterPath line(projection.pixel(scene.sketch.first()));
    for (const GeoPoint corner : scene.sketch)
        line.lineTo(projection.pixel(corner));
    painter.strokePath(line, QPen(colour, 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (scene.sketchEnd) {
        const QPointF end = projection.pixel(scene.sketchCloses ? scene.sketch.first() : *scene.sketchEnd);
        QPen rubber(
            scene.sketchBroken ? ink.exclusion : colour, scene.sketchBroken ? 3 : 2, Qt::CustomDashLine, Qt::FlatCap);
        rubber.setDashPattern({3, 2});
        painter.setPen(rubber);
        painter.drawLine(projection.pixel(scene.sketch.last()), end);
    }
    for (qsizetype i = 0; i < scene.sketch.size(); ++i)
        paintCorner(painter, projection.pixel(scene.sketch[i]), ink, colour, i == 0 && scene.sketchCloses);
}

void paintCandidates(QPainter &painter, const SketchScene &scene, const MapProjection &projection, const MapInk &ink)
{
    AreaPaintStyle style;
    style.fill = 0.12;
    style.edge = 2;
    paintArea(painter, scene.candidates, projection, ink, style);
}

void paintBox(QPainter &painter, const SketchScene &scene, const MapProjection &projection, const MapInk &ink)
{
    const QRectF box = QRectF(projection.pixel(scene.box[0]), projection.pixel(scene.box[2])).normalized();
    QPen pen(scene.exclude ? ink.exclusion : ink.primary, 2, Qt::CustomDashLine, Qt::FlatCap, Qt::MiterJoin);
    pen.setDashPattern({3, 2});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(box);
}

void paintCrosshair(QPainter &painter, QPointF at, const MapInk &ink)
{
    const QPointF c(std::round(at.x()) + 0.5, std::round(at.y()) + 0.5);
    for (const QPen &pen : {QPen(ink.handle, 4), QPen(ink.text, 2)}) {
        painter.setPen(pen);
        for (const QPointF way : {QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)})
            painter.drawLine(c + way * 5, c + way * 16);
    }
}

struct PlacedBubble {
    QRectF box;
    QFont headline, detail;
};

PlacedBubble placeBubble(
    const MapBubble &bubble, const MapProjection &projection, const QRectF &view, const QFont &font)
{
    PlacedBubble placed;
    placed.headline = sized(font, 20, QFont::Bold);
    placed.detail = sized(font, 12, QFont::Normal);
    const double width = 32
        + std::max(QFontMetricsF(placed.headline).horizontalAdvance(bubble.headline),
            QFontMetricsF(placed.detail).horizontalAdvance(bubble.detail));
    const QSizeF size(std::ceil(width), bubble.detail.isEmpty() ? 40 : 56);
    const QPointF at = projection.pixel(bubble.at);
    QPointF corner(at.x() + 20, at.y() - size.height() / 2);
    if (corner.x() + size.width() > view.right())
        corner.setX(at.x() - 20 - size.width());
    corner.setY(std::clamp(corner.y(), view.top(), std::max(view.top(), view.bottom() - size.height())));
    placed.box = QRectF(QPointF(std::round(corner.x()), std::round(corner.y())), size);
    return placed;
}

void paintBubble(QPainter &painter, const MapBubble &bubble, const PlacedBubble &placed, const MapInk &ink)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(bubble.warning ? ink.exclusionTag : ink.bubble);
    painter.drawRoundedRect(placed.box, 6, 6);
    painter.setPen(bubble.warning ? ink.onTag : ink.onBubble);
    painter.setFont(placed.headline);
    const QRectF text = placed.box.adjusted(16, 0, -16, 0);
    if (bubble.detail.isEmpty()) {
        painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft, bubble.headline);
        return;
    }
    painter.drawText(text.adjusted(0, 7, 0, -22), Qt::AlignVCenter | Qt::AlignLeft, bubble.headline);
    painter.setFont(placed.detail);
    painter.drawText(text.adjusted(0, 32, 0, -7), Qt::AlignVCenter | Qt::AlignLeft, bubble.detail);
}

void paintTags(QPainter &painter, const SketchScene &scene, const MapProjection &projection, const MapInk &ink,
    const QFont &base, const QList<QRectF> &taken, const QRectF &view)
{
    const bool wall = scene.tagScale > 0;
    const QFont font = sized(base, wall ? 12 * scene.tagScale : 12, QFont::DemiBold);
    const QFontMetricsF metrics(font);
    const double height = wall ? std::round(18 * scene.tagScale) : tagHeight;
    QList<TagWish> wishes;
    for (const MapTag &tag : scene.tags) {
        QPainterPath shape = outline(tag.piece, projection);
        if (tag.piece.kind == PieceKind::Street) { // an open line has no inside
            QPainterPathStroker stroker;
            stroker.setWidth(14);
            shape = stroker.createStroke(shape);
        }
        wishes.append({shape, QSizeF(std::ceil(metrics.horizontalAdvance(tag.text)) + height * 0.67, height),
            tag.kind == MapTag::Kind::Exclusion, wall ? 12 + 6 * scene.tagScale : 12});
    }
    const QList<QRectF> boxes = placeTags(wishes, view, taken);
    for (qsizetype i = 0; i < boxes.size(); ++i) {
        if (boxes[i].isEmpty())
            continue;
        const MapTag &tag = scene.tags[i];
        QRectF box(std::round(boxes[i].x()), std::round(boxes[i].y()), boxes[i].width(), boxes[i].height());
        QColor ground = tag.kind == MapTag::Kind::Exclusion ? ink.exclusionTag
            : tag.kind == MapTag::Kind::Current             ? ink.bubble
                                                            : ink.tag;
        QColor words = tag.kind == MapTag::Kind::Current ? ink.onBubble : ink.onTag;
        painter.setPen(Qt::NoPen);
        if (wall) {
            painter.setPen(QPen(tag.kind == MapTag::Kind::Exclusion ? ink.exclusion : ink.primary, 1));
            ground = ink.land;
            words = ink.text;
            box.adjust(0.5, 0.5, -0.5, -0.5);
        }
        painter.setBrush(ground);
        painter.drawRoundedRect(box, 3, 3);
        painter.setPen(words);
        painter.setFont(font);
        painter.drawText(box, Qt::AlignCenter, tag.text);
    }
}

} // namespace

void paintSketch(
    QPainter &painter, const SketchScene &scene, const MapProjection &projection, const MapInk &ink, const QFont &font)
{
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF view = scene.clear.isEmpty() ? QRectF(QPointF(0, 0), projection.size) : scene.clear;
    if (!scene.candidates.isEmpty())
        paintCandidates(painter, scene, projection, ink);
    if (scene.box.size() == 4)
        paintBox(painter, scene, projection, ink);
    if (!scene.sketch.isEmpty())
        paintOpenLine(painter, scene, projection, ink);
    if (scene.handles)
        paintHandles(painter, scene, projection, ink);
    QList<QRectF> taken;
    std::optional<PlacedBubble> bubble;
    if (scene.bubble) {
        bubble = placeBubble(*scene.bubble, projection, view, font);
        taken.append(bubble->box);
    }
    paintTags(painter, scene, projection, ink, font, taken, view);
    if (bubble)
        paintBubble(painter, *scene.bubble, *bubble, ink);
    if (scene.crosshair)
        paintCrosshair(painter, projection.pixel(*scene.crosshair), ink);
}

} // namespace campanile
