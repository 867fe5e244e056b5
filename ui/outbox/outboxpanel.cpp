// SPDX-License-Identifier: GPL-3.0-or-later
#include "outboxpanel.h"

#include "button.h"
#include "clock.h"
#include "label.h"
#include "metrics.h"
#include "note.h"
#include "outboxmodel.h"
#include "outboxwords.h"
#include "painting.h"
#include "timewords.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace campanile {

namespace {
constexpr int panelWidth = 480;
}

OutboxPanel::OutboxPanel(Outbox &outbox, OutboxModel &model, const Clock &clock, QWidget *parent)
    : QFrame(parent)
    , m_outbox(outbox)
    , m_model(model)
    , m_clock(clock)
    , m_state(new Note(Note::Kind::Info, {}, this))
    , m_empty(new Label(tr("Nothing waits: everything is at the dialer."), TextStyle::Body, Ink::Muted, this))
    , m_area(new QScrollArea(this))
    , m_list(new QWidget)
    , m_rows(new QVBoxLayout(m_list))
{
    setObjectName(u"outboxPanel"_s);
    setAccessibleName(tr("Waiting for the dialer"));
    setFocusPolicy(Qt::StrongFocus);
    auto *close = new IconButton(u"close"_s, tr("Close"), this);
    close->setObjectName(u"outboxClose"_s);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(space16, 0, space12, 0);
    head->addWidget(new Label(tr("Waiting for the dialer"), TextStyle::CardTitle, Ink::Text, this), 1);
    head->addWidget(close);
    auto *said = new QVBoxLayout;
    said->setContentsMargins(space16, 0, space16, 0);
    said->addWidget(m_state);
    said->addWidget(m_empty);
    m_state->setObjectName(u"outboxState"_s);
    m_empty->setWordWrap(true);
    m_rows->setContentsMargins({});
    m_rows->setSpacing(0);
    m_rows->addStretch(1);
    m_area->setWidget(m_list);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->viewport()->setAutoFillBackground(false);
    m_list->setAutoFillBackground(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, space12, 1, space12);
    layout->setSpacing(space12);
    layout->addLayout(head);
    layout->addLayout(said);
    layout->addWidget(m_area, 1);

    connect(close, &IconButton::clicked, this, &QWidget::hide);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_model, signal, this, &OutboxPanel::refresh);
    connect(&m_model, &QAbstractItemModel::rowsMoved, this, &OutboxPanel::refresh);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &OutboxPanel::refresh);
    connect(&m_outbox, &Outbox::changed, this, &OutboxPanel::refresh);
    m_second.setInterval(1s);
    connect(&m_second, &QTimer::timeout, this, &OutboxPanel::refresh);
    hide();
}

OutboxPanel::~OutboxPanel() = default;

void OutboxPanel::setRegret(std::chrono::milliseconds time)
{
    m_regret = time;
}

void OutboxPanel::open(const QPoint &topRight, int highest)
{
    m_topRight = topRight;
    m_highest = highest;
    m_second.start();
    show();
    refresh();
    raise();
    const auto actions = m_list->findChildren<Button *>();
    auto *first = actions.isEmpty() ? findChild<QWidget *>(u"outboxClose"_s) : static_cast<QWidget *>(actions.first());
    first->setFocus(Qt::PopupFocusReason);
    qApp->installEventFilter(this);
}

