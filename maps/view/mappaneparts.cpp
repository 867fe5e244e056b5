// SPDX-License-Identifier: GPL-3.0-or-later
// How the pane's parts work together.
#include "mappaneparts.h"

#include "audiencecounter.h"
#include "campaigndraft.h"
#include "gazetteer.h"
#include "mapwords.h"
#include "tileserver.h"
#include "townview.h"

#include <QQmlError>
#include <QQuickItem>
#include <QQuickWindow>

#include <algorithm>

void qml_register_types_Campanile_MapView(); // NOLINT(readability-identifier-naming): generated

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

constexpr double closest = 17; ///< an area is never shown from nearer
constexpr int inset = 16; ///< of the chrome

QString attributionWords(const QString &attribution)
{
    // The usual one is said in the reader's language, any other as its owner wrote it.
    if (attribution.isEmpty() || attribution == u"© OpenStreetMap contributors")
        return MapPane::tr("© OpenStreetMap contributors");
    return attribution;
}

} // namespace

MapPane::Private::Private(MapPane &pane, TileServer &tileServer, const Gazetteer &town)
    : q(pane)
    , server(tileServer)
    , gazetteer(town)
    , people(inhabited(town))
    , surface(new QQuickWidget(&pane))
    , zoom(new ZoomBox(&pane))
    , scale(new ScaleBar(&pane))
    , attribution(new Attribution(attributionWords(town.town().attribution), &pane))
    , ground(new PhotoSwitch(&pane))
{
    qml_register_types_Campanile_MapView(); // the module is linked in, nobody else names it
    surface->setObjectName(u"mapSurface"_s);
    surface->setAccessibleName(tr("Map of %1").arg(town.town().name));
    surface->setFocusPolicy(Qt::StrongFocus);
    surface->setResizeMode(QQuickWidget::SizeRootObjectToView);
    surface->setSource(QUrl(u"qrc:/qt/qml/Campanile/MapView/TownScene.qml"_s));
    scene = surface->rootObject();
    if (!scene)
        qFatal("The map's scene is broken: %s", qPrintable(surface->errors().value(0).toString()));
    areas = scene->findChild<AreaLayer *>();
    silent = scene->findChild<PointLayer *>(u"silent"_s);
    silent->setLook(PointLayer::Look::Hollow);
    points = scene->findChild<PointLayer *>(u"points"_s);
    marks = scene->findChild<MarkLayer *>();
    sketch = scene->findChild<SketchLayer *>();
    base = new TownBase(server, camera, *surface->engine(), *scene->findChild<QQuickItem *>(u"tiles"_s), &q);
    input = new MapInput(camera, *surface, &q);
    sketch->setFont(q.font());
    camera.setBounds(town.town().bounds);
    border = town.boundary();
    if (border.isEmpty()) {
        const GeoBox &bounds = town.town().bounds;
        border = {rectangleRing({bounds.south, bounds.west}, {bounds.north, bounds.east})};
    }

    connect(&camera, &MapCamera::changed, &q, [this] { follow(); });
    connect(base, &TownBase::completeChanged, &q, &MapPane::completeChanged);
    connect(input, &MapInput::moved, &q, [this] { aimFreely(); });
    connect(input, &MapInput::fitWanted, &q, &MapPane::showArea);
    connect(input, &MapInput::focusShown, &q, [this](bool shown) { scene->setProperty("focusRing", shown); });
    connect(input, &MapInput::clicked, &q, [this](QPointF pixel) {
        if (const int entry = marks->entryAt(camera.projection(), pixel); entry >= 0)
            Q_EMIT q.markClicked(entry);
    });
    connect(&server, &TileServer::photoChanged, &q, [this] { paintTown(); });
    connect(ground, &PhotoSwitch::chosen, &q, [this](bool shown) {
        q.setPhoto(shown);
        Q_EMIT q.photoChosen(shown);
    });
    connect(zoom, &ZoomBox::zoomWanted, &q, &MapPane::zoomBy);
    connect(zoom, &ZoomBox::fitWanted, &q, &MapPane::showArea);
    pending.setSingleShot(true);
    pending.setInterval(0);
    connect(&pending, &QTimer::timeout, &q, [this] { refresh(); });
    counting.setSingleShot(true);
    counting.setInterval(30);
    connect(&counting, &QTimer::timeout, &q,
        [this] { points->setPoints(counter ? counter->positions() : QList<GeoPoint>()); });
}

