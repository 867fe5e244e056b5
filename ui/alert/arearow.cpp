// SPDX-License-Identifier: GPL-3.0-or-later
#include "arearow.h"

#include "alertwords.h"
#include "button.h"
#include "metrics.h"
#include "painting.h"
#include "piecewords.h"
#include "tokens.h"
#include "typescale.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

constexpr int signSide = 24;
constexpr int longestName = 80; // of a piece, in the dialer's ledger and on a button

struct Key {
    QKeyCombination keys;
    RowAction action;
};

constexpr Key rowKeys[] = {
    {Qt::Key_F2, RowAction::Rename},
    {Qt::Key_Delete, RowAction::Remove},
    {Qt::Key_Backspace, RowAction::Remove},
    {Qt::ALT | Qt::Key_Up, RowAction::MoveUp},
    {Qt::ALT | Qt::Key_Down, RowAction::MoveDown},
    {Qt::CTRL | Qt::Key_D, RowAction::Duplicate},
    {Qt::CTRL | Qt::Key_E, RowAction::Edit},
    {Qt::CTRL | Qt::Key_H, RowAction::Hide},
    {Qt::CTRL | Qt::Key_Minus, RowAction::Exclude},
};

QKeySequence keysOf(RowAction action)
{
    for (const Key &key : rowKeys) {
        if (key.action == action)
            return key.keys;
    }
    return {};
}

/// Which numbers of a street are meant is never what is cut.
QString elidedName(const QFontMetrics &metrics, const AreaPiece &piece, int width)
{
    const QString tail = piece.street ? stretchInWords(*piece.street) : QString();
    if (tail.isEmpty() || !piece.name.endsWith(tail) || metrics.horizontalAdvance(piece.name) <= width)
        return metrics.elidedText(piece.name, Qt::ElideRight, width);
    const QString end = u' ' + tail;
    return metrics.elidedText(piece.name.chopped(end.size()), Qt::ElideRight, width - metrics.horizontalAdvance(end))
        + end;
}

} // namespace

AreaRow::AreaRow(QWidget *parent)
    : QWidget(parent)
    , m_hide(new IconButton(u"eye"_s, tr("Switch off"), this))
    , m_more(new IconButton(u"more"_s, tr("More"), this))
    , m_remove(new IconButton(u"close"_s, tr("Remove"), this))
{
    m_hide->setObjectName(u"hideArea"_s);
    m_more->setObjectName(u"moreArea"_s);
    m_remove->setObjectName(u"removeArea"_s);
    for (IconButton *sign : {m_hide, m_more, m_remove}) {
        sign->setSide(signSide);
        sign->resize(signSide, signSide);
        sign->installEventFilter(this);
        sign->hide();
    }
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_remove, &IconButton::clicked, this, [this] { request(RowAction::Remove); });
    connect(m_hide, &IconButton::clicked, this, [this] { request(RowAction::Hide); });
    connect(m_more, &IconButton::clicked, this, [this] { openMenu(m_more->mapToGlobal(QPoint(0, m_more->height()))); });
}

void AreaRow::setPiece(const AreaPiece &piece, int count, bool current, bool compact, int margin)
{
    m_piece = piece;
    m_count = count;
    m_current = current;
    m_compact = compact;
    m_margin = margin;
    setFixedHeight(compact ? compactRowHeight : rowHeight);
    QString kind = pieceKindInWords(piece);
    if (current)
        kind += u", "_s + tr("in edit");
    setAccessibleName(piece.name + u", "_s + kind + (piece.hidden ? QString() : u", "_s + phonesInWords(count)));
    setToolTip(piece.name + (kind.isEmpty() ? QString() : u" · "_s + kind));
    m_remove->setAccessibleName(tr("Remove %1").arg(piece.name));
    m_more->setAccessibleName(tr("More for %1").arg(piece.name));
    const QString hide = piece.hidden ? tr("Switch %1 on").arg(piece.name) : tr("Switch %1 off").arg(piece.name);
    m_hide->setIconName(piece.hidden ? u"eye-off"_s : u"eye"_s, hide);
    placeSigns();
    update();
}

bool AreaRow::showsSigns() const
{
    // one that is off keeps its eye, so that the way back is in sight
    return !m_name && (m_current || underMouse() || hasFocus() || isAncestorOf(QApplication::focusWidget()));
}

