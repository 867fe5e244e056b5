// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace campanile::dialer {

/// 127.0.0.0/8 in digits, or "localhost". A name that only begins like it, 127.0.0.1.example.org, may be anywhere.
[[nodiscard]] bool isThisMachine(const std::string &host);

} // namespace campanile::dialer
