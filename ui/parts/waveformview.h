// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audioworkshop.h"
#include "waveformbars.h"

#include <QWidget>

namespace campanile {

class TrimHandle;

/// A sound as bars: what was played darker, the position as a line. Click, drag or arrow keys choose a position. Where
/// it can be trimmed, two handles hold what is kept. While recording it shows the last seconds as they come. Compact:
/// only the bars.
class WaveformView final : public QWidget {
    Q_OBJECT
public:
    explicit WaveformView(QWidget *parent = nullptr);

    void setWaveform(const Waveform &waveform); ///< any number of slices; none: an empty line. All of it is kept

    [[nodiscard]] const Waveform &waveform() const { return m_waveform; }

    void setPosition(std::chrono::milliseconds position); ///< within what is kept

    [[nodiscard]] std::chrono::milliseconds position() const { return m_position; }

    void setCompact(bool compact);
    void setSeekable(bool seekable);
    void setTrimmable(bool trimmable);
    void setKept(std::chrono::milliseconds from, std::chrono::milliseconds to); ///< of the sound; emits nothing

    [[nodiscard]] std::chrono::milliseconds keptFrom() const { return m_keptFrom; }

    [[nodiscard]] std::chrono::milliseconds keptTo() const { return m_keptTo; }

    /// What is not heard of the kept part, as by an answering machine that is still talking; empty: all is.
    void setUnheard(std::chrono::milliseconds from, std::chrono::milliseconds to);

    void startLive(); ///< forgets the sound; addPeaks draws from here on
    void addPeaks(const QList<float> &peaks); ///< 0 to 1, one for each 50 ms

    [[nodiscard]] bool isLive() const { return m_live; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    static constexpr int slices = 1200; ///< enough for every width
    static constexpr std::chrono::milliseconds leastKept{500};

Q_SIGNALS:
    void seeked(std::chrono::milliseconds position);
    void keptChosen(std::chrono::milliseconds from, std::chrono::milliseconds to); ///< by the user, when let go

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QRectF barsRect() const;
    [[nodiscard]] double xOf(std::chrono::milliseconds time) const;
    [[nodiscard]] std::chrono::milliseconds timeAt(double x) const;
    [[nodiscard]] bool hasHandles() const;
    void paintAxis(QPainter &painter, const QRectF &bars) const;
    void paintLiveAxis(QPainter &painter, const QRectF &bars) const;
    void paintBars(QPainter &painter, const QRectF &bars);
    void paintHandleTimes(QPainter &painter, const QRectF &bars) const;
    void placeHandles();
    void takeHandles();
    void describe();

    Waveform m_waveform;
    WaveformBars m_bars;
    LiveBars m_liveBars;
    std::chrono::milliseconds m_position{0};
    std::chrono::milliseconds m_keptFrom{0}, m_keptTo{0};
    std::chrono::milliseconds m_unheardFrom{0}, m_unheardTo{0};
    TrimHandle *m_start, *m_end;
    bool m_live = false;
    bool m_compact = false;
    bool m_seekable = true;
    bool m_trimmable = false;
    bool m_dragging = false;
};

/// "0:34"; over an hour "1:02:03".
[[nodiscard]] QString clockWords(std::chrono::milliseconds time);
/// "0:34,2", as the locale writes decimals.
[[nodiscard]] QString fineClockWords(std::chrono::milliseconds time);

} // namespace campanile
