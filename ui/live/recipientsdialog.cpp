// SPDX-License-Identifier: GPL-3.0-or-later
#include "recipientsdialog.h"

#include "figures.h"
#include "label.h"
#include "livecampaign.h"
#include "metrics.h"
#include "outcomemark.h"
#include "recipientmodel.h"
#include "tables.h"

#include <QHeaderView>
#include <QLocale>
#include <QPainter>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

class Chosen final : public QSortFilterProxyModel {
public:
    Chosen(LiveCampaign &live, RecipientsDialog::Condition condition, QObject *parent)
        : QSortFilterProxyModel(parent)
        , m_live(live)
        , m_condition(std::move(condition))
    {
        setSortRole(RecipientModel::SortRole);
        setSourceModel(live.recipients());
    }

    QVariant data(const QModelIndex &index, int role) const override
    {
        if (role == Qt::DecorationRole && index.column() == RecipientModel::Result) {
            QPixmap picture(20, 20);
            picture.fill(Qt::transparent);
            QPainter painter(&picture);
            painter.setRenderHint(QPainter::Antialiasing);
            paintMark(painter, static_cast<Mark>(data(index, RecipientModel::MarkRole).toInt()), {10, 10}, 5.5,
                {.dark = m_dark, .grey = m_live.isStale()});
            return picture;
        }
        return QSortFilterProxyModel::data(index, role);
    }

    void setDark(bool dark) { m_dark = dark; }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &) const override { return m_condition(m_live, row); }

private:
    LiveCampaign &m_live;
    RecipientsDialog::Condition m_condition;
    bool m_dark = false;
};

} // namespace

RecipientsDialog::RecipientsDialog(LiveCampaign &live, const QString &title, Condition condition, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"recipientsDialog"_s);
    setWindowTitle(title);
    setModal(false);
    setAttribute(Qt::WA_DeleteOnClose);
    resize(760, 520);

    auto *phones = new Chosen(live, std::move(condition), this);
    phones->setDark(tokensFor(this).look == Look::Dark);
    auto *count = new Label(TextStyle::Detail, Ink::Muted);
    auto *table = new QTableView;
    table->setObjectName(u"recipients"_s);
    table->setModel(phones);
    styleTable(table);
    table->setSortingEnabled(true);
    table->sortByColumn(RecipientModel::Address, Qt::AscendingOrder);
    table->horizontalHeader()->setSectionResizeMode(RecipientModel::Address, QHeaderView::Stretch);
    table->setColumnWidth(RecipientModel::Number, 160);
    table->setColumnWidth(RecipientModel::Result, 190);
    table->setColumnWidth(RecipientModel::Attempts, 90);
    table->setColumnWidth(RecipientModel::Last, 100);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(cardPadding, cardPadding, cardPadding, cardPadding);
    layout->addWidget(new Label(title, TextStyle::PageTitle));
    layout->addWidget(count);
    layout->addWidget(table, 1);

    const auto tell = [count, phones] {
        const int rows = phones->rowCount();
        count->setText(rows == 1 ? tr("1 phone") : tr("%1 phones").arg(campanile::figure(rows)));
    };
    connect(phones, &QAbstractItemModel::rowsInserted, this, tell);
    connect(phones, &QAbstractItemModel::rowsRemoved, this, tell);
    connect(phones, &QAbstractItemModel::modelReset, this, tell);
    tell();
    connect(table, &QTableView::activated, this,
        [this, phones](const QModelIndex &index) { Q_EMIT recipientChosen(phones->mapToSource(index).row()); });
    connect(&live, &QObject::destroyed, this, &QWidget::close);
}

} // namespace campanile
