// SPDX-License-Identifier: GPL-3.0-or-later
#include "ownnetwork.h"

#include <QProcess>

#include <net/if.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <string>

using namespace Qt::StringLiterals;

namespace ownnetwork {

namespace {

bool inside = false;

bool write(const char *path, const std::string &text)
{
    std::FILE *file = std::fopen(path, "we");
    if (!file)
        return false;
    const bool written = std::fwrite(text.data(), 1, text.size(), file) == text.size();
    return std::fclose(file) == 0 && written;
}

/// An ordinary user is root in a user namespace.
bool separate()
{
    if (::unshare(CLONE_NEWNET | CLONE_NEWNS) == 0)
        return true;
    const auto user = std::to_string(::getuid()), group = std::to_string(::getgid());
    return ::unshare(CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWNS) == 0 && write("/proc/self/uid_map", "0 " + user + " 1")
        && write("/proc/self/setgroups", "deny") && write("/proc/self/gid_map", "0 " + group + " 1");
}

bool bringUpLoopback()
{
    const int fd = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    ifreq request{};
    std::strcpy(request.ifr_name, "lo");
    request.ifr_flags = IFF_UP | IFF_RUNNING;
    const bool up = fd >= 0 && ::ioctl(fd, SIOCSIFFLAGS, &request) == 0;
    ::close(fd);
    return up;
}

} // namespace

bool enter()
{
    inside = separate() && ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 && bringUpLoopback();
    return inside;
}

bool entered()
{
    return inside;
}

bool packets(const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(u"iptables"_s, QStringList{u"-w"_s} + arguments);
    return process.waitForFinished(10000) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

bool mountMemory(const QString &folder, qint64 bytes)
{
    return inside
        && ::mount("tmpfs", folder.toUtf8().constData(), "tmpfs", 0,
               ("size=" + std::to_string(bytes) + ",mode=700").c_str())
        == 0;
}

void unmount(const QString &folder)
{
    ::umount2(folder.toUtf8().constData(), MNT_DETACH);
}

} // namespace ownnetwork
