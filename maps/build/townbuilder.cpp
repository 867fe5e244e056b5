// SPDX-License-Identifier: GPL-3.0-or-later
#include "townbuilder.h"

#include "gazetteermaker.h"
#include "geopackagewriter.h"
#include "mapless.h"
#include "osmboundary.h"
#include "packschema.h"

#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>
#include <format>
#include <optional>

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

// A cut map goes on around the municipality, so that the border is not the end of the world: half its size on each
// side, at least two and at most ten kilometres.
GeoBox around(const GeoBox &municipality)
{
    constexpr double metre = 1e7 / 111'319.49;
    const auto margin = [](std::int32_t from, std::int32_t to, double squeeze) {
        return static_cast<std::int32_t>(
            std::clamp((double(to) - from) / 2, 2'000 * metre / squeeze, 10'000 * metre / squeeze));
    };
    const double squeeze = std::max(0.1, std::cos(municipality.north / 1e7 * M_PI / 180));
    const std::int32_t high = margin(municipality.south, municipality.north, 1),
                       wide = margin(municipality.west, municipality.east, squeeze);
    return {municipality.south - high, municipality.west - wide, municipality.north + high, municipality.east + wide};
}

/// The build, step by step; each returns its error.
class Builder final {
public:
    Builder(const TownBuilder::Options &options, const TownBuilder::Progress &progress, const std::stop_token &stop)
        : m_options(options)
        , m_progress(progress)
        , m_stop(stop)
    {
        // neither the files' order nor their folders must show
        const auto byName = [](const QString &path) { return std::pair(QFileInfo(path).fileName(), path); };
        std::ranges::sort(m_options.maps, {}, byName);
        std::ranges::sort(m_options.registers, {}, [&byName](const auto &source) { return byName(source.file); });
    }

    Result<TownBuilder::Summary> run(const QString &packFile)
    {
        using Part = Result<void> (Builder::*)();
        for (const Part part : {&Builder::check, &Builder::readBoundary, &Builder::readMaps, &Builder::readRegisters,
                 &Builder::findBoundsAndName, &Builder::makeGazetteerLayers, &Builder::drawBackground}) {
            if (const auto done = (this->*part)(); !done)
                return std::unexpected(done.error());
            if (m_stop.stop_requested())
                return failure(ErrorCode::Cancelled);
        }
        return write(packFile);
    }

private:
    void tell(TownBuilder::Step step, double done)
    {
        if (m_progress)
            m_progress(step, m_most = std::max(m_most, done));
    }

    [[nodiscard]] const Shape *cut() const { return m_cut ? &m_boundary : nullptr; }

    Result<void> check()
    {
        if (m_options.maps.isEmpty() && m_options.registers.isEmpty())
            return failure(ErrorCode::FileNotFound, {u"to make a town of"_s});
        return {};
    }

    Result<void> readBoundary()
    {
        tell(TownBuilder::Step::Reading, 0);
        const auto &wanted = m_options.boundary;
        if (!wanted.file.isEmpty()) {
            auto read = readBoundaryFile(wanted, m_report, m_stop);
            if (!read)
                return std::unexpected(read.error());
            m_boundaryName = read->name.toStdString();
            m_boundarySource = QFileInfo(wanted.file).fileName().toStdString();
            m_boundary = m_geometry.valid(read->polygon);
            if (m_boundary.isEmpty())
                return failure(ErrorCode::FileWrongKind, {wanted.file, u"a file with usable polygons in it"_s});
            m_cut = true;
        } else if (!wanted.municipality.isEmpty()) {
            if (m_options.maps.isEmpty())
                return failure(ErrorCode::NotFound, {u"map to find %1 on"_s.arg(wanted.municipality)});
            auto read = campanile::readBoundary(
                m_options.maps, wanted.municipality,
                [this](double done) { tell(TownBuilder::Step::Reading, done * 0.1); }, m_stop);
            if (!read)
                return std::unexpected(read.error());
            m_boundaryName = read->name;
            m_boundarySource = std::format("OpenStreetMap relation {}", read->relation);
            m_boundaryRelation = read->relation;
            m_boundary = m_geometry.valid(read->polygon);
            m_cut = true;
        }
        return {};
    }

