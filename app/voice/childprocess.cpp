// SPDX-License-Identifier: GPL-3.0-or-later
#include "childprocess.h"

#include <QCoreApplication>
#include <QStandardPaths>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

namespace campanile {

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool limitsMemory = false;
#else
constexpr bool limitsMemory = true;
#endif

} // namespace

QString companionProgram(const QString &name)
{
    const QString beside = QStandardPaths::findExecutable(name, {QCoreApplication::applicationDirPath()});
    return beside.isEmpty() ? QStandardPaths::findExecutable(name) : beside;
}

void confine(QProcess &process, const ProcessLimits &limits)
{
#ifdef Q_OS_UNIX
    process.setUnixProcessParameters(
        QProcess::UnixProcessFlag::CloseFileDescriptors | QProcess::UnixProcessFlag::CreateNewSession);
    process.setChildProcessModifier([limits] { // between fork and exec: system calls only
        const auto most = [](auto resource, qint64 value) {
            const rlimit limit{.rlim_cur = static_cast<rlim_t>(value), .rlim_max = static_cast<rlim_t>(value)};
            ::setrlimit(resource, &limit);
        };
        most(RLIMIT_CORE, 0);
        if (limits.fileBytes > 0)
            most(RLIMIT_FSIZE, limits.fileBytes);
        if (limitsMemory && limits.memoryBytes > 0)
            most(RLIMIT_AS, limits.memoryBytes);
        if (limits.processorTime.count() > 0)
            most(RLIMIT_CPU, limits.processorTime.count());
#ifdef Q_OS_LINUX
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
    });
#else
    Q_UNUSED(process)
    Q_UNUSED(limits)
#endif
}

void killSession(qint64 pid)
{
#ifdef Q_OS_UNIX
    if (pid > 0)
        ::kill(static_cast<pid_t>(-pid), SIGKILL);
#else
    Q_UNUSED(pid)
#endif
}

} // namespace campanile
