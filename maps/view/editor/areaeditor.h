// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "area.h"
#include "editgeometry.h"
#include "mapprojection.h"
#include "maptool.h"

#include <QObject>

#include <optional>

namespace campanile {

class CampaignDraft;
class Gazetteer;

/// The hand on the map: turns presses, moves and keys into changes of the draft. It knows pixels and places but neither
/// QML nor painting. Gestures that it refuses are the map's (dragging it). A shape that is no area never reaches the
/// draft: refused() says why, and what was drawn stays in the hand so that it can be mended.
class AreaEditor final : public QObject {
    Q_OBJECT
public:
    AreaEditor(CampaignDraft &draft, const Gazetteer &gazetteer, QObject *parent = nullptr);

    void setProjection(const MapProjection &projection);

    [[nodiscard]] const MapProjection &projection() const { return m_projection; }

    [[nodiscard]] MapTool tool() const { return m_tool; }

    void setTool(MapTool tool);

    [[nodiscard]] bool subtract() const { return m_subtract; }

    void setSubtract(bool subtract); ///< the next pieces are exclusions

    // The pointer. A press that is not taken becomes a click() when it ends where it began.
    bool press(QPointF pixel);
    void move(QPointF pixel); ///< with or without a button
    void release(QPointF pixel);
    void click(QPointF pixel);
    void doubleClick(QPointF pixel);
    void leave();

    [[nodiscard]] bool isDragging() const { return m_drag != Drag::None; }

    void cancelDrag();

    /// True: it was for the editor. Arrows move what is held; without anything held they are the map's.
    bool key(int key, Qt::KeyboardModifiers modifiers);

    // What there is to draw.
    /// The piece as the hand has it now: being dragged or drawn. It stands for the draft's piece of the same id.
    [[nodiscard]] const std::optional<AreaPiece> &working() const { return m_working; }

    [[nodiscard]] bool isBroken() const { return m_broken; } ///< working() crosses itself

    [[nodiscard]] const GeoRing &sketch() const { return m_sketch; } ///< corners placed so far, an open line

    [[nodiscard]] std::optional<GeoPoint> sketchEnd() const; ///< where the next corner would be
    [[nodiscard]] bool closesSketch() const; ///< a click here would close it

    [[nodiscard]] Corner grabbed() const { return m_grabbed; }

    [[nodiscard]] std::optional<AreaPiece> current() const; ///< the piece in edit, as the hand has it

    /// The street or quarter that a click would add.
    [[nodiscard]] const std::optional<AreaPiece> &candidate() const { return m_candidate; }

    [[nodiscard]] std::optional<QPointF> crosshair() const; ///< pixel, while the keyboard leads

    [[nodiscard]] std::optional<QPointF> pointer() const { return m_pointer; }

    [[nodiscard]] Qt::CursorShape cursorShape() const;

Q_SIGNALS:
    void changed(); ///< something there is to draw
    void toolChanged(campanile::MapTool tool);
    void subtractChanged(bool subtract);
    void refused(const campanile::Error &error);
    void panWanted(QPointF pixels); ///< the keyboard's crosshair left the view

private:
    enum class Drag { None, Corner, Circle };
    void areaChanged();
    void hover(QPointF pixel);
    void grab(Corner corner);
    void dragTo(QPointF pixel);
    void startCircle(QPointF pixel);
    void placeCorner(QPointF pixel);
    void finishPolygon();
    void finishCircle();
    void addNamedPiece(QPointF pixel);
    void selectAt(QPointF pixel);
    void removeGrabbedOrPiece();
    bool cancelInnermost();
    bool activate(QPointF pixel, bool finish);
    bool moveHeld(int key, Qt::KeyboardModifiers modifiers);
    void moveGrabbedBy(QPointF pixels);
    bool stepPiece(int step);
    void updateWorking();
    void show(const std::optional<AreaPiece> &piece);
    /// Takes it into the draft, or says why not.
    bool commit(const AreaPiece &piece, bool isNew);
    [[nodiscard]] AreaPiece newPiece(PieceKind kind, const GeoRing &ring);
    [[nodiscard]] std::optional<AreaPiece> draftPiece(const PieceId &id) const;
    [[nodiscard]] std::optional<AreaPiece> namedPieceAt(QPointF pixel) const;

    CampaignDraft &m_draft;
    const Gazetteer &m_gazetteer;
    MapProjection m_projection;
    MapTool m_tool = MapTool::Select;
    bool m_subtract = false;
    Drag m_drag = Drag::None;
    bool m_moved = false; ///< since the press
    QPointF m_pressed, m_grip; ///< grip: from the pointer to the corner's middle
    Corner m_grabbed;
    std::optional<AreaPiece> m_working;
    bool m_broken = false;
    bool m_busy = false; ///< the draft is changing because of us
    PieceId m_newId;
    GeoRing m_sketch;
    std::optional<GeoPoint> m_circle; ///< centre, while its radius is chosen
    std::optional<AreaPiece> m_candidate;
    std::optional<QPointF> m_pointer;
    std::optional<GeoPoint> m_crosshair;
};

} // namespace campanile
