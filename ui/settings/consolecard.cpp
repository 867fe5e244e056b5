// SPDX-License-Identifier: GPL-3.0-or-later
#include "consolecard.h"

#include "card.h"
#include "label.h"
#include "metrics.h"
#include "segmented.h"
#include "settingsfields.h"

#include <QHBoxLayout>
#include <QLineEdit>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace campanile {

namespace {
constexpr std::array<std::chrono::minutes, 4> expiries{15min, 30min, 1h, 3h};
constexpr int longestName = 60;
} // namespace

ConsoleCard::ConsoleCard(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    auto *card = new Card(tr("This console"), this);
    m_name = settingsField(tr("Name of this console"), tr("Technical office"), u"consoleName"_s, card);
    m_name->setMaxLength(longestName);
    m_expiry = new Segmented({tr("%1 min").arg(15), tr("%1 min").arg(30), tr("%1 h").arg(1), tr("%1 h").arg(3)}, card);
    m_expiry->setFixedHeight(buttonHeight);
    m_expiry->setObjectName(u"settingsExpiry"_s);
    m_expiry->setAccessibleName(tr("How long an alert waits for the dialer"));
    auto *line = new QHBoxLayout;
    line->setSpacing(space24);
    line->addLayout(labelled(tr("Name: tells this console's messages from another's"), m_name, card), 1);
    line->addLayout(labelled(tr("An alert waits for the dialer at most"), m_expiry, card), 1);
    card->body()->addLayout(line);
    auto *words = new Label(tr("After that nothing of it is sent any more: it is prepared anew or discarded. An alert "
                               "that waits never starts by itself."),
        TextStyle::Detail, Ink::Muted, card);
    words->setWordWrap(true);
    card->body()->addWidget(words);
    layout->addWidget(card);
    connect(m_name, &QLineEdit::editingFinished, this, &ConsoleCard::changed);
    connect(m_expiry, &Segmented::chosen, this, &ConsoleCard::changed);
}

void ConsoleCard::setSettings(const ConsoleSettings &settings)
{
    m_name->setText(settings.consoleName);
    const auto nearest = std::ranges::min_element(
        expiries, {}, [&](std::chrono::minutes one) { return std::abs((one - settings.queueExpiry).count()); });
    m_expiry->setCurrent(static_cast<int>(nearest - expiries.begin()));
}

void ConsoleCard::putInto(ConsoleSettings &settings) const
{
    settings.consoleName = m_name->text().simplified();
    settings.queueExpiry = expiries[static_cast<std::size_t>(std::clamp(m_expiry->current(), 0, 3))];
}

} // namespace campanile
