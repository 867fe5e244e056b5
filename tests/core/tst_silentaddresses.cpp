// SPDX-License-Identifier: GPL-3.0-or-later
#include "audiencecounter.h"
#include "campaigndraft.h"
#include "contactstore.h"
#include "silentcounter.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <numbers>

using namespace campanile;
using namespace Qt::StringLiterals;

namespace {

PlacedAddress address(const QString &street, int number, std::optional<GeoPoint> position, const QString &exponent = {})
{
    return {street, street, {number, exponent}, position, Located::Exact};
}

Contact contact(
    int i, const QString &street, int number, std::optional<GeoPoint> position = {}, const QString &exponent = {})
{
    return {.id = ContactId(u"c%1"_s.arg(i, 5, 10, QChar(u'0'))),
        .number = StoredPhoneNumber::trusted(u"+390461%1"_s.arg(i, 6, 10, QChar(u'0')), LineKind::Landline),
        .streetKey = street,
        .civic = {number, exponent},
        .position = position};
}

AreaPiece square(int south, int west, int size, bool exclude = false)
{
    return {PieceId::create(), PieceKind::Polygon, u"A"_s, exclude,
        {{{south, west}, {south, west + size}, {south + size, west + size}, {south + size, west}}}, {}};
}

AreaPiece town()
{
    return {PieceId::create(), PieceKind::Town, u"T"_s, false, {}, {}};
}

class ListedTown final : public Gazetteer {
public:
    explicit ListedTown(QList<PlacedAddress> addresses)
        : m_addresses(std::move(addresses))
    {
    }

    const TownInfo &town() const override { return m_town; }

    QList<SearchHit> search(const QString &, int) const override { return {}; }

    std::optional<Street> street(const QString &) const override { return {}; }

    std::optional<Street> streetByName(const QString &) const override { return {}; }

    std::optional<Quarter> quarter(const QString &) const override { return {}; }

    std::optional<Quarter> quarterByName(const QString &) const override { return {}; }

    QList<Quarter> quarters() const override { return {}; }

    std::optional<Street> streetAt(GeoPoint, double) const override { return {}; }

    std::optional<Quarter> quarterAt(GeoPoint) const override { return {}; }

    PlacedAddress locate(const QString &, const QString &) const override { return {}; }

    QList<PlacedAddress> allAddresses() const override { return m_addresses; }

private:
    TownInfo m_town;
    QList<PlacedAddress> m_addresses;
};

class ReadyStore final : public ContactStore {
public:
    QFuture<Result<int>> upsert(const QList<Contact> &contacts) override
    {
        m_contacts += contacts;
        Q_EMIT changed();
        return QtFuture::makeReadyValueFuture(Result<int>(static_cast<int>(contacts.size())));
    }

    QFuture<Result<RegistryStats>> stats() override { return QtFuture::makeReadyValueFuture(Result<RegistryStats>()); }

    QFuture<Result<std::shared_ptr<const AudienceIndex>>> index() override
    {
        return QtFuture::makeReadyValueFuture(
            Result<std::shared_ptr<const AudienceIndex>>(std::make_shared<const AudienceIndex>(m_contacts)));
    }

private:
    QList<Contact> m_contacts;
};

} // namespace

class TestSilentAddresses : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingKnown();
    void whoIsKnown();
    void agreesWithTheNaiveWay_data();
    void agreesWithTheNaiveWay();
    void followsRegistryTownAndDraft();
    void deletedWhileMatching();
};

void TestSilentAddresses::nothingKnown()
{
    const AudienceIndex nobody({});
    QCOMPARE(SilentAddresses({}, nobody).count({{town()}}), 0);
    const SilentAddresses all({address(u"a"_s, 1, GeoPoint{1, 1}), address(u"a"_s, 2, std::nullopt)}, nobody);
    QCOMPARE(all.civicNumbers(), 2);
    QCOMPARE(all.all(), 2);
    QCOMPARE(all.count({}), 0); // no area is no address
    QCOMPARE(all.count({{town()}}), 2);
    QCOMPARE(all.positions({{town()}}), (QList<GeoPoint>{{1, 1}}));
    QCOMPARE(all.count({{square(0, 0, 5)}}), 1);
    QCOMPARE(all.positions({{town()}}, 0).size(), 0);
}

void TestSilentAddresses::whoIsKnown()
{
    const QList<PlacedAddress> addresses{address(u"a"_s, 1, GeoPoint{1, 1}), address(u"a"_s, 1, GeoPoint{2, 2}, u"A"_s),
        address(u"a"_s, 3, GeoPoint{3, 3}), address(u"a"_s, 5, GeoPoint{5, 5}), address(u"b"_s, 1, GeoPoint{6, 6}),
        address(u"b"_s, 1, GeoPoint{7, 7}), address(u"b"_s, 9, GeoPoint{9, 9})};
    Contact out = contact(4, u"b"_s, 9, GeoPoint{9, 9});
    out.optedOut = true;
    const SilentAddresses silent(addresses,
        AudienceIndex({contact(1, u"a"_s, 1), // its position is not known, its address is
            contact(2, {}, 0, GeoPoint{3, 3}), // its position is one's
            contact(3, u"c"_s, 5, GeoPoint{50, 50}), // another street
            out}));
    QCOMPARE(silent.civicNumbers(), 6);
    QStringList left;
    for (const PlacedAddress &one : silent.addresses())
        left.append(one.streetKey + one.civic.text());
    QCOMPARE(left, (QStringList{u"a1/A"_s, u"a5"_s, u"b1"_s, u"b9"_s}));
    QCOMPARE(silent.count({{town()}}), 4);
    QCOMPARE(silent.count({{town(), square(0, 0, 6, true)}}), 2);
    const AreaPiece odd{PieceId::create(), PieceKind::Street, u"b"_s, false, {},
        StreetStretch{u"b"_s, StreetStretch::Side::Odd, {2, 9}, {}}};
    QCOMPARE(silent.select({{odd}}), QList<int>{3});
}

