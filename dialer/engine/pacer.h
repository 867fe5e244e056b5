// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <deque>

namespace campanile::dialer {

/// Calls started per second: evenly spaced, and never more than the cap in any window of one second, wherever the
/// window begins. A cap between two whole numbers therefore gives the lower one; a cap under 1 is a spacing.
class Pacer final {
public:
    /// Nothing before `from`: after a restart nobody knows what the second before it held.
    Pacer(double callsPerSecond, std::chrono::microseconds from);

    [[nodiscard]] std::chrono::microseconds next() const { return m_next; } ///< earliest moment of the next call

    [[nodiscard]] bool ready(std::chrono::microseconds now) const { return now >= m_next; }

    void take(std::chrono::microseconds now); ///< a call was started

private:
    std::chrono::microseconds m_interval;
    std::size_t m_perWindow;
    std::chrono::microseconds m_schedule;
    std::chrono::microseconds m_next;
    std::deque<std::chrono::microseconds> m_window;
};

} // namespace campanile::dialer
