// SPDX-License-Identifier: GPL-3.0-or-later
#include "outcomebar.h"

#include "figures.h"
#include "outcomemark.h"
#include "painting.h"
#include "recipientmodel.h"
#include "tokens.h"
#include "typescale.h"

#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <numeric>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

constexpr double gap = 2, least = 3;

MarkTheme themeOf(const QWidget *widget, bool grey)
{
    return {.dark = tokensFor(widget).look == Look::Dark, .grey = grey};
}

size_t at(Mark mark)
{
    return static_cast<size_t>(mark);
}

} // namespace

const std::array<Mark, markCount> &outcomeOrder()
{
    static constexpr std::array<Mark, markCount> order{Mark::Confirmed, Mark::Heard, Mark::Help, Mark::Voicemail,
        Mark::HungUp, Mark::NoAnswer, Mark::Busy, Mark::Unreachable, Mark::Invalid, Mark::Blocked, Mark::Uncertain,
        Mark::Stopped, Mark::InCall, Mark::Queued};
    return order;
}

OutcomeBar::OutcomeBar(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMinimumHeight(8);
}

void OutcomeBar::setCounts(const MarkCounts &counts)
{
    if (m_counts == counts)
        return;
    m_counts = counts;
    QStringList words;
    for (const Mark mark : outcomeOrder()) {
        if (m_counts[at(mark)] > 0)
            words.append(markWords(mark) + u' ' + figure(m_counts[at(mark)]));
    }
    setAccessibleName(words.join(u", "_s));
    update();
}

void OutcomeBar::setGrey(bool grey)
{
    m_grey = grey;
    update();
}

std::array<QRectF, markCount> OutcomeBar::segments() const
{
    std::array<QRectF, markCount> result{};
    const auto &order = outcomeOrder();
    const int total = std::accumulate(m_counts.begin(), m_counts.end(), 0);
    const auto present = std::count_if(m_counts.begin(), m_counts.end(), [](int n) { return n > 0; });
    if (total <= 0)
        return result;
    // The least width comes first; what is left is shared by count, so no outcome vanishes and all fit.
    const double free =
        std::max(0.0, width() - gap * static_cast<double>(present - 1) - least * static_cast<double>(present));
    double x = 0;
    for (size_t i = 0; i < order.size(); ++i) {
        const int count = m_counts[at(order[i])];
        if (count <= 0)
            continue;
        const double w = least + free * count / total;
        result[i] = QRectF(x, 0, w, height());
        x += w + gap;
    }
    return result;
}

void OutcomeBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    const auto parts = segments();
    bool any = false;
    for (size_t i = 0; i < parts.size(); ++i) {
        if (parts[i].isEmpty())
            continue;
        any = true;
        const Mark mark = outcomeOrder()[i];
        const bool quiet = mark == Mark::Queued;
        paintBox(painter, parts[i], 2, quiet ? t.line : markColour(mark, themeOf(this, m_grey)));
    }
    if (!any)
        paintBox(painter, rect(), 2, t.line);
}

bool OutcomeBar::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const auto parts = segments();
        for (size_t i = 0; i < parts.size(); ++i) {
            if (parts[i].adjusted(-gap, 0, gap, 0).contains(help->pos())) {
                const Mark mark = outcomeOrder()[i];
                QToolTip::showText(help->globalPos(), markWords(mark) + u": "_s + figure(m_counts[at(mark)]), this);
                return true;
            }
        }
        QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

OutcomeLegend::OutcomeLegend(QWidget *parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void OutcomeLegend::setCounts(const MarkCounts &counts)
{
    if (m_counts == counts)
        return;
    m_counts = counts;
    updateGeometry();
    update();
}

void OutcomeLegend::setGrey(bool grey)
{
    m_grey = grey;
    update();
}

int OutcomeLegend::flow(int width, QPainter *painter) const
{
    const QFont plain = textFont(TextStyle::Detail), strong = textFont(TextStyle::DetailStrong);
    const QFontMetrics plainMetrics(plain), strongMetrics(strong);
    const Tokens &t = tokensFor(this);
    constexpr int line = 26, mark = 26, between = 20;
    int x = 0, y = 0;
    for (const Mark m : outcomeOrder()) {
        if (m_counts[at(m)] <= 0)
            continue;
        const QString name = markWords(m), count = figure(m_counts[at(m)]);
        const int nameWidth = plainMetrics.horizontalAdvance(name) + 6,
                  countWidth = strongMetrics.horizontalAdvance(count);
        const int whole = mark + nameWidth + countWidth;
        if (x > 0 && x + whole > width)
            x = 0, y += line;
        if (painter) {
            paintMark(*painter, m, QPointF(x + 10, y + line / 2.0), m == Mark::Help ? 7 : 9, themeOf(this, m_grey));
            painter->setFont(plain);
            painter->setPen(t.text2);
            painter->drawText(QRect(x + mark, y, nameWidth, line), Qt::AlignVCenter, name);
            painter->setFont(strong);
            painter->setPen(t.text);
            painter->drawText(QRect(x + mark + nameWidth, y, countWidth + 1, line), Qt::AlignVCenter, count);
        }
        x += whole + between;
    }
    return y + line;
}

int OutcomeLegend::heightForWidth(int width) const
{
    return flow(width, nullptr);
}

void OutcomeLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    flow(width(), &painter);
}

} // namespace campanile
