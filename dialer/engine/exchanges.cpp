// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchanges.h"

#include <algorithm>

namespace campanile::dialer {

using std::chrono::microseconds;

Exchanges::Exchanges(const std::vector<ExchangeCap> &caps, microseconds from)
    : m_exchanges(1)
{
    for (const auto &cap : caps) {
        Exchange exchange{
            .channels = cap.channels, .callsPerSecond = cap.callsPerSecond, .active = 0, .attempts = {}, .dials = {}};
        if (cap.callsPerSecond > 0) {
            exchange.attempts.emplace(cap.callsPerSecond, from);
            exchange.dials.emplace(cap.callsPerSecond, from);
        }
        auto digits = cap.prefix.starts_with('+') ? cap.prefix.substr(1) : cap.prefix;
        m_longest = std::max(m_longest, digits.size());
        m_prefixes[std::move(digits)] = static_cast<Group>(m_exchanges.size());
        m_exchanges.push_back(std::move(exchange));
    }
}

Exchanges::Group Exchanges::groupOf(std::uint64_t number) const
{
    if (m_prefixes.empty())
        return 0;
    const auto digits = std::to_string(number);
    for (auto length = std::min(m_longest, digits.size()); length > 0; --length) {
        if (const auto found = m_prefixes.find(std::string_view(digits).substr(0, length)); found != m_prefixes.end())
            return found->second;
    }
    return 0;
}

LineCapacity Exchanges::capacity(Group group, LineCapacity line) const
{
    const auto &exchange = m_exchanges[group];
    if (exchange.channels > 0)
        line.channels = std::min(line.channels, exchange.channels);
    if (exchange.callsPerSecond > 0)
        line.callsPerSecond = std::min(line.callsPerSecond, exchange.callsPerSecond);
    return line;
}

std::optional<microseconds> Exchanges::next(Group group) const
{
    const auto &exchange = m_exchanges[group];
    if (exchange.channels > 0 && exchange.active >= exchange.channels)
        return {};
    return exchange.attempts ? exchange.attempts->next() : microseconds::min();
}

void Exchanges::take(Group group, microseconds now)
{
    auto &exchange = m_exchanges[group];
    ++exchange.active;
    if (exchange.attempts)
        exchange.attempts->take(now);
}

void Exchanges::release(Group group)
{
    --m_exchanges[group].active;
}

microseconds Exchanges::nextDial(Group group) const
{
    const auto &dials = m_exchanges[group].dials;
    return dials ? dials->next() : microseconds::min();
}

void Exchanges::dialled(Group group, microseconds now)
{
    if (auto &dials = m_exchanges[group].dials)
        dials->take(now);
}

} // namespace campanile::dialer