void OutboxPanel::refresh()
{
    if (!isVisible()) {
        m_second.stop();
        qApp->removeEventFilter(this);
        return;
    }
    const QDateTime now = m_clock.now();
    const QDateTime since = m_outbox.awaySince();
    const bool away = since.isValid();
    const int rows = m_model.rowCount();
    m_empty->setVisible(rows == 0);
    m_state->setVisible(rows > 0);
    m_state->setIconName(away ? u"network-off"_s : u"upload"_s);
    const std::chrono::milliseconds silence =
        std::max<std::chrono::milliseconds>(1s, std::chrono::milliseconds(away ? since.msecsTo(now) : 0));
    m_state->setText(away
            ? tr("The dialer has not answered for %1. When it does, all this is sent by itself; alerts ask you first.")
                  .arg(spanWords(silence))
            : tr("The dialer answers: all this is being sent. Alerts ask you before they start."));
    while (m_shown.size() > rows) {
        OutboxRow *gone = m_shown.takeLast();
        gone->hide();
        gone->deleteLater();
    }
    while (m_shown.size() < rows) {
        auto *row = new OutboxRow(m_list);
        row->setObjectName(u"outboxRow%1"_s.arg(m_shown.size()));
        connect(row, &OutboxRow::acted, this,
            [this, at = static_cast<int>(m_shown.size())](OutboxRowWords::Action action) { act(at, action); });
        m_rows->insertWidget(static_cast<int>(m_shown.size()), row);
        row->show(); // at once: a layout does it later
        m_shown.append(row);
    }
    for (int i = 0; i < rows; ++i) {
        const std::optional<OutboxItem> item = m_model.itemAt(m_model.index(i));
        if (item)
            m_shown[i]->set(m_regretted.contains(item->id) ? discardedWords(*item) : rowWords(*item, now, away));
    }
    fit();
}

void OutboxPanel::fit()
{
    m_area->setVisible(!m_shown.isEmpty());
    const int inside = panelWidth - 2;
    m_rows->activate();
    const int rows = m_rows->hasHeightForWidth() ? m_rows->heightForWidth(inside) : m_rows->sizeHint().height();
    const int words = m_state->isHidden() ? m_empty->heightForWidth(inside - 2 * space16)
                                          : m_state->layout()->heightForWidth(inside - 2 * space16);
    const int head = 32, gaps = 2 * space12 + (m_shown.isEmpty() ? 1 : 2) * space12;
    const int height = std::min(m_highest, head + words + gaps + (m_shown.isEmpty() ? 0 : rows));
    setGeometry(m_topRight.x() - panelWidth, m_topRight.y(), panelWidth, height);
}

void OutboxPanel::act(int row, OutboxRowWords::Action action)
{
    const std::optional<OutboxItem> item = m_model.itemAt(m_model.index(row));
    if (!item)
        return;
    using Action = OutboxRowWords::Action;
    switch (action) {
    case Action::Confirm:
        hide();
        Q_EMIT confirmRequested(item->id);
        return;
    case Action::PrepareNow:
        hide();
        Q_EMIT prepareRequested(item->id);
        return;
    case Action::Retry:
        if (const auto retried = m_outbox.retry(item->id); !retried)
            Q_EMIT failed(retried.error());
        return;
    case Action::Undo:
        delete m_regretted.take(item->id);
        refresh();
        return;
    case Action::Discard: {
        auto *timer = new QTimer(this);
        timer->setSingleShot(true);
        timer->setInterval(m_regret);
        connect(timer, &QTimer::timeout, this, [this, id = item->id] { discardNow(id); });
        delete m_regretted.take(item->id);
        m_regretted.insert(item->id, timer);
        timer->start();
        refresh();
        return;
    }
    }
}

void OutboxPanel::discardNow(const OutboxId &id)
{
    if (QTimer *timer = m_regretted.take(id))
        timer->deleteLater();
    if (const auto discarded = m_outbox.discard(id); !discarded && m_outbox.item(id))
        Q_EMIT failed(discarded.error());
    refresh();
}

void OutboxPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    paintBox(painter, rect(), radiusCard, t.surface, t.control, 1);
}

void OutboxPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        QFrame::keyPressEvent(event);
}

bool OutboxPanel::eventFilter(QObject *watched, QEvent *event)
{
    // A click beside it closes it, and does what it was meant for.
    if (event->type() == QEvent::MouseButtonPress && isVisible()) {
        auto *clicked = qobject_cast<QWidget *>(watched);
        if (clicked && clicked != this && !isAncestorOf(clicked) && clicked->window() == window())
            hide();
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace campanile