void AreaRow::placeSigns()
{
    const int top = (height() - signSide) / 2, right = width() - m_margin - 20;
    m_remove->move(right, top);
    const bool signs = showsSigns();
    const int count = QFontMetrics(textFont(TextStyle::BodyStrong)).horizontalAdvance(signedNumber(m_count));
    m_more->move(right - 12 - std::max(count, 40) - signSide - 2, top);
    m_hide->move(m_more->x() - signSide, top);
    m_remove->setVisible(signs);
    m_more->setVisible(signs);
    m_hide->setVisible(signs || (m_piece.hidden && !m_name));
    update();
}

QRect AreaRow::nameRect() const
{
    const int left = m_margin + 28;
    const int count = QFontMetrics(textFont(TextStyle::BodyStrong)).horizontalAdvance(signedNumber(m_count));
    const int right = showsSigns() || m_piece.hidden ? m_hide->x() - 4 : width() - m_margin - 20 - 12 - count - 16;
    return {left, 0, right - left, height()};
}

void AreaRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    if (m_current)
        painter.fillRect(rect(), t.tint);
    else if (underMouse())
        painter.fillRect(rect(), t.sunken);
    if (!m_current)
        painter.fillRect(QRect(m_margin, height() - 1, width() - 2 * m_margin, 1), t.line);
    paintPieceSwatch(painter, QRectF(m_margin, (height() - 16) / 2.0, 16, 16), m_piece, t);

    const int right = width() - m_margin - 20 - 12;
    // what is switched off has no count, not even none
    const QString count = m_piece.hidden ? u"–"_s : signedNumber(m_count);
    painter.setFont(textFont(TextStyle::BodyStrong));
    painter.setPen(m_piece.hidden ? t.muted : t.text);
    const int countWidth = painter.fontMetrics().horizontalAdvance(count);
    painter.drawText(
        QRect(right - countWidth - 1, 0, countWidth + 2, height()), Qt::AlignVCenter | Qt::AlignRight, count);
    if (m_name)
        return;

    QFont nameFont = textFont(TextStyle::Body);
    nameFont.setWeight(QFont::Medium);
    nameFont.setStrikeOut(m_piece.hidden);
    painter.setFont(nameFont);
    const QRect room = nameRect();
    const QString name = elidedName(painter.fontMetrics(), m_piece, room.width());
    const int nameWidth = painter.fontMetrics().horizontalAdvance(name);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft, name);
    // where there is little room only what must not be missed is said: that it is off
    const QString kind = u" · "_s + (m_compact ? tr("off") : pieceKindInWords(m_piece));
    if (m_compact && !m_piece.hidden)
        return;
    painter.setFont(textFont(TextStyle::Caption));
    painter.setPen(t.muted);
    const QRect rest = room.adjusted(nameWidth, 1, 0, 0);
    if (rest.width() > 40)
        painter.drawText(rest, Qt::AlignVCenter | Qt::AlignLeft,
            painter.fontMetrics().elidedText(kind, Qt::ElideRight, rest.width()));
}

void AreaRow::request(RowAction action)
{
    Q_EMIT actionRequested(m_piece.id, action);
}

void AreaRow::openMenu(const QPoint &globalPosition)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"areaMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](RowAction action, const QString &words, const QString &name) {
        QAction *entry = menu->addAction(words, keysOf(action), this, [this, action] { request(action); });
        entry->setObjectName(name);
        entry->setShortcutVisibleInContextMenu(true);
        entry->setShortcutContext(Qt::WidgetShortcut); // the row's own keys do it
        return entry;
    };
    add(RowAction::Edit, tr("Edit"), u"editArea"_s)->setEnabled(!m_piece.hidden);
    add(RowAction::Rename, tr("Rename"), u"renameArea"_s);
    add(RowAction::Duplicate, tr("Duplicate"), u"duplicateArea"_s)->setEnabled(m_piece.kind != PieceKind::Town);
    menu->addSeparator();
    add(RowAction::Hide, m_piece.hidden ? tr("Switch on") : tr("Switch off"), u"switchArea"_s);
    add(RowAction::Exclude, m_piece.exclude ? tr("Make it an inclusion") : tr("Make it an exclusion"), u"excludeArea"_s)
        ->setEnabled(m_piece.kind != PieceKind::Town);
    menu->addSeparator();
    add(RowAction::MoveUp, tr("Move up"), u"moveAreaUp"_s);
    add(RowAction::MoveDown, tr("Move down"), u"moveAreaDown"_s);
    menu->addSeparator();
    add(RowAction::Remove, tr("Remove"), u"removeAreaByMenu"_s);
    menu->popup(globalPosition);
}

