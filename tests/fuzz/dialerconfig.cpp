// SPDX-License-Identifier: GPL-3.0-or-later
// The dialer's config file: whatever is in it, what is not refused can be called with.
#include "inputfile.h"

#include "settings.h"

#include <cmath>

using namespace campanile::dialer;
using campanile::fuzz::must;

namespace {

void check(const TrunkSettings &trunk)
{
    must(trunk.info.channels >= 1 && trunk.info.callsPerSecond >= 0 && std::isfinite(trunk.info.callsPerSecond));
    must(!trunk.info.name.empty() && trunk.sip.has_value() != trunk.info.simulated);
    if (!trunk.sip)
        return;
    using namespace std::chrono_literals;
    const SipSettings &sip = *trunk.sip;
    must(!sip.server.empty() && !sip.callerId.empty() && !sip.codecs.empty());
    must(sip.port >= 0 && sip.port <= 65535 && sip.localPort >= 0 && sip.localPort <= 65535);
    must(sip.firstRtpPort >= 1024 && sip.lastRtpPort <= 65535);
    must(sip.lastRtpPort - sip.firstRtpPort >= 2 * trunk.info.channels);
    must(sip.ping >= 0s && sip.ping <= 24h && sip.keyWait >= 0s && sip.keyWait <= 30s);
    must(sip.session == 0s || (sip.session >= 90s && sip.session <= 24h));
    must(sip.registration >= 30s && sip.registration <= 24h);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const campanile::fuzz::InputFile file(data, size);
    Settings settings;
    if (const auto read = readConfig(file.path().toStdString(), settings); !read) {
        must(!read.error().words.empty());
        return 0;
    }
    if (!checkSettings(settings))
        return 0;
    must(settings.timeScale >= 0.1 && settings.largestCampaign > 0 && settings.watchers > 0);
    must(!settings.accounts.empty() && !settings.trunks.empty() && settings.libraryReserveMb >= 0);
    for (const TrunkSettings &trunk : settings.trunks)
        check(trunk);
    for (const ExchangeCap &cap : settings.exchanges)
        must(cap.channels > 0 || (cap.callsPerSecond > 0 && std::isfinite(cap.callsPerSecond)));
    return 0;
}
