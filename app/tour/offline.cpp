// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour.h"

#include "consequencebutton.h"
#include "mainwindow.h"

namespace campanile::tour {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The dialer goes away: the alert is put aside, waits in sight, and asks when the dialer is back. Ends with its
/// receipt, for the launch to go on with.
void Tour::workOffline(Console &console, Hands &hands)
{
    Services &s = console.services();
    Launcher &launcher = s.launcher;
    hands.waitFor(u"the window has its size"_s, [&] { return console.window()->size() == wide; });
    s.embeddedDialer->stop();
    auto *button = hands.find<ConsequenceButton>(u"consequenceButton"_s);
    hands.waitFor(
        u"the alert can be put in the queue"_s,
        [&] { return button && button->state() == ConsequenceButton::State::Queue && hands.sees(u"dialerAway"_s); },
        60s);
    photograph(*console.window(), u"offline"_s);
    console.window()->resize(narrow);
    photograph(*console.window(), u"offline-1280x720"_s);
    console.window()->resize(wide);
    hands.click(u"consequenceButton"_s);
    const auto alert = [&]() -> std::optional<OutboxItem> {
        for (const OutboxItem &item : s.outbox->items()) {
            if (item.kind == OutboxItem::Kind::Alert)
                return item;
        }
        return std::nullopt;
    };
    hands.waitFor(u"the alert waits"_s, [&] { return alert() && hands.sees(u"waitingButton"_s); });
    hands.click(u"waitingButton"_s);
    hands.waitFor(u"what waits is listed"_s, [&] { return hands.sees(u"outboxRow0"_s); });
    photograph(*console.window(), u"offline-waiting"_s);
    hands.click(u"outboxClose"_s);

    s.embeddedDialer->start();
    hands.waitFor(
        u"the dialer has the alert"_s,
        [&] { return alert() && alert()->state == OutboxItem::State::ReadyToConfirm && hands.sees(u"decisionBar"_s); },
        90s);
    if (console.board()->running() > 0)
        hands.fail(u"an alert started by itself"_s);
    photograph(*console.window(), u"offline-ready"_s);
    hands.click(u"decisionAct"_s);
    hands.waitFor(u"its receipt"_s, [&] { return launcher.state() == Launcher::State::Ready; }, 60s);
}

} // namespace campanile::tour
