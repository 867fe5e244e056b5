// SPDX-License-Identifier: GPL-3.0-or-later
#include "streetlist.h"

#include "figures.h"
#include "icons.h"
#include "metrics.h"
#include "painting.h"
#include "streetmodel.h"
#include "tokens.h"
#include "typescale.h"

#include <QLocale>
#include <QPainter>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

class UnreachedStreets final : public QSortFilterProxyModel {
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        return sourceModel()->index(row, StreetModel::Unreached, parent).data(StreetModel::UnreachedRole).toInt() > 0;
    }

    bool lessThan(const QModelIndex &a, const QModelIndex &b) const override
    {
        const int left = a.data(StreetModel::UnreachedRole).toInt();
        const int right = b.data(StreetModel::UnreachedRole).toInt();
        if (left != right)
            return left < right;
        // the order of equals stays as it is
        return a.row() > b.row();
    }
};

class StreetDelegate final : public QStyledItemDelegate {
public:
    explicit StreetDelegate(StreetList *list)
        : QStyledItemDelegate(list)
        , m_list(list)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {200, rowHeight}; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &t = tokens(lookOf(option.palette));
        const QRect row = option.rect.adjusted(24, 0, -24, 0);
        if (option.state & QStyle::State_MouseOver || (option.state & QStyle::State_Selected && m_list->hasFocus()))
            painter->fillRect(option.rect, t.tint);
        painter->fillRect(QRect(row.left(), row.bottom(), row.width(), 1), t.line);
        const int unreached = index.data(StreetModel::UnreachedRole).toInt();
        const int total = std::max(1, index.data(StreetModel::TotalRole).toInt());

        const QRect chevron(row.right() - 16, row.center().y() - 8, 16, 16);
        paintIcon(*painter, chevron, u"chevron-right"_s, t.text2);
        const QString of = u' ' + StreetList::tr("of %1").arg(campanile::figure(total));
        const QString figure = campanile::figure(unreached);
        painter->setFont(textFont(TextStyle::Body));
        const int ofWidth = painter->fontMetrics().horizontalAdvance(of);
        const int right = chevron.left() - 16;
        painter->setPen(t.muted);
        painter->drawText(QRect(right - ofWidth, row.top(), ofWidth + 2, row.height()), Qt::AlignVCenter, of);
        painter->setFont(textFont(TextStyle::BodyStrong));
        const int figureWidth = painter->fontMetrics().horizontalAdvance(figure);
        painter->setPen(m_list->isGrey() ? t.muted : t.text);
        painter->drawText(
            QRect(right - ofWidth - figureWidth, row.top(), figureWidth + 2, row.height()), Qt::AlignVCenter, figure);

        const int barLeft = row.left() + row.width() * 32 / 100;
        const int barRight = row.left() + row.width() * 71 / 100;
        const QRectF bar(barLeft, row.center().y() - 3, barRight - barLeft, 8);
        paintBox(*painter, bar, 0, t.line);
        paintBox(*painter, QRectF(bar.left(), bar.top(), bar.width() * unreached / total, bar.height()), 0,
            m_list->isGrey() ? t.muted : t.strong);

        painter->setFont(textFont(TextStyle::Body));
        painter->setPen(t.text);
        const QRect name(row.left(), row.top(), barLeft - row.left() - 16, row.height());
        painter->drawText(name, Qt::AlignVCenter,
            painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, name.width()));
    }

private:
    StreetList *m_list;
};

} // namespace

StreetList::StreetList(QWidget *parent)
    : QListView(parent)
    , m_sorted(new UnreachedStreets(this))
{
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setMouseTracking(true);
    setItemDelegate(new StreetDelegate(this));
    setAccessibleName(tr("Unreached by street"));
    m_sorted->setDynamicSortFilter(true);
    setModel(m_sorted);
    const auto choose = [this](const QModelIndex &index) {
        if (index.isValid())
            Q_EMIT streetChosen(m_sorted->mapToSource(index).row());
    };
    connect(this, &QListView::clicked, this, choose);
    connect(this, &QListView::activated, this, choose);
}

void StreetList::setStreets(StreetModel *streets)
{
    m_sorted->setSourceModel(streets);
    m_sorted->sort(StreetModel::Unreached, Qt::DescendingOrder); // this column changes, and so the order
}

void StreetList::setGrey(bool grey)
{
    m_grey = grey;
    viewport()->update();
}

} // namespace campanile
