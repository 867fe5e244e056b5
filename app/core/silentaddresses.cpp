// SPDX-License-Identifier: GPL-3.0-or-later
#include "silentaddresses.h"

#include "audience.h"
#include "thinned.h"

#include <QSet>

namespace campanile {

namespace {

struct AddressKey {
    QString street;
    int number = 0;
    QString exponent;
    friend bool operator==(const AddressKey &, const AddressKey &) = default;

    friend size_t qHash(const AddressKey &key, size_t seed = 0)
    {
        return qHashMulti(seed, key.street, key.number, key.exponent);
    }
};

quint64 positionKey(GeoPoint p)
{
    return quint64{static_cast<quint32>(p.latE7)} << 32 | static_cast<quint32>(p.lonE7);
}

QList<PlacedAddress> silentOnes(const QList<PlacedAddress> &addresses, const AudienceIndex &index, int &civicNumbers)
{
    QHash<AddressKey, bool> known;
    QHash<quint64, bool> knownPositions;
    known.reserve(addresses.size());
    knownPositions.reserve(addresses.size());
    for (const PlacedAddress &address : addresses) {
        known.insert({address.streetKey, address.civic.number, address.civic.exponent}, false);
        if (address.position)
            knownPositions.insert(positionKey(*address.position), false);
    }
    civicNumbers = static_cast<int>(known.size());
    for (const Contact &contact : index.contacts()) {
        if (contact.optedOut)
            continue;
        if (!contact.streetKey.isEmpty()) {
            const auto found = known.find({contact.streetKey, contact.civic.number, contact.civic.exponent});
            if (found != known.end())
                *found = true;
        }
        if (contact.position) {
            const auto found = knownPositions.find(positionKey(*contact.position));
            if (found != knownPositions.end())
                *found = true;
        }
    }
    QList<PlacedAddress> result;
    for (const PlacedAddress &address : addresses) {
        bool &isKnown = known[{address.streetKey, address.civic.number, address.civic.exponent}];
        if (isKnown || (address.position && knownPositions.value(positionKey(*address.position))))
            continue;
        isKnown = true; // the next of the same name is the same address
        result.append(address);
    }
    return result;
}

} // namespace

SilentAddresses::SilentAddresses(const QList<PlacedAddress> &addresses, const AudienceIndex &index)
    : m_addresses(silentOnes(addresses, index, m_civicNumbers))
    , m_order(static_cast<int>(m_addresses.size()), [this](int i) {
        const PlacedAddress &address = m_addresses.at(i);
        return PlaceOrder::Thing{address.position, &address.streetKey, &address.civic};
    })
{
}

int SilentAddresses::count(const Area &area, PieceMemory *memory) const
{
    return static_cast<int>(size(resolve(m_order, area, {}, memory).all));
}

QList<GeoPoint> SilentAddresses::positions(const Area &area, int atMost, PieceMemory *memory) const
{
    const Runs found = intersected(resolve(m_order, area, {}, memory).all, {{0, m_order.located()}});
    EvenlyThinned<GeoPoint> result(static_cast<int>(size(found)), atMost);
    for (const Run &run : found) {
        for (std::uint32_t place = run.from; place < run.to; ++place)
            result.add(m_order.position(place));
    }
    return result.taken();
}

QList<int> SilentAddresses::select(const Area &area) const
{
    QList<int> result;
    for (const Run &run : resolve(m_order, area).all) {
        for (std::uint32_t place = run.from; place < run.to; ++place)
            result.append(m_order.thing(place));
    }
    std::ranges::sort(result);
    return result;
}

} // namespace campanile
