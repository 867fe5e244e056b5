// SPDX-License-Identifier: GPL-3.0-or-later
#include "audience.h"

#include "audienceorder.h"
#include "thinned.h"

#include <QCryptographicHash>

#include <algorithm>

namespace campanile {

struct AudienceIndex::Private {
    QList<Contact> contacts; ///< by id
    AudienceOrder order;

    explicit Private(QList<Contact> sorted)
        : contacts(std::move(sorted))
        , order(contacts)
    {
    }
};

namespace {

QList<Contact> sortedById(QList<Contact> contacts)
{
    const auto byId = [](const Contact &a, const Contact &b) { return a.id < b.id; };
    if (!std::ranges::is_sorted(std::as_const(contacts), byId)) // a look must not copy a million
        std::ranges::sort(contacts, byId);
    return contacts;
}

SelectionRules rules(const AudienceFilter &filter, const Passing &passing)
{
    return {&passing.all, filter.unplaced == AudienceFilter::Unplaced::All};
}

int rank(const Runs &runs, const RankBits &bits)
{
    std::uint32_t sum = 0;
    for (const Run &run : runs)
        sum += bits.rank(run.to) - bits.rank(run.from);
    return static_cast<int>(sum);
}

} // namespace

AudienceIndex::AudienceIndex(QList<Contact> contacts)
    : d(std::make_unique<const Private>(sortedById(std::move(contacts))))
{
}

AudienceIndex::~AudienceIndex() = default;

AudienceCount AudienceIndex::count(const Area &area, const AudienceFilter &filter, PieceMemory *memory) const
{
    const PlaceOrder &places = d->order.places();
    const auto passing = d->order.passing(filter);
    Selection selection = resolve(places, area, rules(filter, *passing), memory);
    AudienceCount result;
    result.phones = rank(selection.all, passing->all);
    result.landlines = rank(selection.all, passing->landlines);
    result.mobiles = result.phones - result.landlines;
    result.households = d->order.households(selection.all, *passing);
    result.addresses = d->order.addresses(selection.all, *passing);
    result.unplaced = selection.unplaced;
    result.townWithoutPosition = passing->unplaced;
    result.filteredOut = static_cast<int>(size(selection.byArea)) - rank(selection.byArea, passing->all);
    result.withoutPosition = rank(intersected(selection.byArea, places.unplaced()), passing->all);
    result.rows = std::move(selection.rows);
    return result;
}

QList<int> AudienceIndex::select(const Area &area, const AudienceFilter &filter) const
{
    const PlaceOrder &places = d->order.places();
    const auto passing = d->order.passing(filter);
    const Selection selection = resolve(places, area, rules(filter, *passing));
    QList<int> result;
    result.reserve(rank(selection.all, passing->all));
    for (const Run &run : selection.all)
        passing->all.forEach(run.from, run.to, [&](std::uint32_t place) { result.append(places.thing(place)); });
    std::ranges::sort(result);
    return result;
}

QList<GeoPoint> AudienceIndex::positions(
    const Area &area, const AudienceFilter &filter, int atMost, PieceMemory *memory) const
{
    const PlaceOrder &places = d->order.places();
    const auto passing = d->order.passing(filter);
    const Selection selection = resolve(places, area, rules(filter, *passing), memory);
    EvenlyThinned<GeoPoint> result(d->order.addresses(selection.all, *passing), atMost);
    std::optional<GeoPoint> last;
    for (const Run &run : selection.all) {
        passing->all.forEach(run.from, std::min(run.to, places.located()), [&](std::uint32_t place) {
            // One address's phones stand together in the order.
            if (last != places.position(place))
                result.add(places.position(place));
            last = places.position(place);
        });
    }
    return result.taken();
}

QList<int> AudienceIndex::unplaced(const AudienceFilter &filter) const
{
    AudienceFilter others = filter;
    others.unplaced = AudienceFilter::Unplaced::OfTheirStreet;
    const auto passing = d->order.passing(others);
    const PlaceOrder &places = d->order.places();
    QList<int> result;
    passing->all.forEach(
        places.located(), places.size(), [&](std::uint32_t place) { result.append(places.thing(place)); });
    std::ranges::sort(result);
    return result;
}

const QList<Contact> &AudienceIndex::contacts() const
{
    return d->contacts;
}

QList<LanguageCount> AudienceIndex::languages(const Area &area, const AudienceFilter &filter, PieceMemory *memory) const
{
    const auto passing = d->order.passing(filter);
    const Selection selection = resolve(d->order.places(), area, rules(filter, *passing), memory);
    return d->order.languages(selection.all, *passing);
}

namespace {

QByteArray lineOf(const Recipient &r)
{
    return r.id.text().toUtf8() + '\t' + r.number.toUtf8() + (r.sample ? "\t1\t" : "\t0\t")
        + QByteArray::number(r.track) + '\n';
}

} // namespace

QByteArray audienceText(std::span<const Recipient> recipients)
{
    QByteArray text;
    for (const Recipient &r : recipients)
        text += lineOf(r);
    return text;
}

QByteArray audienceDigest(std::span<const Recipient> recipients)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const Recipient &r : recipients)
        hash.addData(lineOf(r));
    return hash.result();
}

} // namespace campanile
