// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "outcome.h"
#include "pageentry.h"
#include "readiness.h"

#include <QHash>
#include <QWidget>

class QStackedWidget;
class QVBoxLayout;

namespace campanile {

class Clock;
class DrillBand;
class Rail;
class TopBar;
class WindowFrame;

/// The frame around the pages: which world, which page, what is ready. It decides nothing; it is told.
class MainWindow final : public QWidget {
    Q_OBJECT
public:
    MainWindow(const Clock &clock, const QList<PageEntry> &pages, QWidget *parent = nullptr);

    void setTown(const QString &name, const QString &detail);
    void setUser(const QString &name, const QString &role);
    void setMode(Mode mode);
    void setNotReady(int missingSteps); ///< 0: ready
    void setReadiness(const QList<ReadinessItem> &items);
    void setCount(const QString &pageId, int count, bool live);
    /// A strip above every page but `exceptPage`; null takes it away. Not owned.
    void setStrip(QWidget *strip, const QString &exceptPage);
    void setStripVisible(bool visible);
    void addTool(QWidget *tool); ///< into the top bar; takes the widget
    void addBanner(QWidget *banner); ///< over every page, under the strip, while it is shown; takes the widget

    void showPage(const QString &id);

    [[nodiscard]] QString currentPage() const { return m_current; }

Q_SIGNALS:
    void modeChosen(campanile::Mode mode);
    void pageShown(const QString &id);
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void dress();

    TopBar *m_bar;
    DrillBand *m_band;
    Rail *m_rail;
    QStackedWidget *m_stack;
    WindowFrame *m_frame;
    QWidget *m_stripPlace;
    QVBoxLayout *m_banners;
    QList<PageEntry> m_pages;
    QString m_current;
    QString m_stripExcept;
    bool m_stripWanted = false;
    Mode m_mode = Mode::Drill;
    int m_missing = 0;
};

} // namespace campanile
