// SPDX-License-Identifier: GPL-3.0-or-later
#include "progressbar.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace campanile {

ProgressBar::ProgressBar(bool wanted)
    : m_wanted(wanted)
    , m_terminal(::isatty(STDERR_FILENO) == 1)
{
}

void ProgressBar::show(const QString &step, double done)
{
    if (!m_wanted)
        return;
    const int percent = std::clamp(static_cast<int>(done * 100), 0, 100);
    if (!m_terminal) {
        if (step != m_step)
            std::fprintf(stderr, "%s ...\n", step.toUtf8().constData());
    } else if (percent != m_shown || step != m_step) {
        constexpr int width = 30;
        const int filled = percent * width / 100;
        std::fprintf(stderr, "\r\033[K[%s%s] %3d %%  %s", std::string(static_cast<std::size_t>(filled), '#').c_str(),
            std::string(static_cast<std::size_t>(width - filled), '.').c_str(), percent, step.toUtf8().constData());
        std::fflush(stderr);
    }
    m_shown = percent;
    m_step = step;
}

void ProgressBar::finish()
{
    if (m_wanted && m_terminal && m_shown >= 0)
        std::fputs("\r\033[K", stderr);
}

} // namespace campanile
