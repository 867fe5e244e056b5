// SPDX-License-Identifier: GPL-3.0-or-later
#include "filelock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace campanile::dialer {

Result<std::unique_ptr<FileLock>> FileLock::take(const std::string &path, const std::string &what)
{
    const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0)
        return failure(Failure::Kind::Precondition, what + "_UNREADABLE", path + ": " + std::strerror(errno));
    std::unique_ptr<FileLock> lock(new FileLock(fd));
    if (::flock(fd, LOCK_EX | LOCK_NB) != 0)
        return failure(Failure::Kind::Precondition, what + "_LOCKED", "another campaniled is using it (" + path + ")");
    return lock;
}

FileLock::FileLock(int fd)
    : m_fd(fd)
{
}

FileLock::~FileLock()
{
    ::close(m_fd);
}

} // namespace campanile::dialer
