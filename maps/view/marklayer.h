// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "addressmarks.h"
#include "mapink.h"
#include "spritelayer.h"

#include <QPointer>
#include <QSet>

namespace campanile {

/// One mark per address. Painted in Mark's order, the worst on top; far out, one mark for each neighbourhood.
class MarkLayer : public SpriteLayer {
    Q_OBJECT
    QML_ELEMENT
public:
    using SpriteLayer::SpriteLayer;
    void setMarks(AddressMarks *marks);
    void setShown(const QSet<Mark> &shown); ///< empty: all
    void setTheme(MarkTheme theme);
    void setScale(double scale);
    /// The entry whose mark is under the pixel, -1: none.
    [[nodiscard]] int entryAt(const MapProjection &projection, QPointF pixel) const;

protected:
    Atlas paintAtlas(double devicePixelRatio, double zoom) const override;
    std::vector<Sprite> layOut(const MapProjection &projection, const QRectF &part, QPointF origin) const override;

private:
    void readPositions();

    [[nodiscard]] bool shows(Mark mark) const { return m_shown.isEmpty() || m_shown.contains(mark); }

    [[nodiscard]] double radius(double zoom) const;
    [[nodiscard]] std::vector<Sprite> layOutNeighbourhoods(
        const MapProjection &projection, const QRectF &part, QPointF origin) const;

    QPointer<AddressMarks> m_marks;
    std::vector<QPointF> m_world; ///< in step with the entries
    QSet<Mark> m_shown;
    MarkTheme m_theme;
    double m_scale = 1;
};

} // namespace campanile
