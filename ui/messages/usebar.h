// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace campanile {

class Button;
class Label;
class MessageSession;
class MessageStudio;

/// Into the alert with it; and why not, or what people would hear otherwise than it is written.
class UseBar final : public QWidget {
    Q_OBJECT
public:
    explicit UseBar(QWidget *parent = nullptr);
    void refresh(const MessageSession &session, const MessageStudio &studio);

Q_SIGNALS:
    void wanted();

private:
    Button *m_use;
    Label *m_hint;
};

} // namespace campanile
