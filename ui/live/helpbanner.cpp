// SPDX-License-Identifier: GPL-3.0-or-later
#include "helpbanner.h"

#include "button.h"
#include "figures.h"
#include "label.h"
#include "livecampaign.h"
#include "metrics.h"
#include "outcomemark.h"
#include "painting.h"
#include "timewords.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>

namespace campanile {

using namespace Qt::StringLiterals;

HelpBanner::HelpBanner(QWidget *parent)
    : QFrame(parent)
    , m_words(new Label(TextStyle::CardTitle))
    , m_last(new Label(TextStyle::Detail, Ink::Muted))
{
    setFixedHeight(56);
    m_last->setElided(true);
    auto *open = new Button(tr("Open the list"), Button::Role::Secondary);
    open->setObjectName(u"helpList"_s);
    connect(open, &QAbstractButton::clicked, this, &HelpBanner::listRequested);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(64, 0, 24, 0);
    layout->setSpacing(12);
    layout->addWidget(m_words);
    layout->addWidget(m_last, 1);
    layout->addStretch();
    layout->addWidget(open);
    hide();
}

void HelpBanner::setCompact(bool compact)
{
    m_compact = compact;
    setFixedHeight(compact ? 48 : 56);
    m_last->setVisible(!compact);
    layout()->setContentsMargins(compact ? 52 : 64, 0, compact ? 16 : 24, 0);
    update();
}

void HelpBanner::refresh(const LiveCampaign &live)
{
    const int count = live.totals().of(Mark::Help);
    m_grey = live.isStale();
    setVisible(count > 0);
    if (count == 0)
        return;
    m_words->setText(
        count == 1 ? tr("1 person asks for help") : tr("%1 people ask for help").arg(campanile::figure(count)));
    qsizetype newest = -1;
    qint64 when = 0;
    for (qsizetype i = 0; i < live.progress().size(); ++i) {
        if (live.progress().mark(i) == Mark::Help && live.progress().recipient(i).changedMs >= when) {
            newest = i;
            when = live.progress().recipient(i).changedMs;
        }
    }
    const QString address = newest < 0 ? QString() : live.directory().address(newest);
    m_last->setText(
        address.isEmpty() ? tr("last: %1").arg(hourWords(when)) : tr("last: %1, %2").arg(address, hourWords(when)));
    update();
}

void HelpBanner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = tokensFor(this);
    const MarkTheme theme{.dark = t.look == Look::Dark, .grey = m_grey};
    paintBox(painter, rect(), radiusCard, t.surface, markColour(Mark::Help, theme), 2);
    paintMark(painter, Mark::Help, QPointF(m_compact ? 28 : 37, height() / 2.0 + 2), 8.5, theme);
}

} // namespace campanile
