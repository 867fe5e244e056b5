// SPDX-License-Identifier: GPL-3.0-or-later
#include "addresslocator.h"

#include "addressnormaliser.h"
#include "civicplacer.h"

namespace campanile {

namespace {

constexpr qsizetype longestCell = 200; ///< no address is longer

} // namespace

AddressLocator::AddressLocator(const QList<PackFile::StreetRow> &streets, const QStringList &places)
    : m_streets(streets)
    , m_places(places)
    , m_matcher(places)
{
    for (const auto &row : streets)
        m_matcher.add(row.street.name);
}

int AddressLocator::street(const QString &name) const
{
    if (name.size() > longestCell)
        return -1;
    const auto match = m_matcher.match(name);
    return match.doubtful ? -1 : match.street;
}

std::optional<PlacedAddress> AddressLocator::placed(const StreetMatcher::Match &match, const Reading &reading) const
{
    if (match.street < 0 || (reading.besidePlace && m_matcher.needsHamlet(match.street)))
        return {};
    int street = match.street;
    PlacedCivic at = placeCivic(m_streets[street], reading.civic);
    for (int twin = m_matcher.twin(street); twin != match.street; twin = m_matcher.twin(twin)) {
        const PlacedCivic there = placeCivic(m_streets[twin], reading.civic);
        if (there.located == Located::Exact && at.located != Located::Exact)
            street = twin, at = there;
    }
    const auto &row = m_streets[street];
    if (match.doubtful && at.located != Located::Exact)
        return {};
    PlacedAddress result{row.street.key, row.street.name, reading.civic, at.position, at.located};
    if (at.located == Located::Exact && (match.quality != Located::Exact || street != match.street))
        result.located = Located::Normalised;
    return result;
}

PlacedAddress AddressLocator::locate(const QString &street, const QString &civic) const
{
    const CivicNumber number = civic.size() > longestCell ? CivicNumber{} : addressnormaliser::parseCivic(civic);
    PlacedAddress result;
    result.civic = number;
    if (street.size() > longestCell)
        return result;
    // "12 a" for "12/A" is not the pack's own spelling either
    const bool asWritten = civic.trimmed().compare(number.text(), Qt::CaseInsensitive) == 0;
    const auto graded = [asWritten](PlacedAddress address, bool first) {
        if (address.located == Located::Exact && (!first || !asWritten))
            address.located = Located::Normalised;
        return address;
    };
    using enum StreetMatcher::Effort;
    const auto whole = m_matcher.match(street, Strict);
    if (whole.street >= 0 && !whole.doubtful)
        return graded(*placed(whole, {street, number, false}), true);
    const QList<Reading> ways = readings(street, civic, m_places);
    for (const auto effort : {Strict, Slips}) {
        std::optional<PlacedAddress> doubtful; // what is sure in any reading goes first
        for (const Reading &reading : ways) {
            const bool again = effort == Strict && reading.street == street;
            const auto match = again ? whole : m_matcher.match(reading.street, effort);
            if (match.street < 0 || (match.doubtful && doubtful))
                continue;
            auto found = placed(match, reading);
            if (found && !match.doubtful)
                return graded(*found, false);
            if (found)
                doubtful = std::move(found);
        }
        if (doubtful)
            return graded(*doubtful, false);
    }
    return result;
}

} // namespace campanile
