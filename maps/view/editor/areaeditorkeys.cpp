// SPDX-License-Identifier: GPL-3.0-or-later
// The keyboard's half of the editor: everything the pointer can do, without one.
#include "areaeditor.h"

#include "campaigndraft.h"

#include <algorithm>

namespace campanile {

namespace {

constexpr double crosshairStep = 10, crosshairLeap = 50, cornerStep = 1, cornerLeap = 10;

std::optional<QPointF> direction(int key)
{
    switch (key) {
    case Qt::Key_Left: return QPointF(-1, 0);
    case Qt::Key_Right: return QPointF(1, 0);
    case Qt::Key_Up: return QPointF(0, -1);
    case Qt::Key_Down: return QPointF(0, 1);
    default: return {};
    }
}

} // namespace

bool AreaEditor::key(int key, Qt::KeyboardModifiers modifiers)
{
    if (direction(key))
        return moveHeld(key, modifiers);
    const bool control = modifiers & Qt::ControlModifier, shift = modifiers & Qt::ShiftModifier;
    switch (key) {
    case Qt::Key_Escape: return cancelInnermost();
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter: {
        if (m_tool == MapTool::Select)
            return false;
        if (!m_crosshair && !(key != Qt::Key_Space && m_sketch.size() >= 3))
            m_crosshair = m_projection.placeAt(
                m_pointer.value_or(QPointF(m_projection.size.width() / 2, m_projection.size.height() / 2)));
        const bool done = activate(crosshair().value_or(m_pointer.value_or(QPointF())), key != Qt::Key_Space);
        updateWorking();
        return done;
    }
    case Qt::Key_Tab:
    case Qt::Key_Backtab: {
        // Through the corners, then on to the next control: the map is no trap for the keyboard.
        const std::optional<AreaPiece> piece = current();
        if (!piece || !hasCorners(*piece) || !m_sketch.isEmpty() || control)
            return false;
        m_crosshair.reset();
        m_grabbed = nextCorner(*piece, m_grabbed, key == Qt::Key_Backtab || shift ? -1 : 1);
        Q_EMIT changed();
        return m_grabbed.isValid();
    }
    case Qt::Key_Insert: {
        const std::optional<AreaPiece> piece = current();
        if (!piece || piece->kind != PieceKind::Polygon || !m_grabbed.isValid())
            return false;
        const GeoRing &ring = piece->rings[m_grabbed.ring];
        const GeoPoint middle = middleOf(ring[m_grabbed.index], ring[(m_grabbed.index + 1) % ring.size()]);
        const Corner added{m_grabbed.ring, m_grabbed.index + 1};
        if (commit(withCornerInserted(*piece, m_grabbed, middle), false))
            grab(added);
        return true;
    }
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (!m_sketch.isEmpty()) {
            m_sketch.removeLast();
            updateWorking();
            Q_EMIT changed();
            return true;
        }
        if (m_draft.currentPiece().isEmpty())
            return false;
        removeGrabbedOrPiece();
        return true;
    case Qt::Key_PageDown: return stepPiece(1);
    case Qt::Key_PageUp: return stepPiece(-1);
    case Qt::Key_Z:
        if (!control)
            return false;
        if (!shift && !m_sketch.isEmpty()) { // the last act is the last corner
            m_sketch.removeLast();
            updateWorking();
            Q_EMIT changed();
        } else if (shift) {
            m_draft.redo();
        } else {
            m_draft.undo();
        }
        return true;
    case Qt::Key_Y:
        if (!control)
            return false;
        m_draft.redo();
        return true;
    default: return false;
    }
}

bool AreaEditor::moveHeld(int key, Qt::KeyboardModifiers modifiers)
{
    if (modifiers & Qt::ControlModifier)
        return false; // slides the map, whatever is held
    const QPointF way = *direction(key);
    const bool shift = modifiers & Qt::ShiftModifier;
    if (m_grabbed.isValid() && m_drag == Drag::None) {
        moveGrabbedBy(way * (shift ? cornerLeap : cornerStep));
        return true;
    }
    if (m_tool == MapTool::Select || m_drag != Drag::None)
        return false;
    const QRectF view(QPointF(0, 0), m_projection.size);
    QPointF at = crosshair().value_or(m_pointer.value_or(view.center()));
    if (!view.contains(at))
        at = view.center();
    at += way * (shift ? crosshairLeap : crosshairStep);
    m_crosshair = m_projection.placeAt(at);
    if (!view.adjusted(24, 24, -24, -24).contains(at))
        Q_EMIT panWanted(QPointF(way.x() * view.width(), way.y() * view.height()) / 4);
    hover(*crosshair());
    return true;
}

/// One step of undo for each stroke of a key is what a hand expects.
void AreaEditor::moveGrabbedBy(QPointF pixels)
{
    const std::optional<AreaPiece> piece = current();
    if (!piece)
        return;
    const GeoPoint from = piece->kind == PieceKind::Circle ? circleHandles(*piece).at(m_grabbed.index)
                                                           : piece->rings[m_grabbed.ring][m_grabbed.index];
    const Corner held = m_grabbed;
    if (commit(withCornerMoved(*piece, held, m_projection.placeAt(m_projection.pixel(from) + pixels)), false))
        m_grabbed = held;
    Q_EMIT changed();
}

void AreaEditor::removeGrabbedOrPiece()
{
    const std::optional<AreaPiece> piece = current();
    if (!piece)
        return;
    if (m_grabbed.isValid() && piece->kind == PieceKind::Polygon) {
        const Corner removed = std::exchange(m_grabbed, {});
        if (piece->rings[removed.ring].size() <= 3 && removed.ring == 0) {
            Q_EMIT refused({ErrorCode::AreaTooFewCorners, {piece->name}});
            m_grabbed = removed;
        } else if (!commit(withoutCorner(*piece, removed), false)) {
            m_grabbed = removed;
        }
    } else {
        m_grabbed = {};
        m_draft.removePiece(piece->id);
    }
    Q_EMIT changed();
}

bool AreaEditor::stepPiece(int step)
{
    const QList<AreaPiece> &pieces = m_draft.area().pieces;
    if (pieces.isEmpty() || !m_sketch.isEmpty())
        return false;
    const auto it =
        std::ranges::find_if(pieces, [&](const AreaPiece &piece) { return piece.id == m_draft.currentPiece(); });
    const qsizetype at = it == pieces.end() ? (step > 0 ? -1 : 0) : it - pieces.begin();
    m_draft.setCurrentPiece(pieces[(at + step + pieces.size()) % pieces.size()].id);
    return true;
}

/// From the inside out: what is in the hand, the piece in edit, the tool.
bool AreaEditor::cancelInnermost()
{
    if (m_drag != Drag::None) {
        cancelDrag();
    } else if (!m_sketch.isEmpty() || m_circle) {
        m_sketch.clear();
        m_circle.reset();
        show({});
    } else if (m_grabbed.isValid()) {
        m_grabbed = {};
    } else if (m_crosshair) {
        m_crosshair.reset();
        m_candidate.reset();
    } else if (!m_draft.currentPiece().isEmpty()) {
        m_draft.setCurrentPiece({});
    } else if (m_tool != MapTool::Select) {
        setTool(MapTool::Select);
    } else {
        return false;
    }
    Q_EMIT changed();
    return true;
}

} // namespace campanile
