// SPDX-License-Identifier: GPL-3.0-or-later
#include "runningstrip.h"

#include "button.h"
#include "figures.h"
#include "label.h"
#include "liveboard.h"
#include "metrics.h"
#include "tokens.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

const CampaignInfo *newestRunning(const LiveBoard &board)
{
    const QList<CampaignInfo> &all = board.campaigns();
    const auto found = std::ranges::find_if(all, [](const CampaignInfo &c) {
        return c.state != CampaignState::Unknown && c.state != CampaignState::Prepared && !isOver(c.state);
    });
    return found == all.end() ? nullptr : &*found;
}

} // namespace

RunningStrip::RunningStrip(LiveBoard &board, QWidget *parent)
    : QWidget(parent)
    , m_board(board)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space24, space12, space24, space12);
    layout->setSpacing(space16);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    m_title = new Label(TextStyle::CardTitle, Ink::Text, this);
    m_title->setElided(true);
    m_detail = new Label(TextStyle::Detail, Ink::Text2, this);
    words->addWidget(m_title);
    words->addWidget(m_detail);
    layout->addLayout(words, 1);
    m_open = new Button(tr("Show the calls"), Button::Role::Secondary, this);
    m_open->setObjectName(u"stripShowLive"_s);
    layout->addWidget(m_open);
    m_stop = new Button(tr("STOP EVERYTHING"), Button::Role::Stop, this);
    m_stop->setObjectName(u"stripStop"_s);
    layout->addWidget(m_stop);

    connect(m_open, &Button::clicked, this, &RunningStrip::showLive);
    connect(m_stop, &Button::clicked, this, [this] {
        for (const CampaignInfo &campaign : m_board.campaigns()) {
            if (campaign.state != CampaignState::Prepared && !isOver(campaign.state))
                m_board.stop(campaign.id, u"operator"_s);
        }
    });
    connect(&board, &LiveBoard::campaignsChanged, this, &RunningStrip::refresh);
    connect(&board, &LiveBoard::stoppingChanged, this, &RunningStrip::refresh);
    connect(&board, &LiveBoard::reachableChanged, this, &RunningStrip::refresh);
    refresh();
}

void RunningStrip::refresh()
{
    const CampaignInfo *running = newestRunning(m_board);
    if (running) {
        const bool drill = running->mode == Mode::Drill;
        m_title->setText(drill ? tr("Drill under way: %1").arg(running->title) : tr("Calling: %1").arg(running->title));
        const bool stopping = m_board.isStopping(running->id);
        m_stop->setText(stopping ? tr("STOPPING ...") : tr("STOP EVERYTHING"));
        m_detail->setText(!m_board.isReachable()
                ? tr("The dialer does not answer: from here nobody can see whether the calls go on")
                : m_board.running() > 1
                ? tr("%n alerts are running", nullptr, m_board.running())
                : tr("%1 phone(s)", nullptr, running->recipients).arg(figure(running->recipients)));
    }
    Q_EMIT runningChanged(running != nullptr);
}

void RunningStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    painter.fillRect(rect(), t.surface);
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.line);
}

} // namespace campanile
