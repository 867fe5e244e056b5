// SPDX-License-Identifier: GPL-3.0-or-later
#include "coordinates.h"

#include <QTest>

using namespace campanile;
using namespace Qt::StringLiterals;

class TestCoordinates final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void refused_data();
    void refused();
    void read_data();
    void read();
    void textIsReadAgain();
};

void TestCoordinates::refused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<ErrorCode>("code");
    for (const QString &text :
        {u""_s, u"   "_s, u"Via Roma 12"_s, u"46.0671"_s, u"46.0671,"_s, u"46.0671 N"_s, u"46.0671 N 45.1 N"_s,
            u"46.0671 E 45.1 E"_s, u"46.0671 11.1211 300"_s, u"46.1.2, 11.3"_s, u"46°61'00\"N 11°07'16\"E"_s,
            u"46°04'60\"N 11°07'16\"E"_s, u"46'04°01\"N 11°07'16\"E"_s, u"-46.0671 N, 11.1 E"_s, u"46.5°04'N 11°07'E"_s,
            u"nan, inf"_s, u"1e400, 11"_s, u"46.0671 N, 11.1211"_s, u"46, 11, 12"_s, QString(5000, u'4')})
        QTest::addRow("%s", qPrintable(text.left(40))) << text << ErrorCode::CoordinatesUnclear;
    QTest::newRow("latitude") << u"90.0001, 11"_s << ErrorCode::CoordinatesOutOfRange;
    QTest::newRow("longitude") << u"46, 180.1"_s << ErrorCode::CoordinatesOutOfRange;
    QTest::newRow("metres, not degrees") << u"5103247.3, 663512.8"_s << ErrorCode::CoordinatesOutOfRange;
    QTest::newRow("east of 180") << u"46 N 181 E"_s << ErrorCode::CoordinatesOutOfRange;
}

void TestCoordinates::refused()
{
    QFETCH(const QString, text);
    QFETCH(const ErrorCode, code);
    const auto place = parseCoordinates(text);
    QVERIFY(!place);
    QCOMPARE(place.error().code, code);
}

void TestCoordinates::read_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("latitude");
    QTest::addColumn<double>("longitude");
    for (const QString &text :
        {u"46.0671, 11.1211"_s, u"46.0671,11.1211"_s, u" 46.0671 11.1211 "_s, u"46.0671;11.1211"_s,
            u"46,0671 11,1211"_s, u"46,0671; 11,1211"_s, u"46,0671, 11,1211"_s, u"46,0671,11,1211"_s,
            u"N 46.0671 E 11.1211"_s, u"46.0671N, 11.1211E"_s, u"46.0671° N 11.1211° E"_s, u"11.1211 E 46.0671 N"_s,
            u"E11.1211 N46.0671"_s, u"+46.0671 / +11.1211"_s, u"46.0671° 11.1211°"_s, u"46.0671n 11.1211e"_s})
        QTest::addRow("%s", qPrintable(text)) << text << 46.0671 << 11.1211;
    for (const QString &text : {u"46°04'01\"N 11°07'16\"E"_s, u"46° 4' 1\" N, 11° 7' 16\" E"_s,
             u"46°04′01″N 11°07′16″E"_s, u"46 04 01 N 11 07 16 E"_s, u"46 04 01 11 07 16"_s, u"46º04’01”N 11º07’16”E"_s,
             u"46°04'01''N 11°07'16''E"_s, u"N46°04'01\" E11°07'16\""_s, u"11°07'16\"E 46°04'01\"N"_s,
             u"46°04'01\" 11°07'16\""_s})
        QTest::addRow("%s", qPrintable(text)) << text << 46 + 4 / 60.0 + 1 / 3600.0 << 11 + 7 / 60.0 + 16 / 3600.0;
    QTest::newRow("minutes") << u"46°04.5' N 11°07.25' E"_s << 46.075 << 11 + 7.25 / 60;
    QTest::newRow("minutes, comma") << u"46°04,5' N 11°07,25' E"_s << 46.075 << 11 + 7.25 / 60;
    QTest::newRow("degrees and minutes") << u"46 04 11 07"_s << 46 + 4 / 60.0 << 11 + 7 / 60.0;
    QTest::newRow("whole degrees") << u"46, 11"_s << 46.0 << 11.0;
    QTest::newRow("whole degrees, close") << u"46,11"_s << 46.0 << 11.0;
    QTest::newRow("south west") << u"33.5 S 70.25 W"_s << -33.5 << -70.25;
    QTest::newRow("ovest") << u"36°30'S 6°15'O"_s << -36.5 << -6.25;
    QTest::newRow("signs") << u"-33.5, -70.25"_s << -33.5 << -70.25;
    QTest::newRow("a long minus") << u"\u221233.5, \u221270.25"_s << -33.5 << -70.25;
    QTest::newRow("just south of the equator") << u"0°30'S 9°30'E"_s << -0.5 << 9.5;
}

void TestCoordinates::read()
{
    QFETCH(const QString, text);
    QFETCH(const double, latitude);
    QFETCH(const double, longitude);
    const auto place = parseCoordinates(text);
    QVERIFY(place);
    QVERIFY(std::abs(place->latitude() - latitude) < 1e-7);
    QVERIFY(std::abs(place->longitude() - longitude) < 1e-7);
}

void TestCoordinates::textIsReadAgain()
{
    for (const GeoPoint place : {GeoPoint::fromDegrees(46.06712, 11.12105), GeoPoint::fromDegrees(-0.00001, -179.9)})
        QCOMPARE(parseCoordinates(coordinateText(place)).value(), place);
}

QTEST_GUILESS_MAIN(TestCoordinates)
#include "tst_coordinates.moc"
