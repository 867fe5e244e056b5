// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pcm.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace campanile {

/// Peak and RMS of consecutive slices of 50 ms.
class LevelMeter final {
public:
    static constexpr double floorDb = -90;

    /// Calls report(peakDb, rmsDb) for each slice completed.
    template <class Samples, class Report> void add(const Samples &samples, Report report)
    {
        for (const std::int16_t sample : samples) {
            const double value = std::abs(sample / 32768.0);
            m_peak = std::max(m_peak, value);
            m_squares += value * value;
            if (++m_count < messageRate / 20)
                continue;
            report(decibel(m_peak), decibel(std::sqrt(m_squares / m_count)));
            m_peak = m_squares = 0;
            m_count = 0;
        }
    }

    [[nodiscard]] static double decibel(double amplitude)
    {
        return amplitude > 0 ? std::max(floorDb, 20 * std::log10(amplitude)) : floorDb;
    }

    [[nodiscard]] static double amplitude(double decibel) { return std::pow(10.0, decibel / 20); }

private:
    double m_peak = 0;
    double m_squares = 0;
    int m_count = 0;
};

} // namespace campanile
