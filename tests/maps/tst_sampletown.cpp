// SPDX-License-Identifier: GPL-3.0-or-later
#include "areashapes.h"
#include "streetstretch.h"
#include "townpack.h"

#include <QFile>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace campanile;
using namespace Qt::StringLiterals;

/// Borgo Campanile as it was built beside the programs.
class tst_SampleTown : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        auto pack = TownPack::open(QStringLiteral(CAMPANILE_BIN_DIR "/../share/campanile/borgo-campanile.townpack"));
        QVERIFY(pack.has_value());
        m_pack = *pack;
    }

    void town()
    {
        const TownInfo &town = m_pack->town();
        QCOMPARE(town.name, u"Borgo Campanile"_s);
        QVERIFY(town.sample);
        QVERIFY2(town.civicNumbers > 2500 && town.civicNumbers < 4500, qPrintable(QString::number(town.civicNumbers)));
        QVERIFY2(town.streets > 90 && town.streets < 220, qPrintable(QString::number(town.streets)));
        for (const char *street :
            {"Via Roma", "Corso Garibaldi", "Lungomare Cristoforo Colombo", "Piazza del Duomo", "Via San Martino"})
            QVERIFY2(m_pack->streetByName(QString::fromLatin1(street)), street);
    }

    void civicsAreThoseOfTheirStreet()
    {
        QVERIFY(m_pack->civics(u"via che non c'è"_s).isEmpty());
        QHash<QString, QList<PlacedAddress>> byStreet;
        for (const PlacedAddress &address : m_pack->allAddresses())
            byStreet[address.streetKey] += address;
        QVERIFY(!byStreet.isEmpty());
        for (const auto &[street, civics] : byStreet.asKeyValueRange())
            QCOMPARE(m_pack->civics(street), civics);
    }

    /// What crosses me I cross, at the same place, and it lies on both.
    void crossingsAreOnBothStreets()
    {
        QVERIFY(m_pack->crossings(u"via che non c'è"_s).isEmpty());
        QSet<QString> streets;
        for (const PlacedAddress &address : m_pack->allAddresses())
            streets += address.streetKey;
        int found = 0;
        for (const QString &key : std::as_const(streets)) {
            const StreetLayout own(*m_pack->street(key), {});
            for (const Crossing &crossing : m_pack->crossings(key)) {
                ++found;
                QVERIFY(crossing.streetKey != key);
                const auto other = m_pack->street(crossing.streetKey);
                QVERIFY(other);
                QCOMPARE(crossing.streetName, other->name);
                QVERIFY(metresBetween(own.nearest(crossing.point), crossing.point) < 1.5);
                QVERIFY(metresBetween(StreetLayout(*other, {}).nearest(crossing.point), crossing.point) < 1.5);
                const QList<Crossing> back = m_pack->crossings(crossing.streetKey);
                QVERIFY(std::ranges::any_of(back, [&](const Crossing &one) {
                    return one.streetKey == key && metresBetween(one.point, crossing.point) < 60;
                }));
            }
        }
        QVERIFY2(found > 2 * 90, qPrintable(QString::number(found)));
    }

    void quarters()
    {
        QSet<QString> names;
        for (const Quarter &quarter : m_pack->quarters()) {
            names += quarter.name;
            QVERIFY(!quarter.rings.isEmpty());
            QVERIFY(!m_pack->isDerived(quarter.key));
        }
        QCOMPARE(names,
            (QSet<QString>{
                u"Borgo Marina"_s, u"Centro Storico"_s, u"Stazione"_s, u"Oltrefiume"_s, u"Colle San Martino"_s}));
        // people live in each of them, and hardly anybody outside
        QHash<QString, int> homes;
        for (const auto &address : m_pack->allAddresses())
            ++homes[m_pack->quarterAt(*address.position).value_or(Quarter{}).name];
        for (const QString &name : std::as_const(names))
            QVERIFY2(homes.value(name) > 150, qPrintable(u"%1: %2"_s.arg(name).arg(homes.value(name))));
        QVERIFY2(homes.value(QString()) < m_pack->town().civicNumbers / 20,
            qPrintable(QString::number(homes.value(QString()))));
    }

    void addressesAreOnTheirStreets()
    {
        QSet<QString> seen;
        int far = 0;
        for (const auto &address : m_pack->allAddresses()) {
            const QString label = address.streetKey + u'|' + address.civic.text();
            QVERIFY2(!seen.contains(label), qPrintable(label));
            seen += label;
            const auto street = m_pack->streetAt(*address.position, 60);
            far += !street;
            QCOMPARE(m_pack->locate(address.streetName, address.civic.text()).located, Located::Exact);
        }
        QVERIFY2(far < 10, qPrintable(QString::number(far)));
    }

    void sameSeedSameTown()
    {
        QTemporaryDir folder;
        const auto make = [&folder](const QString &name, const QString &seed) {
            const QString path = folder.filePath(name);
            if (QProcess::execute(
                    QStringLiteral(CAMPANILE_BIN_DIR "/campanile-sampletown"), {u"-o"_s, path, u"--seed"_s, seed})
                != 0)
                return QByteArray();
            QFile file(path);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const QByteArray one = make(u"a.osm"_s, u"5"_s);
        QVERIFY(one.size() > 1'000'000);
        QVERIFY(one == make(u"b.osm"_s, u"5"_s));
        QCOMPARE(QProcess::execute(QStringLiteral(CAMPANILE_BIN_DIR "/campanile-sampletown"),
                     {u"-o"_s, folder.filePath(u"no/a.osm"_s)}),
            1);
        QCOMPARE(QProcess::execute(QStringLiteral(CAMPANILE_BIN_DIR "/campanile-sampletown"), {}), 2);
    }

private:
    std::shared_ptr<const TownPack> m_pack;
};

QTEST_GUILESS_MAIN(tst_SampleTown)
#include "tst_sampletown.moc"
