// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gazetteer.h"

namespace campanile {

/// Whether two packs are builds of one municipality: of the same name, in the same place. Italy has namesakes.
[[nodiscard]] bool isSameTown(const QString &name, const GeoBox &bounds, const TownInfo &other);

/// "Forlì del Sannio" as a file's or folder's name: forli-del-sannio. Never empty, never hidden, never a path.
[[nodiscard]] QString townFileName(const QString &name);

} // namespace campanile
