// SPDX-License-Identifier: GPL-3.0-or-later
#include "waveformview.h"

#include "tokens.h"
#include "typescale.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace campanile {

using namespace std::chrono_literals;
using Milliseconds = std::chrono::milliseconds;

namespace {

constexpr double pitch = 5; // a bar of 3 and a gap of 2
constexpr double barWidth = 3;
constexpr int axisHeight = 24;

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

WaveformView::WaveformView(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    describe();
}

void WaveformView::setWaveform(const Waveform &waveform)
{
    m_live = false;
    m_waveform = waveform;
    m_position = 0ms;
    describe();
    update();
}

void WaveformView::setPosition(Milliseconds position)
{
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

void WaveformView::startLive()
{
    m_waveform = {};
    m_levels.clear();
    m_live = true;
    describe();
    update();
}

void WaveformView::addLevel(double peakDb)
{
    if (!m_live)
        return;
    m_levels.append(static_cast<float>(std::pow(10.0, peakDb / 20)));
    if (m_levels.size() > 2000)
        m_levels.remove(0, 1000);
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

QRectF WaveformView::barsRect() const
{
    return QRectF(rect()).adjusted(0, 0, 0, m_compact ? 0 : -axisHeight);
}

double WaveformView::xOf(Milliseconds time) const
{
    const double length = std::max(1.0, double(m_waveform.length.count()));
    return barsRect().width() * std::clamp(double(time.count()) / length, 0.0, 1.0);
}

Milliseconds WaveformView::timeAt(double x) const
{
    const double share = std::clamp(x / std::max(1.0, barsRect().width()), 0.0, 1.0);
    return Milliseconds(std::llround(share * double(m_waveform.length.count())));
}

void WaveformView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF bars = barsRect();
    if (!m_compact)
        paintAxis(painter, bars);
    paintBars(painter, bars);
    if (m_live || m_waveform.peaks.isEmpty() || (m_compact && m_position == 0ms))
        return;
    const Tokens &colours = tokensFor(this);
    const double x = std::clamp(xOf(m_position), 1.0, bars.width() - 1);
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
    painter.fillRect(bars, colours.sunken);
    if (m_waveform.peaks.isEmpty())
        return;
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

void WaveformView::paintBars(QPainter &painter, const QRectF &bars) const
{
    const Tokens &colours = tokensFor(this);
    if (!m_live && !m_compact && m_waveform.peaks.isEmpty())
        return; // a place for words
    const QList<float> &levels = m_live ? m_levels : m_waveform.peaks;
    const auto count = static_cast<qsizetype>(std::max(1.0, std::floor(bars.width() / pitch)));
    const double middle = bars.center().y();
    const double half = bars.height() / 2 - (m_compact ? 1 : 6);
    const QColor rest = mix(colours.primary, colours.surface, 0.5);
    const double playedTo = m_live ? bars.width() : xOf(m_position);
    painter.setPen(Qt::NoPen);
    // what is loudest reaches nearly to the edge: quiet speech is still seen
    float loudest = 0.1F;
    for (const float level : levels)
        loudest = std::max(loudest, level);
    for (qsizetype i = 0; i < count; ++i) {
        float peak = 0;
        bool there = false;
        if (m_live) {
            const qsizetype at = levels.size() - count + i;
            there = at >= 0;
            peak = there ? levels.at(at) : 0;
        } else if (!levels.isEmpty()) {
            there = true;
            const qsizetype from = i * levels.size() / count;
            const qsizetype to = std::max(from + 1, (i + 1) * levels.size() / count);
            for (qsizetype j = from; j < std::min(to, levels.size()); ++j)
                peak = std::max(peak, levels.at(j));
        }
        const double height = std::max(1.5, half * std::pow(double(peak / loudest), 0.8));
        const double x = double(i) * pitch + 1;
        painter.setBrush(!there                     ? colours.line
                : m_live                            ? colours.primary
                : x <= playedTo && m_position > 0ms ? colours.primary
                                                    : rest);
        if (!m_live && !m_compact && m_position == 0ms && there)
            painter.setBrush(colours.primary);
        painter.drawRoundedRect(QRectF(x, middle - height, barWidth, 2 * height), 1.5, 1.5);
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
    case Qt::Key_Home: to = 0ms; break;
    case Qt::Key_End: to = m_waveform.length; break;
    default: return QWidget::keyPressEvent(event);
    }
    setPosition(std::clamp(to, Milliseconds(0), m_waveform.length));
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
