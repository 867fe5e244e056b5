// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace campanile::dialer {

/// SQLite's own file layer, with a disk that can be full, or fail to sync. Register once, then open with its name.
class FailingVfs final {
public:
    [[nodiscard]] static std::string name(); ///< registers it
    static void setFull(bool full); ///< every write that makes a file longer fails with SQLITE_FULL
    static void setSyncFails(bool fails);
    static void setWriteFails(bool fails); ///< EIO
};

} // namespace campanile::dialer
