// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagespage.h"

#include "audiocard.h"
#include "button.h"
#include "checkrows.h"
#include "figures.h"
#include "label.h"
#include "messagelistmodel.h"
#include "messagelistview.h"
#include "metrics.h"
#include "searchfield.h"
#include "textcard.h"
#include "tokens.h"

#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>
#include <QSortFilterProxyModel>

using namespace Qt::StringLiterals;

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

/// A strip in the surface colour with a line on one side.
class Pane final : public QWidget {
public:
    explicit Pane(Qt::Edge line)
        : m_line(line)
    {
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = tokensFor(this);
        QPainter painter(this);
        painter.fillRect(rect(), t.surface);
        if (m_line == Qt::BottomEdge)
            painter.fillRect(QRect(0, height() - 1, width(), 1), t.line);
        else
            painter.fillRect(QRect(width() - 1, 0, 1, height()), t.line);
    }

private:
    Qt::Edge m_line;
};

} // namespace

MessagesPage::MessagesPage(const MessageSession::Parts &parts, QWidget *parent)
    : QWidget(parent)
    , m_session(parts)
    , m_studio(m_session)
    , m_voice(m_session, m_studio)
    , m_model(new MessageListModel(parts.store, parts.clock, nullptr, this))
    , m_filter(new QSortFilterProxyModel(this))
    , m_chooseFile([this](QWidget *over, const std::function<void(const QString &)> &chosen) {
        auto *dialog = new QFileDialog(over, tr("Choose a sound file"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        dialog->setNameFilter(tr("Sound files (*.wav *.mp3 *.flac *.ogg *.opus *.aiff *.aif)"));
        connect(dialog, &QFileDialog::fileSelected, this, chosen);
        dialog->open();
    })
{
    m_filter->setSourceModel(m_model);
    m_filter->setFilterRole(MessageListModel::TextRole);
    m_filter->setFilterCaseSensitivity(Qt::CaseInsensitive);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHead());
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(buildList());
    row->addWidget(buildEditor(), 1);
    column->addLayout(row, 1);

    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter->setFilterFixedString(text.simplified());
        refreshEmpty();
    });
    connect(m_list, &MessageListView::chosen, &m_session, &MessageSession::select);
    connect(m_list, &MessageListView::playToggled, this, [this](const MessageId &id) {
        if (m_studio.state() == MessageStudio::State::Recording)
            return;
        m_session.select(id);
        if (m_studio.listening().isToMessage())
            m_studio.listening().stop();
        else
            m_studio.listening().listen();
    });
    connect(&m_studio.listening(), &MessageListening::changed, this, [this] {
        m_model->setPlaying(
            m_studio.listening().isToMessage() && m_session.current() ? m_session.current()->id : MessageId());
    });
    connect(&m_session, &MessageSession::currentChanged, this, [this] {
        if (const auto &message = m_session.current()) {
            const QModelIndex index = m_filter->mapFromSource(m_model->indexOf(message->id));
            if (index.isValid() && m_list->currentIndex() != index)
                m_list->setCurrentIndex(index);
        }
        check();
        refreshUse();
        refreshEmpty();
    });
    connect(&m_studio, &MessageStudio::stateChanged, this, [this](MessageStudio::State state) {
        m_list->setEnabled(state != MessageStudio::State::Recording);
        refreshUse();
    });
    connect(&m_session, &MessageSession::versionChanged, this, [this] {
        check();
        refreshUse();
    });
    connect(&m_session, &MessageSession::messageChanged, this, &MessagesPage::refreshUse);
    connect(&m_voice, &MessageVoice::failed, m_audio, &AudioCard::showError);
    connect(&m_studio, &MessageStudio::reportChanged, this, [this] {
        m_quality->setReport(m_studio.report() ? &*m_studio.report() : nullptr);
        refreshUse();
    });
    connect(m_text, &TextCard::textChanged, this, &MessagesPage::check);
    connect(m_audio, &AudioCard::synthesisWanted, m_text, &TextCard::useVoice);
    connect(m_audio, &AudioCard::fileWanted, this, &MessagesPage::chooseFile);
    connect(m_audio, &AudioCard::sourceChanged, this, [this] {
        if (m_audio->source() == AudioCard::Synthesise)
            m_text->focusText();
        resizeEvent(nullptr);
    });
    connect(m_use, &QPushButton::clicked, this, [this] {
        m_session.save();
        if (const auto &message = m_session.current(); message && message->hasAudio())
            Q_EMIT useInAlert(*message);
    });
    connect(&parts.store, &MessageStore::changed, this, [this] {
        refreshHead();
        refreshEmpty();
        if (!m_session.current())
            selectSome();
    });
    refreshHead();
    refreshEmpty();
    selectSome();
}

