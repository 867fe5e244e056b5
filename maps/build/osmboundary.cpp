// SPDX-License-Identifier: GPL-3.0-or-later
#include "osmboundary.h"

#include "addressnormaliser.h"
#include "osmshape.h"
#include "osmsource.h"

#include <osmium/area/assembler.hpp>
#include <osmium/osm/relation.hpp>
#include <osmium/osm/way.hpp>

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace campanile {
using namespace Qt::StringLiterals;

namespace {

bool isMunicipality(const osmium::Relation &relation)
{
    const auto &tags = relation.tags();
    return tags.has_tag("boundary", "administrative") && tags.has_tag("admin_level", "8") && tags.has_key("name");
}

// Sorted once when a file turns out not to be in order.
template <class Work> auto reading(OsmSource &source, const std::stop_token &stop, const Work &work) -> decltype(work())
{
    auto result = work();
    if (!result && source.outOfOrder()) {
        if (const auto sorted = source.sort(stop); !sorted)
            return std::unexpected(sorted.error());
        result = work();
    }
    return result;
}

struct Found {
    osmium::memory::Buffer relation{1024, osmium::memory::Buffer::auto_grow::yes};
    std::map<std::int64_t, std::string> fitting;
    QStringList others;
};

Result<Found> find(
    OsmSource &source, const QString &wanted, const std::function<void(double)> &progress, const std::stop_token &stop)
{
    Found found;
    bool isNumber = false;
    const qint64 number = wanted.toLongLong(&isNumber);
    const QString folded = addressnormaliser::fold(wanted);
    const auto read = source.read(
        osmium::osm_entity_bits::relation,
        [&](osmium::memory::Buffer &buffer) {
            for (const auto &relation : buffer.select<osmium::Relation>()) {
                const char *name = relation.tags()["name"];
                const bool fits = isNumber
                    ? relation.id() == std::abs(number) && relation.tags().has_key("boundary")
                    : isMunicipality(relation) && addressnormaliser::fold(QString::fromUtf8(name)) == folded;
                if (fits) {
                    found.fitting.emplace(relation.id(), name ? name : "");
                    found.relation.add_item(relation);
                    found.relation.commit();
                } else if (isMunicipality(relation)) {
                    found.others += u"%1 (%2)"_s.arg(QString::fromUtf8(name)).arg(relation.id());
                }
            }
        },
        progress, stop);
    if (!read)
        return std::unexpected(read.error());
    found.others.sort();
    return found;
}

// Its ways with their places.
Result<osmium::memory::Buffer> waysOf(OsmSource &source, const osmium::Relation &relation,
    const std::function<void(double)> &progress, const std::stop_token &stop)
{
    osmium::memory::Buffer ways(1 << 20, osmium::memory::Buffer::auto_grow::yes);
    std::unordered_map<osmium::object_id_type, osmium::Location> nodes;
    std::unordered_map<osmium::object_id_type, bool> members;
    for (const auto &member : relation.members()) {
        if (member.type() == osmium::item_type::way)
            members.emplace(member.ref(), true);
    }
    auto read = source.read(
        osmium::osm_entity_bits::way,
        [&](osmium::memory::Buffer &buffer) {
            for (const auto &way : buffer.select<osmium::Way>()) {
                if (!members.contains(way.id()))
                    continue;
                ways.add_item(way);
                ways.commit();
                for (const auto &node : way.nodes())
                    nodes.emplace(node.ref(), osmium::Location());
            }
        },
        [&progress](double done) { progress(done / 2); }, stop);
    if (!read)
        return std::unexpected(read.error());
    read = source.read(
        osmium::osm_entity_bits::node,
        [&](osmium::memory::Buffer &buffer) {
            for (const auto &node : buffer.select<osmium::Node>()) {
                if (const auto at = nodes.find(node.id()); at != nodes.end())
                    at->second = node.location();
            }
        },
        [&progress](double done) { progress(0.5 + done / 2); }, stop);
    if (!read)
        return std::unexpected(read.error());
    for (auto &way : ways.select<osmium::Way>()) {
        for (auto &node : way.nodes())
            node.set_location(nodes.at(node.ref()));
    }
    return ways;
}

Shape assembled(const osmium::Relation &relation, const osmium::memory::Buffer &ways)
{
    std::unordered_map<osmium::object_id_type, const osmium::Way *> byId;
    for (const auto &way : ways.select<osmium::Way>())
        byId.emplace(way.id(), &way);
    std::vector<const osmium::Way *> members;
    for (const auto &member : relation.members()) {
        if (member.type() != osmium::item_type::way)
            continue;
        const auto found = byId.find(member.ref());
        if (found == byId.end())
            return {Shape::Kind::Polygons, {}}; // a piece of the border is not in the maps
        members.push_back(found->second);
    }
    osmium::memory::Buffer made(1 << 20, osmium::memory::Buffer::auto_grow::yes);
    const osmium::area::AssemblerConfig config;
    osmium::area::Assembler assembler(config);
    if (!assembler(relation, members, made))
        return {Shape::Kind::Polygons, {}};
    for (const auto &area : made.select<osmium::Area>())
        return toShape(area);
    return {Shape::Kind::Polygons, {}};
}

} // namespace

Result<std::map<std::int64_t, std::string>> readMunicipalities(
    const QStringList &maps, const std::function<void(double)> &progress, const std::stop_token &stop)
{
    auto source = OsmSource::open(maps);
    if (!source)
        return std::unexpected(source.error());
    return reading(*source, stop, [&]() -> Result<std::map<std::int64_t, std::string>> {
        std::map<std::int64_t, std::string> result;
        const auto read = source->read(
            osmium::osm_entity_bits::relation,
            [&result](osmium::memory::Buffer &buffer) {
                for (const auto &relation : buffer.select<osmium::Relation>()) {
                    if (isMunicipality(relation))
                        result.emplace(relation.id(), relation.tags()["name"]);
                }
            },
            progress, stop);
        if (!read)
            return std::unexpected(read.error());
        return result;
    });
}

Result<OsmBoundary> readBoundary(const QStringList &maps, const QString &nameOrNumber,
    const std::function<void(double)> &progress, const std::stop_token &stop)
{
    auto source = OsmSource::open(maps);
    if (!source)
        return std::unexpected(source.error());
    return reading(*source, stop, [&]() -> Result<OsmBoundary> {
        const auto found = find(*source, nameOrNumber, [&progress](double done) { progress(done * 0.2); }, stop);
        if (!found)
            return std::unexpected(found.error());
        if (found->fitting.empty())
            return failure(
                ErrorCode::NotFound, {u"municipality %1"_s.arg(nameOrNumber), found->others.mid(0, 20).join(u", "_s)});
        if (found->fitting.size() > 1) {
            QStringList names;
            for (const auto &[id, name] : found->fitting)
                names += u"%1 (%2)"_s.arg(QString::fromStdString(name)).arg(id);
            return failure(
                ErrorCode::FeatureNotChosen, {maps.join(u", "_s), QString::number(names.size()), names.join(u", "_s)});
        }
        const auto &relation = *found->relation.select<osmium::Relation>().begin();
        const auto ways = waysOf(*source, relation, [&progress](double done) { progress(0.2 + done * 0.8); }, stop);
        if (!ways)
            return std::unexpected(ways.error());
        OsmBoundary boundary{relation.id(), found->fitting.begin()->second, assembled(relation, *ways)};
        if (boundary.polygon.isEmpty())
            return failure(ErrorCode::BoundaryIncomplete,
                {boundary.name.empty() ? nameOrNumber : QString::fromStdString(boundary.name)});
        return boundary;
    });
}

} // namespace campanile
