// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialerendpoint.h"
#include "result.h"

#include <QCommandLineParser>

namespace campanile::ctl {

/// --dialer HOST:PORT (or CAMPANILE_DIALER), --token, --token-file (or CAMPANILE_TOKEN), --ca.
void addDialerOptions(QCommandLineParser &parser);
/// An error's argument says what is missing.
[[nodiscard]] Result<DialerEndpoint> endpointOf(const QCommandLineParser &parser);

} // namespace campanile::ctl