MessagesPage::~MessagesPage() = default;

QWidget *MessagesPage::buildHead()
{
    auto *head = new Pane(Qt::BottomEdge);
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

QWidget *MessagesPage::buildList()
{
    m_listPane = new Pane(Qt::RightEdge);
    auto *column = new QVBoxLayout(m_listPane);
    column->setContentsMargins(0, space16, 1, 0);
    column->setSpacing(space12);
    m_search = new SearchField(tr("Search the messages"));
    m_search->setObjectName(u"searchMessages"_s);
    m_search->setAccessibleName(tr("Search the messages"));
    auto *field = new QHBoxLayout;
    field->setContentsMargins(space16, 0, space16, 0);
    field->addWidget(m_search);
    column->addLayout(field);
    m_nothing = new Label(tr("No message with these words."), TextStyle::Detail, Ink::Muted);
    m_nothing->setContentsMargins(space16, space8, space16, 0);
    column->addWidget(m_nothing);
    m_list = new MessageListView;
    m_list->setObjectName(u"messageList"_s);
    m_list->setModel(m_filter);
    column->addWidget(m_list, 1);
    return m_listPane;
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
    m_use = new Button(tr("Use in an alert"), Button::Role::Primary);
    m_use->setObjectName(u"useInAlert"_s);
    m_use->setTall(true);
    m_useHint = new Label(TextStyle::Caption, Ink::Muted);
    m_useHint->setAlignment(Qt::AlignCenter);
    m_useHint->setWordWrap(true);
    side->addWidget(scrolling(findings), 1);
    side->addSpacing(space8);
    side->addWidget(m_use);
    side->addWidget(m_useHint);
    row->addWidget(m_side);
    placed->addWidget(m_editor, 1);
    return place;
}

void MessagesPage::setPlaces(const QStringList &names)
{
    m_places = names;
    check();
}

void MessagesPage::setFileChooser(FileChooser chooser)
{
    m_chooseFile = std::move(chooser);
}

void MessagesPage::openMessage(const MessageId &id)
{
    m_search->clear();
    m_session.select(id);
}

void MessagesPage::createMessage()
{
    m_search->clear();
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
    const QList<PartFinding> findings = checkMessageText(text, m_places);
    m_checklist->setFindings(text, findings);
    m_text->setFindings(findings);
}

void MessagesPage::refreshHead()
{
    const QList<Message> &messages = m_model->messages();
    QSet<QString> languages;
    for (const Message &message : messages)
        for (const QString &language : message.languages())
            languages.insert(language);
    const int count = static_cast<int>(messages.size());
    m_subtitle->setText(count == 0 ? tr("none yet")
                                   : tr("%1 message(s)", nullptr, count).arg(figure(count)) + u" · "_s
                + tr("%1 language(s)", nullptr, static_cast<int>(languages.size())).arg(figure(languages.size())));
    m_search->setPlaceholderText(
        count == 0 ? tr("Search the messages") : tr("Search %1 message(s)", nullptr, count).arg(figure(count)));
}

void MessagesPage::refreshUse()
{
    const auto &message = m_session.current();
    const bool audio = message && message->hasAudio();
    const bool usable =
        audio && m_studio.report() && m_studio.report()->isUsable() && m_studio.state() == MessageStudio::State::Idle;
    m_use->setEnabled(usable);
    if (!audio)
        m_useHint->setText(tr("The audio is missing: record it or use the synthetic voice."));
    else if (!usable && m_studio.report() && !m_studio.report()->isUsable())
        m_useHint->setText(tr("This audio cannot be used: see its quality."));
    else
        m_useHint->setText(tr("Nothing starts here: it is added to the draft."));
}

void MessagesPage::refreshEmpty()
{
    const bool none = m_model->rowCount() == 0;
    // an interrupted recording is offered even where nothing else is
    const bool editor = m_session.current() || !m_studio.interrupted().isEmpty();
    m_empty->setVisible(none && !editor);
    m_editor->setVisible(!none || editor);
    m_nothing->setVisible(!none && m_filter->rowCount() == 0);
}

void MessagesPage::selectSome()
{
    if (m_filter->rowCount() > 0)
        m_list->setCurrentIndex(m_filter->index(0, 0));
}

void MessagesPage::resizeEvent(QResizeEvent *event)
{
    if (event)
        QWidget::resizeEvent(event);
    const bool wide = window()->width() >= wideFrom;
    const bool tall = window()->height() >= tallFrom;
    const int margin = wide ? cardPadding : cardGap;
    m_listPane->setFixedWidth(wide ? 376 : 248);
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
