// SPDX-License-Identifier: GPL-3.0-or-later
#include "wherestep.h"

#include "alertwords.h"
#include "arearow.h"
#include "audiencecounter.h"
#include "campaigndraft.h"
#include "figures.h"
#include "label.h"
#include "note.h"
#include "stephead.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace campanile {

WhereStep::WhereStep(CampaignDraft &draft, AudienceCounter &counter, QWidget *parent)
    : QWidget(parent)
    , m_draft(draft)
    , m_counter(counter)
    , m_head(new StepHead(1, tr("Where"), this))
    , m_total(new Label(TextStyle::PageTitle, Ink::Text, this))
    , m_kinds(new Label(TextStyle::Detail, Ink::Text2, this))
    , m_empty(new Label(
          tr("No area yet. Search a street or a quarter, or draw on the map."), TextStyle::Body, Ink::Muted, this))
    , m_only(new Note(Note::Kind::Info, {}, this))
    , m_unplaced(new Note(Note::Kind::Warning, {}, this))
    , m_layout(new QVBoxLayout(this))
    , m_rowLayout(new QVBoxLayout)
    , m_noteLine(new QHBoxLayout)
{
    setObjectName(u"whereStep"_s);
    m_total->setObjectName(u"phonesTotal"_s);
    m_kinds->setObjectName(u"phonesKinds"_s);
    m_kinds->setTextFormat(Qt::RichText);
    m_empty->setWordWrap(true);
    m_unplaced->setObjectName(u"unplacedNote"_s);
    m_unplaced->setLink(tr("See"));
    m_head->addRight(m_total);
    m_layout->setSpacing(0);
    m_layout->addWidget(m_head);
    m_rowLayout->setSpacing(0);
    m_layout->addLayout(m_rowLayout);
    m_layout->addWidget(m_empty);
    m_layout->addWidget(m_kinds);
    m_only->setObjectName(u"onlyCalledNote"_s);
    m_only->setLink(tr("Count everybody"));
    auto *notes = new QVBoxLayout;
    notes->setSpacing(8);
    notes->addWidget(m_only);
    notes->addWidget(m_unplaced);
    m_noteLine->addLayout(notes);
    m_layout->addLayout(m_noteLine);
    connect(m_unplaced, &Note::linkActivated, this, &WhereStep::registryRequested);
    connect(m_only, &Note::linkActivated, this, [this] { m_counter.showAll(); });
    connect(&m_draft, &CampaignDraft::areaChanged, this, &WhereStep::refresh);
    connect(&m_draft, &CampaignDraft::currentPieceChanged, this, &WhereStep::refresh);
    connect(&m_counter, &AudienceCounter::countChanged, this, &WhereStep::refresh);
    setMargin(24);
    refresh();
}

void WhereStep::setCompact(bool compact)
{
    m_compact = compact;
    m_unplaced->setFlat(compact);
    setMargin(m_margin);
    refresh();
}

void WhereStep::setMargin(int margin)
{
    m_margin = margin;
    // Rows are as wide as the column, so that the tint of the one in edit reaches both edges.
    m_layout->setContentsMargins(0, m_compact ? 10 : 14, 0, m_compact ? 12 : 16);
    m_head->setContentsMargins(margin, 0, margin, 6);
    m_empty->setContentsMargins(margin, 8, margin, 8);
    m_kinds->setContentsMargins(margin, m_compact ? 8 : 10, margin, m_compact ? 4 : 8);
    m_noteLine->setContentsMargins(margin, 0, margin, 0);
    refresh();
}

void WhereStep::addToHead(QWidget *widget)
{
    m_head->addRight(widget);
}

void WhereStep::refresh()
{
    const Area area = m_draft.areaWithPreview();
    const AudienceCount &count = m_counter.count();
    while (m_rows.size() < area.pieces.size()) {
        auto *row = new AreaRow(this);
        row->setObjectName(u"areaRow%1"_s.arg(m_rows.size()));
        connect(row, &AreaRow::chosen, this, [this](const PieceId &id) {
            m_draft.setCurrentPiece(id);
            Q_EMIT pieceShown();
        });
        connect(row, &AreaRow::removeRequested, this, [this](const PieceId &id) { m_draft.removePiece(id); });
        m_rowLayout->addWidget(row);
        m_rows.append(row);
    }
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const bool used = i < area.pieces.size();
        if (used) {
            const AreaPiece &piece = area.pieces[i];
            // The count follows a frame later than the area; a row that was not counted yet is not shown wrong.
            const int phones = i < count.rows.size() ? count.rows[i] : 0;
            m_rows[i]->setPiece(piece, phones, piece.id == m_draft.currentPiece(), m_compact, m_margin);
        }
        m_rows[i]->setVisible(used);
    }
    const bool any = !area.pieces.isEmpty();
    m_total->setText(phonesInWords(count.phones));
    m_empty->setVisible(!any);
    m_kinds->setVisible(any);
    //: under the rows; %1 and %2 are counts
    m_kinds->setText(
        tr("<b>%1</b> landlines &nbsp;·&nbsp; <b>%2</b> mobiles").arg(figure(count.landlines), figure(count.mobiles)));
    // Never in silence: an alert that is narrowed calls fewer people than its area holds.
    m_only->setVisible(m_counter.isRestricted());
    m_only->setText(tr("Correction: only those already called are counted."));
    m_unplaced->setVisible(any && count.townWithoutPosition > 0);
    m_unplaced->setText(m_compact ? tr("%1 contact(s) without a position: left out", nullptr, count.townWithoutPosition)
                                        .arg(figure(count.townWithoutPosition))
                                  : tr("%1 contact(s) of the town have no position: no drawn area reaches them.",
                                        nullptr, count.townWithoutPosition)
                                        .arg(figure(count.townWithoutPosition)));
    updateGeometry();
}

} // namespace campanile
