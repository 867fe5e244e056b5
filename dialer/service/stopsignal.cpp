// SPDX-License-Identifier: GPL-3.0-or-later
#include "stopsignal.h"

#include <poll.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>

namespace campanile::dialer {

StopSignal::StopSignal(bool withParent)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    m_signals = ::signalfd(-1, &set, SFD_CLOEXEC);
    std::signal(SIGPIPE, SIG_IGN);
    if (!withParent)
        return;
    struct stat input{};
    m_watchInput = ::fstat(STDIN_FILENO, &input) == 0 && (S_ISFIFO(input.st_mode) || S_ISSOCK(input.st_mode));
    // a parent that gave no pipe, or /dev/null, which is always at its end
    if (!m_watchInput) {
        const auto parent = ::getppid();
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);
        if (::getppid() != parent)
            std::raise(SIGTERM);
    }
}

StopSignal::~StopSignal()
{
    if (m_signals >= 0)
        ::close(m_signals);
}

const char *StopSignal::wait()
{
    pollfd descriptors[] = {{m_signals, POLLIN, 0}, {STDIN_FILENO, POLLIN, 0}};
    for (;;) {
        if (::poll(descriptors, m_watchInput ? 2 : 1, -1) < 0)
            continue;
        if (descriptors[0].revents != 0) {
            signalfd_siginfo info{};
            const auto size = ::read(m_signals, &info, sizeof info);
            return size == static_cast<ssize_t>(sizeof info) && info.ssi_signo == SIGINT ? "SIGINT" : "SIGTERM";
        }
        if (descriptors[1].revents != 0) {
            char ignored[256];
            if (::read(STDIN_FILENO, ignored, sizeof ignored) <= 0)
                return "parent is gone";
        }
    }
}

} // namespace campanile::dialer
