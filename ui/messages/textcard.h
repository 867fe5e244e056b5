// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "messagechecklist.h"
#include "messagetemplates.h"
#include "messagevoice.h"

#include <QWidget>

class QComboBox;
class QSlider;
class QVBoxLayout;

namespace campanile {

class Button;
class Label;
class MessageTextEdit;

/// What is said, and the synthetic voice that can say it.
class TextCard final : public QWidget {
    Q_OBJECT
public:
    TextCard(MessageSession &session, MessageStudio &studio, MessageVoice &voice,
        const QList<MessageTemplate> &templates, QWidget *parent = nullptr);

    void setFindings(const QList<PartFinding> &findings);
    void setVoiceVisible(bool visible);
    void setNarrow(bool narrow);
    void useVoice(); ///< listens to nothing: speaks and takes it
    void focusText();

Q_SIGNALS:
    void textChanged(const QString &text);

private:
    void build();
    void refresh();
    void refreshCount();
    void fillTemplate(const MessageTemplate &entry, const QString &language);
    void speak(bool use);
    [[nodiscard]] double speed() const;
    [[nodiscard]] const Voice *voice() const;

    MessageSession &m_session;
    MessageStudio &m_studio;
    MessageVoice &m_speech;
    QList<MessageTemplate> m_templates;
    QList<Voice> m_voices;
    MessageTextEdit *m_text;
    Button *m_template;
    Label *m_count;
    Label *m_hint;
    QWidget *m_voicePart;
    QComboBox *m_voice;
    QSlider *m_speed;
    Label *m_speedWords;
    QComboBox *m_repeats;
    Button *m_listen;
    Button *m_use;
    QVBoxLayout *m_body = nullptr;
    bool m_useWhenReady = false;
};

} // namespace campanile
