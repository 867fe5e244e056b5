// SPDX-License-Identifier: GPL-3.0-or-later
#include "audienceorder.h"

#include "ringscan.h"

#include <algorithm>
#include <numeric>

namespace campanile {

namespace {

// Large enough that a band's binary searches are few, small enough that an edge crosses few of its contacts.
constexpr std::uint32_t contactsPerBand = 512;

struct Place {
    GeoPoint position;
    int contact = 0;
};

} // namespace

AudienceOrder::AudienceOrder(const QList<Contact> &contacts)
{
    std::vector<Place> located;
    std::vector<int> unlocated;
    located.reserve(static_cast<size_t>(contacts.size()));
    for (int i = 0; i < contacts.size(); ++i) {
        const Contact &contact = contacts[i];
        if (contact.optedOut)
            continue;
        if (contact.position && contact.position->isValid())
            located.push_back({*contact.position, i});
        else
            unlocated.push_back(i);
    }
    std::ranges::sort(located, {}, [](const Place &p) { return std::pair(p.position.latE7, p.contact); });
    const auto count = static_cast<std::uint32_t>(located.size());
    for (std::uint32_t from = 0; from < count;) {
        std::uint32_t to = std::min(from + contactsPerBand, count);
        while (to < count && located[to].position.latE7 == located[to - 1].position.latE7)
            ++to; // one address is never cut in two
        m_bands.push_back({from, to, located[from].position.latE7, located[to - 1].position.latE7});
        std::sort(located.begin() + from, located.begin() + to, [](const Place &a, const Place &b) {
            return std::tuple(a.position.lonE7, a.position.latE7, a.contact)
                < std::tuple(b.position.lonE7, b.position.latE7, b.contact);
        });
        from = to;
    }

    m_contact.reserve(located.size() + unlocated.size());
    m_position.reserve(located.size());
    m_address.reserve(located.size());
    for (const Place &place : located) {
        m_address.push_back(
            m_position.empty() ? 0 : m_address.back() + (m_position.back() == place.position ? 0U : 1U));
        m_position.push_back(place.position);
        m_contact.push_back(place.contact);
    }
    m_contact.insert(m_contact.end(), unlocated.begin(), unlocated.end());

    m_landlines.reserve(m_contact.size() + 1);
    m_landlines.push_back(0);
    for (std::uint32_t place = 0; place < m_contact.size(); ++place) {
        const Contact &contact = contacts[m_contact[place]];
        m_landlines.push_back(m_landlines.back() + (contact.number.kind() == LineKind::Landline ? 1U : 0U));
        if (!contact.streetKey.isEmpty())
            m_streets[contact.streetKey].push_back({place, contact.civic.number});
    }
}

Runs AudienceOrder::find(const AreaPiece &piece) const
{
    switch (piece.kind) {
    case PieceKind::Street: return piece.street ? findStreet(*piece.street) : Runs{};
    case PieceKind::Town: return m_contact.empty() ? Runs{} : Runs{{0, static_cast<std::uint32_t>(m_contact.size())}};
    default: break;
    }
    const Runs near = findInside(piece.rings);
    return piece.street ? united(findStreet(*piece.street), near) : near;
}

Runs AudienceOrder::findInside(const QList<GeoRing> &rings) const
{
    RingScan scan(rings);
    Runs result;
    auto band = std::ranges::lower_bound(m_bands, scan.box().south, {}, &Band::north);
    for (; band != m_bands.end() && band->south <= scan.box().north; ++band) {
        const std::span<const GeoPoint> points(m_position.data() + band->from, band->to - band->from);
        scan.band(points, band->south, band->north, [&](std::uint32_t from, std::uint32_t to) {
            from += band->from;
            to += band->from;
            if (!result.empty() && result.back().to == from)
                result.back().to = to;
            else
                result.push_back({from, to});
        });
    }
    return result;
}

Runs AudienceOrder::findStreet(const StreetStretch &stretch) const
{
    Runs result;
    const auto found = m_streets.constFind(stretch.streetKey);
    if (found == m_streets.cend())
        return result;
    for (const OnStreet &one : *found) { // ascending, as they were put in
        if (!stretch.holds(one.civic))
            continue;
        if (!result.empty() && result.back().to == one.place)
            ++result.back().to;
        else
            result.push_back({one.place, one.place + 1});
    }
    return result;
}

Runs AudienceOrder::withoutPosition() const
{
    if (m_position.size() == m_contact.size())
        return {};
    return {{static_cast<std::uint32_t>(m_position.size()), static_cast<std::uint32_t>(m_contact.size())}};
}

KindCount AudienceOrder::kinds(const Runs &runs) const
{
    KindCount result;
    for (const Run &run : runs) {
        const auto landlines = static_cast<int>(m_landlines[run.to] - m_landlines[run.from]);
        result.landlines += landlines;
        result.mobiles += static_cast<int>(run.to - run.from) - landlines;
    }
    return result;
}

int AudienceOrder::addresses(const Runs &runs, const AudienceFilter &filter) const
{
    const auto located = static_cast<std::uint32_t>(m_position.size());
    std::int64_t last = -1;
    int result = 0;
    for (const Run &run : runs) {
        if (run.from >= located)
            break;
        const std::uint32_t to = std::min(run.to, located);
        if (filter.landlines && filter.mobiles) {
            result += static_cast<int>(m_address[to - 1] - m_address[run.from]) + (m_address[run.from] != last ? 1 : 0);
            last = m_address[to - 1];
            continue;
        }
        for (std::uint32_t place = run.from; place < to; ++place) {
            if ((isLandline(place) ? filter.landlines : filter.mobiles) && m_address[place] != last) {
                last = m_address[place];
                ++result;
            }
        }
    }
    return result;
}

} // namespace campanile
