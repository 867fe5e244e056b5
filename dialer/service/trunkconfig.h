// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trunksettings.h"

#include <toml++/toml.hpp>

namespace campanile::dialer {

/// kind = "simulated", or "sip" with server, port, transport, proxy, domain, user, password_file, register,
/// register_seconds, ca_file, certificate_file, key_file, dns_server, caller_id, caller_ids = ["+39...", ...],
/// assert_identity, session_seconds, local_address, local_port, rtp_ports = [first, last], ping_seconds,
/// key_wait_seconds, test_phones. Refusals: USAGE.
[[nodiscard]] Result<TrunkSettings> trunkOf(const toml::table &table);

} // namespace campanile::dialer
