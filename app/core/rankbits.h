// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

namespace campanile {

/// A set of places that knows how many of them stand before any place: two bits a place, and counting a run of a
/// million is two look-ups. Bits are set first; finish() makes them countable.
class RankBits final {
public:
    explicit RankBits(std::uint32_t size)
        : m_blocks(size / 64 + 1)
    {
    }

    void set(std::uint32_t place) { m_blocks[place / 64].bits |= std::uint64_t{1} << place % 64; }

    void clear(std::uint32_t place) { m_blocks[place / 64].bits &= ~(std::uint64_t{1} << place % 64); }

    void setWord(std::size_t index, std::uint64_t bits) { m_blocks[index].bits = bits; } ///< as word()

    void finish()
    {
        std::uint32_t sum = 0;
        for (Block &block : m_blocks) {
            block.before = sum;
            sum += static_cast<std::uint32_t>(std::popcount(block.bits));
        }
    }

    [[nodiscard]] bool test(std::uint32_t place) const { return m_blocks[place / 64].bits >> place % 64 & 1; }

    /// How many are set in [0, place).
    [[nodiscard]] std::uint32_t rank(std::uint32_t place) const
    {
        const Block &block = m_blocks[place / 64];
        const std::uint64_t below = block.bits & ((std::uint64_t{1} << place % 64) - 1);
        return block.before + static_cast<std::uint32_t>(std::popcount(below));
    }

    /// Places 64 * index to 64 * index + 63.
    [[nodiscard]] std::uint64_t word(std::size_t index) const { return m_blocks[index].bits; }

    template <class Visit> void forEach(std::uint32_t from, std::uint32_t to, Visit visit) const
    {
        for (std::uint32_t block = from / 64; block * 64 < to; ++block) {
            std::uint64_t bits = m_blocks[block].bits;
            if (block == from / 64)
                bits &= ~std::uint64_t{0} << from % 64;
            for (; bits; bits &= bits - 1) {
                const std::uint32_t place = block * 64 + static_cast<std::uint32_t>(std::countr_zero(bits));
                if (place >= to)
                    return;
                visit(place);
            }
        }
    }

private:
    struct Block {
        std::uint64_t bits = 0;
        std::uint32_t before = 0;
    };

    std::vector<Block> m_blocks;
};

} // namespace campanile
