// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contact.h"
#include "gazetteer.h"

#include <random>

namespace campanile {

/// The civic numbers of a town; the first of them stand where `alsoThere` says.
[[nodiscard]] QList<PlacedAddress> townAddresses(std::mt19937_64 &random, int count, const GeoRing &alsoThere);

/// Phones at those addresses, of families with several, each text in memory of its own as it comes out of a database;
/// ascending by id.
[[nodiscard]] QList<Contact> townContacts(std::mt19937_64 &random, int count, const QList<PlacedAddress> &addresses);

/// A star with so many corners, over a sixth of that town.
[[nodiscard]] GeoRing starRing(std::mt19937_64 &random, int corners);

/// Exactly on an edge of the ring, or on a corner.
[[nodiscard]] bool isOnEdge(const GeoRing &ring, GeoPoint point);

} // namespace campanile
