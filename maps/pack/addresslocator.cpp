// SPDX-License-Identifier: GPL-3.0-or-later
#include "addresslocator.h"

#include "addressnormaliser.h"
#include "civicplacer.h"

namespace campanile {

AddressLocator::AddressLocator(const QList<PackFile::StreetRow> &streets, const QStringList &places)
    : m_streets(streets)
    , m_matcher(places)
{
    for (const auto &row : streets)
        m_matcher.add(row.street.name);
}

int AddressLocator::street(const QString &name) const
{
    return m_matcher.match(name).street;
}

PlacedAddress AddressLocator::locate(const QString &street, const QString &civic) const
{
    PlacedAddress result;
    result.civic = addressnormaliser::parseCivic(civic);
    auto match = m_matcher.match(street);
    if (match.street < 0) {
        // the number is sometimes in the street's column: "Via Roma, 12"
        const qsizetype comma = street.lastIndexOf(u',');
        const QString before = comma > 0 ? street.first(comma) : street.section(u' ', 0, -2);
        const QString after = comma > 0 ? street.sliced(comma + 1) : street.section(u' ', -1);
        if (const auto number = addressnormaliser::parseCivic(after); number.number > 0) {
            match = m_matcher.match(before);
            if (match.street >= 0 && result.civic.number == 0) {
                result.civic = number;
                match.quality = Located::Normalised;
            }
        }
    }
    if (match.street < 0)
        return result;
    const auto &row = m_streets[match.street];
    result.streetKey = row.street.key;
    result.streetName = row.street.name;
    const PlacedCivic placed = placeCivic(row, result.civic);
    result.position = placed.position;
    result.located = placed.located;
    // "12 a" for "12/A" is not the pack's own spelling either
    if (placed.located == Located::Exact
        && (match.quality != Located::Exact || civic.trimmed().compare(result.civic.text(), Qt::CaseInsensitive) != 0))
        result.located = Located::Normalised;
    return result;
}

} // namespace campanile
