// SPDX-License-Identifier: GPL-3.0-or-later
#include "townpack.h"

#include "addresslocator.h"
#include "addressnormaliser.h"
#include "packfile.h"
#include "segmentgrid.h"
#include "townsearch.h"

#include <QHash>

namespace campanile {
using namespace Qt::StringLiterals;

namespace {

bool holds(const QList<GeoRing> &rings, GeoPoint p)
{
    bool inside = false;
    for (const GeoRing &ring : rings) {
        for (qsizetype i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const GeoPoint a = ring[i], b = ring[j];
            if ((a.latE7 > p.latE7) == (b.latE7 > p.latE7))
                continue;
            if (p.lonE7
                < a.lonE7 + (double(p.latE7) - a.latE7) * (double(b.lonE7) - a.lonE7) / (double(b.latE7) - a.latE7))
                inside = !inside;
        }
    }
    return inside;
}

GeoBox boxOf(const QList<GeoRing> &rings)
{
    GeoBox box;
    for (const GeoRing &ring : rings) {
        for (const GeoPoint p : ring)
            box.include(p);
    }
    return box;
}

QStringList placesOf(const PackFile &pack)
{
    QStringList names{pack.town.name};
    for (const auto &row : pack.quarters)
        names += row.quarter.name;
    return names;
}

void appendCivics(const PackFile::StreetRow &row, QList<PlacedAddress> &to)
{
    for (const auto &civic : row.civics)
        to += {row.street.key, row.street.name, civic.civic, civic.position, Located::Exact};
}

} // namespace

struct TownPack::Private {
    explicit Private(PackFile file, QString where)
        : pack(std::move(file))
        , path(std::move(where))
        , finder(pack)
        , locator(pack.streets, placesOf(pack))
    {
        for (qsizetype i = 0; i < pack.streets.size(); ++i) {
            const Street &street = pack.streets[i].street;
            streetAt.insert(street.key, i);
            segments.addStreet(static_cast<int>(i), street.lines);
        }
        for (qsizetype i = 0; i < pack.quarters.size(); ++i) {
            const Quarter &quarter = pack.quarters[i].quarter;
            quarterAt.insert(quarter.key, i);
            quarterNamed.insert(addressnormaliser::fold(quarter.name), i);
            boxes += boxOf(quarter.rings);
        }
    }
    Q_DISABLE_COPY_MOVE(Private)

    /// Surveyed polygons win over derived ones, then the smaller.
    [[nodiscard]] qsizetype quarterIndexAt(GeoPoint point) const
    {
        qsizetype best = -1;
        for (qsizetype i = 0; i < pack.quarters.size(); ++i) {
            if (!boxes[i].contains(point) || !holds(pack.quarters[i].quarter.rings, point))
                continue;
            if (best < 0 || pack.quarters[i].squareMetres < pack.quarters[best].squareMetres)
                best = i;
        }
        return best;
    }

