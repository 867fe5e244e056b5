// SPDX-License-Identifier: GPL-3.0-or-later
#include "placeorder.h"

#include "ringscan.h"

#include <QSet>

#include <algorithm>
#include <atomic>
#include <bit>

namespace campanile {

namespace {

// Large enough that a band's binary searches are few, small enough that an edge crosses few of its things.
constexpr std::uint32_t thingsPerBand = 512;
constexpr std::uint32_t noStreet = UINT32_MAX;

std::atomic<std::uint64_t> lastSerial = 0;

struct Standing {
    GeoPoint position;
    int thing = 0;
};

void append(Runs &runs, std::uint32_t from, std::uint32_t to)
{
    if (!runs.empty() && runs.back().to == from)
        runs.back().to = to;
    else
        runs.push_back({from, to});
}

} // namespace

struct PlaceOrder::Building {
    struct OfThing {
        std::uint32_t street = noStreet;
        const CivicNumber *civic = nullptr;

        [[nodiscard]] int number() const { return civic ? civic->number : 0; }
    };

    std::vector<Standing> located;
    std::vector<int> unplaced;
    std::vector<OfThing> things;

    // A civic number says where only on a street, and "no number" is not an address.
    [[nodiscard]] bool haveAddress(int thing) const
    {
        return things[static_cast<size_t>(thing)].street != noStreet
            && things[static_cast<size_t>(thing)].number() != 0;
    }

    [[nodiscard]] std::weak_ordering compareAddress(int a, int b) const
    {
        const OfThing &x = things[static_cast<size_t>(a)];
        const OfThing &y = things[static_cast<size_t>(b)];
        if (const auto c = x.street <=> y.street; c != 0)
            return c;
        if (const auto c = x.number() <=> y.number(); c != 0)
            return c;
        return x.number() ? x.civic->exponent.compare(y.civic->exponent) <=> 0 : std::weak_ordering::equivalent;
    }
};

PlaceOrder::PlaceOrder(int count, const Describe &describe, const Arrange &arrange)
    : m_serial(++lastSerial)
{
    Building building;
    building.located.reserve(static_cast<size_t>(count));
    building.things.resize(static_cast<size_t>(count));
    for (int i = 0; i < count; ++i) {
        const std::optional<Thing> thing = describe(i);
        if (!thing)
            continue;
        Building::OfThing &own = building.things[static_cast<size_t>(i)];
        own.civic = thing->civic;
        if (thing->street && !thing->street->isEmpty()) {
            const auto found = m_streetNumbers.constFind(*thing->street);
            own.street = found != m_streetNumbers.cend() ? *found : static_cast<std::uint32_t>(m_streets.size());
            if (found == m_streetNumbers.cend()) {
                m_streetNumbers.insert(*thing->street, own.street);
                m_streets.emplace_back();
            }
        }
        if (thing->position && thing->position->isValid())
            building.located.push_back({*thing->position, i});
        else
            building.unplaced.push_back(i);
    }
    m_thing.reserve(building.located.size() + building.unplaced.size());
    m_position.reserve(building.located.size());
    addLocated(building, arrange);
    addUnplaced(building, arrange);
    for (std::uint32_t place = 0; place < m_thing.size(); ++place) {
        const Building::OfThing &own = building.things[static_cast<size_t>(m_thing[place])];
        if (own.street != noStreet)
            m_streets[own.street].push_back({place, own.number()});
    }
    for (auto &street : m_streets)
        street.shrink_to_fit();
}

void PlaceOrder::addLocated(Building &building, const Arrange &arrange)
{
    std::vector<Standing> &located = building.located;
    std::ranges::sort(located, {}, [](const Standing &l) { return std::pair(l.position.latE7, l.thing); });
    const auto count = static_cast<std::uint32_t>(located.size());
    for (std::uint32_t from = 0; from < count;) {
        std::uint32_t to = std::min(from + thingsPerBand, count);
        while (to < count && located[to].position.latE7 == located[to - 1].position.latE7)
            ++to; // one address is never cut in two
        m_bands.push_back({from, to, located[from].position.latE7, located[to - 1].position.latE7});
        std::sort(located.begin() + from, located.begin() + to, [](const Standing &a, const Standing &b) {
            return std::tuple(a.position.lonE7, a.position.latE7, a.thing)
                < std::tuple(b.position.lonE7, b.position.latE7, b.thing);
        });
        from = to;
    }
    for (std::uint32_t from = 0; from < count;) {
        std::uint32_t to = from;
        for (; to < count && located[to].position == located[from].position; ++to) {
            m_position.push_back(located[to].position);
            m_thing.push_back(located[to].thing);
        }
        if (arrange && to - from > 1)
            arrange(std::span(m_thing).subspan(from, to - from), from);
        from = to;
    }
}

void PlaceOrder::addUnplaced(Building &building, const Arrange &arrange)
{
    std::vector<int> &unplaced = building.unplaced;
    std::ranges::sort(unplaced, [&](int a, int b) {
        const auto c = building.compareAddress(a, b);
        return c != 0 ? c < 0 : a < b;
    });
    const auto start = static_cast<std::uint32_t>(m_thing.size());
    m_thing.insert(m_thing.end(), unplaced.begin(), unplaced.end());
    for (std::uint32_t from = 0; from < unplaced.size();) {
        std::uint32_t to = from + 1;
        while (to < unplaced.size() && building.haveAddress(unplaced[from])
            && building.compareAddress(unplaced[from], unplaced[to]) == 0)
            ++to;
        if (arrange && to - from > 1)
            arrange(std::span(m_thing).subspan(start + from, to - from), start + from);
        from = to;
    }
}

Runs PlaceOrder::find(const AreaPiece &piece) const
{
    switch (piece.kind) {
    case PieceKind::Street: return piece.street ? findStreet(*piece.street) : Runs{};
    case PieceKind::Town: return m_thing.empty() ? Runs{} : Runs{{0, size()}};
    default: break;
    }
    const Runs near = findInside(piece.rings);
    return piece.street ? united(findStreet(*piece.street), near) : near;
}

Runs PlaceOrder::findInside(const QList<GeoRing> &rings) const
{
    RingScan scan(rings);
    Runs result;
    auto band = std::ranges::lower_bound(m_bands, scan.box().south, {}, &Band::north);
    for (; band != m_bands.end() && band->south <= scan.box().north; ++band) {
        const std::span<const GeoPoint> points(m_position.data() + band->from, band->to - band->from);
        scan.band(points, band->south, band->north,
            [&](std::uint32_t from, std::uint32_t to) { append(result, band->from + from, band->from + to); });
    }
    return result;
}

Runs PlaceOrder::findStreet(const StreetStretch &stretch) const
{
    Runs result;
    const auto found = m_streetNumbers.constFind(stretch.streetKey);
    if (found == m_streetNumbers.cend())
        return result;
    for (const OnStreet &one : m_streets[*found]) { // ascending, as they were put in
        if (stretch.holds(one.civic))
            append(result, one.place, one.place + 1);
    }
    return result;
}

Runs PlaceOrder::unplaced() const
{
    return located() == size() ? Runs{} : Runs{{located(), size()}};
}

std::shared_ptr<const Runs> PieceMemory::find(const PlaceOrder &order, const AreaPiece &piece)
{
    Known &known = m_known[piece.id];
    if (!known.runs || known.order != order.serial() || known.kind != piece.kind || known.rings != piece.rings
        || known.street != piece.street) {
        known = {
            order.serial(), piece.kind, piece.rings, piece.street, std::make_shared<const Runs>(order.find(piece))};
    }
    return known.runs;
}

void PieceMemory::keepOnly(const Area &area)
{
    if (m_known.size() <= 2 * area.pieces.size() + 8) // a few more than needed may wait for an undo
        return;
    QSet<PieceId> needed;
    for (const AreaPiece &piece : area.pieces)
        needed.insert(piece.id);
    m_known.removeIf([&](const auto &known) { return !needed.contains(known.key()); });
}

namespace {

/// A set of places as bits, for as long as pieces are put together: what a run changes is counted 64 places at a time,
/// however many pieces there were before it.
class PaintedPlaces final {
public:
    PaintedPlaces(std::uint32_t size, const RankBits *passing)
        : m_words(size / 64 + 1)
        , m_passing(passing)
    {
    }

