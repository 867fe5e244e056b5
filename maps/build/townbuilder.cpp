// SPDX-License-Identifier: GPL-3.0-or-later
#include "townbuilder.h"

#include "gazetteermaker.h"
#include "geopackagewriter.h"
#include "osmboundary.h"
#include "packschema.h"

#include <QFileInfo>

#include <algorithm>
#include <format>

namespace campanile {
using namespace Qt::StringLiterals;

namespace {

// Rivers, boundaries and woods go on for miles beyond the town they were cut for.
void clipLayers(Layers &layers, const GeoBox &bounds, const Geometry &geometry)
{
    for (auto &features : layers) {
        for (Feature &feature : features)
            feature.shape = geometry.clipped(std::move(feature.shape), bounds);
        std::erase_if(features, [](const Feature &feature) { return feature.shape.isEmpty(); });
    }
}

// Where the roads, houses and civic numbers are; of long roads, only what lies in the municipality when its boundary is
// wholly in the file.
GeoBox withinMunicipality(const OsmData &data)
{
    const auto *own = municipality(data);
    if (!own)
        return data.extent;
    const GeoBox outer = own->polygon.box();
    GeoBox box{std::max(outer.south, data.extent.south), std::max(outer.west, data.extent.west),
        std::min(outer.north, data.extent.north), std::min(outer.east, data.extent.east)};
    for (const auto &civic : data.civics)
        box.include(civic.position);
    return box;
}

// A little ground around the outermost house, so that the town does not end at its wall.
GeoBox grown(GeoBox box)
{
    constexpr std::int32_t margin = 20'000; // 0.002 degrees
    box.south -= margin, box.west -= margin, box.north += margin, box.east += margin;
    return box;
}

// What is drawn around the town, so that no map ends at the town's own edge: `share` of its size on each side.
GeoBox surroundings(const GeoBox &town, double share)
{
    const auto grow = [share](std::int32_t from, std::int32_t to) {
        return static_cast<std::int32_t>((double(to) - from) * share);
    };
    const std::int32_t high = grow(town.south, town.north), wide = grow(town.west, town.east);
    return {town.south - high, town.west - wide, town.north + high, town.east + wide};
}

} // namespace

Result<QList<TownBuilder::Municipality>> TownBuilder::municipalities(
    const QStringList &maps, const std::function<void(double)> &progress, std::stop_token stop)
{
    const auto found = readMunicipalities(
        maps,
        [&progress](double done) {
            if (progress)
                progress(done);
        },
        stop);
    if (!found)
        return std::unexpected(found.error());
    QList<Municipality> result;
    for (const auto &[relation, name] : *found)
        result += {relation, QString::fromStdString(name)};
    std::ranges::sort(result, {}, [](const Municipality &m) { return std::pair(m.name, m.relation); });
    return result;
}

Result<TownBuilder::Summary> TownBuilder::build(
    const QString &osmFile, const QString &packFile, Options options, const Progress &progress, std::stop_token stop)
{
    options.maps = {osmFile};
    return build(options, packFile, progress, stop);
}

Result<TownBuilder::Summary> TownBuilder::build(
    const Options &options, const QString &packFile, const Progress &progress, std::stop_token stop)
{
    if (options.maps.size() != 1 || !options.registers.isEmpty() || !options.quarters.file.isEmpty()
        || !options.boundary.file.isEmpty() || !options.boundary.municipality.isEmpty())
        return failure(ErrorCode::Internal, {u"a town is made of one map alone"_s});
    const QString &osmFile = options.maps.front();
    const auto tell = [&progress](Step step, double done) {
        if (progress)
            progress(step, done);
    };
    auto read = readOsm(options.maps, {}, [&tell](double done) { tell(Step::Reading, done * 0.5); }, stop);
    if (!read)
        return std::unexpected(read.error());
    OsmData &data = *read;
    if (data.layers[static_cast<std::size_t>(Layer::Roads)].empty())
        return failure(ErrorCode::FileWrongKind, {osmFile, u"OpenStreetMap data with streets in it"_s});

    tell(Step::Streets, 0.5);
    const Geometry geometry;
    const GeoBox bounds = grown(withinMunicipality(data));
    std::string name = options.name.toStdString();
    if (name.empty())
        name = municipalityName(data, bounds);
    if (name.empty())
        name = QFileInfo(osmFile).baseName().toStdString();
    std::vector<Feature> boundary;
    if (const auto *own = municipality(data))
        boundary.push_back({-own->relationId, own->polygon,
            {own->name, std::format("OpenStreetMap relation {}", own->relationId)}, 0});

    GazetteerTables tables = makeGazetteer(data, bounds, name, geometry);
    if (stop.stop_requested())
        return failure(ErrorCode::Cancelled);
    tell(Step::Streets, 0.6);
    const GeoBox drawn = surroundings(bounds, 1);
    clipLayers(data.layers, drawn, geometry);
    // The sea reaches as far out as the coast is known; where it is known for little, at least around the town.
    Shape sea;
    for (const double around : {3.0, 1.0, 0.5, 0.2, 0.0}) {
        sea = geometry.sea(data.coastline, surroundings(bounds, around));
        if (!sea.isEmpty())
            break;
    }
    if (!sea.isEmpty()) {
        const double area = squareMetres(sea);
        data.layers[static_cast<std::size_t>(Layer::Water)].push_back(
            {0, std::move(sea), {std::string("sea"), Value(), area}, -area});
    }
    if (stop.stop_requested())
        return failure(ErrorCode::Cancelled);
    tell(Step::Writing, 0.65);

    PackContents contents;
    contents.layers = std::move(data.layers);
    const auto put = [&contents](Layer layer, std::vector<Feature> features) {
        contents.layers[static_cast<std::size_t>(layer)] = std::move(features);
    };
    const Summary summary{.name = QString::fromStdString(name),
        .streets = static_cast<int>(tables.streets.size()),
        .civicNumbers = static_cast<int>(tables.civicNumbers.size()),
        .quarters = static_cast<int>(tables.quarters.size()),
        .withoutStreet = tables.withoutStreet,
        .boundary = !boundary.empty()};
    put(Layer::Streets, std::move(tables.streets));
    put(Layer::CivicNumbers, std::move(tables.civicNumbers));
    put(Layer::Quarters, std::move(tables.quarters));
    put(Layer::Municipality, std::move(boundary));
    contents.bounds = bounds;
    contents.lastChange = data.newest.empty() ? "1970-01-01T00:00:00.000Z" : data.newest.substr(0, 19) + ".000Z";
    const auto degrees = [](std::int32_t e7) { return std::format("{:.7f}", e7 / 1e7); };
    contents.metadata = {{"format", std::to_string(packschema::formatVersion)}, {"name", name},
        {"attribution", packschema::attribution}, {"sample", options.sample ? "1" : "0"},
        {"south", degrees(bounds.south)}, {"west", degrees(bounds.west)}, {"north", degrees(bounds.north)},
        {"east", degrees(bounds.east)}, {"streets", std::to_string(summary.streets)},
        {"civic_numbers", std::to_string(summary.civicNumbers)}, {"quarters", std::to_string(summary.quarters)},
        {"data_timestamp", data.newest}};
    const auto written = writeGeoPackage(packFile, contents, [&](double done) {
        tell(Step::Writing, 0.65 + 0.35 * done);
        return !stop.stop_requested();
    });
    if (!written)
        return std::unexpected(written.error());
    tell(Step::Writing, 1);
    return summary;
}

} // namespace campanile
