// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edittool.h"

namespace campanile {

/// Two places make the shape: dragged from one to the other, or a click for each.
class TwoPointTool : public EditTool {
public:
    using EditTool::EditTool;
    bool press(QPointF pixel, Qt::KeyboardModifiers modifiers) override;
    void drag(QPointF pixel) override;
    void release(QPointF pixel, bool moved) override;
    void hover(QPointF pixel) override;
    void place(GeoPoint place) override;

    [[nodiscard]] bool canFinish() const override { return m_first && m_desk.working(); }

    bool finish() override;

    bool takeBack() override { return putDown(); }

    bool putDown() override;
    void refresh() override;

    [[nodiscard]] bool isDrawing() const override { return m_first.has_value(); }

    [[nodiscard]] Qt::CursorShape cursor() const override { return Qt::CrossCursor; }

protected:
    /// Nothing: too small to be meant.
    [[nodiscard]] virtual std::optional<AreaPiece> shape(GeoPoint first, GeoPoint second) const = 0;

    virtual void forget() { } ///< what was typed for the one that is done

    [[nodiscard]] const std::optional<GeoPoint> &first() const { return m_first; }

private:
    void begin(GeoPoint first);
    void end(std::optional<AreaPiece> piece); ///< a copy: the desk forgets its own
    std::optional<GeoPoint> m_first;
};

} // namespace campanile
