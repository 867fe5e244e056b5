// SPDX-License-Identifier: GPL-3.0-or-later
#include "hardening.h"

#include <QtSystemDetection>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#endif

namespace campanile {

void hardenProcess()
{
#ifdef Q_OS_LINUX
    constexpr rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
#endif
}

} // namespace campanile
