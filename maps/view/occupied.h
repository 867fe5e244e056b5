// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace campanile {

/// Which cells of a part of the map have a picture already: a second one there would hardly be seen.
class Occupied final {
public:
    Occupied(double width, double height, double cell)
        : m_cell(cell)
        , m_columns(size_t(width / cell) + 2)
        , m_bits(m_columns * (size_t(height / cell) + 2))
    {
    }

    bool take(double x, double y)
    {
        const size_t at = size_t(y / m_cell) * m_columns + size_t(x / m_cell);
        if (at >= m_bits.size() || m_bits[at])
            return false;
        m_bits[at] = true;
        return true;
    }

private:
    double m_cell;
    size_t m_columns;
    std::vector<bool> m_bits;
};

} // namespace campanile
