// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialerendpoint.h"
#include "result.h"

#include <QCommandLineParser>

namespace campanile::ctl {

/// --dialer HOST:PORT (or CAMPANILE_DIALER), --token, --token-file (or CAMPANILE_TOKEN), --ca.
void addDialerOptions(QCommandLineParser &parser);
[[nodiscard]] bool namesDialer(const QCommandLineParser &parser);
/// Of a parser that names a dialer. Errors: FileUnreadable.
[[nodiscard]] Result<DialerEndpoint> endpointOf(const QCommandLineParser &parser);

} // namespace campanile::ctl
