// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "streettool.h"

namespace campanile {

/// A click takes a piece into edit; dragging its inside moves it.
class SelectTool final : public EditTool {
public:
    using EditTool::EditTool;
    bool press(QPointF pixel, Qt::KeyboardModifiers modifiers) override;
    void drag(QPointF pixel) override;
    void release(QPointF pixel, bool moved) override;
    void place(GeoPoint place) override;
    bool putDown() override;

    [[nodiscard]] bool usesHandles(const AreaPiece &piece) const override
    {
        return hasCorners(piece) || StreetEnds::has(piece);
    }

    [[nodiscard]] Qt::CursorShape cursor() const override;

private:
    std::optional<AreaPiece> m_held; ///< as it was when it was taken
    GeoPoint m_from;
};

} // namespace campanile
