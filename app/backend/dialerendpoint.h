// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <chrono>

namespace campanile {

/// Where the dialer is and how it knows us.
struct DialerEndpoint {
    QString address; ///< "host:port"
    QString token; ///< role token, sent with every call
    QByteArray caPem; ///< the authority that signed the dialer's certificate; empty: no TLS (loopback only)
    friend bool operator==(const DialerEndpoint &, const DialerEndpoint &) = default;
};

/// How patient the client is. The values are the product's; tests shorten them.
struct DialerPatience {
    std::chrono::milliseconds deadline{10'000};
    std::chrono::milliseconds prepareDeadline{120'000};
    std::chrono::milliseconds staleAfter{6'000}; ///< the dialer's heart beats every 2 s
    std::chrono::milliseconds firstRetry{1'000};
    std::chrono::milliseconds longestRetry{5'000};
};

} // namespace campanile
