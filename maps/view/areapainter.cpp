// SPDX-License-Identifier: GPL-3.0-or-later
#include "areapainter.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <numbers>

namespace campanile {

namespace {

constexpr double streetBand = 14;
constexpr double hatchWidth = 1.5, hatchEvery = 8;

QColor faded(QColor colour, double opacity)
{
    colour.setAlphaF(float(opacity));
    return colour;
}

/// Diagonal lines that stay with the ground when the map slides.
void hatch(QPainter &painter, const QPainterPath &path, const MapProjection &projection, const QColor &colour)
{
    const QRectF box = path.boundingRect() & QRectF(QPointF(0, 0), projection.size);
    if (box.isEmpty())
        return;
    painter.save();
    painter.setClipPath(path);
    painter.setPen(QPen(colour, hatchWidth));
    const double step = hatchEvery * std::numbers::sqrt2;
    const QPointF ground = projection.pixelOfWorld({0, 0});
    const double phase = std::fmod(ground.x() + ground.y(), step);
    const double first = std::floor((box.left() + box.top() - phase) / step) * step + phase;
    QList<QLineF> lines;
    for (double sum = first; sum <= box.right() + box.bottom(); sum += step)
        lines.append(QLineF(sum - box.top(), box.top(), sum - box.bottom(), box.bottom()));
    painter.drawLines(lines);
    painter.restore();
}

} // namespace

QPainterPath coreLine(const AreaPiece &piece, const MapProjection &projection)
{
    QPainterPath path;
    if (const auto *shape = std::get_if<CorridorShape>(&piece.shape)) {
        for (const GeoRing &line : shape->lines) {
            for (qsizetype i = 0; i < line.size(); ++i)
                i == 0 ? path.moveTo(projection.pixel(line[i])) : path.lineTo(projection.pixel(line[i]));
        }
    }
    return path;
}

QPainterPath outline(const AreaPiece &piece, const MapProjection &projection)
{
    QPainterPath path;
    path.setFillRule(Qt::OddEvenFill);
    for (const GeoRing &ring : piece.rings) {
        for (qsizetype i = 0; i < ring.size(); ++i) {
            const QPointF pixel = projection.pixel(ring[i]);
            if (i == 0)
                path.moveTo(pixel);
            else
                path.lineTo(pixel);
        }
        if (piece.kind != PieceKind::Street && ring.size() > 2)
            path.closeSubpath();
    }
    return path;
}

void paintArea(QPainter &painter, const QList<AreaPiece> &pieces, const MapProjection &projection, const MapInk &ink,
    const AreaPaintStyle &style)
{
    painter.setRenderHint(QPainter::Antialiasing);
    QList<QPainterPath> paths;
    paths.reserve(pieces.size());
    for (const AreaPiece &piece : pieces)
        paths.append(outline(piece, projection));

    // Source, not SourceOver: where two includes overlap the town is not tinted twice.
    painter.setPen(Qt::NoPen);
    painter.setCompositionMode(QPainter::CompositionMode_Source);
    // The whole town first and paler: it is the ground of every other piece.
    for (const bool town : {true, false}) {
        painter.setBrush(faded(ink.primary, town ? style.fill / 2 : style.fill));
        for (qsizetype i = 0; i < pieces.size() && style.fill > 0; ++i)
            if (!pieces[i].exclude && pieces[i].kind != PieceKind::Street
                && (pieces[i].kind == PieceKind::Town) == town)
                painter.drawPath(paths[i]);
    }
    const auto band = [&](double width, const QColor &colour) {
        return QPen(colour, width, style.dashed ? Qt::DashLine : Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    };
    painter.setBrush(Qt::NoBrush);
    if (!style.dashed)
        for (qsizetype i = 0; i < pieces.size(); ++i)
            if (!pieces[i].exclude && pieces[i].kind == PieceKind::Street)
                painter.strokePath(paths[i], band(streetBand, faded(ink.primary, style.streetBand)));
    painter.setCompositionMode(QPainter::CompositionMode_Clear);
    for (qsizetype i = 0; i < pieces.size(); ++i)
        if (pieces[i].exclude && pieces[i].kind != PieceKind::Street && !style.dashed)
            painter.fillPath(paths[i], Qt::black);
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);

    for (qsizetype i = 0; i < pieces.size(); ++i) {
        const AreaPiece &piece = pieces[i];
        if (!style.open.isEmpty() && piece.id == style.open)
            continue;
        const bool broken = !style.broken.isEmpty() && piece.id == style.broken;
        const QColor colour = piece.exclude || broken ? ink.exclusion : ink.primary;
        if (style.dashed) {
            QPen pen(piece.exclude ? ink.exclusion : ink.drawn, 2, Qt::CustomDashLine, Qt::FlatCap, Qt::RoundJoin);
            pen.setDashPattern({4, 2.5});
            painter.strokePath(paths[i], pen);
        } else if (piece.kind == PieceKind::Street) {
            if (piece.exclude)
                painter.strokePath(paths[i], band(streetBand, faded(ink.exclusion, style.streetBand)));
            if (style.streetCore <= 0)
                continue;
            QPen core = band(style.streetCore, colour);
            if (piece.exclude)
                core.setDashPattern({6 / style.streetCore, 4 / style.streetCore});
            painter.strokePath(paths[i], core);
        } else if (piece.exclude) {
            hatch(painter, paths[i], projection, faded(ink.exclusion, style.fill >= 0.2 ? 0.65 : 0.5));
            QPen edge(colour, std::max(2.0, style.edge - 0.5), Qt::CustomDashLine, Qt::FlatCap, Qt::RoundJoin);
            edge.setDashPattern({6 / edge.widthF(), 4 / edge.widthF()});
            painter.strokePath(paths[i], edge);
        } else {
            painter.strokePath(paths[i], QPen(colour, style.edge, Qt::SolidLine, Qt::RoundCap, Qt::MiterJoin));
        }
        if (piece.kind == PieceKind::Corridor && !style.dashed && style.streetCore > 0) {
            QPen core(faded(colour, piece.street ? 1 : 0.7), piece.street ? style.streetCore : 2, Qt::SolidLine,
                Qt::RoundCap, Qt::RoundJoin);
            if (piece.exclude)
                core.setDashPattern({6 / core.widthF(), 4 / core.widthF()});
            painter.strokePath(coreLine(piece, projection), core);
        }
    }
}

} // namespace campanile
