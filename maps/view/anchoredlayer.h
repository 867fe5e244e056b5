// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mapink.h"
#include "mapprojection.h"

#include <QQuickPaintedItem>

namespace campanile {

/// A painted sheet over the map, larger than the view: while the map slides the sheet is only moved, and is painted
/// again when its edge would be seen, the zoom changes or its content does.
class AnchoredLayer : public QQuickPaintedItem {
    Q_OBJECT
public:
    explicit AnchoredLayer(QQuickItem *parent = nullptr);
    void setProjection(const MapProjection &projection);
    void setInk(const MapInk &ink);
    void refresh(); ///< the content changed
    void paint(QPainter *painter) final;

protected:
    /// In the sheet's own pixels.
    virtual void paintSheet(QPainter &painter, const MapProjection &sheet) = 0;

    [[nodiscard]] const MapInk &ink() const { return m_ink; }

    [[nodiscard]] static double border() { return 128; } ///< beyond the view, on each side

private:
    MapProjection m_view, m_sheet;
    MapInk m_ink;
};

} // namespace campanile
