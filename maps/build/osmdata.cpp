// SPDX-License-Identifier: GPL-3.0-or-later
#include "osmdata.h"

#include "featureclass.h"
#include "osmshape.h"
#include "osmsource.h"

#include <osmium/area/assembler.hpp>
#include <osmium/area/multipolygon_manager.hpp>
#include <osmium/handler.hpp>
#include <osmium/handler/node_locations_for_ways.hpp>
#include <osmium/index/map/flex_mem.hpp>
#include <osmium/visitor.hpp>

#include <cstdlib>
#include <cstring>
#include <unordered_map>
#include <unordered_set>

namespace campanile {
namespace {

struct Relations {
    std::unordered_map<osmium::object_id_type, int> boundaryLevelOfWay; ///< lowest level it bounds
    std::unordered_map<osmium::object_id_type, std::string> streetOfMember; ///< id * 4 + type
};

osmium::object_id_type memberKey(osmium::item_type type, osmium::object_id_type id)
{
    return id * 4 + (type == osmium::item_type::node ? 0 : type == osmium::item_type::way ? 1 : 2);
}

int toInt(const char *text)
{
    return text ? std::atoi(text) : 0;
}

Value text(const char *value)
{
    return value && *value ? Value(std::string(value)) : Value();
}

// First look at the file: relations only.
void note(const osmium::Relation &relation, OsmData &data, Relations &relations)
{
    const auto &tags = relation.tags();
    if (tags.has_tag("boundary", "administrative") && tags.has_key("admin_level")) {
        OsmData::Boundary boundary;
        boundary.relationId = relation.id();
        boundary.level = toInt(tags["admin_level"]);
        if (const char *name = tags["name"])
            boundary.name = name;
        for (const auto &member : relation.members()) {
            if (member.type() == osmium::item_type::way) {
                int &level = relations.boundaryLevelOfWay.try_emplace(member.ref(), boundary.level).first->second;
                level = std::min(level, boundary.level);
            } else if (member.type() == osmium::item_type::node
                && (!std::strcmp(member.role(), "admin_centre")
                    || (boundary.centreNode == 0 && !std::strcmp(member.role(), "label")))) {
                boundary.centreNode = member.ref();
            }
        }
        data.boundaries.push_back(std::move(boundary));
    }
    if (tags.has_tag("type", "associatedStreet") || tags.has_tag("type", "street")) {
        if (const char *name = tags["name"]) {
            for (const auto &member : relation.members()) {
                if (std::strcmp(member.role(), "street") != 0)
                    relations.streetOfMember.try_emplace(memberKey(member.type(), member.ref()), name);
            }
        }
    }
}

class Collector final : public osmium::handler::Handler {
public:
    Collector(OsmData &data, const Relations &relations, const std::optional<GeoBox> &near)
        : m_data(data)
        , m_relations(relations)
        , m_near(near)
    {
        for (auto &boundary : data.boundaries) {
            m_boundaryOf[boundary.relationId] = &boundary;
            if (boundary.centreNode != 0)
                m_centres.emplace(boundary.centreNode, &boundary);
        }
    }

    void node(const osmium::Node &node)
    {
        stamp(node);
        const auto range = m_centres.equal_range(node.id());
        for (auto it = range.first; it != range.second; ++it)
            it->second->centreHere = node.location().valid() && (!m_near || m_near->contains(toPoint(node.location())));
        if (node.tags().empty() || !node.location().valid())
            return;
        const GeoPoint at = toPoint(node.location());
        if (m_near && !m_near->contains(at))
            return;
        civic(node.tags(), osmium::item_type::node, node.id(), at);
        poi(node.tags(), node.id(), at);
        place(node.tags(), node.id(), at, {});
    }

    void way(const osmium::Way &way)
    {
        stamp(way);
        const auto boundary = m_relations.boundaryLevelOfWay.find(way.id());
        if (way.tags().empty() && boundary == m_relations.boundaryLevelOfWay.end())
            return;
        Path path = toPath(way.nodes());
        if (path.size() < 2)
            return;
        const auto &tags = way.tags();
        if (tags.has_tag("natural", "coastline"))
            m_data.coastline.push_back(path);
        if (isFar(lines(path)))
            return;
        if (const auto road = featureclass::road(tags); road && !(way.is_closed() && featureclass::isArea(tags)))
            addRoad(way, *road, path);
        if (std::string kind = featureclass::rail(tags); !kind.empty() && !tags.has_tag("aerialway", "station"))
            add(Layer::Rail, way.id(), lines(path),
                {std::move(kind), text(tags["name"]), flag(tags["tunnel"]), flag(tags["bridge"]), layerOf(tags),
                    text(tags["service"])});
        if (std::string kind = featureclass::waterway(tags); !kind.empty())
            add(Layer::Waterways, way.id(), lines(path), {std::move(kind), text(tags["name"]), flag(tags["tunnel"])});
        if (std::string kind = featureclass::barrier(tags);
            !kind.empty() && !(way.is_closed() && (kind == "pier" || kind == "breakwater")))
            add(Layer::Barriers, way.id(), lines(path), {std::move(kind), text(tags["name"])});
        if (boundary != m_relations.boundaryLevelOfWay.end())
            add(Layer::Boundary, way.id(), lines(path),
                {std::string("administrative"), std::int64_t(boundary->second), text(tags["name"])});
        else if (tags.has_tag("boundary", "administrative") && tags.has_key("admin_level"))
            add(Layer::Boundary, way.id(), lines(path),
                {std::string("administrative"), std::int64_t(toInt(tags["admin_level"])), text(tags["name"])});
        // civic numbers of closed ways come with the areas made of them
        if (!way.is_closed() && tags.has_key("addr:housenumber"))
            civic(tags, osmium::item_type::way, way.id(), path[path.size() / 2]);
    }

