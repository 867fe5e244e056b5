// SPDX-License-Identifier: GPL-3.0-or-later
#include "arearow.h"

#include "alertwords.h"
#include "button.h"
#include "hatch.h"
#include "metrics.h"
#include "painting.h"
#include "tokens.h"
#include "typescale.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

using namespace Qt::StringLiterals;

namespace campanile {

AreaRow::AreaRow(QWidget *parent)
    : QWidget(parent)
    , m_remove(new IconButton(u"close"_s, tr("Remove"), this))
{
    m_remove->setObjectName(u"removeArea"_s);
    m_remove->setSide(24);
    m_remove->resize(24, 24);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_remove, &IconButton::clicked, this, [this] { Q_EMIT removeRequested(m_piece.id); });
}

void AreaRow::setPiece(const AreaPiece &piece, int count, bool current, bool compact, int margin)
{
    m_piece = piece;
    m_count = count;
    m_current = current;
    m_compact = compact;
    m_margin = margin;
    setFixedHeight(compact ? compactRowHeight : rowHeight);
    const QString kind = kindWords();
    setAccessibleName(piece.name + u", "_s + kind + u", "_s + phonesInWords(count));
    setToolTip(piece.name + (kind.isEmpty() ? QString() : u" · "_s + kind));
    m_remove->setAccessibleName(tr("Remove %1").arg(piece.name));
    m_remove->move(width() - m_margin - 20, (height() - 24) / 2);
    update();
}

QString AreaRow::kindWords() const
{
    QStringList words;
    if (m_piece.exclude)
        words.append(tr("exclusion"));
    switch (m_piece.kind) {
    case PieceKind::Polygon:
        if (!m_piece.exclude)
            words.append(tr("polygon"));
        break;
    case PieceKind::Quarter: words.append(tr("quarter")); break;
    case PieceKind::Circle: words.append(tr("circle")); break;
    case PieceKind::Rectangle: words.append(tr("rectangle")); break;
    case PieceKind::Corridor: words.append(tr("corridor")); break;
    case PieceKind::Town: words.append(tr("the whole municipality")); break;
    case PieceKind::Street:
        words.append(tr("street"));
        if (m_piece.street && m_piece.street->side != StreetStretch::Side::Both)
            words.append(m_piece.street->side == StreetStretch::Side::Odd ? tr("odd numbers") : tr("even numbers"));
        break;
    }
    if (m_current)
        words.append(tr("in edit"));
    return words.join(u", "_s);
}

void AreaRow::paintSwatch(QPainter &painter, const QRectF &r) const
{
    const Tokens &t = tokensFor(this);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QColor fill = t.primary;
    fill.setAlphaF(0.2F);
    const QPen edge(t.primary, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    if (m_piece.exclude) {
        QPen dashed(t.exclusion, 2, Qt::DashLine, Qt::FlatCap);
        dashed.setDashPattern({1.5, 1});
        painter.setPen(dashed);
        painter.drawRoundedRect(r.adjusted(1, 1, -1, -1), 1, 1);
        painter.setPen(QPen(t.exclusion, 2));
        painter.drawLine(QPointF(r.left() + 5, r.center().y()), QPointF(r.right() - 5, r.center().y()));
    } else if (m_piece.kind == PieceKind::Street) {
        QColor wide = t.primary;
        wide.setAlphaF(0.35F);
        painter.fillRect(QRectF(r.left(), r.center().y() - 4.5, r.width(), 9), wide);
        painter.fillRect(QRectF(r.left(), r.center().y() - 1.5, r.width(), 3), t.primary);
    } else {
        painter.setPen(edge);
        painter.setBrush(fill);
        if (m_piece.kind == PieceKind::Quarter)
            painter.drawRoundedRect(r.adjusted(1, 1, -1, -1), 2, 2);
        else if (m_piece.kind == PieceKind::Circle)
            painter.drawEllipse(r.adjusted(1, 1, -1, -1));
        else
            painter.drawPolygon(QPolygonF({{r.left() + 1.5, r.top() + 3}, {r.right() - 1, r.top() + 1.5},
                {r.right() - 3, r.bottom() - 1.5}, {r.left() + 5, r.bottom() - 2}}));
    }
    painter.restore();
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
    paintSwatch(painter, QRectF(m_margin, (height() - 16) / 2.0, 16, 16));

    const int right = width() - m_margin - 20 - 12;
    const QString count = signedNumber(m_count);
    painter.setFont(textFont(TextStyle::BodyStrong));
    painter.setPen(t.text);
    const int countWidth = painter.fontMetrics().horizontalAdvance(count);
    painter.drawText(
        QRect(right - countWidth - 1, 0, countWidth + 2, height()), Qt::AlignVCenter | Qt::AlignRight, count);

    QFont nameFont = textFont(TextStyle::Body);
    nameFont.setWeight(QFont::Medium);
    painter.setFont(nameFont);
    const int left = m_margin + 28;
    const int room = right - countWidth - 16 - left;
    const QString name = painter.fontMetrics().elidedText(m_piece.name, Qt::ElideRight, room);
    const int nameWidth = painter.fontMetrics().horizontalAdvance(name);
    painter.drawText(QRect(left, 0, room, height()), Qt::AlignVCenter | Qt::AlignLeft, name);
    if (!m_compact) {
        painter.setFont(textFont(TextStyle::Caption));
        const QString kind = u" · "_s + kindWords();
        painter.setPen(t.muted);
        if (nameWidth + painter.fontMetrics().horizontalAdvance(kind) <= room)
            painter.drawText(
                QRect(left + nameWidth, 1, room - nameWidth, height()), Qt::AlignVCenter | Qt::AlignLeft, kind);
    }
}

void AreaRow::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        Q_EMIT chosen(m_piece.id);
}

void AreaRow::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space: Q_EMIT chosen(m_piece.id); break;
    case Qt::Key_Delete:
    case Qt::Key_Backspace: Q_EMIT removeRequested(m_piece.id); break;
    case Qt::Key_Up: focusPreviousChild(); break;
    case Qt::Key_Down: focusNextChild(); break;
    default: QWidget::keyPressEvent(event);
    }
}

void AreaRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_remove->move(width() - m_margin - 20, (height() - 24) / 2);
}

} // namespace campanile
