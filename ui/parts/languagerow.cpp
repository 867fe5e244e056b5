// SPDX-License-Identifier: GPL-3.0-or-later
#include "languagerow.h"

#include "figures.h"
#include "label.h"
#include "metrics.h"
#include "playbutton.h"

#include <QHBoxLayout>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {
constexpr int playSide = 24, markWidth = 26, phonesWidth = 56;
}

LanguageRow::LanguageRow(QWidget *parent)
    : QWidget(parent)
    , m_play(new PlayButton(this))
    , m_mark(new Label(TextStyle::CaptionStrong, Ink::Text2, this))
    , m_name(new Label(TextStyle::Body, Ink::Text, this))
    , m_length(new Label(TextStyle::Detail, Ink::Muted, this))
    , m_phones(new Label(TextStyle::BodyStrong, Ink::Text, this))
{
    setFixedHeight(compactRowHeight);
    m_play->setObjectName(u"languagePlay"_s);
    m_play->setDiameter(playSide);
    m_mark->setFixedWidth(markWidth);
    m_name->setElided(true);
    m_phones->setMinimumWidth(phonesWidth);
    m_phones->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(space8, 0, 0, 1);
    line->setSpacing(space8);
    line->addWidget(m_play);
    line->addSpacing(space8);
    line->addWidget(m_mark);
    line->addWidget(m_name, 1);
    line->addWidget(m_length);
    line->addWidget(m_phones);
    connect(m_play, &PlayButton::clicked, this, [this] {
        if (!m_path.isEmpty())
            Q_EMIT playRequested(m_path);
    });
}

void LanguageRow::setVersion(
    const QString &mark, const QString &name, const QString &path, const QString &length, int phones)
{
    m_path = path;
    const bool audible = !path.isEmpty();
    m_play->setEnabled(audible);
    m_mark->setText(mark);
    m_mark->show();
    m_name->setInk(audible ? Ink::Text : Ink::Warn);
    m_name->setText(audible ? name : tr("%1: no audio yet, nobody hears it").arg(name));
    m_length->setText(audible ? length : QString());
    m_phones->setText(audible ? figure(phones) : QString());
    m_phones->setVisible(audible);
    setAccessibleName(audible ? tr("%1: %2 phone(s)", nullptr, phones).arg(name, figure(phones)) : m_name->text());
    setToolTip(accessibleName());
}

void LanguageRow::setMenu(const QString &name, const QString &path, const QString &length, const QString &trouble)
{
    m_path = path;
    m_play->setEnabled(!path.isEmpty());
    m_mark->hide();
    m_name->setInk(Ink::Text);
    m_name->setText(trouble.isEmpty() ? name : u"%1: %2"_s.arg(name, trouble));
    m_length->setText(length);
    m_phones->hide();
    setAccessibleName(m_name->text());
    setToolTip(m_name->text());
}

void LanguageRow::setPlaying(bool playing)
{
    m_play->setPlaying(playing);
}

void LanguageRow::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(QRect(space8, height() - 1, width() - space8, 1), tokensFor(this).line);
}

} // namespace campanile
