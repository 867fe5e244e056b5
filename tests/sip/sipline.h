// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calllog.h"
#include "siptrunk.h"

#include <QString>

/// One stack and one loop for the trunks of a test, and settings with which they reach this machine.
class SipLine final {
public:
    SipLine();
    SipLine(const SipLine &) = delete;
    SipLine &operator=(const SipLine &) = delete;

    [[nodiscard]] static campanile::dialer::SipSettings settings(int port);
    /// Null: it was refused, and said so.
    [[nodiscard]] std::unique_ptr<campanile::dialer::SipTrunk> open(const campanile::dialer::SipSettings &settings);
    [[nodiscard]] std::string refusal(const campanile::dialer::SipSettings &settings); ///< its reason; empty: none
    [[nodiscard]] static campanile::dialer::CallOrder order(
        std::uint64_t number = 390461123456, std::chrono::milliseconds message = std::chrono::milliseconds(1000));

    [[nodiscard]] campanile::dialer::ThreadLoop &loop() const { return *m_loop; }

    [[nodiscard]] static int freePort(); ///< UDP and TCP

private:
    std::unique_ptr<campanile::dialer::DialClock> m_clock;
    std::unique_ptr<campanile::dialer::ThreadLoop> m_loop;
    std::unique_ptr<campanile::dialer::SipStack> m_stack;
};
