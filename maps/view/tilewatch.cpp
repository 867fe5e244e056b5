// SPDX-License-Identifier: GPL-3.0-or-later
#include "tilewatch.h"

#include "tileserver.h"

#include <cmath>

namespace campanile {

namespace {

using namespace std::chrono_literals;

constexpr auto quiet = 120ms; ///< from the socket through the decoder into a drawn frame

quint64 keyOf(int zoom, qint64 x, qint64 y)
{
    return quint64(zoom) << 56 | quint64(x) << 28 | quint64(y);
}

} // namespace

TileWatch::TileWatch(TileServer &server, MapStyle style, int scale, QObject *parent)
    : QObject(parent)
    , m_style(style)
    , m_scale(scale)
{
    m_settling.setSingleShot(true);
    m_settling.setInterval(quiet);
    connect(&m_settling, &QTimer::timeout, this, &TileWatch::settled);
    connect(&server, &TileServer::answered, this, &TileWatch::answered);
}

void TileWatch::setView(const MapProjection &projection)
{
    const int zoom = int(std::floor(projection.zoom));
    const double tiles = std::exp2(zoom);
    const QRectF view = projection.worldRect();
    QSet<quint64> needed;
    for (auto x = qint64(view.left() * tiles); x <= qint64(std::ceil(view.right() * tiles)) - 1; ++x)
        for (auto y = qint64(view.top() * tiles); y <= qint64(std::ceil(view.bottom() * tiles)) - 1; ++y)
            needed.insert(keyOf(zoom, x, y));
    const bool same = needed == m_needed;
    m_needed = needed;
    if (!same)
        unsettle();
}

void TileWatch::answered(MapStyle style, int scale, int zoom, int x, int y)
{
    if (style != m_style || scale != m_scale)
        return;
    const quint64 key = keyOf(zoom, x, y);
    m_sent.insert(key);
    if (m_needed.contains(key))
        unsettle();
}

void TileWatch::unsettle()
{
    if (std::exchange(m_complete, false))
        Q_EMIT completeChanged(false);
    m_settling.start();
}

void TileWatch::settled()
{
    if (m_complete || m_needed.isEmpty() || !m_sent.contains(m_needed))
        return; // the next answer starts the clock again
    m_complete = true;
    Q_EMIT completeChanged(true);
}

} // namespace campanile
