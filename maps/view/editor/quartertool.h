// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edittool.h"

namespace campanile {

/// A click adds the quarter there, another one takes it away. Dragging with Shift adds all whose middle is in the box.
class QuarterTool final : public EditTool {
public:
    using EditTool::EditTool;
    bool press(QPointF pixel, Qt::KeyboardModifiers modifiers) override;
    void drag(QPointF pixel) override;
    void release(QPointF pixel, bool moved) override;
    void hover(QPointF pixel) override;
    void place(GeoPoint place) override;
    bool finish() override;
    bool putDown() override;
    bool key(int key, Qt::KeyboardModifiers modifiers) override; ///< Shift+Space: a box by keyboard
    void refresh() override;

    [[nodiscard]] bool isDrawing() const override { return m_box.has_value(); }

    [[nodiscard]] GeoRing box() const; ///< the band, while it is drawn

    [[nodiscard]] QList<AreaPiece> candidates() const override { return m_candidates; }

    [[nodiscard]] bool usesHandles(const AreaPiece &) const override { return false; }

    [[nodiscard]] bool canFinish() const override { return m_box.has_value(); }

    [[nodiscard]] Qt::CursorShape cursor() const override { return m_box ? Qt::CrossCursor : Qt::PointingHandCursor; }

private:
    [[nodiscard]] std::optional<AreaPiece> pieceThere(const AreaPiece &quarter) const;
    void gather();
    std::optional<GeoPoint> m_box;
    QList<AreaPiece> m_candidates;
};

} // namespace campanile
