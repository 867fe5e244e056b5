// SPDX-License-Identifier: GPL-3.0-or-later
#include "osmfile.h"

#include <osmium/builder/attr.hpp>
#include <osmium/io/any_output.hpp>

#include <algorithm>
#include <unordered_map>

namespace campanile::sample {

namespace {

using Tags = std::vector<std::pair<std::string, std::string>>;

// An invented place on the open sea: nothing real lies there.
constexpr double originLat = 42.02, originLon = 9.98, metresPerDegree = 111'319.49;

osmium::Location place(Vec p)
{
    static const double squeeze = std::cos(originLat * M_PI / 180);
    osmium::Location location;
    location.set_x(static_cast<std::int32_t>(std::lround((originLon + p.x / (metresPerDegree * squeeze)) * 1e7)));
    location.set_y(static_cast<std::int32_t>(std::lround((originLat + p.y / metresPerDegree) * 1e7)));
    return location;
}

/// Collects nodes, ways and relations; writes them in order of kind and id.
class File final {
public:
    std::int64_t node(Vec p)
    {
        const osmium::Location at = place(p);
        const auto [found, fresh] =
            m_shared.try_emplace((std::uint64_t(std::uint32_t(at.x())) << 32) | std::uint32_t(at.y()), 0);
        if (fresh) {
            m_nodes.push_back({at, {}});
            found->second = static_cast<std::int64_t>(m_nodes.size());
        }
        return found->second;
    }

    std::int64_t taggedNode(Vec p, Tags tags)
    {
        m_nodes.push_back({place(p), std::move(tags)});
        return static_cast<std::int64_t>(m_nodes.size());
    }

    std::int64_t way(const Line &line, Tags tags)
    {
        Way way{{}, std::move(tags)};
        for (const Vec p : line) {
            if (const std::int64_t id = node(p); way.nodes.empty() || way.nodes.back() != id)
                way.nodes.push_back(id);
        }
        if (way.nodes.size() < 2)
            return 0;
        m_ways.push_back(std::move(way));
        return static_cast<std::int64_t>(m_ways.size());
    }

    void area(const Polygon &polygon, Tags tags)
    {
        if (polygon.size() == 1) {
            way(polygon.front(), std::move(tags));
            return;
        }
        tags.emplace_back("type", "multipolygon");
        relation(polygon, std::move(tags));
    }

    void relation(const Polygon &polygon, Tags tags, Tags wayTags = {}, std::int64_t label = 0)
    {
        Relation relation{{}, std::move(tags)};
        for (std::size_t i = 0; i < polygon.size(); ++i)
            relation.members.emplace_back(way(polygon[i], wayTags), i == 0 ? "outer" : "inner");
        relation.label = label;
        m_relations.push_back(std::move(relation));
    }

    void write(const std::string &path) const
    {
        using namespace osmium::builder::attr;
        osmium::io::Header header;
        header.set("generator", "campanile-sampletown");
        osmium::io::Writer writer(osmium::io::File(path), header, osmium::io::overwrite::allow);
        osmium::memory::Buffer buffer(1024 * 1024, osmium::memory::Buffer::auto_grow::yes);
        const auto flush = [&](bool always) {
            if (always || buffer.committed() > 800'000) {
                writer(std::move(buffer));
                buffer = osmium::memory::Buffer(1024 * 1024, osmium::memory::Buffer::auto_grow::yes);
            }
        };
        std::int64_t id = 0;
        for (const Node &node : m_nodes) {
            osmium::builder::add_node(buffer, _id(++id), _version(1), _location(node.at), _tags(node.tags));
            flush(false);
        }
        id = 0;
        for (const Way &way : m_ways) {
            osmium::builder::add_way(buffer, _id(++id), _version(1), _nodes(way.nodes), _tags(way.tags));
            flush(false);
        }
        id = 0;
        for (const Relation &relation : m_relations) {
            std::vector<member_type_string> members;
            for (const auto &[member, role] : relation.members)
                members.emplace_back(osmium::item_type::way, member, std::string(role));
            if (relation.label != 0)
                members.emplace_back(osmium::item_type::node, relation.label, "label");
            osmium::builder::add_relation(buffer, _id(++id), _version(1), _members(members), _tags(relation.tags));
        }
        flush(true);
        writer.close();
    }

private:
    struct Node {
        osmium::Location at;
        Tags tags;
    };

