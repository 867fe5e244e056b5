// SPDX-License-Identifier: GPL-3.0-or-later
#include "settingsfields.h"

#include "label.h"
#include "metrics.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace campanile {

QLineEdit *settingsField(const QString &name, const QString &example, const QString &objectName, QWidget *parent)
{
    auto *edit = new QLineEdit(parent);
    edit->setAccessibleName(name);
    edit->setPlaceholderText(example);
    edit->setObjectName(objectName);
    edit->setMinimumHeight(buttonHeight);
    return edit;
}

QVBoxLayout *labelled(const QString &name, QWidget *control, QWidget *parent)
{
    auto *layout = new QVBoxLayout;
    layout->setSpacing(space4);
    layout->addWidget(new Label(name, TextStyle::Detail, Ink::Text2, parent));
    layout->addWidget(control);
    layout->addStretch(); // beside a taller one the names stay in line
    return layout;
}

} // namespace campanile