    const PackFile pack;
    const QString path;
    const TownSearch finder; // refers to pack
    const AddressLocator locator; // refers to pack
    SegmentGrid segments;
    QHash<QString, qsizetype> streetAt, quarterAt, quarterNamed;
    QList<GeoBox> boxes;
};

TownPack::TownPack(std::unique_ptr<Private> data)
    : d(std::move(data))
{
}

TownPack::~TownPack() = default;

Result<std::shared_ptr<const TownPack>> TownPack::open(const QString &path)
{
    auto file = PackFile::read(path);
    if (!file)
        return std::unexpected(file.error());
    return std::shared_ptr<const TownPack>(new TownPack(std::make_unique<Private>(*std::move(file), path)));
}

const TownInfo &TownPack::town() const
{
    return d->pack.town;
}

const QString &TownPack::path() const
{
    return d->path;
}

const QString &TownPack::dataTimestamp() const
{
    return d->pack.dataTimestamp;
}

QList<SearchHit> TownPack::search(const QString &text, int limit) const
{
    return d->finder.search(text, limit, [this](GeoPoint point) {
        const qsizetype at = d->quarterIndexAt(point);
        return at < 0 ? QString() : d->pack.quarters[at].quarter.name;
    });
}

std::optional<Street> TownPack::street(const QString &key) const
{
    const auto found = d->streetAt.constFind(key);
    return found == d->streetAt.cend() ? std::nullopt : std::optional(d->pack.streets[*found].street);
}

std::optional<Street> TownPack::streetByName(const QString &name) const
{
    const int at = d->locator.street(name);
    return at < 0 ? std::nullopt : std::optional(d->pack.streets[at].street);
}

std::optional<Quarter> TownPack::quarter(const QString &key) const
{
    const auto found = d->quarterAt.constFind(key);
    return found == d->quarterAt.cend() ? std::nullopt : std::optional(d->pack.quarters[*found].quarter);
}

std::optional<Quarter> TownPack::quarterByName(const QString &name) const
{
    const QString folded = addressnormaliser::fold(name);
    if (const auto found = d->quarterNamed.constFind(folded); found != d->quarterNamed.cend())
        return d->pack.quarters[*found].quarter;
    // "S. Marco" for "San Marco"
    const QString key = addressnormaliser::streetKey(u"via "_s + name);
    qsizetype only = -1;
    for (qsizetype i = 0; i < d->pack.quarters.size(); ++i) {
        if (addressnormaliser::streetKey(u"via "_s + d->pack.quarters[i].quarter.name) != key)
            continue;
        if (only >= 0)
            return {};
        only = i;
    }
    return only < 0 ? std::nullopt : std::optional(d->pack.quarters[only].quarter);
}

QList<Quarter> TownPack::quarters() const
{
    QList<Quarter> result;
    for (const auto &row : d->pack.quarters)
        result += row.quarter;
    return result;
}

std::optional<Landmark> TownPack::landmark(const QString &key) const
{
    for (const PackFile::LandmarkRow &row : d->pack.landmarks) { // some hundreds, asked for one at a time
        if (row.landmark.key == key)
            return row.landmark;
    }
    return {};
}

QList<GeoRing> TownPack::boundary() const
{
    return d->pack.boundary;
}

bool TownPack::isDerived(const QString &quarterKey) const
{
    const auto found = d->quarterAt.constFind(quarterKey);
    return found != d->quarterAt.cend() && d->pack.quarters[*found].derived;
}

std::optional<Street> TownPack::streetAt(GeoPoint point, double withinMetres) const
{
    if (!(withinMetres > 0) || withinMetres > 5000)
        return {};
    const int street = d->segments.nearest(point, withinMetres);
    return street < 0 ? std::nullopt : std::optional(d->pack.streets[street].street);
}

std::optional<Quarter> TownPack::quarterAt(GeoPoint point) const
{
    const qsizetype at = d->quarterIndexAt(point);
    return at < 0 ? std::nullopt : std::optional(d->pack.quarters[at].quarter);
}

PlacedAddress TownPack::locate(const QString &street, const QString &civic) const
{
    return d->locator.locate(street, civic);
}

QList<PlacedAddress> TownPack::civics(const QString &streetKey) const
{
    QList<PlacedAddress> result;
    if (const auto found = d->streetAt.constFind(streetKey); found != d->streetAt.cend())
        appendCivics(d->pack.streets[*found], result);
    return result;
}

QList<Crossing> TownPack::crossings(const QString &streetKey) const
{
    const auto found = d->streetAt.constFind(streetKey);
    if (found == d->streetAt.cend())
        return {};
    QList<Crossing> result;
    for (const SegmentGrid::Meeting &meeting : d->segments.meetings(static_cast<int>(*found))) {
        const Street &other = d->pack.streets[meeting.street].street;
        result += {meeting.point, other.key, other.name};
    }
    return result;
}

QList<PlacedAddress> TownPack::allAddresses() const
{
    QList<PlacedAddress> result;
    for (const auto &row : d->pack.streets) // how many there are is only what the file says
        appendCivics(row, result);
    return result;
}

} // namespace campanile
