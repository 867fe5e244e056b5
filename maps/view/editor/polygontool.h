// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "linetool.h"

namespace campanile {

class PolygonTool final : public LineTool {
public:
    using LineTool::LineTool;
    [[nodiscard]] bool closesSketch() const override; ///< near its first corner

protected:
    [[nodiscard]] std::optional<AreaPiece> shape(const GeoRing &corners) const override;

    [[nodiscard]] int fewest() const override { return 3; }
};

} // namespace campanile
