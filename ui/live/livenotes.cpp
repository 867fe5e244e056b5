// SPDX-License-Identifier: GPL-3.0-or-later
#include "livenotes.h"

#include "errorwords.h"
#include "livecampaign.h"
#include "metrics.h"
#include "note.h"
#include "readiness.h"
#include "timewords.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace campanile {

LiveNotes::LiveNotes(QWidget *parent)
    : QWidget(parent)
    , m_stale(new Note(Note::Kind::Stale, {}, this))
    , m_failed(new Note(Note::Kind::Error, {}, this))
{
    m_stale->setObjectName(u"staleBar"_s);
    m_failed->setObjectName(u"commandError"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(space4);
    // one line: a bar that appears must not make the window larger
    constexpr int barHeight = 36;
    for (Note *bar : {m_stale, m_failed}) {
        bar->setFixedHeight(barHeight);
        bar->hide();
        layout->addWidget(bar);
    }
    setMargin(space16);
    hide();
}

void LiveNotes::setMargin(int margin)
{
    layout()->setContentsMargins(margin, margin, margin, 0);
}

void LiveNotes::setCommandError(const std::optional<Error> &error)
{
    m_commandError = error;
}

void LiveNotes::refresh(const LiveCampaign *live)
{
    const bool old = live && live->isStale();
    m_stale->setVisible(old);
    if (old) {
        const QString again = live->retryIn() > 0ms
            ? tr("trying again in %1").arg(spanWords(std::chrono::ceil<std::chrono::seconds>(live->retryIn())))
            : tr("trying again");
        m_stale->setText(
            tr("DATA %1 OLD · connection with the dialer lost at %2 · from here nobody can see whether the "
               "calls go on · %3")
                .arg(spanWords(live->age()), exactHourWords(live->lastContact()), again));
    }
    // what is old says no more whether they are suspended
    const bool halted = live && live->isLoaded() && !old && live->campaign().state == CampaignState::Halted;
    m_failed->setVisible(m_commandError.has_value() || halted);
    if (m_commandError) {
        m_failed->setText(words(*m_commandError));
    } else if (halted) {
        const QString why = stateReasonWords(live->progress().stateReason());
        m_failed->setText(why.isEmpty()
                ? tr("The dialer has suspended the calls; it goes on by itself as soon as it can.")
                : tr("The dialer has suspended the calls: %1. It goes on by itself as soon as it can.").arg(why));
    }
    setVisible(old || m_commandError || halted);
}

} // namespace campanile
