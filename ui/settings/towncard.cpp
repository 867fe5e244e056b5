// SPDX-License-Identifier: GPL-3.0-or-later
#include "towncard.h"

#include "button.h"
#include "card.h"
#include "figures.h"
#include "label.h"
#include "metrics.h"
#include "note.h"
#include "townwords.h"

#include <QHBoxLayout>
#include <QProgressBar>

using namespace Qt::StringLiterals;

namespace campanile {

TownCard::TownCard(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    auto *card = new Card(tr("Municipality in use"), this);
    layout->addWidget(card);
    auto *line = new QHBoxLayout;
    line->setSpacing(space12);
    auto *words = new QVBoxLayout;
    words->setSpacing(space4);
    m_name = new Label(TextStyle::PageTitle, Ink::Text, card);
    m_name->setObjectName(u"townName"_s);
    m_contents = new Label(TextStyle::Body, Ink::Text, card);
    m_contents->setObjectName(u"townContents"_s);
    m_source = new Label(TextStyle::Detail, Ink::Text2, card);
    m_file = new Label(TextStyle::Detail, Ink::Muted, card);
    for (Label *label : {m_contents, m_source, m_file})
        label->setElided(true);
    for (Label *label : {m_name, m_contents, m_source, m_file})
        words->addWidget(label);
    line->addLayout(words, 1);
    auto *build = new Button(tr("Build from a map…"), Button::Role::Neutral, card);
    build->setObjectName(u"townBuild"_s);
    line->addWidget(build, 0, Qt::AlignTop);
    m_choose = new Button(tr("Choose a pack…"), Button::Role::Primary, card);
    m_choose->setObjectName(u"settingsOpenTown"_s);
    line->addWidget(m_choose, 0, Qt::AlignTop);
    card->body()->addLayout(line);

    m_newerNote = new Note(Note::Kind::Info, {}, card);
    m_newerNote->setIconName(u"map"_s);
    m_newerNote->setObjectName(u"townNewer"_s);
    m_misplacedNote = new Note(Note::Kind::Warning, {}, card);
    m_misplacedNote->setObjectName(u"townMisplaced"_s);
    m_relocated = new Note(Note::Kind::Ok, {}, card);
    m_relocated->setObjectName(u"townRelocated"_s);
    m_progress = new QProgressBar(card);
    m_progress->setObjectName(u"townRelocating"_s);
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(4);
    for (QWidget *widget : {static_cast<QWidget *>(m_newerNote), static_cast<QWidget *>(m_misplacedNote),
             static_cast<QWidget *>(m_progress), static_cast<QWidget *>(m_relocated)}) {
        widget->hide();
        card->body()->addWidget(widget);
    }
    connect(build, &Button::clicked, this, &TownCard::buildWanted);
    connect(m_choose, &Button::clicked, this, &TownCard::chooseWanted);
    connect(m_newerNote, &Note::linkActivated, this, &TownCard::newerWanted);
    connect(m_misplacedNote, &Note::linkActivated, this, &TownCard::relocateWanted);
    refresh();
}

void TownCard::setPack(const std::optional<PackReport> &pack)
{
    m_pack = pack;
    refresh();
}

void TownCard::setNewer(bool newer)
{
    m_newer = newer;
    refresh();
}

void TownCard::setForbidden(const QString &why)
{
    m_forbidden = why;
    refresh();
}

void TownCard::setMisplaced(int contacts)
{
    m_misplaced = contacts;
    refresh();
}

void TownCard::setRelocating(double done)
{
    m_relocating = done;
    refresh();
}

void TownCard::setRelocated(const QString &words)
{
    m_relocated->setText(words);
    m_relocated->setVisible(!words.isEmpty());
}

void TownCard::refresh()
{
    for (QWidget *widget : {m_contents, m_source, m_file})
        widget->setVisible(m_pack.has_value());
    m_choose->setText(m_pack ? tr("Choose another pack…") : tr("Choose a pack…"));
    if (!m_pack) {
        m_name->setText(tr("No municipality yet"));
    } else {
        m_name->setText(m_pack->town.sample ? tr("%1 (invented town)").arg(m_pack->town.name) : m_pack->town.name);
        m_contents->setText(townwords::contents(m_pack->town));
        m_source->setText(tr("Map of %1 · %2 · %3")
                .arg(townwords::mapDate(m_pack->dataTimestamp), townwords::size(m_pack->bytes),
                    townwords::owner(m_pack->town.attribution)));
        m_file->setText(m_pack->path);
    }
    m_newerNote->setVisible(m_newer);
    m_newerNote->setText(m_forbidden.isEmpty() ? tr("A newer map of this town is ready.")
                                               : tr("A newer map of this town is ready. %1").arg(m_forbidden));
    m_newerNote->setLink(m_forbidden.isEmpty() ? tr("Use it") : QString());
    const bool running = m_relocating >= 0;
    m_misplacedNote->setVisible(m_misplaced > 0 && !running);
    m_misplacedNote->setText(
        tr("%1 contacts stand where an earlier map had their addresses.").arg(figure(m_misplaced)));
    m_misplacedNote->setLink(tr("Re-locate %1 contacts").arg(figure(m_misplaced)));
    m_progress->setVisible(running);
    m_progress->setValue(running ? static_cast<int>(m_relocating * 1000) : 0);
}

} // namespace campanile
