// SPDX-License-Identifier: GPL-3.0-or-later
#include "screensection.h"

#include "card.h"
#include "metrics.h"
#include "segmented.h"
#include "settingsfields.h"

#include <QHBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {
const QStringList languages{u"it"_s, u"en"_s};
}

ScreenSection::ScreenSection(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    auto *card = new Card(tr("Screen"), this);
    m_look = new Segmented({tr("As the system"), tr("Light"), tr("Dark")}, card);
    m_look->setAccessibleName(tr("Look"));
    m_look->setObjectName(u"settingsLook"_s);
    m_language = new Segmented({u"Italiano"_s, u"English"_s}, card);
    m_language->setAccessibleName(tr("Language"));
    m_language->setObjectName(u"settingsLanguage"_s);
    auto *choices = new QHBoxLayout;
    choices->setSpacing(space24);
    choices->addLayout(labelled(tr("Look"), m_look, card), 3);
    choices->addLayout(labelled(tr("Language (from the next start)"), m_language, card), 2);
    card->body()->addLayout(choices);
    layout->addWidget(card);
    layout->addStretch();
    connect(m_look, &Segmented::chosen, this, &ScreenSection::changed);
    connect(m_language, &Segmented::chosen, this, &ScreenSection::changed);
}

void ScreenSection::setSettings(const ConsoleSettings &settings)
{
    m_look->setCurrent(static_cast<int>(settings.look));
    m_language->setCurrent(std::max<int>(0, static_cast<int>(languages.indexOf(settings.language))));
}

void ScreenSection::putInto(ConsoleSettings &settings) const
{
    settings.look = static_cast<ConsoleSettings::LookChoice>(std::clamp(m_look->current(), 0, 2));
    settings.language = languages.value(m_language->current(), languages.first());
}

} // namespace campanile
