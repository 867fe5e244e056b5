// SPDX-License-Identifier: GPL-3.0-or-later
#include "textcard.h"

#include "blanksform.h"
#include "button.h"
#include "card.h"
#include "figures.h"
#include "label.h"
#include "languagechips.h"
#include "messagetextedit.h"
#include "metrics.h"
#include "note.h"
#include "tagseditor.h"
#include "templatechooser.h"
#include "templatematch.h"
#include "voicepanel.h"

#include <QHBoxLayout>
#include <QLocale>

#include <utility>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {
constexpr int dateNotes = 2; ///< more at once are read by nobody
}

TextCard::TextCard(MessageSession &session, MessageStudio &studio, MessageVoice &speech,
    const QList<MessageTemplate> &templates, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_studio(studio)
    , m_speech(speech)
    , m_templates(templates)
    , m_languages(new LanguageChips)
    , m_text(new MessageTextEdit)
    , m_blanks(new BlanksForm)
    , m_template(new Button(tr("Templates…"), Button::Role::Link))
    , m_count(new Label(TextStyle::Caption, Ink::Muted))
    , m_hint(new Label(tr("The numbers are those of the checklist"), TextStyle::Caption, Ink::Muted))
    , m_old(new Note(Note::Kind::Warning))
    , m_removedNote(new Note(Note::Kind::Info))
    , m_voice(new VoicePanel(session, studio, speech))
    , m_tags(new TagsEditor)
{
    m_text->setObjectName(u"messageText"_s);
    m_template->setObjectName(u"templates"_s);
    m_count->setObjectName(u"wordCount"_s);
    m_languages->setObjectName(u"messageLanguages"_s);
    m_tags->setObjectName(u"messageTags"_s);
    m_old->setObjectName(u"oldAudio"_s);
    m_removedNote->setObjectName(u"languageRemoved"_s);
    build();

    connect(m_text, &QTextEdit::textChanged, this, [this] {
        if (m_session.version() && m_session.version()->text != text())
            m_speech.drop();
        m_session.setText(text());
        showText();
        Q_EMIT textChanged(text());
    });
    connect(m_template, &QPushButton::clicked, this, &TextCard::templatesWanted);
    connect(m_blanks, &BlanksForm::filled, m_text, &MessageTextEdit::replaceAll);
    connect(m_blanks, &BlanksForm::blankEntered, this, [this](const QString &blank) {
        if (const qsizetype at = text().indexOf(blank); at >= 0)
            m_text->showSpan({at, blank.size()});
    });
    connect(m_voice, &VoicePanel::speedChanged, this, &TextCard::refreshCount);
    connect(m_voice, &VoicePanel::wordSaid, m_text, &MessageTextEdit::setSpokenSpan);
    connect(m_tags, &TagsEditor::edited, &m_session, &MessageSession::setTags);
    connect(&m_session, &MessageSession::currentChanged, this, [this] {
        m_removed.reset();
        m_removedNote->hide();
        showVersion();
    });
    connect(&m_session, &MessageSession::versionChanged, this, &TextCard::showVersion);
    connect(&m_session, &MessageSession::messageChanged, this, &TextCard::refresh);
    connect(&m_studio, &MessageStudio::stateChanged, this, &TextCard::refresh);
    connect(m_old, &Note::linkActivated, this, &TextCard::useVoice);
    connectLanguages();
    showVersion();
}

void TextCard::connectLanguages()
{
    connect(m_languages, &LanguageChips::chosen, &m_session, &MessageSession::selectVersion);
    connect(m_languages, &LanguageChips::addWanted, this, &TextCard::addLanguage);
    connect(m_languages, &LanguageChips::mainWanted, &m_session, &MessageSession::makeMain);
    connect(m_languages, &LanguageChips::changeWanted, this, [this](const QString &language) {
        m_session.setLanguage(language);
        showVersion();
    });
    connect(m_languages, &LanguageChips::removeWanted, this, &TextCard::removeLanguage);
    connect(m_removedNote, &Note::linkActivated, this, [this] {
        m_removedNote->hide();
        if (const auto removed = std::exchange(m_removed, {}))
            m_session.addVersion(*removed, m_removedAt);
    });
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
    head->setSpacing(space8);
    head->addWidget(new Label(tr("Text and synthetic voice"), TextStyle::CardTitle));
    m_template->setIconName(u"list"_s);
    m_template->setVisible(!m_templates.isEmpty());
    head->addWidget(m_template);
    head->addStretch(1);
    head->addWidget(m_languages, 4);
    body->addLayout(head);

    auto *words = new QHBoxLayout;
    words->setSpacing(space12);
    m_text->setMinimumHeight(96);
    m_text->setPlaceholderText(tr("Write what people will hear, or begin from a template."));
    words->addWidget(m_text, 5);
    words->addWidget(m_blanks, 2);
    body->addLayout(words, 1);
    auto *under = new QHBoxLayout;
    under->addWidget(m_count, 1);
    under->addWidget(m_hint);
    body->addLayout(under);
    for (int i = 0; i < dateNotes; ++i) {
        auto *note = new Note(Note::Kind::Warning);
        note->setObjectName(u"dateFinding-%1"_s.arg(i));
        note->setFlat(true);
        note->setMinimumHeight(24); // never squeezed by the text
        note->hide();
        connect(note, &Note::linkActivated, this, [this, i] {
            if (i >= m_dates.size())
                return;
            const DateFinding finding = m_dates.at(i);
            if (!finding.instead.isEmpty())
                m_text->replaceSpan(finding.span, finding.instead);
        });
        m_dateNotes.append(note);
        body->addWidget(note);
    }
    m_old->setFlat(true);
    m_old->setMinimumHeight(24);
    m_old->hide();
    body->addWidget(m_old);
    m_removedNote->setFlat(true);
    m_removedNote->setMinimumHeight(24);
    m_removedNote->setLink(tr("Undo"));
    m_removedNote->hide();
    body->addWidget(m_removedNote);
    body->addWidget(m_voice);
    body->addSpacing(space4);
    body->addWidget(m_tags);
}

QString TextCard::text() const
{
    return m_text->toPlainText();
}

void TextCard::showVersion()
{
    const MessageVersion *version = m_session.version();
    m_text->setRightToLeft(version && isWrittenRightToLeft(version->language));
    m_text->setPlainWords(version ? version->text : QString());
    showText();
    refresh();
}

/// Everything that follows from the words alone.
void TextCard::showText()
{
    refreshBlanks();
    refreshDates();
    refreshCount();
    m_voice->refresh();
}

void TextCard::setFindings(const QList<PartFinding> &findings)
{
    m_text->setFindings(findings, blanksIn(text()));
}

void TextCard::setVoiceVisible(bool visible)
{
    m_voice->setVisible(visible);
}

void TextCard::setNarrow(bool narrow)
{
    const int padding = narrow ? space16 : cardPadding;
    m_body->setContentsMargins(padding, padding, padding, padding);
    m_hint->setVisible(!narrow);
    m_template->setText(narrow ? QString() : tr("Templates…"));
    m_template->setAccessibleName(tr("Templates"));
    m_template->setToolTip(narrow ? tr("Begin from a template") : QString());
}

void TextCard::setPlaces(const QStringList &names)
{
    m_blanks->setPlaces(names);
}

void TextCard::setFacts(std::function<TemplateFacts()> facts)
{
    m_facts = std::move(facts);
}

void TextCard::setKnownTags(const QStringList &tags)
{
    m_tags->setKnownTags(tags);
}

TemplateFacts TextCard::facts() const
{
    TemplateFacts known = m_facts ? m_facts() : TemplateFacts();
    if (!known.now.isValid())
        known.now = m_session.parts().clock.now();
    return known;
}

void TextCard::useVoice()
{
    m_voice->speak(true);
}

void TextCard::focusText()
{
    m_text->setFocus();
}

QString TextCard::selectedWord() const
{
    const QString words = m_text->textCursor().selectedText().simplified();
    return words.size() <= 60 ? words : QString();
}

void TextCard::refresh()
{
    const auto &message = m_session.current();
    const MessageVersion *version = m_session.version();
    const bool free = message && m_studio.state() != MessageStudio::State::Recording;
    m_text->setReadOnly(!message);
    m_template->setEnabled(free);
    m_languages->setEnabled(free);
    m_languages->setMessage(message ? message->versions : QList<MessageVersion>(), m_session.language());
    m_tags->setEnabled(message.has_value());
    m_tags->setTags(message ? message->tags : QStringList());
    const bool old = version && version->isAudioOld();
    m_old->setVisible(old);
    m_old->setText(tr("The text was changed after the audio was made: people would hear the old words."));
    m_old->setLink(old && version->origin == MessageOrigin::Synthesised && m_voice->voice()
            ? tr("Let the voice say it again")
            : QString());
    QStringList translated;
    if (const auto match =
            message ? matchTemplate(message->main().text, message->main().language, m_templates) : std::nullopt)
        translated = match->entry->texts.keys();
    m_languages->setTemplateLanguages(translated);
}

void TextCard::refreshCount()
{
    const int blanks = static_cast<int>(blanksIn(text()).size());
    const int words = wordCount(text());
    const QString length = tr("%1 word(s)", nullptr, words).arg(figure(words)) + u" · "_s
        + tr("about %1 s").arg(figure(spokenLength(text(), m_voice->speed()).count()));
    m_count->setInk(blanks > 0 ? Ink::Warn : Ink::Muted);
    m_count->setText(blanks > 0
            ? tr("%1 blank(s) still to be filled in", nullptr, blanks).arg(figure(blanks)) + u" · "_s + length
            : length);
}

void TextCard::refreshBlanks()
{
    const QString words = text();
    const QList<TypedBlank> blanks = typedBlanks(words, m_templates);
    m_blanks->setVisible(!blanks.isEmpty());
    m_text->setMinimumHeight(blanks.isEmpty() ? 96 : 184); // room for three fields
    m_blanks->setBlanks(words, blanks, m_session.language());
}

void TextCard::refreshDates()
{
    m_dates = checkDates(text(), m_session.language(), m_session.parts().clock.now());
    m_text->setDateFindings(m_dates);
    for (int i = 0; i < dateNotes; ++i) {
        Note *note = m_dateNotes.at(i);
        note->setVisible(i < m_dates.size());
        if (i >= m_dates.size())
            continue;
        note->setText(words(m_dates.at(i)));
        note->setLink(m_dates.at(i).instead.isEmpty() ? QString() : tr("Write “%1”").arg(m_dates.at(i).instead));
    }
}

void TextCard::beginFrom(const MessageTemplate &entry, const QString &language)
{
    if (!m_session.current() || !entry.texts.contains(language))
        return;
    if (m_session.current()->version(language)) {
        m_session.selectVersion(language);
    } else if (text().simplified().isEmpty() && !m_session.hasAudio()) {
        m_session.setLanguage(language);
    } else {
        MessageVersion version;
        version.language = language;
        m_session.addVersion(version);
    }
    m_text->setRightToLeft(isWrittenRightToLeft(language));
    m_text->replaceWords(filled(entry, language, knownValues(entry, language, facts()))); // undo has the old words
    const QString screen = QLocale().name().left(2);
    m_session.setTags(cleanTags(m_session.current()->tags
        + (entry.tags.contains(screen) ? entry.tags.value(screen) : entry.tags.value(u"en"_s))
        + QStringList{categoryTag(entry.category)}));
    refresh();
    if (m_blanks->isVisibleTo(this))
        m_blanks->focusFirst();
    else
        m_text->setFocus();
}

void TextCard::openLanguage(const QString &language)
{
    if (m_session.current() && m_session.current()->version(language))
        m_session.selectVersion(language);
    else
        addLanguage(language);
    focusText();
}

void TextCard::addLanguage(const QString &language)
{
    const auto &message = m_session.current();
    if (!message)
        return;
    MessageVersion version;
    version.language = language;
    // a template's own words: nothing is translated by a machine
    if (const auto match = matchTemplate(message->main().text, message->main().language, m_templates))
        version.text = inLanguage(*match, message->main().language, language);
    m_session.addVersion(version);
    m_text->setFocus();
}

void TextCard::removeLanguage(const QString &language)
{
    const auto &message = m_session.current();
    const MessageVersion *version = message ? message->version(language) : nullptr;
    if (!version)
        return;
    const qsizetype at = version - message->versions.constData();
    m_removed = m_session.removeVersion(language);
    if (!m_removed)
        return;
    m_removedAt = at;
    m_removedNote->setText(tr("Removed: %1.").arg(languageTitle(language)));
    m_removedNote->show();
}

} // namespace campanile
