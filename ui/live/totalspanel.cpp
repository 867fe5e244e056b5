// SPDX-License-Identifier: GPL-3.0-or-later
#include "totalspanel.h"

#include "figures.h"
#include "label.h"
#include "livecampaign.h"
#include "outcomebar.h"
#include "outcometable.h"
#include "timewords.h"

#include <QGridLayout>
#include <QLocale>

#include <cmath>

namespace campanile {

using namespace Qt::StringLiterals;

TotalsPanel::TotalsPanel(QWidget *parent)
    : QWidget(parent)
    , m_reached(new Label(TextStyle::Headline))
    , m_of(new Label(TextStyle::PageTitle, Ink::Muted))
    , m_confirmed(new Label(TextStyle::Caption, Ink::Muted))
    , m_share(new Label(TextStyle::LargeFigure))
    , m_endName(new Label(TextStyle::Detail, Ink::Text2))
    , m_end(new Label(TextStyle::LargeFigure))
    , m_endDetail(new Label(TextStyle::Caption, Ink::Muted))
    , m_bar(new OutcomeBar)
    , m_table(new OutcomeTable)
{
    m_reached->setObjectName(u"reachedFigure"_s);
    m_of->setObjectName(u"audienceFigure"_s);
    m_end->setObjectName(u"endFigure"_s);
    m_bar->setObjectName(u"outcomeBar"_s);
    m_bar->setFixedHeight(24);
    QFont of = m_of->font();
    of.setWeight(QFont::Normal);
    m_of->setFont(of);

    auto *headline = new QHBoxLayout;
    headline->setSpacing(14);
    headline->addWidget(m_reached);
    headline->addWidget(m_of, 0, Qt::AlignBottom);
    m_of->setContentsMargins(0, 0, 0, 12);
    headline->addStretch();

    auto *grid = m_grid = new QGridLayout;
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(0);
    grid->addWidget(new Label(tr("Reached"), TextStyle::Detail, Ink::Text2), 0, 0);
    grid->addWidget(new Label(tr("Share"), TextStyle::Detail, Ink::Text2), 0, 1);
    grid->addWidget(m_endName, 0, 2);
    grid->addLayout(headline, 1, 0);
    grid->addWidget(m_share, 1, 1, Qt::AlignBottom);
    grid->addWidget(m_end, 1, 2, Qt::AlignBottom);
    m_share->setContentsMargins(0, 0, 0, 10);
    m_end->setContentsMargins(0, 0, 0, 10);
    grid->addWidget(m_confirmed, 2, 0);
    grid->addWidget(m_endDetail, 2, 2);
    grid->setColumnStretch(0, 1);
    grid->setColumnMinimumWidth(1, 104);
    grid->setColumnMinimumWidth(2, 168);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(grid);
    layout->addSpacing(12);
    layout->addWidget(m_bar);
    layout->addSpacing(12);
    layout->addWidget(m_table);
}

void TotalsPanel::setCompact(bool compact)
{
    m_compact = compact;
    m_table->setCompact(compact);
    m_confirmed->setVisible(!compact);
    m_reached->setStyle(compact ? TextStyle::LargeFigure : TextStyle::Headline);
    m_share->setStyle(compact ? TextStyle::Figure : TextStyle::LargeFigure);
    m_end->setStyle(compact ? TextStyle::Figure : TextStyle::LargeFigure);
    m_of->setContentsMargins(0, 0, 0, compact ? 6 : 12);
    m_share->setContentsMargins(0, 0, 0, compact ? 5 : 10);
    m_end->setContentsMargins(0, 0, 0, compact ? 5 : 10);
    m_bar->setFixedHeight(compact ? 16 : 24);
    m_grid->setHorizontalSpacing(compact ? 12 : 24);
    m_grid->setColumnMinimumWidth(1, compact ? 76 : 104);
    m_grid->setColumnMinimumWidth(2, compact ? 120 : 168);
    m_grid->setColumnStretch(0, 1);
}

void TotalsPanel::refresh(const LiveCampaign &live)
{
    const ProgressTotals &totals = live.totals();
    const bool stale = live.isStale();
    for (Label *figure : {m_reached, m_share, m_end})
        figure->setInk(stale ? Ink::Muted : Ink::Text);
    m_reached->setText(campanile::figure(totals.reached));
    m_of->setText(tr("of %1").arg(campanile::figure(totals.recipients)));
    const int confirmed = totals.of(Mark::Confirmed);
    m_confirmed->setText(confirmed == 1 ? tr("1 pressed 1 to confirm")
                                        : tr("%1 pressed 1 to confirm").arg(campanile::figure(confirmed)));
    m_share->setText(percentWords(totals.reached, totals.recipients));

    const CampaignInfo &campaign = live.campaign();
    const auto span = [](qint64 fromMs, qint64 toMs) { return spanWords(std::chrono::milliseconds(toMs - fromMs)); };
    switch (campaign.state) {
    case CampaignState::Finished:
    case CampaignState::Stopped:
        m_endName->setText(campaign.state == CampaignState::Finished ? tr("Ended at") : tr("Stopped at"));
        m_end->setText(hourWords(campaign.ended));
        m_endDetail->setText(campaign.ended.isValid() && campaign.launched.isValid()
                ? tr("it took %1").arg(span(campaign.launched.toMSecsSinceEpoch(), campaign.ended.toMSecsSinceEpoch()))
                : QString());
        break;
    case CampaignState::CanaryDone:
        m_endName->setText(tr("Expected end"));
        m_end->setText(u"–"_s);
        m_endDetail->setText(tr("waiting for you to go on"));
        break;
    case CampaignState::Halted:
        m_endName->setText(tr("Expected end"));
        m_end->setText(u"–"_s);
        m_endDetail->setText(tr("calls are suspended"));
        break;
    default: {
        m_endName->setText(stale ? tr("Expected end, then") : tr("Expected end"));
        const qint64 eta = live.etaMs();
        m_end->setText(hourWords(eta));
        const int reached = static_cast<int>(std::lround(live.forecast().reachedInTheEnd));
        m_endDetail->setText(eta == 0 ? QString()
                : stale               ? tr("about %1 reached").arg(campanile::figure(reached))
                        : tr("in %1, about %2").arg(span(live.dialerNowMs(), eta), campanile::figure(reached)));
    }
    }
    MarkCounts counts = totals.byMark;
    m_bar->setCounts(counts);
    m_bar->setGrey(stale);
    m_table->setCounts(counts);
    m_table->setGrey(stale);
}

} // namespace campanile
