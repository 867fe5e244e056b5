// SPDX-License-Identifier: GPL-3.0-or-later
#include "land.h"

#include <algorithm>
#include <map>

namespace campanile::sample {

namespace {

// Smooth noise, 0..1, with hills of about `size` metres.
double noise(Vec p, double size, std::uint64_t seed)
{
    const auto corner = [seed](double x, double y) {
        Random random(seed
            + static_cast<std::uint64_t>(static_cast<std::int64_t>(x) * 7919 + static_cast<std::int64_t>(y) * 104729));
        random.next();
        return random.uniform();
    };
    const double x = p.x / size, y = p.y / size, x0 = std::floor(x), y0 = std::floor(y);
    const double fx = x - x0, fy = y - y0, u = fx * fx * (3 - 2 * fx), v = fy * fy * (3 - 2 * fy);
    return (corner(x0, y0) * (1 - u) + corner(x0 + 1, y0) * u) * (1 - v)
        + (corner(x0, y0 + 1) * (1 - u) + corner(x0 + 1, y0 + 1) * u) * v;
}

std::pair<std::string, std::string> cropOf(Vec p, std::uint64_t seed, Random &random)
{
    const double height = p.y / 2600 + (noise(p, 800, seed) - 0.5) * 1.1 + std::max(0.0, -p.x - 1200) / 6000;
    const bool plain = p.x > 900 && p.y < 1100 && height < 0.6;
    if (!plain && height > 0.62)
        return {"natural", height > 0.72 || random.chance(0.75) ? "wood" : "scrub"};
    if (plain)
        return random.chance(0.55) ? std::pair<std::string, std::string>{"landuse", "farmland"}
            : random.chance(0.4)   ? std::pair<std::string, std::string>{"landuse", "orchard"}
                                   : std::pair<std::string, std::string>{"landuse", "meadow"};
    const double kind = noise(p, 330, seed + 5) * 0.75 + random.uniform() * 0.25;
    if (kind < 0.34)
        return {"landuse", "vineyard"};
    if (kind < 0.56)
        return {"trees", "olive_trees"};
    if (kind < 0.68)
        return {"landuse", "meadow"};
    return kind < 0.78 ? std::pair<std::string, std::string>{"landuse", "farmland"}
                       : std::pair<std::string, std::string>{"natural", kind < 0.9 ? "wood" : "scrub"};
}

class Fields final {
public:
    Fields(const Planar &planar, Random &random)
        : m_planar(planar)
        , m_random(random)
    {
    }

    Polygons plots;

