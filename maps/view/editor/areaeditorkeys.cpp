// SPDX-License-Identifier: GPL-3.0-or-later
// What the keyboard, and the wheel, do to what is drawn.
#include "areaeditor.h"
#include "campaigndraft.h"
#include "piecetuning.h"

#include <algorithm>

namespace campanile {

using namespace std::chrono_literals;

namespace {

constexpr double crosshairStep = 10, crosshairLeap = 50, cornerStep = 1, cornerLeap = 10;
constexpr auto restAfterTurning = 700ms, restAfterTyping = 2000ms;
constexpr qsizetype mostDigits = 5;

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
    const bool control = modifiers & Qt::ControlModifier, shift = modifiers & Qt::ShiftModifier,
               alt = modifiers & Qt::AltModifier;
    if (alt && (key == Qt::Key_Up || key == Qt::Key_Down))
        return tune(key == Qt::Key_Up ? 1 : -1);
    if (direction(key))
        return moveHeld(key, modifiers);
    if (m_hand->key(key, modifiers)) {
        Q_EMIT changed();
        return true;
    }
    if (key >= Qt::Key_0 && key <= Qt::Key_9 && !control && !alt)
        return typeDigit(key - Qt::Key_0);
    switch (key) {
    case Qt::Key_Escape: return cancelInnermost();
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter: return act(key != Qt::Key_Space);
    case Qt::Key_Tab:
    case Qt::Key_Backtab: {
        // Through the handles, then on to the next control: the map is no trap for the keyboard.
        const std::optional<AreaPiece> piece = current();
        if (!piece || !usesHandles() || control)
            return false;
        settle();
        m_desk.crosshair.reset();
        const int step = key == Qt::Key_Backtab || shift ? -1 : 1;
        if (const int ends = int(streetEnds().size()); ends > 0) {
            const int next = m_desk.grabbed.isValid() ? m_desk.grabbed.index + step : step > 0 ? 0 : ends - 1;
            m_desk.grabbed = next >= 0 && next < ends ? Corner{0, next} : Corner();
        } else {
            m_desk.grabbed = nextCorner(*piece, m_desk.grabbed, step);
        }
        m_whole = false;
        Q_EMIT changed();
        return m_desk.grabbed.isValid();
    }
    case Qt::Key_Insert: return insertCorner();
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (takeBack())
            return true;
        if (m_desk.draft().currentPiece().isEmpty())
            return false;
        removeGrabbedOrPiece();
        return true;
    case Qt::Key_PageDown: return stepPiece(1);
    case Qt::Key_PageUp: return stepPiece(-1);
    case Qt::Key_L: return !control && !alt && turnSide();
    case Qt::Key_M: {
        const std::optional<AreaPiece> piece = current();
        if (control || alt || !piece || !canMove(*piece) || m_hand->isDrawing())
            return false;
        m_whole = !m_whole;
        m_desk.grabbed = {};
        m_desk.crosshair.reset();
        Q_EMIT changed();
        return true;
    }
    case Qt::Key_Z:
        if (!control)
            return false;
        settle();
        if (!shift && m_hand->isDrawing()) // the last act is the last corner
            takeBack();
        else if (shift)
            m_desk.draft().redo();
        else
            m_desk.draft().undo();
        return true;
    case Qt::Key_Y:
        if (!control)
            return false;
        settle();
        m_desk.draft().redo();
        return true;
    default: return false;
    }
}

/// One act of the tool in hand where the keyboard's crosshair is.
bool AreaEditor::act(bool finish)
{
    if (m_tuned) {
        settle();
        return true;
    }
    if (m_tool == MapTool::Select)
        return false;
    m_typed.clear();
    if (finish && m_hand->canFinish()) {
        m_hand->finish();
        Q_EMIT changed();
        return true;
    }
    if (!m_desk.crosshair)
        m_desk.crosshair = m_desk.projection.placeAt(
            m_desk.pointer.value_or(QPointF(m_desk.projection.size.width() / 2, m_desk.projection.size.height() / 2)));
    m_hand->place(*m_desk.crosshair);
    m_hand->refresh();
    Q_EMIT changed();
    return true;
}

bool AreaEditor::moveHeld(int key, Qt::KeyboardModifiers modifiers)
{
    if (modifiers & Qt::ControlModifier)
        return false; // slides the map, whatever is held
    const QPointF way = *direction(key);
    const bool shift = modifiers & Qt::ShiftModifier;
    if (m_holding == Holding::None && (m_desk.grabbed.isValid() || m_whole)) {
        settle();
        if (m_desk.grabbed.isValid() && !streetEnds().isEmpty())
            return stepGrabbed(key == Qt::Key_Left || key == Qt::Key_Up);
        return moveGrabbedBy(way * (shift ? cornerLeap : cornerStep));
    }
    if (m_tool == MapTool::Select || m_holding != Holding::None)
        return false;
    const QRectF view(QPointF(0, 0), m_desk.projection.size);
    QPointF at = m_desk.at().value_or(view.center());
    if (!view.contains(at))
        at = view.center();
    at += way * (shift ? crosshairLeap : crosshairStep);
    m_desk.crosshair = m_desk.projection.placeAt(at);
    if (!view.adjusted(24, 24, -24, -24).contains(at))
        Q_EMIT panWanted(QPointF(way.x() * view.width(), way.y() * view.height()) / 4);
    hover(*crosshair());
    return true;
}

/// One step of undo for each stroke of a key is what a hand expects.
bool AreaEditor::moveGrabbedBy(QPointF pixels)
{
    const std::optional<AreaPiece> piece = current();
    if (!piece)
        return true;
    const Corner held = m_desk.grabbed;
    const GeoPoint from = m_whole ? m_desk.projection.placeAt(QPointF()) : cornerPlace(*piece, held);
    const GeoPoint to = m_desk.projection.placeAt(m_desk.projection.pixel(from) + pixels);
    if (m_desk.commit(m_whole ? movedBy(*piece, from, to) : withCornerMoved(*piece, held, to), false))
        m_desk.grabbed = held;
    Q_EMIT changed();
    return true;
}

/// A street's end goes from one crossing or door to the next.
bool AreaEditor::stepGrabbed(bool back)
{
    const std::optional<AreaPiece> piece = current();
    if (!piece)
        return true;
    const Corner held = m_desk.grabbed;
    const Result<AreaPiece> moved = m_ends.stepped(*piece, held.index, back ? -1 : 1);
    if (!moved)
        Q_EMIT refused(moved.error());
    else if (m_desk.commit(*moved, false))
        m_desk.grabbed = held;
    Q_EMIT changed();
    return true;
}

bool AreaEditor::insertCorner()
{
    const std::optional<AreaPiece> piece = current();
    if (!piece || !hasFreeCorners(*piece) || !m_desk.grabbed.isValid())
        return false;
    const GeoRing ring = cornersOf(*piece).value(m_desk.grabbed.ring);
    Corner after = m_desk.grabbed;
    if (piece->kind == PieceKind::Corridor && after.index + 1 == ring.size())
        --after.index; // an open line has no side after its last corner
    const GeoPoint middle = middleOf(ring[after.index], ring[(after.index + 1) % ring.size()]);
    const Corner added{after.ring, after.index + 1};
    if (m_desk.commit(withCornerInserted(*piece, after, middle), false))
        m_desk.grabbed = added;
    Q_EMIT changed();
    return true;
}

bool AreaEditor::takeBack()
{
    if (!m_typed.isEmpty()) {
        m_typed.chop(1);
        if (const double metres = m_typed.toDouble(); metres > 0)
            setMetres(metres);
        Q_EMIT changed();
        return true;
    }
    return m_hand->takeBack();
}

void AreaEditor::removeGrabbedOrPiece()
{
    settle();
    const std::optional<AreaPiece> piece = m_desk.draftPiece(m_desk.draft().currentPiece());
    if (!piece)
        return;
    if (m_desk.grabbed.isValid() && hasFreeCorners(*piece)) {
        const Corner removed = std::exchange(m_desk.grabbed, {});
        if (!canLoseCorner(*piece, removed)) {
            Q_EMIT refused({ErrorCode::AreaTooFewCorners, {piece->name}});
            m_desk.grabbed = removed;
        } else if (!m_desk.commit(withoutCorner(*piece, removed), false)) {
            m_desk.grabbed = removed;
        }
    } else {
        m_desk.grabbed = {};
        m_desk.draft().removePiece(piece->id);
    }
    Q_EMIT changed();
}

/// From one piece to the next, those that are switched off left out.
bool AreaEditor::stepPiece(int step)
{
    QList<PieceId> ids;
    for (const AreaPiece &piece : m_desk.draft().area().pieces) {
        if (!piece.hidden)
            ids.append(piece.id);
    }
    if (ids.isEmpty() || m_hand->isDrawing())
        return false;
    const qsizetype found = ids.indexOf(m_desk.draft().currentPiece());
    const qsizetype at = found < 0 ? (step > 0 ? -1 : 0) : found;
    m_desk.draft().setCurrentPiece(ids[(at + step + ids.size()) % ids.size()]);
    return true;
}

/// From the inside out: what is in the hand, the piece in edit, the tool.
bool AreaEditor::cancelInnermost()
{
    m_typed.clear();
    if (m_holding != Holding::None) {
        cancelDrag();
    } else if (m_tuned) {
        m_tuned = false;
        m_resting.stop();
        m_desk.show({});
    } else if (m_hand->isDrawing()) {
        m_hand->putDown();
    } else if (m_desk.grabbed.isValid() || m_whole) {
        m_desk.grabbed = {};
        m_whole = false;
    } else if (m_desk.crosshair) {
        m_desk.crosshair.reset();
        m_hand->putDown();
    } else if (!m_desk.draft().currentPiece().isEmpty()) {
        m_desk.draft().setCurrentPiece({});
    } else if (m_tool != MapTool::Select) {
        setTool(MapTool::Select);
    } else {
        return false;
    }
    Q_EMIT changed();
    return true;
}

std::optional<double> AreaEditor::metres() const
{
    if (const std::optional<AreaPiece> piece = current(); piece && hasMetres(*piece) && !m_hand->isDrawing())
        return tunableMetres(*piece);
    return m_hand->takesMetres() ? std::optional(m_hand->metres()) : std::nullopt;
}

bool AreaEditor::setMetres(double metres)
{
    const std::optional<AreaPiece> piece = current();
    if (m_hand->isDrawing() || !piece || !hasMetres(*piece))
        return m_hand->setMetres(metres);
    const Result<AreaPiece> tuned = withMetres(m_desk.gazetteer(), *piece, metres);
    if (!tuned)
        return false;
    m_desk.show(*tuned);
    m_tuned = true;
    m_resting.start(m_typed.isEmpty() ? restAfterTurning : restAfterTyping);
    Q_EMIT changed();
    return true;
}

void AreaEditor::settle()
{
    m_resting.stop();
    m_typed.clear();
    if (!std::exchange(m_tuned, false) || !working())
        return;
    const AreaPiece piece = *working();
    const Corner held = m_desk.grabbed;
    if (m_desk.commit(piece, false))
        m_desk.grabbed = held;
    else
        m_desk.show({});
}

bool AreaEditor::turnSide()
{
    settle();
    const std::optional<AreaPiece> piece = current();
    if (m_hand->isDrawing() || !piece || !hasSides(*piece))
        return m_hand->turnSide();
    const Result<AreaPiece> turned = withNextSide(m_desk.gazetteer(), *piece);
    if (!turned)
        Q_EMIT refused(turned.error());
    else
        m_desk.commit(*turned, false);
    return true;
}

bool AreaEditor::tune(int steps)
{
    const std::optional<double> now = metres();
    if (!now)
        return false;
    m_typed.clear();
    return setMetres(steppedMetres(*now, steps)) || steps < 0;
}

bool AreaEditor::typeDigit(int digit)
{
    if (!metres() || m_typed.size() >= mostDigits)
        return false;
    if (m_typed.isEmpty() && digit == 0 && m_hand->isDrawing())
        return true;
    m_typed += QString::number(digit);
    setMetres(m_typed.toDouble());
    return true;
}

bool AreaEditor::wheel(int steps, Qt::KeyboardModifiers modifiers)
{
    return (modifiers & Qt::ShiftModifier) && tune(steps);
}

} // namespace campanile
