// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message.h"

#include <QFrame>

class QListWidget;

namespace campanile {

class CampaignDraft;
class MessageStore;

/// The library, to choose what is said. Floats beside the column; Esc closes.
class MessagePicker final : public QFrame {
    Q_OBJECT
public:
    MessagePicker(CampaignDraft &draft, MessageStore &messages, QWidget *parent);
    void open(const QPoint &topRight, int highest);

Q_SIGNALS:
    void newRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void take(int row);
    CampaignDraft &m_draft;
    MessageStore &m_messages;
    QListWidget *m_list;
    QList<Message> m_shown;
};

} // namespace campanile
