// SPDX-License-Identifier: GPL-3.0-or-later
#include "townshapes.h"

#include "areas.h"
#include "geometryblob.h"
#include "layerfile.h"
#include "linejoiner.h"

#include <mapnik/unicode.hpp>

#include <algorithm>
#include <format>
#include <functional>

namespace campanile {

namespace geo = mapnik::geometry;

namespace {

// Which layer a row goes to; empty: it is not on the map.
using Sort = std::function<std::string(const LayerFile::Rows &)>;

Level levelOf(bool tunnel, bool bridge, std::int64_t layer)
{
    if (tunnel)
        return Level::Tunnel;
    if (bridge)
        return layer > 1 ? Level::HighBridge : Level::Bridge;
    return Level::Ground;
}

mapnik::value_unicode_string unicode(std::string_view text)
{
    static const mapnik::transcoder utf8("utf-8");
    return utf8.transcode(text.data(), std::int32_t(text.size()));
}

// A line's pieces, whatever it is stored as.
std::vector<Line> linesOf(geo::geometry<double> &&geometry)
{
    if (geometry.is<Line>())
        return {std::move(geometry.get<Line>())};
    if (geometry.is<geo::multi_line_string<double>>()) {
        auto &lines = geometry.get<geo::multi_line_string<double>>();
        return std::vector<Line>(std::make_move_iterator(lines.begin()), std::make_move_iterator(lines.end()));
    }
    return {};
}

class Loader {
public:
    Loader(const LayerFile &pack, const std::atomic<bool> &stop)
        : m_pack(pack)
        , m_stop(stop)
        , m_context(std::make_shared<mapnik::context_type>())
    {
        m_context->push("name");
        m_context->push("kind");
    }

    // Column 0: geometry, 1: class, 2: name, then what `sort` looks at.
    void shapes(std::string_view sql, const Sort &sort)
    {
        each(sql, [&](const LayerFile::Rows &rows, geo::geometry<double> &&geometry) {
            const std::string key = sort(rows);
            if (!key.empty())
                add(key, std::move(geometry), rows.text(2));
        });
    }

    // The same, but lines of one name and layer become as long as they can: a label needs room.
    void names(std::string_view sql, const Sort &sort)
    {
        std::map<std::pair<std::string, std::string>, std::vector<Line>> pieces;
        each(sql, [&](const LayerFile::Rows &rows, geo::geometry<double> &&geometry) {
            const std::string key = sort(rows);
            if (key.empty() || rows.text(2).empty())
                return;
            auto &line = pieces[{key, std::string(rows.text(2))}];
            std::ranges::move(linesOf(std::move(geometry)), std::back_inserter(line));
        });
        for (auto &[what, lines] : pieces) {
            for (Line &line : joinLines(std::move(lines)))
                add(what.first, std::move(line), what.second);
        }
    }

    void areas(std::string_view sql)
    {
        each(sql, [&](const LayerFile::Rows &rows, geo::geometry<double> &&geometry) {
            const auto style = areaStyle(rows.text(1));
            if (style) {
                const mapnik::feature_ptr &feature = add("landuse", std::move(geometry), {});
                feature->put("kind", mapnik::value_integer(style - areaStyles().data()));
            }
        });
    }

    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

    std::map<std::string, std::vector<mapnik::feature_ptr>> layers;

private:
    template <class Take> void each(std::string_view sql, Take take)
    {
        if (m_error)
            return;
        LayerFile::Rows rows = m_pack.query(sql);
        while (rows.next()) {
            if (m_stop) {
                m_error = Error{ErrorCode::Cancelled, {}};
                return;
            }
            // A blob that is no geometry is one thing less on the map, not a map less.
            if (auto geometry = geometryFromBlob(rows.blob(0)))
                take(rows, std::move(*geometry));
        }
        if (!rows.ok())
            m_error = m_pack.damaged();
    }

    const mapnik::feature_ptr &add(const std::string &layer, geo::geometry<double> &&geometry, std::string_view name)
    {
        auto feature = std::make_shared<mapnik::feature_impl>(m_context, ++m_id);
        feature->set_geometry(std::move(geometry));
        if (!name.empty())
            feature->put("name", unicode(name));
        return layers[layer].emplace_back(std::move(feature));
    }

