// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "failure.h"

#include <cstdint>
#include <string_view>

/// The few calls of the system that writing files safely needs. Failures: UNAVAILABLE with DISK_FULL or DISK_FAILS.
namespace campanile::dialer {

/// An open file; closed when it goes.
class DiskFile final {
public:
    enum class For { Reading, Growing }; ///< Growing: made where there is none, with rights for its owner only

    [[nodiscard]] static Result<DiskFile> open(const std::string &path, For what);
    DiskFile(DiskFile &&other) noexcept;
    DiskFile &operator=(DiskFile &&) = delete;
    ~DiskFile();

    [[nodiscard]] Result<std::int64_t> size() const;
    /// Fewer only at the end of the file.
    [[nodiscard]] Result<std::string> read(std::int64_t offset, std::int64_t count) const;
    /// All of it or none of it.
    [[nodiscard]] Result<void> write(std::int64_t offset, std::string_view bytes);
    [[nodiscard]] Result<void> flush(); ///< the bytes are on the disk

private:
    explicit DiskFile(int fd)
        : m_fd(fd)
    {
    }

    int m_fd;
};

[[nodiscard]] Failure diskFailure(const std::string &doing, int error);
/// A file that was made, renamed or removed in it stays so after a power cut.
[[nodiscard]] Result<void> flushFolder(const std::string &folder);
/// What an ordinary user can still write there; the largest number where the system does not say.
[[nodiscard]] std::int64_t freeBytes(const std::string &folder);
[[nodiscard]] Result<void> setChanged(const std::string &path, std::int64_t ms); ///< its time of last change
[[nodiscard]] Result<std::int64_t> changedMs(const std::string &path);

} // namespace campanile::dialer
