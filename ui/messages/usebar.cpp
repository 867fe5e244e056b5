// SPDX-License-Identifier: GPL-3.0-or-later
#include "usebar.h"

#include "button.h"
#include "filterwords.h"
#include "label.h"
#include "messagechecklist.h"
#include "messagesession.h"
#include "messagestudio.h"
#include "metrics.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

/// What people would hear otherwise than it is written; empty: nothing. Nothing of it blocks.
QString warningWords(const Message &message)
{
    QStringList silent;
    QStringList old;
    QStringList open;
    for (const MessageVersion &version : message.versions) {
        const QString name = languageTitle(version.language);
        if (!version.hasAudio())
            silent.append(name);
        else if (version.isAudioOld())
            old.append(name);
        if (!blanksIn(version.text).isEmpty())
            open.append(name);
    }
    QStringList sentences;
    if (!silent.isEmpty())
        sentences.append(UseBar::tr("Without audio: %1. Those people hear %2.")
                .arg(silent.join(u", "_s), languageName(message.main().language)));
    if (!old.isEmpty())
        sentences.append(UseBar::tr("Old audio: %1.").arg(old.join(u", "_s)));
    if (!open.isEmpty())
        sentences.append(UseBar::tr("Blanks left open: %1.").arg(open.join(u", "_s)));
    return sentences.join(u' ');
}

} // namespace

UseBar::UseBar(QWidget *parent)
    : QWidget(parent)
    , m_use(new Button(tr("Use in an alert"), Button::Role::Primary, this))
    , m_hint(new Label(TextStyle::Caption, Ink::Muted, this))
{
    m_use->setObjectName(u"useInAlert"_s);
    m_use->setTall(true);
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(space8);
    layout->addWidget(m_use);
    layout->addWidget(m_hint);
    connect(m_use, &QPushButton::clicked, this, &UseBar::wanted);
}

void UseBar::refresh(const MessageSession &session, const MessageStudio &studio)
{
    const auto &message = session.current();
    const bool audio = message && message->hasAudio();
    const bool usable = audio && studio.report() && studio.report()->isUsable() && studio.isSettled();
    m_use->setEnabled(usable);
    if (!audio)
        m_hint->setText(tr("The audio is missing: record it or use the synthetic voice."));
    else if (!usable && studio.report() && !studio.report()->isUsable())
        m_hint->setText(tr("This audio cannot be used: see its quality."));
    else if (const QString warning = warningWords(*message); !warning.isEmpty())
        m_hint->setText(warning);
    else
        m_hint->setText(tr("Nothing starts here: it is added to the draft."));
    m_hint->setInk(usable && !warningWords(*message).isEmpty() ? Ink::Warn : Ink::Muted);
}

} // namespace campanile