    struct Way {
        std::vector<std::int64_t> nodes;
        Tags tags;
    };

    struct Relation {
        std::vector<std::pair<std::int64_t, std::string>> members;
        Tags tags;
        std::int64_t label = 0;
    };

    std::unordered_map<std::uint64_t, std::int64_t> m_shared;
    std::vector<Node> m_nodes;
    std::vector<Way> m_ways;
    std::vector<Relation> m_relations;
};

// Where streets meet they share a point.
void joinEnds(std::vector<Road> &roads)
{
    for (std::size_t i = 0; i < roads.size(); ++i) {
        if (roads[i].closed)
            continue;
        for (const bool atEnd : {false, true}) {
            const Vec end = atEnd ? roads[i].line.back() : roads[i].line.front();
            double best = 7;
            Line *target = nullptr;
            std::size_t segment = 0;
            Vec foot;
            for (std::size_t j = 0; j < roads.size(); ++j) {
                if (i == j)
                    continue;
                Line &line = roads[j].line;
                for (std::size_t s = 1; s < line.size(); ++s) {
                    const Vec d = line[s] - line[s - 1];
                    const double t = dot(d, d) > 0 ? std::clamp(dot(end - line[s - 1], d) / dot(d, d), 0.0, 1.0) : 0;
                    const Vec p = line[s - 1] + d * t;
                    if (const double away = length(end - p); away < best)
                        best = away, target = &line, segment = s, foot = p;
                }
            }
            if (!target)
                continue;
            if (length(foot - (*target)[segment]) < 0.5)
                foot = (*target)[segment];
            else if (length(foot - (*target)[segment - 1]) < 0.5)
                foot = (*target)[segment - 1];
            else
                target->insert(target->begin() + static_cast<std::ptrdiff_t>(segment), foot);
            (atEnd ? roads[i].line.back() : roads[i].line.front()) = foot;
        }
    }
}

// The line in stretches where `is` holds and where it does not.
std::vector<std::pair<Line, bool>> stretches(const Line &line, const auto &is)
{
    std::vector<std::pair<Line, bool>> result;
    const double total = lengthOf(line);
    double from = 0;
    bool now = is(line.front());
    for (double at = 1; at < total; at += 1) {
        if (const bool here = is(pointAt(line, at)); here != now) {
            result.emplace_back(piece(line, from, at), now);
            from = at, now = here;
        }
    }
    if (from == 0)
        return {{line, now}};
    result.emplace_back(piece(line, from, total), now);
    return result;
}

void writeRoads(File &file, const Town &town)
{
    std::vector<Road> roads = town.net.roads;
    joinEnds(roads);
    const auto overRiver = [&town](Vec p) {
        return std::ranges::any_of(town.river, [p](const Polygon &river) { return inside(river, p); });
    };
    for (const Road &road : roads) {
        Tags tags{{"highway", road.highway}};
        if (!road.name.empty())
            tags.emplace_back("name", road.name);
        if (!road.ref.empty())
            tags.emplace_back("ref", road.ref);
        if (road.oneway)
            tags.emplace_back("oneway", "yes");
        if (road.closed && road.name.starts_with("Rotatoria"))
            tags.emplace_back("junction", "roundabout");
        if (road.tree)
            tags.emplace_back("tree_lined", "both");
        for (const auto &[line, bridge] : stretches(road.line, overRiver)) {
            Tags own = tags;
            if (bridge)
                own.insert(own.end(), {{"bridge", "yes"}, {"layer", "1"}});
            file.way(line, own);
        }
    }
    // the railway goes over streets and the river, and under the headland
    const auto portals = [&town](Vec p) { return p.x > town.plan.tunnel.front().x && p.x < town.plan.tunnel.back().x; };
    for (const auto &[line, under] : stretches(town.plan.railway, portals)) {
        const Tags tags{
            {"railway", "rail"}, {"name", "Ferrovia Litoranea"}, {"electrified", "contact_line"}, {"gauge", "1435"}};
        if (under) {
            Tags own = tags;
            own.insert(own.end(), {{"tunnel", "yes"}, {"layer", "-1"}});
            file.way(line, own);
            continue;
        }
        const auto crossing = [&](Vec p) {
            return overRiver(p) || std::ranges::any_of(roads, [p](const Road &road) {
                return road.half > 2 && distance(road.line, p) < road.half + 3;
            });
        };
        for (const auto &[span, over] : stretches(line, crossing)) {
            Tags own = tags;
            if (over)
                own.insert(own.end(), {{"bridge", "yes"}, {"layer", "1"}});
            file.way(span, own);
        }
    }
}

void writeHouses(File &file, const Town &town)
{
    for (const House &house : town.houses) {
        Tags tags = house.tags;
        const auto has = [&tags](const char *key, const char *value) {
            return std::ranges::find(tags, std::pair<std::string, std::string>(key, value)) != tags.end();
        };
        const char *kind = has("amenity", "place_of_worship") ? "church"
            : !tags.empty()                                   ? "public"
            : house.fabric == Fabric::Works                   ? "industrial"
            : house.fabric == Fabric::Villas                  ? "house"
            : house.fabric == Fabric::Farms                   ? "farm"
                                                              : "residential";
        tags.emplace_back("building", kind);
        file.area(house.outline, tags);
        for (const Door &door : house.doors)
            file.taggedNode(door.at,
                {{"addr:city", "Borgo Campanile"}, {"addr:street", door.street}, {"addr:housenumber", door.number},
                    {"entrance", "yes"}});
    }
}

} // namespace

void writeOsm(const Town &town, const std::string &path)
{
    File file;
    file.way(town.coastline, {{"natural", "coastline"}});
    for (const Polygon &river : town.river)
        file.area(river, {{"natural", "water"}, {"water", "river"}, {"name", town.plan.riverName}});
    file.way(town.plan.river, {{"waterway", "river"}, {"name", town.plan.riverName}});
    for (const auto &[name, line] : town.plan.streams)
        file.way(line, {{"waterway", "stream"}, {"name", name}});
    for (const Patch &patch : town.patches)
        file.area(patch.outline, patch.tags);
    for (const Place &place : town.places)
        file.area(place.outline, place.tags);
    for (const Polygon &mole : town.plan.moles)
        file.area(mole, {{"man_made", areaOf(mole) > 3000 ? "breakwater" : "pier"}, {"area", "yes"}});
    writeRoads(file, town);
    writeHouses(file, town);

    const auto node = [&file](Vec at, Tags tags) { return file.taggedNode(at, std::move(tags)); };
    const std::int64_t label =
        node({-440, 412}, {{"place", "town"}, {"name", "Borgo Campanile"}, {"population", "12140"}});
    node({215, 42}, {{"railway", "station"}, {"name", "Borgo Campanile"}});
    node({-828, -656}, {{"man_made", "lighthouse"}, {"name", "Faro di Levante"}});
    node({-960, -330}, {{"leisure", "marina"}, {"name", "Porto di Borgo Marina"}});
    node({-1420, -625}, {{"natural", "cape"}, {"name", "Punta San Giorgio"}});
    node({-250, -380}, {{"natural", "bay"}, {"name", "Cala dei Pescatori"}});
    node({-860, 1520}, {{"natural", "peak"}, {"name", "Monte Ginestra"}, {"ele", "318"}});
    node({900, 2250}, {{"natural", "peak"}, {"name", "Monteverde"}, {"ele", "402"}});
    node({-1000, 575}, {{"tourism", "viewpoint"}, {"name", "Belvedere"}});
    node({-2100, 760}, {{"place", "locality"}, {"name", "Casal Lombardo"}});
    node({2660, 700}, {{"place", "locality"}, {"name", "Il Casale"}});
    node({2020, 470}, {{"place", "locality"}, {"name", "Pian di Sotto"}});
    for (const auto &quarter : town.plan.quarters)
        node(quarter.label, {{"place", "suburb"}, {"name", quarter.name}});
    const Tags boundary{{"boundary", "administrative"}};
    for (const auto &[name, polygon] : town.quarters)
        file.relation({polygon.front()},
            {{"type", "boundary"}, {"boundary", "administrative"}, {"admin_level", "10"}, {"name", name}}, boundary);
    file.relation(town.plan.municipality,
        {{"type", "boundary"}, {"boundary", "administrative"}, {"admin_level", "8"}, {"name", "Borgo Campanile"}},
        boundary, label);
    file.write(path);
}

} // namespace campanile::sample
