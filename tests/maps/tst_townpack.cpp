// SPDX-License-Identifier: GPL-3.0-or-later
#include "smalltown.h"
#include "townbuilder.h"
#include "townpack.h"

#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

#include <thread>

using namespace campanile;
using namespace Qt::StringLiterals;

class tst_TownPack : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QVERIFY(smalltown::write(path(u"in.osm"_s), smalltown::xml()));
        QVERIFY(TownBuilder::build(path(u"in.osm"_s), path(u"good.townpack"_s), {}).has_value());
        auto pack = TownPack::open(path(u"good.townpack"_s));
        QVERIFY(pack.has_value());
        m_pack = *pack;
        QFile file(path(u"good.townpack"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_bytes = file.readAll();
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("code");
        QTest::newRow("empty") << QByteArray() << int(ErrorCode::FileTruncated);
        QTest::newRow("a text") << QByteArray("This is no town.\n").repeated(200) << int(ErrorCode::FileWrongKind);
        QTest::newRow("a short text") << QByteArray("Roma") << int(ErrorCode::FileWrongKind);
        QTest::newRow("the head of SQLite only") << QByteArray("SQLite format 3") << int(ErrorCode::FileTruncated);
        for (const double share : {0.001, 0.02, 0.3, 0.5, 0.9, 0.9999})
            QTest::addRow("cut at %g", share) << m_bytes.first(static_cast<qsizetype>(double(m_bytes.size()) * share))
                                              << int(ErrorCode::FileTruncated);
        QByteArray noise = m_bytes;
        quint32 state = 7;
        for (qsizetype i = 100; i < noise.size(); ++i)
            noise[i] = static_cast<char>((state = state * 1664525 + 1013904223) >> 24);
        QTest::newRow("noise after a good head") << noise << -1;
        QTest::newRow("another program's database")
            << changed("PRAGMA application_id = 1") << int(ErrorCode::FileWrongKind);
        QTest::newRow("a GeoPackage that is no town")
            << changed("DROP TABLE campanile_pack") << int(ErrorCode::FileWrongKind);
        QTest::newRow("without streets") << changed("DROP TABLE streets") << int(ErrorCode::FileWrongKind);
        QTest::newRow("no version") << changed("DELETE FROM campanile_pack WHERE key = 'format'")
                                    << int(ErrorCode::FileWrongKind);
        QTest::newRow("newer") << changed("UPDATE campanile_pack SET value = '2' WHERE key = 'format'")
                               << int(ErrorCode::FileTooNew);
        QTest::newRow("bounds that are none")
            << changed("UPDATE campanile_pack SET value = 'nan' WHERE key = 'east'") << int(ErrorCode::FileWrongKind);
        QTest::newRow("geometry cut short") << changed(
            "DROP TRIGGER rtree_streets_geom_update6; DROP TRIGGER rtree_streets_geom_update7; DROP TRIGGER "
            "rtree_streets_geom_update2; "
            "DROP TRIGGER rtree_streets_geom_update4; DROP TRIGGER rtree_streets_geom_update5; UPDATE streets SET geom "
            "= substr(geom, 1, 60)") << int(ErrorCode::FileTruncated);
    }

    void refused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, code);
        const QString bad = path(u"bad.townpack"_s);
        QVERIFY(smalltown::write(bad, bytes));
        const auto pack = TownPack::open(bad);
        QVERIFY(!pack.has_value());
        QCOMPARE(pack.error().args.value(0), bad);
        if (code >= 0)
            QCOMPARE(int(pack.error().code), code);
    }

    void refusedPlaces()
    {
        QCOMPARE(TownPack::open(path(u"none.townpack"_s)).error().code, ErrorCode::FileNotFound);
        QCOMPARE(TownPack::open(m_folder.path()).error().code, ErrorCode::FileWrongKind);
        QCOMPARE(TownPack::open(QString()).error().code, ErrorCode::FileNotFound);
    }

    // Any one byte wrong: refused or read, never a crash. (The whole set takes minutes: every 499th byte here.)
    void flippedBytes()
    {
        int opened = 0;
        for (qsizetype i = 0; i < m_bytes.size(); i += 499) {
            QByteArray bytes = m_bytes;
            bytes[i] = static_cast<char>(bytes[i] ^ 0x55);
            QVERIFY(smalltown::write(path(u"flipped.townpack"_s), bytes));
            if (const auto pack = TownPack::open(path(u"flipped.townpack"_s))) {
                ++opened;
                (void)(*pack)->locate(u"Via Garibaldi"_s, u"3"_s);
                (void)(*pack)->search(u"gari"_s, 5);
            }
        }
        QVERIFY(opened > 0);
    }

    void town()
    {
        QCOMPARE(m_pack->town().name, u"Borghetto"_s);
        QCOMPARE(m_pack->town().streets, 3);
        QCOMPARE(m_pack->town().civicNumbers, 11);
        QCOMPARE(m_pack->town().quarters, 2);
        QVERIFY(!m_pack->town().sample);
        QVERIFY(m_pack->town().bounds.contains(GeoPoint::fromDegrees(45.001, 11.001)));
        QVERIFY(!m_pack->town().bounds.contains(GeoPoint::fromDegrees(44.5, 10.5))); // the river's far end
        const auto all = m_pack->allAddresses();
        QCOMPARE(all.size(), 11);
        QVERIFY(std::is_sorted(
            all.cbegin(), all.cend(), [](const auto &a, const auto &b) { return a.streetKey < b.streetKey; }));
    }

    void locate_data()
    {
        QTest::addColumn<QString>("street");
        QTest::addColumn<QString>("civic");
        QTest::addColumn<int>("located");
        QTest::addColumn<double>("lat");
        QTest::addColumn<double>("lon");
        const auto row = [](const char *name, const QString &street, const QString &civic, Located located,
                             double lat = 0,
                             double lon = 0) { QTest::newRow(name) << street << civic << int(located) << lat << lon; };
        row("exact", u"Via Giuseppe Garibaldi"_s, u"5"_s, Located::Exact, 45.0001, 11.0015);
        row("exact, upper case", u"VIA GIUSEPPE GARIBALDI"_s, u"5"_s, Located::Exact, 45.0001, 11.0015);
        row("surname only", u"Via Garibaldi"_s, u"5"_s, Located::Normalised, 45.0001, 11.0015);
        row("exponent, exact", u"Via Giuseppe Garibaldi"_s, u"10/A"_s, Located::Exact, 44.9999, 11.0025);
        row("exponent, spelled otherwise", u"Via Giuseppe Garibaldi"_s, u"10 a"_s, Located::Normalised, 44.9999,
            11.0025);
        row("exponent unknown", u"Via Giuseppe Garibaldi"_s, u"5/B"_s, Located::Interpolated, 45.0001, 11.0015);
        row("between, same side", u"Via Giuseppe Garibaldi"_s, u"3"_s, Located::Interpolated, 45.0001, 11.0010);
        row("between, even side", u"Via Giuseppe Garibaldi"_s, u"6"_s, Located::Interpolated, 44.9999, 11.0015);
        row("just past the last", u"Via Giuseppe Garibaldi"_s, u"9"_s, Located::Interpolated);
        row("far past the last", u"Via Giuseppe Garibaldi"_s, u"200"_s, Located::No);
        row("no number", u"Via Giuseppe Garibaldi"_s, u"snc"_s, Located::No);
        row("abbreviations", u"V.LE S.MARCO"_s, u"14"_s, Located::Normalised, 45.0010, 11.0019);
        row("number in the street's column", u"Viale San Marco, 14"_s, QString(), Located::Normalised, 45.0010,
            11.0019);
        row("place", u"Loc. Fontana"_s, u"7"_s, Located::Normalised, 45.0032, 11.0035);
        row("unknown street", u"Via Inesistente"_s, u"1"_s, Located::No);
        row("nothing", QString(), QString(), Located::No);
    }

    void locate()
    {
        QFETCH(QString, street);
        QFETCH(QString, civic);
        QFETCH(int, located);
        QFETCH(double, lat);
        QFETCH(double, lon);
        const PlacedAddress address = m_pack->locate(street, civic);
        QCOMPARE(int(address.located), located);
        QCOMPARE(address.position.has_value(), located != int(Located::No));
        if (lat != 0) {
            QVERIFY(std::abs(address.position->latitude() - lat) < 0.00002);
            QVERIFY2(std::abs(address.position->longitude() - lon) < 0.00002,
                qPrintable(QString::number(address.position->longitude(), 'f', 6)));
        }
        if (street.contains(u"aribaldi"_s, Qt::CaseInsensitive)) { // the street is known even where the house is not
            QCOMPARE(address.streetKey, u"via giuseppe garibaldi"_s);
            QCOMPARE(address.streetName, u"Via Giuseppe Garibaldi"_s);
        }
    }

    void search_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("first");
        QTest::newRow("beginning") << u"gari"_s << u"Via Giuseppe Garibaldi"_s;
        QTest::newRow("other order") << u"garibaldi via"_s << u"Via Giuseppe Garibaldi"_s;
        QTest::newRow("abbreviated") << u"v. garib"_s << u"Via Giuseppe Garibaldi"_s;
        QTest::newRow("with a number") << u"garibaldi 5"_s << u"Via Giuseppe Garibaldi 5"_s;
        QTest::newRow("with an exponent") << u"via garibaldi 10/a"_s << u"Via Giuseppe Garibaldi 10/A"_s;
        QTest::newRow("with an exponent apart") << u"via garibaldi 10 a"_s << u"Via Giuseppe Garibaldi 10/A"_s;
        QTest::newRow("number unknown") << u"via garibaldi 900"_s << u"Via Giuseppe Garibaldi"_s;
        QTest::newRow("saint") << u"s. marco"_s << u"Viale San Marco"_s;
        QTest::newRow("accent") << u"localita fontana"_s << u"Località Fontana"_s;
        QTest::newRow("quarter") << u"borgo v"_s << u"Borgo Vecchio"_s;
        QTest::newRow("apostrophe") << u"ca bianca"_s << u"Ca' Bianca"_s;
        QTest::newRow("a slip") << u"via garbialdi"_s << u"Via Giuseppe Garibaldi"_s;
        QTest::newRow("a slip and a number") << u"via garibladi 5"_s << u"Via Giuseppe Garibaldi 5"_s;
        QTest::newRow("a slip in a beginning") << u"gairbal"_s << u"Via Giuseppe Garibaldi"_s;
        QTest::newRow("one consonant for two") << u"viale san marcco"_s << u"Viale San Marco"_s;
        QTest::newRow("too many slips") << u"grbldi"_s << QString();
        QTest::newRow("nothing") << u"   "_s << QString();
        QTest::newRow("nowhere") << u"zzz"_s << QString();
        QTest::newRow("signs") << u"';--%"_s << QString();
    }

    void search()
    {
        QFETCH(QString, typed);
        QFETCH(QString, first);
        const auto hits = m_pack->search(typed, 10);
        QCOMPARE(hits.isEmpty() ? QString() : hits.front().title, first);
    }

    void searchSaysMore()
    {
        const auto hits = m_pack->search(u"garibaldi 1"_s, 10);
        QCOMPARE(hits.front().kind, SearchHit::Kind::Civic);
        QCOMPARE(hits.front().key, u"via giuseppe garibaldi"_s);
        QCOMPARE(hits.front().civic.number, 1);
        QCOMPARE(hits.front().detail, u"Borgo Vecchio"_s);
        QCOMPARE(m_pack->search(u"a"_s, 0).size(), 0);
        QCOMPARE(m_pack->search(u"v"_s, 1).size(), 1);
        (void)m_pack->search(QString(50'000, u'a'), 10);
    }

    void byPlace()
    {
        QCOMPARE(m_pack->streetAt(GeoPoint::fromDegrees(45.0002, 11.0010), 40)->name, u"Via Giuseppe Garibaldi"_s);
        QCOMPARE(m_pack->streetAt(GeoPoint::fromDegrees(45.0030, 11.0022), 40)->name, u"Viale San Marco"_s);
        QVERIFY(!m_pack->streetAt(GeoPoint::fromDegrees(45.0030, 11.0030), 40));
        QVERIFY(m_pack->streetAt(GeoPoint::fromDegrees(45.0030, 11.0030), 200));
        QVERIFY(!m_pack->streetAt(GeoPoint::fromDegrees(0, 0), 40));
        QVERIFY(!m_pack->streetAt(GeoPoint::fromDegrees(45, 11), std::nan("")));
        QCOMPARE(m_pack->quarterAt(GeoPoint::fromDegrees(45.001, 11.0005))->name, u"Borgo Vecchio"_s);
        QCOMPARE(m_pack->quarterAt(GeoPoint::fromDegrees(45.0003, 11.0029))->name, u"Ca' Bianca"_s);
        QVERIFY(!m_pack->quarterAt(GeoPoint::fromDegrees(44, 11)));
    }

    void byName()
    {
        QCOMPARE(m_pack->street(u"viale s marco"_s)->name, u"Viale San Marco"_s);
        QVERIFY(!m_pack->street(u"Viale San Marco"_s)); // a name is no key
        QCOMPARE(m_pack->streetByName(u"v.le san marco"_s)->key, u"viale s marco"_s);
        QCOMPARE(m_pack->quarterByName(u"borgo vecchio"_s)->key, u"borgo vecchio"_s);
        QCOMPARE(m_pack->quarter(u"borgo vecchio"_s)->rings.size(), 1);
        QVERIFY(!m_pack->isDerived(u"borgo vecchio"_s));
        QVERIFY(m_pack->isDerived(u"ca bianca"_s));
        QVERIFY(!m_pack->quarterByName(u"x"_s));
        QCOMPARE(m_pack->quarters().size(), 2);
    }

    void manyThreads()
    {
        std::atomic<int> wrong = 0;
        std::vector<std::jthread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([this, &wrong] {
                for (int i = 0; i < 200; ++i) {
                    if (m_pack->locate(u"V. Garibaldi"_s, u"5"_s).located != Located::Normalised
                        || m_pack->search(u"marco 12"_s, 3).isEmpty()
                        || !m_pack->streetAt(GeoPoint::fromDegrees(45.0002, 11.0010), 40)
                        || !m_pack->quarterAt(GeoPoint::fromDegrees(45.001, 11.0005)))
                        ++wrong;
                }
            });
        }
        threads.clear();
        QCOMPARE(wrong.load(), 0);
    }

private:
    QString path(const QString &name) const { return m_folder.filePath(name); }

    /// The good pack after some SQL.
    QByteArray changed(const char *sql)
    {
        const QString copy = path(u"changed.townpack"_s);
        if (!smalltown::write(copy, m_bytes))
            qFatal("cannot write");
        sqlite3 *db = nullptr;
        sqlite3_open(copy.toUtf8().constData(), &db);
        char *words = nullptr;
        if (sqlite3_exec(db, sql, nullptr, nullptr, &words) != SQLITE_OK)
            qFatal("%s", words);
        sqlite3_close(db);
        QFile file(copy);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("cannot read");
        return file.readAll();
    }

    QTemporaryDir m_folder;
    std::shared_ptr<const TownPack> m_pack;
    QByteArray m_bytes;
};

QTEST_GUILESS_MAIN(tst_TownPack)
#include "tst_townpack.moc"
