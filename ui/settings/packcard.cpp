// SPDX-License-Identifier: GPL-3.0-or-later
#include "packcard.h"

#include "button.h"
#include "label.h"
#include "metrics.h"
#include "note.h"
#include "townwords.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace campanile {

PackCard::PackCard(TownWorkshop &workshop, QWidget *parent)
    : QWidget(parent)
    , m_workshop(workshop)
    , m_card(new Card(tr("This pack holds"), this))
    , m_name(new Label(TextStyle::PageTitle, Ink::Text, m_card))
    , m_contents(new Label(TextStyle::Body, Ink::Text, m_card))
    , m_source(new Label(TextStyle::Detail, Ink::Text2, m_card))
    , m_file(new Label(TextStyle::Detail, Ink::Muted, m_card))
    , m_findings(new Label(TextStyle::Detail, Ink::Text2, m_card))
    , m_registry(new Label(TextStyle::Detail, Ink::Text2, m_card))
    , m_note(new Note(Note::Kind::Warning, {}, m_card))
    , m_use(new Button(tr("Use this town"), Button::Role::Primary, m_card))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_card);
    m_card->setHighlighted(true);
    auto *words = new QVBoxLayout;
    words->setSpacing(space4);
    for (Label *label : {m_contents, m_source, m_file})
        label->setElided(true);
    m_registry->setWordWrap(true);
    for (Label *label : {m_name, m_contents, m_source, m_file})
        words->addWidget(label);
    m_card->body()->addLayout(words);
    m_findings->setWordWrap(true);
    m_card->body()->addWidget(m_findings);
    m_card->body()->addWidget(m_note);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space12);
    foot->addWidget(m_registry, 1);
    auto *back = new Button(tr("Not this one"), Button::Role::Neutral, m_card);
    back->setObjectName(u"packBack"_s);
    foot->addWidget(back);
    m_use->setObjectName(u"packUse"_s);
    foot->addWidget(m_use);
    m_card->body()->addLayout(foot);
    m_name->setObjectName(u"packName"_s);
    m_contents->setObjectName(u"packContents"_s);
    m_registry->setObjectName(u"packRegistry"_s);
    m_note->setObjectName(u"packNote"_s);
    m_findings->setObjectName(u"packFindings"_s);

    connect(back, &Button::clicked, this, &PackCard::clear);
    connect(m_use, &Button::clicked, this, [this] {
        if (m_report && m_forbidden.isEmpty())
            Q_EMIT chosen(m_report->path);
    });
    connect(&m_looking, &QFutureWatcherBase::finished, this, [this] {
        const Result<PackReport> report = m_looking.result();
        if (report)
            Q_EMIT looked(*report);
        else
            Q_EMIT refused(report.error());
    });
    clear();
}

void PackCard::look(const QString &path)
{
    clear();
    m_looking.setFuture(m_workshop.inspectPack(path));
}

void PackCard::show(const PackReport &report, Known known, const QString &townInUse, const QString &findings)
{
    m_report = report;
    m_findings->setText(findings);
    m_findings->setVisible(!findings.isEmpty());
    const TownInfo &town = report.town;
    m_name->setText(town.sample ? tr("%1 (invented town)").arg(town.name) : town.name);
    m_contents->setText(townwords::contents(town));
    m_source->setText(tr("Map of %1 · %2 · %3")
            .arg(townwords::mapDate(report.dataTimestamp), townwords::size(report.bytes),
                townwords::owner(town.attribution)));
    m_file->setText(report.path);
    switch (known) {
    case Known::InUse: m_registry->setText(tr("The registry, the messages and the draft stay as they are.")); break;
    case Known::Before:
        m_registry->setText(
            tr("This workstation has worked with %1: its registry, messages and draft come back.").arg(town.name));
        break;
    case Known::New:
        m_registry->setText(townInUse.isEmpty()
                ? tr("Its registry begins empty.")
                : tr("Its registry begins empty. The registry, messages and draft of %1 stay with %1.").arg(townInUse));
        break;
    }
    refresh();
}

void PackCard::setForbidden(const QString &why)
{
    m_forbidden = why;
    refresh();
}

void PackCard::clear()
{
    m_report.reset();
    refresh();
}

void PackCard::refresh()
{
    setVisible(m_report.has_value());
    m_note->setText(m_forbidden);
    m_note->setVisible(!m_forbidden.isEmpty());
    m_use->setEnabled(m_forbidden.isEmpty());
}

} // namespace campanile
