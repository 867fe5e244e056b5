// SPDX-License-Identifier: GPL-3.0-or-later
#include "marklayer.h"

#include "occupied.h"
#include "outcomemark.h"

#include <QPainter>

#include <array>
#include <cmath>
#include <unordered_map>

namespace campanile {

namespace {

constexpr double aggregateBelow = 14;
constexpr double neighbourhood = 28; ///< pixels
constexpr std::array growth{1.0, 1.35, 1.75}; ///< a neighbourhood's mark: up to 9, up to 99, more

/// A mark whose place is already taken by a worse one, within two pixels, would only be a rim under it.
constexpr double markCell = 2;

} // namespace

void MarkLayer::setMarks(AddressMarks *marks)
{
    if (m_marks == marks)
        return;
    if (m_marks)
        disconnect(m_marks, nullptr, this, nullptr);
    m_marks = marks;
    if (marks) {
        connect(marks, &AddressMarks::reset, this, &MarkLayer::readPositions);
        connect(marks, &AddressMarks::changed, this, &MarkLayer::relayout);
        connect(marks, &QObject::destroyed, this, &MarkLayer::readPositions);
    }
    readPositions();
}

void MarkLayer::readPositions()
{
    m_world.clear();
    if (m_marks) {
        m_world.reserve(size_t(m_marks->entries().size()));
        for (const AddressMarks::Entry &entry : m_marks->entries())
            m_world.push_back(MapProjection::world(entry.position));
    }
    relayout();
}

void MarkLayer::setShown(const QSet<Mark> &shown)
{
    m_shown = shown;
    relayout();
}

void MarkLayer::setTheme(MarkTheme theme)
{
    if (theme == m_theme)
        return;
    m_theme = theme;
    repaintAtlas();
}

void MarkLayer::setScale(double scale)
{
    if (scale == m_scale)
        return;
    m_scale = scale;
    repaintAtlas();
}

double MarkLayer::radius(double zoom) const
{
    return (zoom >= 17 || m_scale > 1 ? 5.0 : 4.2) * m_scale;
}

SpriteLayer::Atlas MarkLayer::paintAtlas(double devicePixelRatio, double zoom) const
{
    const double r = radius(zoom);
    const int rows = zoom < aggregateBelow ? int(growth.size()) : 1;
    Atlas atlas;
    atlas.pictures = markCount * rows;
    const double half = std::ceil(markReach(r * growth.at(size_t(rows) - 1)));
    atlas.cell = 2 * half;
    atlas.image = QImage(QSizeF(atlas.cell * atlas.pictures * devicePixelRatio, atlas.cell * devicePixelRatio).toSize(),
        QImage::Format_ARGB32_Premultiplied);
    atlas.image.fill(Qt::transparent);
    QPainter painter(&atlas.image);
    painter.scale(
        double(atlas.image.width()) / (atlas.cell * atlas.pictures), double(atlas.image.height()) / atlas.cell);
    for (int i = 0; i < atlas.pictures; ++i) {
        const QRectF box(i * atlas.cell, 0, atlas.cell, atlas.cell);
        painter.setClipRect(box);
        const double grown = r * growth.at(size_t(i / markCount));
        paintMark(painter, Mark(i % markCount), box.center(), grown, m_theme);
        atlas.reach.push_back(float(std::min(half, std::ceil(markReach(Mark(i % markCount), grown)))));
    }
    return atlas;
}

std::vector<SpriteLayer::Sprite> MarkLayer::layOut(
    const MapProjection &projection, const QRectF &part, QPointF origin) const
{
    if (!m_marks)
        return {};
    if (projection.zoom < aggregateBelow)
        return layOutNeighbourhoods(projection, part, origin);
    const QList<AddressMarks::Entry> &entries = m_marks->entries();
    std::array<std::vector<quint32>, markCount> byMark;
    for (size_t i = 0; i < m_world.size(); ++i)
        if (part.contains(m_world[i]) && shows(entries[qsizetype(i)].mark))
            byMark[size_t(entries[qsizetype(i)].mark)].push_back(quint32(i));
    const double scale = projection.scale();
    Occupied occupied(part.width() * scale, part.height() * scale, markCell);
    std::vector<Sprite> sprites;
    sprites.reserve(m_world.size());
    for (int mark = markCount - 1; mark >= 0; --mark) {
        for (const quint32 i : byMark[size_t(mark)]) {
            const QPointF inPart = (m_world[i] - part.topLeft()) * scale;
            if (!occupied.take(inPart.x(), inPart.y()))
                continue;
            const QPointF at = (m_world[i] - origin) * scale;
            sprites.push_back({float(std::round(at.x())), float(std::round(at.y())), mark});
        }
    }
    std::ranges::reverse(sprites); // the worst last
    return sprites;
}

/// Far out a dot per address would be a smear. Each neighbourhood shows what most of it is, help before all.
std::vector<SpriteLayer::Sprite> MarkLayer::layOutNeighbourhoods(
    const MapProjection &projection, const QRectF &part, QPointF origin) const
{
    struct Neighbourhood {
        std::array<int, markCount> counts{};
        double x = 0, y = 0;
        int total = 0;
    };

    std::unordered_map<quint64, Neighbourhood> all;
    const double scale = projection.scale();
    for (size_t i = 0; i < m_world.size(); ++i) {
        const Mark mark = m_marks->entries()[qsizetype(i)].mark;
        if (!part.contains(m_world[i]) || !shows(mark))
            continue;
        const auto column = quint64(m_world[i].x() * scale / neighbourhood);
        const auto row = quint64(m_world[i].y() * scale / neighbourhood);
        Neighbourhood &here = all[row << 32 | column];
        ++here.counts[size_t(mark)];
        ++here.total;
        here.x += (m_world[i].x() - origin.x()) * scale;
        here.y += (m_world[i].y() - origin.y()) * scale;
    }
    std::vector<Sprite> sprites;
    for (const auto &[key, here] : all) {
        size_t mark = size_t(Mark::Help);
        if (here.counts[mark] == 0)
            for (size_t i = mark = 0; i < markCount; ++i)
                if (here.counts[i] >= here.counts[mark])
                    mark = i;
        // One call for help among hundreds is one call for help.
        const int many = mark == size_t(Mark::Help) ? here.counts[mark] : here.total;
        const int size = many < 10 ? 0 : many < 100 ? 1 : 2;
        sprites.push_back({float(std::round(here.x / here.total)), float(std::round(here.y / here.total)),
            int(mark) + size * markCount});
    }
    std::ranges::sort(sprites, [](const Sprite &a, const Sprite &b) {
        const int x = a.picture % markCount, y = b.picture % markCount;
        return x != y ? x < y : std::pair(a.y, a.x) < std::pair(b.y, b.x);
    });
    return sprites;
}

int MarkLayer::entryAt(const MapProjection &projection, QPointF pixel) const
{
    if (!m_marks || projection.zoom < aggregateBelow)
        return -1;
    const QPointF world = projection.worldOfPixel(pixel);
    const double reach = (radius(projection.zoom) + 4) / projection.scale();
    int nearest = -1;
    double best = reach;
    for (size_t i = 0; i < m_world.size(); ++i) {
        const double off = std::hypot(m_world[i].x() - world.x(), m_world[i].y() - world.y());
        if (off > reach || !shows(m_marks->entries()[qsizetype(i)].mark))
            continue;
        const Mark mark = m_marks->entries()[qsizetype(i)].mark;
        // Of those under the pointer the one on top, then the nearest.
        if (nearest < 0 || mark > m_marks->entries()[nearest].mark
            || (mark == m_marks->entries()[nearest].mark && off < best)) {
            best = off;
            nearest = int(i);
        }
    }
    return nearest;
}

} // namespace campanile
