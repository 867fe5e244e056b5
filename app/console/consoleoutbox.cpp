// SPDX-License-Identifier: GPL-3.0-or-later
#include "alertpage.h"
#include "alertqueue.h"
#include "console.h"
#include "decisionbar.h"
#include "errorwords.h"
#include "mainwindow.h"
#include "outboxmodel.h"
#include "outboxpanel.h"
#include "outboxwords.h"
#include "receiptsheet.h"
#include "timewords.h"
#include "waitingbutton.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

struct QueueWords {
    Q_DECLARE_TR_FUNCTIONS(QueueWords)
public:
    /// On the button of a draft that waits already.
    static QString of(const OutboxItem &item)
    {
        using State = OutboxItem::State;
        switch (item.state) {
        case State::Waiting:
        case State::Sending:
            return tr("Waiting for the dialer · expires at %1").arg(hourWords(item.expires.toLocalTime()));
        case State::ReadyToConfirm: return tr("Ready: open its receipt, at the top");
        case State::Expired: return tr("Expired: decide at the top");
        case State::Refused: return words(item.error);
        case State::Done: break;
        }
        return {};
    }
};

} // namespace

void Console::connectOutbox(AlertPage *alert, ReceiptSheet *sheet)
{
    Services &s = *m_services;
    Outbox &outbox = *s.outbox;
    auto *model = new OutboxModel(outbox, m_window.get());
    auto *waiting = new WaitingButton;
    auto *panel = new OutboxPanel(outbox, *model, s.clock, m_window.get());
    auto *bar = new DecisionBar(outbox, s.clock);
    m_window->addTool(waiting);
    m_window->addBanner(bar);
    const auto open = [this, panel, waiting] {
        if (panel->isVisible())
            return panel->hide();
        const QPoint below = waiting->mapTo(m_window.get(), QPoint(waiting->width(), waiting->height() + 12));
        panel->open(QPoint(std::max(below.x(), 520), below.y()), m_window->height() - below.y() - 24);
    };
    connect(waiting, &WaitingButton::clicked, panel, open);
    connect(bar, &DecisionBar::listRequested, panel, open);
    const auto count = [&outbox, waiting, alert] {
        const QList<OutboxItem> items = outbox.items();
        const auto asking = std::ranges::count_if(items, isAsking);
        const bool sending =
            std::ranges::any_of(items, [](const OutboxItem &i) { return i.state == OutboxItem::State::Sending; });
        const auto there =
            std::ranges::count_if(items, [](const OutboxItem &i) { return i.state != OutboxItem::State::Done; });
        waiting->setCount(static_cast<int>(there), static_cast<int>(asking), sending);
        if (alert)
            alert->setAwaySince(outbox.awaySince());
    };
    connect(&outbox, &Outbox::changed, waiting, count);
    count();
    if (!alert)
        return;

    auto *queue = new AlertQueue(outbox, s.launcher, s.draft, *m_counter, *s.messages, s.clock, m_window.get());
    alert->useQueue(m_settings.queueExpiry);
    connect(alert, &AlertPage::queueRequested, queue, &AlertQueue::queue);
    connect(queue, &AlertQueue::failed, alert, &AlertPage::complain);
    connect(panel, &OutboxPanel::failed, alert, &AlertPage::complain);
    connect(queue, &AlertQueue::queuedDraftChanged, alert, [queue, alert] {
        const std::optional<OutboxItem> item = queue->queuedDraft();
        alert->setQueued(item ? QueueWords::of(*item) : QString());
    });
    connect(queue, &AlertQueue::receiptOpening, sheet, &ReceiptSheet::setFilterOf);
    connect(queue, &AlertQueue::alertRequested, m_window.get(), [this] { m_window->showPage(u"alert"_s); });
    connect(panel, &OutboxPanel::confirmRequested, queue, &AlertQueue::confirm);
    connect(panel, &OutboxPanel::prepareRequested, queue, &AlertQueue::prepareAgain);
    connect(bar, &DecisionBar::confirmRequested, queue, &AlertQueue::confirm);
    connect(bar, &DecisionBar::prepareRequested, queue, &AlertQueue::prepareAgain);
    // While a receipt is open it is what asks.
    connect(&s.launcher, &Launcher::stateChanged, bar, [bar, &launcher = s.launcher](Launcher::State state) {
        const bool busy = state != Launcher::State::Idle && state != Launcher::State::Launched;
        bar->setSuspended(busy && launcher.receipt().has_value());
    });
}

} // namespace campanile
