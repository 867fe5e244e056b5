// SPDX-License-Identifier: GPL-3.0-or-later
#include "canarycard.h"

#include "consequencebutton.h"
#include "figures.h"
#include "label.h"
#include "livecampaign.h"
#include "metrics.h"

#include <QLocale>
#include <QVBoxLayout>

namespace campanile {

using namespace Qt::StringLiterals;

CanaryPanel::CanaryPanel(QWidget *parent)
    : QWidget(parent)
    , m_title(new Label(TextStyle::CardTitle))
    , m_words(new Label(TextStyle::Detail, Ink::Text2))
    , m_goOn(new ConsequenceButton)
{
    m_goOn->setObjectName(u"goOn"_s);
    m_goOn->setHoldNeeded(true);
    m_goOn->setIdleHeight(consequenceLowHeight);
    m_words->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(m_words);
    layout->addSpacing(4);
    layout->addWidget(m_goOn);
    connect(m_goOn, &ConsequenceButton::activated, this, &CanaryPanel::goOnRequested);
}

void CanaryPanel::refresh(const LiveCampaign &live)
{
    const ProgressTotals &totals = live.totals();
    const int called = totals.recipients - totals.queued;
    m_title->setText(tr("The first %1 have been called").arg(campanile::figure(called)));
    m_words->setText(tr("%1 reached, %2 voicemail, %3 not answered. Nobody else is called until you say so.")
            .arg(campanile::figure(totals.reached), campanile::figure(totals.of(Mark::Voicemail)),
                campanile::figure(called - totals.reached - totals.of(Mark::Voicemail))));
    const bool drill = live.campaign().mode == Mode::Drill;
    const QString count = campanile::figure(totals.queued);
    const QString words =
        drill ? tr("Call the other %1 phones – DRILL").arg(count) : tr("Call the other %1 phones – LIVE").arg(count);
    if (words == m_shown)
        return; // while it is held nothing may disturb it
    m_shown = words;
    m_goOn->setMode(live.campaign().mode);
    m_goOn->setState(ConsequenceButton::State::Ready, words);
}

} // namespace campanile
