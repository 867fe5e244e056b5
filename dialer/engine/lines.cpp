// SPDX-License-Identifier: GPL-3.0-or-later
#include "lines.h"

#include <algorithm>
#include <utility>

namespace campanile::dialer {

using std::chrono::microseconds;

Line::Line(Trunk &trunk, microseconds from, std::uint64_t seed)
    : backoff(trunk.info().callsPerSecond, seed)
    , dials(trunk.info().callsPerSecond, from)
    , m_trunk(trunk)
    , m_attempts(trunk.info().callsPerSecond, from)
    , m_wasUp(trunk.up())
{
}

bool Line::carries(Mode mode, const std::string &callerId) const
{
    return info().mode == mode && info().mayShow(callerId);
}

std::string Line::condition() const
{
    if (!m_trunk.up()) {
        auto why = m_trunk.condition();
        return why.empty() ? "DOWN" : why;
    }
    return !backoff.blocked() ? "" : backoff.refusesUs() ? "REFUSED" : "BACK_OFF";
}

std::optional<microseconds> Line::next() const
{
    if (!m_trunk.up() || active >= info().channels)
        return {};
    return std::max(m_attempts.next(), backoff.next());
}

Backoff::Ticket Line::take(microseconds now)
{
    ++active;
    m_attempts.take(now);
    return backoff.start(now);
}

void Line::trunkChanged(microseconds now)
{
    const bool wasUp = std::exchange(m_wasUp, m_trunk.up());
    if (m_wasUp && !wasUp)
        backoff.returned(now);
}

Lines::Lines(const std::vector<Trunk *> &trunks, microseconds from, std::uint64_t seed)
{
    for (auto *trunk : trunks)
        m_lines.push_back(std::make_unique<Line>(*trunk, from, seed + m_lines.size()));
    // the lowest priority first; those of one priority as they were given
    std::ranges::stable_sort(m_lines, {}, [](const auto &line) { return line->info().priority; });
    m_used.resize(m_lines.size());
}

bool Lines::has(Mode mode) const
{
    return std::ranges::any_of(m_lines, [&](const auto &line) { return line->info().mode == mode; });
}

Line *Lines::pick(Mode mode, const std::string &callerId, microseconds now)
{
    Line *best = nullptr;
    double least = 0;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        auto &line = *m_lines[i];
        if (best && line.info().priority > best->info().priority)
            break;
        const auto due = line.carries(mode, callerId) ? line.next() : std::nullopt;
        if (!due || *due > now)
            continue;
        const double used = std::max(m_used[i], m_reached[{mode, line.info().priority}]);
        if (!best || used < least) {
            best = &line;
            least = used;
        }
    }
    return best;
}

void Lines::taken(Line &line)
{
    const auto found = std::ranges::find_if(m_lines, [&](const auto &other) { return other.get() == &line; });
    auto &used = m_used[static_cast<std::size_t>(found - m_lines.begin())];
    auto &reached = m_reached[{line.info().mode, line.info().priority}];
    reached = std::max(used, reached);
    used = reached + 1.0 / std::max(line.info().weight, 1);
}

std::optional<microseconds> Lines::next(Mode mode, const std::string &callerId) const
{
    std::optional<microseconds> soonest;
    for (const auto &line : m_lines) {
        const auto due = line->carries(mode, callerId) ? line->next() : std::nullopt;
        if (due)
            soonest = soonest ? std::min(*soonest, *due) : due;
    }
    return soonest;
}

LineCapacity Lines::capacity(Mode mode, const std::string &callerId) const
{
    std::vector<const Line *> carrying;
    for (const auto &line : m_lines) {
        if (line->carries(mode, callerId))
            carrying.push_back(line.get());
    }
    const auto works = [](const Line *line) { return line->condition().empty(); };
    const bool any = std::ranges::any_of(carrying, works);
    LineCapacity sum{0, 0};
    for (const auto *line : carrying) {
        if (any && !works(line))
            continue;
        sum.add(line->info().channels, line->info().callsPerSecond);
    }
    return sum;
}

std::string Lines::outage(Mode mode, const std::string &callerId, bool wasOut) const
{
    std::string why;
    for (const auto &line : m_lines) {
        if (!line->carries(mode, callerId))
            continue;
        const bool out = wasOut ? line->backoff.blocked() : line->backoff.alarming();
        if (line->trunk().up() && !out)
            return {};
        why += (why.empty() ? "TRUNK_DOWN: " : ", ") + line->info().name + " " + line->condition();
    }
    return why.empty() ? "TRUNK_DOWN: no trunk may show " + callerId : why;
}

} // namespace campanile::dialer
