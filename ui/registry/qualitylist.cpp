// SPDX-License-Identifier: GPL-3.0-or-later
#include "qualitylist.h"

#include "figures.h"
#include "metrics.h"
#include "tokens.h"
#include "typescale.h"

#include <QLocale>
#include <QPainter>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

constexpr int barHeight = 12;
constexpr int partHeight = 48;
constexpr int shareWidth = 64;

QColor colourOf(StatusLight::State state, const Tokens &t)
{
    switch (state) {
    case StatusLight::State::Ok: return t.ok;
    case StatusLight::State::Warning: return t.warnMark;
    case StatusLight::State::Failed: return t.liveText;
    case StatusLight::State::Unknown: return t.control;
    }
    return t.control;
}

} // namespace

QualityList::QualityList(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void QualityList::setParts(QList<Part> parts)
{
    parts.removeIf([](const Part &p) { return p.count == 0 && !p.always; });
    m_parts = std::move(parts);
    QStringList spoken;
    for (const Part &p : m_parts)
        spoken.append(p.words + u' ' + figure(p.count));
    setAccessibleName(spoken.join(u", "_s));
    updateGeometry();
    update();
}

QSize QualityList::sizeHint() const
{
    return {240, barHeight + space8 + static_cast<int>(m_parts.size()) * partHeight};
}

void QualityList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = tokensFor(this);
    qint64 whole = 0;
    for (const Part &p : m_parts)
        whole += p.count;
    // Each part that is there is at least 3 px; the largest gives way.
    const int gaps =
        2 * static_cast<int>(std::ranges::count_if(m_parts, [](const Part &p) { return p.count > 0; }) - 1);
    QList<double> widths;
    double excess = 0;
    for (const Part &p : m_parts) {
        const double exact = whole ? (width() - gaps) * static_cast<double>(p.count) / static_cast<double>(whole) : 0;
        widths.append(p.count ? std::max(3.0, exact) : 0);
        excess += widths.back() - exact;
    }
    if (auto largest = std::ranges::max_element(widths); largest != widths.end())
        *largest -= excess;
    double x = 0;
    if (!whole)
        painter.fillRect(QRectF(0, 0, width(), barHeight), t.line);
    for (qsizetype i = 0; i < m_parts.size() && whole; ++i) {
        if (!m_parts[i].count)
            continue;
        painter.fillRect(QRectF(x, 0, widths[i], barHeight), colourOf(m_parts[i].state, t));
        x += widths[i] + 2;
    }
    const QLocale locale;
    int y = barHeight + space8;
    for (qsizetype i = 0; i < m_parts.size(); ++i, y += partHeight) {
        const Part &part = m_parts[i];
        StatusLight::paintShape(painter, QRectF(0, y + (partHeight - 14) / 2.0, 14, 14), part.state, this);
        painter.setFont(textFont(TextStyle::PageTitle));
        painter.setPen(t.text);
        const QString count = figure(part.count);
        painter.drawText(QRect(0, y, width() - shareWidth, partHeight), Qt::AlignVCenter | Qt::AlignRight, count);
        const int room = width() - 26 - shareWidth - painter.fontMetrics().horizontalAdvance(count) - space8;
        painter.setFont(textFont(TextStyle::Body));
        painter.setPen(t.text2);
        painter.drawText(QRect(26, y, room, partHeight), Qt::AlignVCenter,
            painter.fontMetrics().elidedText(part.words, Qt::ElideRight, room));
        painter.setFont(textFont(TextStyle::Detail));
        painter.setPen(t.muted);
        const double share = whole ? 100.0 * static_cast<double>(part.count) / static_cast<double>(whole) : 0;
        painter.drawText(QRect(0, y, width(), partHeight), Qt::AlignVCenter | Qt::AlignRight,
            locale.toString(share, 'f', 1) + u" %"_s);
        if (i + 1 < m_parts.size())
            painter.fillRect(QRect(0, y + partHeight - 1, width(), 1), t.line);
    }
}

} // namespace campanile
