// SPDX-License-Identifier: GPL-3.0-or-later
#include "liveheader.h"

#include "button.h"
#include "label.h"
#include "liveboard.h"
#include "metrics.h"
#include "placewords.h"
#include "statuslight.h"
#include "timewords.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QPainter>

namespace campanile {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

LiveHeader::LiveHeader(LiveBoard &board, QWidget *parent)
    : QFrame(parent)
    , m_board(board)
    , m_title(new Label(TextStyle::PageTitle))
    , m_detail(new Label(TextStyle::Detail, Ink::Text2))
    , m_choose(new IconButton(u"chevron-down"_s, tr("Other alerts")))
    , m_age(new AgeLight)
    , m_wall(new Button(tr("Wall"), Button::Role::Neutral))
    , m_wallShort(new IconButton(u"screen"_s, tr("Open the wall")))
    , m_correction(new Button(tr("Correction or all-clear"), Button::Role::Secondary))
    , m_stop(new Button(tr("STOP ALL"), Button::Role::Stop))
{
    m_title->setElided(true);
    m_detail->setElided(true);
    m_title->setObjectName(u"liveTitle"_s);
    m_choose->setObjectName(u"campaignMenu"_s);
    m_wall->setObjectName(u"openWall"_s);
    m_wall->setIconName(u"screen"_s);
    m_wallShort->setObjectName(u"openWallShort"_s);
    m_wallShort->setEdged(true);
    m_wallShort->setSide(40);
    m_correction->setObjectName(u"correction"_s);
    m_correction->setIconName(u"edit"_s);
    m_stop->setObjectName(u"stopAll"_s);
    m_stop->setIconName(u"stop-octagon"_s);
    m_stop->setMinimumHeight(stopHeight);
    m_correction->setMinimumHeight(stopHeight);
    m_stop->setToolTip(tr("No new call begins. Calls under way end."));

    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    auto *first = new QHBoxLayout;
    first->setSpacing(4);
    first->addWidget(m_title, 0);
    first->addWidget(m_choose);
    first->addStretch(1);
    names->addStretch();
    names->addLayout(first);
    names->addWidget(m_detail);
    names->addStretch();

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(24, 0, 24, 0);
    layout->setSpacing(16);
    layout->addLayout(names, 1);
    layout->addWidget(m_age);
    layout->addSpacing(8);
    layout->addWidget(m_wall);
    layout->addWidget(m_wallShort);
    layout->addWidget(m_correction);
    layout->addWidget(m_stop);
    setCompact(false);

    connect(m_choose, &QAbstractButton::clicked, this, &LiveHeader::openMenu);
    connect(m_wall, &QAbstractButton::clicked, this, &LiveHeader::wallRequested);
    connect(m_wallShort, &QAbstractButton::clicked, this, &LiveHeader::wallRequested);
    connect(m_correction, &QAbstractButton::clicked, this, &LiveHeader::correctionRequested);
    connect(m_stop, &QAbstractButton::clicked, this, &LiveHeader::stopRequested);
}

void LiveHeader::setCompact(bool compact)
{
    m_compact = compact;
    setFixedHeight(compact ? 64 : 88);
    const int side = compact ? 16 : 24;
    layout()->setContentsMargins(side, 0, compact ? 8 : side, 0);
    layout()->setSpacing(compact ? 12 : 16);
    m_title->setStyle(compact ? TextStyle::CardTitle : TextStyle::PageTitle);
    m_wall->setVisible(!compact);
    m_wallShort->setVisible(compact);
    m_stop->setFixedHeight(compact ? 48 : stopHeight);
    m_correction->setFixedHeight(compact ? 48 : stopHeight);
    refresh();
}

QString LiveHeader::detail(const LiveCampaign &live) const
{
    const CampaignInfo &campaign = live.campaign();
    QStringList parts;
    const QString place = placeTitle(campaign.receipt.area);
    if (!place.isEmpty())
        parts.append(place);
    const auto launched = campaign.launched;
    switch (campaign.state) {
    case CampaignState::Prepared: parts.append(tr("not yet launched")); break;
    case CampaignState::CanaryDone: parts.append(tr("waiting after the first calls")); break;
    case CampaignState::Halted: parts.append(tr("suspended by the dialer")); break;
    case CampaignState::Stopping: parts.append(tr("stopping")); break;
    case CampaignState::Stopped: parts.append(tr("stopped at %1").arg(hourWords(campaign.ended))); break;
    case CampaignState::Finished: parts.append(tr("ended at %1").arg(hourWords(campaign.ended))); break;
    default: break;
    }
    if (launched.isValid() && !m_compact)
        parts.append(tr("began at %1").arg(hourWords(launched)));
    if (launched.isValid() && campaign.state == CampaignState::Running)
        parts.append(
            tr("for %1").arg(spanWords(std::chrono::milliseconds(live.dialerNowMs() - launched.toMSecsSinceEpoch()))));
    if (live.timeScale() > 1)
        parts.append(tr("%1 times faster than real").arg(QLocale().toString(live.timeScale(), 'g', 4)));
    return parts.join(m_compact ? u" · "_s : u"\u2002·\u2002"_s);
}

void LiveHeader::refresh()
{
    const LiveCampaign *live = m_board.current();
    const bool loaded = live && live->isLoaded();
    m_choose->setVisible(m_board.campaigns().size() > 1);
    m_age->setVisible(live);
    m_wall->setEnabled(live);
    m_wallShort->setEnabled(live);
    m_age->refresh(live, m_compact);
    if (!loaded) {
        m_title->setText(live ? tr("Reading the alert…") : tr("Live"));
        m_detail->setText({});
        m_correction->hide();
        m_stop->hide();
        return;
    }
    const CampaignInfo &campaign = live->campaign();
    m_title->setText(campaign.title.isEmpty() ? placeTitle(campaign.receipt.area) : campaign.title);
    m_detail->setText(detail(*live));
    const bool runs = !isOver(campaign.state) && campaign.state != CampaignState::Prepared;
    const bool stopping = m_board.isStopping(campaign.id) || campaign.state == CampaignState::Stopping;
    m_correction->show();
    m_stop->setVisible(runs);
    m_stop->setEnabled(!stopping);
    m_stop->setText(stopping ? tr("STOPPING…") : tr("STOP ALL"));
}

void LiveHeader::openMenu()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"campaigns"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QLocale locale;
    for (const CampaignInfo &campaign : m_board.campaigns()) {
        const QString state = isOver(campaign.state) ? tr("ended") : tr("running");
        const QString mode = campaign.mode == Mode::Drill ? tr("DRILL") : tr("LIVE");
        QAction *action = menu->addAction(u"%1 · %2 · %3 · %4"_s.arg(
            locale.toString(campaign.launched, u"d MMM HH:mm"_s), campaign.title, mode, state));
        action->setCheckable(true);
        action->setChecked(m_board.current() && m_board.current()->campaign().id == campaign.id);
        connect(action, &QAction::triggered, this, [this, id = campaign.id] { m_board.follow(id); });
    }
    menu->popup(m_choose->mapToGlobal(QPoint(0, m_choose->height())));
}

void LiveHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    painter.fillRect(rect(), t.surface);
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.line);
}

void AgeLight::refresh(const LiveCampaign *live, bool compact)
{
    QString words;
    bool fresh = false;
    if (live && live->connection() == CampaignWatch::Connection::Ended) {
        words = compact ? tr("final") : tr("Final data");
        fresh = true;
    } else if (live && live->lastContact().isValid()) {
        const QString age = spanWords(std::max<std::chrono::milliseconds>(live->age(), 1s));
        words = compact ? tr("%1 ago").arg(age) : tr("Data of %1 ago").arg(age);
        fresh = !live->isStale();
    } else if (live) {
        words = tr("No data yet");
    }
    if (words == m_words && fresh == m_fresh)
        return;
    m_words = words;
    m_fresh = fresh;
    setAccessibleName(words);
    updateGeometry();
    update();
}

QSize AgeLight::sizeHint() const
{
    return {22 + QFontMetrics(textFont(TextStyle::DetailStrong)).horizontalAdvance(m_words) + 2, 20};
}

void AgeLight::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = tokensFor(this);
    StatusLight::paintShape(painter, QRectF(0, (height() - 14) / 2.0, 14, 14),
        m_fresh ? StatusLight::State::Ok : StatusLight::State::Warning, this);
    painter.setFont(textFont(TextStyle::DetailStrong));
    painter.setPen(m_fresh ? t.ok : t.warnText);
    painter.drawText(rect().adjusted(22, 0, 0, 0), Qt::AlignVCenter, m_words);
}

} // namespace campanile
