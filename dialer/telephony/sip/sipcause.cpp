// SPDX-License-Identifier: GPL-3.0-or-later
#include "sipcause.h"

namespace campanile::dialer {

CallEnd::Cause causeOf(int sipCode)
{
    using Cause = CallEnd::Cause;
    switch (sipCode) {
    case 486: // Busy Here
    case 600: // Busy Everywhere
    case 603: // Decline: the telephone rang and was pushed away
        return Cause::Busy;
    case 408: // Request Timeout
    case 480: // Temporarily Unavailable
    case 487: // Request Terminated
        return Cause::NoAnswer;
    case 404: // Not Found
    case 410: // Gone
    case 484: // Address Incomplete
    case 604: // Does Not Exist Anywhere
        return Cause::Invalid;
    case 401: // the line's fault, not the number's: who we are, or what we may
    case 402:
    case 403:
    case 407: return Cause::Refused;
    default:
        // 3xx too: to follow it would call a number that nobody approved.
        return Cause::Unreachable;
    }
}

} // namespace campanile::dialer
