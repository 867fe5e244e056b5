// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchfield.h"

#include "icons.h"
#include "metrics.h"
#include "painting.h"
#include "tokens.h"
#include "typescale.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace campanile {

SearchField::SearchField(const QString &placeholder, QWidget *parent)
    : QLineEdit(parent)
{
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    setFont(textFont(TextStyle::Body));
    setTextMargins(26, 0, 0, 0);
    setMinimumHeight(buttonHeight);
    setProperty("ownFocusRing", true); // its edge says so
    connect(this, &QLineEdit::textChanged, this, [this] { update(); });
}

void SearchField::setKeys(const QString &keys)
{
    m_keys = keys;
    update();
}

void SearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    paintIcon(painter, QRectF(12, (height() - 18) / 2.0, 18, 18), u"search"_s, t.text2);
    if (m_keys.isEmpty() || !text().isEmpty())
        return;
    painter.setFont(textFont(TextStyle::Caption));
    const int w = painter.fontMetrics().horizontalAdvance(m_keys) + 14;
    const QRectF key(width() - w - 10, (height() - 20) / 2.0, w, 20);
    paintBox(painter, key, radiusTag, t.surface, t.line, 1);
    painter.setPen(t.muted);
    painter.drawText(key, Qt::AlignCenter, m_keys);
}

} // namespace campanile
