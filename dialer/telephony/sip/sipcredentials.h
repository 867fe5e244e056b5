// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "libre.h"
#include "sipsettings.h"

namespace campanile::dialer {

/// Our name and password at the line, as libre asks for them (401, 407). Counted by libre, that may still ask when
/// whoever began has gone.
struct SipCredentials {
    std::string user, password;
    int most = 0; ///< how often they are said; 0: no limit
    int said = 0;
    bool wanted = false; ///< somebody asked

    /// `most`: a password that was refused is not sent for ever.
    [[nodiscard]] static Ref<SipCredentials> make(const SipSettings &settings, int most);
    /// For libre: `self` is one of these.
    static int say(char **user, char **password, const char *realm, void *self);
};

} // namespace campanile::dialer
