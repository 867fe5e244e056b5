// SPDX-License-Identifier: GPL-3.0-or-later
#include "mappane.h"
#include "mapworld.h"
#include "mbtiles.h"
#include "screenshot.h"

#include <QAbstractButton>
#include <QLabel>
#include <QPainter>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace campanile;
using namespace Qt::StringLiterals;

namespace {

/// What a field with houses looks like from above, invented: no picture of any place.
QImage ground(quint32 seed)
{
    QRandomGenerator random(seed);
    QImage image(256, 256, QImage::Format_RGB32);
    image.fill(QColor(78, 92, 62));
    QPainter painter(&image);
    painter.setPen(Qt::NoPen);
    for (int i = 0; i < 60; ++i) {
        painter.setBrush(
            QColor::fromHsv(60 + int(random.bounded(70)), 60 + int(random.bounded(60)), 60 + int(random.bounded(80))));
        painter.drawRect(int(random.bounded(256)), int(random.bounded(256)), 10 + int(random.bounded(50)),
            10 + int(random.bounded(50)));
    }
    for (int i = 0; i < 40; ++i) {
        const int x = int(random.bounded(256)), y = int(random.bounded(256)), side = 6 + int(random.bounded(12));
        painter.setBrush(QColor(30, 32, 28));
        painter.drawRect(x + 3, y + 3, side, side);
        painter.setBrush(
            QColor::fromHsv(12 + int(random.bounded(18)), 40 + int(random.bounded(90)), 140 + int(random.bounded(80))));
        painter.drawRect(x, y, side, side);
    }
    return image;
}

} // namespace

/// The aerial photograph on the map: offered where there is one, chosen by the user, with its owner's name.
class TestPhotoMap : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void noPhotographNoSwitch();
    void theUserChooses();
    void theWallKeepsItsMap();
    void pictures_data();
    void pictures();

private:
    std::unique_ptr<MapWorld> m_world;
};

void TestPhotoMap::initTestCase()
{
    speakItalian();
    QString why;
    m_world = MapWorld::trento(why);
    if (!m_world)
        m_world = MapWorld::sample(why);
    QVERIFY2(m_world, qPrintable(why));
}

void TestPhotoMap::cleanupTestCase()
{
    m_world.reset();
}

void TestPhotoMap::noPhotographNoSwitch()
{
    MapPane pane(*m_world->tiles, *m_world->town);
    pane.setPhoto(true); // wished for; there is none
    pane.resize(800, 600);
    pane.show();
    QTRY_VERIFY_WITH_TIMEOUT(pane.isComplete(), 30'000);
    QVERIFY(!pane.findChild<QWidget *>(u"mapPhotoSwitch"_s)->isVisible());

    const GeoPoint middle = m_world->middle();
    const QString path = m_world->folder.filePath(u"photo.mbtiles"_s);
    {
        MbtilesMaker file(path);
        file.tables();
        file.say("attribution", "Ente di prova 2023");
        file.run("BEGIN");
        const auto [x, y] = MbtilesMaker::tileAt(middle.latE7 / 1e7, middle.lonE7 / 1e7, 16);
        for (int dx = -14; dx <= 14; ++dx)
            for (int dy = -9; dy <= 9; ++dy)
                file.put(16, x + dx, y + dy, MbtilesMaker::encoded(ground(quint32(dx * 100 + dy)), "jpg"));
        file.run("COMMIT");
        QVERIFY(file.ok());
    }
    QVERIFY(m_world->tiles->setPhoto(path));
    QTRY_VERIFY_WITH_TIMEOUT(pane.findChild<QWidget *>(u"mapPhotoSwitch"_s)->isVisible(), 30'000);
    QVERIFY(pane.findChild<QLabel *>(u"mapAttribution"_s)->text().endsWith(u"Ente di prova 2023"_s));
}

void TestPhotoMap::theUserChooses()
{
    MapPane pane(*m_world->tiles, *m_world->town);
    pane.resize(800, 600);
    pane.show();
    QTRY_VERIFY_WITH_TIMEOUT(pane.isComplete(), 30'000);
    const QString ours = pane.findChild<QLabel *>(u"mapAttribution"_s)->text();
    pane.showPoint(m_world->middle(), 16);
    QTRY_VERIFY_WITH_TIMEOUT(pane.isComplete(), 30'000);
    const QImage map = pane.grab().toImage();
    QSignalSpy chosen(&pane, &MapPane::photoChosen);
    auto *photo = pane.findChild<QAbstractButton *>(u"mapShowPhoto"_s);
    QVERIFY(photo->isVisible() && !photo->accessibleName().isEmpty());
    QTest::mouseClick(photo, Qt::LeftButton);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen[0][0].toBool(), true);
    QTRY_VERIFY_WITH_TIMEOUT(pane.isComplete(), 30'000);
    const QImage over = pane.grab().toImage();
    int changed = 0;
    for (int y = 50; y < 550; y += 5)
        for (int x = 5; x < 700; x += 5)
            changed += qAbs(qGray(map.pixel(x, y)) - qGray(over.pixel(x, y))) > 40;
    QVERIFY2(changed > 7'000, qPrintable(QString::number(changed))); // of 13,900: the ground, not its names
    QVERIFY(pane.findChild<QLabel *>(u"mapAttribution"_s)->text() != ours);
    QTest::mouseClick(pane.findChild<QAbstractButton *>(u"mapShowMap"_s), Qt::LeftButton);
    QCOMPARE(chosen.count(), 2);
    QCOMPARE(chosen[1][0].toBool(), false);
    QCOMPARE(pane.findChild<QLabel *>(u"mapAttribution"_s)->text(), ours);
}

void TestPhotoMap::theWallKeepsItsMap()
{
    MapPane pane(*m_world->tiles, *m_world->town);
    pane.setLook(MapLook::Wall);
    pane.setPhoto(true);
    pane.resize(640, 480);
    pane.show();
    QTRY_VERIFY_WITH_TIMEOUT(pane.isComplete(), 30'000);
    QVERIFY(!pane.findChild<QWidget *>(u"mapPhotoSwitch"_s)->isVisible());
}

void TestPhotoMap::pictures_data()
{
    QTest::addColumn<Look>("look");
    QTest::newRow("light") << Look::Light;
    QTest::newRow("dark") << Look::Dark;
}

void TestPhotoMap::pictures()
{
    QFETCH(Look, look);
    MapPane pane(*m_world->tiles, *m_world->town);
    pane.setLook(look == Look::Dark ? MapLook::Dark : MapLook::Light);
    pane.setPhoto(true);
    pane.resize(1280, 720);
    pane.show();
    AreaPiece piece;
    piece.id = PieceId::create();
    piece.name = u"Argine"_s;
    const GeoPoint m = m_world->middle();
    piece.rings = {{{m.latE7 - 20'000, m.lonE7 - 40'000}, {m.latE7 + 25'000, m.lonE7 - 30'000},
        {m.latE7 + 20'000, m.lonE7 + 30'000}, {m.latE7 - 22'000, m.lonE7 + 20'000}}};
    Area area;
    area.pieces = {piece};
    pane.setArea(area, MapPane::AreaStyle::Editing);
    pane.showPoint(m, 16);
    QTRY_VERIFY_WITH_TIMEOUT(pane.isComplete(), 30'000);
    photograph(pane, u"photomap-"_s + QString::fromLatin1(QTest::currentDataTag()), {1280, 720}, look);
}

QTEST_MAIN(TestPhotoMap)
#include "tst_photomap.moc"
