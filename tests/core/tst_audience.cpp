// SPDX-License-Identifier: GPL-3.0-or-later
#include "audience.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>

#include <numbers>

using namespace campanile;
using namespace Qt::StringLiterals;

namespace {

Contact contact(int i, std::optional<GeoPoint> position, LineKind kind = LineKind::Landline)
{
    return {.id = ContactId(u"c%1"_s.arg(i, 7, 10, QChar(u'0'))),
        .number = StoredPhoneNumber::trusted(u"+390461%1"_s.arg(i, 6, 10, QChar(u'0')), kind),
        .name = u"Famiglia Esempio"_s,
        .position = position,
        .sample = true};
}

AreaPiece piece(QList<GeoRing> rings, bool exclude = false)
{
    return {PieceId::create(), PieceKind::Polygon, u"A"_s, exclude, std::move(rings), std::nullopt};
}

AreaPiece street(const QString &key, int from = 0, int to = 0, StreetStretch::Side side = StreetStretch::Side::Both)
{
    return {PieceId::create(), PieceKind::Street, key, false, {}, StreetStretch{key, side, {from, to}, {from, to}}};
}

GeoRing square(int south, int west, int size)
{
    return {{south, west}, {south, west + size}, {south + size, west + size}, {south + size, west}};
}

/// A star with deep bays, corners at random, several of them exactly on contacts.
GeoRing star(QRandomGenerator &random, int corners, int centre, int radius)
{
    GeoRing ring;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * std::numbers::pi * i / corners;
        const double r = radius * (0.3 + 0.7 * random.generateDouble());
        ring.append({centre + static_cast<int>(r * std::sin(angle)), centre + static_cast<int>(r * std::cos(angle))});
    }
    return ring;
}

QList<int> slowSelect(const AudienceIndex &index, const Area &area)
{
    QSet<int> chosen;
    for (const bool exclude : {false, true}) {
        for (const AreaPiece &p : area.pieces) {
            for (int i = 0; p.exclude == exclude && i < index.contacts().size(); ++i) {
                const Contact &c = index.contacts()[i];
                if (c.optedOut || !c.position || !contains(p.rings, *c.position))
                    continue;
                if (exclude)
                    chosen.remove(i);
                else
                    chosen.insert(i);
            }
        }
    }
    QList<int> result(chosen.begin(), chosen.end());
    std::ranges::sort(result);
    return result;
}

} // namespace

class TestAudience : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void noAreaIsNobody();
    void agreesWithTheSlowWay_data();
    void agreesWithTheSlowWay();
    void rowsAddUp();
    void exclusionFirstInTheList();
    void optedOutAreNever();
    void filters();
    void streets();
    void withoutPosition();
    void inIdOrder();
    void digest();
};

void TestAudience::noAreaIsNobody()
{
    const AudienceIndex index({contact(1, GeoPoint{5, 5}), contact(2, std::nullopt)});
    QCOMPARE(index.count({}).phones, 0);
    QVERIFY(index.select({}).isEmpty());
    QCOMPARE(index.count({{piece({square(0, 0, 10)}, true)}}).phones, 0); // an exclusion alone includes nobody
    QCOMPARE(index.count({{piece({})}}).phones, 0);
    QCOMPARE(index.count({{street(u"via roma"_s)}}).phones, 0);
    QCOMPARE(index.count({{street({})}}).phones, 0); // no key does not mean those that have no street
    QCOMPARE(index.count({}).townWithoutPosition, 1);
    QCOMPARE(AudienceIndex({}).count({{piece({square(0, 0, 10)})}}).phones, 0);
}

void TestAudience::agreesWithTheSlowWay_data()
{
    QTest::addColumn<int>("seed");
    QTest::addColumn<int>("spread");
    for (int seed = 1; seed <= 12; ++seed)
        QTest::addRow("fine %d", seed) << seed << 200'000;
    for (int seed = 1; seed <= 12;
        ++seed) // many contacts on one address, corners on contacts, edges along rows of them
        QTest::addRow("coarse %d", seed) << seed << 60;
}

