// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagelistview.h"

#include "icons.h"
#include "messagelistmodel.h"
#include "metrics.h"
#include "painting.h"
#include "tokens.h"
#include "typescale.h"

#include <QContextMenuEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

constexpr int rowHeight64 = 64, tagsHeight = 22;
constexpr int thumbnailWidth = 44, thumbnailHeight = 18;
constexpr int roomFrom = 300; ///< narrower lists have no thumbnails and no tags

/// Bars around a middle line.
void paintThumbnail(QPainter &painter, const QRectF &rect, const QList<float> &peaks, const QColor &colour)
{
    const double step = rect.width() / static_cast<double>(peaks.size());
    for (qsizetype i = 0; i < peaks.size(); ++i) {
        const double height = std::max(1.0, std::round(double(peaks.at(i)) * rect.height()));
        painter.fillRect(
            QRectF(std::round(rect.left() + double(i) * step), rect.center().y() - height / 2, 1, height), colour);
    }
}

void paintTags(QPainter &painter, QRect line, const QStringList &tags, const Tokens &t, bool selected)
{
    painter.setFont(textFont(TextStyle::Caption));
    const QFontMetrics metrics = painter.fontMetrics();
    for (qsizetype i = 0; i < tags.size() && line.width() > 40; ++i) {
        const QString words = metrics.elidedText(tags.at(i), Qt::ElideRight, line.width() - 12);
        const QRect box(line.left(), line.top(), metrics.horizontalAdvance(words) + 12, 18);
        paintBox(painter, box, radiusTag, selected ? t.surface : t.sunken, t.line, 1);
        painter.setPen(t.text2);
        painter.drawText(box, Qt::AlignCenter, words);
        line.setLeft(box.right() + 6);
    }
}

MessageId idOf(const QModelIndex &index)
{
    return MessageId(index.data(MessageListModel::IdRole).toString());
}

} // namespace

QRectF MessageRowDelegate::playRect(const QRect &row)
{
    return {double(row.left()) + 16, row.top() + 16.0, 32, 32};
}

QSize MessageRowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const bool tags = view && view->viewport()->width() >= roomFrom
        && !index.data(MessageListModel::TagsRole).toStringList().isEmpty();
    return {200, rowHeight64 + (tags ? tagsHeight : 0)};
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

    const bool room = row.width() >= roomFrom;
    const QString length = index.data(MessageListModel::LengthRole).toString();
    painter->setFont(textFont(TextStyle::Detail));
    const int lengthWidth = length.isEmpty() ? 0 : painter->fontMetrics().horizontalAdvance(length) + 12;
    painter->setPen(t.text2);
    painter->drawText(QRect(row.left(), row.top() + (room ? 13 : 31), row.width() - 16, 20),
        Qt::AlignRight | Qt::AlignVCenter, length);
    const auto peaks = index.data(MessageListModel::PeaksRole).value<QList<float>>();
    if (room && hasAudio && !peaks.isEmpty())
        paintThumbnail(*painter,
            QRectF(row.right() - 15 - thumbnailWidth, row.top() + 33, thumbnailWidth, thumbnailHeight), peaks,
            selected ? t.primary : mix(t.primary, t.surface, 0.6));

    const int left = row.left() + 60;
    const int titleWidth = row.right() - 15 - left - (room ? lengthWidth : 0);
    painter->setFont(textFont(TextStyle::BodyStrong));
    painter->setPen(t.text);
    const QString title = painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, titleWidth);
    painter->drawText(QRect(left, row.top() + 13, titleWidth, 20), Qt::AlignLeft | Qt::AlignVCenter, title);
    painter->setFont(textFont(TextStyle::Caption));
    const bool problem = hasAudio && !index.data(MessageListModel::ProblemRole).toString().isEmpty();
    painter->setPen(problem ? t.warnText : t.muted);
    const int detailWidth =
        room && hasAudio ? row.right() - 15 - left - thumbnailWidth - 8 : row.right() - 15 - left - lengthWidth;
    QString detail = index.data(MessageListModel::DetailRole).toString();
    if (hasAudio && painter->fontMetrics().horizontalAdvance(detail) > detailWidth)
        detail.remove(0, detail.indexOf(u" · "_s) + 3); // rather the languages than the day
    detail = painter->fontMetrics().elidedText(detail, Qt::ElideRight, detailWidth);
    painter->drawText(QRect(left, row.top() + 33, detailWidth, 16), Qt::AlignLeft | Qt::AlignVCenter, detail);
    if (row.height() > rowHeight64)
        paintTags(*painter, QRect(left, row.top() + 56, row.right() - 15 - left, 18),
            index.data(MessageListModel::TagsRole).toStringList(), t, selected);
    painter->restore();
}

MessageListView::MessageListView(QWidget *parent)
    : QListView(parent)
{
    setItemDelegate(new MessageRowDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(ExtendedSelection);
    setResizeMode(Adjust);
    setAccessibleName(tr("Messages"));
}

void MessageListView::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (index.isValid() && event->button() == Qt::LeftButton && index.data(MessageListModel::HasAudioRole).toBool()
        && MessageRowDelegate::playRect(visualRect(index)).contains(event->position())) {
        choose(index);
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
    if (event->key() == Qt::Key_Delete && currentIndex().isValid()) {
        Q_EMIT removeWanted();
        return;
    }
    if (event->key() == Qt::Key_D && event->modifiers() == Qt::ControlModifier && currentIndex().isValid()) {
        Q_EMIT duplicateWanted();
        return;
    }
    QListView::keyPressEvent(event);
}

void MessageListView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const QModelIndex index = byMouse ? indexAt(event->pos()) : currentIndex();
    if (!index.isValid())
        return;
    if (!selectionModel()->isSelected(index))
        choose(index);
    Q_EMIT menuWanted(byMouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(index).center()));
}

void MessageListView::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    scheduleDelayedItemsLayout(); // rows have tags where there is room
}

void MessageListView::choose(const QModelIndex &index)
{
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
}

QList<MessageId> MessageListView::selectedMessages() const
{
    QModelIndexList rows = selectionModel() ? selectionModel()->selectedRows() : QModelIndexList();
    std::ranges::sort(rows, {}, [](const QModelIndex &index) { return index.row(); });
    QList<MessageId> ids;
    for (const QModelIndex &index : std::as_const(rows))
        ids.append(idOf(index));
    return ids;
}

void MessageListView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QListView::selectionChanged(selected, deselected);
    Q_EMIT selectionMoved();
}

void MessageListView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (current.isValid())
        Q_EMIT chosen(idOf(current));
}

} // namespace campanile
