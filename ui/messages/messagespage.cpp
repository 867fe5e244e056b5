// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagespage.h"

#include "audiocard.h"
#include "button.h"
#include "checkrows.h"
#include "figures.h"
#include "label.h"
#include "languagechips.h"
#include "lengtheffect.h"
#include "messagelibrary.h"
#include "messagelistmodel.h"
#include "metrics.h"
#include "mixersheet.h"
#include "pronunciationsheet.h"
#include "templatechooser.h"
#include "textcard.h"
#include "tokens.h"
#include "usebar.h"
#include "voicepanel.h"

#include <QDragEnterEvent>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMimeData>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QSet>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace campanile {

namespace {

QList<MessageTemplate> shippedTemplates()
{
    QFile file(u":/messages/templates.json"_s);
    return file.open(QIODevice::ReadOnly) ? parseMessageTemplates(file.readAll()).value_or(QList<MessageTemplate>())
                                          : QList<MessageTemplate>();
}

QScrollArea *scrolling(QWidget *content)
{
    auto *area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(content);
    return area;
}

/// A strip in the surface colour with a line under it.
class Pane final : public QWidget {
protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = tokensFor(this);
        QPainter painter(this);
        painter.fillRect(rect(), t.surface);
        painter.fillRect(QRect(0, height() - 1, width(), 1), t.line);
    }
};

} // namespace

MessagesPage::MessagesPage(const MessageSession::Parts &parts, QWidget *parent)
    : QWidget(parent)
    , m_session(parts)
    , m_studio(m_session)
    , m_voice(m_session, m_studio)
    , m_library(new MessageLibrary(m_session))
    , m_chooseFile([this](QWidget *over, const std::function<void(const QString &)> &chosen) {
        auto *dialog = new QFileDialog(over, tr("Choose a sound file"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        dialog->setNameFilter(tr("Sound files (*.wav *.flac *.mp3 *.ogg *.opus *.m4a *.aac *.aiff *.aif)"));
        connect(dialog, &QFileDialog::fileSelected, this, chosen);
        dialog->open();
    })
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHead());
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_library);
    row->addWidget(buildEditor(), 1);
    column->addLayout(row, 1);

    connect(m_library, &MessageLibrary::failed, m_audio, &AudioCard::showError);
    connect(m_library, &MessageLibrary::playToggled, this, [this](const MessageId &id) {
        if (m_studio.isRecording())
            return;
        m_session.select(id);
        if (m_studio.listening().isToMessage())
            m_studio.listening().stop();
        else
            m_studio.listening().listen();
    });
    connect(&m_studio.listening(), &MessageListening::changed, this, [this] {
        m_library->model().setPlaying(
            m_studio.listening().isToMessage() && m_session.current() ? m_session.current()->id : MessageId());
    });
    connect(&m_session, &MessageSession::currentChanged, this, [this] {
        check();
        m_use->refresh(m_session, m_studio);
        refreshEmpty();
    });
    connect(&m_studio, &MessageStudio::stateChanged, this, [this](MessageStudio::State state) {
        m_library->setListEnabled(state != MessageStudio::State::Recording && state != MessageStudio::State::Paused);
        m_use->refresh(m_session, m_studio);
    });
    connect(&m_session, &MessageSession::versionChanged, this, [this] {
        check();
        m_use->refresh(m_session, m_studio);
    });
    connect(&m_session, &MessageSession::messageChanged, this, [this] {
        m_use->refresh(m_session, m_studio);
        refreshQuality();
    });
    connect(&m_voice, &MessageVoice::failed, m_audio, &AudioCard::showError);
    connect(&m_studio, &MessageStudio::reportChanged, this, [this] {
        refreshQuality();
        m_use->refresh(m_session, m_studio);
    });
    connect(m_text, &TextCard::textChanged, this, &MessagesPage::check);
    connect(&m_text->voice(), &VoicePanel::sectionsWanted, this, &MessagesPage::openSections);
    connect(m_text, &TextCard::templatesWanted, this, [this] {
        if (!m_templates) {
            m_templates = new TemplateChooser(m_text->templates(), this);
            connect(m_templates, &TemplateChooser::chosen, this, &MessagesPage::beginFrom);
        }
        m_templates->openFor(m_session.language());
    });
    connect(m_audio, &AudioCard::synthesisWanted, m_text, &TextCard::useVoice);
    connect(m_audio, &AudioCard::fileWanted, this, &MessagesPage::chooseFile);
    connect(m_audio, &AudioCard::fileDropped, this,
        [this](const QString &path) { m_studio.take(path, MessageOrigin::Imported); });
    connect(m_audio, &AudioCard::microphoneChosen, this, &MessagesPage::microphoneChosen);
    connect(&m_studio, &MessageStudio::settledChanged, m_use, [this] { m_use->refresh(m_session, m_studio); });
    connect(m_audio, &AudioCard::sourceChanged, this, [this] {
        if (m_audio->source() == AudioCard::Synthesise)
            m_text->focusText();
        resizeEvent(nullptr);
    });
    connect(m_use, &UseBar::wanted, this, [this] {
        m_session.save();
        if (const auto &message = m_session.current(); message && message->hasAudio())
            Q_EMIT useInAlert(*message);
    });
    connect(&parts.store, &MessageStore::changed, this, [this] {
        m_text->setKnownTags(m_library->tags());
        refreshHead();
        refreshEmpty();
        m_library->selectSome();
    });
    refreshHead();
    refreshEmpty();
    m_text->setKnownTags(m_library->tags());
    m_library->selectSome();
}

