// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagelistview.h"

#include "icons.h"
#include "messagelistmodel.h"
#include "painting.h"
#include "tokens.h"
#include "typescale.h"

#include <QMouseEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

constexpr int rowHeight64 = 64;

MessageId idOf(const QModelIndex &index)
{
    return MessageId(index.data(MessageListModel::IdRole).toString());
}

} // namespace

QRectF MessageRowDelegate::playRect(const QRect &row)
{
    return {double(row.left()) + 16, row.center().y() - 15.5, 32, 32};
}

QSize MessageRowDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {200, rowHeight64};
}

void MessageRowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &t = tokensFor(option.widget);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect row = option.rect;
    const bool selected = option.state & QStyle::State_Selected;
    if (selected) {
        painter->fillRect(row, t.tint);
        painter->fillRect(QRect(row.left(), row.top(), 4, row.height()), t.primary);
    } else if (option.state & QStyle::State_MouseOver) {
        painter->fillRect(row, t.sunken);
    }
    painter->fillRect(QRect(row.left(), row.bottom(), row.width(), 1), t.line);

    const bool hasAudio = index.data(MessageListModel::HasAudioRole).toBool();
    const QRectF disc = playRect(row);
    if (hasAudio) {
        const bool playing = index.data(MessageListModel::PlayingRole).toBool();
        paintBox(
            *painter, disc, 16, playing ? t.primaryFill : t.surface, selected || playing ? t.primary : t.control, 1);
        paintIcon(
            *painter, disc.adjusted(9, 9, -9, -9), playing ? u"halt"_s : u"play"_s, playing ? t.onFill : t.primary);
    } else {
        painter->setPen(QPen(t.control, 1, Qt::DashLine));
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(disc.adjusted(0.5, 0.5, -0.5, -0.5));
    }

    const QString length = index.data(MessageListModel::LengthRole).toString();
    painter->setFont(textFont(TextStyle::Detail));
    const int lengthWidth = length.isEmpty() ? 0 : painter->fontMetrics().horizontalAdvance(length) + 12;
    painter->setPen(t.text2);
    painter->drawText(row.adjusted(0, 0, -16, 0), Qt::AlignRight | Qt::AlignVCenter, length);

    const QRect words(row.left() + 60, row.top(), row.width() - 60 - 16 - lengthWidth, row.height());
    painter->setFont(textFont(TextStyle::BodyStrong));
    painter->setPen(t.text);
    const QString title = painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, words.width());
    painter->drawText(
        QRect(words.left(), words.top() + 13, words.width(), 20), Qt::AlignLeft | Qt::AlignVCenter, title);
    painter->setFont(textFont(TextStyle::Caption));
    painter->setPen(t.muted);
    const QString detail = painter->fontMetrics().elidedText(
        index.data(MessageListModel::DetailRole).toString(), Qt::ElideRight, words.width());
    painter->drawText(
        QRect(words.left(), words.top() + 33, words.width(), 16), Qt::AlignLeft | Qt::AlignVCenter, detail);
    painter->restore();
}

MessageListView::MessageListView(QWidget *parent)
    : QListView(parent)
{
    setItemDelegate(new MessageRowDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(SingleSelection);
    setAccessibleName(tr("Messages"));
}

void MessageListView::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (index.isValid() && event->button() == Qt::LeftButton && index.data(MessageListModel::HasAudioRole).toBool()
        && MessageRowDelegate::playRect(visualRect(index)).contains(event->position())) {
        setCurrentIndex(index);
        Q_EMIT playToggled(idOf(index));
        return;
    }
    QListView::mousePressEvent(event);
}

void MessageListView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && currentIndex().isValid()) {
        if (currentIndex().data(MessageListModel::HasAudioRole).toBool())
            Q_EMIT playToggled(idOf(currentIndex()));
        return;
    }
    QListView::keyPressEvent(event);
}

void MessageListView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (current.isValid())
        Q_EMIT chosen(idOf(current));
}

} // namespace campanile
