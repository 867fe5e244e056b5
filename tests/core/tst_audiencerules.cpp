// SPDX-License-Identifier: GPL-3.0-or-later
#include "areashapes.h"
#include "naiveaudience.h"
#include "placeorder.h"

#include <QRandomGenerator>
#include <QTest>

#include <latch>
#include <numbers>
#include <thread>

using namespace campanile;
using namespace Qt::StringLiterals;

namespace {

constexpr int streets = 6;

Contact contact(int i, std::optional<GeoPoint> position, const QString &name = {})
{
    return {.id = ContactId(u"c%1"_s.arg(i, 7, 10, QChar(u'0'))),
        .number = StoredPhoneNumber::trusted(u"+390461%1"_s.arg(i, 6, 10, QChar(u'0')), LineKind::Landline),
        .name = name,
        .position = position,
        .sample = true};
}

QList<Contact> town(QRandomGenerator &random, int count, int spread)
{
    const QStringList names{u"ROSSI MARIO"_s, u"Anna Rossi"_s, u"Rossi Mario e Bianchi Anna"_s, u"Bianchi Luca"_s,
        u"Verdi S.r.l."_s, u"De Marco Luigi"_s, u"Marco Anna"_s, u"D'Angelo Ada"_s, u"DANGELO UGO"_s, QString()};
    const QStringList languages{{}, {}, {}, u"de"_s, u"de-AT,en"_s, u"ro"_s, u"ar,en-GB"_s};
    QList<Contact> contacts;
    for (int i = 0; i < count; ++i) {
        Contact c = contact(i, GeoPoint{random.bounded(spread), random.bounded(spread)},
            names[random.bounded(static_cast<int>(names.size()))]);
        c.number =
            StoredPhoneNumber::trusted(c.number.e164(), random.bounded(2) ? LineKind::Landline : LineKind::Mobile);
        if (random.bounded(8) == 0)
            c.position.reset();
        if (random.bounded(5) > 0) {
            c.streetKey = u"via %1"_s.arg(random.bounded(streets));
            c.civic = {random.bounded(12), random.bounded(6) ? QString() : u"A"_s};
        }
        c.source = static_cast<Source>(1 + random.bounded(3));
        c.languages = languages[random.bounded(static_cast<int>(languages.size()))];
        c.optedOut = random.bounded(25) == 0;
        contacts.append(c);
    }
    return contacts;
}

GeoRing star(QRandomGenerator &random, int corners, int spread)
{
    const int south = random.bounded(spread);
    const int west = random.bounded(spread);
    GeoRing ring;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * std::numbers::pi * i / corners;
        const double r = spread * 0.5 * (0.2 + 0.8 * random.generateDouble());
        ring.append({south + static_cast<int>(r * std::sin(angle)), west + static_cast<int>(r * std::cos(angle))});
    }
    return ring;
}

StreetStretch stretch(QRandomGenerator &random)
{
    const auto end = [&] { return random.bounded(3) ? random.bounded(12) : 0; };
    return {u"via %1"_s.arg(random.bounded(streets + 1)), static_cast<StreetStretch::Side>(random.bounded(3)),
        {end(), end()}, {end(), end()}};
}

AreaPiece piece(QRandomGenerator &random, int spread)
{
    AreaPiece result{PieceId::create(), PieceKind::Polygon, u"A"_s, random.bounded(4) == 0, {}, {}};
    result.hidden = random.bounded(6) == 0;
    switch (random.bounded(8)) {
    case 0:
        result.kind = PieceKind::Street;
        result.street = stretch(random);
        result.rings = {star(random, 3, spread)}; // its line, which is not an area
        break;
    case 1:
        result.kind = PieceKind::Corridor;
        result.street = stretch(random);
        result.rings = {star(random, 7, spread)};
        break;
    case 2:
        result.kind = PieceKind::Rectangle;
        result.rings = {rectangleRing(
            {random.bounded(spread), random.bounded(spread)}, {random.bounded(spread), random.bounded(spread)})};
        break;
    case 3:
        if (random.bounded(3) == 0)
            result.kind = PieceKind::Town;
        break;
    default: result.rings = {star(random, 3 + random.bounded(60), spread), star(random, 9, spread)};
    }
    return result;
}

