// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "area.h"

#include <memory>
#include <vector>

namespace campanile {

/// How others would find the points in a ring: points and ring in whole units of 1e-7 degree, which both keep exactly.
/// Neither counts a point that stands on the ring itself.
class AudiencePeer {
public:
    AudiencePeer() = default;
    virtual ~AudiencePeer() = default;
    Q_DISABLE_COPY_MOVE(AudiencePeer)
    /// Everything about one area that is done before the first answer is part of the answer.
    [[nodiscard]] virtual int count(const GeoRing &ring) = 0;
    [[nodiscard]] virtual std::vector<int> find(const GeoRing &ring) = 0; ///< ascending
};

/// GEOS: STRtree over the points, then a prepared geometry.
[[nodiscard]] std::unique_ptr<AudiencePeer> geosPeer(const std::vector<GeoPoint> &points);
/// SpatiaLite: an R*Tree over a table in memory, then ST_Contains (which prepares the area once).
[[nodiscard]] std::unique_ptr<AudiencePeer> spatialitePeer(const std::vector<GeoPoint> &points);

} // namespace campanile
