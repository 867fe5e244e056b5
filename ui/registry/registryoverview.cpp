// SPDX-License-Identifier: GPL-3.0-or-later
#include "registryoverview.h"

#include "button.h"
#include "card.h"
#include "chip.h"
#include "contacttablemodel.h"
#include "coveragelist.h"
#include "figures.h"
#include "gazetteer.h"
#include "label.h"
#include "metrics.h"
#include "note.h"
#include "optoutbar.h"
#include "qualitylist.h"
#include "searchfield.h"
#include "tables.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QResizeEvent>
#include <QScrollArea>
#include <QTableView>
#include <QtConcurrentRun>

namespace campanile {

using namespace Qt::StringLiterals;

RegistryOverview::RegistryOverview(std::shared_ptr<const Gazetteer> gazetteer, QWidget *parent)
    : QWidget(parent)
    , m_gazetteer(std::move(gazetteer))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space24, space24, space24, space24);
    layout->setSpacing(cardGap);

    auto *head = new QHBoxLayout;
    auto *titles = new QVBoxLayout;
    titles->setSpacing(0);
    titles->addWidget(new Label(tr("Registry"), TextStyle::PageTitle, Ink::Text, this));
    m_kinds = new Label(TextStyle::Detail, Ink::Text2, this);
    m_kinds->setObjectName(u"registryTotals"_s);
    titles->addWidget(m_kinds);
    head->addLayout(titles, 1);
    auto *import = new Button(tr("Import a directory…"), Button::Role::Primary, this);
    import->setObjectName(u"registryImport"_s);
    connect(import, &Button::clicked, this, &RegistryOverview::importRequested);
    head->addWidget(import);
    layout->addLayout(head);
    m_notice = new Note(Note::Kind::Ok, {}, this);
    m_notice->setObjectName(u"registryNotice"_s);
    m_notice->hide();
    layout->addWidget(m_notice);

    auto *columns = new QHBoxLayout;
    columns->setSpacing(cardGap);
    layout->addLayout(columns, 1);
    auto *contacts = new Card(this);
    contacts->body()->setSpacing(space12);
    auto *searchRow = new QHBoxLayout;
    m_search = new SearchField(tr("Name, street or number"), this);
    m_search->setObjectName(u"registrySearch"_s);
    m_search->setAccessibleName(tr("Search the contacts"));
    m_search->setMaximumWidth(420);
    searchRow->addWidget(m_search, 1);
    m_unplaced = new Chip(tr("Without position"), this);
    m_unplaced->setObjectName(u"registryUnplaced"_s);
    connect(m_unplaced, &Chip::toggled, this, &RegistryOverview::search);
    searchRow->addWidget(m_unplaced);
    m_optedOut = new Chip(tr("Not to be called"), this);
    m_optedOut->setObjectName(u"registryOptedOut"_s);
    connect(m_optedOut, &Chip::toggled, this, [this](bool only) {
        if (only)
            m_unplaced->setChecked(false);
        m_table->setColumnHidden(ContactTableModel::Position, only); // when they asked needs the room
        setColumnWidths();
        search();
    });
    connect(m_unplaced, &Chip::toggled, this, [this](bool only) {
        if (only)
            m_optedOut->setChecked(false);
    });
    searchRow->addWidget(m_optedOut);
    m_found = new Label(TextStyle::Detail, Ink::Muted, this);
    m_found->setObjectName(u"registryFound"_s);
    m_found->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    searchRow->addStretch();
    searchRow->addWidget(m_found);
    contacts->body()->addLayout(searchRow);
    m_model = new ContactTableModel(this);
    m_table = new QTableView(this);
    m_table->setObjectName(u"registryTable"_s);
    m_table->setAccessibleName(tr("Contacts"));
    styleTable(m_table);
    m_table->setModel(m_model);
    m_table->setSortingEnabled(true);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->horizontalHeader()->setSectionResizeMode(ContactTableModel::Address, QHeaderView::Stretch);
    contacts->body()->addWidget(m_table, 1);
    m_optOutBar = new OptOutBar(this);
    connect(m_optOutBar, &OptOutBar::withdrawRequested, this, &RegistryOverview::withdrawRequested);
    contacts->body()->addWidget(m_optOutBar);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RegistryOverview::showChosen);
    connect(m_model, &QAbstractItemModel::modelReset, this, &RegistryOverview::showChosen);
    connect(m_model, &QAbstractItemModel::layoutChanged, this, &RegistryOverview::showChosen);
    columns->addWidget(contacts, 1);

    auto *side = new QVBoxLayout;
    side->setSpacing(cardGap);
    auto *quality = new Card(tr("Quality"), this);
    m_total = new Label(TextStyle::LargeFigure, Ink::Text, this);
    m_total->setObjectName(u"registryCount"_s);
    quality->body()->addWidget(m_total);
    m_quality = new QualityList(this);
    quality->body()->addWidget(m_quality);
    m_sample = new Note(Note::Kind::Info, {}, this);
    m_sample->setIconName(u"info"_s);
    m_sample->hide();
    quality->body()->addWidget(m_sample);
    m_optOutNote = new Note(Note::Kind::Info, {}, this);
    m_optOutNote->setObjectName(u"registryOptOuts"_s);
    m_optOutNote->setIconName(u"info"_s);
    m_optOutNote->hide();
    connect(m_optOutNote, &Note::linkActivated, this, [this] {
        m_search->clear();
        m_optedOut->setChecked(true);
    });
    quality->body()->addWidget(m_optOutNote);
    side->addWidget(quality);
    auto *coverage = new Card(tr("Civic numbers with at least one phone"), this);
    m_coverageTitle = new Label(tr("Counting…"), TextStyle::Detail, Ink::Muted, this);
    coverage->body()->addWidget(m_coverageTitle);
    m_coverage = new CoverageList(this);
    coverage->body()->addWidget(m_coverage, 1);
    m_warning = new Note(Note::Kind::Warning, {}, this);
    m_warning->hide();
    coverage->body()->addWidget(m_warning);
    side->addWidget(coverage, 1);
    auto *sideColumn = new QWidget(this);
    side->setContentsMargins({});
    sideColumn->setLayout(side);
    m_side = new QScrollArea(this); // low windows scroll the figures rather than squeeze them
    m_side->setFrameShape(QFrame::NoFrame);
    m_side->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_side->setWidgetResizable(true);
    m_side->setWidget(sideColumn);
    m_side->viewport()->setAutoFillBackground(false);
    sideColumn->setAutoFillBackground(false);
    columns->addWidget(m_side);

    m_searchLater.setSingleShot(true);
    m_searchLater.setInterval(std::chrono::milliseconds(120));
    connect(&m_searchLater, &QTimer::timeout, this, &RegistryOverview::search);
    connect(m_search, &QLineEdit::textChanged, &m_searchLater, qOverload<>(&QTimer::start));
}

