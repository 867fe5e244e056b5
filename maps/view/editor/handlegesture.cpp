// SPDX-License-Identifier: GPL-3.0-or-later
#include "handlegesture.h"

#include "campaigndraft.h"

namespace campanile {

namespace {

constexpr double sideReach = 8;

} // namespace

int HandleGesture::countOf(const AreaPiece &piece, int ring)
{
    return StreetEnds::has(piece) ? 2 : int(cornersOf(piece).value(ring).size());
}

GeoPoint HandleGesture::placeOf(const AreaPiece &piece, Corner corner) const
{
    return StreetEnds::has(piece) ? m_ends.handles(piece).value(corner.index) : cornerPlace(piece, corner);
}

Corner HandleGesture::handleAt(const AreaPiece &piece, QPointF pixel) const
{
    if (StreetEnds::has(piece)) {
        const QList<GeoPoint> ends = m_ends.handles(piece);
        for (int end = 0; end < ends.size(); ++end) {
            const QPointF off = m_desk.projection.pixel(ends[end]) - pixel;
            if (std::max(std::abs(off.x()), std::abs(off.y())) <= handleReach)
                return {0, end};
        }
        return {};
    }
    const Corner corner = cornerAt(piece, m_desk.projection, pixel);
    if (corner.isValid() || piece.kind != PieceKind::Rectangle)
        return corner;
    const Corner side = sideAt(piece, m_desk.projection, pixel, sideReach);
    return side.isValid() ? Corner{0, 4 + side.index} : Corner();
}

bool HandleGesture::press(QPointF pixel, bool &moved)
{
    std::optional<AreaPiece> piece = m_desk.current();
    if (!piece)
        return false;
    Corner corner = handleAt(*piece, pixel);
    if (!corner.isValid() && hasFreeCorners(*piece)) {
        const Corner side = sideAt(*piece, m_desk.projection, pixel, sideReach);
        if (side.isValid()) { // a new corner is in the hand at once, and is dragged or left where it is
            piece = withCornerInserted(*piece, side, m_desk.projection.placeAt(pixel));
            corner = {side.ring, side.index + 1};
            moved = true;
        }
    }
    if (!corner.isValid())
        return false;
    m_active = true;
    m_grip = m_desk.projection.pixel(placeOf(*piece, corner)) - pixel;
    m_desk.grabbed = corner;
    if (moved)
        m_desk.show(piece);
    Q_EMIT m_desk.changed();
    return true;
}

Result<AreaPiece> HandleGesture::withGrabbedAt(const AreaPiece &piece, GeoPoint place) const
{
    if (StreetEnds::has(piece))
        return m_ends.moved(piece, m_desk.grabbed.index, m_desk.projection.pixel(place));
    return withCornerMoved(piece, m_desk.grabbed, place);
}

void HandleGesture::drag(QPointF pixel)
{
    // A street's ends are read from the draft's piece, which does not change until the release.
    const std::optional<AreaPiece> piece = m_desk.draftPiece(m_desk.draft().currentPiece());
    const std::optional<AreaPiece> now = piece && StreetEnds::has(*piece) ? piece : m_desk.current();
    if (!now)
        return;
    if (const Result<AreaPiece> moved = withGrabbedAt(*now, m_desk.projection.placeAt(pixel + m_grip)))
        m_desk.show(*moved);
    Q_EMIT m_desk.changed();
}

void HandleGesture::release(bool moved)
{
    m_active = false;
    if (!moved || !m_desk.working())
        return;
    const AreaPiece piece = *m_desk.working();
    if (!m_desk.commit(piece, false)) {
        m_desk.grabbed = {};
        m_desk.show({}); // back to where it was
    }
}

void HandleGesture::cancel()
{
    m_active = false;
    m_desk.grabbed = {};
    m_desk.show({});
}

std::optional<Qt::CursorShape> HandleGesture::cursorAt(QPointF pixel) const
{
    const std::optional<AreaPiece> piece = m_desk.current();
    if (!piece)
        return {};
    const Corner corner = m_active ? m_desk.grabbed : handleAt(*piece, pixel);
    if (corner.isValid()) {
        if (piece->kind == PieceKind::Rectangle && corner.index >= 4)
            return corner.index % 2 == 0 ? Qt::SizeVerCursor : Qt::SizeHorCursor;
        return Qt::SizeAllCursor;
    }
    if (hasFreeCorners(*piece) && sideAt(*piece, m_desk.projection, pixel, sideReach).isValid())
        return Qt::PointingHandCursor;
    return {};
}

} // namespace campanile
