// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contact.h"

#include <QSet>

namespace campanile {

class Gazetteer;

struct QuarterCoverage {
    QString key;
    QString name;
    int civicNumbers = 0;
    int covered = 0; ///< with at least one phone that may be called
    friend bool operator==(const QuarterCoverage &, const QuarterCoverage &) = default;
};

/// The civic numbers that have a phone, gathered contact by contact.
class CoveredCivics final {
public:
    void add(const Contact &contact);
    [[nodiscard]] bool has(const QString &streetKey, const CivicNumber &civic) const;

private:
    QSet<std::pair<QString, QString>> m_covered;
};

/// Quarters with at least one civic number, best covered first. Those the map knows as a point only have none. Slow
/// (every civic number against every quarter): meant for a thread.
[[nodiscard]] QList<QuarterCoverage> coverageByQuarter(const Gazetteer &gazetteer, const CoveredCivics &covered);

} // namespace campanile
