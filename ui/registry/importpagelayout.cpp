// SPDX-License-Identifier: GPL-3.0-or-later
#include "importpage.h"

#include "button.h"
#include "card.h"
#include "checkedrowsmodel.h"
#include "coveragelist.h"
#include "importsteps.h"
#include "label.h"
#include "metrics.h"
#include "note.h"
#include "qualitylist.h"
#include "tables.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QProgressBar>
#include <QRadioButton>
#include <QResizeEvent>
#include <QScrollArea>
#include <QTableView>

// How the import page is put together; what it does is in importpage.cpp.

namespace campanile {

using namespace Qt::StringLiterals;

void ImportPage::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space24, space24, space24, space16);
    layout->setSpacing(cardGap);
    layout->addWidget(buildHead());
    m_problem = new Note(Note::Kind::Error, {}, this);
    m_problem->setObjectName(u"importProblem"_s);
    m_problem->hide();
    layout->addWidget(m_problem);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(cardGap);
    columns->addWidget(buildColumns(), 1);
    columns->addWidget(buildSide());
    layout->addLayout(columns, 1);
    layout->addWidget(buildFoot());
}

QWidget *ImportPage::buildHead()
{
    auto *head = new QWidget(this);
    auto *layout = new QVBoxLayout(head);
    layout->setContentsMargins({});
    layout->setSpacing(space8);
    auto *row = new QHBoxLayout;
    row->addWidget(new Label(tr("Import into the registry"), TextStyle::PageTitle, Ink::Text, head));
    row->addSpacing(space32);
    m_steps = new ImportSteps({tr("File"), tr("Columns"), tr("Confirm")}, head);
    row->addWidget(m_steps);
    row->addStretch();
    m_about = new Label(TextStyle::Detail, Ink::Text2, head);
    m_about->setObjectName(u"importAbout"_s);
    m_about->setElided(true);
    m_about->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(m_about, 1);
    layout->addLayout(row);
    m_progress = new QProgressBar(head);
    m_progress->setObjectName(u"importProgress"_s);
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(4);
    m_progress->hide();
    QSizePolicy keep = m_progress->sizePolicy();
    keep.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(keep);
    layout->addWidget(m_progress);
    return head;
}

