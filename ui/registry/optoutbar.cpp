// SPDX-License-Identifier: GPL-3.0-or-later
#include "optoutbar.h"

#include "button.h"
#include "callerwords.h"
#include "label.h"
#include "metrics.h"
#include "painting.h"
#include "tokens.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace campanile {

OptOutBar::OptOutBar(QWidget *parent)
    : QFrame(parent)
    , m_words(new Label(TextStyle::Body, Ink::Text, this))
    , m_trouble(new Label(TextStyle::Detail, Ink::Warn, this))
    , m_begin(new Button(tr("May be called again…"), Button::Role::Secondary, this))
    , m_form(new QWidget(this))
    , m_reason(new QLineEdit(m_form))
    , m_withdraw(new Button(tr("Withdraw the request"), Button::Role::Primary, m_form))
{
    setObjectName(u"optOutBar"_s);
    m_words->setObjectName(u"optOutWords"_s);
    m_words->setWordWrap(true);
    m_trouble->setObjectName(u"optOutTrouble"_s);
    m_trouble->setWordWrap(true);
    m_begin->setObjectName(u"optOutBegin"_s);
    m_withdraw->setObjectName(u"optOutWithdraw"_s);
    m_reason->setObjectName(u"optOutReason"_s);
    m_reason->setPlaceholderText(tr("Why: who asked for it, and how"));
    m_reason->setAccessibleName(tr("Why the request is withdrawn"));
    m_reason->setMinimumHeight(buttonHeight);
    m_reason->setMaxLength(200);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space16, space8, space8, space8);
    layout->setSpacing(space8);
    auto *line = new QHBoxLayout;
    line->setSpacing(space16);
    line->addWidget(m_words, 1);
    line->addWidget(m_begin);
    layout->addLayout(line);
    auto *form = new QHBoxLayout(m_form);
    form->setContentsMargins({});
    form->setSpacing(space8);
    form->addWidget(m_reason, 1);
    form->addWidget(m_withdraw);
    auto *back = new Button(tr("Cancel"), Button::Role::Neutral, m_form);
    back->setObjectName(u"optOutCancel"_s);
    form->addWidget(back);
    layout->addWidget(m_form);
    layout->addWidget(m_trouble);

    connect(m_begin, &Button::clicked, this, [this] { ask(true); });
    connect(back, &Button::clicked, this, [this] { ask(false); });
    connect(m_reason, &QLineEdit::textChanged, this,
        [this] { m_withdraw->setEnabled(!m_reason->text().trimmed().isEmpty()); });
    connect(m_reason, &QLineEdit::returnPressed, this, &OptOutBar::withdraw);
    connect(m_withdraw, &Button::clicked, this, &OptOutBar::withdraw);
    ask(false);
    hide();
}

void OptOutBar::set(const std::optional<OptOut> &optOut, const QString &who)
{
    const bool same = optOut == m_optOut;
    m_optOut = optOut;
    setVisible(optOut.has_value());
    if (!optOut || same)
        return;
    const QString when = QLocale().toString(optOut->since.toLocalTime(), QLocale::ShortFormat);
    const QString number = internationalWords(optOut->number);
    //: %1 is a name or empty, %2 a number, %3 a date and time
    m_words->setText(who.isEmpty()
            ? tr("%1 asked by telephone, on %2, not to be called any more.").arg(number, when)
            : tr("%1 (%2) asked by telephone, on %3, not to be called any more.").arg(who, number, when));
    ask(false);
}

void OptOutBar::setTrouble(const QString &words)
{
    m_trouble->setText(words);
    m_trouble->setVisible(!words.isEmpty());
    m_withdraw->setEnabled(!m_reason->text().trimmed().isEmpty());
}

void OptOutBar::setDenied(const QString &words)
{
    if (words == m_denied)
        return;
    m_denied = words;
    ask(false);
}

void OptOutBar::ask(bool asking)
{
    m_form->setVisible(asking);
    m_begin->setVisible(!asking);
    m_begin->setEnabled(m_denied.isEmpty());
    m_reason->clear();
    setTrouble(m_denied);
    if (asking)
        m_reason->setFocus(Qt::OtherFocusReason);
}

void OptOutBar::withdraw()
{
    const QString reason = m_reason->text().simplified();
    if (!m_optOut || reason.isEmpty())
        return;
    m_withdraw->setEnabled(false); // until the dialer answered
    Q_EMIT withdrawRequested(m_optOut->number, reason);
}

void OptOutBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = tokensFor(this);
    paintBox(painter, rect(), radiusCard, t.tint, t.control, 1);
}

} // namespace campanile
