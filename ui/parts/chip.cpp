// SPDX-License-Identifier: GPL-3.0-or-later
#include "chip.h"

#include "icons.h"
#include "metrics.h"
#include "outcomemark.h"
#include "painting.h"
#include "tokens.h"
#include "typescale.h"

#include <QKeyEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {
constexpr int markSpace = 20, crossSpace = 20;
}

Chip::Chip(const QString &text, QWidget *parent)
    : QAbstractButton(parent)
{
    setText(text);
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Chip::setMark(std::optional<Mark> mark)
{
    m_mark = mark;
    updateGeometry();
    update();
}

void Chip::setRemovable(bool removable)
{
    m_removable = removable;
    setCheckable(!removable);
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const
{
    // room for the semibold words, so that choosing moves nothing
    const int words = QFontMetrics(textFont(TextStyle::DetailStrong)).horizontalAdvance(text());
    return {words + 24 + (m_mark ? markSpace : 0) + (m_removable ? crossSpace : 0), chipHeight};
}

void Chip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    const bool on = isChecked();
    QColor fill = on ? t.tint : t.surface;
    if (isEnabled() && (underMouse() || isDown()))
        fill = mix(t.primary, fill, isDown() ? 0.16 : 0.06);
    paintBox(painter, rect(), height() / 2.0, fill, on ? t.primary : isEnabled() ? t.control : t.line, 1);
    painter.setFont(textFont(on ? TextStyle::DetailStrong : TextStyle::Detail));
    painter.setPen(!isEnabled() ? t.muted : on ? t.primary : t.text);
    QRect words = rect().adjusted(12, 0, -12, 0);
    if (m_mark) {
        paintMark(painter, *m_mark, QPointF(words.left() + 6, height() / 2.0), 6,
            {.dark = t.look == Look::Dark, .grey = false});
        words.setLeft(words.left() + markSpace);
    }
    if (m_removable) {
        words.setRight(words.right() - crossSpace);
        paintIcon(painter, QRectF(width() - 12 - 14, (height() - 14) / 2.0, 14, 14), u"close"_s, t.text2);
    }
    painter.drawText(words, Qt::AlignCenter, text());
}

void Chip::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_removable && isDown() && event->position().x() > width() - 12 - crossSpace)
        Q_EMIT removeRequested();
    QAbstractButton::mouseReleaseEvent(event);
}

void Chip::keyPressEvent(QKeyEvent *event)
{
    if (m_removable && (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)) {
        Q_EMIT removeRequested();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

} // namespace campanile
