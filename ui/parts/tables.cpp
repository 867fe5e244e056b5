// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables.h"

#include "metrics.h"
#include "tokens.h"
#include "typescale.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTableView>

namespace campanile {

namespace {

/// A line under each row, and 12 px of air beside the words.
class RowDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem inside = option;
        const Tokens &t = tokens(lookOf(option.palette));
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, t.tint);
        inside.rect.adjust(6, 0, -6, -1); // and the 6 of the style
        QStyledItemDelegate::paint(painter, inside, index);
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), t.line);
    }
};

} // namespace

void styleTable(QTableView *table)
{
    table->setShowGrid(false);
    table->setAlternatingRowColors(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setFrameShape(QFrame::NoFrame);
    table->setFont(textFont(TextStyle::Body));
    table->setItemDelegate(new RowDelegate(table));
    table->setTabKeyNavigation(false);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(rowHeight);
    QHeaderView *head = table->horizontalHeader();
    head->setFont(textFont(TextStyle::Caption));
    head->setFixedHeight(tableHeadHeight);
    head->setHighlightSections(false);
    head->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    head->setMinimumSectionSize(48);
}

} // namespace campanile
