// SPDX-License-Identifier: GPL-3.0-or-later
#include "button.h"

#include "icons.h"
#include "metrics.h"
#include "painting.h"
#include "tokens.h"
#include "typescale.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace campanile {

Button::Button(const QString &text, Role role, QWidget *parent)
    : QPushButton(text, parent)
    , m_role(role)
{
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    if (m_role == Role::Stop)
        m_icon = u"stop-octagon"_s;
}

void Button::setRole(Role role)
{
    m_role = role;
    updateGeometry();
    update();
}

void Button::setIconName(const QString &name)
{
    m_icon = name;
    updateGeometry();
    update();
}

void Button::setTall(bool tall)
{
    m_tall = tall;
    updateGeometry();
}

QFont Button::labelFont() const
{
    QFont font = textFont(m_role == Role::Link ? TextStyle::Body : TextStyle::BodyStrong);
    if (m_role == Role::Link)
        font.setWeight(QFont::Medium);
    if (m_role == Role::Stop) {
        font.setPixelSize(18);
        font.setWeight(QFont::Bold);
    }
    return font;
}

QSize Button::sizeHint() const
{
    const int label = QFontMetrics(labelFont()).horizontalAdvance(text());
    const int icon = m_icon.isEmpty() ? 0 : iconSize() + space8;
    if (m_role == Role::Link)
        return {label + icon + 4, 24};
    const int height = m_role == Role::Stop ? stopHeight : m_tall ? primaryHeight : buttonHeight;
    return {label + icon + 2 * (m_role == Role::Stop ? space24 : space16) + 2, height};
}

QSize Button::minimumSizeHint() const
{
    return sizeHint(); // a button's words are never cut
}

void Button::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    QColor fill = t.surface, edge = t.control, ink = t.text;
    double edgeWidth = 1;
    switch (m_role) {
    case Role::Primary: fill = edge = t.primaryFill, ink = t.onFill; break;
    case Role::Secondary: edge = ink = t.primary; break;
    case Role::Neutral: break;
    case Role::Drill: edge = t.strong, edgeWidth = 2; break;
    case Role::Stop: fill = edge = t.strong, ink = t.onStrong; break;
    case Role::Link: fill = edge = QColor(), ink = t.primary; break;
    }
    if (!isEnabled()) {
        ink = mix(t.muted, t.surface, 0.8);
        if (m_role != Role::Link)
            fill = t.sunken, edge = t.line, edgeWidth = 1;
    } else if (fill.isValid() && (isDown() || underMouse())) {
        const bool solid = m_role == Role::Primary || m_role == Role::Stop;
        fill = mix(solid ? t.staleText : t.primary, fill, (isDown() ? 0.2 : 0.1) * (solid ? 1 : 0.8));
        if (solid)
            edge = fill;
    }
    if (m_role != Role::Link)
        paintBox(painter, rect(), radiusButton, fill, edge, edgeWidth);

    QFont font = labelFont();
    if (m_role == Role::Link && isEnabled() && underMouse())
        font.setUnderline(true);
    painter.setFont(font);
    painter.setPen(ink);
    const QFontMetrics metrics(font);
    const int icon = m_icon.isEmpty() ? 0 : iconSize() + space8;
    const int label = metrics.horizontalAdvance(text());
    int x = (width() - label - icon) / 2;
    if (m_role == Role::Link)
        x = 0;
    if (icon)
        paintIcon(painter, QRectF(x, (height() - iconSize()) / 2.0, iconSize(), iconSize()), m_icon, ink);
    painter.drawText(QRect(x + icon, 0, width() - x - icon, height()),
        Qt::AlignLeft | Qt::AlignVCenter | Qt::TextHideMnemonic, text());
}

IconButton::IconButton(const QString &icon, const QString &name, QWidget *parent)
    : QPushButton(parent)
{
    setIconName(icon, name);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void IconButton::setIconName(const QString &icon, const QString &name)
{
    m_icon = icon;
    setAccessibleName(name);
    setToolTip(name);
    update();
}

void IconButton::setEdged(bool edged)
{
    m_edged = edged;
    update();
}

void IconButton::setSide(int pixels)
{
    m_side = pixels;
    updateGeometry();
}

void IconButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    const bool hot = isEnabled() && (isDown() || underMouse());
    if (m_edged || hot || isChecked())
        paintBox(painter, rect(), radiusButton,
            isChecked() || isDown() ? t.tint
                : hot               ? t.sunken
                                    : t.surface,
            m_edged ? t.control : QColor(), 1);
    const double side = m_side >= 40 ? 20 : 16;
    QColor ink = isChecked() ? t.primary : t.text2;
    if (!isEnabled())
        ink.setAlphaF(0.45F);
    paintIcon(painter, QRectF((width() - side) / 2, (height() - side) / 2, side, side), m_icon, ink);
}

} // namespace campanile
