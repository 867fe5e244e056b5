// SPDX-License-Identifier: GPL-3.0-or-later
#include "sipcredentials.h"

#include <cerrno>
#include <new>

namespace campanile::dialer {

Ref<SipCredentials> SipCredentials::make(const SipSettings &settings, int most)
{
    void *memory =
        mem_zalloc(sizeof(SipCredentials), [](void *self) { static_cast<SipCredentials *>(self)->~SipCredentials(); });
    if (!memory)
        return nullptr;
    return Ref<SipCredentials>(
        new (memory) SipCredentials{.user = settings.user, .password = settings.password, .most = most});
}

int SipCredentials::say(char **user, char **password, const char *, void *self)
{
    auto &credentials = *static_cast<SipCredentials *>(self);
    credentials.wanted = true;
    if (credentials.user.empty() || (credentials.most && ++credentials.said > credentials.most))
        return EAUTH;
    if (const int error = str_dup(user, credentials.user.c_str()))
        return error;
    return str_dup(password, credentials.password.c_str());
}

} // namespace campanile::dialer
