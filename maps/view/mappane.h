// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "addressmarks.h"
#include "area.h"
#include "areacheck.h"
#include "maplook.h"
#include "maptool.h"
#include "result.h"

#include <QMargins>
#include <QWidget>

#include <memory>
#include <optional>

namespace campanile {

class AudienceCounter;
class CampaignDraft;
class Gazetteer;
class TileServer;

/// The town on a screen: the tiles, areas over them, marks over those. As a viewer it only shows; with a draft it
/// edits. QML draws, C++ decides: gestures go to AreaEditor, which changes the draft.
class MapPane final : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString accessibleHelp READ helpLine NOTIFY helpLineChanged)
public:
    using Tool = MapTool;
    enum class AreaStyle {
        Editing, ///< fill 20 %, edge 3, tags with counts
        Live, ///< fill 10 %, edge 2
        Receipt, ///< server's area filled and solid, drawn area dashed on top (setDrawnArea)
    };

    MapPane(TileServer &tiles, const Gazetteer &gazetteer, QWidget *parent = nullptr);
    ~MapPane() override;

    void setLook(MapLook look);
    /// The aerial photograph instead of the drawn ground, where the town has one (TileServer::setPhoto).
    void setPhoto(bool shown);
    void setGrey(bool grey); ///< stale: marks and map lose their colours
    void setDrill(bool drill); ///< watermark

    // viewing
    void setArea(const Area &area, AreaStyle style);
    void setDrawnArea(const Area &area); ///< Receipt only
    void setPoints(
        const QList<GeoPoint> &points); ///< selected contacts, small discs; with a counter it sets them itself
    void setSilentPoints(const QList<GeoPoint> &points); ///< addresses without a phone, small hollow marks
    void setSilentShown(bool shown); ///< as long as it is not switched on they are not drawn
    [[nodiscard]] bool isSilentShown() const;
    void setMarks(AddressMarks *marks); ///< not owned; null: none
    void setMarkFilter(const QSet<Mark> &shown); ///< empty: all
    void setMarkScale(double scale); ///< 1; the wall's marks (1.5) and names are larger
    void showTown(); ///< where its people live
    void showArea(); ///< the current area with a margin
    void showPoint(GeoPoint point, double zoom);
    void zoomBy(int steps);
    [[nodiscard]] bool isComplete() const; ///< every tile of the view is there: pictures wait for it
    void setChrome(bool scaleBar, bool zoomButtons, bool attribution);

    // editing
    void edit(CampaignDraft *draft, AudienceCounter *counter); ///< null: viewing only
    [[nodiscard]] Tool tool() const;
    void setTool(Tool tool);
    void setSubtract(bool subtract); ///< the next pieces are exclusions
    [[nodiscard]] bool subtract() const;
    /// Coordinates as people write them (coordinates.h): the tool in hand acts there, the map shows the place. Errors:
    /// CoordinatesUnclear, CoordinatesOutOfRange.
    Result<GeoPoint> typePlace(const QString &text);
    /// A circle's radius, a corridor's width, the strip along a street: of what is drawn or in edit. Nothing where
    /// metres mean nothing; metresChanged() tells.
    [[nodiscard]] std::optional<double> metres() const;
    bool setMetres(double metres); ///< false: no such radius or width
    [[nodiscard]] QString helpLine() const; ///< one line for the tool in hand, translated; keys in <b>
    [[nodiscard]] AreaRepair mending() const; ///< of the drawing that was refused last
    bool mend();
    void setClearance(const QMargins &margins); ///< what floats over the map's edges: no name is put under it

    // for tests and the tour: widget coordinates of a place, NaN when off screen
    [[nodiscard]] QPointF pixelOf(GeoPoint point) const;
    [[nodiscard]] GeoPoint placeAt(QPointF pixel) const;

Q_SIGNALS:
    void toolChanged(campanile::MapTool tool);
    void subtractChanged(bool subtract);
    void helpLineChanged();
    void metresChanged();
    void completeChanged(bool complete);
    void photoChosen(bool shown); ///< by the user; setPhoto() was called already
    void refused(const campanile::Error &error); ///< a drawing that is no area: say why, and offer mending()
    void markClicked(int entry);

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace campanile