void RegistryOverview::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_side->setFixedWidth(window()->width() < wideFrom ? narrowColumnWidth : columnWidth);
    setColumnWidths();
}

void RegistryOverview::setColumnWidths()
{
    const bool narrow = window()->width() < wideFrom;
    const bool asked = m_optedOut->isChecked();
    m_table->setColumnWidth(ContactTableModel::Number, narrow ? 132 : 170);
    m_table->setColumnWidth(ContactTableModel::Name, narrow ? 160 : 250);
    m_table->setColumnWidth(ContactTableModel::Position, narrow ? 100 : 220);
    m_table->setColumnWidth(ContactTableModel::Notes, asked ? (narrow ? 264 : 340) : narrow ? 90 : 170);
}

void RegistryOverview::setStats(const RegistryStats &stats)
{
    m_total->setText(figure(stats.contacts));
    m_kinds->setText(tr("%1 landlines · %2 mobiles · last change %3")
            .arg(figure(stats.landlines), figure(stats.mobiles),
                QLocale().toString(stats.lastChange, QLocale::ShortFormat)));
    using State = StatusLight::State;
    m_quality->setParts({{State::Ok, tr("On their civic number"), stats.exact + stats.normalised, true},
        {State::Unknown, tr("Estimated along the street"), stats.interpolated, false},
        {stats.withoutPosition > 0 ? State::Warning : State::Ok, tr("Without position"), stats.withoutPosition, true}});
    QStringList about;
    if (stats.sample)
        about.append(tr("%1 are samples: a real line never calls them.").arg(figure(stats.sample)));
    if (stats.optedOut)
        about.append(tr("%1 are not to be called.").arg(figure(stats.optedOut)));
    m_sample->setText(about.join(u' '));
    m_sample->setVisible(!about.isEmpty());
}

