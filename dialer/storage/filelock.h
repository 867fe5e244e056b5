// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "failure.h"

#include <memory>

namespace campanile::dialer {

/// Held as long as it lives; the system lets go of it when the process dies, however it dies.
class FileLock final {
public:
    /// Refuses with <what>_LOCKED (another process has it) or <what>_UNREADABLE; `what` in capitals, as "LEDGER".
    [[nodiscard]] static Result<std::unique_ptr<FileLock>> take(const std::string &path, const std::string &what);
    ~FileLock();
    FileLock(const FileLock &) = delete;
    FileLock &operator=(const FileLock &) = delete;

private:
    explicit FileLock(int fd);
    int m_fd;
};

} // namespace campanile::dialer
