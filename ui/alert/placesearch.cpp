// SPDX-License-Identifier: GPL-3.0-or-later
#include "placesearch.h"

#include "icons.h"
#include "metrics.h"
#include "painting.h"
#include "searchfield.h"
#include "tokens.h"
#include "typescale.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace campanile {

namespace {

constexpr int mostHits = 8;
constexpr int titleRole = Qt::UserRole, detailRole = Qt::UserRole + 1, iconRole = Qt::UserRole + 2;

class HitDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {200, rowHeight};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &t = tokens(lookOf(option.palette));
        const bool current = option.state & (QStyle::State_Selected | QStyle::State_MouseOver);
        painter->save();
        painter->fillRect(option.rect, current ? t.tint : t.surface);
        const QRect r = option.rect.adjusted(12, 0, -12, 0);
        const QString icon = index.data(iconRole).toString();
        if (!icon.isEmpty())
            paintIcon(*painter, QRectF(r.left(), r.center().y() - 8, 18, 18), icon, t.text2);
        painter->setFont(textFont(TextStyle::Body));
        painter->setPen(icon.isEmpty() ? t.muted : t.text);
        const QRect words = r.adjusted(icon.isEmpty() ? 0 : 30, 0, 0, 0);
        const QString detail = index.data(detailRole).toString();
        QFont small = textFont(TextStyle::Caption);
        const int detailWidth =
            detail.isEmpty() ? 0 : std::min(words.width() / 2, QFontMetrics(small).horizontalAdvance(detail) + 12);
        painter->drawText(words.adjusted(0, 0, -detailWidth, 0), Qt::AlignVCenter,
            painter->fontMetrics().elidedText(
                index.data(titleRole).toString(), Qt::ElideRight, words.width() - detailWidth));
        painter->setFont(small);
        painter->setPen(t.muted);
        painter->drawText(words, Qt::AlignVCenter | Qt::AlignRight,
            QFontMetrics(small).elidedText(detail, Qt::ElideRight, detailWidth));
        painter->restore();
    }
};

} // namespace

PlaceSearch::PlaceSearch(const Gazetteer &gazetteer, QWidget *over, QWidget *parent)
    : QWidget(parent)
    , m_gazetteer(gazetteer)
    , m_field(new SearchField(tr("Street, number, quarter…"), this))
    , m_list(new QListWidget(over))
{
    m_field->setObjectName(u"placeSearch"_s);
    m_field->setKeys(tr("Ctrl K"));
    m_field->installEventFilter(this);
    m_list->setObjectName(u"placeHits"_s);
    m_list->setAccessibleName(tr("Places found"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setItemDelegate(new HitDelegate(m_list));
    m_list->setFrameShape(QFrame::StyledPanel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_list->hide();
    m_later.setSingleShot(true);
    m_later.setInterval(40ms);
    connect(&m_later, &QTimer::timeout, this, &PlaceSearch::search);
    connect(m_field, &QLineEdit::textEdited, this, [this] { m_later.start(); });
    connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem *item) { take(m_list->row(item), false); });
}

void PlaceSearch::beginSearch()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void PlaceSearch::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_field->setGeometry(rect());
}

void PlaceSearch::search()
{
    const QString text = m_field->text().trimmed();
    m_hits = text.size() < 2 ? QList<SearchHit>() : m_gazetteer.search(text, mostHits);
    m_list->clear();
    if (text.size() < 2) {
        m_list->hide();
        return;
    }
    for (const SearchHit &hit : std::as_const(m_hits)) {
        auto *item = new QListWidgetItem(m_list);
        const QString kind = hit.kind == SearchHit::Kind::Street ? tr("street")
            : hit.kind == SearchHit::Kind::Quarter               ? tr("quarter")
                                                                 : tr("civic number");
        const QString detail = hit.detail.isEmpty() ? kind : kind + u" · "_s + hit.detail;
        item->setData(titleRole, hit.title);
        item->setData(detailRole, detail);
        item->setData(iconRole,
            hit.kind == SearchHit::Kind::Street        ? u"street"_s
                : hit.kind == SearchHit::Kind::Quarter ? u"quarter"_s
                                                       : u"locate"_s);
        item->setData(Qt::AccessibleTextRole, hit.title + u", "_s + detail);
    }
    if (m_hits.isEmpty()) {
        auto *item = new QListWidgetItem(m_list);
        item->setFlags(Qt::NoItemFlags);
        item->setData(
            titleRole, tr("No street, number or quarter of %1 is called “%2”.").arg(m_gazetteer.town().name, text));
    } else {
        m_list->setCurrentRow(0);
    }
    openList();
}

void PlaceSearch::openList()
{
    QWidget *over = m_list->parentWidget();
    const QPoint below = mapTo(over, QPoint(0, height() + 4));
    const int rows = std::max(1, m_list->count());
    m_list->setGeometry(below.x(), below.y(), std::max(width(), 420), rows * rowHeight + 2);
    m_list->show();
    m_list->raise();
}

void PlaceSearch::take(int row, bool onlyShow)
{
    if (row < 0 || row >= m_hits.size())
        return;
    const SearchHit hit = m_hits[row];
    m_list->hide();
    m_field->clear();
    if (onlyShow)
        Q_EMIT shown(hit);
    else
        Q_EMIT chosen(hit);
}

bool PlaceSearch::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::FocusOut) {
        m_list->hide();
    } else if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const int row = m_list->currentRow(), rows = m_list->count();
        switch (key->key()) {
        case Qt::Key_Down:
        case Qt::Key_Up:
            if (m_list->isVisible() && rows > 0)
                m_list->setCurrentRow((row + (key->key() == Qt::Key_Down ? 1 : rows - 1)) % rows);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (m_later.isActive()) { // typed faster than searched
                m_later.stop();
                search();
            }
            if (m_list->isVisible())
                take(m_list->currentRow(), key->modifiers() & Qt::ShiftModifier);
            return true;
        case Qt::Key_Escape:
            if (m_list->isVisible())
                m_list->hide();
            else if (!m_field->text().isEmpty())
                m_field->clear();
            else
                m_field->clearFocus();
            return true;
        default: break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace campanile
