// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour.h"

#include "languageshare.h"
#include "mainwindow.h"
#include "segmented.h"

#include <QAbstractButton>
#include <QAction>
#include <QMenu>

namespace campanile::tour {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString german =
    u"Hier spricht die Gemeinde. Der Fluss tritt im Zentrum und am Ufer über die Dämme. Verlassen Sie "
    u"bis vier Uhr dreißig Erdgeschosse und Keller und gehen Sie in die oberen Stockwerke. Benutzen "
    u"Sie kein Auto. Wenn Sie Hilfe brauchen, drücken Sie die 9. Wenn Sie verstanden haben, drücken "
    u"Sie die 1."_s;

} // namespace

/// The message gets a German version; the alert says who hears which, and a menu is spoken.
void Tour::speakLanguages(Console &console, Hands &hands)
{
    CampaignDraft &draft = console.services().draft;
    const auto heard = [&] {
        const QList<Message> all = console.services().messages->messages();
        return all.isEmpty() ? 0 : static_cast<int>(heardLanguages(all.first()).size());
    };
    hands.click(u"railMessages"_s);
    hands.click(u"addLanguage"_s);
    QMenu *menu = nullptr;
    hands.waitFor(u"languages are offered"_s, [&] {
        menu = console.window()->findChild<QMenu *>(u"languageMenu"_s);
        return menu && menu->isVisible();
    });
    auto *action = menu ? menu->findChild<QAction *>(u"de"_s) : nullptr;
    if (!action)
        return hands.fail(u"German is not offered"_s);
    action->trigger();
    menu->close();
    hands.waitFor(u"the German version is in hand"_s, [&] { return hands.sees(u"language-de"_s); });
    hands.type(u"messageText"_s, german);
    hands.waitFor(u"a German voice can speak"_s, [&] {
        auto *use = console.window()->findChild<QWidget *>(u"useVoice"_s);
        return use && use->isVisible() && use->isEnabled();
    });
    hands.click(u"useVoice"_s);
    hands.waitFor(u"two languages have audio"_s, [&] { return heard() == 2; }, 60s);
    hands.waitFor(u"the message can be used"_s, [&] {
        auto *use = console.window()->findChild<QWidget *>(u"useInAlert"_s);
        return use && use->isEnabled();
    });
    photograph(*console.window(), u"messages-languages"_s);
    hands.click(u"useInAlert"_s);
    hands.waitFor(u"the alert has both languages"_s,
        [&] { return draft.message() && heardLanguages(*draft.message()).size() == 2 && hands.sees(u"language1"_s); });
    hands.waitFor(u"the languages have found their places"_s, [&] {
        const auto *first = console.window()->findChild<QWidget *>(u"language0"_s);
        const auto *second = console.window()->findChild<QWidget *>(u"language1"_s);
        return first && second && second->y() >= first->y() + first->height();
    });
    photograph(*console.window(), u"alert-languages"_s);
    auto *choice = hands.find<Segmented>(u"languageChoice"_s);
    if (!choice)
        return;
    const auto options = choice->findChildren<QAbstractButton *>();
    options.last()->click();
    hands.waitFor(
        u"the menu is spoken"_s, [&] { return draft.menuAudio() && !draft.menuAudio()->path.isEmpty(); }, 60s);
    hands.waitFor(u"the alert can be prepared"_s, [&] {
        const auto *button = console.window()->findChild<QAbstractButton *>(u"consequenceButton"_s);
        return button && button->isEnabled();
    });
    photograph(*console.window(), u"alert-language-menu"_s);
}

} // namespace campanile::tour
