// SPDX-License-Identifier: GPL-3.0-or-later
#include "decisionbar.h"

#include "button.h"
#include "clock.h"
#include "hatch.h"
#include "icons.h"
#include "label.h"
#include "metrics.h"
#include "modebadge.h"
#include "outboxwords.h"

#include <QHBoxLayout>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace campanile {

namespace {
constexpr int stripe = 8, iconSide = 24;
}

DecisionBar::DecisionBar(Outbox &outbox, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_outbox(outbox)
    , m_clock(clock)
    , m_title(new Label(TextStyle::CardTitle, Ink::Text, this))
    , m_detail(new Label(TextStyle::Detail, Ink::Text2, this))
    , m_badge(new ModeBadge(this))
    , m_all(new Button({}, Button::Role::Link, this))
    , m_act(new Button({}, Button::Role::Primary, this))
{
    setObjectName(u"decisionBar"_s);
    setFixedHeight(64);
    m_title->setObjectName(u"decisionTitle"_s);
    m_title->setElided(true);
    m_detail->setObjectName(u"decisionDetail"_s);
    m_detail->setElided(true);
    m_act->setObjectName(u"decisionAct"_s);
    m_all->setObjectName(u"decisionAll"_s);
    m_badge->setObjectName(u"decisionBadge"_s);
    m_badge->setArrow(false);
    m_badge->setEnabled(false);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch(1);
    words->addWidget(m_title);
    words->addWidget(m_detail);
    words->addStretch(1);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(stripe + space16 + iconSide + space16, 0, space24, 1);
    line->setSpacing(space16);
    line->addLayout(words, 1);
    line->addWidget(m_badge);
    line->addWidget(m_all);
    line->addWidget(m_act);
    connect(m_act, &Button::clicked, this, [this] {
        if (m_item.state == OutboxItem::State::Expired)
            Q_EMIT prepareRequested(m_item.id);
        else
            Q_EMIT confirmRequested(m_item.id);
    });
    connect(m_all, &Button::clicked, this, &DecisionBar::listRequested);
    connect(&m_outbox, &Outbox::changed, this, &DecisionBar::refresh);
    m_second.setInterval(1s);
    connect(&m_second, &QTimer::timeout, this, &DecisionBar::refresh);
    refresh();
}

void DecisionBar::setSuspended(bool suspended)
{
    m_suspended = suspended;
    refresh();
}

void DecisionBar::refresh()
{
    using State = OutboxItem::State;
    const QList<OutboxItem> items = m_outbox.items();
    const OutboxItem *chosen = nullptr;
    int asking = 0;
    for (const OutboxItem &item : items) {
        if (item.state != State::ReadyToConfirm
            && (item.state != State::Expired || item.kind != OutboxItem::Kind::Alert))
            continue;
        ++asking;
        if (!chosen || (chosen->state == State::Expired && item.state == State::ReadyToConfirm))
            chosen = &item;
    }
    const bool shown = chosen && !m_suspended;
    if (!chosen)
        m_second.stop();
    else if (!m_second.isActive())
        m_second.start();
    if (chosen) {
        m_item = *chosen;
        const bool drill = m_item.mode == Mode::Drill;
        m_title->setText(alertTitle(m_item));
        m_detail->setText(alertDetail(m_item, m_clock.now()));
        m_badge->setMode(m_item.mode, ModeBadge::Style::Outlined);
        m_act->setText(m_item.state == State::Expired ? tr("Prepare it again") : tr("Open the receipt"));
        m_act->setRole(drill ? Button::Role::Drill : Button::Role::Primary);
        m_act->updateGeometry();
        m_all->setText(asking > 1 ? tr("All %1").arg(asking) : tr("List"));
        m_all->setAccessibleName(tr("Everything that waits for the dialer"));
        setAccessibleName(m_title->text() + u". "_s + m_detail->text());
    }
    setVisible(shown);
    update();
}

void DecisionBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    painter.fillRect(rect(), t.tint);
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.line);
    if (m_item.mode == Mode::Drill)
        paintHatch(painter, QRectF(0, 0, stripe, height() - 1), t.hatch, t.hatchGap, 5);
    else
        painter.fillRect(QRect(0, 0, stripe, height() - 1), t.live);
    const QString icon = m_item.state == OutboxItem::State::Expired ? u"clock"_s : u"bell"_s;
    paintIcon(painter, QRectF(stripe + space16, (height() - iconSide) / 2.0, iconSide, iconSide), icon, t.text);
}

} // namespace campanile
