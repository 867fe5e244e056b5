// SPDX-License-Identifier: GPL-3.0-or-later
#include "callscard.h"

#include "callerwords.h"
#include "card.h"
#include "label.h"
#include "metrics.h"
#include "segmented.h"
#include "settingsfields.h"

#include <QComboBox>
#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace campanile {

CallsCard::CallsCard(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    auto *card = new Card(tr("Calls"), this);
    m_machine = new Segmented({tr("Leave the message"), tr("Hang up")}, card);
    m_machine->setFixedHeight(buttonHeight); // as the choice below
    m_machine->setObjectName(u"machinePolicy"_s);
    m_machine->setAccessibleName(tr("When an answering machine answers"));
    m_stop = new Segmented({tr("Cut at once"), tr("End of the sentence")}, card);
    m_stop->setFixedHeight(buttonHeight);
    m_stop->setObjectName(u"stopPolicy"_s);
    m_stop->setAccessibleName(tr("What STOP does to those who are listening"));
    m_caller = new QComboBox(card);
    m_caller->setObjectName(u"callerId"_s);
    m_caller->setAccessibleName(tr("The number that is shown to who is called"));
    m_caller->setMinimumHeight(buttonHeight);
    auto *line = new QHBoxLayout;
    line->setSpacing(space24);
    line->addLayout(labelled(tr("When an answering machine answers"), m_machine, card), 1);
    line->addLayout(labelled(tr("STOP, for those who are listening"), m_stop, card), 1);
    card->body()->addLayout(line);
    card->body()->addLayout(labelled(tr("Who calls: the number that is shown"), m_caller, card));
    m_callerWords = new Label(TextStyle::Detail, Ink::Muted, card);
    m_callerWords->setObjectName(u"callerIdWords"_s);
    m_callerWords->setWordWrap(true);
    card->body()->addWidget(m_callerWords);
    layout->addWidget(card);
    connect(m_machine, &Segmented::chosen, this, &CallsCard::changed);
    connect(m_stop, &Segmented::chosen, this, &CallsCard::changed);
    connect(m_caller, &QComboBox::activated, this, [this](int index) {
        m_chosen = index > 0 ? m_offered.value(index) : QString(); // the default stays the dialer's to change
        showCallers();
        Q_EMIT changed();
    });
    setSettings({});
}

void CallsCard::setSettings(const CallSettings &settings)
{
    m_machine->setCurrent(settings.machine == MachinePolicy::HangUp ? 1 : 0);
    m_stop->setCurrent(settings.finishSentence ? 1 : 0);
    m_chosen = settings.callerId;
    showCallers();
}

void CallsCard::putInto(CallSettings &settings) const
{
    settings.machine = m_machine->current() == 1 ? MachinePolicy::HangUp : MachinePolicy::LeaveMessage;
    settings.finishSentence = m_stop->current() == 1;
    settings.callerId = m_chosen;
}

void CallsCard::setCallerIds(const QStringList &numbers)
{
    if (numbers == m_offered)
        return;
    m_offered = numbers;
    showCallers();
}

void CallsCard::showCallers()
{
    m_caller->clear();
    for (const QString &number : std::as_const(m_offered))
        m_caller->addItem(internationalWords(number));
    const bool choice = m_offered.size() > 1;
    const bool gone = !m_chosen.isEmpty() && !m_offered.isEmpty() && !m_offered.contains(m_chosen);
    if (m_offered.isEmpty())
        m_caller->addItem(m_chosen.isEmpty() ? tr("the line's own number") : internationalWords(m_chosen));
    m_caller->setCurrentIndex(m_offered.contains(m_chosen) ? static_cast<int>(m_offered.indexOf(m_chosen)) : 0);
    m_caller->setEnabled(choice);
    m_callerWords->setText(gone
            ? tr("%1 is not offered by the dialer any more: the first one calls.").arg(internationalWords(m_chosen))
            : choice ? tr("One number for a whole alert, on every attempt. Who calls it back hears the message.")
            : m_offered.isEmpty() ? tr("The dialer says which numbers there are when it is connected to a real line.")
                                  : tr("The dialer's line has this number only."));
}

} // namespace campanile
