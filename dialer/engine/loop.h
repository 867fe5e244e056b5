// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialclock.h"

#include <functional>

namespace campanile::dialer {

/// The one thread on which engine and simulated network live, and its time. Tests run it in virtual time.
class Loop {
public:
    using Task = std::function<void()>;
    Loop() = default;
    virtual ~Loop() = default;
    Loop(const Loop &) = delete;
    Loop &operator=(const Loop &) = delete;
    [[nodiscard]] virtual const DialClock &clock() const = 0;
    virtual void post(Task task) = 0; ///< from any thread; runs in order of posting
    virtual std::uint64_t at(std::chrono::microseconds steady, Task task) = 0; ///< from any thread; 0 is never an id
    virtual void cancel(std::uint64_t id) = 0; ///< an id that has run or is unknown is ignored
};

} // namespace campanile::dialer
