// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "areaeditor.h"
#include "arealayer.h"
#include "mapcamera.h"
#include "mapchrome.h"
#include "mapinput.h"
#include "mappane.h"
#include "marklayer.h"
#include "photoswitch.h"
#include "pointlayer.h"
#include "sketchlayer.h"
#include "townbase.h"

#include <QPointer>
#include <QQuickWidget>
#include <QTimer>

namespace campanile {

class AudienceCounter;
class CampaignDraft;

struct MapPane::Private {
    Private(MapPane &pane, TileServer &tileServer, const Gazetteer &gazetteer);

    enum class Wanted { Town, Area, Point, Free }; ///< what the view keeps showing until somebody moves it

    void paintTown();
    [[nodiscard]] bool showsPhoto() const;
    void recolour();
    void follow(); ///< the camera moved
    void aim(); ///< at what is wanted
    void aimAtTown();

    void aimFreely() { wanted = Wanted::Free; }

    void arrange(); ///< the chrome
    void refresh();

    void refreshSoon() { pending.start(); }

    void editorChanged();
    [[nodiscard]] QList<AreaPiece> pieces() const;

    MapPane &q;
    TileServer &server;
    const Gazetteer &gazetteer;
    const GeoBox people; ///< where the town's are
    MapLook look = MapLook::Light;
    bool grey = false, drill = false;
    bool photo = false; ///< wanted; shown where there is one

    MapCamera camera; // before the surface: the scene is bound to it
    QQuickWidget *surface;
    QQuickItem *scene = nullptr;
    AreaLayer *areas = nullptr;
    PointLayer *silent = nullptr, *points = nullptr;
    MarkLayer *marks = nullptr;
    SketchLayer *sketch = nullptr;
    TownBase *base = nullptr;
    MapInput *input = nullptr;
    ZoomBox *zoom;
    ScaleBar *scale;
    Attribution *attribution;
    PhotoSwitch *ground;
    bool chrome = true; ///< there is room for buttons

    Area area, drawn;
    QList<GeoRing> border; ///< the town's
    AreaStyle style = AreaStyle::Editing;
    bool hasMarks = false;
    double markScale = 1;
    QMargins clearance;
    Wanted wanted = Wanted::Town;
    GeoPoint wantedPoint;
    double wantedZoom = 16;

    QPointer<CampaignDraft> draft;
    QPointer<AudienceCounter> counter;
    std::unique_ptr<AreaEditor> editor;
    MapTool tool = MapTool::Select; ///< while there is no editor
    QString help;
    std::optional<double> lastMetres;
    QTimer pending, counting;
};

} // namespace campanile
