// SPDX-License-Identifier: GPL-3.0-or-later
#include "audience.h"

#include "audienceorder.h"

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
    if (!std::ranges::is_sorted(contacts, byId))
        std::ranges::sort(contacts, byId);
    return contacts;
}

/// What each piece brings, and the whole.
struct Selection {
    QList<Runs> pieces; ///< in step with Area::pieces: what it added, or took away
    Runs all;
};

Selection resolve(const AudienceOrder &order, const Area &area)
{
    Selection result;
    result.pieces.resize(area.pieces.size());
    // All includes first: an exclusion takes away wherever it stands in the list.
    for (const bool exclude : {false, true}) {
        for (qsizetype i = 0; i < area.pieces.size(); ++i) {
            const AreaPiece &piece = area.pieces[i];
            if (piece.hidden || piece.exclude != exclude || (exclude && result.all.empty()))
                continue;
            const Runs found = order.find(piece);
            if (exclude) {
                result.pieces[i] = intersected(result.all, found);
                result.all = subtracted(result.all, result.pieces[i]);
            } else {
                result.pieces[i] = subtracted(found, result.all);
                result.all = united(result.all, result.pieces[i]);
            }
        }
    }
    return result;
}

} // namespace

AudienceIndex::AudienceIndex(QList<Contact> contacts)
    : d(std::make_unique<const Private>(sortedById(std::move(contacts))))
{
}

AudienceIndex::~AudienceIndex() = default;

AudienceCount AudienceIndex::count(const Area &area, const AudienceFilter &filter) const
{
    const Selection selection = resolve(d->order, area);
    AudienceCount result;
    const KindCount all = d->order.kinds(selection.all);
    result.landlines = filter.landlines ? all.landlines : 0;
    result.mobiles = filter.mobiles ? all.mobiles : 0;
    result.phones = result.landlines + result.mobiles;
    result.addresses = d->order.addresses(selection.all, filter);
    const KindCount unlocated = d->order.kinds(intersected(selection.all, d->order.withoutPosition()));
    result.withoutPosition = (filter.landlines ? unlocated.landlines : 0) + (filter.mobiles ? unlocated.mobiles : 0);
    result.townWithoutPosition = static_cast<int>(size(d->order.withoutPosition()));
    result.rows.reserve(area.pieces.size());
    for (qsizetype i = 0; i < area.pieces.size(); ++i) {
        const KindCount kinds = d->order.kinds(selection.pieces[i]);
        const int phones = (filter.landlines ? kinds.landlines : 0) + (filter.mobiles ? kinds.mobiles : 0);
        result.rows.append(area.pieces[i].exclude ? -phones : phones);
    }
    return result;
}

QList<int> AudienceIndex::select(const Area &area, const AudienceFilter &filter) const
{
    QList<int> result;
    const Selection selection = resolve(d->order, area);
    result.reserve(static_cast<qsizetype>(size(selection.all)));
    d->order.forEach(selection.all, [&](int contact, LineKind kind) {
        if (kind == LineKind::Landline ? filter.landlines : filter.mobiles)
            result.append(contact);
    });
    std::ranges::sort(result);
    return result;
}

QList<GeoPoint> AudienceIndex::positions(const Area &area, const AudienceFilter &filter) const
{
    QList<GeoPoint> result;
    d->order.forEach(resolve(d->order, area).all, [&](int contact, LineKind kind) {
        const Contact &c = d->contacts[contact];
        if (!c.position || !(kind == LineKind::Landline ? filter.landlines : filter.mobiles))
            return;
        // One address's phones stand together in the order.
        if (result.isEmpty() || result.back() != *c.position)
            result.append(*c.position);
    });
    return result;
}

const QList<Contact> &AudienceIndex::contacts() const
{
    return d->contacts;
}

QByteArray audienceDigest(std::span<const Recipient> recipients)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const Recipient &r : recipients)
        hash.addData(r.id.text().toUtf8() + '\t' + r.number.toUtf8() + (r.sample ? "\t1\n" : "\t0\n"));
    return hash.result();
}

} // namespace campanile
