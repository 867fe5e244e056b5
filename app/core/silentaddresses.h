// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gazetteer.h"
#include "placeorder.h"

namespace campanile {

class AudienceIndex;

/// Civic numbers of the town where no phone is known that may be called: nobody there hears the alert unless somebody
/// knocks. An address is known when a contact that did not opt out has its street and civic number (with its exponent),
/// or stands exactly where it stands. Immutable; safe to share between threads. Made in a worker: a second for a
/// million contacts.
class SilentAddresses final {
public:
    /// The same civic number twice on a street is one address.
    SilentAddresses(const QList<PlacedAddress> &addresses, const AudienceIndex &index);

    [[nodiscard]] int civicNumbers() const { return m_civicNumbers; } ///< of the whole town, silent or not

    [[nodiscard]] int all() const { return static_cast<int>(m_addresses.size()); } ///< silent ones

    [[nodiscard]] const QList<PlacedAddress> &addresses() const { return m_addresses; } ///< silent ones

    /// Areas mean the same as for contacts; for all, a piece of PieceKind::Town.
    [[nodiscard]] int count(const Area &area, PieceMemory *memory = nullptr) const;
    /// Of more than `atMost`, that many, spread evenly.
    [[nodiscard]] QList<GeoPoint> positions(
        const Area &area, int atMost = INT_MAX, PieceMemory *memory = nullptr) const;
    /// Indices into addresses(), ascending.
    [[nodiscard]] QList<int> select(const Area &area) const;

private:
    int m_civicNumbers = 0;
    QList<PlacedAddress> m_addresses;
    PlaceOrder m_order;
};

} // namespace campanile
