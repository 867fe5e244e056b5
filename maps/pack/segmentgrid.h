// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo.h"

#include <QHash>
#include <QList>

namespace campanile {

/// The streets' segments by square of about 200 m: what is near a point, where streets meet.
class SegmentGrid final {
public:
    struct Meeting {
        GeoPoint point;
        int street = -1;
    };

    void addStreet(int street, const QList<GeoRing> &lines); ///< in the order of their numbers
    [[nodiscard]] int nearest(GeoPoint point, double withinMetres) const; ///< -1: none
    /// Where a corner of one lies on the other, along the street's lines; a second place with the same street only when
    /// it is well away from the first. A bridge over a road shares no corner with it.
    [[nodiscard]] QList<Meeting> meetings(int street) const;

private:
    struct Segment {
        int street;
        GeoPoint a, b;
    };

    static int cell(std::int32_t e7);

    static quint64 key(int row, int column) { return (quint64(quint32(row)) << 32) | quint32(column); }

    QList<Segment> m_segments;
    QList<qsizetype> m_begins; ///< of each street
    QHash<quint64, QList<int>> m_cells;
};

} // namespace campanile
