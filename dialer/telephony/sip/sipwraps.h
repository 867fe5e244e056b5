// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace campanile::dialer {

/// While it lives, the next dialog of this thread gets a Call-ID made from the ledger's own id of the call, the same
/// after a crash: so that the operator's record can be matched with ours. libre 2.0 makes Call-IDs from 64 random bits
/// (sipwraps.cpp gives it these instead).
class CallIdGuard final {
public:
    explicit CallIdGuard(std::string_view id);
    ~CallIdGuard();
    CallIdGuard(const CallIdGuard &) = delete;
    CallIdGuard &operator=(const CallIdGuard &) = delete;
};

/// What the guard makes of that id. The Call-ID is these bits in sixteen hexadecimal digits, without an "@host".
[[nodiscard]] std::uint64_t callIdBits(std::string_view id);

/// The INVITE of that call is not sent again by this thread. What an exchange that has not answered yet never got would
/// make a telephone ring after all; where it got it, libre still waits for its answer, and cancels.
void giveUpInvite(std::string_view id);

} // namespace campanile::dialer
