// SPDX-License-Identifier: GPL-3.0-or-later
#include "waveformview.h"

#include "tokens.h"
#include "trimhandle.h"
#include "typescale.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace campanile {

using namespace std::chrono_literals;
using Milliseconds = std::chrono::milliseconds;

namespace {

constexpr int axisHeight = 24;
constexpr Milliseconds livePeak{50};

/// Time between two marks of the axis, so that they stand at least 70 px apart.
Milliseconds axisStep(Milliseconds length, double width)
{
    for (const Milliseconds step :
        {1'000ms, 2'000ms, 5'000ms, 10'000ms, 15'000ms, 30'000ms, 60'000ms, 120'000ms, 300'000ms}) {
        if (double(step.count()) / std::max(1.0, double(length.count())) * width >= 70)
            return step;
    }
    return 600'000ms;
}

} // namespace

QString clockWords(Milliseconds time)
{
    const qint64 seconds = std::max<qint64>(0, time.count()) / 1000;
    const QString rest = u"%1:%2"_s.arg(seconds / 60 % 60, seconds >= 3600 ? 2 : 1, 10, QChar(u'0'))
                             .arg(seconds % 60, 2, 10, QChar(u'0'));
    return seconds >= 3600 ? QString::number(seconds / 3600) + u':' + rest : rest;
}

QString fineClockWords(Milliseconds time)
{
    const qint64 hundredths = std::max<qint64>(0, time.count()) / 10 % 100;
    return clockWords(time) + QLocale().decimalPoint() + u"%1"_s.arg(hundredths, 2, 10, QChar(u'0'));
}

WaveformView::WaveformView(QWidget *parent)
    : QWidget(parent)
    , m_start(new TrimHandle(this))
    , m_end(new TrimHandle(this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    m_start->setObjectName(u"trimStart"_s);
    m_end->setObjectName(u"trimEnd"_s);
    for (TrimHandle *handle : {m_start, m_end}) {
        handle->hide();
        connect(handle, &TrimHandle::draggedTo, this,
            [this, handle](double x) { handle->setValue(static_cast<int>(timeAt(x).count())); });
        connect(handle, &QAbstractSlider::valueChanged, this, &WaveformView::takeHandles);
        connect(handle, &TrimHandle::chosen, this, [this] { Q_EMIT keptChosen(m_keptFrom, m_keptTo); });
    }
    describe();
}

void WaveformView::setWaveform(const Waveform &waveform)
{
    m_live = false;
    m_waveform = waveform;
    m_bars.setPeaks(waveform.peaks);
    m_position = m_keptFrom = 0ms;
    m_keptTo = waveform.length;
    m_unheardFrom = m_unheardTo = 0ms;
    describe();
    placeHandles();
    update();
}

void WaveformView::setPosition(Milliseconds position)
{
    position = std::clamp(position, m_keptFrom, std::max(m_keptFrom, m_keptTo));
    if (m_position == position)
        return;
    m_position = position;
    update();
}

void WaveformView::setCompact(bool compact)
{
    m_compact = compact;
    setSizePolicy(QSizePolicy::Expanding, compact ? QSizePolicy::Fixed : QSizePolicy::Expanding);
    updateGeometry();
    update();
}

void WaveformView::setSeekable(bool seekable)
{
    m_seekable = seekable;
    setFocusPolicy(seekable ? Qt::StrongFocus : Qt::NoFocus);
    setCursor(seekable ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void WaveformView::setTrimmable(bool trimmable)
{
    m_trimmable = trimmable;
    placeHandles();
    update();
}

void WaveformView::setKept(Milliseconds from, Milliseconds to)
{
    m_keptFrom = std::clamp(from, 0ms, m_waveform.length);
    m_keptTo = std::clamp(to, m_keptFrom, m_waveform.length);
    m_position = std::clamp(m_position, m_keptFrom, m_keptTo);
    placeHandles();
    update();
}

void WaveformView::setUnheard(Milliseconds from, Milliseconds to)
{
    m_unheardFrom = from;
    m_unheardTo = to;
    update();
}

void WaveformView::startLive()
{
    m_waveform = {};
    m_liveBars.clear();
    m_live = true;
    describe();
    placeHandles();
    update();
}

void WaveformView::addPeaks(const QList<float> &peaks)
{
    if (!m_live)
        return;
    m_liveBars.add(peaks);
    update();
}

QSize WaveformView::sizeHint() const
{
    return m_compact ? QSize(200, 40) : QSize(480, 176);
}

QSize WaveformView::minimumSizeHint() const
{
    return m_compact ? QSize(80, 32) : QSize(200, 96);
}

bool WaveformView::hasHandles() const
{
    return m_trimmable && !m_compact && !m_live && m_waveform.length >= leastKept;
}

QRectF WaveformView::barsRect() const
{
    const double side = m_trimmable && !m_compact ? TrimHandle::side / 2.0 : 0; // a handle at the end is whole
    return QRectF(rect()).adjusted(side, 0, -side, m_compact ? 0 : -axisHeight);
}

double WaveformView::xOf(Milliseconds time) const
{
    const QRectF bars = barsRect();
    const double length = std::max(1.0, double(m_waveform.length.count()));
    return bars.left() + bars.width() * std::clamp(double(time.count()) / length, 0.0, 1.0);
}

Milliseconds WaveformView::timeAt(double x) const
{
    const QRectF bars = barsRect();
    const double share = std::clamp((x - bars.left()) / std::max(1.0, bars.width()), 0.0, 1.0);
    return Milliseconds(std::llround(share * double(m_waveform.length.count())));
}

void WaveformView::placeHandles()
{
    const bool there = hasHandles();
    m_start->setVisible(there);
    m_end->setVisible(there);
    if (!there)
        return;
    const QSignalBlocker quietStart(m_start), quietEnd(m_end);
    const auto number = [](Milliseconds time) { return static_cast<int>(time.count()); };
    m_start->setRange(0, std::max(0, number(m_keptTo - leastKept)));
    m_end->setRange(std::min(number(m_waveform.length), number(m_keptFrom + leastKept)), number(m_waveform.length));
    m_start->setValue(number(m_keptFrom));
    m_end->setValue(number(m_keptTo));
    m_start->setAccessibleName(tr("Beginning of what is kept: %1").arg(fineClockWords(m_keptFrom)));
    m_end->setAccessibleName(tr("End of what is kept: %1").arg(fineClockWords(m_keptTo)));
    for (TrimHandle *handle : {m_start, m_end}) {
        const double x = xOf(handle == m_start ? m_keptFrom : m_keptTo);
        handle->setGeometry(static_cast<int>(std::lround(x)) - TrimHandle::side / 2, 0, TrimHandle::side,
            static_cast<int>(barsRect().height()));
        handle->setToolTip(
            tr("Drag, or use the arrow keys: what lies outside is not heard. The recording itself stays whole."));
        handle->update();
    }
}

void WaveformView::takeHandles()
{
    m_keptFrom = Milliseconds(m_start->value());
    m_keptTo = Milliseconds(m_end->value());
    m_position = std::clamp(m_position, m_keptFrom, m_keptTo);
    placeHandles();
    update();
}

void WaveformView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeHandles();
}

void WaveformView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF bars = barsRect();
    if (!m_compact)
        m_live ? paintLiveAxis(painter, bars) : paintAxis(painter, bars);
    paintBars(painter, bars);
    if (hasHandles())
        paintHandleTimes(painter, bars);
    if (m_live || m_waveform.peaks.isEmpty() || (m_compact && m_position == 0ms))
        return;
    const Tokens &colours = tokensFor(this);
    const double x = std::clamp(xOf(m_position), bars.left() + 1, bars.right() - 1);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.strong);
    painter.drawRect(QRectF(x - 1, bars.top(), 2, bars.height()));
    if (!m_compact) {
        const QPointF head[] = {{x - 6, bars.top()}, {x + 6, bars.top()}, {x, bars.top() + 8}};
        painter.drawPolygon(head, 3);
    }
}

void WaveformView::paintAxis(QPainter &painter, const QRectF &bars) const
{
    const Tokens &colours = tokensFor(this);
    painter.fillRect(QRectF(0, 0, width(), bars.height()), colours.sunken);
    if (m_waveform.peaks.isEmpty())
        return;
    if (m_trimmable)
        painter.fillRect(QRectF(xOf(m_keptFrom), 0, xOf(m_keptTo) - xOf(m_keptFrom), bars.height()), colours.surface);
    painter.setFont(textFont(TextStyle::Caption));
    const QFontMetricsF metrics(painter.font());
    const Milliseconds step = axisStep(m_waveform.length, bars.width());
    for (Milliseconds at{0}; at <= m_waveform.length; at += step) {
        const double x = std::floor(xOf(at)) + 0.5;
        painter.setPen(QPen(colours.line, 1));
        if (at > 0ms)
            painter.drawLine(QPointF(x, bars.top()), QPointF(x, bars.bottom()));
        painter.setPen(colours.muted);
        const QString words = clockWords(at);
        const double width = metrics.horizontalAdvance(words);
        if (x + width + 4 <= bars.right())
            painter.drawText(QPointF(x + (at > 0ms ? 4 : 0), bars.bottom() + 18), words);
    }
}

void WaveformView::paintLiveAxis(QPainter &painter, const QRectF &bars) const
{
    const Tokens &colours = tokensFor(this);
    painter.fillRect(QRectF(0, 0, width(), bars.height()), colours.sunken);
    painter.setFont(textFont(TextStyle::Caption));
    const BarGrid grid(devicePixelRatioF());
    const double aSecond = grid.pitch * 1000 / double((LiveBars::peaksABar * livePeak).count());
    const qint64 bar = m_liveBars.peaks() / LiveBars::peaksABar; // the axis moves with the bars
    const double now = double(bar * (LiveBars::peaksABar * livePeak).count()) / 1000;
    constexpr double step = 5;
    for (double at = std::floor(now / step) * step; at >= 0; at -= step) {
        const double x = std::floor(bars.right() - (now - at) * aSecond) + 0.5;
        if (x < bars.left())
            break;
        painter.setPen(QPen(colours.line, 1));
        painter.drawLine(QPointF(x, bars.top()), QPointF(x, bars.bottom()));
        painter.setPen(colours.muted);
        const QString words = clockWords(Milliseconds(std::llround(at * 1000)));
        if (x + 40 <= bars.right())
            painter.drawText(QPointF(x + 4, bars.bottom() + 18), words);
    }
}

void WaveformView::paintBars(QPainter &painter, const QRectF &bars)
{
    const Tokens &colours = tokensFor(this);
    const double margin = m_compact ? 1 : 6;
    if (m_live)
        return m_liveBars.paint(painter, bars, devicePixelRatioF(), margin, colours.primary, colours.line);
    if (!m_compact && m_waveform.peaks.isEmpty())
        return; // a place for words
    const QColor none = m_waveform.peaks.isEmpty() ? colours.line : QColor();
    const QColor played = none.isValid() ? none : colours.primary;
    const QColor rest = none.isValid() ? none : mix(colours.primary, colours.surface, 0.5);
    m_bars.prepare(bars.size(), devicePixelRatioF(), margin,
        {played, rest, none.isValid() ? none : mix(colours.muted, colours.sunken, 0.35)});
    const double from = hasHandles() ? xOf(m_keptFrom) : bars.left();
    const double to = hasHandles() ? xOf(m_keptTo) : bars.right();
    // at the beginning nothing was played: the whole stands in the full colour, but in a row of a list
    const bool begun = m_position > (hasHandles() ? m_keptFrom : 0ms);
    const double head = begun ? xOf(m_position) : m_compact ? from : to;
    m_bars.paint(painter, bars, bars.left(), from, WaveformBars::Cut);
    m_bars.paint(painter, bars, to, bars.right(), WaveformBars::Cut);
    if (m_unheardTo > m_unheardFrom) {
        const double deaf = std::clamp(xOf(m_unheardTo), from, to);
        m_bars.paint(painter, bars, from, deaf, WaveformBars::Cut);
        m_bars.paint(painter, bars, deaf, std::max(deaf, head), WaveformBars::Played);
        m_bars.paint(painter, bars, std::max(deaf, head), to, WaveformBars::Rest);
        return;
    }
    m_bars.paint(painter, bars, from, head, WaveformBars::Played);
    m_bars.paint(painter, bars, head, to, WaveformBars::Rest);
}

void WaveformView::paintHandleTimes(QPainter &painter, const QRectF &bars) const
{
    const Tokens &colours = tokensFor(this);
    painter.setFont(textFont(TextStyle::CaptionStrong));
    const QFontMetricsF metrics(painter.font());
    for (const TrimHandle *handle : {m_start, m_end}) {
        if (!handle->isSliderDown() && !handle->hasFocus())
            continue;
        const QString words = fineClockWords(handle == m_start ? m_keptFrom : m_keptTo);
        const double across = metrics.horizontalAdvance(words) + 8;
        const double x = std::clamp(
            xOf(handle == m_start ? m_keptFrom : m_keptTo) - across / 2, 0.0, std::max(0.0, width() - across));
        painter.fillRect(QRectF(x, bars.bottom() + 1, across, axisHeight - 1), colours.surface);
        painter.setPen(colours.primary);
        painter.drawText(QPointF(x + 4, bars.bottom() + 18), words);
    }
}

void WaveformView::mousePressEvent(QMouseEvent *event)
{
    if (!m_seekable || m_live || m_waveform.peaks.isEmpty() || event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    m_dragging = true;
    setPosition(timeAt(event->position().x()));
}

void WaveformView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_dragging)
        setPosition(timeAt(event->position().x()));
}

void WaveformView::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_dragging || event->button() != Qt::LeftButton)
        return;
    m_dragging = false;
    Q_EMIT seeked(m_position);
}

void WaveformView::keyPressEvent(QKeyEvent *event)
{
    if (!m_seekable || m_live || m_waveform.peaks.isEmpty())
        return QWidget::keyPressEvent(event);
    Milliseconds to = m_position;
    switch (event->key()) {
    case Qt::Key_Left: to -= 1s; break;
    case Qt::Key_Right: to += 1s; break;
    case Qt::Key_Home: to = m_keptFrom; break;
    case Qt::Key_End: to = m_keptTo; break;
    default: return QWidget::keyPressEvent(event);
    }
    setPosition(to);
    Q_EMIT seeked(m_position);
}

void WaveformView::describe()
{
    if (m_live)
        setAccessibleName(tr("Sound being recorded"));
    else if (m_waveform.peaks.isEmpty())
        setAccessibleName(tr("No sound"));
    else
        setAccessibleName(
            tr("Sound, %1 long. Arrow keys choose where to listen from.").arg(clockWords(m_waveform.length)));
}

} // namespace campanile
