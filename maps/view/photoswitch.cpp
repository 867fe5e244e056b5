// SPDX-License-Identifier: GPL-3.0-or-later
#include "photoswitch.h"

#include <QAbstractButton>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace campanile {

using namespace Qt::StringLiterals;

class PhotoSwitch::Half final : public QAbstractButton {
public:
    explicit Half(QWidget *parent)
        : QAbstractButton(parent)
    {
        setCheckable(true);
        setAutoExclusive(true); // one Tab stop; arrows move
        setFocusPolicy(Qt::TabFocus);
        setCursor(Qt::PointingHandCursor);
        setAttribute(Qt::WA_Hover);
    }

    void setInk(const MapInk &ink)
    {
        m_ink = ink;
        update();
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        return {QFontMetrics(letters(true)).horizontalAdvance(text()) + 28, 34};
    }

    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool on = isChecked();
        QColor ground = m_ink.primary;
        ground.setAlphaF(on ? 0.16F : underMouse() ? 0.08F : 0.0F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(ground);
        painter.drawRoundedRect(QRectF(rect()).adjusted(2, 2, -2, -2), 4, 4);
        if (hasFocus()) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(m_ink.text, 2));
            painter.drawRoundedRect(QRectF(rect()).adjusted(3, 3, -3, -3), 3, 3);
        }
        painter.setFont(letters(on));
        painter.setPen(on ? m_ink.primary : m_ink.text);
        painter.drawText(rect(), Qt::AlignCenter, text());
    }

private:
    [[nodiscard]] QFont letters(bool strong) const
    {
        QFont font = this->font();
        font.setPixelSize(13);
        font.setWeight(strong ? QFont::DemiBold : QFont::Normal);
        return font;
    }

    MapInk m_ink;
};

PhotoSwitch::PhotoSwitch(QWidget *parent)
    : QFrame(parent)
    , m_map(new Half(this))
    , m_photo(new Half(this))
{
    setObjectName(u"mapPhotoSwitch"_s);
    m_map->setObjectName(u"mapShowMap"_s);
    m_photo->setObjectName(u"mapShowPhoto"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(1, 1, 1, 1);
    row->setSpacing(1);
    row->addWidget(m_map);
    row->addWidget(m_photo);
    m_map->setChecked(true);
    retranslate();
    connect(m_map, &QAbstractButton::clicked, this, [this] { Q_EMIT chosen(false); });
    connect(m_photo, &QAbstractButton::clicked, this, [this] { Q_EMIT chosen(true); });
}

void PhotoSwitch::setInk(const MapInk &ink)
{
    m_ink = ink;
    m_map->setInk(ink);
    m_photo->setInk(ink);
    update();
}

void PhotoSwitch::setPhoto(bool shown)
{
    (shown ? m_photo : m_map)->setChecked(true);
}

void PhotoSwitch::retranslate()
{
    setAccessibleName(tr("Background"));
    m_map->setText(tr("Map"));
    m_photo->setText(tr("Photo"));
    m_photo->setAccessibleName(tr("Aerial photograph"));
    setFixedSize(layout()->sizeHint());
}

void PhotoSwitch::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void PhotoSwitch::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_ink.control, 1));
    painter.setBrush(m_ink.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

} // namespace campanile
