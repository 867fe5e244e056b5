// SPDX-License-Identifier: GPL-3.0-or-later
#include "trunkoffer.h"

#include "numberplan.h"

#include <algorithm>
#include <utility>

namespace campanile::dialer {

TrunkOffer::TrunkOffer(std::vector<Trunk *> trunks, std::vector<ExchangeCap> exchanges)
    : m_trunks(std::move(trunks))
    , m_exchanges(std::move(exchanges))
{
    std::ranges::stable_sort(m_trunks, {}, [](const Trunk *trunk) { return trunk->info().priority; });
}

bool TrunkOffer::has(Mode mode) const
{
    return std::ranges::any_of(m_trunks, [&](const auto *trunk) { return trunk->info().mode == mode; });
}

bool TrunkOffer::fictional(Mode mode) const
{
    return has(mode) && std::ranges::all_of(m_trunks, [&](const auto *trunk) {
        return trunk->info().mode != mode || trunk->info().fictional;
    });
}

LineCapacity TrunkOffer::capacity(Mode mode, const std::string &callerId) const
{
    LineCapacity up{0, 0}, all{0, 0};
    for (const auto *trunk : m_trunks) {
        const auto &info = trunk->info();
        if (info.mode != mode || !info.mayShow(callerId))
            continue;
        all.add(info.channels, info.callsPerSecond);
        if (trunk->up())
            up.add(info.channels, info.callsPerSecond);
    }
    return up.channels > 0 ? up : all;
}

/// An exchange with a cap may be what everything waits for.
Estimate TrunkOffer::estimated(const Upload &upload, const LineCapacity &line) const
{
    const auto &header = upload.header;
    const Exchanges exchanges(m_exchanges);
    std::vector<double> in(exchanges.groups());
    for (const auto &recipient : upload.accepted) {
        if (const auto number = dialable(recipient.number))
            ++in[exchanges.groupOf(number->digits)];
    }
    const auto of = [&](double recipients, const LineCapacity &capacity) {
        return estimate(
            {{recipients}, {}, 0}, header.programme.meanLength(), header.policy, capacity, header.policy.horizon);
    };
    auto result = of(static_cast<double>(upload.accepted.size()), line);
    for (std::size_t i = 1; i < in.size(); ++i) {
        const auto alone = of(in[i], exchanges.capacity(static_cast<Exchanges::Group>(i), line));
        result.total = std::max(result.total, alone.total);
        result.firstRound = std::max(result.firstRound, alone.firstRound);
    }
    return result;
}

Result<std::string> TrunkOffer::callerId(Mode mode, const std::string &wanted) const
{
    bool any = false; // a simulated one shows whatever it is told
    for (const auto *trunk : m_trunks) {
        if (trunk->info().mode != mode)
            continue;
        const auto &ids = trunk->info().callerIds;
        any = any || ids.empty();
        if (wanted.empty() && !ids.empty())
            return ids.front();
        if (std::ranges::contains(ids, wanted))
            return wanted;
    }
    if (any)
        return wanted;
    return failure(Failure::Kind::Invalid, "CALLER_ID", wanted);
}

} // namespace campanile::dialer