    void divide(const Polygon &field, double size, int depth = 0)
    {
        if (areaOf(field) < size * m_random.between(0.6, 1.8) || depth > 12) {
            plots.push_back(field);
            return;
        }
        const Line box = m_planar.box(field);
        if (box.size() < 5)
            return;
        Vec along = box[1] - box[0], across = box[2] - box[1];
        if (length(along) < length(across))
            std::swap(along, across);
        const Vec middle = (box[0] + box[2]) * 0.5 + along * m_random.between(-0.17, 0.17);
        const double turn = m_random.between(-0.3, 0.3);
        const Vec d = unit(across);
        const Vec direction{d.x * std::cos(turn) - d.y * std::sin(turn), d.x * std::sin(turn) + d.y * std::cos(turn)};
        const double reach = length(across) * 0.9;
        const Vec bend = unit(along) * (reach * m_random.between(-0.1, 0.1));
        std::vector<Line> edges(field.begin(), field.end());
        edges.push_back(smooth({middle - direction * reach, middle + bend, middle + direction * reach}, 25));
        bool any = false;
        for (const Polygon &half : m_planar.faces(edges)) {
            if (!inside(field, centroid(half)) && m_planar.overlap(half, field) < areaOf(half) * 0.5)
                continue;
            if (areaOf(half) > areaOf(field) * 0.97)
                continue;
            any = true;
            divide(half, size, depth + 1);
        }
        if (!any)
            plots.push_back(field);
    }

private:
    const Planar &m_planar;
    Random &m_random;
};

// Around each house a plot with eight corners; together they are the built-up ground.
Polygons plotsOf(const std::vector<House> &houses, double around, const auto &wanted)
{
    Polygons result;
    for (const House &house : houses) {
        if (!wanted(house.fabric))
            continue;
        const Vec middle = centroid(house.outline);
        const double radius = around + std::sqrt(areaOf(house.outline)) / 2;
        Line ring;
        for (int i = 0; i < 8; ++i)
            ring.push_back(middle + Vec{std::cos(i * M_PI / 4), std::sin(i * M_PI / 4)} * radius);
        result.push_back(simple(ring));
    }
    return result;
}

Line coastBetween(const Line &coast, double west, double east)
{
    Line result;
    for (const Vec p : coast) {
        if (p.x > west && p.x < east)
            result.push_back(p);
    }
    return result;
}

} // namespace

Polygon landOf(const TownPlan &plan, const Planar &planar)
{
    Line ring = plan.coast;
    ring.push_back({plan.coast.back().x, 26'000});
    ring.push_back({plan.coast.front().x, 26'000});
    Polygons all{simple(ring)};
    all.insert(all.end(), plan.moles.begin(), plan.moles.end());
    const Polygons united = planar.unite(all);
    Polygon land = std::ranges::max(united, {}, areaOf);
    land.resize(1); // ponds that moles happen to enclose
    return land;
}

Line coastlineOf(const TownPlan &plan, const Polygon &land)
{
    Line ring = land.front();
    ring.pop_back();
    const auto start = std::ranges::find(ring, plan.coast.front());
    std::ranges::rotate(ring, start);
    if (ring[1].y > 20'000) { // goes round the other way
        std::ranges::reverse(ring.begin() + 1, ring.end());
    }
    Line result;
    for (const Vec p : ring) {
        if (p.y > 20'000)
            break;
        result.push_back(p);
    }
    return result;
}

Polygons riverOf(const TownPlan &plan, const Polygon &land, const Planar &planar)
{
    // wider toward the sea, and never quite the same
    const double total = lengthOf(plan.river);
    Line one, other;
    for (double at = 0; at <= total; at += 18) {
        const double share = at / total;
        const double half = 6 + 17 * std::pow(share, 1.5) + (noise({at, 0}, 160, 77) - 0.5) * 9 * share
            + std::max(0.0, at - (total - 160)) * 0.09;
        const Vec p = pointAt(plan.river, at), n = left(directionAt(plan.river, at));
        one.push_back(p + n * half);
        other.push_back(p - n * half);
    }
    std::ranges::reverse(other);
    one.insert(one.end(), other.begin(), other.end());
    return planar.intersect({simple(one)}, {land});
}

std::vector<Patch> makeLand(const TownPlan &plan, const StreetNet &net, const std::vector<House> &houses,
    const Polygons &taken, const Polygon &land, const Planar &planar, Random &random)
{
    std::vector<Patch> patches;
    const auto add = [&patches](const Polygons &polygons, double smallest,
                         std::vector<std::pair<std::string, std::string>> tags) {
        for (const Polygon &polygon : polygons) {
            if (areaOf(polygon) > smallest)
                patches.push_back({polygon, tags});
        }
    };
    // closed over the gaps between plots, so that its edge runs smoothly
    const auto builtUp = [&](const auto &wanted, double out, double in) {
        const Polygons wide = planar.grow(planar.unite(plotsOf(houses, out, wanted)), 45);
        return planar.simplify(planar.intersect(planar.grow(wide, -45 - in), {land}), 2);
    };
    const Polygons dense = builtUp(
        [](Fabric f) { return f != Fabric::Works && f != Fabric::Farms && f != Fabric::Villas && f != Fabric::None; },
        48, 33);
    const Polygons villas = planar.subtract(builtUp([](Fabric f) { return f == Fabric::Villas; }, 26, 8), dense);
    const Polygons works = builtUp([](Fabric f) { return f == Fabric::Works; }, 32, 10);
    add(planar.subtract(dense, works), 500, {{"landuse", "residential"}});
    add(villas, 500, {{"landuse", "residential"}});
    add(works, 500, {{"landuse", "industrial"}, {"name", "Zona artigianale"}});

    Polygons built = dense;
    built.insert(built.end(), villas.begin(), villas.end());
    built.insert(built.end(), works.begin(), works.end());

    // beaches
    for (const auto &[west, east, width] : {std::tuple{-3100., -1560., 34.}, std::tuple{-560., 560., 24.},
             std::tuple{850., 2620., 36.}, std::tuple{2700., 3300., 22.}}) {
        const Polygons strip = planar.intersect(planar.buffer(coastBetween(plan.coast, west, east), width), {land});
        Polygons keep = planar.subtract(strip, plan.moles);
        for (const Road &road : net.roads)
            keep = planar.subtract(keep, planar.buffer(road.line, road.half + 2));
        std::erase_if(keep, [&](const Polygon &p) { return distance(plan.coast, centroid(p)) > width * 0.75; });
        add(keep, 300, {{"natural", "beach"}, {"surface", "sand"}});
    }

    // the countryside: between roads, streams and the sea, in plots
    std::vector<Line> edges{
        simple({{-11500, -2500}, {11500, -2500}, {11500, 7600}, {-11500, 7600}}).front(), plan.river};
    for (const Road &road : net.roads) {
        if (road.highway != "path" && road.highway != "steps")
            edges.push_back(road.line);
    }
    for (const auto &[name, stream] : plan.streams)
        edges.push_back(stream);
    Polygons busy = built;
    busy.insert(busy.end(), taken.begin(), taken.end());
    for (Polygon &strip : planar.buffer(plan.coast, 45))
        busy.push_back(std::move(strip));
    const Polygons occupied =
        planar.unite(planar.grow(busy, 0.01)); // many small ones: each field looks only at its own
    // under everything, so that nothing shows between the plots
    add(planar.subtract(planar.intersect({simple(edges.front())}, {land}), planar.buffer(plan.coast, 45)), 1e6,
        {{"landuse", "meadow"}});
    Fields fields(planar, random);
    for (const Polygon &face : planar.faces(edges)) {
        const double away = length(centroid(face));
        for (const Polygon &open : planar.subtract(planar.intersect({face}, {land}), occupied)) {
            if (areaOf(open) > 900)
                fields.divide(open, away > 5500 ? 200'000 : away > 3600 ? 70'000 : 22'000);
        }
    }
    const std::uint64_t seed = random.next();
    std::map<std::pair<std::string, std::string>, Polygons> woods;
    const auto inTown = [&plan](Vec p) {
        const auto district =
            std::ranges::find_if(plan.districts, [p](const District &d) { return inside(d.outline, p); });
        return district != plan.districts.end() && district->fabric != Fabric::Villas
            && district->fabric != Fabric::Farms;
    };
    for (const Polygon &plot : fields.plots) {
        if (areaOf(plot) < 500)
            continue;
        auto crop = cropOf(centroid(plot), seed, random);
        if (inTown(centroid(plot)))
            crop = {"landuse", "grass"};
        if (crop.first == "natural")
            woods[crop].push_back(plot);
        else if (crop.first == "trees")
            patches.push_back({plot, {{"landuse", "orchard"}, crop}});
        else
            patches.push_back({plot, {crop}});
    }
    // neighbouring woods are one wood with a soft edge
    for (const auto &[kind, plots] : woods)
        add(planar.simplify(planar.grow(planar.grow(planar.unite(planar.grow(plots, 16)), -52), 36), 3), 800, {kind});
    return patches;
}

} // namespace campanile::sample
