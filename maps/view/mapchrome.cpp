// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapchrome.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOptionToolButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

constexpr int padding = 8; ///< of the scale bar

enum class Sign { Plus, Minus, Fit };

class SignButton final : public QToolButton {
public:
    SignButton(Sign sign, QWidget *parent)
        : QToolButton(parent)
        , m_sign(sign)
    {
        setFixedSize(40, 40);
        setFocusPolicy(Qt::TabFocus);
        setAutoRepeat(sign != Sign::Fit);
    }

    void setInk(const MapInk &ink)
    {
        m_ink = ink;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (underMouse() || isDown()) {
            QColor hover = m_ink.primary;
            hover.setAlphaF(isDown() ? 0.22F : 0.12F);
            painter.fillRect(rect().adjusted(3, 3, -3, -3), hover);
        }
        if (hasFocus()) {
            painter.setPen(QPen(m_ink.text, 2));
            painter.drawRoundedRect(QRectF(rect()).adjusted(3, 3, -3, -3), 3, 3);
        }
        const QPointF c = QRectF(rect()).center();
        painter.setPen(QPen(m_ink.text, 1.6, Qt::SolidLine, Qt::RoundCap));
        if (m_sign != Sign::Fit) {
            painter.drawLine(c - QPointF(6.5, 0), c + QPointF(6.5, 0));
            if (m_sign == Sign::Plus)
                painter.drawLine(c - QPointF(0, 6.5), c + QPointF(0, 6.5));
            return;
        }
        painter.drawEllipse(c, 5, 5);
        for (const QPointF way : {QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)})
            painter.drawLine(c + way * 5, c + way * 8.5);
    }

private:
    Sign m_sign;
    MapInk m_ink;
};

} // namespace

ZoomBox::ZoomBox(QWidget *parent)
    : QFrame(parent)
{
    setObjectName(u"mapZoom"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(1);
    const auto add = [&](Sign sign, const QString &name, const QString &words) {
        auto *button = new SignButton(sign, this);
        button->setObjectName(name);
        button->setAccessibleName(words);
        button->setToolTip(words);
        column->addWidget(button);
        return button;
    };
    m_in = add(Sign::Plus, u"mapZoomIn"_s, tr("Zoom in"));
    m_out = add(Sign::Minus, u"mapZoomOut"_s, tr("Zoom out"));
    m_fit = add(Sign::Fit, u"mapFit"_s, tr("Show the whole area"));
    connect(m_in, &QToolButton::clicked, this, [this] { Q_EMIT zoomWanted(1); });
    connect(m_out, &QToolButton::clicked, this, [this] { Q_EMIT zoomWanted(-1); });
    connect(m_fit, &QToolButton::clicked, this, &ZoomBox::fitWanted);
    setFixedSize(sizeHint());
}

void ZoomBox::setInk(const MapInk &ink)
{
    m_ink = ink;
    for (QToolButton *button : {m_in, m_out, m_fit})
        static_cast<SignButton *>(button)->setInk(ink);
    update();
}

void ZoomBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_ink.control, 1));
    painter.setBrush(m_ink.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    QColor divider = m_ink.control;
    divider.setAlphaF(0.35F);
    for (const int y : {41, 82})
        painter.fillRect(QRectF(8, y, width() - 16, 1), divider);
}

ScaleBar::ScaleBar(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"mapScale"_s);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    resize(sizeHint());
}

void ScaleBar::setInk(const MapInk &ink)
{
    m_ink = ink;
    update();
}

void ScaleBar::setMetresPerPixel(double metres)
{
    if (metres <= 0 || metres == m_perPixel)
        return;
    m_perPixel = metres;
    const double most = 114 * metres;
    const double decade = std::pow(10, std::floor(std::log10(most)));
    m_metres = most >= 5 * decade ? 5 * decade : most >= 2 * decade ? 2 * decade : decade;
    setAccessibleName(tr("Scale"));
    resize(sizeHint());
    update();
}

QString ScaleBar::words() const
{
    return m_metres >= 1000 ? tr("%1 km").arg(QLocale().toString(m_metres / 1000, 'g', 3))
                            : tr("%1 m").arg(QLocale().toString(m_metres, 'g', 3));
}

QFont ScaleBar::small() const
{
    QFont font = this->font();
    font.setPixelSize(12);
    return font;
}

QSize ScaleBar::sizeHint() const
{
    const double inner = std::max(m_metres / m_perPixel + 2, QFontMetricsF(small()).horizontalAdvance(words()));
    return {int(std::ceil(inner)) + 2 * padding, 30};
}

void ScaleBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange)
        resize(sizeHint());
    QWidget::changeEvent(event);
}

void ScaleBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor ground = m_ink.surface;
    ground.setAlphaF(0.9F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(rect(), 3, 3);
    painter.setFont(small());
    painter.setPen(m_ink.text);
    painter.drawText(QRectF(padding, 2, width() - 2 * padding, 16), Qt::AlignLeft | Qt::AlignVCenter, words());
    const double length = m_metres / m_perPixel;
    painter.setPen(QPen(m_ink.text, 2, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    const double left = padding + 1; // half the pen inside the padding
    const QPointF bar[] = {{left, 19}, {left, 24}, {left + length, 24}, {left + length, 19}};
    painter.drawPolyline(bar, 4);
}

Attribution::Attribution(const QString &text, QWidget *parent)
    : QLabel(text, parent)
{
    setObjectName(u"mapAttribution"_s);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setContentsMargins(8, 1, 8, 1);
    setAutoFillBackground(true);
    QFont small = font();
    small.setPixelSize(12);
    setFont(small);
    setFixedHeight(20);
    adjustSize();
}

void Attribution::setInk(const MapInk &ink)
{
    QPalette colours = palette();
    QColor ground = ink.surface;
    ground.setAlphaF(0.9F);
    colours.setColor(QPalette::Window, ground);
    colours.setColor(QPalette::WindowText, ink.muted);
    setPalette(colours);
}

} // namespace campanile
