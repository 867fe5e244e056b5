// SPDX-License-Identifier: GPL-3.0-or-later
#include "saveareaform.h"

#include "areastore.h"
#include "button.h"
#include "label.h"
#include "painting.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>

namespace campanile {

using namespace Qt::StringLiterals;

SaveAreaForm::SaveAreaForm(QWidget *parent)
    : QFrame(parent)
    , m_title(new Label(TextStyle::BodyStrong, Ink::Text, this))
    , m_name(new QLineEdit(this))
    , m_folder(new QComboBox(this))
    , m_save(new Button(tr("Save"), Button::Role::Primary, this))
{
    setObjectName(u"saveAreaForm"_s);
    m_name->setObjectName(u"savedAreaName"_s);
    m_name->setMaxLength(100);
    m_name->setPlaceholderText(tr("Name, e.g. River over 4 m"));
    m_name->setAccessibleName(tr("Name"));
    m_folder->setObjectName(u"savedAreaFolder"_s);
    m_folder->setEditable(true);
    m_folder->lineEdit()->setPlaceholderText(tr("Folder (may be left empty)"));
    m_folder->setAccessibleName(tr("Folder"));
    m_save->setObjectName(u"saveAreaNow"_s);
    auto *cancel = new Button(tr("Cancel"), Button::Role::Neutral, this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(m_name);
    layout->addWidget(m_folder);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    layout->addLayout(buttons);
    connect(m_name, &QLineEdit::textChanged, this,
        [this](const QString &text) { m_save->setEnabled(!text.simplified().isEmpty()); });
    connect(m_save, &Button::clicked, this, &SaveAreaForm::accept);
    connect(cancel, &Button::clicked, this, &SaveAreaForm::cancelled);
    hide();
}

void SaveAreaForm::open(const QString &title, const QString &name, const QString &folder, const QStringList &folders)
{
    m_title->setText(title);
    m_folder->clear();
    m_folder->addItems(folders);
    m_folder->setEditText(folder);
    m_name->setText(name);
    m_save->setEnabled(!name.simplified().isEmpty());
    show();
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

void SaveAreaForm::accept()
{
    const QString name = m_name->text().simplified();
    if (!name.isEmpty())
        Q_EMIT accepted(name, folderPath(m_folder->currentText()));
}

void SaveAreaForm::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    painter.fillRect(rect(), t.sunken);
    painter.fillRect(QRect(0, 0, width(), 1), t.line);
}

void SaveAreaForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        accept();
    else if (event->key() == Qt::Key_Escape)
        Q_EMIT cancelled();
    else
        QFrame::keyPressEvent(event);
}

} // namespace campanile
