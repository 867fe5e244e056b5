// SPDX-License-Identifier: GPL-3.0-or-later
#include "townbuilder.h"
#include "townpack.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

using namespace campanile;
using namespace Qt::StringLiterals;

namespace {

QString osm(const QString &town)
{
    return QStringLiteral(CAMPANILE_SHARED_DATA "/osm/%1.osm.pbf").arg(town);
}

} // namespace

/// Trento and Monaco as volunteers have mapped them: expected figures are in ../shared/data/README.md.
class tst_RealTowns : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        if (!QFile::exists(osm(u"trento"_s)))
            QSKIP("../shared/data is not here");
        QVERIFY(m_folder.isValid());
        GDALAllRegister();
        QElapsedTimer timer;
        timer.start();
        for (const QString &town : {u"trento"_s, u"monaco"_s})
            QVERIFY(TownBuilder::build(osm(town), path(town), {}).has_value());
        m_milliseconds = timer.elapsed();
        m_trento = *TownPack::open(path(u"trento"_s));
        m_monaco = *TownPack::open(path(u"monaco"_s));
    }

    void figures()
    {
        const TownInfo &trento = m_trento->town();
        QCOMPARE(trento.name, u"Trento"_s);
        QVERIFY2(trento.streets > 860 && trento.streets < 960,
            qPrintable(QString::number(trento.streets))); // 904 names on ways
        // 6,747 objects with a number; 443 of them repeat another's street and number, 23 name no street
        QVERIFY2(
            trento.civicNumbers > 6200 && trento.civicNumbers < 6750, qPrintable(QString::number(trento.civicNumbers)));
        QVERIFY2(trento.quarters >= 44 && trento.quarters < 90,
            qPrintable(QString::number(trento.quarters))); // 22 + 17 + 5, and villages
        QCOMPARE(trento.civicNumbers, int(m_trento->allAddresses().size()));
        const TownInfo &monaco = m_monaco->town();
        QCOMPARE(monaco.name, u"Monaco"_s);
        QVERIFY2(monaco.streets > 230 && monaco.streets < 270, qPrintable(QString::number(monaco.streets))); // 247
        QVERIFY(monaco.civicNumbers > 190);
        QVERIFY(monaco.quarters >= 9);
        for (const TownInfo *town : {&trento, &monaco})
            QCOMPARE(town->attribution, u"© OpenStreetMap contributors"_s);
    }

    // The boundary ways in the file reach from 45.7 to 46.6 degrees north; the town does not.
    void clipped()
    {
        const GeoBox box = m_trento->town().bounds;
        QVERIFY(box.south > 459'300'000 && box.north < 461'500'000);
        QVERIFY(box.west > 110'400'000 && box.east < 112'100'000);
        for (const auto &address : m_trento->allAddresses())
            QVERIFY(box.contains(*address.position));
    }

    void quick() { QVERIFY2(m_milliseconds < 10'000, qPrintable(QString::number(m_milliseconds))); }

    void sameBytes()
    {
        QVERIFY(TownBuilder::build(osm(u"monaco"_s), path(u"again"_s), {}).has_value());
        QFile one(path(u"monaco"_s)), two(path(u"again"_s));
        QVERIFY(one.open(QIODevice::ReadOnly) && two.open(QIODevice::ReadOnly));
        QVERIFY(one.readAll() == two.readAll());
    }

    void otherProgramsReadIt()
    {
        for (const QString &town : {u"trento"_s, u"monaco"_s}) {
            const char *drivers[]{"GPKG", nullptr};
            CPLErrorReset();
            GDALDatasetH data = GDALOpenEx(path(town).toUtf8().constData(),
                GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR, drivers, nullptr, nullptr);
            QVERIFY(data);
            QSet<QString> seen;
            for (int i = 0; i < GDALDatasetGetLayerCount(data); ++i) {
                OGRLayerH layer = GDALDatasetGetLayer(data, i);
                const QString name = QString::fromUtf8(OGR_L_GetName(layer));
                seen += name;
                const GIntBig wanted = OGR_L_GetFeatureCount(layer, 1);
                GIntBig count = 0;
                while (OGRFeatureH feature = OGR_L_GetNextFeature(layer)) {
                    if (OGRGeometryH geometry = OGR_F_GetGeometryRef(feature)) {
                        QVERIFY2(!OGR_G_IsEmpty(geometry), qPrintable(name));
                        QCOMPARE(OGR_G_GetGeometryType(geometry), OGR_L_GetGeomType(layer));
                    }
                    OGR_F_Destroy(feature);
                    ++count;
                }
                QCOMPARE(count, wanted);
                if (name != u"campanile_pack"_s) {
                    QVERIFY(OGR_L_TestCapability(layer, OLCFastSpatialFilter)); // it knows our R*Tree
                    QCOMPARE(QString::fromUtf8(OSRGetAuthorityCode(OGR_L_GetSpatialRef(layer), nullptr)), u"4326"_s);
                }
            }
            GDALClose(data);
            for (const char *layer : {"roads", "rail", "water", "waterways", "landuse", "buildings", "places", "pois",
                     "barriers", "boundary", "streets", "civic_numbers", "quarters"})
                QVERIFY2(seen.contains(QLatin1StringView(layer)), layer);
        }
    }

    void namesOfTheTown()
    {
        QVERIFY(m_trento->streetByName(u"Via Verruca"_s));
        QCOMPARE(m_trento->streetByName(u"V. del Brennero"_s)->name, u"Via del Brennero"_s);
        QCOMPARE(m_trento->streetByName(u"P.zza Duomo"_s)->name, u"Piazza del Duomo"_s); // an area, no way
        QVERIFY(!m_trento->streetByName(u"Piazza del Duomo"_s)->lines.isEmpty());
        QCOMPARE(m_trento->search(u"verruca"_s, 5).front().title, u"Via Verruca"_s);
        QCOMPARE(m_trento->search(u"piazza duomo"_s, 5).front().title, u"Piazza del Duomo"_s);
        QCOMPARE(m_trento->search(u"brennero 320"_s, 5).front().title, u"Via del Brennero 320"_s);
        QCOMPARE(m_monaco->streetByName(u"bd des moulins"_s)->name, u"Boulevard des Moulins"_s);
        QCOMPARE(m_monaco->search(u"sainte devote"_s, 5).front().title, u"Sainte-Dévote"_s);
    }

    void quarters()
    {
        const auto piedicastello = m_trento->quarterByName(u"Piedicastello"_s);
        QVERIFY(piedicastello);
        QVERIFY(m_trento->isDerived(piedicastello->key));
        QVERIFY(!m_monaco->isDerived(m_monaco->quarterByName(u"Fontvieille"_s)->key));
        for (const auto &pack : {m_trento, m_monaco}) {
            for (const Quarter &quarter : pack->quarters()) {
                QVERIFY2(!quarter.rings.isEmpty(), qPrintable(quarter.name)); // an officer can pick each
                if (pack->isDerived(quarter.key))
                    QCOMPARE(pack->quarterAt(quarter.centre)->name, quarter.name);
            }
        }
        // Most addresses are in some quarter.
        int inside = 0;
        const auto all = m_trento->allAddresses();
        for (const auto &address : all)
            inside += m_trento->quarterAt(*address.position).has_value();
        QVERIFY2(inside > all.size() * 0.9, qPrintable(QString::number(inside)));
    }

    // Every address of the town, written as directories write it, comes back to the very same street.
    void everyAddressIsFound()
    {
        int other = 0, away = 0;
        const auto all = m_trento->allAddresses();
        for (const auto &address : all) {
            const auto exact = m_trento->locate(address.streetName, address.civic.text());
            QCOMPARE(exact.located, Located::Exact);
            QCOMPARE(exact.streetKey, address.streetKey);
            QString written = address.streetName.toUpper();
            written.replace(u"VIA "_s, u"V. "_s)
                .replace(u"PIAZZA "_s, u"P.ZZA "_s)
                .replace(u"SAN "_s, u"S. "_s)
                .replace(u'À', u"A'"_s);
            const auto found = m_trento->locate(written, address.civic.text().replace(u'/', u' ').toLower());
            other += found.streetKey != address.streetKey;
            away += !found.position;
        }
        QCOMPARE(other, 0);
        QCOMPARE(away, 0);
    }

    void fastEnough()
    {
        QElapsedTimer timer;
        timer.start();
        const int rounds = 50;
        for (int i = 0; i < rounds; ++i)
            (void)m_trento->search(i % 2 ? u"via san marco 12"_s : u"via grazoli"_s, 10);
        QCOMPARE(m_trento->search(u"via grazoli"_s, 10).value(0).title, u"Via Giuseppe Grazioli"_s);
        const double search = double(timer.nsecsElapsed()) / 1e6 / rounds;
        QVERIFY2(search < 20, qPrintable(QString::number(search)));
        timer.start();
        for (int i = 0; i < 1000; ++i)
            (void)m_trento->locate(u"V. Brennero"_s, u"%1"_s.arg(i));
        const double locate = double(timer.nsecsElapsed()) / 1e6 / 1000;
        QVERIFY2(locate < 1, qPrintable(QString::number(locate)));
        qInfo("search %.3f ms, locate %.4f ms, both towns built in %lld ms", search, locate,
            static_cast<long long>(m_milliseconds));
    }

private:
    QString path(const QString &town) const { return m_folder.filePath(town + u".townpack"_s); }

    QTemporaryDir m_folder;
    qint64 m_milliseconds = 0;
    std::shared_ptr<const TownPack> m_trento, m_monaco;
};

QTEST_GUILESS_MAIN(tst_RealTowns)
#include "tst_realtowns.moc"
