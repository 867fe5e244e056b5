// SPDX-License-Identifier: GPL-3.0-or-later
#include "topbar.h"

#include "clock.h"
#include "icons.h"
#include "metrics.h"
#include "modebadge.h"
#include "statuslight.h"
#include "tokens.h"
#include "typescale.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

/// Paints the user's initials, or a figure where nobody has a name.
class Initials final : public QWidget {
public:
    explicit Initials(QWidget *parent)
        : QWidget(parent)
    {
        setFixedSize(32, 32);
    }

    QString text;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Tokens &t = tokensFor(this);
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.tint);
        painter.drawEllipse(rect());
        if (text.isEmpty()) {
            paintIcon(painter, QRectF(8, 8, 16, 16), u"user"_s, t.primary);
            return;
        }
        painter.setPen(t.primary);
        painter.setFont(textFont(TextStyle::DetailStrong));
        painter.drawText(rect(), Qt::AlignCenter, text);
    }
};

QLabel *label(TextStyle style, QPalette::ColorRole role, QWidget *parent)
{
    auto *made = new QLabel(parent);
    made->setFont(textFont(style));
    made->setForegroundRole(role);
    return made;
}

QWidget *divider(QWidget *parent)
{
    auto *line = new QWidget(parent);
    line->setFixedSize(1, 32);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Mid);
    return line;
}

StatusLight::State shownState(ReadinessItem::State state)
{
    switch (state) {
    case ReadinessItem::State::Ok: return StatusLight::State::Ok;
    case ReadinessItem::State::Warning: return StatusLight::State::Warning;
    case ReadinessItem::State::Failed: return StatusLight::State::Failed;
    case ReadinessItem::State::Unknown: break;
    }
    return StatusLight::State::Unknown;
}

QString initialsOf(const QString &name)
{
    QString initials;
    for (const QString &part : name.split(u' ', Qt::SkipEmptyParts))
        initials += part.front().toUpper();
    return initials.left(2);
}

} // namespace

TopBar::TopBar(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
{
    setFixedHeight(topBarHeight);
    m_town = label(TextStyle::CardTitle, QPalette::WindowText, this);
    m_townDetail = label(TextStyle::Caption, QPalette::PlaceholderText, this);
    m_badge = new ModeBadge(this);
    m_time = label(TextStyle::PageTitle, QPalette::WindowText, this);
    m_date = label(TextStyle::Caption, QPalette::PlaceholderText, this);
    m_user = label(TextStyle::DetailStrong, QPalette::WindowText, this);
    m_role = label(TextStyle::Caption, QPalette::PlaceholderText, this);

    m_line = new QHBoxLayout(this);
    QHBoxLayout *layout = m_line;
    layout->setContentsMargins(railWidth, 0, space16, 1);
    layout->setSpacing(space16);
    auto *town = new QVBoxLayout;
    town->setSpacing(0);
    town->addStretch();
    town->addWidget(m_town);
    town->addWidget(m_townDetail);
    town->addStretch();
    layout->addLayout(town);
    layout->addSpacing(space16);
    layout->addWidget(m_badge);
    layout->addStretch();
    for (int i = 0; i < 5; ++i) {
        m_lights.append(new StatusLight(this));
        m_lights.last()->setObjectName(u"light%1"_s.arg(i));
        layout->addWidget(m_lights.last());
    }
    layout->addWidget(divider(this));
    layout->addWidget(m_time);
    layout->addWidget(m_date);
    layout->addWidget(divider(this));
    m_userBlock = new Initials(this);
    layout->addWidget(m_userBlock);
    auto *user = new QVBoxLayout;
    user->setSpacing(0);
    user->addStretch();
    user->addWidget(m_user);
    user->addWidget(m_role);
    user->addStretch();
    layout->addLayout(user);

    connect(m_badge, &ModeBadge::clicked, this, &TopBar::chooseMode);
    auto *tick = new QTimer(this);
    connect(tick, &QTimer::timeout, this, &TopBar::showTime);
    tick->start(std::chrono::seconds(1));
    showTime();
}

void TopBar::setTown(const QString &name, const QString &detail)
{
    m_town->setText(name);
    m_townDetail->setText(detail);
}

void TopBar::setUser(const QString &name, const QString &role)
{
    m_user->setText(name);
    m_role->setText(role);
    auto *initials = static_cast<Initials *>(m_userBlock);
    initials->text = initialsOf(name);
    initials->setToolTip(u"%1, %2"_s.arg(name, role));
    initials->update();
}

void TopBar::setMode(Mode mode, bool pageCanCall)
{
    m_mode = mode;
    m_pageCanCall = pageCanCall;
    m_badge->setArrow(m_missing == 0);
    m_badge->setMode(mode,
        m_missing > 0     ? ModeBadge::Style::NotReady
            : pageCanCall ? ModeBadge::Style::Filled
                          : ModeBadge::Style::Outlined);
}

void TopBar::setNotReady(int missingSteps)
{
    m_missing = missingSteps;
    m_badge->setMissing(missingSteps);
    setMode(m_mode, m_pageCanCall);
}

void TopBar::setReadiness(const QList<ReadinessItem> &items)
{
    for (qsizetype i = 0; i < std::min(items.size(), m_lights.size()); ++i)
        m_lights[i]->set(shownState(items[i].state), items[i].name, items[i].detail);
    arrange();
}

void TopBar::addTool(QWidget *tool)
{
    tool->setParent(this);
    m_line->insertWidget(m_line->indexOf(m_lights.first()), tool);
    tool->installEventFilter(this);
    arrange();
}

bool TopBar::eventFilter(QObject *watched, QEvent *event)
{
    const auto type = event->type();
    if (type == QEvent::ShowToParent || type == QEvent::HideToParent)
        arrange();
    return QWidget::eventFilter(watched, event);
}

void TopBar::showTime()
{
    const QDateTime now = m_clock.now();
    m_time->setText(QLocale().toString(now, u"HH:mm"_s));
    m_date->setText(QLocale().toString(now, u"ddd d MMM"_s));
}

void TopBar::chooseMode()
{
    if (m_missing > 0)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [this, menu](Mode mode, const QString &words) {
        QAction *action = menu->addAction(words, this, [this, mode] { Q_EMIT modeChosen(mode); });
        action->setCheckable(true);
        action->setChecked(mode == m_mode);
    };
    add(Mode::Drill, tr("Drill: no real telephone rings"));
    add(Mode::Live, tr("Live alert: real telephones ring"));
    menu->popup(m_badge->mapToGlobal(QPoint(0, m_badge->height() + space4)));
}

void TopBar::arrange()
{
    // What says least goes first: below 1440, or where the words of a drill or a long name leave no room.
    const auto dress = [this](int thrift) {
        for (StatusLight *light : std::as_const(m_lights))
            light->setCompact(thrift >= 2 && light->state() == StatusLight::State::Ok);
        m_date->setVisible(thrift < 1);
        m_user->setVisible(thrift < 1);
        m_role->setVisible(thrift < 1);
        m_townDetail->setVisible(thrift < 3);
        layout()->invalidate();
        return layout()->minimumSize().width() <= width();
    };
    for (int thrift = window()->width() < wideFrom ? 2 : 0; thrift <= 3; ++thrift) {
        if (dress(thrift))
            return;
    }
}

void TopBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void TopBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    painter.fillRect(rect(), t.surface);
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.line);
    paintCrest(painter, QRectF((railWidth - 32) / 2.0, (height() - 36) / 2.0, 32, 36));
}

} // namespace campanile
