// SPDX-License-Identifier: GPL-3.0-or-later
#include "townbase.h"

#include "mapcamera.h"
#include "tileserver.h"
#include "tilewatch.h"

#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickWindow>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

constexpr int framesToPass = 2; // one takes the textures in, the other shows them

MapStyle styleOf(MapLook look, bool photo)
{
    if (photo && look != MapLook::Wall) // five metres away a photograph is noise
        return MapStyle::Photo;
    switch (look) {
    case MapLook::Light: return MapStyle::Light;
    case MapLook::Dark: return MapStyle::Dark;
    case MapLook::Wall: return MapStyle::Wall;
    }
    return MapStyle::Light;
}

} // namespace

struct TownBase::Sheet {
    std::unique_ptr<QQuickItem> item;
    QPointer<QQuickItem> picture; ///< the last complete view
    MapProjection pictured; ///< where that was
    std::unique_ptr<TileWatch> watch;
};

TownBase::TownBase(TileServer &server, MapCamera &camera, QQmlEngine &engine, QQuickItem &slot, QObject *parent)
    : QObject(parent)
    , m_server(server)
    , m_camera(camera)
    , m_engine(engine)
    , m_slot(slot)
{
    connect(&camera, &MapCamera::changed, this, &TownBase::cameraMoved);
    connect(&server, &TileServer::townChanged, this, &TownBase::reload);
    connect(slot.window(), &QQuickWindow::afterRendering, this, &TownBase::framePassed);
}

TownBase::~TownBase() = default;

void TownBase::show(MapLook look, bool photo, double devicePixelRatio)
{
    const int scale = devicePixelRatio > 1 ? 2 : 1;
    const MapStyle style = styleOf(look, photo);
    if (style == m_style && scale == m_scale)
        return;
    m_style = style;
    m_scale = scale;
    reload();
}

void TownBase::reload()
{
    QQmlComponent component(&m_engine, u"Campanile.MapView", u"TownTiles");
    auto sheet = std::make_unique<Sheet>();
    sheet->watch = std::make_unique<TileWatch>(m_server, m_style, m_scale);
    const QVariantMap properties{
        {u"host"_s, m_server.baseUrl(m_style, m_scale).toString()}, {u"camera"_s, QVariant::fromValue(&m_camera)}};
    sheet->item.reset(qobject_cast<QQuickItem *>(component.createWithInitialProperties(properties)));
    if (!sheet->item) {
        qFatal("The map's scene is broken: %s", qPrintable(component.errorString()));
    }
    sheet->item->setParentItem(&m_slot);
    sheet->item->setSize(m_camera.projection().size);
    sheet->picture = sheet->item->property("kept").value<QQuickItem *>();
    sheet->picture->setVisible(false);
    connect(sheet->watch.get(), &TileWatch::completeChanged, this, &TownBase::tilesComplete);
    if (m_sheet && (m_complete || !m_before))
        m_before = std::move(m_sheet);
    m_sheet = std::move(sheet);
    if (m_before)
        m_before->item->setZ(1); // on top until the new one is whole
    setComplete(false);
    m_sheet->watch->setView(m_camera.projection());
}

void TownBase::cameraMoved()
{
    const MapProjection &projection = m_camera.projection();
    for (const std::unique_ptr<Sheet> *sheet : {&m_sheet, &m_before}) {
        if (!*sheet)
            continue;
        (*sheet)->item->setSize(projection.size);
        if (QQuickItem *picture = (*sheet)->picture; picture && picture->isVisible()) {
            const double grown = projection.scale() / (*sheet)->pictured.scale();
            picture->setPosition(projection.pixelOfWorld((*sheet)->pictured.worldOfPixel({0, 0})));
            picture->setSize((*sheet)->pictured.size * grown);
        }
    }
    if (m_sheet)
        m_sheet->watch->setView(projection);
}

void TownBase::tilesComplete(bool complete)
{
    m_frames = complete ? framesToPass : 0;
    if (!complete)
        setComplete(false);
    else
        m_slot.update(), m_slot.window()->update();
}

void TownBase::framePassed()
{
    if (m_frames == 0)
        return;
    if (--m_frames > 0) {
        // From the event loop: a frame may not ask for the next one while it is being drawn.
        QMetaObject::invokeMethod(this, [this] { m_slot.window()->update(); }, Qt::QueuedConnection);
        return;
    }
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (!m_sheet->watch->isComplete())
                return;
            m_before.reset();
            m_sheet->pictured = m_camera.projection();
            m_sheet->picture->setPosition({0, 0});
            m_sheet->picture->setSize(m_sheet->pictured.size);
            m_sheet->picture->setVisible(true);
            QMetaObject::invokeMethod(m_sheet->item.get(), "keep");
            setComplete(true);
        },
        Qt::QueuedConnection);
}

void TownBase::setComplete(bool complete)
{
    if (complete == m_complete)
        return;
    m_complete = complete;
    Q_EMIT completeChanged(complete);
}

} // namespace campanile
