// SPDX-License-Identifier: GPL-3.0-or-later
#include "voicepanel.h"

#include "button.h"
#include "figures.h"
#include "filterwords.h"
#include "label.h"
#include "messagechecklist.h"
#include "metrics.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QSlider>

#include <utility>

using namespace Qt::StringLiterals;

namespace campanile {

using State = MessageStudio::State;

namespace {

QVBoxLayout *labelled(const QString &words, QWidget *field)
{
    auto *column = new QVBoxLayout;
    column->setSpacing(space4);
    column->addWidget(new Label(words, TextStyle::Caption, Ink::Muted));
    column->addWidget(field);
    return column;
}

} // namespace

VoicePanel::VoicePanel(MessageSession &session, MessageStudio &studio, MessageVoice &speech, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_studio(studio)
    , m_speech(speech)
    , m_voice(new QComboBox)
    , m_speed(new QSlider(Qt::Horizontal))
    , m_speedWords(new Label(TextStyle::Body))
    , m_repeats(new QComboBox)
    , m_listen(new Button(tr("Listen to the voice"), Button::Role::Primary))
    , m_use(new Button(tr("Use it as the audio"), Button::Role::Secondary))
    , m_sections(new Button(tr("In parts…"), Button::Role::Neutral))
    , m_reads(new Label(TextStyle::Caption, Ink::Muted))
    , m_list(new Button(tr("pronunciations"), Button::Role::Link))
{
    build();
    connect(m_listen, &QPushButton::clicked, this, [this] {
        if (m_speech.isListening())
            return m_studio.listening().stop();
        speak(false);
    });
    connect(m_use, &QPushButton::clicked, this, [this] { speak(true); });
    connect(m_sections, &QPushButton::clicked, this, &VoicePanel::sectionsWanted);
    connect(m_list, &QPushButton::clicked, this, &VoicePanel::pronunciationsWanted);
    connect(m_voice, &QComboBox::currentIndexChanged, &m_speech, &MessageVoice::drop);
    connect(m_repeats, &QComboBox::currentIndexChanged, &m_speech, &MessageVoice::drop);
    connect(m_speed, &QSlider::valueChanged, this, [this] {
        m_speedWords->setText(tr("%1×").arg(QLocale().toString(speed(), 'f', 1)));
        m_speech.drop();
        Q_EMIT speedChanged();
    });
    connect(&m_session.parts().synthesiser, &Synthesiser::voicesChanged, this, &VoicePanel::fillVoices);
    connect(&m_session, &MessageSession::currentChanged, this, &VoicePanel::refresh);
    connect(&m_session, &MessageSession::versionChanged, this, &VoicePanel::refresh);
    connect(&m_session, &MessageSession::messageChanged, this, &VoicePanel::refresh);
    connect(&m_studio, &MessageStudio::stateChanged, this, &VoicePanel::refresh);
    connect(&m_studio.listening(), &MessageListening::changed, this, [this] {
        if (!m_speech.isListening())
            Q_EMIT wordSaid({});
        refresh();
    });
    connect(&m_session.parts().player, &Player::positionChanged, this, [this](std::chrono::milliseconds position) {
        if (!m_speech.isListening())
            return;
        const WordMark *mark = markAt(m_speech.spoken(), position);
        Q_EMIT wordSaid(mark ? mark->span : TextSpan());
    });
    connect(&m_speech, &MessageVoice::speakingChanged, this, [this](bool speaking) {
        if (!speaking && !m_speech.hasSpoken())
            m_useWhenReady = false;
        refresh();
    });
    connect(&m_speech, &MessageVoice::spokenChanged, this, [this](bool there) {
        if (!there)
            return;
        if (std::exchange(m_useWhenReady, false))
            return m_speech.use();
        m_speech.listen();
    });
    m_speed->setValue(9);
    fillVoices();
}

void VoicePanel::build()
{
    m_voice->setObjectName(u"voice"_s);
    m_voice->setAccessibleName(tr("Voice"));
    m_speed->setObjectName(u"speed"_s);
    m_speed->setAccessibleName(tr("Speed"));
    m_repeats->setObjectName(u"repeats"_s);
    m_repeats->setAccessibleName(tr("Repeat the message"));
    m_listen->setObjectName(u"listenVoice"_s);
    m_listen->setIconName(u"play"_s);
    m_use->setObjectName(u"useVoice"_s);
    m_sections->setObjectName(u"openSections"_s);
    m_sections->setToolTip(tr("A recorded opening, a spoken text, a closing: one message"));
    m_reads->setObjectName(u"readsAs"_s);
    m_reads->setElided(true);
    m_reads->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_list->setObjectName(u"openPronunciations"_s);
    setPronunciationsVisible(false); // until there is a list

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space8, 0, 0);
    column->setSpacing(space16);
    auto *fields = new QHBoxLayout;
    fields->setSpacing(space16);
    m_voice->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_speed->setRange(6, 15);
    m_speed->setPageStep(1);
    auto *speedField = new QWidget;
    auto *speedRow = new QHBoxLayout(speedField);
    speedRow->setContentsMargins(0, 0, 0, 0);
    speedRow->addWidget(m_speed, 1);
    m_speedWords->setFixedWidth(40);
    m_speedWords->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    speedRow->addWidget(m_speedWords);
    speedField->setFixedHeight(buttonHeight);
    for (int i = 1; i <= 3; ++i)
        m_repeats->addItem(i == 1 ? tr("once") : tr("%1 times", nullptr, i).arg(figure(i)), i);
    m_repeats->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    fields->addLayout(labelled(tr("Voice"), m_voice), 1);
    fields->addLayout(labelled(tr("Speed"), speedField), 1);
    fields->addLayout(labelled(tr("Repeat the message"), m_repeats), 1);
    column->addLayout(fields);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space8);
    buttons->addWidget(m_listen);
    buttons->addWidget(m_use);
    buttons->addWidget(m_sections);
    buttons->addStretch();
    buttons->addWidget(m_reads, 1);
    buttons->addWidget(m_list);
    column->addLayout(buttons);
}

