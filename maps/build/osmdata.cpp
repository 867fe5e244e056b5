// SPDX-License-Identifier: GPL-3.0-or-later
#include "osmdata.h"

#include "featureclass.h"

#include <osmium/area/assembler.hpp>
#include <osmium/area/multipolygon_manager.hpp>
#include <osmium/handler.hpp>
#include <osmium/handler/node_locations_for_ways.hpp>
#include <osmium/index/map/flex_mem.hpp>
#include <osmium/io/any_input.hpp>
#include <osmium/visitor.hpp>

#include <QFile>
#include <QFileInfo>

#include <cstdlib>
#include <cstring>
#include <unordered_map>
#include <unordered_set>

namespace campanile {
using namespace Qt::StringLiterals;

namespace {

struct Stopped { };

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

GeoPoint toPoint(const osmium::Location &l)
{
    return {l.y(), l.x()};
}

Path toPath(const osmium::NodeRefList &nodes)
{
    Path path;
    path.reserve(nodes.size());
    for (const osmium::NodeRef &node : nodes) {
        if (node.location().valid() && (path.empty() || path.back() != toPoint(node.location())))
            path.push_back(toPoint(node.location()));
    }
    return path;
}

Shape toShape(const osmium::Area &area)
{
    Shape shape{Shape::Kind::Polygons, {}};
    for (const auto &outer : area.outer_rings()) {
        std::vector<Path> rings{toPath(outer)};
        for (const auto &inner : area.inner_rings(outer))
            rings.push_back(toPath(inner));
        if (rings.front().size() >= 4)
            shape.parts.push_back(std::move(rings));
    }
    return shape;
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
    Collector(OsmData &data, const Relations &relations)
        : m_data(data)
        , m_relations(relations)
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
            it->second->centreHere = true;
        if (node.tags().empty() || !node.location().valid())
            return;
        const GeoPoint at = toPoint(node.location());
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
    std::unordered_map<osmium::object_id_type, OsmData::Boundary *> m_boundaryOf;
    std::unordered_multimap<osmium::object_id_type, OsmData::Boundary *> m_centres;
    osmium::Timestamp m_newest;
};

// libosmium goes by the name; a file called otherwise is known by its first bytes.
Result<osmium::io::File> identify(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return failure(ErrorCode::FileNotFound, {path});
    if (info.isDir())
        return failure(ErrorCode::FileUnreadable, {path, u"it is a folder"_s});
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::FileUnreadable, {path, file.errorString()});
    const QByteArray head = file.read(64);
    if (head.isEmpty())
        return failure(ErrorCode::FileTruncated, {path});
    std::string format;
    if (head.mid(6, 9) == "OSMHeader" || head.contains("OSMHeader"))
        format = "pbf";
    else if (head.startsWith("\xff\xe0"))
        format = "o5m";
    else if (head.startsWith("\x1f\x8b"))
        format = path.endsWith(u".opl.gz"_s) ? "opl.gz" : "osm.gz";
    else if (head.startsWith("BZh"))
        format = path.endsWith(u".opl.bz2"_s) ? "opl.bz2" : "osm.bz2";
    else if (head.trimmed().startsWith('<') || head.startsWith("\xef\xbb\xbf<"))
        format = "osm";
    else if (path.endsWith(u".opl"_s)
        && (head.startsWith("n") || head.startsWith("w") || head.startsWith("r") || head.startsWith("#")))
        format = "opl";
    else
        return failure(
            ErrorCode::FileWrongKind, {path, u"OpenStreetMap data (.osm.pbf, .osm, .osm.gz, .osm.bz2, .o5m, .opl)"_s});
    return osmium::io::File(QFile::encodeName(path).toStdString(), format);
}

Error errorOf(const std::exception &exception, const QString &path)
{
    const QString words = QString::fromUtf8(exception.what());
    for (const auto &sign : {u"truncated"_s, u"EOF"_s, u"unexpected end"_s, u"no element found"_s, u"unclosed"_s,
             u"premature"_s, u"read failed"_s, u"end of stream"_s}) {
        if (words.contains(sign, Qt::CaseInsensitive))
            return {ErrorCode::FileTruncated, {path}};
    }
    if (dynamic_cast<const std::system_error *>(&exception))
        return {ErrorCode::FileUnreadable, {path, words}};
    return {ErrorCode::FileWrongKind, {path, u"OpenStreetMap data (%1)"_s.arg(words)}};
}

} // namespace

Result<OsmData> readOsm(const QString &path, const std::function<void(double)> &progress, std::stop_token stop)
{
    const auto file = identify(path);
    if (!file)
        return std::unexpected(file.error());
    try {
        OsmData data;
        Relations relations;
        osmium::area::MultipolygonManager<osmium::area::Assembler> polygons({});
        const auto read = [&](osmium::osm_entity_bits::type what, double from, double share, const auto &each) {
            osmium::io::Reader reader(*file, what);
            const double size = std::max<double>(1, static_cast<double>(reader.file_size()));
            while (osmium::memory::Buffer buffer = reader.read()) {
                if (stop.stop_requested())
                    throw Stopped{};
                each(buffer);
                progress(from + share * std::min(1.0, static_cast<double>(reader.offset()) / size));
            }
            reader.close();
        };
        read(osmium::osm_entity_bits::relation, 0, 0.2, [&](osmium::memory::Buffer &buffer) {
            for (const auto &relation : buffer.select<osmium::Relation>())
                note(relation, data, relations);
            osmium::apply(buffer, polygons);
        });
        polygons.prepare_for_lookup();

        osmium::index::map::FlexMem<osmium::unsigned_object_id_type, osmium::Location> index;
        osmium::handler::NodeLocationsForWays<decltype(index)> locations(index);
        locations.ignore_errors(); // extracts lack nodes beyond their edge
        Collector collector(data, relations);
        auto areas = polygons.handler([&collector](osmium::memory::Buffer &&made) { osmium::apply(made, collector); });
        read(osmium::osm_entity_bits::nwr, 0.2, 0.8,
            [&](osmium::memory::Buffer &buffer) { osmium::apply(buffer, locations, collector, areas); });
        collector.finish();
        return data;
    } catch (const Stopped &) {
        return failure(ErrorCode::Cancelled);
    } catch (const std::exception &exception) {
        return std::unexpected(errorOf(exception, path));
    }
}

} // namespace campanile
