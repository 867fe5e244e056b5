// SPDX-License-Identifier: GPL-3.0-or-later
#include "voicerow.h"

#include "button.h"
#include "filterwords.h"
#include "label.h"
#include "languageshare.h"
#include "metrics.h"
#include "preferredvoices.h"

#include <QComboBox>
#include <QHBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {
constexpr int nameWidth = 112, tryWidth = 112;
}

VoiceRow::VoiceRow(const QString &language, QWidget *parent)
    : QWidget(parent)
    , m_language(language)
    , m_choice(new QComboBox(this))
    , m_try(new Button(tr("Listen"), Button::Role::Neutral, this))
    , m_trouble(new Label(TextStyle::Detail, Ink::Warn, this))
{
    setObjectName(u"voiceRow_"_s + language);
    m_choice->setObjectName(u"voiceChoice"_s);
    m_choice->setAccessibleName(tr("Voice for %1").arg(languageName(language)));
    m_choice->setMinimumHeight(buttonHeight);
    m_try->setObjectName(u"voiceTry"_s);
    m_try->setIconName(u"volume"_s);
    m_try->setMinimumWidth(tryWidth);
    m_try->setAccessibleName(tr("Listen to the voice for %1").arg(languageName(language)));
    m_trouble->setObjectName(u"voiceTrouble"_s);
    m_trouble->setWordWrap(true);
    m_trouble->hide();
    auto *name = new Label(languageTitle(language), TextStyle::Body, Ink::Text, this);
    name->setFixedWidth(nameWidth);
    auto *line = new QHBoxLayout;
    line->setSpacing(space12);
    line->addWidget(name);
    line->addWidget(m_choice, 1);
    line->addWidget(m_try);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->setSpacing(space4);
    all->addLayout(line);
    auto *below = new QHBoxLayout;
    below->setContentsMargins(nameWidth + space12, 0, 0, 0);
    below->addWidget(m_trouble);
    all->addLayout(below);
    connect(m_choice, &QComboBox::activated, this, [this] {
        m_missing.clear();
        setTrouble({});
        Q_EMIT chosen();
    });
    connect(m_try, &Button::clicked, this, &VoiceRow::tryRequested);
}

void VoiceRow::setVoices(const QList<Voice> &voices, const QString &key)
{
    m_voices.clear();
    m_choice->clear();
    m_missing.clear();
    for (const Voice &voice : voices) {
        if (primaryTag(voice.language) != m_language)
            continue;
        m_voices.append(voice);
        m_choice->addItem(voice.available ? tr("%1 · %2").arg(voice.name, voice.engine)
                                          : tr("%1 · %2 · not there now").arg(voice.name, voice.engine));
    }
    const auto wanted = std::ranges::find(m_voices, key, &voiceKey);
    if (wanted != m_voices.end()) {
        m_choice->setCurrentIndex(static_cast<int>(wanted - m_voices.begin()));
    } else if (!key.isEmpty() && !m_voices.isEmpty()) {
        m_missing = key; // kept: it may be there again tomorrow
        setTrouble(tr("The chosen voice is not there any more: this one is used."));
    }
    if (m_voices.isEmpty()) {
        m_missing = key;
        m_choice->addItem(tr("no voice found on this machine"));
    }
    m_choice->setEnabled(!m_voices.isEmpty());
    m_try->setEnabled(!m_voices.isEmpty());
}

void VoiceRow::setBusy(bool busy)
{
    m_try->setEnabled(!busy && !m_voices.isEmpty());
    m_try->setText(busy ? tr("Speaking…") : tr("Listen"));
}

void VoiceRow::setPlaying(bool playing)
{
    m_try->setIconName(playing ? u"halt"_s : u"volume"_s);
    m_try->setText(playing ? tr("Stop") : tr("Listen"));
}

void VoiceRow::setTrouble(const QString &words)
{
    m_trouble->setText(words);
    m_trouble->setVisible(!words.isEmpty());
}

QString VoiceRow::key() const
{
    if (!m_missing.isEmpty())
        return m_missing;
    const std::optional<Voice> chosen = voice();
    return chosen && m_choice->currentIndex() > 0 ? voiceKey(*chosen) : QString();
}

std::optional<Voice> VoiceRow::voice() const
{
    const int at = m_choice->currentIndex();
    return at >= 0 && at < m_voices.size() ? std::optional(m_voices[at]) : std::nullopt;
}

} // namespace campanile
