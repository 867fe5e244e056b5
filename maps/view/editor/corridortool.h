// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "linetool.h"

namespace campanile {

/// A line with all that lies within some metres of it: along a river, a road. The next one begins as wide as the last.
class CorridorTool final : public LineTool {
public:
    using LineTool::LineTool;

    [[nodiscard]] bool takesMetres() const override { return true; }

    [[nodiscard]] double metres() const override { return m_metres; }

    bool setMetres(double metres) override;
    bool turnSide() override;

protected:
    [[nodiscard]] std::optional<AreaPiece> shape(const GeoRing &corners) const override;

    [[nodiscard]] int fewest() const override { return 2; }

private:
    double m_metres = 50;
    CorridorShape::Flank m_flank = CorridorShape::Flank::Both;
};

} // namespace campanile
