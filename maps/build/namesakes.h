// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "streetmaker.h"

#include <set>

namespace campanile {

/// A town, village or hamlet that streets may be told apart by.
struct NamedPlace {
    std::string name;
    GeoPoint position;
};

/// `own`: what the municipality is called. Streets of one name in hamlets that lie far apart, or that a register keeps
/// apart, become streets of their own. The one in the place that the municipality is named after keeps name and key;
/// the others carry their hamlet in both: "Via Roma (Povo)", key "via roma povo". One that a register has as one street
/// is never torn apart.
void splitNamesakes(
    Streets &streets, const std::vector<NamedPlace> &places, const std::set<std::string> &own, BuildReport &report);

} // namespace campanile
