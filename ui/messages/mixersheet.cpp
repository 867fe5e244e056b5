// SPDX-License-Identifier: GPL-3.0-or-later
#include "mixersheet.h"

#include "button.h"
#include "card.h"
#include "errorwords.h"
#include "label.h"
#include "languagechips.h"
#include "messagetextedit.h"
#include "metrics.h"
#include "note.h"
#include "waveformview.h"

#include <QHBoxLayout>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace campanile {

using Role = MessageSection::Role;
using State = MessageMixer::State;

/// One part: its name, its words, how it is said, and what there is of it.
class MixerSheet::Row final : public QWidget {
public:
    Row(Role part, const QString &title, const QString &hint, MixerSheet &owner)
        : role(part)
        , sheet(owner)
        , text(new MessageTextEdit)
        , state(new Label(TextStyle::DetailStrong, Ink::Muted))
        , record(new Button(MixerSheet::tr("Record"), Button::Role::Neutral))
        , speak(new Button(MixerSheet::tr("Synthetic voice"), Button::Role::Neutral))
        , library(new Button(MixerSheet::tr("From the library"), Button::Role::Neutral))
        , play(new IconButton(u"play"_s, MixerSheet::tr("Listen to %1").arg(title)))
        , drop(new IconButton(u"close"_s, MixerSheet::tr("Take the audio of %1 away").arg(title)))
    {
        const QString name = role == Role::Opening ? u"opening"_s : role == Role::Body ? u"body"_s : u"closing"_s;
        setObjectName(name);
        text->setObjectName(name + u"Text"_s);
        text->setAccessibleName(title);
        text->setPlaceholderText(hint);
        text->setMinimumHeight(role == Role::Body ? 64 : 46);
        if (role != Role::Body) {
            text->setMaximumHeight(46);
            text->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        }
        record->setObjectName(name + u"Record"_s);
        record->setIconName(u"record"_s);
        speak->setObjectName(name + u"Speak"_s);
        speak->setIconName(u"volume"_s);
        library->setObjectName(name + u"Library"_s);
        library->setIconName(u"folder"_s);
        play->setObjectName(name + u"Play"_s);
        play->setEdged(true);
        play->setSide(buttonHeight);
        drop->setObjectName(name + u"Drop"_s);
        drop->setSide(buttonHeight);
        QSizePolicy kept = drop->sizePolicy(); // the buttons of three parts stand in line
        kept.setRetainSizeWhenHidden(true);
        drop->setSizePolicy(kept);

        auto *outer = new QVBoxLayout(this);
        outer->setContentsMargins(0, 0, 0, 0);
        auto *card = new Card;
        outer->addWidget(card);
        card->body()->setContentsMargins(space16, space12, space16, space12);
        card->body()->setSpacing(space8);
        auto *head = new QHBoxLayout;
        head->addWidget(new Label(title, TextStyle::BodyStrong), 1);
        head->addWidget(state);
        card->body()->addLayout(head);
        card->body()->addWidget(text);
        auto *buttons = new QHBoxLayout;
        buttons->setSpacing(space8);
        for (QWidget *widget : std::initializer_list<QWidget *>{record, speak, library})
            buttons->addWidget(widget);
        buttons->addStretch();
        buttons->addWidget(play);
        buttons->addWidget(drop);
        card->body()->addLayout(buttons);
        connectAll();
    }

    void refresh()
    {
        MessageMixer &mixer = sheet.m_mixer;
        const MessageSection &section = mixer.section(role);
        if (text->toPlainText() != section.text)
            text->setPlainWords(section.text);
        const bool idle = mixer.state() == State::Idle;
        const bool mine = !idle && mixer.active() == role;
        const bool recording = mine && mixer.state() == State::Recording;
        record->setText(recording                                                 ? MixerSheet::tr("Stop recording")
                : section.hasAudio() && section.origin == MessageOrigin::Recorded ? MixerSheet::tr("Record again")
                                                                                  : MixerSheet::tr("Record"));
        record->setIconName(recording ? u"halt"_s : u"record"_s);
        record->setEnabled(recording || (idle && sheet.m_session.parts().recorder.hasDevice()));
        speak->setEnabled(idle && sheet.m_voice().first && !section.text.simplified().isEmpty());
        library->setVisible(role != Role::Body);
        library->setEnabled(idle && !mixer.fromLibrary(role).isEmpty());
        library->setToolTip(library->isEnabled() || !idle
                ? QString()
                : MixerSheet::tr("No other message of this language has such a part yet"));
        const bool listening = section.hasAudio() && sheet.m_listening.isTo(section.audioPath);
        play->setIconName(listening ? u"halt"_s : u"play"_s, play->accessibleName());
        play->setEnabled(idle && section.hasAudio());
        drop->setVisible(section.hasAudio());
        drop->setEnabled(idle);
        text->setReadOnly(!idle);
        state->setInk(section.hasAudio() || role != Role::Body ? Ink::Muted : Ink::Warn);
        if (recording)
            state->setText(MixerSheet::tr("recording…"));
        else if (mine)
            state->setText(MixerSheet::tr("one moment…"));
        else if (section.hasAudio())
            state->setText((section.origin == MessageOrigin::Synthesised ? MixerSheet::tr("synthetic voice")
                                                                         : MixerSheet::tr("recorded"))
                + u" · "_s + clockWords(section.length));
        else
            state->setText(role == Role::Body ? MixerSheet::tr("no audio yet") : MixerSheet::tr("none: left out"));
    }

private:
    void connectAll()
    {
        MessageMixer &mixer = sheet.m_mixer;
        connect(
            text, &MessageTextEdit::textChanged, this, [this, &mixer] { mixer.setText(role, text->toPlainText()); });
        connect(record, &QPushButton::clicked, this, [this, &mixer] {
            if (mixer.state() == State::Recording)
                mixer.stopRecording();
            else
                mixer.startRecording(role);
        });
        connect(speak, &QPushButton::clicked, this, [this, &mixer] {
            if (const auto [voice, speed] = sheet.m_voice(); voice)
                mixer.speak(role, *voice, speed);
        });
        connect(library, &QPushButton::clicked, this, [this, &mixer] {
            auto *menu = new QMenu(this);
            menu->setAttribute(Qt::WA_DeleteOnClose);
            const QList<MessageSection> sections = mixer.fromLibrary(role);
            for (const MessageSection &section : sections) {
                const QString words = section.text.simplified().isEmpty() ? MixerSheet::tr("without words")
                                                                          : section.text.simplified().left(60);
                connect(menu->addAction(u"%1 · %2"_s.arg(words, clockWords(section.length))), &QAction::triggered, this,
                    [this, &mixer, section] { mixer.take(role, section); });
            }
            menu->popup(library->mapToGlobal(QPoint(0, library->height() + 4)));
        });
        connect(play, &QPushButton::clicked, this, [this, &mixer] { mixer.listen(role); });
        connect(drop, &QPushButton::clicked, this, [this, &mixer] { mixer.clear(role); });
    }

