// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandscard.h"

#include "button.h"
#include "card.h"
#include "commandrow.h"
#include "label.h"
#include "metrics.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace campanile {

CommandsCard::CommandsCard(QWidget *parent)
    : QWidget(parent)
    , m_list(new QVBoxLayout)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    auto *card = new Card(tr("Other programs that speak"), this);
    auto *about = new Label(tr("A program of this computer, such as piper. It reads the text from its standard input "
                               "or from the file {text}, and writes its sound to {wav}; {speed}, {slowness} and "
                               "{language} may be used too."),
        TextStyle::Detail, Ink::Muted, card);
    about->setWordWrap(true);
    card->body()->addWidget(about);
    m_list->setSpacing(space12);
    card->body()->addLayout(m_list);
    auto *more = new Button(tr("Add a program"), Button::Role::Secondary, card);
    more->setObjectName(u"commandAdd"_s);
    card->body()->addWidget(more, 0, Qt::AlignLeft);
    layout->addWidget(card);
    connect(more, &Button::clicked, this, [this] { add({})->setFocus(Qt::OtherFocusReason); });
}

CommandRow *CommandsCard::add(const VoiceCommand &command)
{
    auto *row = new CommandRow(command, this);
    row->setObjectName(u"commandRow%1"_s.arg(m_rows.size()));
    m_list->addWidget(row);
    m_rows.append(row);
    row->show();
    connect(row, &CommandRow::changed, this, [this] {
        check();
        Q_EMIT changed();
    });
    connect(row, &CommandRow::removeRequested, this, [this, row] {
        m_rows.removeOne(row);
        row->hide();
        row->deleteLater();
        check();
        Q_EMIT changed();
    });
    return row;
}

void CommandsCard::setCommands(const VoiceCommands &commands)
{
    if (commands == this->commands())
        return;
    for (CommandRow *row : std::as_const(m_rows))
        row->deleteLater();
    m_rows.clear();
    for (const VoiceCommand &command : commands)
        add(command);
    check();
}

VoiceCommands CommandsCard::commands() const
{
    VoiceCommands all;
    for (const CommandRow *row : m_rows) {
        if (!row->isEmpty())
            all.append(row->command());
    }
    return all;
}

void CommandsCard::check()
{
    const QList<VoiceCommandFinding> findings = voiceCommandFindings(commands());
    qsizetype at = 0;
    for (CommandRow *row : std::as_const(m_rows))
        row->setFinding(row->isEmpty() ? VoiceCommandFinding() : findings.value(at++));
}

} // namespace campanile
