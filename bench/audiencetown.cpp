// SPDX-License-Identifier: GPL-3.0-or-later
#include "audiencetown.h"

#include <numbers>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

constexpr int streetCount = 3000;

QString own(const QString &text)
{
    return QString(text.constData(), text.size());
}

QString familyName(std::mt19937_64 &random)
{
    static constexpr std::array syllables{"ba", "ber", "ca", "co", "da", "fer", "ga", "lo", "ma", "mi", "na", "pel",
        "ro", "sa", "ste", "tor", "va", "zan"};
    QString name;
    for (int i = 0; i < 3; ++i)
        name += QLatin1StringView(syllables[random() % syllables.size()]);
    return name + QLatin1StringView(std::array{"ni", "ri", "tti", "lli"}[random() % 4]);
}

} // namespace

QList<PlacedAddress> townAddresses(std::mt19937_64 &random, int count, const GeoRing &alsoThere)
{
    std::uniform_real_distribution<double> lat(46.0, 46.14);
    std::uniform_real_distribution<double> lon(11.05, 11.19);
    std::vector<int> numbers(streetCount, 0);
    QList<PlacedAddress> addresses;
    for (int i = 0; i < count; ++i) {
        const auto street = random() % streetCount;
        const QString key = u"via dell'esempio %1"_s.arg(street);
        const GeoPoint position = i < alsoThere.size() ? alsoThere[i] : GeoPoint::fromDegrees(lat(random), lon(random));
        addresses.append({key, key, {++numbers[street], {}}, position, Located::Exact});
    }
    return addresses;
}

QList<Contact> townContacts(std::mt19937_64 &random, int count, const QList<PlacedAddress> &addresses)
{
    constexpr std::array given{"MARIO", "Anna", "Luca", "GIULIA", "Paolo", "Elena"};
    static const QStringList languages{{}, u"de"_s, u"en"_s, u"ro"_s, u"de,en"_s};
    QString family = familyName(random);
    const PlacedAddress *address = &addresses.front();
    QList<Contact> contacts;
    contacts.reserve(count);
    for (int i = 0; i < count; ++i) {
        if (i < addresses.size())
            address = &addresses[i];
        else if (random() % 3 == 0)
            address = &addresses[static_cast<qsizetype>(random() % static_cast<quint64>(addresses.size()))];
        if (random() % 2)
            family = familyName(random);
        contacts.append({.id = ContactId(u"%1"_s.arg(i, 36, 10, QChar(u'0'))),
            .number = StoredPhoneNumber::trusted(
                u"+39046%1"_s.arg(i, 7, 10, QChar(u'0')), random() % 20 < 11 ? LineKind::Landline : LineKind::Mobile),
            .name = family + u' ' + QLatin1StringView(given[random() % given.size()]),
            .streetAsWritten = own(address->streetName),
            .civicAsWritten = address->civic.text(),
            .streetKey = own(address->streetKey),
            .civic = address->civic,
            .position = address->position,
            .located = Located::Exact,
            .source = static_cast<Source>(1 + random() % 3),
            .legalBasis = own(u"protezione civile"_s),
            .languages = random() % 10 ? QString() : own(languages[static_cast<qsizetype>(random() % 5)])});
    }
    return contacts;
}

GeoRing starRing(std::mt19937_64 &random, int corners)
{
    std::uniform_real_distribution<double> reach(0.55, 1.0);
    GeoRing ring;
    double r = 0.8;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * std::numbers::pi * i / corners;
        r = 0.9 * r + 0.1 * reach(random);
        ring.append(GeoPoint::fromDegrees(46.07 + 0.0275 * r * std::sin(angle), 11.12 + 0.0275 * r * std::cos(angle)));
    }
    return ring;
}

bool isOnEdge(const GeoRing &ring, GeoPoint p)
{
    for (qsizetype i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const GeoPoint &a = ring[j];
        const GeoPoint &b = ring[i];
        GeoBox box;
        box.include(a), box.include(b);
        const qint64 area = (qint64{b.lonE7} - a.lonE7) * (qint64{p.latE7} - a.latE7)
            - (qint64{b.latE7} - a.latE7) * (qint64{p.lonE7} - a.lonE7);
        if (area == 0 && box.contains(p))
            return true;
    }
    return false;
}

} // namespace campanile
