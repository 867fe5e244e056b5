// SPDX-License-Identifier: GPL-3.0-or-later
#include "registrycoverage.h"

#include "gazetteer.h"

#include <algorithm>

namespace campanile {

void CoveredCivics::add(const Contact &contact)
{
    if (!contact.optedOut && !contact.streetKey.isEmpty() && contact.civic.number)
        m_covered.insert({contact.streetKey, contact.civic.text()});
}

bool CoveredCivics::has(const QString &streetKey, const CivicNumber &civic) const
{
    return m_covered.contains({streetKey, civic.text()});
}

QList<QuarterCoverage> coverageByQuarter(const Gazetteer &gazetteer, const CoveredCivics &covered)
{
    const QList<Quarter> quarters = gazetteer.quarters();
    QList<QuarterCoverage> all;
    QList<GeoBox> boxes;
    for (const Quarter &quarter : quarters) {
        all.append({quarter.key, quarter.name, 0, 0});
        GeoBox box;
        for (const GeoRing &ring : quarter.rings) {
            for (const GeoPoint &p : ring)
                box.include(p);
        }
        boxes.append(box);
    }
    for (const PlacedAddress &address : gazetteer.allAddresses()) {
        if (!address.position)
            continue;
        for (qsizetype i = 0; i < quarters.size(); ++i) {
            if (boxes[i].isEmpty() || !boxes[i].contains(*address.position)
                || !contains(quarters[i].rings, *address.position))
                continue;
            ++all[i].civicNumbers;
            all[i].covered += covered.has(address.streetKey, address.civic);
        }
    }
    all.removeIf([](const QuarterCoverage &c) { return c.civicNumbers == 0; });
    std::ranges::stable_sort(all, [](const QuarterCoverage &a, const QuarterCoverage &b) {
        return qint64{a.covered} * b.civicNumbers > qint64{b.covered} * a.civicNumbers;
    });
    return all;
}

} // namespace campanile
