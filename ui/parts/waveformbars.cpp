// SPDX-License-Identifier: GPL-3.0-or-later
#include "waveformbars.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace campanile {

namespace {

/// More than any screen is wide.
constexpr qsizetype keptBars = 2000;

QPixmap clearPixmap(const QSizeF &size, qreal ratio)
{
    QPixmap pixmap((size * ratio).toSize().expandedTo(QSize(1, 1)));
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    return pixmap;
}

void drawBar(QPainter &painter, double x, double width, double middle, double reach)
{
    painter.drawRoundedRect(QRectF(x, middle - reach, width, 2 * reach), width / 2, width / 2);
}

} // namespace

BarGrid::BarGrid(qreal ratio)
    : pitch(std::round(5 * ratio) / ratio)
    , width(std::max(1.0, std::round(3 * ratio)) / ratio)
{
}

qsizetype BarGrid::columns(double across) const
{
    return std::max<qsizetype>(1, static_cast<qsizetype>(std::floor(across / pitch)));
}

double barReach(float peak, float loudest, double half)
{
    return std::max(1.5, half * std::pow(std::clamp(double(peak) / double(loudest), 0.0, 1.0), 0.8));
}

void WaveformBars::setPeaks(const QList<float> &peaks)
{
    m_peaks = peaks;
    m_stale = true;
}

void WaveformBars::prepare(const QSizeF &size, qreal ratio, double margin, const Inks &inks)
{
    if (!m_stale && m_size == size && m_ratio == ratio && m_margin == margin && m_inks == inks)
        return;
    m_stale = false;
    m_size = size;
    m_ratio = ratio;
    m_margin = margin;
    m_inks = inks;
    for (const Ink ink : {Played, Rest, Cut})
        m_pictures[ink] = drawn(inks[ink]);
}

QPixmap WaveformBars::drawn(const QColor &ink) const
{
    QPixmap picture = clearPixmap(m_size, m_ratio);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    const BarGrid grid(m_ratio);
    const qsizetype count = grid.columns(m_size.width());
    const float loudest = m_peaks.isEmpty() ? 0.1F : std::max(0.1F, *std::ranges::max_element(m_peaks));
    const double middle = m_size.height() / 2;
    for (qsizetype i = 0; i < count; ++i) {
        float peak = 0;
        const qsizetype from = i * m_peaks.size() / count;
        const qsizetype to = std::min(m_peaks.size(), std::max(from + 1, (i + 1) * m_peaks.size() / count));
        for (qsizetype j = from; j < to; ++j)
            peak = std::max(peak, m_peaks.at(j));
        drawBar(painter, double(i) * grid.pitch, grid.width, middle, barReach(peak, loudest, middle - m_margin));
    }
    return picture;
}

void WaveformBars::paint(QPainter &painter, const QRectF &area, double from, double to, Ink ink) const
{
    const double left = std::max(from, area.left());
    const double right = std::min(to, area.right());
    if (right <= left)
        return;
    const QRectF target(left, area.top(), right - left, area.height());
    const QRectF source((left - area.left()) * m_ratio, 0, target.width() * m_ratio, area.height() * m_ratio);
    painter.drawPixmap(target, m_pictures[ink], source);
}

void LiveBars::clear()
{
    m_bars.clear();
    m_count = m_made = 0;
    m_half = 0;
    m_drawn = -1;
}

void LiveBars::add(const QList<float> &peaks)
{
    for (const float peak : peaks) {
        m_half = std::max(m_half, peak);
        if (++m_count % peaksABar != 0)
            continue;
        m_bars.append(std::exchange(m_half, 0));
        ++m_made;
    }
    if (m_bars.size() > 2 * keptBars)
        m_bars.remove(0, m_bars.size() - keptBars);
}

void LiveBars::drawBar(QPainter &painter, qsizetype bar, const BarGrid &grid) const
{
    const qsizetype columns = grid.columns(m_size.width());
    const qsizetype at = m_bars.size() - (m_made - bar);
    const bool there = bar >= 0 && at >= 0;
    const double x = double((bar % columns + columns) % columns) * grid.pitch;
    const double middle = m_size.height() / 2;
    painter.setCompositionMode(QPainter::CompositionMode_Clear);
    painter.fillRect(QRectF(x, 0, grid.pitch, m_size.height()), Qt::transparent);
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    painter.setBrush(there ? m_ink : m_rest);
    // a fixed scale: what was drawn stays right when something louder comes
    campanile::drawBar(painter, x, grid.width, middle, barReach(there ? m_bars.at(at) : 0, 0.7F, middle - m_margin));
}

void LiveBars::paint(
    QPainter &painter, const QRectF &area, qreal ratio, double margin, const QColor &ink, const QColor &rest)
{
    const BarGrid grid(ratio);
    const qsizetype columns = grid.columns(area.width());
    if (m_size != area.size() || m_ring.devicePixelRatio() != ratio || m_margin != margin || m_ink != ink
        || m_rest != rest) {
        m_size = area.size();
        m_margin = margin;
        m_ink = ink;
        m_rest = rest;
        m_drawn = -1;
    }
    if (m_drawn != m_made) {
        const bool all = m_drawn < 0 || m_made - m_drawn >= columns;
        if (all)
            m_ring = clearPixmap(m_size, ratio);
        QPainter onRing(&m_ring);
        onRing.setRenderHint(QPainter::Antialiasing);
        onRing.setPen(Qt::NoPen);
        for (qint64 bar = all ? m_made - columns : m_drawn; bar < m_made; ++bar)
            drawBar(onRing, bar, grid);
        m_drawn = m_made;
    }
    // the oldest column stands where the next one will be drawn
    const double cut = double(m_made % columns) * grid.pitch;
    const double used = double(columns) * grid.pitch;
    const double left = area.right() - used;
    const double height = area.height();
    painter.drawPixmap(QRectF(left, area.top(), used - cut, height), m_ring,
        QRectF(cut * ratio, 0, (used - cut) * ratio, height * ratio));
    if (cut > 0)
        painter.drawPixmap(
            QRectF(left + used - cut, area.top(), cut, height), m_ring, QRectF(0, 0, cut * ratio, height * ratio));
}

} // namespace campanile
