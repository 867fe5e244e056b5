// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maplook.h"
#include "outcomemark.h"

#include <QColor>

namespace campanile {

/// The colours of what is laid over the town, by look. Grey: the facts are old.
struct MapInk {
    QColor land;
    QColor primary; ///< areas, handles, points
    QColor exclusion;
    QColor tag, exclusionTag, onTag; ///< names beside the areas
    QColor handle; ///< inside of corners
    QColor bubble, onBubble;
    QColor surface, control, text, muted;
    QColor drawn; ///< the dashed edge over the server's area
};

[[nodiscard]] MapInk mapInk(MapLook look, bool grey);
[[nodiscard]] MarkTheme markTheme(MapLook look, bool grey);

} // namespace campanile