bool MapPane::Private::showsPhoto() const
{
    return photo && server.photo() && look != MapLook::Wall;
}

void MapPane::Private::paintTown()
{
    recolour();
    base->show(look, showsPhoto(), q.devicePixelRatioF());
    QString owners = attributionWords(gazetteer.town().attribution);
    if (showsPhoto() && !server.photo()->attribution.isEmpty())
        owners += u" · "_s + server.photo()->attribution;
    attribution->setText(owners);
    attribution->adjustSize();
    ground->setPhoto(showsPhoto());
    ground->setVisible(server.photo() && chrome && look != MapLook::Wall);
    arrange();
}

void MapPane::Private::recolour()
{
    // Fields, woods and roofs are dark: what lies on a photograph is drawn as on the dark map.
    const MapLook under = showsPhoto() ? MapLook::Dark : look;
    const MapInk ink = mapInk(under, grey);
    surface->setClearColor(ink.land);
    scene->setProperty("land", ink.land);
    scene->setProperty("watermark", under == MapLook::Light ? QColor(0x17324d) : QColor(0xe8eef4));
    scene->setProperty("ring", ink.text);
    scene->setProperty("grey", grey);
    areas->setInk(ink);
    silent->setInk(ink);
    points->setInk(ink);
    sketch->setInk(ink);
    marks->setTheme(markTheme(under, grey));
    const MapInk lively = mapInk(look, false); // what has no facts in it keeps its colours
    zoom->setInk(lively);
    scale->setInk(lively);
    attribution->setInk(lively);
    ground->setInk(lively);
}

void MapPane::Private::follow()
{
    const MapProjection &projection = camera.projection();
    areas->setProjection(projection);
    silent->setProjection(projection);
    points->setProjection(projection);
    marks->setProjection(projection);
    sketch->setProjection(projection);
    scale->setMetresPerPixel(projection.metresPerPixel());
    if (editor)
        editor->setProjection(projection);
}

void MapPane::Private::aim()
{
    switch (wanted) {
    case Wanted::Town: aimAtTown(); break;
    case Wanted::Area: {
        const Area shown = Area{pieces()}.shown();
        const GeoBox box = boundsOf(shown);
        const QSizeF size = camera.projection().size;
        const int margin = int(std::min(48.0, std::min(size.width(), size.height()) / 14));
        if (box.isEmpty())
            aimAtTown();
        else
            camera.fit(box, clearance + margin, closest);
        break;
    }
    case Wanted::Point: camera.lookAt(MapProjection::world(wantedPoint), wantedZoom); break;
    case Wanted::Free: break;
    }
}

void MapPane::Private::aimAtTown()
{
    const MapProjection view =
        townView(camera.projection().size, QMarginsF(clearance), people, gazetteer.town().bounds);
    camera.lookAt(view.centre, view.zoom);
}

void MapPane::Private::arrange()
{
    const QSize size = q.size();
    scale->move(inset, size.height() - scale->height() - inset);
    attribution->move(
        size.width() - attribution->width() - inset / 2, size.height() - attribution->height() - inset / 2);
    const int above = attribution->isHidden() ? inset : attribution->height() + inset;
    zoom->move(size.width() - zoom->width() - inset, size.height() - zoom->height() - above);
    ground->move(inset, size.height() - scale->height() - inset - ground->height() - inset / 2);
    for (QWidget *widget : {static_cast<QWidget *>(scale), static_cast<QWidget *>(attribution),
             static_cast<QWidget *>(zoom), static_cast<QWidget *>(ground)})
        widget->raise();
}

