// SPDX-License-Identifier: GPL-3.0-or-later
#include "outcometable.h"

#include "figures.h"
#include "outcomemark.h"
#include "recipientmodel.h"
#include "tokens.h"
#include "typescale.h"

#include <QLocale>
#include <QPainter>

namespace campanile {

using namespace Qt::StringLiterals;

OutcomeTable::OutcomeTable(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void OutcomeTable::setCounts(const MarkCounts &counts)
{
    if (m_counts == counts)
        return;
    m_counts = counts;
    QStringList words;
    for (const Mark mark : outcomeOrder())
        words.append(markWords(mark) + u' ' + campanile::figure(m_counts[static_cast<size_t>(mark)]));
    setAccessibleName(words.join(u", "_s));
    update();
}

void OutcomeTable::setGrey(bool grey)
{
    m_grey = grey;
    update();
}

void OutcomeTable::setCompact(bool compact)
{
    m_compact = compact;
    updateGeometry();
    update();
}

QSize OutcomeTable::sizeHint() const
{
    return {m_compact ? 400 : 560, rows() * rowStep()};
}

void OutcomeTable::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = tokensFor(this);
    const int between = m_compact ? 28 : 32;
    const int width = (this->width() - between * (columns() - 1)) / columns();
    const auto &order = outcomeOrder();
    for (int i = 0; i < markCount; ++i) {
        const Mark mark = order[static_cast<size_t>(i)];
        const int count = m_counts[static_cast<size_t>(mark)];
        const QRect row((i / rows()) * (width + between), (i % rows()) * rowStep(), width, rowStep());
        paintMark(painter, mark, QPointF(row.left() + 9, row.center().y() + 1), mark == Mark::Help ? 6 : 7.5,
            {.dark = t.look == Look::Dark, .grey = m_grey});
        const QString figure = campanile::figure(count);
        painter.setFont(textFont(TextStyle::BodyStrong));
        painter.setPen(m_grey || count == 0 ? t.muted : t.text);
        painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, figure);
        const int figureWidth = painter.fontMetrics().horizontalAdvance(figure) + 8;
        painter.setFont(textFont(TextStyle::Detail));
        painter.setPen(t.text2);
        const QRect words = row.adjusted(25, 0, -figureWidth, 0);
        painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
            painter.fontMetrics().elidedText(markWords(mark), Qt::ElideRight, words.width()));
    }
}

} // namespace campanile
