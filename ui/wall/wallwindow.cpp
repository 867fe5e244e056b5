// SPDX-License-Identifier: GPL-3.0-or-later
#include "wallwindow.h"

#include "clock.h"
#include "liveboard.h"
#include "look.h"
#include "mappane.h"
#include "wallpainter.h"

#include <QKeyEvent>
#include <QPainter>

namespace campanile {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Lies over the map: the map itself keeps its size, so that nothing jumps when the data become old.
class FrozenWords final : public QWidget {
public:
    explicit FrozenWords(const WallView &view, QWidget *wall)
        : QWidget(wall)
        , m_view(view)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintFrozenMap(painter, parentWidget()->size(), m_view);
    }

private:
    const WallView &m_view;
};

} // namespace

WallWindow::WallWindow(LiveBoard &board, MapPane *map, const Clock &clock, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_board(board)
    , m_clock(clock)
    , m_map(map)
    , m_frozen(new FrozenWords(m_view, this))
{
    setObjectName(u"wallWindow"_s);
    setWindowTitle(tr("Wall"));
    setPalette(lookPalette(Look::Dark));
    setCursor(Qt::BlankCursor);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(640, 360);
    resize(1280, 720);
    if (m_map) {
        m_map->setParent(this);
        m_map->setLook(MapLook::Wall);
        m_map->setMarkScale(1.5);
        m_map->setChrome(false, false, true);
        m_map->setFocusPolicy(Qt::NoFocus);
        m_map->setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    m_frozen->raise();
    m_frozen->hide();
    connect(&board, &LiveBoard::currentChanged, this, &WallWindow::follow);
    connect(&m_second, &QTimer::timeout, this, &WallWindow::refresh);
    m_second.start(500ms);
    follow();
}

WallWindow::~WallWindow() = default;

void WallWindow::follow()
{
    LiveCampaign *live = m_board.current();
    if (m_map)
        m_map->setMarks(live ? live->marks() : nullptr);
    if (live) {
        connect(live, &LiveCampaign::loaded, this, &WallWindow::showCampaign);
        connect(live, &LiveCampaign::totalsChanged, this, &WallWindow::refresh);
        connect(live, &LiveCampaign::connectionChanged, this, &WallWindow::refresh);
        if (live->isLoaded())
            showCampaign();
    }
    refresh();
}

void WallWindow::showCampaign()
{
    const LiveCampaign *live = m_board.current();
    if (m_map && live) {
        m_map->setArea(live->campaign().receipt.area, MapPane::AreaStyle::Live);
        m_map->showArea();
        m_map->setDrill(live->campaign().mode == Mode::Drill);
    }
    refresh();
}

void WallWindow::refresh()
{
    WallView next = wallViewOf(m_board.current(), m_clock.now());
    if (next == m_view)
        return;
    m_view = std::move(next);
    if (m_map)
        m_map->setGrey(m_view.stale);
    m_frozen->setVisible(m_view.stale);
    setAccessibleName(m_view.title + u", "_s + m_view.reachedLabel + u' ' + m_view.reached + u' ' + m_view.of);
    m_frozen->update();
    update();
}

void WallWindow::place()
{
    const QRect map = wallMapRect(size()).toRect();
    if (m_map)
        m_map->setGeometry(map);
    m_frozen->setGeometry(map.left(), map.top(), map.width(), height() * 56 / 1000 + 1);
    m_frozen->raise();
}

void WallWindow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintWall(painter, size(), m_view);
}

void WallWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
    if (m_map && m_view.hasCampaign)
        m_map->showArea();
}

void WallWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_F11 || (event->key() == Qt::Key_Escape && isFullScreen())) {
        setWindowState(windowState() ^ Qt::WindowFullScreen);
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace campanile
