// SPDX-License-Identifier: GPL-3.0-or-later
#include "textcard.h"

#include "button.h"
#include "card.h"
#include "figures.h"
#include "label.h"
#include "messagetextedit.h"
#include "metrics.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
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

TextCard::TextCard(MessageSession &session, MessageStudio &studio, MessageVoice &speech,
    const QList<MessageTemplate> &templates, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_studio(studio)
    , m_speech(speech)
    , m_templates(templates)
    , m_voices(session.parts().synthesiser.voices())
    , m_text(new MessageTextEdit)
    , m_template(new Button(tr("Begin from a template"), Button::Role::Secondary))
    , m_count(new Label(TextStyle::Caption, Ink::Muted))
    , m_hint(new Label(tr("The numbers are those of the checklist"), TextStyle::Caption, Ink::Muted))
    , m_voicePart(new QWidget)
    , m_voice(new QComboBox)
    , m_speed(new QSlider(Qt::Horizontal))
    , m_speedWords(new Label(TextStyle::Body))
    , m_repeats(new QComboBox)
    , m_listen(new Button(tr("Listen to the voice"), Button::Role::Primary))
    , m_use(new Button(tr("Use it as the audio"), Button::Role::Secondary))
{
    m_text->setObjectName(u"messageText"_s);
    m_template->setObjectName(u"templates"_s);
    m_voice->setObjectName(u"voice"_s);
    m_voice->setAccessibleName(tr("Voice"));
    m_speed->setObjectName(u"speed"_s);
    m_speed->setAccessibleName(tr("Speed"));
    m_repeats->setObjectName(u"repeats"_s);
    m_repeats->setAccessibleName(tr("Repeat the message"));
    m_listen->setObjectName(u"listenVoice"_s);
    m_listen->setIconName(u"play"_s);
    m_use->setObjectName(u"useVoice"_s);
    m_count->setObjectName(u"wordCount"_s);
    build();

    connect(m_text, &QTextEdit::textChanged, this, [this] {
        if (m_session.version() && m_session.version()->text != m_text->toPlainText())
            m_speech.drop();
        m_session.setText(m_text->toPlainText());
        refreshCount();
        refresh();
        Q_EMIT textChanged(m_text->toPlainText());
    });
    connect(m_listen, &QPushButton::clicked, this, [this] {
        if (m_speech.isListening())
            return m_studio.listening().stop();
        speak(false);
    });
    connect(m_use, &QPushButton::clicked, this, [this] { speak(true); });
    connect(m_voice, &QComboBox::currentIndexChanged, this, [this] {
        m_speech.drop();
        if (const Voice *chosen = voice())
            m_session.setLanguage(chosen->language);
    });
    connect(m_repeats, &QComboBox::currentIndexChanged, &m_speech, &MessageVoice::drop);
    connect(m_speed, &QSlider::valueChanged, this, [this] {
        m_speedWords->setText(tr("%1×").arg(QLocale().toString(speed(), 'f', 1)));
        m_speech.drop();
        refreshCount();
    });
    const auto showVersion = [this] {
        const MessageVersion *version = m_session.version();
        m_text->setPlainWords(version ? version->text : QString());
        if (const Voice *chosen = voice(); version && (!chosen || chosen->language != version->language)) {
            for (int i = 0; i < m_voices.size(); ++i) {
                if (m_voices.at(i).language == version->language) {
                    const QSignalBlocker quiet(m_voice);
                    m_voice->setCurrentIndex(i);
                    break;
                }
            }
        }
        refresh();
    };
    connect(&m_session, &MessageSession::currentChanged, this, showVersion);
    connect(&m_session, &MessageSession::versionChanged, this, showVersion);
    connect(&m_session, &MessageSession::messageChanged, this, &TextCard::refresh);
    connect(&m_studio, &MessageStudio::stateChanged, this, &TextCard::refresh);
    connect(&m_studio.listening(), &MessageListening::changed, this, &TextCard::refresh);
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
    refresh();
    refreshCount();
}

void TextCard::build()
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *card = new Card;
    outer->addWidget(card);
    QVBoxLayout *body = m_body = card->body();
    body->setSpacing(space8);

    auto *head = new QHBoxLayout;
    head->addWidget(new Label(tr("Text and synthetic voice"), TextStyle::CardTitle), 1);
    head->addWidget(m_template);
    body->addLayout(head);
    auto *menu = new QMenu(m_template);
    for (const MessageTemplate &entry : m_templates) {
        QMenu *languages = nullptr;
        if (entry.texts.size() == 1) {
            connect(menu->addAction(entry.title(u"it"_s)), &QAction::triggered, this,
                [this, entry] { fillTemplate(entry, entry.texts.firstKey()); });
            continue;
        }
        const QString own = QLocale().name().left(2);
        languages = menu->addMenu(entry.title(entry.titles.contains(own) ? own : u"en"_s));
        QStringList order = entry.texts.keys();
        if (order.removeOne(u"it"_s))
            order.prepend(u"it"_s);
        for (const QString &language : order) {
            QString name = QLocale(language).nativeLanguageName();
            if (!name.isEmpty())
                name[0] = name.at(0).toUpper();
            connect(languages->addAction(name), &QAction::triggered, this,
                [this, entry, language] { fillTemplate(entry, language); });
        }
    }
    m_template->setMenu(menu);
    m_template->setVisible(!m_templates.isEmpty());

    m_text->setMinimumHeight(96);
    m_text->setPlaceholderText(tr("Write what people will hear, or begin from a template."));
    body->addWidget(m_text, 1);
    auto *under = new QHBoxLayout;
    under->addWidget(m_count, 1);
    under->addWidget(m_hint);
    body->addLayout(under);

    auto *voicePart = new QVBoxLayout(m_voicePart);
    voicePart->setContentsMargins(0, space8, 0, 0);
    voicePart->setSpacing(space16);
    auto *fields = new QHBoxLayout;
    fields->setSpacing(space16);
    for (const Voice &entry : m_voices)
        m_voice->addItem(entry.name);
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
    voicePart->addLayout(fields);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space8);
    buttons->addWidget(m_listen);
    buttons->addWidget(m_use);
    buttons->addStretch();
    voicePart->addLayout(buttons);
    body->addWidget(m_voicePart);
}