AudienceFilter filter(QRandomGenerator &random)
{
    AudienceFilter result;
    result.landlines = random.bounded(4) > 0;
    result.mobiles = random.bounded(4) > 0;
    result.directory = random.bounded(4) > 0;
    result.signUps = random.bounded(4) > 0;
    result.imports = random.bounded(4) > 0;
    if (random.bounded(2))
        result.languages.append(u"de"_s);
    if (random.bounded(2))
        result.languages.append(u"en"_s);
    if (random.bounded(3) == 0)
        result.languages.append(QString());
    result.unplaced = static_cast<AudienceFilter::Unplaced>(random.bounded(3));
    return result;
}

AreaPiece wholeStreet(const QString &key, bool exclude = false)
{
    return {PieceId::create(), PieceKind::Street, key, exclude, {}, StreetStretch{.streetKey = key}};
}

AreaPiece everywhere()
{
    return {PieceId::create(), PieceKind::Town, u"T"_s, false, {}, {}};
}

} // namespace

class TestAudienceRules : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void agreesWithTheNaiveWay_data();
    void agreesWithTheNaiveWay();
    void combsAndFans();
    void rememberedPiecesAreNeverOld();
    void languages();
    void sourcesAndWhatIsLeftOut();
    void unplacedIncludedExcludedShown();
    void nobodyIsStillNobody();
    void households();
    void householdsPartlySelected();
    void dotsAreBounded();
    void filtersFromManyThreads();
};

void TestAudienceRules::agreesWithTheNaiveWay_data()
{
    QTest::addColumn<int>("seed");
    QTest::addColumn<int>("spread");
    for (int seed = 1; seed <= 25; ++seed)
        QTest::addRow("fine %d", seed) << seed << 2'000'000;
    for (int seed = 1; seed <= 25; ++seed) // many at one address, corners and edges on contacts
        QTest::addRow("coarse %d", seed) << seed << 12;
}

void TestAudienceRules::agreesWithTheNaiveWay()
{
    QFETCH(int, seed);
    QFETCH(int, spread);
    QRandomGenerator random(static_cast<quint32>(seed));
    const AudienceIndex index(town(random, 700, spread));
    PieceMemory memory;
    for (int round = 0; round < 8; ++round) {
        Area area;
        for (int i = random.bounded(1, 7); i > 0; --i)
            area.pieces.append(piece(random, spread));
        const AudienceFilter who = round == 0 ? AudienceFilter() : filter(random);
        const NaiveAudience expected(index.contacts(), area, who);
        const AudienceCount count = index.count(area, who);
        QCOMPARE(count.rows, expected.count.rows);
        QCOMPARE(count.households, expected.count.households);
        QCOMPARE(count.addresses, expected.count.addresses);
        QCOMPARE(count.filteredOut, expected.count.filteredOut);
        QCOMPARE(count.unplaced, expected.count.unplaced);
        QCOMPARE(count.withoutPosition, expected.count.withoutPosition);
        QVERIFY(count == expected.count);
        QCOMPARE(std::accumulate(count.rows.begin(), count.rows.end(), count.unplaced), count.phones);
        QCOMPARE(index.select(area, who), expected.selected);
        QVERIFY(index.count(area, who, &memory) == count);
        const QList<GeoPoint> dots = index.positions(area, who);
        QSet<std::pair<int, int>> different;
        for (const GeoPoint &p : dots)
            different.insert({p.latE7, p.lonE7});
        QCOMPARE(dots.size(), different.size());
        QCOMPARE(different, expected.positions);
    }
}

void TestAudienceRules::combsAndFans()
{
    // Edges that pass every band, cross each other in it, and lie on each other; more contacts than one band holds.
    QRandomGenerator random(3);
    for (const int spread : {40, 3000, 1'000'000}) {
        QList<Contact> contacts;
        for (int i = 0; i < 4000; ++i)
            contacts.append(contact(i, GeoPoint{random.bounded(spread), random.bounded(spread)}));
        const AudienceIndex index(contacts);
        GeoRing comb;
        GeoRing fan;
        GeoRing tangle;
        for (int i = 0; i < 120; ++i) {
            comb.append({i % 2 ? spread : 0, static_cast<int>(qint64{spread} * i / 120)});
            fan.append(i % 2 ? GeoPoint{0, spread / 2} : GeoPoint{spread, static_cast<int>(qint64{spread} * i / 120)});
            tangle.append({random.bounded(spread), random.bounded(spread)});
        }
        const QList<QList<GeoRing>> areas{{{comb}}, {{fan}}, {{tangle}}, {{comb, fan, tangle, comb}}};
        for (const QList<GeoRing> &rings : areas) {
            QVERIFY(rings.size() == 1 || rings.size() == 4);
            const Area area{{{PieceId(u"p"_s), PieceKind::Polygon, u"P"_s, false, rings, {}}}};
            QList<int> expected;
            for (int i = 0; i < index.contacts().size(); ++i) {
                if (contains(rings, *index.contacts()[i].position))
                    expected.append(i);
            }
            QCOMPARE(index.select(area), expected);
        }
    }
}