    void relation(const osmium::Relation &relation) { stamp(relation); }

    void area(const osmium::Area &area)
    {
        const auto &tags = area.tags();
        const std::int64_t id = area.from_way() ? area.orig_id() : -area.orig_id();
        Shape shape = toShape(area);
        if (shape.isEmpty())
            return;
        if (isFar(shape)) {
            if (const auto found = m_boundaryOf.find(area.orig_id()); !area.from_way() && found != m_boundaryOf.end())
                found->second->far = true;
            return;
        }
        if (!area.from_way()) {
            if (const auto found = m_boundaryOf.find(area.orig_id()); found != m_boundaryOf.end()) {
                found->second->polygon = shape;
                if (!tags.has_key("place"))
                    return;
            }
        }
        const GeoPoint centre = centreOf(shape);
        civic(tags, area.from_way() ? osmium::item_type::way : osmium::item_type::relation, area.orig_id(), centre);
        poi(tags, id, centre);
        if (tags.has_key("place"))
            place(tags, id, centre, shape);
        const double size = squareMetres(shape);
        if (std::string kind = featureclass::building(tags); !kind.empty()) {
            extend(shape);
            const int levels = toInt(tags["building:levels"]);
            add(Layer::Buildings, id, std::move(shape),
                {std::move(kind), text(tags["name"]), levels > 0 ? Value(std::int64_t(levels)) : Value()});
        } else if (std::string water = featureclass::water(tags); !water.empty()) {
            add(Layer::Water, id, std::move(shape), {std::move(water), text(tags["name"]), size}, -size);
        } else if (std::string use = featureclass::landuse(tags); !use.empty()) {
            add(Layer::Landuse, id, std::move(shape), {std::move(use), text(tags["name"]), size}, -size);
        }
    }

    void finish()
    {
        if (m_newest.valid())
            m_data.newest = m_newest.to_iso();
    }

private:
    static Value flag(const char *value) { return std::int64_t(featureclass::isYes(value) ? 1 : 0); }

    static Value layerOf(const osmium::TagList &tags) { return std::int64_t(std::clamp(toInt(tags["layer"]), -9, 9)); }

    static Shape lines(const Path &path) { return {Shape::Kind::Lines, {{path}}}; }

    [[nodiscard]] bool isFar(const Shape &shape) const
    {
        if (!m_near)
            return false;
        const GeoBox box = shape.box();
        return box.south > m_near->north || box.north < m_near->south || box.west > m_near->east
            || box.east < m_near->west;
    }

    void stamp(const osmium::OSMObject &object) { m_newest = std::max(m_newest, object.timestamp()); }

    void extend(const Shape &shape)
    {
        const GeoBox box = shape.box();
        m_data.extent.include({box.south, box.west});
        m_data.extent.include({box.north, box.east});
    }

    void add(Layer layer, std::int64_t id, Shape shape, std::vector<Value> values, double order = 0)
    {
        m_data.layers[static_cast<std::size_t>(layer)].push_back({id, std::move(shape), std::move(values), order});
    }

    void addRoad(const osmium::Way &way, const featureclass::RoadClass &road, const Path &path)
    {
        const auto &tags = way.tags();
        Shape shape{Shape::Kind::Line, {{path}}};
        extend(shape);
        const bool bridge = featureclass::isYes(tags["bridge"]), tunnel = featureclass::isYes(tags["tunnel"]);
        int layer = std::clamp(toInt(tags["layer"]), -9, 9);
        if (layer == 0)
            layer = bridge ? 1 : tunnel ? -1 : 0;
        const char *oneway = tags["oneway"];
        const bool roundabout = tags.has_tag("junction", "roundabout") || tags.has_tag("junction", "circular");
        const std::int64_t way1 = oneway && !std::strcmp(oneway, "-1") ? -1
            : featureclass::isYes(oneway) || roundabout                ? 1
                                                                       : 0;
        const std::int64_t rank = road.rank + layer * 100;
        add(Layer::Roads, way.id(), std::move(shape),
            {road.name, text(tags["name"]), text(tags["ref"]), std::int64_t(tunnel), std::int64_t(bridge),
                std::int64_t(layer), std::int64_t(road.link), way1, std::int64_t(roundabout), rank},
            static_cast<double>(rank));
    }

