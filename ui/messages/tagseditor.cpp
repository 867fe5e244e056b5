// SPDX-License-Identifier: GPL-3.0-or-later
#include "tagseditor.h"

#include "chip.h"
#include "flowlayout.h"
#include "label.h"
#include "metrics.h"

#include <QCompleter>
#include <QLineEdit>
#include <QStringListModel>

using namespace Qt::StringLiterals;

namespace campanile {

QStringList cleanTags(const QStringList &tags)
{
    QStringList result;
    for (const QString &given : tags) {
        const QString tag = given.simplified();
        if (!tag.isEmpty() && !result.contains(tag, Qt::CaseInsensitive))
            result.append(tag);
    }
    result.sort(Qt::CaseInsensitive);
    return result;
}

TagsEditor::TagsEditor(QWidget *parent)
    : QWidget(parent)
    , m_known(new QStringListModel(this))
    , m_flow(new FlowLayout(space8, this))
    , m_field(new QLineEdit)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    auto *name = new Label(tr("Tags"), TextStyle::Caption, Ink::Muted);
    name->setFixedHeight(chipHeight);
    m_flow->addWidget(name);
    m_field->setObjectName(u"addTag"_s);
    m_field->setAccessibleName(tr("Add a tag"));
    m_field->setPlaceholderText(tr("Add a tag"));
    m_field->setFixedSize(150, chipHeight);
    m_field->setMaxLength(60);
    auto *completer = new QCompleter(m_known, m_field);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_field->setCompleter(completer);
    m_flow->addWidget(m_field);
    connect(m_field, &QLineEdit::returnPressed, this, &TagsEditor::add);
    connect(m_field, &QLineEdit::textEdited, this, [this](const QString &text) {
        if (text.endsWith(u','))
            add();
    });
    // after the completer has put its word into the field
    connect(
        completer, qOverload<const QString &>(&QCompleter::activated), this, &TagsEditor::add, Qt::QueuedConnection);
}

void TagsEditor::setTags(const QStringList &tags)
{
    if (m_tags == tags)
        return;
    m_tags = tags;
    show();
}

void TagsEditor::setKnownTags(const QStringList &tags)
{
    m_known->setStringList(tags);
}

void TagsEditor::add()
{
    const QStringList more = m_field->text().split(u',', Qt::SkipEmptyParts);
    m_field->clear();
    change(m_tags + more);
}

void TagsEditor::change(QStringList tags)
{
    tags = cleanTags(tags);
    if (tags == m_tags)
        return;
    m_tags = tags;
    show();
    Q_EMIT edited(m_tags);
}

void TagsEditor::show()
{
    for (Chip *chip : std::exchange(m_chips, {})) {
        chip->hide();
        m_flow->removeWidget(chip);
        chip->deleteLater(); // its own signal may have brought us here
    }
    for (qsizetype i = 0; i < m_tags.size(); ++i) {
        const QString tag = m_tags.at(i);
        auto *chip = new Chip(tag);
        chip->setRemovable(true);
        chip->setObjectName(u"tag-%1"_s.arg(tag));
        chip->setAccessibleDescription(tr("Delete takes the tag away"));
        m_flow->insertWidget(static_cast<int>(i) + 1, chip);
        m_chips.append(chip);
        chip->show();
        connect(chip, &Chip::removeRequested, this, [this, tag] {
            m_field->setFocus();
            QStringList tags = m_tags;
            tags.removeAll(tag);
            change(tags);
        });
    }
    updateGeometry();
}

} // namespace campanile
