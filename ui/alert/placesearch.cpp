// SPDX-License-Identifier: GPL-3.0-or-later
#include "placesearch.h"

#include "alertwords.h"
#include "audiencecounter.h"
#include "campaigndraft.h"
#include "icons.h"
#include "metrics.h"
#include "painting.h"
#include "piecewords.h"
#include "searchfield.h"
#include "tokens.h"
#include "typescale.h"

#include <QElapsedTimer>
#include <QKeyEvent>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace campanile {

namespace {

constexpr int mostHits = 8;
constexpr int listWidth = 460;
constexpr std::chrono::milliseconds countingTime{30}; // more would be felt between two letters
constexpr int titleRole = Qt::UserRole, detailRole = Qt::UserRole + 1, iconRole = Qt::UserRole + 2,
              countRole = Qt::UserRole + 3;

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
            paintIcon(*painter, QRectF(r.left(), r.center().y() - 8, 18, 18), icon,
                icon == u"subtract" ? t.exclusion : t.text2);
        QRect words = r.adjusted(icon.isEmpty() ? 0 : 30, 0, 0, 0);
        const auto right = [&](TextStyle style, const QColor &ink, const QString &text, int most) {
            if (text.isEmpty())
                return;
            painter->setFont(textFont(style));
            painter->setPen(ink);
            const int width = std::min(most, painter->fontMetrics().horizontalAdvance(text) + 1);
            painter->drawText(words, Qt::AlignVCenter | Qt::AlignRight,
                painter->fontMetrics().elidedText(text, Qt::ElideRight, width));
            words.setRight(words.right() - width - 12);
        };
        right(TextStyle::BodyStrong, t.text, index.data(countRole).toString(), 120);
        right(TextStyle::Caption, t.muted, index.data(detailRole).toString(), words.width() * 2 / 5);
        painter->setFont(textFont(TextStyle::Body));
        painter->setPen(icon.isEmpty() ? t.muted : t.text);
        painter->drawText(words, Qt::AlignVCenter,
            painter->fontMetrics().elidedText(index.data(titleRole).toString(), Qt::ElideRight, words.width()));
        painter->restore();
    }
};

QString iconOf(const PlaceMatch &match)
{
    if (match.piece && match.piece->exclude)
        return u"subtract"_s;
    if (match.term.point)
        return u"locate"_s;
    switch (match.hit.kind) {
    case SearchHit::Kind::Street: return u"street"_s;
    case SearchHit::Kind::Quarter: return u"quarter"_s;
    case SearchHit::Kind::Civic: return u"locate"_s;
    case SearchHit::Kind::Landmark: return u"town"_s;
    }
    return {};
}

/// "+312", "−54": what it does to the sum.
QString effect(int phones)
{
    return phones > 0 ? u'+' + signedNumber(phones) : signedNumber(phones);
}

} // namespace

