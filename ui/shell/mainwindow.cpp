// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow.h"

#include "drillband.h"
#include "icons.h"
#include "rail.h"
#include "topbar.h"
#include "windowframe.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QShortcut>
#include <QStackedWidget>

namespace campanile {

MainWindow::MainWindow(const Clock &clock, const QList<PageEntry> &pages, QWidget *parent)
    : QWidget(parent)
    , m_pages(pages)
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(QStringLiteral("Campanile"));
    setWindowIcon(programIcon());
    setMinimumSize(1024, 640);

    auto *content = new QWidget;
    content->setAutoFillBackground(true);
    m_bar = new TopBar(clock, content);
    m_band = new DrillBand(content);
    m_rail = new Rail(content);
    m_stack = new QStackedWidget(content);
    m_stripPlace = new QWidget(content);
    m_stripPlace->setLayout(new QVBoxLayout);
    m_stripPlace->layout()->setContentsMargins({});
    m_stripPlace->hide();

    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_band);
    right->addWidget(m_stripPlace);
    m_banners = new QVBoxLayout;
    m_banners->setSpacing(0);
    right->addLayout(m_banners);
    right->addWidget(m_stack, 1);
    auto *below = new QHBoxLayout;
    below->setSpacing(0);
    below->addWidget(m_rail);
    below->addLayout(right, 1);
    auto *all = new QVBoxLayout(content);
    all->setContentsMargins({});
    all->setSpacing(0);
    all->addWidget(m_bar);
    all->addLayout(below, 1);

    m_frame = new WindowFrame(content, this);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    outer->addWidget(m_frame);

    for (qsizetype i = 0; i < m_pages.size(); ++i) {
        const PageEntry &entry = m_pages[i];
        m_stack->addWidget(entry.page);
        m_rail->addPage(entry.id, entry.title, entry.icon);
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i)), this);
        connect(shortcut, &QShortcut::activated, this, [this, id = entry.id] { showPage(id); });
    }
    connect(m_rail, &Rail::pageChosen, this, &MainWindow::showPage);
    connect(m_bar, &TopBar::modeChosen, this, &MainWindow::modeChosen);
    if (!m_pages.isEmpty())
        showPage(m_pages.first().id);
}

void MainWindow::setTown(const QString &name, const QString &detail)
{
    m_bar->setTown(name, detail);
}

void MainWindow::setUser(const QString &name, const QString &role)
{
    m_bar->setUser(name, role);
}

void MainWindow::setMode(Mode mode)
{
    m_mode = mode;
    dress();
}

void MainWindow::setNotReady(int missingSteps)
{
    m_missing = missingSteps;
    m_bar->setNotReady(missingSteps);
    dress();
}

void MainWindow::setReadiness(const QList<ReadinessItem> &items)
{
    m_bar->setReadiness(items);
}

void MainWindow::setCount(const QString &pageId, int count, bool live)
{
    m_rail->setCount(pageId, count, live);
}

void MainWindow::setStrip(QWidget *strip, const QString &exceptPage)
{
    m_stripExcept = exceptPage;
    m_stripPlace->layout()->addWidget(strip);
}

void MainWindow::setStripVisible(bool visible)
{
    m_stripWanted = visible;
    m_stripPlace->setVisible(m_stripWanted && m_current != m_stripExcept);
}

void MainWindow::addTool(QWidget *tool)
{
    m_bar->addTool(tool);
}

void MainWindow::addBanner(QWidget *banner)
{
    m_banners->addWidget(banner);
}

void MainWindow::showPage(const QString &id)
{
    for (const PageEntry &entry : std::as_const(m_pages)) {
        if (entry.id != id)
            continue;
        m_current = id;
        m_stack->setCurrentWidget(entry.page);
        m_rail->setCurrent(id);
        setStripVisible(m_stripWanted);
        dress();
        Q_EMIT pageShown(id);
        return;
    }
}

void MainWindow::dress()
{
    const auto page = std::ranges::find(m_pages, m_current, &PageEntry::id);
    const bool canCall = page != m_pages.end() && page->canCall;
    const bool drill = m_missing == 0 && m_mode == Mode::Drill;
    m_bar->setMode(m_mode, canCall);
    m_band->setVisible(drill);
    m_frame->setState(m_missing > 0 ? WindowFrame::State::Neutral
            : drill                 ? WindowFrame::State::Drill
            : canCall               ? WindowFrame::State::Live
                                    : WindowFrame::State::Neutral);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    event->accept();
    Q_EMIT closed();
}

} // namespace campanile
