// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audience.h"

#include <QHash>

#include <vector>

namespace campanile {

/// Half-open run of places in the order below. Lists of runs are ascending and never touch.
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

struct KindCount {
    int landlines = 0;
    int mobiles = 0;
};

/// All contacts that may be called, in an order in which an area is a few runs: bands of latitude, within a band by
/// longitude, at the end those without a position. Sets of contacts are lists of runs, and counting one is two look-ups
/// in a running sum, so that only the contacts close to an area's edge are ever looked at one by one.
class AudienceOrder final {
public:
    explicit AudienceOrder(const QList<Contact> &contacts);

    [[nodiscard]] Runs find(const AreaPiece &piece) const;
    [[nodiscard]] Runs withoutPosition() const;
    [[nodiscard]] KindCount kinds(const Runs &runs) const;
    [[nodiscard]] int addresses(const Runs &runs, const AudienceFilter &filter) const;

    template <class Visit> void forEach(const Runs &runs, Visit visit) const
    {
        for (const Run &run : runs) {
            for (std::uint32_t i = run.from; i < run.to; ++i)
                visit(m_contact[i], isLandline(i) ? LineKind::Landline : LineKind::Mobile);
        }
    }

private:
    struct Band {
        std::uint32_t from = 0;
        std::uint32_t to = 0;
        std::int32_t south = 0;
        std::int32_t north = 0;
    };

    struct OnStreet {
        std::uint32_t place = 0;
        int civic = 0;
    };

    [[nodiscard]] bool isLandline(std::uint32_t place) const { return m_landlines[place + 1] != m_landlines[place]; }

    [[nodiscard]] Runs findInside(const QList<GeoRing> &rings) const;
    [[nodiscard]] Runs findStreet(const StreetStretch &stretch) const;

    std::vector<int> m_contact; ///< place to index among the contacts
    std::vector<GeoPoint> m_position; ///< of the located ones
    std::vector<std::uint32_t> m_address; ///< running number of the distinct position
    std::vector<std::uint32_t> m_landlines; ///< how many stand before this place
    std::vector<Band> m_bands;
    QHash<QString, std::vector<OnStreet>> m_streets;
};

} // namespace campanile