    Role role;
    MixerSheet &sheet;
    MessageTextEdit *text;
    Label *state;
    Button *record, *speak, *library;
    IconButton *play, *drop;
};

MixerSheet::MixerSheet(MessageSession &session, MessageListening &listening, VoiceOf voice, QWidget *page)
    : PageSheet(tr("A message in parts"), {880, 660}, page)
    , m_session(session)
    , m_listening(listening)
    , m_mixer(session, listening)
    , m_voice(std::move(voice))
    , m_problem(new Note(Note::Kind::Error))
    , m_total(new Label(TextStyle::Body, Ink::Text2))
    , m_listen(new Button(tr("Listen to all of it"), Button::Role::Secondary))
    , m_use(new Button(tr("Use it as the audio"), Button::Role::Primary))
{
    setObjectName(u"mixerSheet"_s);
    m_problem->setObjectName(u"mixerProblem"_s);
    m_problem->hide();
    m_listen->setObjectName(u"listenAll"_s);
    m_listen->setIconName(u"play"_s);
    m_use->setObjectName(u"useParts"_s);
    body()->setSpacing(space12);
    body()->addWidget(m_problem);
    m_rows = {new Row(Role::Opening, tr("Opening"), tr("This is the mayor speaking…"), *this),
        new Row(Role::Body, tr("Text"), tr("What happens, where, when, what to do"), *this),
        new Row(Role::Closing, tr("Closing"), tr("Thank you. More on the municipality's site."), *this)};
    for (Row *row : std::as_const(m_rows))
        body()->addWidget(row, row == m_rows.at(1) ? 1 : 0);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space8);
    foot->addWidget(m_total, 1);
    foot->addWidget(m_listen);
    foot->addWidget(m_use);
    body()->addLayout(foot);

    connect(&m_mixer, &MessageMixer::changed, this, &MixerSheet::refresh);
    connect(&m_mixer, &MessageMixer::stateChanged, this, &MixerSheet::refresh);
    connect(&m_listening, &MessageListening::changed, this, &MixerSheet::refresh);
    connect(&m_mixer, &MessageMixer::failed, this, [this](const Error &error) {
        m_problem->setText(words(error));
        m_problem->show();
    });
    connect(&m_mixer, &MessageMixer::used, this, &PageSheet::close);
    connect(m_listen, &QPushButton::clicked, &m_mixer, &MessageMixer::listenToAll);
    connect(m_use, &QPushButton::clicked, &m_mixer, &MessageMixer::use);
    connect(this, &PageSheet::closed, this, [this] {
        m_listening.stop();
        m_mixer.end();
    });
}

MixerSheet::~MixerSheet() = default;

void MixerSheet::openForVersion()
{
    m_session.save();
    m_problem->hide();
    m_mixer.begin();
    setDetail(m_session.current() ? u"%1 · %2"_s.arg(m_session.current()->title, languageTitle(m_session.language()))
                                  : QString());
    open();
    refresh();
}

void MixerSheet::refresh()
{
    if (m_mixer.state() == State::Working)
        m_problem->hide();
    for (Row *row : std::as_const(m_rows))
        row->refresh();
    const bool idle = m_mixer.state() == State::Idle;
    m_total->setText(m_mixer.length().count() > 0 ? tr("%1 in all").arg(clockWords(m_mixer.length())) : QString());
    m_listen->setEnabled(idle && m_mixer.length().count() > 0);
    m_use->setEnabled(idle && m_mixer.isComplete());
}

} // namespace campanile