PlaceSearch::PlaceSearch(const Gazetteer &gazetteer, const CampaignDraft &draft, const AudienceCounter &counter,
    QWidget *over, QWidget *parent)
    : QWidget(parent)
    , m_gazetteer(gazetteer)
    , m_draft(draft)
    , m_counter(counter)
    , m_field(new SearchField(tr("Street, number, quarter, place…"), this))
    , m_list(new QListWidget(over))
{
    m_field->setObjectName(u"placeSearch"_s);
    m_field->setAccessibleName(tr("Search streets, numbers, quarters, places, coordinates"));
    m_field->setToolTip(
        tr("Street with numbers, quarter, place or coordinates. Several at once: + adds, − takes away."));
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

void PlaceSearch::setSubtract(bool subtract)
{
    m_subtract = subtract;
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
    m_terms.clear();
    const QString text = m_field->text();
    if (text.trimmed().size() < 2) {
        m_list->clear();
        m_list->hide();
        return;
    }
    const QList<PlaceTerm> terms = placesTyped(text, m_gazetteer);
    for (const PlaceTerm &term : terms) {
        QList<PlaceMatch> matches = matchesOf(term, m_gazetteer, terms.size() == 1 ? mostHits : 1);
        for (PlaceMatch &match : matches) {
            if (match.piece)
                match.piece->exclude = match.piece->exclude || m_subtract;
        }
        m_terms.append(matches);
    }
    showMatches();
}

QList<PlaceMatch> PlaceSearch::everything() const
{
    QList<PlaceMatch> all;
    for (const QList<PlaceMatch> &matches : m_terms) {
        if (matches.isEmpty() || !matches.front().piece)
            return {}; // the rest without it would be another area than what was said
        all.append(matches.front());
    }
    return all;
}

void PlaceSearch::showMatches()
{
    m_list->clear();
    const Area before = m_draft.area();
    if (m_terms.size() == 1) {
        const int now = m_counter.count().phones;
        QElapsedTimer spent;
        spent.start();
        for (const PlaceMatch &match : std::as_const(m_terms.front())) {
            std::optional<int> phones;
            if (match.piece && spent.durationElapsed() < countingTime) {
                Area with = before;
                with.pieces.append(*match.piece);
                phones = m_counter.countOf(with).phones - now;
            }
            addMatch(match, phones);
        }
    } else if (m_terms.size() > 1) {
        Area with = before;
        QList<qsizetype> at;
        for (const QList<PlaceMatch> &matches : std::as_const(m_terms)) {
            at.append(!matches.isEmpty() && matches.front().piece ? with.pieces.size() : -1);
            if (at.back() >= 0)
                with.pieces.append(*matches.front().piece);
        }
        const AudienceCount count = m_counter.countOf(with);
        const QList<PlaceTerm> terms = placesTyped(m_field->text(), m_gazetteer);
        for (qsizetype i = 0; i < m_terms.size(); ++i) {
            if (m_terms[i].isEmpty()) // said where it stands, among those that were understood
                addLine(tr("“%1”: not found").arg(terms.value(i).name), {}, u"warning"_s, {});
            else
                addMatch(m_terms[i].front(), at[i] < 0 ? std::nullopt : std::optional(count.rows.value(at[i])));
        }
        if (!everything().isEmpty())
            addLine(tr("Enter: add all"), {}, u"check"_s, effect(count.phones - m_counter.count().phones));
        else
            addLine(tr("Nothing is added while a part is not understood"), {}, {}, {});
    }
    if (m_list->count() == 0) {
        addLine(tr("No street, number, quarter or place of %1 is called “%2”.")
                    .arg(m_gazetteer.town().name, m_field->text().simplified()),
            {}, {}, {});
        m_list->item(0)->setFlags(Qt::NoItemFlags);
        m_terms.clear();
    } else {
        m_list->setCurrentRow(m_terms.size() > 1 ? m_list->count() - 1 : 0);
    }
    openList();
}

void PlaceSearch::addMatch(const PlaceMatch &match, std::optional<int> phones)
{
    QString kind;
    switch (match.hit.kind) {
    case SearchHit::Kind::Street: kind = tr("street"); break;
    case SearchHit::Kind::Quarter: kind = tr("quarter"); break;
    case SearchHit::Kind::Civic: kind = tr("civic number"); break;
    case SearchHit::Kind::Landmark: kind = tr("place"); break;
    }
    if (match.piece && (match.term.point || match.term.metres > 0))
        kind = pieceKindInWords(*match.piece);
    else if (match.piece && match.piece->exclude)
        kind = tr("taken away");
    addLine(match.hit.title, match.hit.detail.isEmpty() ? kind : kind + u" · "_s + match.hit.detail, iconOf(match),
        phones ? effect(*phones) : QString());
}

void PlaceSearch::addLine(const QString &title, const QString &detail, const QString &icon, const QString &count)
{
    auto *item = new QListWidgetItem(m_list);
    item->setData(titleRole, title);
    item->setData(detailRole, detail);
    item->setData(iconRole, icon);
    item->setData(countRole, count);
    QStringList spoken{title};
    for (const QString &more : {detail, count}) {
        if (!more.isEmpty())
            spoken += more;
    }
    item->setData(Qt::AccessibleTextRole, spoken.join(u", "_s));
}

void PlaceSearch::openList()
{
    QWidget *over = m_list->parentWidget();
    const QPoint below = mapTo(over, QPoint(0, height() + 4));
    const int rows = std::max(1, m_list->count());
    m_list->setGeometry(below.x(), below.y(), std::max(width(), listWidth),
        std::min(rows * rowHeight + 2, over->height() - below.y() - space8));
    m_list->show();
    m_list->raise();
}

void PlaceSearch::take(int row, bool onlyShow)
{
    if (row < 0 || m_terms.isEmpty())
        return;
    QList<PlaceMatch> matches;
    if (m_terms.size() > 1 && !onlyShow) {
        matches = everything();
    } else if (m_terms.size() > 1) {
        if (row < m_terms.size() && !m_terms[row].isEmpty())
            matches = {m_terms[row].front()};
    } else if (row < m_terms.front().size()) {
        matches = {m_terms.front()[row]};
    }
    if (matches.isEmpty())
        return;
    m_list->hide();
    m_field->clear();
    m_terms.clear();
    if (onlyShow)
        Q_EMIT shown(matches.front());
    else
        Q_EMIT chosen(matches);
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
