// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ids.h"

#include <QListView>
#include <QStyledItemDelegate>

namespace campanile {

/// A round button that plays, title, when and in which languages and what is missing, length over a small waveform.
/// Where there is room, a third line has the tags.
class MessageRowDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] static QRectF playRect(const QRect &row);
};

/// The list. Enter and the mouse choose, with Shift or Ctrl several; Space or the round button play; Delete removes.
class MessageListView final : public QListView {
    Q_OBJECT
public:
    explicit MessageListView(QWidget *parent = nullptr);
    void choose(const QModelIndex &index); ///< it alone, whatever keys are held
    [[nodiscard]] QList<MessageId> selectedMessages() const; ///< in the list's order

Q_SIGNALS:
    void chosen(const campanile::MessageId &id);
    void playToggled(const campanile::MessageId &id);
    void removeWanted();
    void duplicateWanted();
    void menuWanted(const QPoint &global);
    void selectionMoved();

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
};

} // namespace campanile
