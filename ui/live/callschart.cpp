// SPDX-License-Identifier: GPL-3.0-or-later
#include "callschart.h"

#include "figures.h"
#include "outcomemark.h"
#include "timewords.h"
#include "tokens.h"
#include "typescale.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

QColor madeColour(const Tokens &t)
{
    return mix(t.control, t.surface, 0.42);
}

QColor heardColour(const Tokens &t, bool grey)
{
    return grey ? mix(t.control, t.surface, 0.8)
                : markColour(Mark::Heard, {.dark = t.look == Look::Dark, .grey = false});
}

} // namespace

CallsChart::CallsChart(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void CallsChart::setData(const QList<Minute> &minutes, const QList<ProgressForecast::Minute> &coming, qint64 nowMs)
{
    m_minutes = minutes;
    m_coming = coming;
    m_nowMs = nowMs;
    int called = 0;
    int reached = 0;
    for (const Minute &minute : minutes) {
        called += minute.called;
        reached += minute.reached;
    }
    setAccessibleName(
        tr("Calls per minute: %1 made, %2 heard").arg(campanile::figure(called), campanile::figure(reached)));
    update();
}

void CallsChart::setGrey(bool grey)
{
    m_grey = grey;
    update();
}

QList<CallsChart::Bar> CallsChart::barsOf(
    const QList<Minute> &minutes, const QList<ProgressForecast::Minute> &coming, int step)
{
    if (minutes.isEmpty() && coming.isEmpty())
        return {};
    const auto slot = [step](qint64 minute) { return minute / step; };
    qint64 first = minutes.isEmpty() ? coming.constFirst().minute : minutes.constFirst().minute;
    qint64 last = coming.isEmpty() ? minutes.constLast().minute : coming.constLast().minute;
    if (!minutes.isEmpty())
        last = std::max(last, minutes.constLast().minute);
    constexpr qint64 most = 2000;
    last = std::min(last, first + most * step);
    QList<Bar> bars(slot(last) - slot(first) + 1);
    for (qsizetype i = 0; i < bars.size(); ++i)
        bars[i].minute = (slot(first) + i) * step;
    const auto at = [&](qint64 minute) -> Bar * {
        const qint64 i = slot(minute) - slot(first);
        return i >= 0 && i < bars.size() ? &bars[i] : nullptr;
    };
    for (const Minute &minute : minutes) {
        if (Bar *bar = at(minute.minute)) {
            bar->called += minute.called;
            bar->reached += minute.reached;
        }
    }
    for (const auto &minute : coming) {
        if (Bar *bar = at(minute.minute))
            bar->coming += minute.calls;
    }
    return bars;
}

int CallsChart::stepFor(qint64 minutes)
{
    for (const int step : {1, 2, 5, 10, 15, 30, 60}) {
        if (minutes / step <= 60)
            return step;
    }
    return static_cast<int>(minutes / 60 + 1);
}

int CallsChart::ceiling(double value)
{
    int power = 1;
    while (power * 10 < value)
        power *= 10;
    for (const double factor : {1.0, 1.6, 2.0, 3.0, 4.0, 6.0, 8.0, 10.0}) {
        const int limit = static_cast<int>(std::lround(factor * power));
        if (limit >= value && limit % 2 == 0)
            return limit;
    }
    return power * 10;
}

void CallsChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    const QFont caption = textFont(TextStyle::Caption);
    painter.setFont(caption);
    const QFontMetrics metrics(caption);

    const qint64 first = m_minutes.isEmpty() ? m_nowMs / 60'000 : m_minutes.constFirst().minute;
    const qint64 last = std::max({first + 24, m_minutes.isEmpty() ? first : m_minutes.constLast().minute,
        m_coming.isEmpty() ? first : m_coming.constLast().minute});
    const int step = stepFor(last - first + 1);
    const QList<Bar> bars = barsOf(m_minutes, m_coming, step);
    double highest = 1;
    for (const Bar &bar : bars)
        highest = std::max({highest, bar.called + bar.coming, bar.reached});
    const int top = ceiling(highest);

    const int left = metrics.horizontalAdvance(campanile::figure(top)) + 12;
    const QRectF plot(left, 10, width() - left - 8, height() - 10 - 26);
    const auto y = [&](double value) { return plot.bottom() - plot.height() * value / top; };
    for (const int value : {0, top / 2, top}) {
        const double line = std::round(y(value)) - 0.5;
        painter.setPen(QPen(t.line, 1));
        painter.drawLine(QPointF(plot.left(), line), QPointF(plot.right(), line));
        painter.setPen(t.muted);
        painter.drawText(
            QRectF(0, line - 10, left - 8, 20), Qt::AlignRight | Qt::AlignVCenter, campanile::figure(value));
    }

    const auto slots_ = static_cast<double>((last / step) - (first / step) + 1);
    const double slot = plot.width() / slots_;
    const double wide = std::clamp(slot * 0.68, 2.0, 18.0);
    const auto x = [&](qint64 minute) {
        return plot.left() + static_cast<double>((minute / step) - (first / step)) * slot;
    };

    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const Bar &bar : bars) {
        const QRectF column(std::round(x(bar.minute) + (slot - wide) / 2), 0, std::round(wide), 0);
        const auto box = [&](double from, double to) {
            return QRectF(column.left(), std::round(y(to)), column.width(), std::round(y(from)) - std::round(y(to)));
        };
        if (bar.called > 0)
            painter.fillRect(box(0, bar.called), madeColour(t));
        if (bar.reached > 0)
            painter.fillRect(box(0, bar.reached), heardColour(t, m_grey));
        if (bar.coming >= 0.5) {
            QPen dashed(t.control, 1);
            dashed.setDashPattern({3, 2});
            painter.setPen(dashed);
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(box(bar.called, bar.called + bar.coming).adjusted(0.5, 0.5, -0.5, -0.5));
        }
    }

    // every so many minutes that the words do not touch
    const int words = metrics.horizontalAdvance(u"00:00"_s) + 36;
    int every = step;
    for (const int candidate : {1, 2, 5, 10, 15, 30, 60, 120, 240}) {
        every = candidate;
        if (candidate >= step && slot * candidate / step >= words)
            break;
    }
    painter.setPen(t.muted);
    for (qint64 minute = (first + every - 1) / every * every; minute <= last; minute += every) {
        const double centre = x(minute) + slot / 2;
        painter.drawText(QRectF(centre - 40, plot.bottom() + 6, 80, 20), Qt::AlignHCenter | Qt::AlignTop,
            hourWords(minute * 60'000));
    }

    if (m_nowMs > 0 && m_nowMs / 60'000 >= first && m_nowMs / 60'000 <= last && !m_coming.isEmpty()) {
        const double exact = static_cast<double>(m_nowMs) / 60'000.0 / step - static_cast<double>(first / step);
        const double line = std::round(plot.left() + exact * slot);
        painter.setPen(QPen(t.text, 2));
        painter.drawLine(QPointF(line, plot.top() - 4), QPointF(line, plot.bottom()));
        painter.setFont(textFont(TextStyle::CaptionStrong));
        const QString now = tr("now");
        const int wideNow = painter.fontMetrics().horizontalAdvance(now);
        const bool fits = line + 6 + wideNow < width();
        painter.drawText(QRectF(fits ? line + 5 : line - 5 - wideNow, plot.top() - 10, wideNow + 2, 16),
            Qt::AlignLeft | Qt::AlignVCenter, now);
    }
}

CallsLegend::CallsLegend(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QStringList CallsLegend::words() const
{
    return {tr("made"), tr("heard"), tr("expected")};
}

QSize CallsLegend::sizeHint() const
{
    const QFontMetrics metrics(textFont(TextStyle::Caption));
    int width = 0;
    for (const QString &word : words())
        width += 18 + metrics.horizontalAdvance(word) + 20;
    return {width - 20, 20};
}

void CallsLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    painter.setFont(textFont(TextStyle::Caption));
    int x = 0;
    const QStringList all = words();
    for (int i = 0; i < all.size(); ++i) {
        const QRectF box(x, 4, 12, 12);
        if (i == 2) {
            QPen dashed(t.control, 1);
            dashed.setDashPattern({3, 2});
            painter.setPen(dashed);
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
        } else {
            painter.fillRect(box, i == 0 ? madeColour(t) : heardColour(t, false));
        }
        const int wide = painter.fontMetrics().horizontalAdvance(all[i]);
        painter.setPen(t.text2);
        painter.drawText(QRect(x + 18, 0, wide + 2, 20), Qt::AlignVCenter, all[i]);
        x += 18 + wide + 20;
    }
}

} // namespace campanile