    const LayerFile &m_pack;
    const std::atomic<bool> &m_stop;
    mapnik::context_ptr m_context;
    mapnik::value_integer m_id = 0;
    std::optional<Error> m_error;
};

std::string roadLayer(const LayerFile::Rows &row)
{
    const RoadKind kind = roadKind(row.text(1));
    if (!kind.drawn)
        return {};
    return TownShapes::roads(
        kind.kind, row.integer(3) != 0, levelOf(row.integer(4) != 0, row.integer(5) != 0, row.integer(6)));
}

std::string railLayer(const LayerFile::Rows &row)
{
    constexpr std::string_view aerialways[] = {"cable_car", "chair_lift"};
    if (std::ranges::contains(aerialways, row.text(1)))
        return "aerialways";
    const bool main = row.text(1) != "disused" && row.text(6).empty();
    return TownShapes::rail(main, levelOf(row.integer(3) != 0, row.integer(4) != 0, row.integer(5)));
}

std::string waterwayLayer(const LayerFile::Rows &row)
{
    if (row.integer(3) != 0)
        return {}; // a river under the town is not seen
    return row.text(1) == "river" || row.text(1) == "canal" ? "rivers" : "streams";
}

Sort into(const char *layer)
{
    return [layer](const LayerFile::Rows &) { return std::string(layer); };
}

Sort oneOf(const char *layer, std::vector<std::string_view> classes)
{
    return [layer, classes = std::move(classes)](const LayerFile::Rows &row) {
        return std::ranges::contains(classes, row.text(1)) ? std::string(layer) : std::string();
    };
}

} // namespace

std::string TownShapes::roads(RoadClass kind, bool link, Level level)
{
    return std::format("road/{}/{}/{}", int(kind), link ? "link" : "road", int(level));
}

std::string TownShapes::rail(bool main, Level level)
{
    return std::format("rail/{}/{}", main ? "main" : "service", int(level));
}

std::string TownShapes::streetNames(RoadClass kind)
{
    return std::format("name/street/{}", int(kind));
}

std::string TownShapes::placeNames(std::string_view place)
{
    return std::format("name/place/{}", place);
}

Result<TownShapesPtr> TownShapes::read(const QString &path, const std::atomic<bool> &stop)
{
    const auto pack = LayerFile::open(path);
    if (!pack)
        return std::unexpected(pack.error());
    Loader loader(*pack, stop);
    loader.areas("SELECT geom, class FROM landuse ORDER BY area DESC");
    loader.shapes("SELECT geom, class, NULL FROM water ORDER BY area DESC", into("water"));
    loader.shapes(
        "SELECT geom, class, name FROM water WHERE name IS NOT NULL AND class NOT IN ('river', 'canal', 'sea')",
        into("name/lake"));
    loader.shapes("SELECT geom, class, NULL, tunnel FROM waterways", waterwayLayer);
    loader.names(
        "SELECT geom, class, name, tunnel FROM waterways WHERE name IS NOT NULL", [](const LayerFile::Rows &row) {
            const std::string layer = waterwayLayer(row);
            return layer.empty() ? layer : "name/" + layer;
        });
    loader.shapes("SELECT geom, class, NULL FROM buildings", into("buildings"));
    loader.shapes("SELECT geom, class, NULL FROM barriers", oneOf("walls", {"city_wall", "pier", "breakwater"}));
    loader.shapes("SELECT geom, class, NULL, link, tunnel, bridge, layer FROM roads", roadLayer);
    loader.shapes("SELECT geom, class, NULL, tunnel, bridge, layer, service FROM rail", railLayer);
    loader.shapes("SELECT geom, class, NULL FROM boundary WHERE admin_level <= 8", into("boundary"));
    loader.names("SELECT geom, class, name FROM streets WHERE geom IS NOT NULL", [](const LayerFile::Rows &row) {
        // a line drawn through civic numbers is no road, but says where the street is
        const RoadKind kind = roadKind(row.text(1) == "derived" ? "residential" : row.text(1));
        return kind.drawn ? streetNames(kind.kind) : std::string();
    });
    loader.shapes("SELECT geom, class, name FROM places WHERE name IS NOT NULL ORDER BY rank",
        [](const LayerFile::Rows &row) { return placeNames(row.text(1)); });
    loader.shapes("SELECT geom, class, name FROM pois WHERE name IS NOT NULL",
        oneOf("name/poi", {"townhall", "hospital", "station"}));
    loader.shapes("SELECT geom, NULL, label FROM civic_numbers", into("name/number"));
    if (loader.error())
        return std::unexpected(*loader.error());

    const auto shapes = std::make_shared<TownShapes>();
    for (auto &[key, features] : loader.layers)
        shapes->m_layers.emplace(key, std::make_shared<ShapeLayer>(std::move(features)));
    return shapes;
}

ShapeLayerPtr TownShapes::layer(std::string_view key) const
{
    const auto found = m_layers.find(key);
    return found == m_layers.end() ? nullptr : found->second;
}

} // namespace campanile