MessagesPage::~MessagesPage() = default;

QWidget *MessagesPage::buildHead()
{
    auto *head = new Pane;
    head->setFixedHeight(72);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(cardPadding, 0, cardPadding, 0);
    row->setSpacing(space12);
    auto *titles = new QVBoxLayout;
    titles->setSpacing(0);
    titles->addStretch();
    titles->addWidget(new Label(tr("Messages"), TextStyle::PageTitle));
    m_subtitle = new Label(TextStyle::Detail, Ink::Muted);
    titles->addWidget(m_subtitle);
    titles->addStretch();
    row->addLayout(titles, 1);
    auto *import = new Button(tr("Import audio"), Button::Role::Neutral);
    import->setObjectName(u"importAudio"_s);
    import->setIconName(u"file"_s);
    auto *create = new Button(tr("New message"), Button::Role::Primary);
    create->setObjectName(u"newMessage"_s);
    create->setIconName(u"plus"_s);
    auto *files = new IconButton(u"folder"_s, tr("Messages in a file"));
    files->setObjectName(u"messageFiles"_s);
    files->setSide(buttonHeight);
    files->setEdged(true);
    m_files = new MessageFilesMenu(m_session, *m_library, *files, this);
    row->addWidget(files);
    row->addWidget(import);
    row->addWidget(create);
    connect(create, &QPushButton::clicked, this, &MessagesPage::createMessage);
    connect(import, &QPushButton::clicked, this, [this] {
        m_chooseFile(this, [this](const QString &path) {
            if (!m_session.create(QFileInfo(path).completeBaseName()).isEmpty())
                m_studio.take(path, MessageOrigin::Imported);
        });
    });
    return head;
}

