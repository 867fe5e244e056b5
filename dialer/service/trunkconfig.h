// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trunksettings.h"

#include <toml++/toml.hpp>

namespace campanile::dialer {

/// kind = "simulated", or "sip" with server, port, transport, domain, user, password_file, caller_id,
/// caller_ids = ["+39...", ...], assert_identity, local_address, local_port, rtp_ports = [first, last], ping_seconds,
/// key_wait_seconds. Refusals: USAGE.
[[nodiscard]] Result<TrunkSettings> trunkOf(const toml::table &table);

} // namespace campanile::dialer
