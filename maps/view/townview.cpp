// SPDX-License-Identifier: GPL-3.0-or-later
#include "townview.h"

#include "gazetteer.h"

#include <algorithm>
#include <cmath>

namespace campanile {

namespace {

constexpr qsizetype enough = 50; ///< civic numbers, to tell where people live
constexpr double outermost = 0.02; ///< of them, on each side
constexpr double air = 0.02; ///< around the rest, of its size

std::pair<std::int32_t, std::int32_t> middleOf(QList<std::int32_t> &values)
{
    const auto left = static_cast<qsizetype>(double(values.size()) * outermost);
    const qsizetype right = values.size() - 1 - left;
    std::ranges::nth_element(values, values.begin() + left);
    const std::int32_t low = values[left];
    std::ranges::nth_element(values, values.begin() + right);
    const std::int32_t high = values[right];
    const auto more = static_cast<std::int32_t>((double(high) - low) * air);
    return {low - more, high + more};
}

/// The middle moved so that the view does not look past the ground; kept where the view is larger than the ground.
double within(double middle, double view, double low, double high)
{
    return high - low >= view ? std::clamp(middle, low + view / 2, high - view / 2) : middle;
}

} // namespace

GeoBox inhabited(const Gazetteer &gazetteer)
{
    QList<std::int32_t> latitudes, longitudes;
    for (const PlacedAddress &address : gazetteer.allAddresses()) {
        if (address.position) {
            latitudes.append(address.position->latE7);
            longitudes.append(address.position->lonE7);
        }
    }
    if (latitudes.size() < enough)
        return gazetteer.town().bounds;
    const auto [south, north] = middleOf(latitudes);
    const auto [west, east] = middleOf(longitudes);
    return {south, west, north, east};
}

MapProjection townView(QSizeF size, QMarginsF margins, const GeoBox &people, const GeoBox &ground)
{
    const QRectF view(QPointF(0, 0), size);
    const QRectF room = view.marginsRemoved(margins);
    const QPointF northWest = MapProjection::world({ground.north, ground.west});
    const QPointF southEast = MapProjection::world({ground.south, ground.east});

    MapProjection result{.centre = centreOf(people), .size = size};
    result.zoom = std::floor(zoomToFit(people, room.size(), 0, 19) + 1e-6);
    // One level nearer where the view would be wider than the ground: the outskirts are a drag away, and grey helps
    // nobody. Not more than one, or a long thin town would be shown by its middle alone.
    const auto wide = [&] {
        return size.width() / result.scale() > southEast.x() - northWest.x()
            || size.height() / result.scale() > southEast.y() - northWest.y();
    };
    if (wide())
        result.zoom += 1;

    result.centre -= (room.center() - view.center()) / result.scale();
    const QSizeF seen = size / result.scale();
    result.centre = {within(result.centre.x(), seen.width(), northWest.x(), southEast.x()),
        within(result.centre.y(), seen.height(), northWest.y(), southEast.y())};
    return result;
}

} // namespace campanile
