// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datecheck.h"
#include "messagechecklist.h"
#include "messagetemplates.h"
#include "messagevoice.h"

#include <QWidget>

#include <functional>

class QVBoxLayout;

namespace campanile {

class BlanksForm;
class Button;
class Label;
class LanguageChips;
class MessageTextEdit;
class Note;
class TagsEditor;
class VoicePanel;

/// What is said, in each of the message's languages, and the synthetic voice that can say it.
class TextCard final : public QWidget {
    Q_OBJECT
public:
    TextCard(MessageSession &session, MessageStudio &studio, MessageVoice &voice,
        const QList<MessageTemplate> &templates, QWidget *parent = nullptr);

    void setFindings(const QList<PartFinding> &findings);
    void setVoiceVisible(bool visible);
    void setNarrow(bool narrow);
    void setPlaces(const QStringList &names); ///< offered where a place is to be filled in
    void setFacts(std::function<TemplateFacts()> facts); ///< known without asking: the town, the area...
    void setKnownTags(const QStringList &tags);
    void useVoice(); ///< listens to nothing: speaks and takes it
    void focusText();
    void openLanguage(const QString &language); ///< what is there, or a new version
    [[nodiscard]] QString selectedWord() const; ///< of the text; empty: none, or a whole sentence
    /// The template's text in that language, in the version of that language; what is known is filled in.
    void beginFrom(const MessageTemplate &entry, const QString &language);

    [[nodiscard]] const QList<MessageTemplate> &templates() const { return m_templates; }

    [[nodiscard]] VoicePanel &voice() const { return *m_voice; }

Q_SIGNALS:
    void textChanged(const QString &text);
    void templatesWanted();

private:
    void build();
    void connectLanguages();
    void showVersion();
    void showText();
    void refresh();
    void refreshCount();
    void refreshBlanks();
    void refreshDates();
    void addLanguage(const QString &language);
    void removeLanguage(const QString &language);
    [[nodiscard]] QString text() const;
    [[nodiscard]] TemplateFacts facts() const;

    MessageSession &m_session;
    MessageStudio &m_studio;
    MessageVoice &m_speech;
    QList<MessageTemplate> m_templates;
    std::function<TemplateFacts()> m_facts;
    LanguageChips *m_languages;
    MessageTextEdit *m_text;
    BlanksForm *m_blanks;
    Button *m_template;
    Label *m_count;
    Label *m_hint;
    QList<Note *> m_dateNotes;
    QList<DateFinding> m_dates;
    Note *m_old;
    Note *m_removedNote;
    std::optional<MessageVersion> m_removed;
    qsizetype m_removedAt = 0;
    VoicePanel *m_voice;
    TagsEditor *m_tags;
    QVBoxLayout *m_body = nullptr;
};

} // namespace campanile