void RegistryOverview::setIndex(const std::shared_ptr<const AudienceIndex> &index)
{
    m_index = index;
    showOptOuts();
    search();
    QtConcurrent::run([index, gazetteer = m_gazetteer] {
        CoveredCivics covered;
        for (const Contact &contact : index->contacts())
            covered.add(contact);
        return coverageByQuarter(*gazetteer, covered);
    }).then(this, [this](const QList<QuarterCoverage> &coverage) {
        m_coverageTitle->setVisible(coverage.isEmpty());
        m_coverageTitle->setText(tr("The map knows no quarters of this town."));
        m_coverage->setCoverage(coverage);
        const bool poor = !coverage.isEmpty() && coveredPercent(coverage.back()) < CoverageList::poor;
        m_warning->setVisible(poor);
        if (poor)
            m_warning->setText(tr("%1 is poorly covered.").arg(coverage.back().name));
    });
}

void RegistryOverview::setOptOuts(const QList<OptOut> &optOuts)
{
    m_optOuts.clear();
    for (const OptOut &each : optOuts)
        m_optOuts.insert(each.number, each);
    m_model->setOptOuts(m_optOuts);
    m_optOutBar->setDenied({}); // who is told them may withdraw them
    showOptOuts();
    showChosen();
    if (m_optedOut->isChecked())
        search();
}

void RegistryOverview::setWithdrawalTrouble(const QString &number, const QString &words, bool denied)
{
    if (denied)
        m_optOutBar->setDenied(words);
    else if (m_optOutBar->number() == number)
        m_optOutBar->setTrouble(words);
}

void RegistryOverview::showOptOuts()
{
    qsizetype here = 0;
    if (m_index && !m_optOuts.isEmpty()) {
        here = std::ranges::count_if(
            m_index->contacts(), [this](const Contact &contact) { return m_optOuts.contains(contact.number.e164()); });
    }
    const auto all = static_cast<int>(m_optOuts.size());
    QString words = tr("%1 asked by telephone not to be called.", nullptr, all).arg(figure(all));
    if (here < all)
        words += u' ' + tr("%1 not in this registry.", nullptr, all - static_cast<int>(here)).arg(figure(all - here));
    m_optOutNote->setText(words);
    m_optOutNote->setLink(here > 0 ? tr("Show them") : QString());
    m_optOutNote->setVisible(all > 0);
}

/// The chosen contact's own opt-out, where it has one.
void RegistryOverview::showChosen()
{
    const QModelIndex chosen = m_table->currentIndex();
    if (chosen.isValid() && chosen.row() < m_model->rowCount())
        m_optOutBar->set(m_model->optOut(chosen.row()), m_model->contact(chosen.row()).name);
    else
        m_optOutBar->set(std::nullopt, {});
}

void RegistryOverview::showWithoutPosition()
{
    m_search->clear();
    m_unplaced->setChecked(true); // ends the other choice
}

void RegistryOverview::setNotice(const QString &text, bool good)
{
    m_notice->setKind(good ? Note::Kind::Ok : Note::Kind::Error);
    m_notice->setText(text);
    m_notice->setVisible(!text.isEmpty());
}

void RegistryOverview::search()
{
    m_searchLater.stop();
    if (!m_index)
        return;
    const int run = ++m_searchRun;
    const ContactsShown shown = m_unplaced->isChecked() ? ContactsShown::WithoutPosition
        : m_optedOut->isChecked()                       ? ContactsShown::OptedOut
                                                        : ContactsShown::All;
    const QSet<QString> optedOut(m_optOuts.keyBegin(), m_optOuts.keyEnd());
    QtConcurrent::run([index = m_index, text = m_search->text(), shown, optedOut] {
        return std::pair(index, contactsMatching(*index, text, shown, optedOut));
    }).then(this, [this, run](const std::pair<std::shared_ptr<const AudienceIndex>, QList<int>> &found) {
        if (run != m_searchRun)
            return;
        m_model->set(found.first, found.second);
        const auto order = m_table->horizontalHeader();
        m_model->sort(order->sortIndicatorSection(), order->sortIndicatorOrder());
        m_found->setText(tr("%1 of %2").arg(figure(found.second.size()), figure(found.first->contacts().size())));
    });
}

} // namespace campanile
