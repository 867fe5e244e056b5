// SPDX-License-Identifier: GPL-3.0-or-later
#include "stephead.h"

#include "badges.h"
#include "label.h"

#include <QHBoxLayout>

namespace campanile {

StepHead::StepHead(int number, const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_number(new StepNumber(number, this))
    , m_title(new Label(title, TextStyle::CardTitle, Ink::Text, this))
    , m_layout(new QHBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(12);
    m_layout->addWidget(m_number);
    m_layout->addWidget(m_title);
    m_layout->addStretch(1);
    setMinimumHeight(28);
}

void StepHead::setTitle(const QString &title)
{
    m_title->setText(title);
}

void StepHead::addRight(QWidget *widget)
{
    m_layout->addWidget(widget);
}

} // namespace campanile