    Result<void> readMaps()
    {
        if (m_options.maps.isEmpty())
            return {};
        std::optional<GeoBox> near;
        if (m_cut)
            near = around(m_boundary.box());
        auto read = readOsm(
            m_options.maps, near, [this](double done) { tell(TownBuilder::Step::Reading, 0.1 + done * 0.35); }, m_stop);
        if (!read)
            return std::unexpected(read.error());
        m_data = *std::move(read);
        for (const QString &map : m_options.maps)
            m_report.inputs += {u"map"_s, QFileInfo(map).fileName(), 0, {}, {}};
        if (layer(Layer::Roads).empty()) {
            if (m_cut)
                return failure(ErrorCode::BoundaryEmpty, {boundaryWords()});
            return failure(
                ErrorCode::FileWrongKind, {m_options.maps.join(u", "_s), u"OpenStreetMap data with streets in it"_s});
        }
        if (!m_cut) {
            if (const auto *own = municipality(m_data)) {
                m_boundary = m_geometry.valid(own->polygon);
                m_boundaryName = own->name;
                m_boundarySource = std::format("OpenStreetMap relation {}", own->relationId);
                m_boundaryRelation = own->relationId;
            } else {
                for (const auto &boundary : m_data.boundaries) {
                    if (boundary.level == 8 && !boundary.polygon.isEmpty() && !boundary.name.empty())
                        m_municipalities += QString::fromStdString(boundary.name);
                }
                m_municipalities.sort();
            }
        }
        return {};
    }

    Result<void> readRegisters()
    {
        const double share = 0.05 / std::max<double>(1, static_cast<double>(m_options.registers.size()));
        for (qsizetype i = 0; i < m_options.registers.size(); ++i) {
            auto read = readRegister(
                m_options.registers[i], m_report,
                [&](double done) { tell(TownBuilder::Step::Registers, 0.45 + share * (double(i) + done)); }, m_stop);
            if (!read)
                return std::unexpected(read.error());
            std::ranges::move(*read, std::back_inserter(m_registers));
        }
        if (m_options.maps.isEmpty() && m_registers.empty())
            return failure(ErrorCode::FileWrongKind,
                {m_options.registers.front().file, u"a register with usable civic numbers in it"_s});
        if (!m_options.quarters.file.isEmpty()) {
            auto read = readQuarterFile(m_options.quarters, m_report, m_stop);
            if (!read)
                return std::unexpected(read.error());
            m_official = *std::move(read);
        }
        return {};
    }

    // Where the roads, houses and civic numbers are; of long roads, only what lies in the municipality when its
    // boundary is known.
    Result<void> findBoundsAndName()
    {
        tell(TownBuilder::Step::Streets, 0.5);
        GeoBox box = m_data.extent;
        for (const auto &street : m_registers) {
            for (const auto &civic : street.civics)
                box.include(civic.position);
        }
        if (!m_boundary.isEmpty()) {
            const GeoBox outer = m_boundary.box();
            box = {std::max(outer.south, box.south), std::max(outer.west, box.west), std::min(outer.north, box.north),
                std::min(outer.east, box.east)};
            if (box.isEmpty())
                return failure(ErrorCode::BoundaryEmpty, {boundaryWords()});
            for (const auto &civic : m_data.civics) {
                if (!m_cut || contains(m_boundary, civic.position))
                    box.include(civic.position);
            }
        }
        m_bounds = grown(box);
        m_name = m_options.name.toStdString();
        if (m_name.empty())
            m_name = m_boundaryName;
        if (m_name.empty())
            m_name = municipalityName(m_data, m_bounds);
        if (m_name.empty())
            m_name = QFileInfo(m_options.maps.value(0, m_options.registers.value(0).file)).baseName().toStdString();
        return {};
    }

    Result<void> makeGazetteerLayers()
    {
        m_tables = makeGazetteer(
            {m_data, m_registers, m_official, cut(), m_bounds, m_name, m_boundaryName, m_options.conflictMetres},
            m_geometry, m_report);
        if (m_cut && m_tables.streets.empty())
            return failure(ErrorCode::BoundaryEmpty, {boundaryWords()});
        tell(TownBuilder::Step::Streets, 0.6);
        return {};
    }

    Result<void> drawBackground()
    {
        const GeoBox drawn = m_cut ? around(m_boundary.box()) : surroundings(m_bounds, 1);
        clipLayers(m_data.layers, drawn, m_geometry);
        if (m_options.maps.isEmpty())
            drawWithoutMap(m_data.layers, m_boundary, m_name, m_tables.quarters);
        // The sea reaches as far out as the coast is known; where it is known for little, at least around the town.
        Shape sea;
        for (const double share : {3.0, 1.0, 0.5, 0.2, 0.0}) {
            sea = m_geometry.sea(m_data.coastline, surroundings(m_bounds, share));
            if (!sea.isEmpty())
                break;
        }
        if (!sea.isEmpty()) {
            const double area = squareMetres(sea);
            layer(Layer::Water).push_back({0, std::move(sea), {std::string("sea"), Value(), area}, -area});
        }
        tell(TownBuilder::Step::Writing, 0.65);
        return {};
    }

