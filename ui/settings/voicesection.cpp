// SPDX-License-Identifier: GPL-3.0-or-later
#include "voicesection.h"

#include "card.h"
#include "commandscard.h"
#include "errorwords.h"
#include "label.h"
#include "metrics.h"
#include "promptscard.h"
#include "voicerow.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

/// What a voice says to be heard: in its own language, whatever the screen's.
struct Sample {
    QLatin1StringView language;
    const char16_t *sentence;
};

constexpr Sample samples[]{
    {"it"_L1, u"Qui è il Comune. Questa è la voce degli avvisi: alle 14:30, in via Roma 12."},
    {"de"_L1, u"Hier spricht die Gemeinde. Das ist die Stimme der Warnungen: um 14:30 Uhr, Romstraße 12."},
    {"fr"_L1, u"Ici la mairie. Voici la voix des alertes : à 14h30, 12 rue de Rome."},
    {"sl"_L1, u"Tukaj občina. To je glas opozoril: ob 14.30, Rimska ulica 12."},
    {"en"_L1, u"This is the municipality. This is the voice of its warnings: at 2:30 pm, 12 Rome Street."},
    {"uk"_L1, u"Говорить муніципалітет. Це голос попереджень: о 14:30, вулиця Римська, 12."},
    {"ar"_L1, u"هنا البلدية. هذا هو صوت التحذيرات."},
    {"ro"_L1, u"Aici primăria. Aceasta este vocea avertizărilor: la ora 14:30, strada Roma 12."},
};

QString sampleOf(const QString &language)
{
    for (const Sample &sample : samples) {
        if (sample.language == language)
            return QString::fromUtf16(sample.sentence);
    }
    return {};
}

} // namespace

VoiceSection::VoiceSection(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(cardGap);
    auto *card = new Card(tr("Voices"), this);
    m_found = new Label(TextStyle::Body, Ink::Text2, card);
    m_found->setObjectName(u"voicesFound"_s);
    m_found->setWordWrap(true);
    card->body()->addWidget(m_found);
    for (const Sample &sample : samples) {
        auto *row = new VoiceRow(QString(sample.language), card);
        card->body()->addWidget(row);
        m_rows.append(row);
        connect(row, &VoiceRow::chosen, this, [this, row] {
            if (row->key().isEmpty())
                m_chosen.remove(row->language());
            else
                m_chosen.insert(row->language(), row->key());
            m_prompts->refresh();
            Q_EMIT changed();
        });
        connect(row, &VoiceRow::tryRequested, this, [this, row] { listen(row); });
    }
    layout->addWidget(card);
    m_prompts = new PromptsCard(
        [this](const QString &language) -> std::optional<Voice> {
            for (const VoiceRow *row : std::as_const(m_rows)) {
                if (row->language() == language && row->voice() && row->voice()->available)
                    return row->voice();
            }
            return std::nullopt;
        },
        this);
    connect(m_prompts, &PromptsCard::changed, this, &VoiceSection::changed);
    layout->addWidget(m_prompts);
    m_commands = new CommandsCard(this);
    layout->addWidget(m_commands);
    layout->addStretch();
    connect(m_commands, &CommandsCard::changed, this, &VoiceSection::changed);
    showVoices();
}

void VoiceSection::use(Synthesiser &synthesiser, Player &player)
{
    m_synthesiser = &synthesiser;
    m_player = &player;
    m_prompts->use(synthesiser, player);
    connect(m_synthesiser, &Synthesiser::voicesChanged, this, &VoiceSection::showVoices);
    connect(m_player, &Player::playingChanged, this, [this] {
        for (VoiceRow *row : std::as_const(m_rows))
            row->setPlaying(m_player->isPlaying() && m_player->path().startsWith(m_sounds.filePath(row->language())));
    });
    showVoices();
}

void VoiceSection::setSettings(const ConsoleSettings &settings)
{
    m_chosen = settings.voices;
    m_prompts->setAnnounced(settings.calls.announceKeys);
    m_commands->setCommands(settings.voiceCommands);
    showVoices();
}

void VoiceSection::putInto(ConsoleSettings &settings) const
{
    settings.voices = m_chosen;
    settings.calls.announceKeys = m_prompts->isAnnounced();
    settings.voiceCommands = m_commands->commands();
}

void VoiceSection::showVoices()
{
    const QList<Voice> voices = m_synthesiser ? m_synthesiser->voices() : QList<Voice>();
    QStringList engines;
    for (const Voice &voice : voices) {
        if (!engines.contains(voice.engine))
            engines.append(voice.engine);
    }
    m_found->setText(voices.isEmpty()
            ? tr("No voice was found on this machine: messages can be recorded and imported.")
            //: %1 is a list of programs, "espeak-ng, piper"
            : tr("%n voice(s) of %1. A recorded voice is trusted more: these are for when nobody can speak.", nullptr,
                  static_cast<int>(voices.size()))
                  .arg(engines.join(u", "_s)));
    for (VoiceRow *row : std::as_const(m_rows))
        row->setVoices(voices, m_chosen.value(row->language()));
    m_prompts->refresh();
}

void VoiceSection::listen(VoiceRow *row)
{
    const std::optional<Voice> voice = row->voice();
    if (!m_synthesiser || !voice)
        return;
    if (m_player->isPlaying()) {
        const bool ours = m_player->path().startsWith(m_sounds.filePath(row->language()));
        m_player->stop();
        if (ours)
            return;
    }
    row->setBusy(true);
    row->setTrouble({});
    const QString path = m_sounds.filePath(u"%1-%2.wav"_s.arg(row->language()).arg(++m_sound));
    m_synthesiser->synthesise({.text = sampleOf(row->language()), .voice = *voice}, path)
        .then(this, [this, row, path](const Result<Speech> &speech) {
            row->setBusy(false);
            if (!speech)
                row->setTrouble(words(speech.error()));
            else if (const Result<void> played = m_player->play(path); !played)
                row->setTrouble(words(played.error()));
        });
}

} // namespace campanile
