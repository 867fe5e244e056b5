// SPDX-License-Identifier: GPL-3.0-or-later
#include "sectionlist.h"

#include "icons.h"
#include "metrics.h"
#include "painting.h"
#include "tokens.h"
#include "typescale.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QPainter>
#include <QVBoxLayout>

namespace campanile {

namespace {

constexpr int barWidth = 4, iconSide = 20;

class Item final : public QAbstractButton {
public:
    Item(const SectionList::Entry &entry, QWidget *parent)
        : QAbstractButton(parent)
        , m_icon(entry.icon)
    {
        setText(entry.title);
        setObjectName(QLatin1String("section") + entry.name);
        setCheckable(true);
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::PointingHandCursor);
        setAttribute(Qt::WA_Hover);
        setFixedHeight(rowHeight);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Tokens &t = tokensFor(this);
        if (isChecked() || underMouse()) {
            paintBox(painter, rect(), radiusButton, isChecked() ? t.tint : t.surface);
        }
        if (isChecked())
            painter.fillRect(QRect(0, space8, barWidth, height() - 2 * space8), t.primary);
        const QColor ink = isChecked() ? t.primary : t.text2;
        const QRect place(space16, (height() - iconSide) / 2, iconSide, iconSide);
        paintIcon(painter, place, m_icon, ink);
        painter.setFont(textFont(isChecked() ? TextStyle::BodyStrong : TextStyle::Body));
        painter.setPen(isChecked() ? t.text : t.text2);
        painter.drawText(rect().adjusted(space16 + iconSide + space12, 0, -space8, 0), Qt::AlignVCenter, text());
    }

private:
    QString m_icon;
};

} // namespace

SectionList::SectionList(const QList<Entry> &entries, QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(space4);
    for (const Entry &entry : entries) {
        auto *item = new Item(entry, this);
        m_group->addButton(item, static_cast<int>(m_group->buttons().size()));
        layout->addWidget(item);
    }
    layout->addStretch();
    setCurrent(0);
    connect(m_group, &QButtonGroup::idClicked, this, &SectionList::chosen);
}

void SectionList::setCurrent(int index)
{
    if (QAbstractButton *item = m_group->button(index))
        item->setChecked(true);
}

int SectionList::current() const
{
    return m_group->checkedId();
}

} // namespace campanile
