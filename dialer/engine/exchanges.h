// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estimate.h"
#include "pacer.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace campanile::dialer {

/// What a small telephone exchange bears, over all lines together.
struct ExchangeCap {
    std::string prefix; ///< of E.164 numbers, with its plus: "+390461"
    int channels = 0; ///< calls at the same time; 0: any
    double callsPerSecond = 0; ///< 0: any
    friend bool operator==(const ExchangeCap &, const ExchangeCap &) = default;
};

/// The exchanges that have a cap. Numbers fall into groups: 0 has none, 1 is the first cap's; the longest prefix wins.
class Exchanges final {
public:
    using Group = std::uint16_t;

    explicit Exchanges(const std::vector<ExchangeCap> &caps = {}, std::chrono::microseconds from = {});

    [[nodiscard]] Group groupOf(std::uint64_t number) const;

    [[nodiscard]] std::size_t groups() const { return m_exchanges.size(); }

    [[nodiscard]] LineCapacity capacity(Group group, LineCapacity line) const; ///< of a line's, what the group may have

    /// Earliest moment of the next call of a group; nothing: only when one of its calls has ended.
    [[nodiscard]] std::optional<std::chrono::microseconds> next(Group group) const;

    [[nodiscard]] bool open(Group group, std::chrono::microseconds now) const
    {
        const auto due = next(group);
        return due && now >= *due;
    }

    void take(Group group, std::chrono::microseconds now); ///< a call is about to be made
    void release(Group group); ///< it is over
    /// The pace once more where it is dialled: a slow disk may have bunched what was taken.
    [[nodiscard]] std::chrono::microseconds nextDial(Group group) const;
    void dialled(Group group, std::chrono::microseconds now);

private:
    struct Exchange {
        int channels = 0;
        double callsPerSecond = 0;
        int active = 0;
        std::optional<Pacer> attempts;
        std::optional<Pacer> dials;
    };

    std::map<std::string, Group, std::less<>> m_prefixes; ///< without the plus
    std::vector<Exchange> m_exchanges;
    std::size_t m_longest = 0;
};

} // namespace campanile::dialer