void VoicePanel::setPronunciations(const Pronunciations &list)
{
    m_pronunciations = list;
    m_speech.drop();
    showPronunciation();
}

void VoicePanel::setPronunciationsVisible(bool visible)
{
    m_list->setVisible(visible);
    m_reads->setVisible(visible);
}

void VoicePanel::fillVoices()
{
    const MessageVersion *version = m_session.version();
    m_language = version ? version->language : QString();
    m_voices.clear();
    const QList<Voice> all = m_session.parts().synthesiser.voices();
    for (const Voice &voice : all) {
        if (voice.available && voice.language.section(u'-', 0, 0) == m_language)
            m_voices.append(voice);
    }
    {
        const QSignalBlocker quiet(m_voice);
        m_voice->clear();
        for (const Voice &voice : std::as_const(m_voices))
            m_voice->addItem(voice.name);
        if (m_voices.isEmpty() && version)
            m_voice->addItem(tr("none speaks %1").arg(languageName(m_language)));
    }
    m_speech.drop();
    refresh();
}

void VoicePanel::refresh()
{
    const MessageVersion *version = m_session.version();
    if ((version ? version->language : QString()) != m_language)
        return fillVoices();
    const bool idle = version && m_studio.state() == State::Idle && !m_speech.isSpeaking();
    const bool can = idle && voice() && wordCount(version->text) > 0;
    const bool listening = m_speech.isListening();
    m_voice->setEnabled(idle && !m_voices.isEmpty());
    m_speed->setEnabled(idle && voice());
    m_repeats->setEnabled(idle && voice());
    m_listen->setText(listening ? tr("Stop listening") : tr("Listen to the voice"));
    m_listen->setIconName(listening ? u"halt"_s : u"play"_s);
    m_listen->setEnabled(can || listening);
    m_use->setEnabled(can);
    m_use->setText(m_session.hasAudio() ? tr("Use it instead of the audio") : tr("Use it as the audio"));
    m_sections->setEnabled(idle);
    showPronunciation();
}

void VoicePanel::showPronunciation()
{
    const MessageVersion *version = m_session.version();
    const QString text = version ? version->text : QString();
    bool inWord = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool letter = text.at(i).isLetterOrNumber();
        if (letter && !inWord) {
            if (const Pronunciation *found = pronunciationAt(m_pronunciations, text, i, m_language)) {
                m_reads->setText(tr("“%1” is read <b>%2</b>")
                        .arg(text.sliced(i, found->written.size()).toHtmlEscaped(), found->spoken.toHtmlEscaped()));
                return;
            }
        }
        inWord = letter;
    }
    m_reads->clear();
}

void VoicePanel::speak(bool use)
{
    const Voice *chosen = voice();
    if (!chosen)
        return;
    if (m_speech.hasSpoken())
        return use ? m_speech.use() : m_speech.listen();
    m_useWhenReady = use;
    m_speech.speak(*chosen, speed(), m_repeats->currentData().toInt());
}

double VoicePanel::speed() const
{
    return m_speed->value() / 10.0;
}

const Voice *VoicePanel::voice() const
{
    const int index = m_voice->currentIndex();
    return index >= 0 && index < m_voices.size() ? &m_voices.at(index) : nullptr;
}

} // namespace campanile
