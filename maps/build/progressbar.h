// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace campanile {

/// On the standard error: a bar that redraws itself on a terminal, one line a step elsewhere.
class ProgressBar final {
public:
    explicit ProgressBar(bool wanted);
    void show(const QString &step, double done);
    void finish();

private:
    bool m_wanted;
    bool m_terminal;
    int m_shown = -1;
    QString m_step;
};

} // namespace campanile
