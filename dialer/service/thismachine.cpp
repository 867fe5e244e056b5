// SPDX-License-Identifier: GPL-3.0-or-later
#include "thismachine.h"

#include <arpa/inet.h>
#include <netinet/in.h>

namespace campanile::dialer {

bool isThisMachine(const std::string &host)
{
    in_addr address{};
    if (::inet_pton(AF_INET, host.c_str(), &address) == 1)
        return ntohl(address.s_addr) >> 24 == IN_LOOPBACKNET;
    return host == "localhost";
}

} // namespace campanile::dialer
