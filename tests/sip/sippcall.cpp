// SPDX-License-Identifier: GPL-3.0-or-later
#include "sippcall.h"

#include <QTest>

bool SippCall::begins()
{
    if (!phone.start())
        return false;
    settings.port = phone.port();
    trunk = line.open(settings);
    if (!trunk)
        return false;
    log = std::make_unique<CallLog>(*trunk);
    trunk->dial(order);
    return true;
}

bool SippCall::ends(int milliseconds)
{
    if (!log && !begins())
        return false;
    if (QTest::qWaitFor([this] { return !log->ends().empty(); }, milliseconds))
        return true;
    qWarning("it goes on; SIPp: %s", phone.errors().constData());
    return false;
}