QWidget *MessagesPage::buildEditor()
{
    auto *place = new QWidget;
    auto *placed = new QVBoxLayout(place);
    placed->setContentsMargins(0, 0, 0, 0);

    m_empty = new QWidget;
    auto *empty = new QVBoxLayout(m_empty);
    empty->setSpacing(space16);
    empty->addStretch();
    auto *sentence = new Label(
        tr("There are no messages yet: record one, or let the synthetic voice read it."), TextStyle::Body, Ink::Text2);
    sentence->setAlignment(Qt::AlignCenter);
    sentence->setWordWrap(true);
    empty->addWidget(sentence);
    auto *first = new Button(tr("Make the first message"), Button::Role::Primary);
    first->setObjectName(u"firstMessage"_s);
    first->setIconName(u"plus"_s);
    connect(first, &QPushButton::clicked, this, &MessagesPage::createMessage);
    empty->addWidget(first, 0, Qt::AlignHCenter);
    empty->addStretch();
    placed->addWidget(m_empty, 1);

    // Two columns that scroll apart: what is done with the message is always in sight.
    m_editor = new QWidget;
    auto *row = new QHBoxLayout(m_editor);
    row->setSpacing(0);
    auto *middle = new QWidget;
    auto *cards = new QVBoxLayout(middle);
    cards->setContentsMargins(0, 0, 0, 0);
    cards->setSpacing(cardGap);
    m_audio = new AudioCard(m_session, m_studio);
    m_text = new TextCard(m_session, m_studio, m_voice, shippedTemplates());
    cards->addWidget(m_audio, 10);
    cards->addWidget(m_text, 11);
    row->addWidget(scrolling(middle), 1);
    row->addSpacing(cardGap);

    m_side = new QWidget;
    auto *side = new QVBoxLayout(m_side);
    side->setContentsMargins(0, 0, 0, 0);
    side->setSpacing(space8);
    auto *findings = new QWidget;
    auto *column = new QVBoxLayout(findings);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(cardGap);
    m_checklist = new ChecklistCard;
    m_quality = new QualityCard;
    column->addWidget(m_checklist);
    column->addWidget(m_quality);
    column->addStretch();
    m_use = new UseBar;
    QScrollArea *area = scrolling(findings);
    side->addWidget(area, 1);
    side->addSpacing(space8);
    side->addWidget(m_use);
    // in line with the cards, also where these give way to a scroll bar
    connect(area->verticalScrollBar(), &QScrollBar::rangeChanged, this, [area, use = m_use](int, int last) {
        use->setContentsMargins(0, 0, last > 0 ? area->verticalScrollBar()->sizeHint().width() : 0, 0);
    });
    row->addWidget(m_side);
    placed->addWidget(m_editor, 1);
    return place;
}

void MessagesPage::setPlaces(const QStringList &names)
{
    m_places = names;
    m_text->setPlaces(names);
    check();
}

void MessagesPage::openSections()
{
    if (!m_mixer) {
        const auto voice = [this] { return std::pair(m_text->voice().voice(), m_text->voice().speed()); };
        m_mixer = new MixerSheet(m_session, m_studio.listening(), voice, this);
    }
    m_mixer->openForVersion();
}

void MessagesPage::useFiles(MessageFiles &files)
{
    m_files->use(files);
}

void MessagesPage::setMessageFileChooser(MessageFilesMenu::Chooser chooser)
{
    m_files->setChooser(std::move(chooser));
}

void MessagesPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (m_files->takes(*event->mimeData()))
        event->acceptProposedAction();
}

void MessagesPage::dropEvent(QDropEvent *event)
{
    m_files->drop(*event->mimeData());
}

void MessagesPage::usePronunciations(PronunciationStore &store)
{
    m_text->voice().setPronunciationsVisible(true);
    const auto show = [this, &store] { m_text->voice().setPronunciations(store.pronunciations()); };
    connect(&store, &PronunciationStore::changed, this, show);
    show();
    connect(&m_text->voice(), &VoicePanel::pronunciationsWanted, this, [this, &store] {
        if (!m_pronunciations) {
            const auto voice = [this] { return std::pair(m_text->voice().voice(), m_text->voice().speed()); };
            m_pronunciations = new PronunciationSheet(store, m_session, m_studio.listening(), voice, this);
        }
        m_pronunciations->openWith(m_text->selectedWord());
    });
}

void MessagesPage::setFacts(std::function<TemplateFacts()> facts)
{
    m_text->setFacts(std::move(facts));
}

