// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "areafiles.h"

#include <QMap>

#include <memory>

class OGRCoordinateTransformation;
class OGRGeometry;
class OGRSpatialReference;

namespace campanile {

/// From one reference system to WGS84, longitude first. Used by the thread that made it.
class ToWgs84 final {
public:
    /// `given`: a code such as "EPSG:3003", instead of what the file says. Errors: CrsMissing, CrsUnknown.
    [[nodiscard]] static Result<ToWgs84> from(
        const OGRSpatialReference *said, const QString &given, const QString &path, const QString &sample);
    ToWgs84(ToWgs84 &&) noexcept;
    ToWgs84 &operator=(ToWgs84 &&) noexcept;
    ~ToWgs84();
    Q_DISABLE_COPY(ToWgs84)

    [[nodiscard]] const QString &name() const { return m_name; }

    [[nodiscard]] bool isDegrees() const { return m_degrees; }

    /// In place, x east or longitude, y north or latitude. Errors: AreaNotFinite, AreaAcrossAntimeridian (degrees
    /// beyond 180), CrsContradicted. `path` and `what` (a feature's name) are for the words.
    [[nodiscard]] Result<GeoRing> points(
        std::vector<double> &x, std::vector<double> &y, const QString &path, const QString &what) const;

    /// Whether every coordinate that was seen would have been degrees, in a system of metres.
    [[nodiscard]] bool onlyDegreesSeen() const { return !m_degrees && m_seen && !m_seenMetres; }

private:
    ToWgs84();
    std::unique_ptr<OGRCoordinateTransformation> m_transformation; ///< null: it is WGS84
    QString m_name;
    bool m_degrees = true;
    double m_west = -180, m_south = -90, m_east = 180, m_north = 90; ///< where the system is good, and a margin
    mutable bool m_seen = false, m_seenMetres = false;
};

/// The mapping itself, for any geometry: curves become lines, surfaces polygons, heights go. A geometry that cannot be
/// used gives a feature with a problem; only CrsContradicted, which speaks of the whole file, is an error.
[[nodiscard]] Result<AreaFeature> areaFeature(
    const OGRGeometry &geometry, const ToWgs84 &toWgs84, const QString &path, const QString &what);

/// As areaFeature, for a geometry in well-known binary in `crs`. Errors: FileTruncated, and areaFeature's.
[[nodiscard]] Result<AreaFeature> areaFeatureFromWkb(const QByteArray &wkb, const QString &crs);

/// Which column most likely names the features; -1: none.
[[nodiscard]] int guessNameColumn(const AreaFile &file);

} // namespace campanile
