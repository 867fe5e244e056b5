// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "area.h"
#include "editdesk.h"
#include "edittool.h"
#include "handlegesture.h"
#include "maptool.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <memory>
#include <optional>

namespace campanile {

class CampaignDraft;
class Gazetteer;

/// The hand on the map: turns presses, moves and keys into changes of the draft, each by the tool in hand. It knows
/// pixels and places but neither QML nor painting. Gestures that it refuses are the map's (dragging it). A shape that
/// is no area never reaches the draft: refused() says why, and what was drawn stays in the hand so that it can be
/// mended.
class AreaEditor final : public QObject {
    Q_OBJECT
public:
    AreaEditor(CampaignDraft &draft, const Gazetteer &gazetteer, QObject *parent = nullptr);
    ~AreaEditor() override;

    void setProjection(const MapProjection &projection);

    [[nodiscard]] const MapProjection &projection() const { return m_desk.projection; }

    [[nodiscard]] MapTool tool() const { return m_tool; }

    void setTool(MapTool tool);

    [[nodiscard]] bool subtract() const { return m_desk.subtract; }

    void setSubtract(bool subtract); ///< the next pieces are exclusions

    // The pointer. A press that is not taken becomes a click() when it ends where it began.
    bool press(QPointF pixel, Qt::KeyboardModifiers modifiers = {});
    void move(QPointF pixel); ///< with or without a button
    void release(QPointF pixel);
    void click(QPointF pixel);
    void doubleClick(QPointF pixel);
    void leave();
    bool wheel(int steps, Qt::KeyboardModifiers modifiers); ///< with Shift: wider, narrower

    [[nodiscard]] AreaRepair mending() const { return m_desk.mending(); } ///< of the shape refused last

    bool mend(); ///< puts it right and takes it into the draft

    [[nodiscard]] bool isDragging() const { return m_holding != Holding::None; }

    void cancelDrag();

    /// True: it was for the editor. Arrows move what is held; without anything held they are the map's.
    bool key(int key, Qt::KeyboardModifiers modifiers);

    /// The next act of the tool in hand, there: a corner, a middle, a street's end; the corner that is held goes there.
    /// False: the tool in hand has nothing to do there.
    bool typePlace(GeoPoint place);

    /// Of what is drawn or in edit: a circle's radius, a corridor's width to each side, the strip along a street (0: it
    /// has none yet). Nothing where metres mean nothing.
    [[nodiscard]] std::optional<double> metres() const;
    bool setMetres(double metres); ///< shown and counted at once, a step of undo when the hand rests
    bool turnSide(); ///< both, left, right; both, odd, even
    void settle(); ///< what was shown becomes a step now

    // What there is to draw.
    /// The piece as the hand has it now: being dragged or drawn. It stands for the draft's piece of the same id.
    [[nodiscard]] const std::optional<AreaPiece> &working() const { return m_desk.working(); }

    [[nodiscard]] bool isBroken() const { return m_desk.isBroken(); } ///< working() crosses itself

    [[nodiscard]] bool isDrawing() const { return m_hand->isDrawing(); } ///< a new piece

    [[nodiscard]] GeoRing sketch() const { return m_hand->sketch(); } ///< corners placed so far, an open line

    [[nodiscard]] std::optional<GeoPoint> sketchEnd() const; ///< where the next corner would be

    [[nodiscard]] bool closesSketch() const { return m_hand->closesSketch(); } ///< a click here would close it

    [[nodiscard]] Corner grabbed() const { return m_desk.grabbed; }

    [[nodiscard]] bool holdsWhole() const { return m_whole; } ///< arrows move the piece in edit

    [[nodiscard]] std::optional<AreaPiece> current() const; ///< the piece in edit, as the hand has it
    [[nodiscard]] bool showsHandles() const; ///< of the current piece
    [[nodiscard]] QList<GeoPoint> streetEnds() const; ///< handles of a current street
    [[nodiscard]] QString streetEndName() const; ///< where the grabbed end stands: a crossing, a civic number
    [[nodiscard]] GeoPoint grabbedPlace() const;

    /// What a click would add; several while a box is drawn.
    [[nodiscard]] QList<AreaPiece> candidates() const { return m_hand->candidates(); }

    [[nodiscard]] std::optional<AreaPiece> candidate() const; ///< the only one
    [[nodiscard]] bool isThere(const AreaPiece &candidate) const; ///< in the draft: a click takes it away
    [[nodiscard]] GeoRing box() const; ///< around quarters

    [[nodiscard]] std::optional<QPointF> crosshair() const; ///< pixel, while the keyboard leads

    [[nodiscard]] std::optional<QPointF> pointer() const { return m_desk.pointer; }

    [[nodiscard]] Qt::CursorShape cursorShape() const;

Q_SIGNALS:
    void changed(); ///< something there is to draw
    void toolChanged(campanile::MapTool tool);
    void subtractChanged(bool subtract);
    void refused(const campanile::Error &error); ///< mending() says whether there is a repair
    void panWanted(QPointF pixels); ///< the keyboard's crosshair left the view

private:
    enum class Holding { None, Handle, Tool };
    void areaChanged();
    void hover(QPointF pixel);
    [[nodiscard]] bool usesHandles() const;
    bool act(bool finish);
    bool moveHeld(int key, Qt::KeyboardModifiers modifiers);
    bool moveGrabbedBy(QPointF pixels);
    bool stepGrabbed(bool back);
    bool insertCorner();
    void removeGrabbedOrPiece();
    bool takeBack();
    bool cancelInnermost();
    bool stepPiece(int step);
    bool typeDigit(int digit);
    bool tune(int steps);

    EditDesk m_desk;
    const StreetEnds m_ends;
    HandleGesture m_handles;
    std::map<MapTool, std::unique_ptr<EditTool>> m_tools;
    EditTool *m_hand;
    MapTool m_tool = MapTool::Select;
    Holding m_holding = Holding::None;
    bool m_moved = false; ///< since the press
    bool m_whole = false;
    bool m_tuned = false; ///< working() is the piece in edit with other metres
    QPointF m_pressed;
    QString m_typed; ///< metres, digit by digit
    QTimer m_resting;
};

} // namespace campanile
