// SPDX-License-Identifier: GPL-3.0-or-later
#include "savedareadelegate.h"

#include "areafilemodel.h"
#include "areasketch.h"
#include "figures.h"
#include "icons.h"
#include "metrics.h"
#include "painting.h"
#include "savedareasmodel.h"
#include "typescale.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPixmapCache>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

constexpr int savedHeight = 60, folderHeight = 32, featureHeight = 48;

QPixmap sketch(const SavedArea &saved, QSize size, double ratio, const Tokens &t)
{
    const QString key = u"area/%1/%2/%3/%4"_s.arg(saved.id.text())
                            .arg(saved.changed.toMSecsSinceEpoch())
                            .arg(ratio)
                            .arg(t.look == Look::Dark);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(size * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(t.sunken);
    QPainter painter(&pixmap);
    paintSketch(painter, QRectF(QPointF(), QSizeF(size)).adjusted(5, 5, -5, -5), sketchOf(saved.area), t);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

} // namespace

QSize SavedAreaDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return {200, index.data(SavedAreasModel::IsFolderRole).toBool() ? folderHeight : savedHeight};
}

void SavedAreaDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &t = tokens(lookOf(option.palette));
    painter->save();
    if (index.data(SavedAreasModel::IsFolderRole).toBool()) {
        painter->fillRect(option.rect, t.sunken);
        const QRect r = option.rect.adjusted(16, 0, -16, 0);
        paintIcon(*painter, QRectF(r.left(), r.center().y() - 8, 16, 16), u"folder"_s, t.text2);
        painter->setFont(textFont(TextStyle::CaptionStrong));
        painter->setPen(t.text2);
        painter->drawText(
            r.adjusted(24, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, index.data().toString().replace(u'/', u" › "_s));
        painter->restore();
        return;
    }
    const auto *model = qobject_cast<const SavedAreasModel *>(index.model());
    const std::optional<SavedArea> saved = model ? model->areaAt(index) : std::nullopt;
    painter->fillRect(
        option.rect, option.state & (QStyle::State_Selected | QStyle::State_MouseOver) ? t.tint : t.surface);
    const QRect r = option.rect.adjusted(16, 8, -16, -8);
    const QRect picture(r.left(), r.top(), 60, r.height());
    if (saved) {
        painter->drawPixmap(
            picture.topLeft(), sketch(*saved, picture.size(), painter->device()->devicePixelRatio(), t));
        paintBox(*painter, QRectF(picture).adjusted(0.5, 0.5, -0.5, -0.5), radiusTag, Qt::transparent, t.line, 1);
    }
    const int phones = index.data(SavedAreasModel::PhonesRole).toInt();
    const QString count = phones < 0 ? u"…"_s : figure(phones);
    painter->setFont(textFont(TextStyle::BodyStrong));
    painter->setPen(t.text);
    const int side = painter->fontMetrics().horizontalAdvance(count) + 16;
    painter->drawText(r.adjusted(0, 0, 0, -20), Qt::AlignVCenter | Qt::AlignRight, count);
    const QRect text = r.adjusted(picture.width() + 12, 0, -side, 0);
    painter->drawText(text.adjusted(0, 0, 0, -20), Qt::AlignVCenter | Qt::AlignLeft,
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, text.width()));
    painter->setFont(textFont(TextStyle::Caption));
    painter->setPen(t.muted);
    painter->drawText(r.adjusted(0, 22, 0, 0), Qt::AlignVCenter | Qt::AlignRight, tr("phones"));
    const int pieces = index.data(SavedAreasModel::PiecesRole).toInt();
    QString detail = tr("%n piece(s)", nullptr, pieces);
    if (index.data(SavedAreasModel::FilteredRole).toBool())
        detail += u" · "_s + tr("not everybody: filtered");
    painter->drawText(text.adjusted(0, 22, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
        painter->fontMetrics().elidedText(detail, Qt::ElideRight, text.width()));
    painter->fillRect(QRect(r.left(), option.rect.bottom(), r.width(), 1), t.line);
    painter->restore();
}

QSize FeatureDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {200, featureHeight};
}

void FeatureDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &t = tokens(lookOf(option.palette));
    const bool usable = index.flags() & Qt::ItemIsEnabled;
    const bool chosen = index.data(Qt::CheckStateRole).value<Qt::CheckState>() == Qt::Checked;
    painter->save();
    painter->fillRect(option.rect, chosen || (option.state & QStyle::State_MouseOver && usable) ? t.tint : t.surface);
    if (option.state & QStyle::State_Selected && option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(t.text, 2));
        painter->drawRect(option.rect.adjusted(2, 2, -3, -3));
    }
    const QRect r = option.rect.adjusted(16, 4, -16, -4);
    const QRectF box(r.left() + 0.5, r.center().y() - 8.5, 18, 18);
    painter->setRenderHint(QPainter::Antialiasing);
    paintBox(*painter, box, radiusTag, chosen ? t.primaryFill : t.surface, chosen ? t.primaryFill : t.control, 1.5,
        usable ? Qt::SolidLine : Qt::DotLine);
    if (chosen)
        paintIcon(*painter, box.adjusted(1, 1, -1, -1), u"check"_s, t.onFill);
    const QRect text = r.adjusted(30, 0, 0, 0);
    painter->setFont(textFont(TextStyle::BodyStrong));
    painter->setPen(usable ? t.text : t.muted);
    painter->drawText(text.adjusted(0, 0, 0, -18), Qt::AlignVCenter | Qt::AlignLeft,
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, text.width()));
    const bool flawed = index.data(AreaFileModel::ProblemRole).toBool() || index.data(AreaFileModel::FlawRole).toBool();
    QRect detail = text.adjusted(0, 20, 0, 0);
    if (flawed) {
        paintIcon(*painter, QRectF(detail.left(), detail.center().y() - 6, 14, 14), u"warning"_s, t.warnMark);
        detail.adjust(18, 0, 0, 0);
    }
    painter->setFont(textFont(TextStyle::Caption));
    painter->setPen(flawed ? t.text2 : t.muted);
    painter->drawText(detail, Qt::AlignVCenter | Qt::AlignLeft,
        painter->fontMetrics().elidedText(
            index.data(AreaFileModel::DetailRole).toString(), Qt::ElideRight, detail.width()));
    painter->fillRect(QRect(r.left(), option.rect.bottom(), r.width(), 1), t.line);
    painter->restore();
}

bool FeatureDelegate::editorEvent(
    QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &, const QModelIndex &index)
{
    const bool toggles = event->type() == QEvent::MouseButtonRelease
        || (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space);
    if (!toggles)
        return false;
    const bool chosen = index.data(Qt::CheckStateRole).value<Qt::CheckState>() == Qt::Checked;
    return model->setData(index, chosen ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

} // namespace campanile
