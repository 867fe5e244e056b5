// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layers.h"
#include "result.h"

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace campanile {

/// What an OpenStreetMap file holds for us, before streets and quarters are made of it.
struct OsmData {
    struct Civic {
        std::int64_t osmId = 0;
        std::string street; ///< addr:street, or the name of its associatedStreet relation
        std::string place; ///< addr:place
        std::string city; ///< addr:city
        std::string number; ///< as written
        GeoPoint position;
    };

    struct Place {
        std::int64_t osmId = 0;
        std::string kind; ///< place=
        std::string name;
        std::int64_t population = 0;
        GeoPoint position;
        Shape polygon; ///< empty for nodes
    };

    struct Boundary {
        std::int64_t relationId = 0;
        int level = 0;
        std::string name;
        std::int64_t centreNode = 0; ///< admin_centre or label member, 0: none
        bool centreHere = false; ///< that node is in the file, and near
        bool far = false; ///< whole, and wholly outside of what is near
        Shape polygon; ///< empty: could not be assembled from this file
    };

    Layers layers; ///< all but streets, civic numbers and quarters
    std::vector<Civic> civics;
    std::vector<Place> places;
    std::vector<Boundary> boundaries; ///< administrative relations
    std::vector<Path> coastline; ///< land on the left
    GeoBox extent; ///< of roads, buildings and civic numbers: where the town is
    std::string newest; ///< time of the newest edit, ISO 8601; empty: the file has no times
};

/// Several files are read as one. `near`: what lies wholly outside it is passed over. Errors: FileNotFound,
/// FileUnreadable, FileTruncated, FileTooLarge, FileWrongKind, Cancelled. `progress(0..1)`.
[[nodiscard]] Result<OsmData> readOsm(const QStringList &paths, const std::optional<GeoBox> &near,
    const std::function<void(double)> &progress, const std::stop_token &stop);

} // namespace campanile
