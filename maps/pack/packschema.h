// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A town pack is one SQLite file that is a valid GeoPackage 1.3 in WGS84 (EPSG:4326): QGIS opens it. Every geometry
// blob has the same 40-byte GeoPackage header (magic, version, flags, srs id, XY envelope; points too), so that the
// well-known binary, little-endian, is substr(geom, 41).
//
// Layers (each with fid, geom, osm_id: way ids positive, relations negative; R*Tree rtree_<layer>_geom(id, minx, maxx,
// miny, maxy)); absent text is NULL, flags are 0 or 1:
//   roads      LINESTRING       class name ref tunnel bridge layer link oneway roundabout rank
//              class: motorway trunk primary secondary tertiary unclassified residential living_street pedestrian
//              service track footway cycleway bridleway path steps construction raceway; links have the class of their
//              road and link = 1; rank: drawing order, higher on top (bridges and layers counted in)
//   rail       MULTILINESTRING  class name tunnel bridge layer service      class: rail light_rail subway tram
//              narrow_gauge funicular disused; and aerialways: cable_car chair_lift
//   water      MULTIPOLYGON     class name area        class: sea lake river canal reservoir basin pond dock pool
//   wetland waterways  MULTILINESTRING  class name tunnel      class: river canal stream drain ditch landuse
//   MULTIPOLYGON     class name area        large first. class: residential commercial industrial railway
//              retail farm orchard olives vineyard meadow grass wood scrub heath park garden allotments pitch
//              playground sports stadium golf track cemetery school hospital parking pedestrian beach sand rock scree
//              quarry construction military brownfield camp pier aerodrome runway religious
//   buildings  MULTIPOLYGON     class name levels      class: building church public station industrial greenhouse ...
//   places     POINT            class name population rank     rank 1: city ... 9: locality
//   pois       POINT            class name             class: townhall hospital school church station halt ...
//   barriers   MULTILINESTRING  class name             class: city_wall wall retaining_wall hedge fence cliff
//   embankment
//              pier breakwater
//   boundary   MULTILINESTRING  class admin_level name    class: administrative
// Gazetteer (also layers; never drawn from, but for street names' labels: `streets` is merged, so one line has one
// label):
//   streets        MULTILINESTRING  key name class kind length hamlet     class: of roads, or
//              pedestrian_area: a square's edge. kind: street; place (addr:place; geometry NULL); register (known by
//              its civic numbers only; class derived: a line drawn through their middle, or geometry NULL). hamlet:
//              tells it from another street of its name, and is then in key and name: "via roma povo", "Via Roma (Povo)"
//   civic_numbers  POINT            street_key number exponent label source     source: map or register
//   quarters       MULTIPOLYGON     key name kind derived lon lat area    kind: administrative suburb quarter
//              neighbourhood village hamlet (of the map), official (of a file), register (of the civic numbers' own
//              quarters); derived = 1: no boundary is mapped, the polygon is the part of the town nearer to this
//              place's point than to its neighbours' points, and not farther than a limit by kind; of a register,
//              nearer to this quarter's civic numbers
//   municipality   MULTIPOLYGON     name source        one row, or none where the boundary is not known; source: the
//              relation ("OpenStreetMap relation 47207") or the file that it is from
//   build_findings POINT            kind street civic detail metres        what did not fit together when the pack was
//              made (BuildReport), geometry NULL where it has no place
// campanile_pack(key, value): format, name, attribution, sample, south, west, north, east, streets, civic_numbers,
// quarters, data_timestamp, report (JSON: the build's inputs and how many findings of each kind).

namespace campanile::packschema {

inline constexpr int formatVersion = 1; ///< raised when an older program could misread the file
inline constexpr int geometryHeaderBytes = 40;
inline constexpr int applicationId = 0x47504B47; ///< "GPKG"
inline constexpr int userVersion = 10300;
inline constexpr int srs = 4326;
inline constexpr char attribution[] = "© OpenStreetMap contributors";

} // namespace campanile::packschema