    void civic(const osmium::TagList &tags, osmium::item_type type, osmium::object_id_type id, GeoPoint at)
    {
        const char *number = tags["addr:housenumber"];
        if (!number)
            return;
        const auto textOf = [&tags](const char *key) { return std::string(tags[key] ? tags[key] : ""); };
        OsmData::Civic civic{(type == osmium::item_type::relation ? -id : id), textOf("addr:street"),
            textOf("addr:place"), textOf("addr:city"), number, at};
        if (civic.street.empty()) {
            if (const auto found = m_relations.streetOfMember.find(memberKey(type, id));
                found != m_relations.streetOfMember.end())
                civic.street = found->second;
        }
        m_data.extent.include(at);
        m_data.civics.push_back(std::move(civic));
    }

    void poi(const osmium::TagList &tags, std::int64_t id, GeoPoint at)
    {
        if (std::string kind = featureclass::poi(tags);
            !kind.empty() && (tags.has_key("name") || kind == "hospital" || kind == "parking"))
            add(Layer::Pois, id, Shape::point(at), {std::move(kind), text(tags["name"])});
    }

    void place(const osmium::TagList &tags, std::int64_t id, GeoPoint at, const Shape &polygon)
    {
        const char *kind = tags["place"], *name = tags["name"];
        const int rank = featureclass::placeRank(kind);
        if (rank == 0 || !name)
            return;
        const std::int64_t population = tags["population"] ? std::atoll(tags["population"]) : 0;
        m_data.places.push_back({id, kind, name, population, at, polygon});
        add(Layer::Places, id, Shape::point(at),
            {std::string(kind), std::string(name), population > 0 ? Value(population) : Value(), std::int64_t(rank)},
            rank);
    }

    OsmData &m_data;
    const Relations &m_relations;
    const std::optional<GeoBox> m_near;
    std::unordered_map<osmium::object_id_type, OsmData::Boundary *> m_boundaryOf;
    std::unordered_multimap<osmium::object_id_type, OsmData::Boundary *> m_centres;
    osmium::Timestamp m_newest;
};

Result<OsmData> readFrom(OsmSource &source, const std::optional<GeoBox> &near,
    const std::function<void(double)> &progress, const std::stop_token &stop)
{
    OsmData data;
    Relations relations;
    osmium::area::MultipolygonManager<osmium::area::Assembler> polygons({});
    auto read = source.read(
        osmium::osm_entity_bits::relation,
        [&](osmium::memory::Buffer &buffer) {
            for (const auto &relation : buffer.select<osmium::Relation>())
                note(relation, data, relations);
            osmium::apply(buffer, polygons);
        },
        [&progress](double done) { progress(done * 0.2); }, stop);
    if (!read)
        return std::unexpected(read.error());
    polygons.prepare_for_lookup();

    osmium::index::map::FlexMem<osmium::unsigned_object_id_type, osmium::Location> index;
    osmium::handler::NodeLocationsForWays<decltype(index)> locations(index);
    locations.ignore_errors(); // extracts lack nodes beyond their edge
    Collector collector(data, relations, near);
    auto areas = polygons.handler([&collector](osmium::memory::Buffer &&made) { osmium::apply(made, collector); });
    read = source.read(
        osmium::osm_entity_bits::nwr,
        [&](osmium::memory::Buffer &buffer) { osmium::apply(buffer, locations, collector, areas); },
        [&progress](double done) { progress(0.2 + done * 0.8); }, stop);
    if (!read)
        return std::unexpected(read.error());
    collector.finish();
    return data;
}

} // namespace

Result<OsmData> readOsm(const QStringList &paths, const std::optional<GeoBox> &near,
    const std::function<void(double)> &progress, const std::stop_token &stop)
{
    auto source = OsmSource::open(paths);
    if (!source)
        return std::unexpected(source.error());
    double most = 0; // it begins again when a file must be sorted first: progress only grows
    const auto grow = [&](double done) { progress(most = std::max(most, done)); };
    auto data = readFrom(*source, near, grow, stop);
    if (!data && source->outOfOrder()) {
        if (const auto sorted = source->sort(stop); !sorted)
            return std::unexpected(sorted.error());
        data = readFrom(*source, near, grow, stop);
    }
    return data;
}

} // namespace campanile