void AreaRow::beginRename()
{
    if (m_name)
        return;
    const QRect room = nameRect();
    m_name = new QLineEdit(m_piece.name, this);
    m_name->setObjectName(u"areaName"_s);
    m_name->setAccessibleName(tr("Name of the area"));
    m_name->setMaxLength(longestName);
    m_name->setFont(textFont(TextStyle::Body));
    m_name->installEventFilter(this);
    m_name->setGeometry(room.left() - 8, 2, width() - m_margin - 20 - 12 - 48 - room.left() + 8, height() - 4);
    m_name->selectAll();
    m_name->show();
    m_name->setFocus(Qt::OtherFocusReason);
    placeSigns();
}

void AreaRow::endRename(bool take)
{
    if (!m_name)
        return;
    QLineEdit *field = std::exchange(m_name, nullptr);
    const QString name = field->text().simplified();
    const bool hadFocus = field->hasFocus();
    field->removeEventFilter(this);
    field->hide();
    field->deleteLater();
    if (hadFocus)
        setFocus(Qt::OtherFocusReason);
    placeSigns();
    if (take && !name.isEmpty() && name != m_piece.name)
        Q_EMIT renamed(m_piece.id, name);
}

bool AreaRow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_name) {
        if (event->type() == QEvent::FocusOut && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason) {
            endRename(true);
        } else if (event->type() == QEvent::ShortcutOverride) {
            event->accept(); // its keys are the field's
            return true;
        } else if (event->type() == QEvent::KeyPress) {
            const int key = static_cast<QKeyEvent *>(event)->key();
            if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter) {
                endRename(key != Qt::Key_Escape);
                return true;
            }
        }
    }
    if (watched != m_name && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut))
        QMetaObject::invokeMethod(this, &AreaRow::placeSigns, Qt::QueuedConnection); // when the focus has gone over
    return QWidget::eventFilter(watched, event);
}

bool AreaRow::event(QEvent *event)
{
    const bool done = QWidget::event(event);
    switch (event->type()) {
    case QEvent::HoverEnter:
    case QEvent::HoverLeave:
    case QEvent::FocusIn:
    case QEvent::FocusOut: placeSigns(); break;
    default: break;
    }
    return done;
}

void AreaRow::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        m_pressed = event->position().toPoint();
}

void AreaRow::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_pressed || !(event->buttons() & Qt::LeftButton))
        return;
    const QPoint at = event->position().toPoint();
    if (!m_dragging && (at - *m_pressed).manhattanLength() < QApplication::startDragDistance())
        return;
    m_dragging = true;
    setCursor(Qt::ClosedHandCursor);
    Q_EMIT dragged(m_piece.id, mapToParent(at).y());
}

void AreaRow::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed.reset();
    if (std::exchange(m_dragging, false)) {
        setCursor(Qt::PointingHandCursor);
        Q_EMIT dropped(m_piece.id, mapToParent(event->position().toPoint()).y());
    } else if (rect().contains(event->position().toPoint())) {
        Q_EMIT chosen(m_piece.id);
    }
}

void AreaRow::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && nameRect().contains(event->position().toPoint()))
        beginRename();
}

void AreaRow::contextMenuEvent(QContextMenuEvent *event)
{
    openMenu(event->reason() == QContextMenuEvent::Mouse ? event->globalPos()
                                                         : mapToGlobal(QPoint(m_margin + 28, height())));
}

void AreaRow::keyPressEvent(QKeyEvent *event)
{
    if (m_dragging && event->key() == Qt::Key_Escape) {
        m_dragging = false;
        m_pressed.reset();
        setCursor(Qt::PointingHandCursor);
        Q_EMIT dragCancelled();
        return;
    }
    for (const Key &key : rowKeys) {
        if (event->keyCombination() == key.keys) {
            request(key.action);
            return;
        }
    }
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space: Q_EMIT chosen(m_piece.id); break;
    default: QWidget::keyPressEvent(event); // up and down: the list's
    }
}

void AreaRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeSigns();
}

} // namespace campanile
