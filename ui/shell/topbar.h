// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "outcome.h"
#include "readiness.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace campanile {

class Clock;
class ModeBadge;
class StatusLight;

/// Which town, which world, what is ready, what time it is, who is sitting here.
class TopBar final : public QWidget {
    Q_OBJECT
public:
    TopBar(const Clock &clock, QWidget *parent = nullptr);

    void setTown(const QString &name, const QString &detail);
    void setUser(const QString &name, const QString &role);
    void setMode(Mode mode, bool pageCanCall);
    void setNotReady(int missingSteps); ///< 0: ready; the badge shows the mode
    void setReadiness(const QList<ReadinessItem> &items);
    /// Before the lights: something that is there only at times. Takes the widget; room is made when it is shown.
    void addTool(QWidget *tool);

Q_SIGNALS:
    void modeChosen(campanile::Mode mode);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showTime();
    void chooseMode();
    void arrange();

    const Clock &m_clock;
    QLabel *m_town, *m_townDetail, *m_time, *m_date, *m_user, *m_role;
    QWidget *m_userBlock;
    ModeBadge *m_badge;
    QHBoxLayout *m_line;
    QList<StatusLight *> m_lights;
    Mode m_mode = Mode::Drill;
    bool m_pageCanCall = false;
    int m_missing = 0;
    QString m_initials;
};

} // namespace campanile
