// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maplook.h"
#include "mapprojection.h"
#include "mapstyle.h"

#include <QObject>
#include <QPointer>

#include <memory>

class QQmlEngine;
class QQuickItem;

namespace campanile {

class MapCamera;
class TileServer;
class TileWatch;

/// The tiles under everything: one Qt Location map, and for a moment two, because another look is shown only when it
/// is all there.
class TownBase final : public QObject {
    Q_OBJECT
public:
    TownBase(TileServer &server, MapCamera &camera, QQmlEngine &engine, QQuickItem &slot, QObject *parent = nullptr);
    ~TownBase() override;
    void show(MapLook look, bool photo, double devicePixelRatio);
    void reload(); ///< another town behind the same server

    [[nodiscard]] bool isComplete() const { return m_complete; }

Q_SIGNALS:
    void completeChanged(bool complete);

private:
    struct Sheet;
    void cameraMoved();
    void tilesComplete(bool complete);
    void framePassed();
    void setComplete(bool complete);
    TileServer &m_server;
    MapCamera &m_camera;
    QQmlEngine &m_engine;
    QQuickItem &m_slot;
    std::unique_ptr<Sheet> m_sheet, m_before;
    MapStyle m_style = MapStyle::Light;
    int m_scale = 0;
    int m_frames = 0; ///< still to pass before the view counts as complete
    bool m_complete = false;
};

} // namespace campanile
