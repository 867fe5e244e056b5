// SPDX-License-Identifier: GPL-3.0-or-later
#include "mappaneparts.h"

#include "audiencecounter.h"
#include "campaigndraft.h"
#include "coordinates.h"
#include "gazetteer.h"
#include "tileserver.h"

#include <QEvent>

#include <limits>

namespace campanile {

using namespace Qt::StringLiterals;

MapPane::MapPane(TileServer &tiles, const Gazetteer &gazetteer, QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(*this, tiles, gazetteer))
{
    setFocusProxy(d->surface);
    d->paintTown();
    showTown();
}

MapPane::~MapPane()
{
    d->editor.reset();
    // The scene is bound to the camera, which goes first otherwise.
    delete d->base;
    delete d->surface;
}

void MapPane::setLook(MapLook look)
{
    if (look == d->look)
        return;
    d->look = look;
    d->paintTown();
}

void MapPane::setPhoto(bool shown)
{
    if (shown == d->photo)
        return;
    d->photo = shown;
    d->paintTown();
}

void MapPane::setGrey(bool grey)
{
    if (grey == d->grey)
        return;
    d->grey = grey;
    d->recolour();
}

void MapPane::setDrill(bool drill)
{
    d->drill = drill;
    d->scene->setProperty("drillWord", drill ? tr("DRILL") : QString());
}

void MapPane::setArea(const Area &area, AreaStyle style)
{
    d->area = area;
    d->style = style;
    d->refreshSoon();
    if (d->wanted == Private::Wanted::Area)
        d->aim();
}

void MapPane::setDrawnArea(const Area &area)
{
    d->drawn = area;
    d->refreshSoon();
}

void MapPane::setPoints(const QList<GeoPoint> &points)
{
    d->points->setPoints(points);
}

void MapPane::setSilentPoints(const QList<GeoPoint> &points)
{
    d->silent->setPoints(points);
}

void MapPane::setSilentShown(bool shown)
{
    d->silent->setVisible(shown);
}

bool MapPane::isSilentShown() const
{
    return d->silent->isVisible();
}

void MapPane::setMarks(AddressMarks *marks)
{
    d->hasMarks = marks != nullptr;
    d->marks->setMarks(marks);
}

void MapPane::setMarkFilter(const QSet<Mark> &shown)
{
    d->marks->setShown(shown);
}

void MapPane::setMarkScale(double scale)
{
    d->markScale = scale;
    d->marks->setScale(scale);
    d->refreshSoon();
}

void MapPane::showTown()
{
    d->wanted = Private::Wanted::Town;
    d->aim();
}

void MapPane::showArea()
{
    d->wanted = Private::Wanted::Area;
    d->aim();
}

void MapPane::showPoint(GeoPoint point, double zoom)
{
    d->wanted = Private::Wanted::Point;
    d->wantedPoint = point;
    d->wantedZoom = zoom;
    d->aim();
}

void MapPane::zoomBy(int steps)
{
    d->aimFreely();
    const QSizeF size = d->camera.projection().size;
    const double zoom = steps > 0 ? std::floor(d->camera.zoom()) : std::ceil(d->camera.zoom());
    d->camera.zoomAround({size.width() / 2, size.height() / 2}, zoom + steps);
}

bool MapPane::isComplete() const
{
    return d->base->isComplete() && !d->pending.isActive();
}

void MapPane::setChrome(bool scaleBar, bool zoomButtons, bool attribution)
{
    d->scale->setVisible(scaleBar);
    d->zoom->setVisible(zoomButtons);
    d->attribution->setVisible(attribution);
    d->chrome = zoomButtons;
    d->paintTown();
}

AreaRepair MapPane::mending() const
{
    return d->editor ? d->editor->mending() : AreaRepair::None;
}

bool MapPane::mend()
{
    return d->editor && d->editor->mend();
}

void MapPane::setClearance(const QMargins &margins)
{
    d->clearance = margins;
    d->refreshSoon();
}

void MapPane::edit(CampaignDraft *draft, AudienceCounter *counter)
{
    if (d->draft)
        disconnect(d->draft, nullptr, this, nullptr);
    if (d->counter)
        disconnect(d->counter, nullptr, this, nullptr);
    d->input->setEditor(nullptr);
    const MapTool tool = this->tool();
    const bool subtracting = subtract();
    d->editor.reset();
    d->draft = draft;
    d->counter = draft ? counter : nullptr;
    if (draft) {
        d->editor = std::make_unique<AreaEditor>(*draft, d->gazetteer);
        d->editor->setProjection(d->camera.projection());
        d->editor->setTool(tool);
        d->editor->setSubtract(subtracting);
        d->input->setEditor(d->editor.get());
        AreaEditor *editor = d->editor.get();
        connect(editor, &AreaEditor::changed, this, [this] { d->editorChanged(); });
        connect(editor, &AreaEditor::refused, this, &MapPane::refused);
        connect(editor, &AreaEditor::subtractChanged, this, &MapPane::subtractChanged);
        connect(editor, &AreaEditor::toolChanged, this, [this](MapTool now) {
            d->editorChanged();
            Q_EMIT toolChanged(now);
        });
        connect(draft, &QObject::destroyed, this, [this] { edit(nullptr, nullptr); });
    }
    if (d->counter) {
        connect(d->counter, &AudienceCounter::countChanged, this, [this] {
            d->refreshSoon();
            if (!d->counting.isActive())
                d->counting.start();
        });
        d->counting.start();
    }
    d->editorChanged();
}

MapPane::Tool MapPane::tool() const
{
    return d->editor ? d->editor->tool() : d->tool;
}

void MapPane::setTool(Tool tool)
{
    d->tool = tool;
    if (d->editor)
        d->editor->setTool(tool);
}

void MapPane::setSubtract(bool subtract)
{
    if (d->editor)
        d->editor->setSubtract(subtract);
}

bool MapPane::subtract() const
{
    return d->editor && d->editor->subtract();
}

Result<GeoPoint> MapPane::typePlace(const QString &text)
{
    const Result<GeoPoint> place = parseCoordinates(text);
    if (!place)
        return place;
    if (d->editor)
        d->editor->typePlace(*place);
    const QRectF view = QRectF(rect()).marginsRemoved(QMarginsF(d->clearance));
    if (!view.contains(d->camera.projection().pixel(*place)))
        showPoint(*place, d->camera.zoom());
    d->aimFreely();
    return place;
}

std::optional<double> MapPane::metres() const
{
    return d->editor ? d->editor->metres() : std::nullopt;
}

bool MapPane::setMetres(double metres)
{
    return d->editor && d->editor->setMetres(metres);
}

QString MapPane::helpLine() const
{
    return d->help;
}

QPointF MapPane::pixelOf(GeoPoint point) const
{
    const QPointF pixel = d->camera.projection().pixel(point);
    if (QRectF(rect()).contains(pixel))
        return pixel;
    constexpr double nowhere = std::numeric_limits<double>::quiet_NaN();
    return {nowhere, nowhere};
}

GeoPoint MapPane::placeAt(QPointF pixel) const
{
    return d->camera.projection().placeAt(pixel);
}

bool MapPane::event(QEvent *event)
{
    if (event->type() == QEvent::DevicePixelRatioChange || event->type() == QEvent::Show)
        d->paintTown();
    if (event->type() == QEvent::LanguageChange) {
        setDrill(d->drill);
        d->editorChanged();
    }
    return QWidget::event(event);
}

void MapPane::resizeEvent(QResizeEvent *)
{
    d->surface->setGeometry(rect());
    d->camera.resize(size());
    d->aim();
    d->arrange();
    d->refreshSoon();
}

} // namespace campanile
