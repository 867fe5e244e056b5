// SPDX-License-Identifier: GPL-3.0-or-later
#include "recordbutton.h"

#include "painting.h"
#include "tokens.h"

#include <QPainter>

namespace campanile {

RecordButton::RecordButton(QWidget *parent)
    : QAbstractButton(parent)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    name();
}

void RecordButton::setRecording(bool recording)
{
    m_recording = recording;
    name();
    update();
}

void RecordButton::name()
{
    const QString words = m_recording ? tr("Stop recording") : tr("Record");
    setAccessibleName(words);
    setToolTip(words);
}

void RecordButton::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensFor(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF disc = QRectF(rect()).adjusted(1, 1, -1, -1);
    paintBox(painter, disc, disc.width() / 2, underMouse() && isEnabled() ? t.sunken : t.surface,
        isEnabled() ? t.text : t.line, 2);
    // the dot of every recorder; a refusal's colour, not that of ringing telephones
    const QColor ink = isEnabled() ? t.exclusion : t.line;
    if (m_recording)
        paintBox(painter, QRectF(0, 0, 20, 20).translated(disc.center() - QPointF(10, 10)), 3, ink);
    else
        paintBox(painter, QRectF(0, 0, 26, 26).translated(disc.center() - QPointF(13, 13)), 13, ink);
}

} // namespace campanile
