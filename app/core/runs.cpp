// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs.h"

#include <algorithm>

namespace campanile {

namespace {

// Walks two lists of runs together and keeps the stretches that `keep(inA, inB)` wants.
template <class Keep> Runs merged(const Runs &a, const Runs &b, Keep keep)
{
    Runs result;
    result.reserve(a.size() + b.size());
    auto edge = [](const Runs &runs, size_t i) { // i counts both ends of every run
        return i / 2 < runs.size() ? (i % 2 ? runs[i / 2].to : runs[i / 2].from) : UINT32_MAX;
    };
    size_t i = 0;
    size_t j = 0;
    std::uint32_t at = 0;
    while (i < a.size() * 2 || j < b.size() * 2) {
        const std::uint32_t next = std::min(edge(a, i), edge(b, j));
        if (next > at && keep(i % 2 == 1, j % 2 == 1)) {
            if (!result.empty() && result.back().to == at)
                result.back().to = next;
            else
                result.push_back({at, next});
        }
        while (edge(a, i) == next && i < a.size() * 2)
            ++i;
        while (edge(b, j) == next && j < b.size() * 2)
            ++j;
        at = next;
    }
    return result;
}

} // namespace

Runs united(const Runs &a, const Runs &b)
{
    if (a.empty() || b.empty())
        return a.empty() ? b : a;
    return merged(a, b, [](bool inA, bool inB) { return inA || inB; });
}

Runs intersected(const Runs &a, const Runs &b)
{
    if (a.empty() || b.empty())
        return {};
    return merged(a, b, [](bool inA, bool inB) { return inA && inB; });
}

Runs subtracted(const Runs &a, const Runs &b)
{
    if (a.empty() || b.empty())
        return a;
    return merged(a, b, [](bool inA, bool inB) { return inA && !inB; });
}

std::size_t size(const Runs &runs)
{
    std::size_t sum = 0;
    for (const Run &run : runs)
        sum += run.to - run.from;
    return sum;
}

} // namespace campanile
