// SPDX-License-Identifier: GPL-3.0-or-later
#include "roundstable.h"

#include "metrics.h"
#include "roundsmodel.h"
#include "tables.h"
#include "tokens.h"
#include "typescale.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>

namespace campanile {

namespace {

class RoundDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &t = tokens(lookOf(option.palette));
        const bool expected = index.data(RoundsModel::ExpectedRole).toBool();
        if (index.data(RoundsModel::RunningRole).toBool() || option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, t.tint);
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), t.line);
        const bool strong = index.column() == RoundsModel::Name || index.column() == RoundsModel::Reached;
        painter->setFont(textFont(strong ? TextStyle::BodyStrong : TextStyle::Body));
        painter->setPen(expected ? t.muted : t.text);
        const int last = index.model()->columnCount() - 1;
        painter->drawText(option.rect.adjusted(index.column() == 0 ? 24 : 4, 0, index.column() == last ? -24 : -4, -1),
            index.data(Qt::TextAlignmentRole).toInt(), index.data().toString());
    }
};

class RoundsHeader final : public QHeaderView {
public:
    explicit RoundsHeader(QWidget *parent)
        : QHeaderView(Qt::Horizontal, parent)
    {
    }

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override
    {
        const Tokens &t = tokens(lookOf(palette()));
        painter->fillRect(rect, t.surface);
        painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), t.control);
        painter->setFont(textFont(TextStyle::Caption));
        painter->setPen(t.text2);
        painter->drawText(rect.adjusted(section == 0 ? 24 : 4, 0, section == count() - 1 ? -24 : -4, -1),
            model()->headerData(section, Qt::Horizontal, Qt::TextAlignmentRole).toInt(),
            model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString());
    }
};

} // namespace

RoundsTable::RoundsTable(QWidget *parent)
    : QTableView(parent)
{
    setHorizontalHeader(new RoundsHeader(this));
    styleTable(this);
    setItemDelegate(new RoundDelegate(this));
    setSelectionMode(QAbstractItemView::NoSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setMinimumSectionSize(40);
    setAccessibleName(tr("Rounds of calls"));
}

void RoundsTable::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    if (model) {
        connect(model, &QAbstractItemModel::dataChanged, this, &RoundsTable::spread);
        connect(model, &QAbstractItemModel::rowsInserted, this, &RoundsTable::spread);
    }
    spread();
}

void RoundsTable::setCompact(bool compact)
{
    m_compact = compact;
    verticalHeader()->setDefaultSectionSize(compact ? 34 : campanile::rowHeight);
    spread();
}

void RoundsTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    spread();
}

void RoundsTable::spread()
{
    if (!model())
        return;
    setColumnHidden(RoundsModel::Active, m_compact);
    // What a column needs comes first; what is left is shared out. The figures of a large town are never cut.
    const QList<double> shares =
        m_compact ? QList<double>{15, 11, 25, 15, 10, 0, 24} : QList<double>{14, 10, 18, 14, 11, 12, 21};
    const int cell = 2 * space4;
    QList<int> needs(RoundsModel::ColumnCount, 0);
    int needed = space24; // the first column is set in by as much
    setColumnHidden(RoundsModel::Start, false);
    for (int column = 0; column < RoundsModel::ColumnCount; ++column) {
        if (!isColumnHidden(column))
            needed += needs[column] =
                std::max(sizeHintForColumn(column), horizontalHeader()->sectionSizeHint(column)) + cell;
    }
    needs.front() += space24;
    if (m_compact && needed > viewport()->width()) { // when a round began says less than how far it is
        setColumnHidden(RoundsModel::Start, true);
        needed -= needs.at(RoundsModel::Start);
    }
    const int left = std::max(0, viewport()->width() - needed);
    int used = 0;
    for (int column = 0; column < RoundsModel::ColumnCount; ++column) {
        const int width = column == RoundsModel::State
            ? viewport()->width() - used
            : needs.at(column) + static_cast<int>(left * shares.at(column) / 100);
        setColumnWidth(column, width);
        used += isColumnHidden(column) ? 0 : width;
    }
}

} // namespace campanile
