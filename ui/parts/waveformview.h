// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audioworkshop.h"

#include <QWidget>

namespace campanile {

/// A sound as bars: what was played darker, the position as a line. Click, drag or arrow keys choose a position. While
/// recording it shows the last seconds as they come. Compact: only the bars.
class WaveformView final : public QWidget {
    Q_OBJECT
public:
    explicit WaveformView(QWidget *parent = nullptr);

    void setWaveform(const Waveform &waveform); ///< any number of slices; none: an empty line

    [[nodiscard]] const Waveform &waveform() const { return m_waveform; }

    void setPosition(std::chrono::milliseconds position);

    [[nodiscard]] std::chrono::milliseconds position() const { return m_position; }

    void setCompact(bool compact);
    void setSeekable(bool seekable);

    void startLive(); ///< forgets the sound; addLevel draws from here on
    void addLevel(double peakDb);

    [[nodiscard]] bool isLive() const { return m_live; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    static constexpr int slices = 1200; ///< enough for every width

Q_SIGNALS:
    void seeked(std::chrono::milliseconds position);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QRectF barsRect() const;
    [[nodiscard]] double xOf(std::chrono::milliseconds time) const;
    [[nodiscard]] std::chrono::milliseconds timeAt(double x) const;
    void paintAxis(QPainter &painter, const QRectF &bars) const;
    void paintBars(QPainter &painter, const QRectF &bars) const;
    void describe();

    Waveform m_waveform;
    QList<float> m_levels; ///< live, 20 a second
    std::chrono::milliseconds m_position{0};
    bool m_live = false;
    bool m_compact = false;
    bool m_seekable = true;
    bool m_dragging = false;
};

/// "0:34"; over an hour "1:02:03".
[[nodiscard]] QString clockWords(std::chrono::milliseconds time);

} // namespace campanile
