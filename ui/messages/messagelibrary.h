// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "messagefilter.h"
#include "messagesession.h"

#include <QWidget>

namespace campanile {

class Button;
class Chip;
class IconButton;
class Label;
class MessageListModel;
class MessageListView;
class MessageThumbnails;
class Note;
class SearchField;

/// The library beside the message in edit: searched, filtered by tag, sorted; messages are chosen, duplicated and
/// removed here. A removal is done at once and can be undone.
class MessageLibrary final : public QWidget {
    Q_OBJECT
public:
    explicit MessageLibrary(MessageSession &session, QWidget *parent = nullptr);
    ~MessageLibrary() override;

    [[nodiscard]] MessageListModel &model() const { return *m_model; }

    [[nodiscard]] QStringList tags() const; ///< of all messages, sorted
    void show(const MessageId &id); ///< takes it in hand; what hides it is cleared
    void clearSearch();
    void selectSome(); ///< the first of the list, if nothing is in hand
    void duplicate(const MessageId &id);
    void remove(const QList<MessageId> &ids);
    void undoRemoval();
    void setListEnabled(bool enabled);
    void setExportable(bool exportable); ///< files can be written
    [[nodiscard]] QList<MessageId> selected() const;
    void tell(const QString &words, bool bad); ///< under the list, until something else is told

Q_SIGNALS:
    void playToggled(const campanile::MessageId &id);
    void exportWanted(const QList<campanile::MessageId> &ids);
    void failed(const campanile::Error &error);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void buildSort();
    void openTags();
    void openMenu(const QPoint &global);
    void chooseTag(const QString &tag);
    void refresh();
    void nameSearch();
    void refreshSelection();
    [[nodiscard]] int count(const QString &tag) const;

    MessageSession &m_session;
    MessageThumbnails *m_thumbnails;
    MessageListModel *m_model;
    MessageFilter *m_filter;
    SearchField *m_search;
    IconButton *m_sort;
    Chip *m_all, *m_emergency, *m_service, *m_other;
    Label *m_nothing;
    Button *m_clear;
    MessageListView *m_list;
    QWidget *m_several;
    Label *m_severalWords;
    Button *m_export;
    Note *m_removedNote;
    Note *m_news;
    QList<Message> m_removed;
    bool m_exportable = false;
};

/// The words of the tags that have chips of their own.
[[nodiscard]] QString emergencyTag();
[[nodiscard]] QString serviceTag();

} // namespace campanile
