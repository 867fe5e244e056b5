// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QPixmap>
#include <QRectF>

#include <array>

class QPainter;

namespace campanile {

/// A bar of 3 px and a gap of 2 in whole pixels of the screen, so that bars can be moved without being drawn again.
struct BarGrid {
    explicit BarGrid(qreal ratio);
    double pitch;
    double width;

    [[nodiscard]] qsizetype columns(double across) const;
};

/// Half the height of a bar for a peak of 0 to 1, where `loudest` reaches `half`: quiet speech is still seen.
[[nodiscard]] double barReach(float peak, float loudest, double half);

/// A sound's bars, drawn once in each ink and kept: a playhead that moves copies pixels.
class WaveformBars final {
public:
    enum Ink { Played = 0, Rest = 1, Cut = 2 };

    using Inks = std::array<QColor, 3>;

    void setPeaks(const QList<float> &peaks);
    /// Draws what has changed; `margin`: left free above and below.
    void prepare(const QSizeF &size, qreal ratio, double margin, const Inks &inks);
    /// What of the bars lies between two places of `area`.
    void paint(QPainter &painter, const QRectF &area, double from, double to, Ink ink) const;

private:
    [[nodiscard]] QPixmap drawn(const QColor &ink) const;

    QList<float> m_peaks;
    QSizeF m_size;
    qreal m_ratio = 0;
    double m_margin = 0;
    Inks m_inks;
    std::array<QPixmap, 3> m_pictures;
    bool m_stale = true;
};

/// The last seconds of a recording, newest at the right: a ring of columns, of which only new ones are drawn, however
/// long the recording is.
class LiveBars final {
public:
    static constexpr int peaksABar = 2; ///< of 50 ms each

    void clear();
    void add(const QList<float> &peaks);
    void paint(
        QPainter &painter, const QRectF &area, qreal ratio, double margin, const QColor &ink, const QColor &rest);

    [[nodiscard]] qint64 peaks() const { return m_count; } ///< so far

private:
    void drawBar(QPainter &painter, qsizetype bar, const BarGrid &grid) const;

    QList<float> m_bars; ///< the newest
    qint64 m_count = 0;
    qint64 m_made = 0; ///< bars since the beginning
    float m_half = 0; ///< of the bar that is being made
    QPixmap m_ring;
    QSizeF m_size;
    double m_margin = 0;
    QColor m_ink, m_rest;
    qint64 m_drawn = -1; ///< bars that are in the ring; -1: none is right
};

} // namespace campanile