void MessagesPage::beginFrom(const QString &id, const QString &language)
{
    const auto entry = std::ranges::find(m_text->templates(), id, &MessageTemplate::id);
    if (entry == m_text->templates().end() || !m_session.current())
        return;
    if (m_session.current()->title == tr("New message")) { // nobody has given it a name yet
        m_session.setTitle(entry->title(QLocale().name().left(2)));
        if (auto *title = findChild<QLineEdit *>(u"messageTitle"_s))
            title->setText(m_session.current()->title);
    }
    m_text->beginFrom(*entry, language);
}

void MessagesPage::setReach(int phones, const Policy &policy, int channels, double callsPerSecond)
{
    m_phones = phones;
    m_policy = policy;
    m_channels = channels;
    m_callsPerSecond = callsPerSecond;
    refreshQuality();
}

void MessagesPage::setFileChooser(FileChooser chooser)
{
    m_chooseFile = std::move(chooser);
}

void MessagesPage::openMessage(const MessageId &id)
{
    m_library->show(id);
}

void MessagesPage::openVersion(const MessageId &id, const QString &language)
{
    openMessage(id);
    if (m_session.current() && m_session.current()->id == id)
        m_text->openLanguage(language);
}

void MessagesPage::createMessage()
{
    m_library->clearSearch();
    if (m_session.create(tr("New message")).isEmpty())
        return;
    if (auto *title = findChild<QLineEdit *>(u"messageTitle"_s)) {
        title->setFocus();
        title->selectAll();
    }
}

void MessagesPage::chooseFile()
{
    m_chooseFile(this, [this](const QString &path) { m_studio.take(path, MessageOrigin::Imported); });
}

void MessagesPage::check()
{
    const QString text = m_session.version() ? m_session.version()->text : QString();
    const QList<PartFinding> findings = checkMessageText(text, m_places, m_session.language());
    m_checklist->setFindings(text, findings);
    refreshQuality();
    m_text->setFindings(findings);
}

void MessagesPage::refreshHead()
{
    const QList<Message> &messages = m_library->model().messages();
    QSet<QString> languages;
    for (const Message &message : messages)
        for (const QString &language : message.languages())
            languages.insert(language);
    const int count = static_cast<int>(messages.size());
    m_subtitle->setText(count == 0 ? tr("none yet")
                                   : tr("%1 message(s)", nullptr, count).arg(figure(count)) + u" · "_s
                + tr("%1 language(s)", nullptr, static_cast<int>(languages.size())).arg(figure(languages.size())));
}

void MessagesPage::refreshQuality()
{
    m_quality->setReport(m_studio.report() ? &*m_studio.report() : nullptr);
    const std::chrono::milliseconds length = m_session.hasAudio() ? m_session.version()->length : 0ms;
    m_quality->setEffect(words(lengthEffect(m_phones, length, 10s, m_policy, m_channels, m_callsPerSecond)));
    m_quality->setVersion(
        m_session.version(), m_session.current() ? m_session.current()->versions : QList<MessageVersion>());
}

void MessagesPage::refreshEmpty()
{
    const bool none = m_library->model().rowCount() == 0;
    // an interrupted recording is offered even where nothing else is
    const bool editor = m_session.current() || !m_studio.interrupted().isEmpty();
    m_empty->setVisible(none && !editor);
    m_editor->setVisible(!none || editor);
}

void MessagesPage::resizeEvent(QResizeEvent *event)
{
    if (event)
        QWidget::resizeEvent(event);
    const bool wide = window()->width() >= wideFrom;
    const bool tall = window()->height() >= tallFrom;
    const int margin = wide ? cardPadding : cardGap;
    m_library->setFixedWidth(wide ? 376 : 248);
    m_side->setFixedWidth(wide ? 448 : 288);
    m_text->setVoiceVisible(tall || m_audio->source() == AudioCard::Synthesise);
    m_audio->setNarrow(!wide);
    m_text->setNarrow(!wide);
    m_editor->layout()->setContentsMargins(margin, cardGap, margin, cardGap);
}

void MessagesPage::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), tokensFor(this).bg);
}

} // namespace campanile
