// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "streettool.h"

namespace campanile {

/// A corner, a side or a street's end of the piece in edit in the hand.
class HandleGesture final {
public:
    HandleGesture(EditDesk &desk, const StreetEnds &ends)
        : m_desk(desk)
        , m_ends(ends)
    {
    }

    [[nodiscard]] static int countOf(const AreaPiece &piece, int ring); ///< handles
    /// Taken: `moved` is set where that alone has changed the piece, a new corner.
    [[nodiscard]] bool press(QPointF pixel, bool &moved);
    void drag(QPointF pixel);
    void release(bool moved);
    void cancel();

    [[nodiscard]] bool isActive() const { return m_active; }

    /// What the pointer would take there; nothing where it is not over a handle.
    [[nodiscard]] std::optional<Qt::CursorShape> cursorAt(QPointF pixel) const;
    /// The piece with the grabbed handle there, by typed coordinates or the keyboard.
    [[nodiscard]] Result<AreaPiece> withGrabbedAt(const AreaPiece &piece, GeoPoint place) const;
    [[nodiscard]] GeoPoint placeOf(const AreaPiece &piece, Corner corner) const;

private:
    [[nodiscard]] Corner handleAt(const AreaPiece &piece, QPointF pixel) const;
    EditDesk &m_desk;
    const StreetEnds &m_ends;
    bool m_active = false;
    QPointF m_grip; ///< from the pointer to the handle's middle
};

} // namespace campanile
