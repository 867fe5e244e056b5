// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace campanile::dialer {

/// Waits to be told to stop: SIGTERM, SIGINT or, if wanted, the end of the parent: its end of standard input closes or,
/// where that is no pipe, the system tells. Make it before any thread is started.
class StopSignal final {
public:
    explicit StopSignal(bool withParent);
    ~StopSignal();
    StopSignal(const StopSignal &) = delete;
    StopSignal &operator=(const StopSignal &) = delete;
    [[nodiscard]] const char *wait(); ///< why, in a word

private:
    int m_signals = -1;
    bool m_watchInput = false;
};

} // namespace campanile::dialer
