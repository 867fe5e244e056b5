// SPDX-License-Identifier: GPL-3.0-or-later
#include "promptscard.h"

#include "button.h"
#include "card.h"
#include "errorwords.h"
#include "filterwords.h"
#include "label.h"
#include "metrics.h"
#include "promptmaker.h"
#include "toggle.h"

#include <QComboBox>
#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

constexpr int nameWidth = 168, hearWidth = 112;

} // namespace

PromptsCard::PromptsCard(VoiceOf voiceOf, QWidget *parent)
    : QWidget(parent)
    , m_voiceOf(std::move(voiceOf))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    auto *card = new Card(tr("Keys of the telephone"), this);
    auto *head = new QHBoxLayout;
    head->setSpacing(space16);
    const QString announce = tr("After the message a voice says what the keys do");
    m_announce = new Toggle(announce, card);
    m_announce->setObjectName(u"announceKeys"_s);
    m_announce->setChecked(true);
    head->addWidget(m_announce);
    head->addWidget(new Label(announce, TextStyle::Body, Ink::Text, card), 1);
    m_language = new QComboBox(card);
    m_language->setObjectName(u"promptLanguage"_s);
    m_language->setAccessibleName(tr("Language in which they are shown and heard here"));
    m_language->setMinimumHeight(buttonHeight);
    m_language->setMinimumWidth(hearWidth);
    for (const QString &each : promptLanguages())
        m_language->addItem(languageTitle(each), each);
    head->addWidget(m_language);
    card->body()->addLayout(head);

    const std::pair<PromptKind, QString> kinds[]{{PromptKind::Keys, tr("After the message")},
        {PromptKind::Confirmed, tr("Key 1: confirmed")}, {PromptKind::Help, tr("Key 9: help")},
        {PromptKind::OptOut, tr("Key 0: no more calls")}, {PromptKind::OptedOut, tr("0 again: done")}};
    for (const auto &[kind, name] : kinds) {
        auto *row = new QHBoxLayout;
        row->setSpacing(space12);
        auto *title = new Label(name, TextStyle::Body, Ink::Text, card);
        title->setFixedWidth(nameWidth);
        row->addWidget(title, 0, Qt::AlignVCenter);
        auto *words = new Label(TextStyle::Detail, Ink::Text2, card);
        words->setWordWrap(true);
        words->setObjectName(u"promptWords%1"_s.arg(static_cast<int>(kind)));
        row->addWidget(words, 1, Qt::AlignVCenter);
        auto *button = new Button(tr("Listen"), Button::Role::Neutral, card);
        button->setObjectName(u"promptHear%1"_s.arg(static_cast<int>(kind)));
        button->setIconName(u"volume"_s);
        button->setMinimumWidth(hearWidth);
        button->setAccessibleName(tr("Listen to “%1”").arg(name));
        row->addWidget(button, 0, Qt::AlignVCenter);
        card->body()->addLayout(row);
        m_lines.append({kind, words, button});
        connect(button, &Button::clicked, this, [this, kind] { hear(kind); });
    }
    m_trouble = new Label(TextStyle::Detail, Ink::Warn, card);
    m_trouble->setObjectName(u"promptTrouble"_s);
    m_trouble->setWordWrap(true);
    card->body()->addWidget(m_trouble);
    layout->addWidget(card);
    connect(m_announce, &Toggle::toggled, this, [this] {
        refresh();
        Q_EMIT changed();
    });
    connect(m_language, &QComboBox::activated, this, &PromptsCard::refresh);
    refresh();
}

void PromptsCard::use(Synthesiser &synthesiser, Player &player)
{
    m_synthesiser = &synthesiser;
    m_player = &player;
    connect(m_player, &Player::playingChanged, this, &PromptsCard::showPlaying);
    refresh();
}

void PromptsCard::setAnnounced(bool announced)
{
    const QSignalBlocker quiet(m_announce);
    m_announce->setChecked(announced);
    refresh();
}

bool PromptsCard::isAnnounced() const
{
    return m_announce->isChecked();
}

QString PromptsCard::language() const
{
    return m_language->currentData().toString();
}

void PromptsCard::refresh()
{
    const bool voice = m_synthesiser && m_voiceOf(language());
    for (const Line &line : std::as_const(m_lines)) {
        line.words->setText(promptSentence(language(), line.kind));
        line.hear->setEnabled(voice && !m_busy);
    }
    m_trouble->setText(voice || !m_synthesiser ? QString()
            : m_announce->isChecked() ? tr("No voice speaks this language here: such messages go out without it; keys "
                                           "1, 2 and 9 work all the same.")
                                      : QString());
    m_trouble->setVisible(!m_trouble->text().isEmpty());
    showPlaying();
}

void PromptsCard::hear(PromptKind kind)
{
    const std::optional<Voice> voice = m_voiceOf(language());
    if (!m_synthesiser || !voice || m_busy)
        return;
    if (m_player->isPlaying()) {
        const bool ours = m_player->path() == m_path && m_playing == kind;
        m_player->stop();
        if (ours)
            return;
    }
    m_busy = true;
    refresh();
    const QString path = m_sounds.filePath(u"prompt-%1.wav"_s.arg(++m_sound));
    m_synthesiser->synthesise({.text = promptSentence(language(), kind), .voice = *voice}, path)
        .then(this, [this, kind, path](const Result<Speech> &speech) {
            m_busy = false;
            m_playing = kind;
            m_path = path;
            refresh();
            const Result<void> played = speech ? m_player->play(path) : std::unexpected(speech.error());
            if (!played) {
                m_trouble->setText(words(played.error()));
                m_trouble->show();
            }
        });
}

void PromptsCard::showPlaying()
{
    const bool ours = m_player && m_player->isPlaying() && m_player->path() == m_path;
    for (const Line &line : std::as_const(m_lines)) {
        const bool playing = ours && line.kind == m_playing;
        line.hear->setIconName(playing ? u"halt"_s : u"volume"_s);
        line.hear->setText(playing ? tr("Stop") : tr("Listen"));
    }
}

} // namespace campanile
