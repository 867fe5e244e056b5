// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audience.h"
#include "placeorder.h"
#include "rankbits.h"

#include <mutex>

namespace campanile {

/// What a filter lets through, made once for each filter. "First" is the first of its address or household that passes:
/// counting those counts addresses and households.
struct Passing {
    explicit Passing(std::uint32_t size)
        : all(size)
        , landlines(size)
        , firstOfAddress(size)
        , firstOfHousehold(size)
    {
    }

    RankBits all;
    RankBits landlines;
    RankBits firstOfAddress;
    RankBits firstOfHousehold;
    int unplaced = 0; ///< without a position, let through by the filter's other parts
};

/// All contacts that may be called, with what filters and counts ask of them. Contacts of one address stand together,
/// and among them those of one household. Immutable but for the filters it remembers; safe to share between threads.
class AudienceOrder final {
public:
    explicit AudienceOrder(const QList<Contact> &contacts);

    [[nodiscard]] const PlaceOrder &places() const { return m_places; }

    [[nodiscard]] std::shared_ptr<const Passing> passing(const AudienceFilter &filter) const;
    [[nodiscard]] int addresses(const Runs &runs, const Passing &passing) const; ///< distinct positions
    [[nodiscard]] int households(const Runs &runs, const Passing &passing) const;
    [[nodiscard]] QList<LanguageCount> languages(const Runs &runs, const Passing &passing) const;

private:
    [[nodiscard]] std::vector<std::uint8_t> passingTraits(const AudienceFilter &filter) const;
    [[nodiscard]] std::shared_ptr<const Passing> makePassing(const AudienceFilter &filter) const;
    [[nodiscard]] PlaceOrder ordered(const QList<Contact> &contacts);

    std::vector<std::uint32_t> m_sameHousehold; ///< while it is made: places that continue a household
    PlaceOrder m_places;
    RankBits m_startsAddress;
    RankBits m_startsHousehold;
    std::vector<std::uint32_t> m_traits; ///< by place: landline, source, languages
    QList<QStringList> m_languages; ///< the different sets of primary tags
    std::shared_ptr<const Passing> m_everybody;
    mutable std::mutex m_mutex;
    mutable std::vector<std::pair<AudienceFilter, std::shared_ptr<const Passing>>> m_remembered; ///< last used last
};

} // namespace campanile
