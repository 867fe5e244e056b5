// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "twopointtool.h"

namespace campanile {

/// A corner, then the one opposite.
class RectangleTool final : public TwoPointTool {
public:
    using TwoPointTool::TwoPointTool;

protected:
    [[nodiscard]] std::optional<AreaPiece> shape(GeoPoint first, GeoPoint second) const override;
};

} // namespace campanile
