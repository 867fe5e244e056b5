// SPDX-License-Identifier: GPL-3.0-or-later
#include "layers.h"

namespace campanile {

const LayerInfo &layerInfo(Layer layer)
{
    static const std::array<LayerInfo, layerCount> table{{
        {"roads", "LINESTRING",
            {"class TEXT", "name TEXT", "ref TEXT", "tunnel INTEGER", "bridge INTEGER", "layer INTEGER", "link INTEGER",
                "oneway INTEGER", "roundabout INTEGER", "rank INTEGER"},
            "Roads and paths"},
        {"rail", "MULTILINESTRING",
            {"class TEXT", "name TEXT", "tunnel INTEGER", "bridge INTEGER", "layer INTEGER", "service TEXT"},
            "Railways and aerialways"},
        {"water", "MULTIPOLYGON", {"class TEXT", "name TEXT", "area REAL"}, "Sea, lakes, rivers"},
        {"waterways", "MULTILINESTRING", {"class TEXT", "name TEXT", "tunnel INTEGER"}, "Rivers and streams as lines"},
        {"landuse", "MULTIPOLYGON", {"class TEXT", "name TEXT", "area REAL"}, "What the ground is used for"},
        {"buildings", "MULTIPOLYGON", {"class TEXT", "name TEXT", "levels INTEGER"}, "Buildings"},
        {"places", "POINT", {"class TEXT", "name TEXT", "population INTEGER", "rank INTEGER"}, "Names of places"},
        {"pois", "POINT", {"class TEXT", "name TEXT"}, "Landmarks and public services"},
        {"barriers", "MULTILINESTRING", {"class TEXT", "name TEXT"}, "Walls, cliffs, piers"},
        {"boundary", "MULTILINESTRING", {"class TEXT", "admin_level INTEGER", "name TEXT"},
            "Administrative boundaries"},
        {"streets", "MULTILINESTRING",
            {"key TEXT NOT NULL", "name TEXT NOT NULL", "class TEXT", "kind TEXT NOT NULL", "length REAL",
                "hamlet TEXT"},
            "Streets by name"},
        {"civic_numbers", "POINT",
            {"street_key TEXT NOT NULL", "number INTEGER NOT NULL", "exponent TEXT NOT NULL", "label TEXT NOT NULL",
                "source TEXT NOT NULL"},
            "Civic numbers"},
        {"quarters", "MULTIPOLYGON",
            {"key TEXT NOT NULL", "name TEXT NOT NULL", "kind TEXT NOT NULL", "derived INTEGER NOT NULL",
                "lon REAL NOT NULL", "lat REAL NOT NULL", "area REAL"},
            "Quarters; derived = 1: drawn by Campanile around a place's point"},
        {"municipality", "MULTIPOLYGON", {"name TEXT NOT NULL", "source TEXT NOT NULL"}, "The municipality's boundary"},
        {"build_findings", "POINT", {"kind TEXT NOT NULL", "street TEXT", "civic TEXT", "detail TEXT", "metres REAL"},
            "What did not fit together when the pack was made"},
    }};
    return table[static_cast<std::size_t>(layer)];
}

} // namespace campanile
