// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace campanile {

/// Half-open run of places in a PlaceOrder. Lists of runs are ascending and never touch.
struct Run {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    friend bool operator==(const Run &, const Run &) = default;
};

using Runs = std::vector<Run>;

[[nodiscard]] Runs united(const Runs &a, const Runs &b);
[[nodiscard]] Runs intersected(const Runs &a, const Runs &b);
[[nodiscard]] Runs subtracted(const Runs &a, const Runs &b);
[[nodiscard]] std::size_t size(const Runs &runs);

} // namespace campanile