void TestAudience::agreesWithTheSlowWay()
{
    QFETCH(int, seed);
    QFETCH(int, spread);
    QRandomGenerator random(static_cast<quint32>(seed));
    QList<Contact> contacts;
    for (int i = 0; i < 6000; ++i) {
        Contact c = contact(i, GeoPoint{random.bounded(spread), random.bounded(spread)},
            random.bounded(2) ? LineKind::Landline : LineKind::Mobile);
        c.optedOut = random.bounded(20) == 0;
        contacts.append(c);
    }
    std::shuffle(contacts.begin(), contacts.end(), random);
    const AudienceIndex index(contacts);
    const Area area{{piece({star(random, 200, spread / 2, spread / 2)}),
        piece({star(random, 40, spread / 3, spread / 3), square(spread / 8, spread / 8, spread / 4)}),
        piece({star(random, 9, spread / 2, spread / 4)}, true)}};
    const QList<int> expected = slowSelect(index, area);
    QVERIFY(!expected.isEmpty());
    QCOMPARE(index.select(area), expected);
    const AudienceCount count = index.count(area);
    QCOMPARE(count.phones, expected.size());
    QCOMPARE(std::accumulate(count.rows.begin(), count.rows.end(), 0), count.phones);
    int landlines = 0;
    QSet<std::pair<int, int>> places;
    for (const int i : expected) {
        landlines += index.contacts()[i].number.kind() == LineKind::Landline;
        places.insert({index.contacts()[i].position->latE7, index.contacts()[i].position->lonE7});
    }
    QCOMPARE(count.landlines, landlines);
    QCOMPARE(count.mobiles, expected.size() - landlines);
    QCOMPARE(count.addresses, places.size());
    QCOMPARE(index.positions(area).size(), places.size());
}

void TestAudience::rowsAddUp()
{
    QList<Contact> contacts;
    for (int i = 0; i < 100; ++i)
        contacts.append(contact(i, GeoPoint{i, 5}));
    const AudienceIndex index(contacts);
    // 0-49, then 25-74 of which half is new, minus 40-59
    const AudienceCount count =
        index.count({{piece({square(0, 0, 50)}), piece({square(25, 0, 50)}), piece({square(40, 0, 20)}, true)}});
    QCOMPARE(count.rows, (QList<int>{50, 25, -20}));
    QCOMPARE(count.phones, 55);
}

void TestAudience::exclusionFirstInTheList()
{
    const AudienceIndex index({contact(1, GeoPoint{5, 5}), contact(2, GeoPoint{15, 5})});
    const AudienceCount count = index.count({{piece({square(0, 0, 10)}, true), piece({square(0, 0, 20)})}});
    QCOMPARE(count.rows, (QList<int>{-1, 2}));
    QCOMPARE(count.phones, 1);
}

void TestAudience::optedOutAreNever()
{
    Contact out = contact(1, GeoPoint{5, 5});
    out.optedOut = true;
    out.streetKey = u"via roma"_s;
    Contact outNowhere = contact(2, std::nullopt);
    outNowhere.optedOut = true;
    const AudienceIndex index({out, outNowhere});
    QCOMPARE(index.count({{piece({square(0, 0, 10)}), street(u"via roma"_s)}}).phones, 0);
    QCOMPARE(index.count({}).townWithoutPosition, 0);
}

