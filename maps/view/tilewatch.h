// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mapprojection.h"
#include "mapstyle.h"

#include <QObject>
#include <QSet>
#include <QTimer>

namespace campanile {

class TileServer;

/// Knows when every tile of a view has come. Qt Location does not say, so it counts what the server has sent against
/// what the view needs, and waits until nothing has moved for a moment.
class TileWatch final : public QObject {
    Q_OBJECT
public:
    TileWatch(TileServer &server, MapStyle style, int scale, QObject *parent = nullptr);
    void setView(const MapProjection &projection);

    [[nodiscard]] bool isComplete() const { return m_complete; }

Q_SIGNALS:
    void completeChanged(bool complete);

private:
    void answered(MapStyle style, int scale, int zoom, int x, int y);
    void settled();
    void unsettle();

    MapStyle m_style;
    int m_scale;
    QSet<quint64> m_sent, m_needed;
    QTimer m_settling;
    bool m_complete = false;
};

} // namespace campanile
