// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>

namespace campanile {

/// What the pointer does on the map.
enum class MapTool { Select, Street, Quarter, Polygon, Rectangle, Circle, Corridor };

} // namespace campanile

Q_DECLARE_METATYPE(campanile::MapTool)
