// SPDX-License-Identifier: GPL-3.0-or-later
// Packs that nobody honest makes (tests/fuzz/seeds.py): refused in words, in no time, whatever they claim to hold.
#include "townpack.h"

#include <QElapsedTimer>
#include <QTest>

using namespace campanile;
using namespace Qt::StringLiterals;

class TestHostilePack : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void refused_data();
    void refused();
    void honest();
};

void TestHostilePack::refused_data()
{
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, ErrorCode code) { QTest::newRow(name) << static_cast<int>(code); };
    row("around-the-earth", ErrorCode::FileTruncated); // streets from pole to pole
    row("bounds-not-on-earth", ErrorCode::FileWrongKind);
    row("bounds-upside-down", ErrorCode::FileTruncated);
    row("civic-of-no-lines", ErrorCode::FileTruncated);
    row("civic-without-a-point", ErrorCode::FileTruncated);
    row("endless-view", ErrorCode::FileWrongKind); // a recursive query in the place of a table
    row("generated-blob", ErrorCode::FileTruncated); // a column that makes 800 MB out of nothing
    row("huge-count", ErrorCode::FileTruncated); // four thousand million points, it says
    row("not-a-number", ErrorCode::FileTruncated);
    row("numbers-overflow", ErrorCode::FileTruncated);
}

void TestHostilePack::refused()
{
    QFETCH(int, code);
    QElapsedTimer timer;
    timer.start();
    const auto pack = TownPack::open(QStringLiteral(CAMPANILE_SOURCE_DIR "/tests/fuzz/corpus/townpack/")
        + QLatin1StringView(QTest::currentDataTag()));
    QVERIFY(!pack);
    QCOMPARE(static_cast<int>(pack.error().code), code);
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
}

// What they are made of is a pack like any other.
void TestHostilePack::honest()
{
    const auto pack = TownPack::open(QStringLiteral(CAMPANILE_SOURCE_DIR "/tests/fuzz/corpus/townpack/municipality"));
    QVERIFY(pack);
    QCOMPARE((*pack)->allAddresses().size(), 3);
    QCOMPARE((*pack)->quarters().size(), 1);
    QCOMPARE((*pack)->boundary().size(), 1);
    QCOMPARE((*pack)->locate(u"via roma"_s, u"9"_s).located, Located::Exact);
    QVERIFY((*pack)->streetAt(GeoPoint::fromDegrees(46.015, 11.0201), 50));
}

QTEST_GUILESS_MAIN(TestHostilePack)
#include "tst_hostilepack.moc"
