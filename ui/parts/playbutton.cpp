// SPDX-License-Identifier: GPL-3.0-or-later
#include "playbutton.h"

#include "icons.h"
#include "painting.h"
#include "tokens.h"

#include <QEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace campanile {

PlayButton::PlayButton(QWidget *parent)
    : QAbstractButton(parent)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    name();
}

void PlayButton::setPlaying(bool playing)
{
    if (m_playing == playing)
        return;
    m_playing = playing;
    name();
    update();
}

void PlayButton::setDiameter(int pixels)
{
    m_diameter = pixels;
    updateGeometry();
}

void PlayButton::name()
{
    const QString words = m_playing ? tr("Stop listening") : tr("Listen");
    setAccessibleName(words);
    setToolTip(words);
}

void PlayButton::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        name();
}

void PlayButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    QColor fill = isEnabled() ? t.primaryFill : t.line;
    if (isEnabled() && (underMouse() || isDown()))
        fill = mix(t.staleText, fill, isDown() ? 0.25 : 0.12);
    const double side = std::min(width(), height());
    const QRectF disc((width() - side) / 2, (height() - side) / 2, side, side);
    paintBox(painter, disc, side / 2, fill);
    const double icon = side * 0.45;
    QRectF at(0, 0, icon, icon);
    at.moveCenter(disc.center());
    paintIcon(painter, at, m_playing ? u"halt"_s : u"play"_s, isEnabled() ? t.onFill : t.muted);
}

} // namespace campanile
