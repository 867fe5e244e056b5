// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editdesk.h"

#include <memory>

namespace campanile {

/// One tool: what it makes of the pointer's and the keyboard's acts. Places come from a click, from the crosshair or
/// from typed coordinates alike.
class EditTool {
public:
    explicit EditTool(EditDesk &desk)
        : m_desk(desk)
    {
    }

    virtual ~EditTool() = default;
    Q_DISABLE_COPY_MOVE(EditTool)

    /// True: it keeps the pointer until release(). Otherwise the press is the map's, or a place() where it ends.
    virtual bool press(QPointF pixel, Qt::KeyboardModifiers modifiers)
    {
        Q_UNUSED(pixel)
        Q_UNUSED(modifiers)
        return false;
    }

    virtual void drag(QPointF pixel) { Q_UNUSED(pixel) } ///< beyond a trembling hand

    virtual void release(QPointF pixel, bool moved)
    {
        Q_UNUSED(pixel)
        Q_UNUSED(moved)
    }

    virtual void hover(QPointF pixel) { Q_UNUSED(pixel) }

    virtual void place(GeoPoint place) = 0;

    [[nodiscard]] virtual bool canFinish() const { return false; }

    virtual bool finish() { return false; } ///< Enter or a double click: what was drawn is all

    virtual bool takeBack() { return false; } ///< the last act of several

    virtual bool putDown() { return false; } ///< Esc: what is in the hand is given up

    virtual bool key(int key, Qt::KeyboardModifiers modifiers)
    {
        Q_UNUSED(key)
        Q_UNUSED(modifiers)
        return false;
    }

    virtual void refresh() { } ///< the map, the pointer or subtract changed under what is drawn

    [[nodiscard]] virtual bool isDrawing() const { return false; }

    [[nodiscard]] virtual GeoRing sketch() const { return {}; } ///< corners placed so far, an open line

    [[nodiscard]] virtual bool closesSketch() const { return false; } ///< a place here would close it

    [[nodiscard]] virtual bool takesMetres() const { return false; } ///< what is drawn, or would be: a radius, a width

    [[nodiscard]] virtual double metres() const { return 0; }

    virtual bool setMetres(double metres)
    {
        Q_UNUSED(metres)
        return false;
    }

    virtual bool turnSide() { return false; } ///< both, left, right

    /// What a click would add.
    [[nodiscard]] virtual QList<AreaPiece> candidates() const { return {}; }

    /// Whether the piece in edit has its handles while this tool is in the hand.
    [[nodiscard]] virtual bool usesHandles(const AreaPiece &piece) const { return hasCorners(piece); }

    [[nodiscard]] virtual Qt::CursorShape cursor() const = 0;

protected:
    EditDesk &m_desk;
};

} // namespace campanile
