// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandrow.h"

#include "button.h"
#include "filterwords.h"
#include "label.h"
#include "languageshare.h"
#include "metrics.h"
#include "settingsfields.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace campanile {

CommandRow::CommandRow(const VoiceCommand &command, QWidget *parent)
    : QWidget(parent)
    , m_language(new QComboBox(this))
    , m_finding(new Label(TextStyle::Detail, Ink::Warn, this))
{
    m_name = settingsField(tr("Name of the voice"), u"Paola"_s, u"commandName"_s, this);
    m_name->setText(command.name);
    m_command = settingsField(tr("Command"), u"piper --model paola.onnx --output_file {wav}"_s, u"commandLine"_s, this);
    m_command->setText(command.command);
    m_language->setObjectName(u"commandLanguage"_s);
    m_language->setAccessibleName(tr("Language of the voice"));
    m_language->setMinimumHeight(buttonHeight);
    for (const auto tag : {"it"_L1, "de"_L1, "fr"_L1, "sl"_L1, "en"_L1, "uk"_L1, "ar"_L1, "ro"_L1})
        m_language->addItem(languageTitle(QString(tag)), QString(tag));
    int at = m_language->findData(primaryTag(command.language));
    if (at < 0 && !command.language.isEmpty()) { // another one, set elsewhere: kept
        m_language->addItem(languageTitle(primaryTag(command.language)), command.language);
        at = m_language->count() - 1;
    }
    m_language->setCurrentIndex(std::max(at, 0));
    m_finding->setObjectName(u"commandFinding"_s);
    m_finding->setWordWrap(true);
    m_finding->hide();
    auto *remove = new IconButton(u"trash"_s, tr("Remove this program"), this);
    remove->setObjectName(u"commandRemove"_s);
    remove->setSide(buttonHeight); // in line with the fields
    auto *line = new QHBoxLayout;
    line->setSpacing(space12);
    line->addLayout(labelled(tr("Name"), m_name, this), 2);
    line->addLayout(labelled(tr("Language"), m_language, this), 1);
    line->addLayout(labelled(tr("Command"), m_command, this), 5);
    line->addWidget(remove, 0, Qt::AlignBottom);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->setSpacing(space4);
    all->addLayout(line);
    all->addWidget(m_finding);
    connect(m_name, &QLineEdit::editingFinished, this, &CommandRow::changed);
    connect(m_command, &QLineEdit::editingFinished, this, &CommandRow::changed);
    connect(m_language, &QComboBox::activated, this, &CommandRow::changed);
    connect(remove, &IconButton::clicked, this, &CommandRow::removeRequested);
}

VoiceCommand CommandRow::command() const
{
    return {m_name->text().simplified(), m_language->currentData().toString(), m_command->text().trimmed()};
}

bool CommandRow::isEmpty() const
{
    return m_name->text().trimmed().isEmpty() && m_command->text().trimmed().isEmpty();
}

void CommandRow::setFinding(const VoiceCommandFinding &finding)
{
    const QString said = finding.problem == VoiceCommandFinding::Problem::None ? QString() : words(finding);
    m_finding->setText(said);
    m_finding->setVisible(!said.isEmpty());
}

} // namespace campanile
