// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "outbox.h"
#include "outboxrow.h"

#include <QFrame>
#include <QHash>
#include <QTimer>

class QAbstractItemModel;
class QScrollArea;
class QVBoxLayout;

namespace campanile {

class Clock;
class Label;
class Note;
class OutboxModel;

/// Everything that is not yet at the dialer, over the page, under its button. What is discarded can be taken back for
/// some seconds. Esc closes.
class OutboxPanel final : public QFrame {
    Q_OBJECT
public:
    static constexpr std::chrono::seconds regret{8}; ///< how long a discarded item can be taken back

    OutboxPanel(Outbox &outbox, OutboxModel &model, const Clock &clock, QWidget *parent);
    ~OutboxPanel() override;

    void setRegret(std::chrono::milliseconds time);
    void open(const QPoint &topRight, int highest);

Q_SIGNALS:
    void confirmRequested(const campanile::OutboxId &id); ///< open its receipt
    void prepareRequested(const campanile::OutboxId &id); ///< an expired alert, with the registry of now
    void failed(const campanile::Error &error);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    void fit();
    void act(int row, OutboxRowWords::Action action);
    void discardNow(const OutboxId &id);
    Outbox &m_outbox;
    OutboxModel &m_model;
    const Clock &m_clock;
    Note *m_state;
    Label *m_empty;
    QScrollArea *m_area;
    QWidget *m_list;
    QVBoxLayout *m_rows;
    QList<OutboxRow *> m_shown;
    QHash<OutboxId, QTimer *> m_regretted;
    std::chrono::milliseconds m_regret = regret;
    QTimer m_second;
    QPoint m_topRight;
    int m_highest = 0;
};

} // namespace campanile
