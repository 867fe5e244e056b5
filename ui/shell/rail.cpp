// SPDX-License-Identifier: GPL-3.0-or-later
#include "rail.h"

#include "figures.h"
#include "icons.h"
#include "metrics.h"
#include "tokens.h"
#include "typescale.h"

#include <QAbstractButton>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

namespace campanile {

namespace {
constexpr int iconEdge = 22;
constexpr int barWidth = 4;
} // namespace

class Rail::Item final : public QAbstractButton {
public:
    Item(const QString &id, const QString &title, const QString &iconName, QWidget *parent)
        : QAbstractButton(parent)
        , m_id(id)
        , m_icon(iconName)
    {
        setText(title);
        setCheckable(true);
        setAccessibleName(title);
        setObjectName(QLatin1StringView("rail") + id.left(1).toUpper() + id.mid(1));
        setFixedSize(railWidth, railItemHeight);
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::StrongFocus);
    }

    [[nodiscard]] const QString &id() const { return m_id; }

    void setCount(int count, bool live)
    {
        m_count = count;
        m_live = live;
        setAccessibleName(count > 0 ? QStringLiteral("%1, %2").arg(text(), figure(count)) : text());
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Tokens &t = tokensFor(this);
        if (isChecked()) {
            painter.fillRect(rect(), t.tint);
            painter.fillRect(QRect(0, 0, barWidth, height()), t.primary);
        } else if (underMouse()) {
            painter.fillRect(rect(), t.sunken);
        }
        const QColor colour = isChecked() ? t.primary : t.text2;
        const QRectF iconRect((width() - iconEdge) / 2.0, 10, iconEdge, iconEdge);
        paintIcon(painter, iconRect, m_icon, colour);
        painter.setFont(textFont(isChecked() ? TextStyle::CaptionStrong : TextStyle::Caption));
        painter.setPen(colour);
        painter.drawText(QRect(2, 36, width() - 4, 18), Qt::AlignCenter, text());
        if (m_count > 0)
            paintCount(painter, t, iconRect);
    }

private:
    void paintCount(QPainter &painter, const Tokens &t, const QRectF &iconRect) const
    {
        const QString words = figure(m_count);
        painter.setFont(textFont(TextStyle::CaptionStrong));
        const double w = std::max(16.0, painter.fontMetrics().horizontalAdvance(words) + 9.0);
        const QRectF badge(iconRect.right() - 5, iconRect.top() - 4, w, 16);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_live ? t.live : t.text2);
        painter.drawRoundedRect(badge, 8, 8);
        painter.setPen(m_live ? t.onFill : t.surface);
        painter.drawText(badge, Qt::AlignCenter, words);
    }

    QString m_id;
    QString m_icon;
    int m_count = 0;
    bool m_live = false;
};

Rail::Rail(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    setFixedWidth(railWidth + 1);
    setAccessibleName(tr("Pages"));
    m_layout->setContentsMargins(0, space8, 1, space8);
    m_layout->setSpacing(0);
    m_layout->addStretch();
    m_group.setExclusive(true);
}

void Rail::addPage(const QString &id, const QString &title, const QString &iconName)
{
    auto *added = new Item(id, title, iconName, this);
    m_group.addButton(added);
    m_layout->insertWidget(static_cast<int>(m_items.size()), added);
    m_items.append(added);
    connect(added, &QAbstractButton::clicked, this, [this, id] { Q_EMIT pageChosen(id); });
}

void Rail::setCurrent(const QString &id)
{
    if (Item *current = item(id))
        current->setChecked(true);
}

void Rail::setCount(const QString &id, int count, bool live)
{
    if (Item *counted = item(id))
        counted->setCount(count, live);
}

Rail::Item *Rail::item(const QString &id) const
{
    const auto found = std::ranges::find(m_items, id, &Item::id);
    return found == m_items.end() ? nullptr : *found;
}

void Rail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    painter.fillRect(rect(), t.surface);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), t.line);
}

} // namespace campanile
