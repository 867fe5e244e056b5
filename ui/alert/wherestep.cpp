// SPDX-License-Identifier: GPL-3.0-or-later
#include "wherestep.h"

#include "alertwords.h"
#include "arealist.h"
#include "audiencecounter.h"
#include "button.h"
#include "campaigndraft.h"
#include "figures.h"
#include "filterwords.h"
#include "findingnotes.h"
#include "label.h"
#include "note.h"
#include "silentcounter.h"
#include "stephead.h"
#include "unplacedrow.h"

#include <QEvent>
#include <QMetaMethod>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace campanile {

WhereStep::WhereStep(CampaignDraft &draft, AudienceCounter &counter, const Gazetteer &gazetteer, QWidget *parent)
    : QWidget(parent)
    , m_draft(draft)
    , m_counter(counter)
    , m_head(new StepHead(1, tr("Where"), this))
    , m_areas(new AreaList(draft, counter, this))
    , m_unplaced(new UnplacedRow(this))
    , m_total(new Label(TextStyle::PageTitle, Ink::Text, this))
    , m_kinds(new Label(TextStyle::Detail, Ink::Text2, this))
    , m_households(new Label(TextStyle::Detail, Ink::Muted, this))
    , m_empty(new Label(
          tr("No area yet. Search a street or a quarter, or draw on the map."), TextStyle::Body, Ink::Muted, this))
    , m_filter(new Button(tr("Filters"), Button::Role::Link, this))
    , m_narrowed(new Note(Note::Kind::Warning, {}, this))
    , m_only(new Note(Note::Kind::Info, {}, this))
    , m_findings(new FindingNotes(draft, counter, gazetteer, this))
    , m_layout(new QVBoxLayout(this))
    , m_sumLine(new QHBoxLayout)
    , m_noteLine(new QHBoxLayout)
{
    setObjectName(u"whereStep"_s);
    m_total->setObjectName(u"phonesTotal"_s);
    m_kinds->setObjectName(u"phonesKinds"_s);
    m_kinds->setTextFormat(Qt::RichText);
    m_households->setObjectName(u"households"_s);
    m_empty->setWordWrap(true);
    m_filter->setObjectName(u"openFilters"_s);
    m_narrowed->setObjectName(u"filterNote"_s);
    m_narrowed->setIconName(u"filter"_s);
    m_narrowed->setLink(tr("Call everybody"));
    m_only->setObjectName(u"onlyCalledNote"_s);
    m_only->setLink(tr("Count everybody"));
    m_head->addRight(m_total);
    m_layout->setSpacing(0);
    m_layout->addWidget(m_head);
    m_layout->addWidget(m_areas);
    m_layout->addWidget(m_empty);
    m_layout->addWidget(m_unplaced);
    auto *sums = new QVBoxLayout;
    sums->setSpacing(2);
    sums->addWidget(m_kinds);
    sums->addWidget(m_households);
    m_sumLine->addLayout(sums, 1);
    m_sumLine->addWidget(m_filter, 0, Qt::AlignTop);
    m_layout->addLayout(m_sumLine);
    auto *notes = new QVBoxLayout;
    notes->setSpacing(8);
    notes->addWidget(m_narrowed);
    notes->addWidget(m_only);
    notes->addWidget(m_findings);
    m_noteLine->addLayout(notes);
    m_households->setTextFormat(Qt::RichText);
    m_households->setWordWrap(true);
    m_households->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    connect(m_households, &QLabel::linkActivated, this, [this] { Q_EMIT silentRequested(!m_silentShown); });
    connect(&m_counter.silent(), &SilentCounter::countChanged, this, &WhereStep::refresh);
    connect(&m_counter.silent(), &SilentCounter::silentChanged, this, &WhereStep::refresh);
    m_layout->addLayout(m_noteLine);
    connect(m_filter, &Button::clicked, this, &WhereStep::filterRequested);
    connect(m_narrowed, &Note::linkActivated, this, [this] { m_draft.setFilter({}); });
    connect(m_only, &Note::linkActivated, this, [this] { m_counter.showAll(); });
    connect(m_unplaced, &UnplacedRow::lookRequested, this, &WhereStep::registryRequested);
    connect(m_unplaced, &UnplacedRow::includeRequested, this, [this](bool include) {
        AudienceFilter filter = m_draft.filter();
        filter.unplaced = include ? AudienceFilter::Unplaced::All : AudienceFilter::Unplaced::OfTheirStreet;
        m_draft.setFilter(filter);
    });
    connect(&m_draft, &CampaignDraft::areaChanged, this, &WhereStep::refresh);
    connect(&m_draft, &CampaignDraft::currentPieceChanged, this, &WhereStep::refresh);
    connect(&m_counter, &AudienceCounter::countChanged, this, &WhereStep::refresh);
    setMargin(24);
}

