// SPDX-License-Identifier: GPL-3.0-or-later
#include "livemapcard.h"

#include "card.h"
#include "chip.h"
#include "figures.h"
#include "label.h"
#include "livecampaign.h"
#include "mappane.h"
#include "metrics.h"
#include "tokens.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace campanile {

LiveMapCard::LiveMapCard(MapPane *map, QWidget *parent)
    : QWidget(parent)
    , m_map(map)
    , m_card(new Card(this))
    , m_title(new Label(TextStyle::BodyStrong))
    , m_hint(new Label(tr("one mark for each address, its worst outcome"), TextStyle::Detail, Ink::Muted))
    , m_all(new Chip(tr("All")))
    , m_unreached(new Chip(tr("Only unreached")))
    , m_help(new Chip(tr("Ask for help")))
{
    m_hint->setElided(true);
    m_all->setObjectName(u"filterAll"_s);
    m_unreached->setObjectName(u"filterUnreached"_s);
    m_help->setObjectName(u"filterHelp"_s);
    m_help->setMark(Mark::Help);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(space8, 0, space8, 0);
    head->setSpacing(space8);
    head->addWidget(m_title);
    head->addWidget(m_hint, 1);
    auto *choice = new QButtonGroup(this);
    for (Chip *chip : {m_all, m_unreached, m_help}) {
        chip->setCheckable(true);
        choice->addButton(chip);
        head->addWidget(chip);
        connect(chip, &QAbstractButton::toggled, this, &LiveMapCard::filter);
    }
    m_all->setChecked(true);

    m_card->body()->setContentsMargins(space8, 6, space8, space8);
    m_card->body()->setSpacing(6);
    m_card->body()->addLayout(head);
    if (m_map) {
        m_map->setParent(m_card);
        m_map->setChrome(true, true, true);
        m_card->body()->addWidget(m_map, 1);
    } else {
        m_card->body()->addStretch(1);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_card);
    setCompact(false);
}

void LiveMapCard::setCompact(bool compact)
{
    m_compact = compact;
    m_title->setText(compact ? tr("Outcomes by address") : tr("Map of outcomes"));
    m_hint->setVisible(!compact);
    m_unreached->setText(compact ? tr("Unreached") : tr("Only unreached"));
}

void LiveMapCard::follow(LiveCampaign *live)
{
    if (m_map)
        m_map->setMarks(live ? live->marks() : nullptr);
}

void LiveMapCard::showCampaign(const LiveCampaign &live)
{
    if (!m_map)
        return;
    m_map->setArea(live.campaign().receipt.area, MapPane::AreaStyle::Live);
    m_map->showArea();
    m_map->setDrill(live.campaign().mode == Mode::Drill);
}

void LiveMapCard::refresh(const LiveCampaign &live)
{
    const int helped = live.totals().of(Mark::Help);
    m_help->setVisible(helped > 0 || m_help->isChecked());
    m_help->setText(m_compact ? figure(helped) : tr("Ask for help %1").arg(figure(helped)));
    m_help->setAccessibleName(tr("Ask for help %1").arg(figure(helped)));
    if (m_map)
        m_map->setGrey(live.isStale());
}

void LiveMapCard::showContact(const LiveCampaign &live, int recipient)
{
    const Contact *contact = live.directory().contact(recipient);
    constexpr double closeUp = 18;
    if (m_map && contact && contact->position)
        m_map->showPoint(*contact->position, closeUp);
}

void LiveMapCard::filter()
{
    if (!m_map)
        return;
    QSet<Mark> shown;
    if (m_help->isChecked()) {
        shown = {Mark::Help};
    } else if (m_unreached->isChecked()) {
        shown = {Mark::Queued, Mark::Voicemail, Mark::HungUp, Mark::Invalid, Mark::Blocked, Mark::Stopped, Mark::Busy,
            Mark::NoAnswer, Mark::Uncertain, Mark::Unreachable, Mark::InCall};
    }
    m_map->setMarkFilter(shown);
}

void LiveMapCard::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_map)
        m_map->setLook(tokensFor(this).look == Look::Dark ? MapLook::Dark : MapLook::Light);
}

} // namespace campanile
