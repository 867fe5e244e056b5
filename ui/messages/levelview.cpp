// SPDX-License-Identifier: GPL-3.0-or-later
#include "levelview.h"

#include "tokens.h"
#include "typescale.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

constexpr double quietest = -48;
constexpr int heldLevels = 20;

} // namespace

LevelView::LevelView(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setCaption(tr("Level"));
}

void LevelView::setCaption(const QString &caption)
{
    m_caption = caption;
    if (!caption.isEmpty())
        setAccessibleName(caption);
    updateGeometry();
    update();
}

void LevelView::setLevel(double peakDb)
{
    m_level = peakDb;
    if (peakDb >= m_held || ++m_heldFor > heldLevels) {
        m_held = peakDb;
        m_heldFor = 0;
    }
    update();
}

void LevelView::clear()
{
    m_level = m_held = -90;
    update();
}

void LevelView::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensFor(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(textFont(TextStyle::Caption));
    painter.setPen(t.muted);
    if (!m_caption.isEmpty())
        painter.drawText(QRect(0, 0, width(), 16), Qt::AlignLeft | Qt::AlignVCenter,
            painter.fontMetrics().elidedText(m_caption, Qt::ElideRight, width()));
    const double top = m_caption.isEmpty() ? 2 : 20;
    constexpr double pitch = 6;
    const int bars = static_cast<int>(width() / pitch);
    const auto dbAt = [&](int bar) { return quietest * (1 - double(bar + 1) / bars); };
    const int held = static_cast<int>(std::floor((1 - m_held / quietest) * bars));
    painter.setPen(Qt::NoPen);
    for (int bar = 0; bar < bars; ++bar) {
        const double db = dbAt(bar);
        QColor colour = t.line;
        if (m_level >= db)
            colour = db > -3 ? t.liveText : db > -12 ? t.warnMark : t.ok;
        else if (bar == held && m_held > quietest)
            colour = t.text;
        painter.setBrush(colour);
        painter.drawRect(QRectF(bar * pitch, top, 4, 12));
    }
    painter.setPen(t.muted);
    const QLocale locale;
    for (const int db : {-48, -36, -24, -12, 0}) {
        if (width() < 200 && (db == -36 || db == -12))
            continue;
        const QString words = db == 0 ? tr("0 dB") : u'\u2212' + locale.toString(-db);
        const double x = (1 - db / quietest) * bars * pitch;
        const double textWidth = painter.fontMetrics().horizontalAdvance(words);
        painter.drawText(QPointF(std::clamp(x - textWidth / 2, 0.0, width() - textWidth), top + 28), words);
    }
}

} // namespace campanile