void TestSilentAddresses::agreesWithTheNaiveWay_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 10; ++seed)
        QTest::addRow("%d", seed) << seed;
}

void TestSilentAddresses::agreesWithTheNaiveWay()
{
    QFETCH(int, seed);
    QRandomGenerator random(static_cast<quint32>(seed));
    const auto somewhere = [&]() -> std::optional<GeoPoint> {
        return random.bounded(9) ? std::optional(GeoPoint{random.bounded(60), random.bounded(60)}) : std::nullopt;
    };
    const auto street = [&] { return u"via %1"_s.arg(random.bounded(9)); };
    const auto exponent = [&] { return random.bounded(3) ? QString() : u"B"_s; };
    QList<PlacedAddress> addresses;
    for (int i = 0; i < 1500; ++i)
        addresses.append(address(street(), random.bounded(1, 90), somewhere(), exponent()));
    QList<Contact> contacts;
    for (int i = 0; i < 800; ++i) {
        contacts.append(contact(i, street(), random.bounded(90), somewhere(), exponent()));
        contacts.back().optedOut = random.bounded(9) == 0;
    }
    const SilentAddresses silent(addresses, AudienceIndex(contacts));

    GeoRing star;
    for (int i = 0; i < 40; ++i) {
        const double r = 30 * (0.2 + 0.8 * random.generateDouble());
        star.append({30 + static_cast<int>(r * std::sin(i * std::numbers::pi / 20)),
            30 + static_cast<int>(r * std::cos(i * std::numbers::pi / 20))});
    }
    const Area area{
        {{PieceId(u"c"_s), PieceKind::Corridor, u"C"_s, false, {star}, StreetStretch{.streetKey = u"via 3"_s}},
            square(20, 20, 15, true)}};
    QList<int> expected;
    QSet<QString> seen;
    for (const PlacedAddress &one : addresses) {
        const QString key = one.streetKey + u'\t' + one.civic.text();
        const bool known = std::ranges::any_of(contacts, [&](const Contact &c) {
            return !c.optedOut
                && ((c.streetKey == one.streetKey && c.civic == one.civic)
                    || (c.position && c.position == one.position));
        });
        if (known || seen.contains(key))
            continue;
        seen.insert(key);
        const bool in = one.streetKey == "via 3"_L1 || (one.position && contains({star}, *one.position));
        if (in && !(one.position && contains(area.pieces[1].rings, *one.position)))
            expected.append(static_cast<int>(seen.size()) - 1);
    }
    QVERIFY(!expected.isEmpty());
    QCOMPARE(silent.all(), seen.size());
    QCOMPARE(silent.select(area), expected);
    QCOMPARE(silent.count(area), expected.size());
}

void TestSilentAddresses::followsRegistryTownAndDraft()
{
    CampaignDraft draft;
    ReadyStore store;
    AudienceCounter counter(draft, store);
    SilentCounter &silent = counter.silent();
    QSignalSpy changed(&silent, &SilentCounter::silentChanged);
    QSignalSpy counted(&silent, &SilentCounter::countChanged);
    draft.addPiece(square(0, 0, 5));
    QTRY_VERIFY(counter.index());
    QVERIFY(!silent.isKnown()); // there is no town
    QCOMPARE(silent.count(), 0);

    silent.setTown(std::make_shared<const ListedTown>(QList{
        address(u"a"_s, 1, GeoPoint{1, 1}), address(u"a"_s, 2, GeoPoint{2, 2}), address(u"a"_s, 9, GeoPoint{9, 9})}));
    QTRY_COMPARE(changed.count(), 1);
    QVERIFY(silent.isKnown());
    QCOMPARE(silent.count(), 2);
    QCOMPARE(silent.positions(), (QList<GeoPoint>{{1, 1}, {2, 2}}));
    QCOMPARE(silent.townPositions().size(), 3);
    const auto before = counted.count();
    draft.setPreview(square(0, 0, 20));
    QCOMPARE(silent.count(), 3); // at once, while it is dragged
    QTRY_VERIFY(counted.count() > before);
    draft.setPreview(std::nullopt);

    store.upsert({contact(1, u"a"_s, 1)});
    QTRY_COMPARE(silent.count(), 1);
    counter.showOnly({}); // a correction to nobody: phones are still known
    QCOMPARE(silent.count(), 1);
    QCOMPARE(silent.silent()->all(), 2);

    silent.setTown(nullptr);
    QVERIFY(!silent.isKnown());
    QCOMPARE(silent.count(), 0);
    silent.setTown(std::make_shared<const ListedTown>(QList{address(u"z"_s, 1, GeoPoint{1, 1})}));
    QTRY_VERIFY(silent.isKnown());
    QCOMPARE(silent.count(), 1);
}

void TestSilentAddresses::deletedWhileMatching()
{
    CampaignDraft draft;
    ReadyStore store;
    store.upsert({contact(1, u"a"_s, 1)});
    const auto town =
        std::make_shared<const ListedTown>(QList<PlacedAddress>(50'000, address(u"a"_s, 1, GeoPoint{1, 1})));
    {
        AudienceCounter counter(draft, store);
        QTRY_VERIFY(counter.index());
        counter.silent().setTown(town);
        counter.silent().setTown(nullptr); // and one more is on its way
        counter.silent().setTown(town);
    }
    QTRY_COMPARE(town.use_count(), 1); // the worker is done with it, and told nobody
}

QTEST_GUILESS_MAIN(TestSilentAddresses)
#include "tst_silentaddresses.moc"
