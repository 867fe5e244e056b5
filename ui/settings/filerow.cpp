// SPDX-License-Identifier: GPL-3.0-or-later
#include "filerow.h"

#include "button.h"
#include "label.h"
#include "metrics.h"
#include "settingsfields.h"
#include "townwords.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {
constexpr int titleWidth = 184, whereWidth = 200;
}

FileRow::FileRow(About about, QWidget *parent)
    : QWidget(parent)
    , m_about(std::move(about))
    , m_chosen(new Label(TextStyle::Body, Ink::Muted, this))
    , m_where(settingsField(m_about.where, tr("FIELD=VALUE"), m_about.objectName + u"Where"_s, this))
    , m_choose(new Button(tr("Choose…"), Button::Role::Neutral, this))
    , m_clear(new IconButton(u"close"_s, tr("Take away: %1").arg(m_about.title), this))
{
    setObjectName(m_about.objectName);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(space12);
    auto *title = new Label(m_about.title, TextStyle::Body, Ink::Text, this);
    title->setFixedWidth(titleWidth);
    row->addWidget(title);
    m_chosen->setElided(true);
    row->addWidget(m_chosen, 1);
    m_where->setFixedWidth(whereWidth);
    m_where->setToolTip(m_about.where);
    m_where->hide();
    row->addWidget(m_where);
    row->addWidget(m_clear);
    m_choose->setAccessibleName(tr("Choose: %1").arg(m_about.title));
    m_choose->setObjectName(m_about.objectName + u"Choose"_s);
    m_clear->setObjectName(m_about.objectName + u"Clear"_s);
    row->addWidget(m_choose);
    connect(m_choose, &Button::clicked, this, &FileRow::choose);
    connect(m_clear, &IconButton::clicked, this, [this] { setFiles({}); });
    m_chosen->setText(m_about.hint);
    m_clear->hide();
}

void FileRow::setFiles(const QStringList &files)
{
    m_files = files;
    QStringList names;
    for (const QString &file : files) {
        const QFileInfo info(file);
        names.append(info.exists() ? u"%1 (%2)"_s.arg(info.fileName(), townwords::size(info.size())) : info.fileName());
    }
    m_chosen->setText(files.isEmpty() ? m_about.hint : names.join(u" · "_s));
    m_chosen->setInk(files.isEmpty() ? Ink::Muted : Ink::Text);
    m_clear->setVisible(!files.isEmpty());
    m_where->setVisible(!files.isEmpty() && !m_about.where.isEmpty());
    Q_EMIT changed();
}

QString FileRow::where() const
{
    return m_files.isEmpty() ? QString() : m_where->text().trimmed();
}

void FileRow::setWhere(const QString &condition)
{
    m_where->setText(condition);
}

void FileRow::choose()
{
    auto *dialog = new QFileDialog(this, m_about.title, {}, m_about.filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(m_about.many ? QFileDialog::ExistingFiles : QFileDialog::ExistingFile);
    if (!m_files.isEmpty())
        dialog->setDirectory(QFileInfo(m_files.first()).path());
    connect(dialog, &QFileDialog::filesSelected, this, &FileRow::setFiles);
    dialog->open();
}

} // namespace campanile