const QWidget *WhereStep::filterButton() const
{
    return m_filter;
}

void WhereStep::setCompact(bool compact)
{
    m_compact = compact;
    m_narrowed->setFlat(compact);
    m_findings->setCompact(compact);
    setMargin(m_margin);
}

void WhereStep::setSilentShown(bool shown)
{
    m_silentShown = shown;
    refresh();
}

void WhereStep::setMargin(int margin)
{
    m_margin = margin;
    // Rows are as wide as the column, so that the tint of the one in edit reaches both edges.
    m_layout->setContentsMargins(0, m_compact ? 10 : 14, 0, m_compact ? 12 : 16);
    m_head->setContentsMargins(margin, 0, margin, 6);
    m_areas->setLook(m_compact, margin);
    m_empty->setContentsMargins(margin, 8, margin, 8);
    m_sumLine->setContentsMargins(margin, m_compact ? 8 : 10, margin, m_compact ? 2 : 4);
    m_noteLine->setContentsMargins(margin, 0, margin, 0);
    refresh();
}

void WhereStep::addToHead(QWidget *widget)
{
    m_head->addRight(widget);
}

void WhereStep::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) // the link's colour stands in its words
        refresh();
}

void WhereStep::refresh()
{
    m_areas->refresh();
    const AudienceCount &count = m_counter.count();
    const bool any = !m_draft.areaWithPreview().pieces.isEmpty();
    m_total->setText(phonesInWords(count.phones));
    m_areas->setVisible(any);
    m_empty->setVisible(!any);
    m_kinds->setVisible(any);
    m_households->setVisible(any && count.phones > 0);
    m_filter->setVisible(any || !m_draft.filter().isEverybody());
    //: under the rows; %1 and %2 are counts
    m_kinds->setText(
        tr("<b>%1</b> landlines &nbsp;·&nbsp; <b>%2</b> mobiles").arg(figure(count.landlines), figure(count.mobiles)));
    QStringList people{tr("%1 household(s)", nullptr, count.households).arg(figure(count.households))};
    const SilentCounter &silent = m_counter.silent();
    if (silent.isKnown() && (silent.count() > 0 || m_silentShown)) {
        //: civic numbers of the areas where nobody can be called: somebody has to knock
        QString silence = tr("%1 address(es) without a phone", nullptr, silent.count()).arg(figure(silent.count()));
        // no link that leads nowhere: only where a map shows them
        if (isSignalConnected(QMetaMethod::fromSignal(&WhereStep::silentRequested))) {
            silence += u" <a href=\"silent\" style=\"color:%1\">%2</a>"_s.arg(
                tokensFor(this).primary.name(), (m_silentShown ? tr("Hide") : tr("Show")).toHtmlEscaped());
        }
        people += silence;
    }
    m_households->setText(people.join(u" &nbsp;·&nbsp; "_s));
    m_unplaced->setVisible(any && count.townWithoutPosition > 0);
    m_unplaced->setCount(count, m_draft.filter(), m_compact, m_margin);
    // Never in silence: an alert that is narrowed calls fewer people than its area holds.
    AudienceFilter filter = m_draft.filter();
    if (filter.unplaced == AudienceFilter::Unplaced::All)
        filter.unplaced = AudienceFilter::Unplaced::OfTheirStreet; // their own row says so
    const QString narrowed = filterInWords(filter);
    m_narrowed->setVisible(!narrowed.isEmpty());
    //: %1 is what the filter lets through, "landlines only · German"; %2 a count
    m_narrowed->setText(tr("Filtered: %1. %2 phone(s) of the areas are not called.", nullptr, count.filteredOut)
            .arg(narrowed, figure(count.filteredOut)));
    m_only->setVisible(m_counter.isRestricted());
    m_only->setText(tr("Correction: only those already called are counted."));
    updateGeometry();
}

} // namespace campanile