void TextCard::setFindings(const QList<PartFinding> &findings)
{
    m_text->setFindings(findings, blanksIn(m_text->toPlainText()));
}

void TextCard::setVoiceVisible(bool visible)
{
    m_voicePart->setVisible(visible);
}

void TextCard::setNarrow(bool narrow)
{
    const int padding = narrow ? space16 : cardPadding;
    m_body->setContentsMargins(padding, padding, padding, padding);
    m_hint->setVisible(!narrow);
}

void TextCard::useVoice()
{
    speak(true);
}

void TextCard::focusText()
{
    m_text->setFocus();
}

void TextCard::refresh()
{
    const auto &message = m_session.current();
    const bool idle = message && m_studio.state() == State::Idle && !m_speech.isSpeaking();
    const bool can =
        idle && voice() && wordCount(m_text->toPlainText()) > 0 && blanksIn(m_text->toPlainText()).isEmpty();
    m_text->setReadOnly(!message);
    m_template->setEnabled(message.has_value());
    m_voice->setEnabled(idle && !m_voices.isEmpty());
    const bool listening = m_speech.isListening();
    m_listen->setText(listening ? tr("Stop listening") : tr("Listen to the voice"));
    m_listen->setIconName(listening ? u"halt"_s : u"play"_s);
    m_speed->setEnabled(idle);
    m_repeats->setEnabled(idle);
    m_listen->setEnabled(can || listening);
    m_use->setEnabled(can);
    m_use->setText(m_session.hasAudio() ? tr("Use it instead of the audio") : tr("Use it as the audio"));
}

void TextCard::refreshCount()
{
    const QString text = m_text->toPlainText();
    const int blanks = static_cast<int>(blanksIn(text).size());
    const int words = wordCount(text);
    if (blanks > 0) {
        m_count->setInk(Ink::Warn);
        m_count->setText(tr("%1 blank(s) still to be filled in", nullptr, blanks).arg(figure(blanks)));
    } else if (m_voices.isEmpty()) {
        m_count->setInk(Ink::Warn);
        m_count->setText(tr("No synthetic voice is installed: record the message."));
    } else {
        m_count->setInk(Ink::Muted);
        m_count->setText(tr("%1 word(s)", nullptr, words).arg(figure(words)) + u" · "_s
            + tr("about %1 s").arg(figure(spokenLength(text, speed()).count())));
    }
}

void TextCard::fillTemplate(const MessageTemplate &entry, const QString &language)
{
    if (!m_session.current())
        return;
    m_text->replaceWords(entry.texts.value(language)); // what was there can be had back
    m_session.setLanguage(language);
    for (int i = 0; i < m_voices.size(); ++i) {
        if (m_voices.at(i).language == language && (!voice() || voice()->language != language))
            m_voice->setCurrentIndex(i);
    }
    const QList<TextSpan> blanks = blanksIn(m_text->toPlainText());
    if (!blanks.isEmpty())
        m_text->selectSpan(blanks.first());
}

void TextCard::speak(bool use)
{
    const Voice *chosen = voice();
    if (!chosen)
        return;
    if (m_speech.hasSpoken())
        return use ? m_speech.use() : m_speech.listen();
    m_useWhenReady = use;
    m_speech.speak(*chosen, speed(), m_repeats->currentData().toInt());
}

double TextCard::speed() const
{
    return m_speed->value() / 10.0;
}

const Voice *TextCard::voice() const
{
    const int index = m_voice->currentIndex();
    return index >= 0 && index < m_voices.size() ? &m_voices.at(index) : nullptr;
}

} // namespace campanile
