// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "outbox.h"

#include <QTimer>
#include <QWidget>

namespace campanile {

class Button;
class Clock;
class Label;
class ModeBadge;

/// "Alert ready: confirm", over every page, while an alert that waited asks for a decision. Its buttons open the
/// receipt, prepare anew or discard: nothing starts from here.
class DecisionBar final : public QWidget {
    Q_OBJECT
public:
    DecisionBar(Outbox &outbox, const Clock &clock, QWidget *parent = nullptr);
    void setSuspended(bool suspended); ///< a receipt is open: it asks already

    [[nodiscard]] QSize sizeHint() const override { return {600, 64}; }

Q_SIGNALS:
    void confirmRequested(const campanile::OutboxId &id);
    void prepareRequested(const campanile::OutboxId &id);
    void listRequested(); ///< all that waits

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    Outbox &m_outbox;
    const Clock &m_clock;
    OutboxItem m_item;
    Label *m_title, *m_detail;
    ModeBadge *m_badge;
    Button *m_all, *m_act;
    bool m_suspended = false;
    QTimer m_second;
};

} // namespace campanile
