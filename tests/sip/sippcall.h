// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sipline.h"
#include "sippphone.h"

/// One call to a telephone of SIPp's. What is unusual about it is set before it begins.
struct SippCall final {
    SippCall(SipLine &onLine, const QString &scenario, const QStringList &more = {})
        : phone(scenario, more)
        , line(onLine)
    {
    }

    [[nodiscard]] bool begins(); ///< the telephone listens, the line is open, and it is dialled
    [[nodiscard]] bool ends(int milliseconds = 5'000); ///< it begins, if it has not yet, and ends within that time

    [[nodiscard]] campanile::dialer::CallEnd end() const { return log->ends().front(); }

    SippPhone phone;
    SipLine &line;
    campanile::dialer::SipSettings settings = SipLine::settings(0); ///< the port will be the telephone's
    campanile::dialer::CallOrder order = SipLine::order();
    std::unique_ptr<campanile::dialer::SipTrunk> trunk;
    std::unique_ptr<CallLog> log; // goes before the trunk
};