    int add(const Runs &runs)
    {
        return change(runs, [](std::uint64_t &word, std::uint64_t mask) {
            const std::uint64_t added = mask & ~word;
            word |= mask;
            return added;
        });
    }

    int remove(const Runs &runs)
    {
        return change(runs, [](std::uint64_t &word, std::uint64_t mask) {
            const std::uint64_t removed = mask & word;
            word &= ~mask;
            return removed;
        });
    }

    [[nodiscard]] Runs runs() const
    {
        Runs result;
        for (std::uint32_t w = 0; w < m_words.size(); ++w) {
            for (std::uint64_t bits = m_words[w]; bits;) {
                const int from = std::countr_zero(bits);
                const int length = std::countr_one(bits >> from);
                append(result, w * 64 + static_cast<std::uint32_t>(from),
                    w * 64 + static_cast<std::uint32_t>(from + length));
                bits &= from + length < 64 ? ~std::uint64_t{0} << (from + length) : 0;
            }
        }
        return result;
    }

private:
    template <class Change> int change(const Runs &runs, Change change)
    {
        int counted = 0;
        for (const Run &run : runs) {
            for (std::uint32_t w = run.from / 64; w * 64 < run.to; ++w) {
                std::uint64_t mask = ~std::uint64_t{0};
                if (w == run.from / 64)
                    mask <<= run.from % 64;
                if (run.to - w * 64 < 64)
                    mask &= (std::uint64_t{1} << (run.to - w * 64)) - 1;
                const std::uint64_t changed = change(m_words[w], mask);
                counted += std::popcount(m_passing ? changed & m_passing->word(w) : changed);
            }
        }
        return counted;
    }

    std::vector<std::uint64_t> m_words;
    const RankBits *m_passing;
};

} // namespace

Selection resolve(const PlaceOrder &order, const Area &area, const SelectionRules &rules, PieceMemory *memory)
{
    Selection result;
    result.rows.fill(0, area.pieces.size());
    if (area.isEmpty())
        return result;
    PaintedPlaces places(order.size(), rules.passing);
    // All includes first: an exclusion takes away wherever it stands in the list.
    for (const bool exclude : {false, true}) {
        for (qsizetype i = 0; i < area.pieces.size(); ++i) {
            const AreaPiece &piece = area.pieces[i];
            if (piece.hidden || piece.exclude != exclude)
                continue;
            const auto found = memory ? memory->find(order, piece) : std::make_shared<const Runs>(order.find(piece));
            result.rows[i] = exclude ? -places.remove(*found) : places.add(*found);
        }
        if (!exclude && rules.withUnplaced)
            result.byArea = places.runs(), result.unplaced = places.add(order.unplaced());
    }
    result.all = places.runs();
    result.byArea = rules.withUnplaced ? intersected(result.byArea, result.all) : result.all;
    if (memory)
        memory->keepOnly(area);
    return result;
}

} // namespace campanile
