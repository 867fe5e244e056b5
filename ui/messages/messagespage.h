// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "campaign.h"
#include "messagefilesmenu.h"
#include "messagevoice.h"

#include <QWidget>

#include <functional>

namespace campanile {

class AudioCard;
class ChecklistCard;
class Label;
class MessageLibrary;
class MessageFiles;
class MixerSheet;
class PronunciationSheet;
class PronunciationStore;
class QualityCard;
class TemplateChooser;
class TextCard;
class UseBar;
struct TemplateFacts;

/// The library of messages and the one in edit. Nothing here calls anybody.
class MessagesPage final : public QWidget {
    Q_OBJECT
public:
    /// Asks for a sound file and calls back with its path, at once or later; never for none.
    using FileChooser = std::function<void(QWidget *parent, std::function<void(const QString &)> chosen)>;

    explicit MessagesPage(const MessageSession::Parts &parts, QWidget *parent = nullptr);
    ~MessagesPage() override;

    void setPlaces(const QStringList &names); ///< quarters and streets of the town, for the checklist
    void setFacts(std::function<TemplateFacts()> facts); ///< what templates need not ask: the town, the area...
    /// Whom the draft would call and over what, so that the length's effect can be told; no phones or channels: not
    /// known.
    void setReach(int phones, const Policy &policy, int channels, double callsPerSecond);
    void setMessageFileChooser(MessageFilesMenu::Chooser chooser); ///< instead of the desktop's dialog
    void useFiles(MessageFiles &files); ///< messages are carried in files; without it nothing of it is shown
    void usePronunciations(PronunciationStore &store); ///< the town's list; without it nothing of it is shown
    void setFileChooser(FileChooser chooser); ///< instead of the desktop's dialog
    void openMessage(const MessageId &id);
    /// The message in that language, ready to be written; a language it lacks is added.
    void openVersion(const MessageId &id, const QString &language);
    void createMessage();

Q_SIGNALS:
    void useInAlert(const campanile::Message &message);
    void microphoneChosen(const QByteArray &id); ///< by the user; empty: the system's default

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *buildHead();
    QWidget *buildEditor();
    void refreshHead();
    void refreshQuality();
    void refreshEmpty();
    void check();
    void chooseFile();
    void openSections();
    void beginFrom(const QString &id, const QString &language);

    MessageSession m_session;
    MessageStudio m_studio;
    MessageVoice m_voice;
    MessageLibrary *m_library;
    FileChooser m_chooseFile;
    QStringList m_places;
    Policy m_policy;
    int m_phones = 0;
    int m_channels = 0;
    double m_callsPerSecond = 0;
    Label *m_subtitle;
    QWidget *m_empty;
    QWidget *m_editor;
    QWidget *m_side;
    AudioCard *m_audio;
    TextCard *m_text;
    MessageFilesMenu *m_files;
    PronunciationSheet *m_pronunciations = nullptr;
    MixerSheet *m_mixer = nullptr; ///< likewise
    TemplateChooser *m_templates = nullptr; ///< made when it is first wanted
    ChecklistCard *m_checklist;
    QualityCard *m_quality;
    UseBar *m_use;
};

} // namespace campanile