    Result<TownBuilder::Summary> write(const QString &packFile)
    {
        const TownBuilder::Summary summary{.name = QString::fromStdString(m_name),
            .streets = static_cast<int>(m_tables.streets.size()),
            .civicNumbers = static_cast<int>(m_tables.civicNumbers.size()),
            .quarters = static_cast<int>(m_tables.quarters.size()),
            .withoutStreet = m_tables.withoutStreet,
            .streetsWithoutLine = m_tables.streetsWithoutLine,
            .boundary = !m_boundary.isEmpty(),
            .municipalities = m_municipalities,
            .report = m_report};
        layer(Layer::Streets) = std::move(m_tables.streets);
        layer(Layer::CivicNumbers) = std::move(m_tables.civicNumbers);
        layer(Layer::Quarters) = std::move(m_tables.quarters);
        if (!m_boundary.isEmpty())
            layer(Layer::Municipality)
                .push_back({-m_boundaryRelation, m_boundary,
                    {m_boundaryName.empty() ? m_name : m_boundaryName, m_boundarySource}, 0});
        addFindings();
        PackContents contents;
        contents.layers = std::move(m_data.layers);
        contents.bounds = m_bounds;
        contents.lastChange =
            m_data.newest.empty() ? "1970-01-01T00:00:00.000Z" : m_data.newest.substr(0, 19) + ".000Z";
        contents.metadata = metadata(summary);
        const auto written = writeGeoPackage(packFile, contents, [&](double done) {
            tell(TownBuilder::Step::Writing, 0.65 + 0.35 * done);
            return !m_stop.stop_requested();
        });
        if (!written)
            return std::unexpected(written.error());
        tell(TownBuilder::Step::Writing, 1);
        return summary;
    }

    void addFindings()
    {
        const auto text = [](const QString &value) { return value.isEmpty() ? Value() : Value(value.toStdString()); };
        for (const auto &finding : std::as_const(m_report.findings))
            layer(Layer::Findings)
                .push_back({0, finding.position ? Shape::point(*finding.position) : Shape{},
                    {BuildReport::keyOf(finding.kind).toStdString(), text(finding.street), text(finding.civic),
                        text(finding.detail), finding.metres > 0 ? Value(finding.metres) : Value()},
                    static_cast<double>(finding.kind)});
    }

    [[nodiscard]] std::vector<std::pair<std::string, std::string>> metadata(const TownBuilder::Summary &summary) const
    {
        QStringList attribution;
        if (!m_options.maps.isEmpty())
            attribution += QString::fromUtf8(packschema::attribution);
        if (!m_options.attribution.isEmpty())
            attribution += m_options.attribution;
        else
            for (const auto &source : m_options.registers)
                attribution += QFileInfo(source.file).fileName();
        QJsonObject report = m_report.toJson();
        report.remove(u"findings"_s); // a layer of their own
        const auto degrees = [](std::int32_t e7) { return std::format("{:.7f}", e7 / 1e7); };
        return {{"format", std::to_string(packschema::formatVersion)}, {"name", m_name},
            {"attribution", attribution.join(u"; "_s).toStdString()}, {"sample", m_options.sample ? "1" : "0"},
            {"south", degrees(m_bounds.south)}, {"west", degrees(m_bounds.west)}, {"north", degrees(m_bounds.north)},
            {"east", degrees(m_bounds.east)}, {"streets", std::to_string(summary.streets)},
            {"civic_numbers", std::to_string(summary.civicNumbers)}, {"quarters", std::to_string(summary.quarters)},
            {"data_timestamp", m_data.newest},
            {"report", QJsonDocument(report).toJson(QJsonDocument::Compact).toStdString()}};
    }

    [[nodiscard]] QString boundaryWords() const
    {
        return m_boundaryName.empty() ? QString::fromStdString(m_boundarySource)
                                      : QString::fromStdString(m_boundaryName);
    }

    std::vector<Feature> &layer(Layer which) { return m_data.layers[static_cast<std::size_t>(which)]; }

    TownBuilder::Options m_options;
    const TownBuilder::Progress &m_progress;
    const std::stop_token &m_stop;
    double m_most = 0; // a step that begins again does not run the bar backwards
    const Geometry m_geometry;
    BuildReport m_report;
    OsmData m_data;
    std::vector<RegisterStreet> m_registers;
    std::optional<std::vector<NamedPolygon>> m_official;
    GazetteerTables m_tables;
    Shape m_boundary{Shape::Kind::Polygons, {}};
    bool m_cut = false;
    std::string m_boundaryName, m_boundarySource, m_name;
    std::int64_t m_boundaryRelation = 0;
    GeoBox m_bounds;
    QStringList m_municipalities;
};

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
    return Builder(options, progress, stop).run(packFile);
}

} // namespace campanile
