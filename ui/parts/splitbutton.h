// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "button.h"

class QMenu;

namespace campanile {

/// A button and, beside it, the other ways of doing the same.
class SplitButton final : public QWidget {
    Q_OBJECT
public:
    SplitButton(const QString &text, const QString &moreName, Button::Role role, QWidget *parent = nullptr);

    [[nodiscard]] Button *main() const { return m_main; }

    [[nodiscard]] IconButton *more() const { return m_more; }

    [[nodiscard]] QMenu *menu() const { return m_menu; }

    void openMenu();

private:
    Button *m_main;
    IconButton *m_more;
    QMenu *m_menu;
};

} // namespace campanile
