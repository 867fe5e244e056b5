// SPDX-License-Identifier: GPL-3.0-or-later
#include "recipientsdialog.h"

#include "button.h"
#include "card.h"
#include "csvline.h"
#include "figures.h"
#include "label.h"
#include "livecampaign.h"
#include "metrics.h"
#include "outcomemark.h"
#include "recipientmodel.h"
#include "tables.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QPainter>
#include <QSaveFile>
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

RecipientsDialog::RecipientsDialog(
    LiveCampaign &live, const QString &title, Condition condition, QWidget *parent, Order order)
    : QDialog(parent)
    , m_told(new Label(TextStyle::Detail, Ink::Muted))
{
    setObjectName(u"recipientsDialog"_s);
    setWindowTitle(title);
    setModal(false);
    setAttribute(Qt::WA_DeleteOnClose);
    resize(1040, 560);

    auto *phones = new Chosen(live, std::move(condition), this);
    m_phones = phones;
    phones->setDark(tokensFor(this).look == Look::Dark);
    auto *count = new Label(TextStyle::Detail, Ink::Muted);
    auto *table = new QTableView;
    table->setObjectName(u"recipients"_s);
    table->setModel(phones);
    styleTable(table);
    table->setSortingEnabled(true);
    if (order == Order::NewestFirst)
        table->sortByColumn(RecipientModel::Last, Qt::DescendingOrder);
    else
        table->sortByColumn(RecipientModel::Address, Qt::AscendingOrder);
    table->setColumnHidden(RecipientModel::Network, true); // in the tooltip and in what is copied
    table->horizontalHeader()->setSectionResizeMode(RecipientModel::Address, QHeaderView::Stretch);
    table->setColumnWidth(RecipientModel::Number, 140);
    table->setColumnWidth(RecipientModel::Name, 200);
    table->setColumnWidth(RecipientModel::Result, 220);
    table->setColumnWidth(RecipientModel::Attempts, 90);
    table->setColumnWidth(RecipientModel::Last, 100);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(cardPadding, cardPadding, cardPadding, cardPadding);
    layout->setSpacing(space16);
    auto *titles = new QVBoxLayout;
    titles->setSpacing(0);
    titles->addWidget(new Label(title, TextStyle::PageTitle));
    titles->addWidget(count);
    layout->addLayout(titles);
    auto *card = new Card;
    card->body()->setContentsMargins(1, 1, 1, 1); // the table goes to the edge
    card->body()->addWidget(table);
    layout->addWidget(card, 1);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space8);
    foot->addWidget(m_told, 1);
    auto *copyRows = new Button(tr("Copy the list"), Button::Role::Neutral);
    copyRows->setObjectName(u"copyRecipients"_s);
    connect(copyRows, &QAbstractButton::clicked, this, &RecipientsDialog::copy);
    auto *saveRows = new Button(tr("Save as CSV…"), Button::Role::Neutral);
    saveRows->setObjectName(u"saveRecipients"_s);
    connect(saveRows, &QAbstractButton::clicked, this, &RecipientsDialog::chooseFile);
    foot->addWidget(copyRows);
    foot->addWidget(saveRows);
    layout->addLayout(foot);

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

QList<QStringList> RecipientsDialog::rows() const
{
    QList<QStringList> rows;
    QStringList head;
    for (int column = 0; column < m_phones->columnCount(); ++column)
        head.append(m_phones->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    rows.append(head);
    for (int row = 0; row < m_phones->rowCount(); ++row) {
        QStringList fields;
        for (int column = 0; column < m_phones->columnCount(); ++column)
            fields.append(m_phones->index(row, column).data().toString());
        rows.append(fields);
    }
    return rows;
}

void RecipientsDialog::copy() const
{
    QString text;
    for (const QStringList &row : rows())
        text += row.join(u'\t') + u'\n';
    QGuiApplication::clipboard()->setText(text);
    m_told->setText(tr("Copied."));
}

void RecipientsDialog::chooseFile()
{
    auto *dialog = new QFileDialog(this, windowTitle(), windowTitle() + u".csv"_s, tr("Spreadsheets (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &RecipientsDialog::save);
    dialog->open();
}

void RecipientsDialog::save(const QString &path)
{
    QByteArray bytes("\xEF\xBB\xBF"); // a spreadsheet believes the umlauts only so
    for (const QStringList &row : rows())
        bytes += csvLine(row);
    QSaveFile file(path);
    const bool saved = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
    m_told->setText(saved ? tr("Saved.") : tr("The file cannot be written: %1").arg(file.errorString()));
}

} // namespace campanile
