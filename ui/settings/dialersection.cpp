// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialersection.h"

#include "button.h"
#include "callscard.h"
#include "card.h"
#include "consolecard.h"
#include "label.h"
#include "metrics.h"
#include "settingsfields.h"

#include <QHBoxLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace campanile {

DialerSection::DialerSection(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    auto *card = new Card(tr("Dialer"), this);
    m_embedded =
        new Label(tr("This program runs its own dialer on a simulated phone network: no real telephone can ring."),
            TextStyle::Body, Ink::Text2, card);
    m_embedded->setWordWrap(true);
    card->body()->addWidget(m_embedded);
    m_address = settingsField(tr("Address"), u"centrale.example.org:7443"_s, u"dialerAddress"_s, card);
    card->body()->addLayout(labelled(tr("Address and port"), m_address, card));
    m_authority = settingsField(
        tr("Certificate authority"), tr("only when the dialer is on another machine"), u"dialerAuthority"_s, card);
    card->body()->addLayout(
        labelled(tr("File of the authority that signed the dialer's certificate (PEM)"), m_authority, card));
    m_connect = new Button(tr("Connect"), Button::Role::Primary, card);
    m_connect->setObjectName(u"dialerConnect"_s);
    auto *line = new QHBoxLayout;
    line->setSpacing(space16);
    auto *access =
        new Label(tr("The access code is read from the file named in CAMPANILE_TOKEN_FILE; it is never kept here."),
            TextStyle::Detail, Ink::Muted, card);
    access->setWordWrap(true);
    line->addWidget(access, 1);
    line->addWidget(m_connect);
    card->body()->addLayout(line);
    layout->addWidget(card);
    layout->setSpacing(cardGap);
    m_console = new ConsoleCard(this);
    m_calls = new CallsCard(this);
    layout->addWidget(m_calls);
    layout->addWidget(m_console);
    layout->addStretch();
    connect(m_calls, &CallsCard::changed, this, &DialerSection::consoleChanged);
    connect(m_console, &ConsoleCard::changed, this, &DialerSection::consoleChanged);
    connect(m_connect, &Button::clicked, this, &DialerSection::changed);
    connect(m_address, &QLineEdit::returnPressed, this, &DialerSection::changed);
    setEmbedded(false);
}

void DialerSection::setSettings(const ConsoleSettings &settings)
{
    m_address->setText(settings.dialerAddress);
    m_authority->setText(settings.dialerAuthority);
    m_console->setSettings(settings);
    m_calls->setSettings(settings.calls);
}

void DialerSection::putConsoleInto(ConsoleSettings &settings) const
{
    m_console->putInto(settings);
    m_calls->putInto(settings.calls);
}

void DialerSection::putInto(ConsoleSettings &settings) const
{
    settings.dialerAddress = m_address->text().trimmed();
    settings.dialerAuthority = m_authority->text().trimmed();
}

void DialerSection::setCallerIds(const QStringList &numbers)
{
    m_calls->setCallerIds(numbers);
}

void DialerSection::setEmbedded(bool embedded)
{
    m_embedded->setVisible(embedded);
    for (QWidget *widget :
        {static_cast<QWidget *>(m_address), static_cast<QWidget *>(m_authority), static_cast<QWidget *>(m_connect)})
        widget->setEnabled(!embedded);
}

void DialerSection::focusAddress()
{
    m_address->setFocus(Qt::OtherFocusReason);
}

} // namespace campanile
