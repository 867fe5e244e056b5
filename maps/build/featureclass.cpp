// SPDX-License-Identifier: GPL-3.0-or-later
#include "featureclass.h"

#include <osmium/osm/tag.hpp>

#include <array>
#include <cstring>
#include <string_view>
#include <unordered_map>

namespace campanile::featureclass {

namespace {

using Table = std::unordered_map<std::string_view, std::string_view>;

std::string look(const Table &table, const char *value)
{
    if (!value)
        return {};
    const auto found = table.find(value);
    return found == table.end() ? std::string() : std::string(found->second);
}

bool is(const osmium::TagList &tags, const char *key, const char *value)
{
    return tags.has_tag(key, value);
}

} // namespace

bool isYes(const char *value)
{
    return value && std::strcmp(value, "no") != 0;
}

bool isArea(const osmium::TagList &tags)
{
    return is(tags, "area", "yes") || is(tags, "type", "multipolygon");
}

std::optional<RoadClass> road(const osmium::TagList &tags)
{
    const char *highway = tags["highway"];
    if (!highway)
        return {};
    static const std::unordered_map<std::string_view, int> ranks{{"motorway", 90}, {"trunk", 85}, {"primary", 80},
        {"secondary", 75}, {"tertiary", 70}, {"unclassified", 60}, {"residential", 60}, {"living_street", 55},
        {"pedestrian", 50}, {"raceway", 45}, {"service", 40}, {"construction", 35}, {"track", 30}, {"cycleway", 25},
        {"bridleway", 20}, {"footway", 15}, {"path", 10}, {"steps", 18}};
    std::string_view name = highway;
    RoadClass result;
    if (name.ends_with("_link")) {
        result.link = true;
        name.remove_suffix(5);
    } else if (name == "road" || name == "busway" || name == "bus_guideway") {
        name = "unclassified";
    } else if (name == "corridor") {
        return {}; // inside a building
    }
    const auto found = ranks.find(name);
    if (found == ranks.end())
        return {};
    result.name = name;
    result.rank = found->second - (result.link ? 3 : 0);
    return result;
}

std::string rail(const osmium::TagList &tags)
{
    static const Table railways{{"rail", "rail"}, {"light_rail", "light_rail"}, {"subway", "subway"}, {"tram", "tram"},
        {"narrow_gauge", "narrow_gauge"}, {"funicular", "funicular"}, {"disused", "disused"}};
    static const Table aerialways{{"cable_car", "cable_car"}, {"gondola", "cable_car"}, {"mixed_lift", "cable_car"},
        {"chair_lift", "chair_lift"}};
    std::string found = look(railways, tags["railway"]);
    return found.empty() ? look(aerialways, tags["aerialway"]) : found;
}

std::string waterway(const osmium::TagList &tags)
{
    static const Table table{{"river", "river"}, {"canal", "canal"}, {"stream", "stream"}, {"tidal_channel", "stream"},
        {"drain", "drain"}, {"ditch", "ditch"}};
    return look(table, tags["waterway"]);
}

std::string barrier(const osmium::TagList &tags)
{
    static const Table barriers{{"city_wall", "city_wall"}, {"wall", "wall"}, {"retaining_wall", "retaining_wall"},
        {"hedge", "hedge"}, {"fence", "fence"}};
    static const Table madeBarriers{
        {"embankment", "embankment"}, {"pier", "pier"}, {"breakwater", "breakwater"}, {"groyne", "breakwater"}};
    if (is(tags, "natural", "cliff"))
        return "cliff";
    std::string found = look(barriers, tags["barrier"]);
    return found.empty() ? look(madeBarriers, tags["man_made"]) : found;
}

std::string water(const osmium::TagList &tags)
{
    static const Table kinds{{"lake", "lake"}, {"river", "river"}, {"canal", "canal"}, {"reservoir", "reservoir"},
        {"basin", "basin"}, {"pond", "pond"}, {"lagoon", "sea"}, {"harbour", "dock"}, {"stream", "river"},
        {"fountain", "basin"}};
    if (is(tags, "natural", "water")) {
        std::string kind = look(kinds, tags["water"]);
        return kind.empty() ? "lake" : kind;
    }
    if (is(tags, "natural", "bay"))
        return {}; // a name of a part of the sea, no shore of its own
    if (is(tags, "waterway", "riverbank"))
        return "river";
    if (is(tags, "waterway", "dock") || is(tags, "harbour", "basin"))
        return "dock";
    if (is(tags, "landuse", "reservoir"))
        return "reservoir";
    if (is(tags, "landuse", "basin"))
        return "basin";
    if (is(tags, "leisure", "swimming_pool"))
        return "pool";
    if (is(tags, "amenity", "fountain"))
        return "basin";
    if (is(tags, "natural", "wetland"))
        return "wetland";
    return {};
}

std::string landuse(const osmium::TagList &tags)
{
    static const Table landuses{{"residential", "residential"}, {"commercial", "commercial"},
        {"industrial", "industrial"}, {"port", "industrial"}, {"railway", "railway"}, {"retail", "retail"},
        {"farmland", "farm"}, {"farmyard", "farm"}, {"greenhouse_horticulture", "farm"}, {"plant_nursery", "orchard"},
        {"orchard", "orchard"}, {"vineyard", "vineyard"}, {"meadow", "meadow"}, {"grass", "grass"},
        {"village_green", "grass"}, {"greenfield", "grass"}, {"forest", "wood"}, {"recreation_ground", "park"},
        {"allotments", "allotments"}, {"cemetery", "cemetery"}, {"quarry", "quarry"}, {"construction", "construction"},
        {"military", "military"}, {"brownfield", "brownfield"}, {"landfill", "brownfield"}, {"garages", "residential"},
        {"religious", "religious"}, {"education", "school"}, {"institutional", "school"}, {"healthcare", "hospital"},
        {"flowerbed", "garden"}, {"winter_sports", "sports"}};
    static const Table naturals{{"wood", "wood"}, {"scrub", "scrub"}, {"heath", "heath"}, {"grassland", "meadow"},
        {"beach", "beach"}, {"sand", "sand"}, {"shoal", "sand"}, {"bare_rock", "rock"}, {"rock", "rock"},
        {"scree", "scree"}, {"shingle", "scree"}, {"fell", "heath"}, {"tree_group", "wood"}, {"shrubbery", "scrub"}};
    static const Table leisures{{"park", "park"}, {"garden", "garden"}, {"common", "park"}, {"dog_park", "park"},
        {"pitch", "pitch"}, {"playground", "playground"}, {"sports_centre", "sports"}, {"stadium", "stadium"},
        {"golf_course", "golf"}, {"track", "track"}, {"marina", "pier"}, {"nature_reserve", ""}};
    static const Table amenities{{"grave_yard", "cemetery"}, {"school", "school"}, {"kindergarten", "school"},
        {"university", "school"}, {"college", "school"}, {"hospital", "hospital"}, {"parking", "parking"},
        {"marketplace", "pedestrian"}, {"prison", "military"}};
    if (is(tags, "landuse", "orchard") && (is(tags, "trees", "olive_trees") || is(tags, "crop", "olive")))
        return "olives";
    if (is(tags, "leisure", "marina"))
        return {}; // mostly water
    if (const char *highway = tags["highway"])
        return isArea(tags) && (!std::strcmp(highway, "pedestrian") || !std::strcmp(highway, "footway")) ? "pedestrian"
                                                                                                         : "";
    if (is(tags, "place", "square") && !tags.has_key("landuse") && !tags.has_key("leisure"))
        return "pedestrian";
    if (is(tags, "man_made", "pier") || is(tags, "man_made", "breakwater") || is(tags, "man_made", "groyne"))
        return "pier";
    if (is(tags, "tourism", "camp_site") || is(tags, "tourism", "caravan_site"))
        return "camp";
    if (is(tags, "aeroway", "aerodrome"))
        return "aerodrome";
    if (is(tags, "aeroway", "runway") || is(tags, "aeroway", "taxiway") || is(tags, "aeroway", "apron"))
        return "runway";

    struct Key {
        const char *key;
        const Table *table;
    };

    // what is most particular first
    static const std::array<Key, 4> keys{
        {{"leisure", &leisures}, {"amenity", &amenities}, {"landuse", &landuses}, {"natural", &naturals}}};
    for (const auto &[key, table] : keys) {
        if (std::string found = look(*table, tags[key]); !found.empty())
            return found;
    }
    return {};
}

std::string building(const osmium::TagList &tags)
{
    const char *value = tags["building"];
    if (!isYes(value))
        return {};
    static const Table table{{"church", "church"}, {"cathedral", "church"}, {"chapel", "church"},
        {"basilica", "church"}, {"monastery", "church"}, {"convent", "church"}, {"mosque", "church"},
        {"synagogue", "church"}, {"religious", "church"}, {"train_station", "station"}, {"public", "public"},
        {"civic", "public"}, {"government", "public"}, {"townhall", "public"}, {"hospital", "public"},
        {"school", "public"}, {"university", "public"}, {"industrial", "industrial"}, {"warehouse", "industrial"},
        {"hangar", "industrial"}, {"greenhouse", "greenhouse"}, {"roof", "roof"}, {"ruins", "ruins"}};
    if (is(tags, "amenity", "place_of_worship"))
        return "church";
    if (is(tags, "amenity", "townhall") || is(tags, "amenity", "hospital") || is(tags, "amenity", "school"))
        return "public";
    std::string found = look(table, value);
    return found.empty() ? "building" : found;
}

std::string poi(const osmium::TagList &tags)
{
    static const Table amenities{{"townhall", "townhall"}, {"hospital", "hospital"}, {"clinic", "hospital"},
        {"school", "school"}, {"university", "university"}, {"college", "school"}, {"library", "library"},
        {"theatre", "theatre"}, {"place_of_worship", "church"}, {"fire_station", "fire_station"}, {"police", "police"},
        {"pharmacy", "pharmacy"}, {"bus_station", "bus_station"}, {"post_office", "post_office"},
        {"courthouse", "courthouse"}, {"ferry_terminal", "ferry"}, {"marketplace", "market"}, {"parking", "parking"},
        {"kindergarten", "school"}, {"monastery", "church"}, {"cinema", "theatre"}};
    static const Table railways{{"station", "station"}, {"halt", "halt"}};
    static const Table naturals{
        {"peak", "peak"}, {"spring", "spring"}, {"cave_entrance", "cave"}, {"bay", "bay"}, {"cape", "cape"}};
    static const Table tourisms{{"museum", "museum"}, {"viewpoint", "viewpoint"}, {"gallery", "museum"}};
    static const Table historics{{"castle", "castle"}, {"fort", "castle"}, {"tower", "tower"}, {"city_gate", "tower"},
        {"monument", "monument"}, {"ruins", "ruins"}};
    static const Table made{{"lighthouse", "lighthouse"}};
    static const Table leisures{
        {"park", "park"}, {"stadium", "stadium"}, {"marina", "marina"}, {"sports_centre", "sports"}};
    static const Table aerialways{{"station", "cable_car"}};

    struct Key {
        const char *key;
        const Table *table;
    };

    static const std::array<Key, 8> keys{
        {{"railway", &railways}, {"amenity", &amenities}, {"natural", &naturals}, {"historic", &historics},
            {"tourism", &tourisms}, {"man_made", &made}, {"leisure", &leisures}, {"aerialway", &aerialways}}};
    for (const auto &[key, table] : keys) {
        if (std::string found = look(*table, tags[key]); !found.empty())
            return found;
    }
    return is(tags, "landuse", "cemetery") || is(tags, "amenity", "grave_yard") ? "cemetery" : "";
}

int placeRank(const char *place)
{
    static const std::unordered_map<std::string_view, int> ranks{{"city", 1}, {"town", 2}, {"borough", 3},
        {"suburb", 4}, {"village", 4}, {"quarter", 5}, {"hamlet", 6}, {"neighbourhood", 7}, {"isolated_dwelling", 8},
        {"farm", 8}, {"locality", 9}, {"island", 3}, {"islet", 8}, {"sea", 2}};
    if (!place)
        return 0;
    const auto found = ranks.find(place);
    return found == ranks.end() ? 0 : found->second;
}

} // namespace campanile::featureclass
