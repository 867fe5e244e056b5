// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>

namespace campanile::dialer {

/// One reading of both clocks. Intervals are measured on `steady`, which no one sets; `wallMs` (Unix time) only stamps.
struct Now {
    std::chrono::microseconds steady{0};
    std::int64_t wallMs = 0;
};

class DialClock {
public:
    DialClock() = default;
    virtual ~DialClock() = default;
    DialClock(const DialClock &) = delete;
    DialClock &operator=(const DialClock &) = delete;
    [[nodiscard]] virtual Now now() const = 0;
    [[nodiscard]] virtual double scale() const = 0; ///< seconds of this clock in one real second
};

/// Real time, or a simulated network's acceleration of it. Accelerated, the wall clock starts at `startWallMs`; at
/// scale 1 it is the system's.
class ScaledClock final : public DialClock {
public:
    ScaledClock(double scale, std::int64_t startWallMs);
    [[nodiscard]] Now now() const override;

    [[nodiscard]] double scale() const override { return m_scale; }

private:
    double m_scale;
    std::int64_t m_startWallMs;
    std::chrono::steady_clock::time_point m_start;
};

[[nodiscard]] std::int64_t systemWallMs();

} // namespace campanile::dialer
