// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edittool.h"

namespace campanile {

/// Corners one after the other: a polygon's, or a corridor's line.
class LineTool : public EditTool {
public:
    using EditTool::EditTool;
    void hover(QPointF pixel) override;
    void place(GeoPoint place) override;

    [[nodiscard]] bool canFinish() const override { return m_sketch.size() >= fewest(); }

    bool finish() override;
    bool takeBack() override;
    bool putDown() override;
    void refresh() override;

    [[nodiscard]] bool isDrawing() const override { return !m_sketch.isEmpty(); }

    [[nodiscard]] GeoRing sketch() const override { return m_sketch; }

    [[nodiscard]] Qt::CursorShape cursor() const override { return Qt::CrossCursor; }

protected:
    /// What the corners would be if they were all; nothing while they are too few.
    [[nodiscard]] virtual std::optional<AreaPiece> shape(const GeoRing &corners) const = 0;
    [[nodiscard]] virtual int fewest() const = 0;

    [[nodiscard]] std::optional<GeoPoint> end() const; ///< where the next corner would be

private:
    GeoRing m_sketch;
};

} // namespace campanile