QWidget *ImportPage::buildColumns()
{
    auto *left = new QWidget(this);
    auto *layout = new QVBoxLayout(left);
    layout->setContentsMargins({});
    layout->setSpacing(cardGap);
    m_columnsCard = new Card(tr("Match the file's columns with the registry's fields"), left);
    m_rows = new CheckedRowsModel(this);
    m_table = new QTableView(m_columnsCard);
    m_table->setObjectName(u"importTable"_s);
    m_table->setAccessibleName(tr("First rows of the file"));
    styleTable(m_table);
    m_table->setModel(m_rows);
    m_table->setTabKeyNavigation(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_columnsCard->body()->addWidget(m_table, 1);
    auto *foot = new QHBoxLayout;
    m_shown = new Label(TextStyle::Detail, Ink::Muted, m_columnsCard);
    foot->addWidget(m_shown);
    m_toggle = new Button({}, Button::Role::Link, m_columnsCard);
    m_toggle->setObjectName(u"importOnlyProblems"_s);
    m_toggle->hide();
    connect(m_toggle, &Button::clicked, this, [this] {
        m_onlyProblems = !m_onlyProblems;
        showRows();
    });
    foot->addWidget(m_toggle);
    foot->addStretch();
    m_columnsCard->body()->addLayout(foot);
    layout->addWidget(m_columnsCard, 1);

    m_basisCard = new Card(tr("Legal basis of these contacts"), left);
    m_basis = new QButtonGroup(this);
    m_basisChoices = new QGridLayout;
    m_basisChoices->setHorizontalSpacing(space24);
    const QStringList choices{tr("Public directory, civil protection"), tr("Voluntary sign-up"),
        tr("Municipal service (water, waste)"), tr("Other…")};
    for (int i = 0; i < choices.size(); ++i) {
        auto *choice = new QRadioButton(choices[i], m_basisCard);
        choice->setObjectName(u"importBasis%1"_s.arg(i));
        m_basis->addButton(choice, i);
    }
    m_otherBasis = new QLineEdit(m_basisCard);
    m_otherBasis->setObjectName(u"importOtherBasis"_s);
    m_otherBasis->setAccessibleName(tr("Other legal basis"));
    m_otherBasis->setMaximumWidth(260);
    m_otherBasis->hide();
    m_basisCard->body()->addLayout(m_basisChoices);
    connect(m_basis, &QButtonGroup::idToggled, this, &ImportPage::refresh);
    connect(m_otherBasis, &QLineEdit::textChanged, this, &ImportPage::refresh);
    layout->addWidget(m_basisCard);
    return left;
}

QWidget *ImportPage::buildSide()
{
    auto *side = new QWidget(this);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins({});
    layout->setSpacing(cardGap);
    auto *quality = new Card(tr("Quality"), side);
    m_timing = new Label(TextStyle::Detail, Ink::Muted, quality);
    quality->body()->addWidget(m_timing);
    m_quality = new QualityList(quality);
    m_quality->setObjectName(u"importQuality"_s);
    quality->body()->addWidget(m_quality);
    m_kinds = new Label(TextStyle::Detail, Ink::Text2, quality);
    m_kinds->setWordWrap(true);
    quality->body()->addWidget(m_kinds);
    layout->addWidget(quality);
    auto *coverage = new Card(tr("Civic numbers with at least one phone"), side);
    m_coverage = new CoverageList(coverage);
    coverage->body()->addWidget(m_coverage, 1);
    m_poor = new Note(Note::Kind::Warning, {}, coverage);
    m_poor->hide();
    coverage->body()->addWidget(m_poor);
    layout->addWidget(coverage, 1);
    // Low windows scroll the figures rather than squeeze them.
    m_side = new QScrollArea(this);
    m_side->setFrameShape(QFrame::NoFrame);
    m_side->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_side->setWidgetResizable(true);
    m_side->setWidget(side);
    m_side->viewport()->setAutoFillBackground(false);
    side->setAutoFillBackground(false);
    return m_side;
}

QWidget *ImportPage::buildFoot()
{
    auto *foot = new QWidget(this);
    auto *layout = new QHBoxLayout(foot);
    layout->setContentsMargins({});
    m_foot = new Label(TextStyle::Detail, Ink::Text2, foot);
    m_foot->setObjectName(u"importFoot"_s);
    layout->addWidget(m_foot, 1);
    m_back = new Button(tr("Cancel"), Button::Role::Neutral, foot);
    m_back->setObjectName(u"importCancel"_s);
    connect(m_back, &Button::clicked, this, [this] {
        if (isImporting()) {
            m_importing.cancel();
            return;
        }
        m_inspecting.cancel();
        m_checking.cancel();
        Q_EMIT cancelled(false);
    });
    layout->addWidget(m_back);
    m_go = new Button(tr("Import"), Button::Role::Primary, foot);
    m_go->setObjectName(u"importConfirm"_s);
    m_go->setEnabled(false);
    connect(m_go, &Button::clicked, this, &ImportPage::startImport);
    layout->addWidget(m_go);
    return foot;
}

void ImportPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool narrow = window()->width() < wideFrom;
    m_side->setFixedWidth(narrow ? narrowColumnWidth : columnWidth);
    for (int i = 0; i < m_basis->buttons().size(); ++i)
        m_basisChoices->addWidget(m_basis->button(i), narrow ? i / 2 : 0, narrow ? i % 2 : i);
    m_basisChoices->addWidget(m_otherBasis, narrow ? 1 : 0, narrow ? 2 : 4);
    m_basisChoices->setColumnStretch(5, 1);
    const int padding = window()->height() < tallFrom ? space12 : cardPadding;
    for (Card *card : {m_columnsCard, m_basisCard}) {
        card->body()->setContentsMargins(cardPadding, padding, cardPadding, padding);
        card->body()->setSpacing(padding == cardPadding ? cardGap : space8);
    }
}

} // namespace campanile