/// What there is: the draft's pieces, with the one in the hand as the hand has it, and the town's border for the town.
QList<AreaPiece> MapPane::Private::pieces() const
{
    QList<AreaPiece> all = draft ? draft->areaWithPreview().pieces : area.pieces;
    if (draft && editor && editor->working()) {
        const AreaPiece &working = *editor->working();
        const auto it = std::ranges::find_if(all, [&](const AreaPiece &piece) { return piece.id == working.id; });
        if (it != all.end())
            *it = working;
        else
            all.append(working);
    }
    for (AreaPiece &piece : all) {
        if (piece.kind == PieceKind::Town && piece.rings.isEmpty())
            piece.rings = border;
    }
    return all;
}

void MapPane::Private::refresh()
{
    const QList<AreaPiece> all = pieces(), shown = Area{all}.shown().pieces;
    const auto tagsOf = [&](const PieceId &current, const AudienceCounter *counts) {
        QList<MapTag> tags = MapWords::tags(all, current, counts); // counts are in step with all of them
        tags.removeIf([](const MapTag &tag) { return tag.piece.hidden; });
        return tags;
    };
    AreaPaintStyle how;
    if (!draft && style == AreaStyle::Live)
        how.fill = 0.10, how.edge = 2, how.streetCore = 0, how.streetBand = 0.25; // marks own the street
    else if (!draft && style == AreaStyle::Receipt)
        how.edge = 4.5; // the drawn one lies on it in dashes of 2
    SketchScene above;
    const QRectF view(QPointF(0, 0), camera.projection().size);
    above.clear = view.marginsRemoved(QMarginsF(clearance)).adjusted(8, 8, -8, -8);
    if (editor) {
        const bool drawing = editor->isDrawing(), polygon = editor->tool() == MapTool::Polygon;
        if (editor->isBroken())
            how.broken = editor->working()->id;
        if (drawing && polygon && editor->working())
            how.open = editor->working()->id;
        above.tags = tagsOf(draft->currentPiece(), counter);
        if (editor->working() && drawing) // the bubble speaks for what has no name yet
            above.tags.removeIf([&](const MapTag &tag) { return tag.piece.id == editor->working()->id; });
        if (const std::optional<AreaPiece> piece = editor->current();
            piece && !drawing && (hasCorners(*piece) || editor->showsHandles()))
            above.handles = piece;
        above.streetEnds = editor->streetEnds();
        above.whole = editor->holdsWhole();
        above.grabbed = editor->grabbed();
        above.sketch = editor->sketch();
        above.sketchEnd = editor->sketchEnd();
        above.sketchCloses = editor->closesSketch();
        above.sketchBroken =
            polygon && above.sketchEnd && !above.sketchCloses && crossesItself(editor->sketch(), *above.sketchEnd);
        above.candidates = editor->candidates();
        above.box = editor->box();
        if (const std::optional<QPointF> at = editor->crosshair())
            above.crosshair = camera.projection().placeAt(*at);
        above.bubble = MapWords::bubble(*editor, *draft, counter);
        above.exclude = editor->subtract();
    } else if (look == MapLook::Wall) {
        above.tags = tagsOf({}, nullptr);
        above.tags.removeIf([](const MapTag &tag) { return tag.kind == MapTag::Kind::Exclusion; });
        above.tagScale = 1.55 * markScale;
    } else if (style == AreaStyle::Editing) {
        above.tags = tagsOf({}, nullptr);
    }
    areas->setPieces(shown, how);
    areas->setDrawn(!draft && style == AreaStyle::Receipt ? drawn.pieces : QList<AreaPiece>());
    sketch->setScene(above);
}

void MapPane::Private::editorChanged()
{
    refreshSoon();
    if (const std::optional<double> metres = q.metres(); metres != lastMetres) {
        lastMetres = metres;
        Q_EMIT q.metresChanged();
    }
    const QString now = editor ? MapWords::help(*editor) : QString();
    if (now != help) {
        help = now;
        Q_EMIT q.helpLineChanged();
    }
}

} // namespace campanile
