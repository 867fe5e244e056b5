// SPDX-License-Identifier: GPL-3.0-or-later
#include "splitbutton.h"

#include "metrics.h"

#include <QHBoxLayout>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace campanile {

SplitButton::SplitButton(const QString &text, const QString &moreName, Button::Role role, QWidget *parent)
    : QWidget(parent)
    , m_main(new Button(text, role))
    , m_more(new IconButton(u"chevron-down"_s, moreName))
    , m_menu(new QMenu(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space4);
    row->addWidget(m_main);
    row->addWidget(m_more);
    m_more->setSide(buttonHeight);
    m_more->setEdged(true);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(m_more, &QPushButton::clicked, this, &SplitButton::openMenu);
}

void SplitButton::openMenu()
{
    m_menu->popup(m_main->mapToGlobal(QPoint(0, m_main->height() + space4)));
}

} // namespace campanile
