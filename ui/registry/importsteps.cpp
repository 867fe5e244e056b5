// SPDX-License-Identifier: GPL-3.0-or-later
#include "importsteps.h"

#include "icons.h"
#include "metrics.h"
#include "tokens.h"
#include "typescale.h"

#include <QFontMetrics>
#include <QPainter>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

constexpr int disc = 24;
constexpr int bridge = 48;

} // namespace

ImportSteps::ImportSteps(QStringList steps, QWidget *parent)
    : QWidget(parent)
    , m_steps(std::move(steps))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCurrent(0);
}

void ImportSteps::setCurrent(int step)
{
    m_current = step;
    setAccessibleName(step < m_steps.size()
            ? tr("Step %1 of %2: %3").arg(step + 1).arg(m_steps.size()).arg(m_steps.value(step))
            : tr("All steps done"));
    update();
}

int ImportSteps::widthOf(int step) const
{
    return disc + space8 + QFontMetrics(textFont(TextStyle::BodyStrong)).horizontalAdvance(m_steps[step]);
}

QSize ImportSteps::sizeHint() const
{
    int width = 0;
    for (int i = 0; i < m_steps.size(); ++i)
        width += widthOf(i) + (i ? bridge + 2 * space16 : 0);
    return {width, 32};
}

void ImportSteps::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = tokensFor(this);
    int x = 0;
    for (int i = 0; i < m_steps.size(); ++i) {
        if (i) {
            painter.fillRect(QRect(x + space16, height() / 2, bridge, 1), t.control);
            x += bridge + 2 * space16;
        }
        const QRectF circle(x, (height() - disc) / 2.0, disc, disc);
        const bool done = i < m_current;
        const bool current = i == m_current;
        painter.setPen(done || current ? Qt::NoPen : QPen(t.control, 1));
        painter.setBrush(done ? t.ok : current ? t.primaryFill : t.surface);
        painter.drawEllipse(circle.adjusted(0.5, 0.5, -0.5, -0.5));
        if (done) {
            paintIcon(painter, circle.adjusted(4, 4, -4, -4), u"check"_s, t.look == Look::Dark ? t.bg : t.onFill);
        } else {
            painter.setFont(textFont(TextStyle::CaptionStrong));
            painter.setPen(current ? t.onFill : t.text2);
            painter.drawText(circle, Qt::AlignCenter, QString::number(i + 1));
        }
        painter.setFont(textFont(current ? TextStyle::BodyStrong : TextStyle::Body));
        painter.setPen(done || current ? t.text : t.text2);
        painter.drawText(QRect(x + disc + space8, 0, widthOf(i), height()), Qt::AlignVCenter, m_steps[i]);
        x += widthOf(i);
    }
}

} // namespace campanile
