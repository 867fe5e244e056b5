// SPDX-License-Identifier: GPL-3.0-or-later
#include "diskfile.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <limits>
#include <utility>

namespace campanile::dialer {

Failure diskFailure(const std::string &doing, int error)
{
    const bool full = error == ENOSPC || error == EDQUOT;
    return {Failure::Kind::Unavailable, full ? "DISK_FULL" : "DISK_FAILS", doing + ": " + std::strerror(error)};
}

namespace {

std::unexpected<Failure> failed(const std::string &doing)
{
    return std::unexpected(diskFailure(doing, errno));
}

} // namespace

Result<DiskFile> DiskFile::open(const std::string &path, For what)
{
    const int flags = what == For::Reading ? O_RDONLY : O_RDWR | O_CREAT;
    const int fd = ::open(path.c_str(), flags | O_CLOEXEC, 0600);
    if (fd < 0)
        return failed(path);
    return DiskFile(fd);
}

DiskFile::DiskFile(DiskFile &&other) noexcept
    : m_fd(std::exchange(other.m_fd, -1))
{
}

DiskFile::~DiskFile()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

Result<std::int64_t> DiskFile::size() const
{
    struct stat status{};
    if (::fstat(m_fd, &status) != 0)
        return failed("its size");
    return status.st_size;
}

Result<std::string> DiskFile::read(std::int64_t offset, std::int64_t count) const
{
    std::string bytes(static_cast<std::size_t>(count), '\0');
    std::size_t done = 0;
    while (done < bytes.size()) {
        const auto got = ::pread(m_fd, bytes.data() + done, bytes.size() - done, offset + static_cast<off_t>(done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return failed("reading");
        if (got == 0)
            break;
        done += static_cast<std::size_t>(got);
    }
    bytes.resize(done);
    return bytes;
}

Result<void> DiskFile::write(std::int64_t offset, std::string_view bytes)
{
    std::size_t done = 0;
    while (done < bytes.size()) {
        const auto put = ::pwrite(m_fd, bytes.data() + done, bytes.size() - done, offset + static_cast<off_t>(done));
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0) {
            const auto why = diskFailure("writing", errno);
            if (::ftruncate(m_fd, offset) != 0)
                return failed("taking back what was half written");
            return std::unexpected(why);
        }
        done += static_cast<std::size_t>(put);
    }
    return {};
}

Result<void> DiskFile::flush()
{
    if (::fsync(m_fd) != 0)
        return failed("flushing");
    return {};
}

Result<void> flushFolder(const std::string &folder)
{
    const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return failed(folder);
    const int result = ::fsync(fd);
    const int error = errno;
    ::close(fd);
    if (result != 0)
        return std::unexpected(diskFailure(folder, error));
    return {};
}

std::int64_t freeBytes(const std::string &folder)
{
    struct statvfs status{};
    if (::statvfs(folder.c_str(), &status) != 0)
        return std::numeric_limits<std::int64_t>::max();
    return static_cast<std::int64_t>(status.f_bavail) * static_cast<std::int64_t>(status.f_frsize);
}

Result<void> setChanged(const std::string &path, std::int64_t ms)
{
    const timespec time{ms / 1000, ms % 1000 * 1'000'000};
    const timespec both[] = {time, time};
    if (::utimensat(AT_FDCWD, path.c_str(), both, 0) != 0)
        return failed(path);
    return {};
}

Result<std::int64_t> changedMs(const std::string &path)
{
    struct stat status{};
    if (::stat(path.c_str(), &status) != 0)
        return failed(path);
    return static_cast<std::int64_t>(status.st_mtim.tv_sec) * 1000 + status.st_mtim.tv_nsec / 1'000'000;
}

} // namespace campanile::dialer
