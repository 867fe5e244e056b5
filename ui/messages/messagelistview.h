// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ids.h"

#include <QListView>
#include <QStyledItemDelegate>

namespace campanile {

/// Rows of 64: a round button that plays, title, when and in which language, length.
class MessageRowDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] static QRectF playRect(const QRect &row);
};

/// The list. Enter and the mouse choose; Space or the round button play.
class MessageListView final : public QListView {
    Q_OBJECT
public:
    explicit MessageListView(QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const campanile::MessageId &id);
    void playToggled(const campanile::MessageId &id);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
};

} // namespace campanile
