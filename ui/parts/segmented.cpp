// SPDX-License-Identifier: GPL-3.0-or-later
#include "segmented.h"

#include "metrics.h"
#include "painting.h"
#include "tokens.h"
#include "typescale.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>

namespace campanile {

namespace {

class Segment final : public QAbstractButton {
public:
    Segment(const QString &text, bool first, bool last, QWidget *parent)
        : QAbstractButton(parent)
        , m_first(first)
        , m_last(last)
    {
        setText(text);
        setCheckable(true);
        setAutoExclusive(true);
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::PointingHandCursor);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding); // beside a field it is as high as that
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        return {QFontMetrics(textFont(TextStyle::DetailStrong)).horizontalAdvance(text()) + 32, 36};
    }

    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Tokens &t = tokensFor(this);
        // Each segment paints its part of one rounded box; a neighbour's edge overlaps by a pixel.
        const QRectF r = rect();
        const QRectF whole = r.adjusted(m_first ? 0 : -radiusButton * 2, 0, m_last ? 0 : radiusButton * 2, 0);
        painter.setClipRect(r);
        const bool on = isChecked();
        QColor fill = on ? t.tint : t.surface;
        if (isEnabled() && !on && (underMouse() || isDown()))
            fill = t.sunken;
        paintBox(painter, whole, radiusButton, fill, on ? t.primary : t.control, on ? 2 : 1);
        if (on) {
            if (!m_first)
                painter.fillRect(QRectF(0, 0, 2, r.height()), t.primary);
            if (!m_last)
                painter.fillRect(QRectF(r.width() - 2, 0, 2, r.height()), t.primary);
        }
        painter.setFont(textFont(on ? TextStyle::DetailStrong : TextStyle::Detail));
        painter.setPen(!isEnabled() ? mix(t.muted, t.surface, 0.8) : on ? t.primary : t.text);
        painter.drawText(r, Qt::AlignCenter, text());
    }

private:
    bool m_first, m_last;
};

} // namespace

Segmented::Segmented(const QStringList &options, QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (qsizetype i = 0; i < options.size(); ++i) {
        auto *segment = new Segment(options[i], i == 0, i == options.size() - 1, this);
        layout->addWidget(segment);
        m_group->addButton(segment, static_cast<int>(i));
    }
    if (!options.isEmpty())
        setCurrent(0);
    connect(m_group, &QButtonGroup::idClicked, this, &Segmented::chosen);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

int Segmented::current() const
{
    return m_group->checkedId();
}

void Segmented::setCurrent(int index)
{
    if (QAbstractButton *button = m_group->button(index))
        button->setChecked(true);
}

void Segmented::setOptionEnabled(int index, bool enabled)
{
    if (QAbstractButton *button = m_group->button(index))
        button->setEnabled(enabled);
}

} // namespace campanile
