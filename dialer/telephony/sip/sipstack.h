// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "failure.h"

#include <functional>
#include <memory>

namespace campanile::dialer {

/// libre's one thread: all signalling happens on it, and nothing of libre is touched from another. One a process.
class SipStack final {
public:
    using Task = std::function<void()>;

    /// Takes as many files as the system lets this process have. Refusals: SIP_STACK (libre, or no memory).
    [[nodiscard]] static Result<std::unique_ptr<SipStack>> start();
    ~SipStack(); ///< what was posted before runs, and who stays is waited for, a few seconds at most; then it ends
    SipStack(const SipStack &) = delete;
    SipStack &operator=(const SipStack &) = delete;

    void post(Task task); ///< from any thread; runs in order of posting
    void run(const Task &task); ///< and waits for its end; not from the stack's own thread

    /// From the stack's thread: it has something to see through, and gives that up where it was waited for in vain...
    void enter(const void *who, Task giveUp);
    void leave(const void *who); ///< ...or has done so

private:
    SipStack();
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace campanile::dialer
