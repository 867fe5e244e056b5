// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

class QGrpcStatus;

namespace campanile {

/// "REASON: words" from the dialer becomes DialerRefused with both; what the network says becomes its own code.
[[nodiscard]] Error errorOf(const QGrpcStatus &status, const QString &address);

/// It is the network's word, not the dialer's: nobody knows whether the connection can be used again.
[[nodiscard]] bool isConnectionLost(const QGrpcStatus &status);

} // namespace campanile
