// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contact.h"
#include "gazetteer.h"

#include <random>

namespace campanile {

/// A town of so many telephones, at fewer addresses, of families with several, each text in memory of its own as it
/// comes out of a database.
struct AudienceTown {
    QList<Contact> contacts; ///< ascending by id
    QList<PlacedAddress> addresses;

    AudienceTown(std::mt19937_64 &random, int contactCount, int addressCount, const GeoRing &alsoThere);
};

/// A star with so many corners, over a sixth of that town.
[[nodiscard]] GeoRing starRing(std::mt19937_64 &random, int corners);

/// Exactly on an edge of the ring, or on a corner.
[[nodiscard]] bool isOnEdge(const GeoRing &ring, GeoPoint point);

} // namespace campanile
