// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "messagevoice.h"

#include <QWidget>

#include <functional>

class QSortFilterProxyModel;

namespace campanile {

class AudioCard;
class Button;
class ChecklistCard;
class Label;
class MessageListModel;
class MessageListView;
class QualityCard;
class SearchField;
class TextCard;

/// The library of messages and the one in edit. Nothing here calls anybody.
class MessagesPage final : public QWidget {
    Q_OBJECT
public:
    /// Asks for a sound file and calls back with its path, at once or later; never for none.
    using FileChooser = std::function<void(QWidget *parent, std::function<void(const QString &)> chosen)>;

    explicit MessagesPage(const MessageSession::Parts &parts, QWidget *parent = nullptr);
    ~MessagesPage() override;

    void setPlaces(const QStringList &names); ///< quarters and streets of the town, for the checklist
    void setFileChooser(FileChooser chooser); ///< instead of the desktop's dialog
    void openMessage(const MessageId &id);
    void createMessage();

Q_SIGNALS:
    void useInAlert(const campanile::Message &message);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *buildHead();
    QWidget *buildList();
    QWidget *buildEditor();
    void refreshHead();
    void refreshUse();
    void refreshEmpty();
    void check();
    void chooseFile();
    void selectSome();

    MessageSession m_session;
    MessageStudio m_studio;
    MessageVoice m_voice;
    MessageListModel *m_model;
    QSortFilterProxyModel *m_filter;
    FileChooser m_chooseFile;
    QStringList m_places;
    Label *m_subtitle;
    SearchField *m_search;
    MessageListView *m_list;
    Label *m_nothing;
    QWidget *m_listPane;
    QWidget *m_empty;
    QWidget *m_editor;
    QWidget *m_side;
    AudioCard *m_audio;
    TextCard *m_text;
    ChecklistCard *m_checklist;
    QualityCard *m_quality;
    Button *m_use;
    Label *m_useHint;
};

} // namespace campanile