void TestAudience::filters()
{
    const AudienceIndex index({contact(1, GeoPoint{5, 5}), contact(2, GeoPoint{5, 5}, LineKind::Mobile),
        contact(3, GeoPoint{6, 6}, LineKind::Mobile)});
    const Area area{{piece({square(0, 0, 10)})}};
    QCOMPARE(index.count(area).addresses, 2);
    const AudienceCount landlines = index.count(area, {true, false});
    QCOMPARE(landlines.phones, 1);
    QCOMPARE(landlines.addresses, 1);
    QCOMPARE(landlines.rows, QList<int>{1});
    QCOMPARE(index.select(area, {false, true}), (QList<int>{1, 2}));
    QCOMPARE(index.count(area, {false, false}).phones, 0);
    QCOMPARE(index.positions(area, {true, false}), (QList<GeoPoint>{{5, 5}}));
}

void TestAudience::streets()
{
    QList<Contact> contacts;
    for (int number = 1; number <= 10; ++number) {
        Contact c = contact(number, GeoPoint{number, number});
        c.streetKey = u"via roma"_s;
        c.civic = {number, {}};
        contacts.append(c);
    }
    contacts.append(contact(11, GeoPoint{3, 3})); // beside the street, not on it
    const AudienceIndex index(contacts);
    using Side = StreetStretch::Side;
    QCOMPARE(index.count({{street(u"via roma"_s)}}).phones, 10);
    QCOMPARE(index.count({{street(u"via roma"_s, 3, 6)}}).phones, 4);
    QCOMPARE(index.count({{street(u"via roma"_s, 0, 6, Side::Odd)}}).phones, 3);
    QCOMPARE(index.count({{street(u"via roma"_s, 7, 0, Side::Even)}}).phones, 2);
    QCOMPARE(index.count({{street(u"via verdi"_s)}}).phones, 0);
    // the same people through street and polygon are counted once
    QCOMPARE(index.count({{street(u"via roma"_s), piece({square(0, 0, 6)})}}).rows, (QList<int>{10, 1}));
}

void TestAudience::withoutPosition()
{
    Contact known = contact(1, GeoPoint{1, 1});
    known.streetKey = u"via roma"_s;
    known.civic = {1, {}};
    Contact nowhere = contact(2, std::nullopt, LineKind::Mobile);
    nowhere.streetKey = u"via roma"_s;
    const AudienceIndex index({known, nowhere, contact(3, std::nullopt)});
    const AudienceCount whole = index.count({{street(u"via roma"_s)}});
    QCOMPARE(whole.phones, 2);
    QCOMPARE(whole.withoutPosition, 1);
    QCOMPARE(whole.addresses, 1);
    QCOMPARE(whole.townWithoutPosition, 2);
    QCOMPARE(index.positions({{street(u"via roma"_s)}}).size(), 1);
    // a stretch says nothing about a contact whose number is not known
    QCOMPARE(index.count({{street(u"via roma"_s, 1, 9)}}).phones, 1);
    // a drawn area cannot reach them
    QCOMPARE(index.count({{piece({square(-100, -100, 200)})}}).withoutPosition, 0);
}

void TestAudience::inIdOrder()
{
    const AudienceIndex index({contact(9, GeoPoint{1, 1}), contact(3, GeoPoint{9, 9}), contact(5, GeoPoint{5, 5})});
    QStringList ids;
    for (const int i : index.select({{piece({square(0, 0, 10)})}}))
        ids.append(index.contacts()[i].id.text());
    QCOMPARE(ids, (QStringList{u"c0000003"_s, u"c0000005"_s, u"c0000009"_s}));
}

void TestAudience::digest()
{
    const QList<Recipient> recipients{
        {ContactId(u"a"_s), u"+390461000001"_s, true}, {ContactId(u"b"_s), u"+393400000182"_s, false}};
    QCOMPARE(audienceDigest(recipients),
        QCryptographicHash::hash("a\t+390461000001\t1\t0\nb\t+393400000182\t0\t0\n", QCryptographicHash::Sha256));
    const QList<Recipient> reversed{recipients[1], recipients[0]};
    QVERIFY(audienceDigest(reversed) != audienceDigest(recipients));
}

QTEST_GUILESS_MAIN(TestAudience)
#include "tst_audience.moc"