void TestAudienceRules::rememberedPiecesAreNeverOld()
{
    QRandomGenerator random(5);
    const AudienceIndex index(town(random, 2000, 100'000));
    const AudienceIndex other(town(random, 1000, 100'000));
    PieceMemory memory;
    Area area;
    for (int i = 0; i < 6; ++i)
        area.pieces.append(piece(random, 100'000));
    for (int step = 0; step < 300; ++step) {
        AreaPiece &one = area.pieces[random.bounded(static_cast<int>(area.pieces.size()))];
        switch (random.bounded(5)) {
        case 0: one.exclude = !one.exclude; break;
        case 1: one.hidden = !one.hidden; break;
        case 2:
            if (!one.rings.isEmpty() && !one.rings.front().isEmpty())
                one.rings.front().front() = {random.bounded(100'000), random.bounded(100'000)};
            break;
        case 3: {
            const PieceId id = one.id;
            one = piece(random, 100'000);
            one.id = id;
            break;
        }
        default: area.pieces.swapItemsAt(0, 3);
        }
        const AudienceIndex &asked = random.bounded(4) ? index : other;
        QVERIFY(asked.count(area, {}, &memory) == asked.count(area));
    }
}

void TestAudienceRules::languages()
{
    QList<Contact> contacts;
    const QStringList spoken{{}, u"de"_s, u"DE-at"_s, u"en, de_CH"_s, u"den"_s, u"en"_s};
    for (int i = 0; i < spoken.size(); ++i) {
        contacts.append(contact(i, GeoPoint{i, i}));
        contacts.back().languages = spoken[i];
    }
    const AudienceIndex index(contacts);
    const auto selected = [&](const QStringList &wanted) {
        return index.select({{everywhere()}}, {.languages = wanted});
    };
    QCOMPARE(selected({}).size(), 6);
    QCOMPARE(selected({u"de"_s}), (QList<int>{1, 2, 3}));
    QCOMPARE(selected({u"de-IT"_s}), (QList<int>{1, 2, 3})); // a region is no other language
    QCOMPARE(selected({u"en"_s, {}}), (QList<int>{0, 3, 5}));
    QCOMPARE(selected({QString()}), QList<int>{0}); // the town's own
    QCOMPARE(selected({u"fr"_s}), QList<int>{});
}

void TestAudienceRules::sourcesAndWhatIsLeftOut()
{
    QList<Contact> contacts;
    for (int i = 0; i < 6; ++i) {
        contacts.append(contact(i, GeoPoint{i, i}));
        contacts.back().source = static_cast<Source>(1 + i % 3);
    }
    contacts[5].optedOut = true;
    const AudienceIndex index(contacts);
    const AudienceCount count = index.count({{everywhere()}}, {.directory = false});
    QCOMPARE(count.phones, 3);
    QCOMPARE(count.filteredOut, 2); // who opted out is not left out by the filter
    QCOMPARE(index.select({{everywhere()}}, {.signUps = false, .imports = false}), (QList<int>{0, 3}));
    QCOMPARE(index.count({{everywhere()}}, {.landlines = false}).filteredOut, 5);
}

void TestAudienceRules::unplacedIncludedExcludedShown()
{
    Contact ofStreet = contact(1, std::nullopt);
    ofStreet.streetKey = u"via roma"_s;
    Contact nowhere = contact(2, std::nullopt);
    nowhere.languages = u"de"_s;
    Contact known = contact(3, GeoPoint{1, 1});
    known.streetKey = u"via roma"_s;
    const AudienceIndex index({ofStreet, nowhere, known, contact(4, GeoPoint{9, 9})});
    using Unplaced = AudienceFilter::Unplaced;
    const Area street{{wholeStreet(u"via roma"_s)}};

    AudienceCount count = index.count(street, {.unplaced = Unplaced::OfTheirStreet});
    QCOMPARE(
        std::tuple(count.phones, count.unplaced, count.withoutPosition, count.townWithoutPosition, count.filteredOut),
        std::tuple(2, 0, 1, 2, 0));
    count = index.count(street, {.unplaced = Unplaced::All});
    QCOMPARE(
        std::tuple(count.phones, count.unplaced, count.withoutPosition, count.townWithoutPosition, count.filteredOut),
        std::tuple(3, 1, 1, 2, 0));
    QCOMPARE(count.rows, QList<int>{2});
    count = index.count(street, {.unplaced = Unplaced::None});
    QCOMPARE(
        std::tuple(count.phones, count.unplaced, count.withoutPosition, count.townWithoutPosition, count.filteredOut),
        std::tuple(1, 0, 0, 2, 1)); // never silently: one of the street is left out
    count = index.count(street, {.languages = {u"de"_s}, .unplaced = Unplaced::All});
    QCOMPARE(
        std::tuple(count.phones, count.unplaced, count.townWithoutPosition, count.filteredOut), std::tuple(1, 1, 1, 2));

    // the whole town is everybody, and an exclusion takes away wherever they are
    QCOMPARE(index.count({{everywhere()}}).phones, 4);
    QCOMPARE(index.count({{everywhere()}}, {.unplaced = Unplaced::None}).phones, 2);
    count = index.count({{{PieceId(u"r"_s), PieceKind::Rectangle, u"R"_s, false, {rectangleRing({5, 5}, {20, 20})}, {}},
                            wholeStreet(u"via roma"_s, true)}},
        {.unplaced = Unplaced::All});
    QCOMPARE(count.rows, (QList<int>{1, -1}));
    QCOMPARE(count.unplaced, 2);
    QCOMPARE(count.phones, 2);

    QCOMPARE(index.unplaced(), (QList<int>{0, 1}));
    QCOMPARE(index.unplaced({.unplaced = Unplaced::None}), (QList<int>{0, 1})); // to be shown whether called or not
    QCOMPARE(index.unplaced({.languages = {u"de"_s}}), QList<int>{1});
}

void TestAudienceRules::nobodyIsStillNobody()
{
    const AudienceIndex index({contact(1, std::nullopt), contact(2, GeoPoint{1, 1})});
    const AudienceFilter all{.unplaced = AudienceFilter::Unplaced::All};
    QCOMPARE(index.count({}, all).phones, 0);
    QCOMPARE(index.select({}, all), QList<int>{});
    Area hidden{{everywhere()}};
    hidden.pieces[0].hidden = true;
    QCOMPARE(index.count(hidden, all).phones, 0);
    QCOMPARE(index.count(hidden, all).rows, QList<int>{0});
    QCOMPARE(index.count({{wholeStreet(u"via roma"_s, true)}}, all).phones, 0);
    QCOMPARE(AudienceIndex({}).count({{everywhere()}}, all).phones, 0);
    QCOMPARE(AudienceIndex({}).unplaced(), QList<int>{});
}

void TestAudienceRules::households()
{
    const auto words = [](const QString &name) { return familyWords(name).join(u' '); };
    QCOMPARE(words(u"ROSSI MARIO"_s), u"rossi"_s);
    QCOMPARE(words(u"Mario Rossi"_s), u"rossi"_s);
    QCOMPARE(words(u"Rossi Mario e Bianchi Anna"_s), u"rossi bianchi"_s);
    QCOMPARE(words(u"Dott.ssa Lo Presti Nicolò"_s), u"presti"_s);
    QCOMPARE(words(u"Famiglia D’Angelo"_s), u"dangelo"_s);
    QCOMPARE(words(u"Bäßler-Müller Jürgen"_s), u"bassler muller"_s);
    QCOMPARE(words(u"De Marco Luigi"_s), u"marco luigi"_s);
    QCOMPARE(words(u"Mario"_s), QString()); // whose?
    QCOMPARE(words(u"Li Wu, 12/A"_s), QString());
    QCOMPARE(words({}), QString());
    QCOMPARE(words(u"Трубников Иван"_s), u"трубников иван"_s);

    const QStringList names{u"Rossi Mario"_s, {}, u"BIANCHI ANNA"_s, u"Verdi Anna"_s, u"Anna Rossi Bianchi"_s, {},
        u"De Marco Luigi"_s, u"De Marco Anna"_s};
    std::vector<const QString *> pointers;
    for (const QString &name : names)
        pointers.push_back(&name);
    QCOMPARE(householdNumbers(pointers), (std::vector<int>{0, 1, 0, 2, 0, 3, 4, 4}));
    QVERIFY(householdNumbers({}).empty());

    // without a position: the same civic number is one address, "no number" is none
    QList<Contact> contacts;
    for (int i = 0; i < 6; ++i) {
        contacts.append(contact(i, std::nullopt, u"Rossi Anna"_s));
        contacts.back().streetKey = u"via roma"_s;
        contacts.back().civic = {i < 4 ? 7 : 0, i == 3 ? u"A"_s : QString()};
    }
    QCOMPARE(AudienceIndex(contacts).count({{wholeStreet(u"via roma"_s)}}).households, 4); // 0-2, 3, 4, 5
    for (Contact &c : contacts)
        c.position = GeoPoint{4, 4};
    QCOMPARE(AudienceIndex(contacts).count({{everywhere()}}).households, 1);
}

void TestAudienceRules::householdsPartlySelected()
{
    // One family at one point: two phones on one street, one on another, beside a neighbour.
    QList<Contact> contacts;
    for (int i = 0; i < 4; ++i) {
        contacts.append(contact(i, GeoPoint{3, 3}, i == 2 ? u"Verdi Ugo"_s : u"Rossi Ada"_s));
        contacts.back().streetKey = i == 1 ? u"via verdi"_s : u"via roma"_s;
    }
    contacts[3].languages = u"de"_s;
    const AudienceIndex index(contacts);
    QCOMPARE(index.count({{wholeStreet(u"via roma"_s)}}).households, 2);
    QCOMPARE(index.count({{wholeStreet(u"via verdi"_s)}}).households, 1);
    QCOMPARE(index.count({{everywhere(), wholeStreet(u"via verdi"_s, true)}}).households, 2);
    QCOMPARE(index.count({{wholeStreet(u"via roma"_s)}}, {.languages = {u"de"_s}}).households, 1);
    QCOMPARE(index.count({{wholeStreet(u"via roma"_s)}}, {.languages = {u"de"_s}}).addresses, 1);
}

void TestAudienceRules::dotsAreBounded()
{
    QList<Contact> contacts;
    for (int i = 0; i < 3000; ++i)
        contacts.append(contact(i, GeoPoint{i / 3, 5})); // three at each
    const AudienceIndex index(contacts);
    const Area all{{everywhere()}};
    QCOMPARE(index.positions(all).size(), 1000);
    QCOMPARE(index.positions(all, {}, 1000).size(), 1000);
    QCOMPARE(index.positions(all, {}, 0).size(), 0);
    const QList<GeoPoint> some = index.positions(all, {}, 100);
    QCOMPARE(some.size(), 100);
    for (qsizetype i = 1; i < some.size(); ++i)
        QCOMPARE(some[i].latE7 - some[i - 1].latE7, 10);
    QCOMPARE(index.positions(all, {}, 999).size(), 999);
}

void TestAudienceRules::filtersFromManyThreads()
{
    QRandomGenerator random(9);
    const AudienceIndex index(town(random, 3000, 100'000));
    const Area area{{everywhere()}};
    std::vector<AudienceFilter> filters;
    std::vector<int> expected;
    for (int i = 0; i < 20; ++i) { // more than are remembered
        filters.push_back(filter(random));
        expected.push_back(AudienceIndex(index.contacts()).count(area, filters.back()).phones);
    }
    std::atomic<int> wrong = 0;
    std::latch start(4);
    {
        std::vector<std::jthread> threads;
        for (size_t t = 0; t < 4; ++t) {
            threads.emplace_back([&, t] {
                start.arrive_and_wait();
                for (size_t i = 0; i < 200; ++i) {
                    const size_t which = (i * (t + 1) + t) % filters.size();
                    wrong += index.count(area, filters[which]).phones != expected[which];
                }
            });
        }
    }
    QCOMPARE(wrong.load(), 0);
}

QTEST_GUILESS_MAIN(TestAudienceRules)
#include "tst_audiencerules.moc"
