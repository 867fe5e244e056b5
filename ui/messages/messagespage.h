// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "campaign.h"
#include "messagevoice.h"

#include <QWidget>

#include <functional>

namespace campanile {

class AudioCard;
class Button;
class ChecklistCard;
class Label;
class MessageLibrary;
class IconButton;
class MessageCarrier;
class MessageFiles;
class MixerSheet;
class PronunciationSheet;
class PronunciationStore;
class QualityCard;
class TemplateChooser;
class TextCard;
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
    /// Asks for a message file to open or (with the name to begin with) to write.
    using MessageFileChooser = std::function<void(
        QWidget *parent, bool save, const QString &name, std::function<void(const QString &)> chosen)>;
    void setMessageFileChooser(MessageFileChooser chooser);
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
    void refreshUse();
    void refreshEmpty();
    void check();
    void chooseFile();
    void openSections();
    void openFilesMenu();
    void copyToFile(const QList<MessageId> &ids);
    void beginFrom(const QString &id, const QString &language);

    MessageSession m_session;
    MessageStudio m_studio;
    MessageVoice m_voice;
    MessageLibrary *m_library;
    MessageFileChooser m_chooseMessageFile;
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
    MessageCarrier *m_carrier = nullptr; ///< null: no files
    IconButton *m_files = nullptr;
    PronunciationSheet *m_pronunciations = nullptr;
    MixerSheet *m_mixer = nullptr; ///< likewise
    TemplateChooser *m_templates = nullptr; ///< made when it is first wanted
    ChecklistCard *m_checklist;
    QualityCard *m_quality;
    Button *m_use;
    Label *m_useHint;
};

} // namespace campanile
