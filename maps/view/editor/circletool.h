// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "twopointtool.h"

namespace campanile {

/// Middle, then edge; a radius that is typed or turned stays whatever the pointer does.
class CircleTool final : public TwoPointTool {
public:
    using TwoPointTool::TwoPointTool;

    [[nodiscard]] bool takesMetres() const override { return first().has_value(); }

    [[nodiscard]] double metres() const override;
    bool setMetres(double metres) override;

protected:
    [[nodiscard]] std::optional<AreaPiece> shape(GeoPoint first, GeoPoint second) const override;

    void forget() override { m_metres = 0; }

private:
    double m_metres = 0; ///< 0: as far as the pointer
};

} // namespace campanile
