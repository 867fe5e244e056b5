// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace campanile::dialer {

/// Waits to be told to stop: SIGTERM, SIGINT, or the end of standard input. Make it before any thread is started.
class StopSignal final {
public:
    explicit StopSignal(bool withStandardInput);
    ~StopSignal();
    StopSignal(const StopSignal &) = delete;
    StopSignal &operator=(const StopSignal &) = delete;
    [[nodiscard]] const char *wait(); ///< why, in a word

private:
    int m_signals = -1;
    bool m_withStandardInput;
};

} // namespace campanile::dialer
