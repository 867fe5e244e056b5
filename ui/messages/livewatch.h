// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

namespace campanile {

/// Says while somebody speaks what would spoil the recording; levels come 20 times a second.
class LiveWatch final {
public:
    enum class Verdict { Fine, TooLoud, TooQuiet, Silent };

    /// What has to be said now; stays for a while after its cause is gone, so that it can be read.
    Verdict add(double peakDb)
    {
        constexpr double full = -0.5, quiet = -36, silent = -60;
        m_full = peakDb >= full ? m_full + 1 : std::max(0.0, m_full - 0.05);
        m_silentFor = peakDb < silent ? m_silentFor + 1 : 0;
        m_quietFor = peakDb < quiet ? m_quietFor + 1 : 0;
        if (m_full >= 3) {
            m_verdict = Verdict::TooLoud;
            m_hold = 60;
            m_full = 2;
        } else if (m_silentFor > 60) {
            m_verdict = Verdict::Silent;
            m_hold = 0;
        } else if (m_quietFor > 80) {
            m_verdict = Verdict::TooQuiet;
            m_hold = 0;
        } else if (m_hold > 0) {
            --m_hold;
        } else {
            m_verdict = Verdict::Fine;
        }
        return m_verdict;
    }

private:
    double m_full = 0;
    int m_silentFor = 0;
    int m_quietFor = 0;
    int m_hold = 0;
    Verdict m_verdict = Verdict::Fine;
};

} // namespace campanile
