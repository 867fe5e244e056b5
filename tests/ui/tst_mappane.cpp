// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapworld.h"

#include "addressmarks.h"
#include "mappane.h"

#include <QDir>
#include <QGeoCoordinate>
#include <QLocale>
#include <QQuickItem>
#include <QQuickWidget>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>

#include <cmath>

using namespace campanile;
using namespace Qt::StringLiterals;

class tst_MapPane final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void standsWhereQtLocationStands();
    void completeMeansComplete();
    void anotherLookWithoutAFlash();
    void drawsAPolygonWithTheMouse();
    void refusesInWords();
    void dragWheelAndKeysMoveTheMap();
    void picksAQuarterByClick();
    void clickOnAMark();
    void firstViewIsWherePeopleLive_data();
    void firstViewIsWherePeopleLive();
    void scaleBarIsAsWideAsItsBar();
    void typedCoordinatesShowThePlace();
    void silentAddressesOnlyWhenSwitchedOn();
    void hiddenPiecesAreNotDrawn();
    void toolPictures_data();
    void toolPictures();
    void pictures_data();
    void pictures();

private:
    [[nodiscard]] QWidget *surface() const { return m_pane->findChild<QWidget *>(u"mapSurface"_s); }

    void click(QPointF pixel)
    {
        QTest::mouseMove(surface(), pixel.toPoint());
        QTest::mouseClick(surface(), Qt::LeftButton, {}, pixel.toPoint());
    }

    void open(QSize size)
    {
        m_pane->resize(size);
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    }

    [[nodiscard]] AreaPiece polygon(const QString &name, const QList<QPointF> &degrees, bool exclude = false) const;
    [[nodiscard]] Area designArea() const;

    std::unique_ptr<MapWorld> m_world;
    std::unique_ptr<MapWorld> m_trento; ///< then m_world is, and this the sample
    std::unique_ptr<MapPane> m_pane;
    GeoPoint m_centre; ///< of the town's old part
};

void tst_MapPane::initTestCase()
{
    QString why;
    m_world = MapWorld::sample(why);
    QVERIFY2(m_world, qPrintable(why));
    QLocale::setDefault(QLocale(QLocale::Italian, QLocale::Italy));
    for (const QString &words : {u":/i18n/core_it.qm"_s, u":/i18n/mapview_it.qm"_s}) {
        auto *translator = new QTranslator(this);
        QVERIFY(translator->load(words));
        QVERIFY(QCoreApplication::installTranslator(translator));
    }
    QFont font(u"Inter"_s);
    font.setPixelSize(14);
    QGuiApplication::setFont(font);
    m_centre = m_world->middle();
    QTRY_VERIFY(m_world->counter->index());
}

void tst_MapPane::init()
{
    m_world->draft = std::make_unique<CampaignDraft>();
    m_world->counter = std::make_unique<AudienceCounter>(*m_world->draft, *m_world->contacts);
    QTRY_VERIFY(m_world->counter->index());
    m_pane = std::make_unique<MapPane>(*m_world->tiles, *m_world->town);
}

void tst_MapPane::cleanup()
{
    m_pane.reset();
}

/// Areas are drawn by our own projection, tiles by Qt Location's: they must agree to a fraction of a pixel.
void tst_MapPane::standsWhereQtLocationStands()
{
    open({900, 700});
    for (const double zoom : {12.0, 15.0, 18.0}) {
        m_pane->showPoint(m_centre, zoom);
        QQuickItem *map = nullptr;
        const auto *quick = qobject_cast<QQuickWidget *>(surface());
        QList<QQuickItem *> items{quick->rootObject()};
        for (qsizetype i = 0; i < items.size() && !map; ++i) {
            items += items[i]->childItems();
            if (items[i]->inherits("QDeclarativeGeoMap"))
                map = items[i];
        }
        QVERIFY(map);
        QTRY_VERIFY(map->property("mapReady").toBool());
        for (const QPointF pixel : {QPointF(20, 30), QPointF(450, 350), QPointF(880, 690)}) {
            QGeoCoordinate there;
            QVERIFY(QMetaObject::invokeMethod(
                map, "toCoordinate", Q_RETURN_ARG(QGeoCoordinate, there), Q_ARG(QPointF, pixel), Q_ARG(bool, false)));
            const QPointF ours = m_pane->pixelOf(GeoPoint::fromDegrees(there.latitude(), there.longitude()));
            QVERIFY2(std::hypot(ours.x() - pixel.x(), ours.y() - pixel.y()) < 0.3,
                qPrintable(u"%1,%2 at zoom %3"_s.arg(ours.x()).arg(ours.y()).arg(zoom)));
        }
    }
}

/// A picture taken when the pane says complete is the same as one taken long after.
void tst_MapPane::completeMeansComplete()
{
    open({1200, 800});
    QSignalSpy complete(m_pane.get(), &MapPane::completeChanged);
    for (const double zoom : {14.0, 16.0}) {
        m_pane->showPoint(m_centre, zoom);
        QVERIFY(!m_pane->isComplete());
        QTRY_VERIFY_WITH_TIMEOUT(m_pane->isComplete(), 20000);
        const QImage atOnce = m_pane->grab().toImage();
        QTest::qWait(700); // the only fixed wait: it gives a late tile the time to betray us
        QVERIFY(m_pane->isComplete());
        QVERIFY(atOnce == m_pane->grab().toImage());
    }
    QVERIFY(complete.size() >= 3);
}

void tst_MapPane::anotherLookWithoutAFlash()
{
    open({900, 700});
    m_pane->showPoint(m_centre, 15);
    QTRY_VERIFY_WITH_TIMEOUT(m_pane->isComplete(), 20000);
    const auto brightness = [this] {
        const QImage small = m_pane->grab().toImage().scaled(1, 1, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        return qGray(small.pixel(0, 0));
    };
    const int light = brightness();
    QVERIFY(light > 180);
    m_pane->setLook(MapLook::Dark);
    // Until the dark town is whole the light one stays: never the bare ground.
    while (!m_pane->isComplete()) {
        QVERIFY2(std::abs(brightness() - light) < 8 || m_pane->isComplete(), qPrintable(QString::number(brightness())));
        QTest::qWait(5);
    }
    QTRY_VERIFY(brightness() < 70);
}

void tst_MapPane::drawsAPolygonWithTheMouse()
{
    open({1000, 800});
    m_pane->edit(m_world->draft.get(), m_world->counter.get());
    m_pane->showPoint(m_centre, 16);
    m_pane->setTool(MapPane::Tool::Polygon);
    QSignalSpy refused(m_pane.get(), &MapPane::refused);
    const QList<QPointF> corners{{300, 250}, {700, 280}, {650, 600}, {320, 560}};
    for (const QPointF corner : corners)
        click(corner);
    QVERIFY(m_world->draft->area().isEmpty());
    QTRY_VERIFY(m_world->counter->count().phones > 0); // counted before it is closed
    QTest::keyClick(surface(), Qt::Key_Return);
    QCOMPARE(m_world->draft->area().pieces.size(), 1);
    const GeoRing ring = m_world->draft->area().pieces.first().rings.first();
    QCOMPARE(ring.size(), corners.size());
    for (int i = 0; i < corners.size(); ++i) {
        const QPointF pixel = m_pane->pixelOf(ring[i]);
        QVERIFY(std::hypot(pixel.x() - corners[i].x(), pixel.y() - corners[i].y()) < 1);
    }
    // a corner is dragged: one step, and more phones
    const int before = m_world->counter->count().phones;
    QTest::mousePress(surface(), Qt::LeftButton, {}, corners[2].toPoint());
    for (int i = 1; i <= 10; ++i)
        QTest::mouseMove(surface(), (corners[2] + QPointF(12, 10) * i).toPoint());
    QTest::mouseRelease(surface(), Qt::LeftButton, {}, (corners[2] + QPointF(120, 100)).toPoint());
    QTRY_VERIFY(m_world->counter->count().phones > before);
    QTest::keyClick(surface(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_world->draft->area().pieces.first().rings.first(), ring);
    QVERIFY(refused.isEmpty());
}

void tst_MapPane::refusesInWords()
{
    open({1000, 800});
    m_pane->edit(m_world->draft.get(), m_world->counter.get());
    m_pane->showPoint(m_centre, 16);
    m_pane->setTool(MapPane::Tool::Polygon);
    QSignalSpy refused(m_pane.get(), &MapPane::refused);
    for (const QPointF corner : {QPointF(300, 250), QPointF(700, 600), QPointF(700, 250), QPointF(300, 600)})
        click(corner);
    QTest::keyClick(surface(), Qt::Key_Return);
    QCOMPARE(refused.size(), 1);
    QCOMPARE(refused.first().first().value<Error>().code, ErrorCode::AreaSelfCrossing);
    QVERIFY(m_world->draft->area().isEmpty());
    QTest::keyClick(surface(), Qt::Key_Escape);
    QTest::keyClick(surface(), Qt::Key_Escape);
    QCOMPARE(m_pane->tool(), MapPane::Tool::Select);
}

void tst_MapPane::dragWheelAndKeysMoveTheMap()
{
    open({800, 600});
    m_pane->showPoint(m_centre, 15);
    const GeoPoint under = m_pane->placeAt({400, 300});
    QTest::mousePress(surface(), Qt::LeftButton, {}, {400, 300});
    QTest::mouseMove(surface(), {430, 310});
    QTest::mouseMove(surface(), {500, 340});
    QTest::mouseRelease(surface(), Qt::LeftButton, {}, {500, 340});
    QVERIFY(std::hypot(m_pane->pixelOf(under).x() - 500, m_pane->pixelOf(under).y() - 340) < 1.5);

    const GeoPoint fixed = m_pane->placeAt({200, 100});
    const GeoPoint beside = m_pane->placeAt({210, 100});
    QWheelEvent wheel(QPointF(200, 100), surface()->mapToGlobal(QPointF(200, 100)), {}, {0, 120}, Qt::NoButton, {},
        Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(surface(), &wheel);
    QVERIFY(std::hypot(m_pane->pixelOf(fixed).x() - 200, m_pane->pixelOf(fixed).y() - 100) < 1.5);
    QVERIFY(std::abs(m_pane->pixelOf(beside).x() - m_pane->pixelOf(fixed).x() - 20) < 0.5);

    const GeoPoint middle = m_pane->placeAt({400, 300});
    QTest::keyClick(surface(), Qt::Key_Right);
    QVERIFY(std::abs(m_pane->pixelOf(middle).x() - 300) < 1.5);
    QTest::keyClick(surface(), Qt::Key_Minus);
    QVERIFY(std::abs(m_pane->pixelOf(beside).x() - m_pane->pixelOf(fixed).x() - 10) < 0.5);
    for (int i = 0; i < 30; ++i)
        QTest::keyClick(surface(), Qt::Key_Plus);
    QVERIFY(std::isnan(m_pane->pixelOf(GeoPoint::fromDegrees(0, 0)).x()));
    // The town cannot be lost: its middle half stays reachable.
    m_pane->showPoint(GeoPoint::fromDegrees(0, 0), 12);
    const GeoBox box = m_world->town->town().bounds;
    QVERIFY(m_pane->placeAt({400, 300}).latE7 > box.south - (box.north - box.south));
}

void tst_MapPane::picksAQuarterByClick()
{
    const auto quarters = m_world->town->quarters();
    const auto it = std::ranges::find_if(quarters, [](const Quarter &quarter) { return !quarter.rings.isEmpty(); });
    if (it == quarters.end())
        QSKIP("The town has no quarter with a border.");
    open({1000, 800});
    m_pane->edit(m_world->draft.get(), m_world->counter.get());
    m_pane->showPoint(it->centre, 16);
    const auto there = m_world->town->quarterAt(it->centre);
    if (!there)
        QSKIP("The quarter's own point lies outside of it.");
    m_pane->setTool(MapPane::Tool::Quarter);
    click({500, 400});
    QCOMPARE(m_world->draft->area().pieces.size(), 1);
    QCOMPARE(m_world->draft->area().pieces.first().name, there->name);
}

void tst_MapPane::clickOnAMark()
{
    AddressMarks marks;
    marks.setEntries({{m_centre, Mark::Heard}, {m_centre, Mark::Help}});
    open({800, 600});
    m_pane->setMarks(&marks);
    m_pane->showPoint(m_centre, 17);
    QSignalSpy clicked(m_pane.get(), &MapPane::markClicked);
    click({400, 300});
    QCOMPARE(clicked.size(), 1);
    QCOMPARE(clicked.first().first().toInt(), 1); // the one on top
    m_pane->setMarkFilter({Mark::Heard});
    click({400, 300});
    QCOMPARE(clicked.last().first().toInt(), 0);
    click({100, 100});
    QCOMPARE(clicked.size(), 2);
}

void tst_MapPane::firstViewIsWherePeopleLive_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addRow("small") << QSize(824, 640);
    QTest::addRow("middle") << QSize(1018, 790);
    QTest::addRow("large") << QSize(1400, 1000);
}

void tst_MapPane::firstViewIsWherePeopleLive()
{
    QFETCH(const QSize, size);
    open(size);
    const GeoPoint northWest = m_pane->placeAt({0, 0});
    const GeoPoint southEast = m_pane->placeAt({double(size.width()), double(size.height())});
    const GeoBox ground = m_world->town->town().bounds;
    QVERIFY(northWest.latE7 <= ground.north && southEast.latE7 >= ground.south);
    QVERIFY(northWest.lonE7 >= ground.west && southEast.lonE7 <= ground.east);
    int seen = 0, all = 0;
    for (const PlacedAddress &address : m_world->town->allAddresses()) {
        ++all;
        seen += std::isnan(m_pane->pixelOf(*address.position).x()) ? 0 : 1;
    }
    QVERIFY2(seen > all * 9 / 10, qPrintable(u"%1 of %2"_s.arg(seen).arg(all)));
    QVERIFY(seen < all); // the farm at the far end does not decide
}

void tst_MapPane::scaleBarIsAsWideAsItsBar()
{
    open({800, 600});
    auto *scale = m_pane->findChild<QWidget *>(u"mapScale"_s);
    const auto dark = [](const QImage &image, int x) { return qGray(image.pixel(x, 22)) < 128; };
    for (const double zoom : {13.0, 15.0, 16.0}) {
        m_pane->showPoint(m_centre, zoom);
        const QImage image = scale->grab().toImage();
        int first = 0, last = image.width() - 1;
        while (first < last && !dark(image, first))
            ++first;
        while (last > first && !dark(image, last))
            --last;
        QVERIFY(last > first);
        QVERIFY(std::abs(first - (image.width() - 1 - last)) <= 2);
    }
}

AreaPiece tst_MapPane::polygon(const QString &name, const QList<QPointF> &degrees, bool exclude) const
{
    AreaPiece piece;
    piece.id = PieceId::create();
    piece.name = name;
    piece.exclude = exclude;
    GeoRing ring;
    for (const QPointF corner : degrees)
        ring.append(GeoPoint::fromDegrees(corner.y(), corner.x()));
    piece.rings = {ring};
    return piece;
}

/// About what the design's pictures show.
Area tst_MapPane::designArea() const
{
    Area area;
    AreaPiece quarter = polygon(u"Piedicastello"_s,
        {{11.1043, 46.0745}, {11.1052, 46.0752}, {11.1120, 46.0766}, {11.1148, 46.0773}, {11.1153, 46.0745},
            {11.1147, 46.0718}, {11.1118, 46.0668}, {11.1102, 46.0669}, {11.1092, 46.0700}});
    quarter.kind = PieceKind::Quarter;
    area.pieces << quarter;
    if (const auto street = m_world->town->streetByName(u"Corso Michelangelo Buonarroti"_s)) {
        AreaPiece piece;
        piece.id = PieceId::create();
        piece.kind = PieceKind::Street;
        piece.name = u"C.so Buonarroti"_s;
        piece.rings = street->lines;
        piece.street = StreetStretch{.streetKey = street->key};
        area.pieces << piece;
    }
    area.pieces << polygon(u"Area A"_s,
        {{11.1160, 46.0701}, {11.1176, 46.0706}, {11.1188, 46.0697}, {11.1190, 46.0683}, {11.1190, 46.0670},
            {11.1160, 46.0670}, {11.1135, 46.0650}, {11.1127, 46.0655}, {11.1142, 46.0675}, {11.1150, 46.0688}});
    area.pieces << polygon(u"Doss Trento"_s,
        {{11.1087, 46.0745}, {11.1104, 46.0750}, {11.1122, 46.0748}, {11.1128, 46.0741}, {11.1126, 46.0733},
            {11.1112, 46.0729}, {11.1095, 46.0730}, {11.1088, 46.0736}},
        true);
    return area;
}

void tst_MapPane::typedCoordinatesShowThePlace()
{
    open({900, 700});
    m_pane->edit(m_world->draft.get(), m_world->counter.get());
    m_pane->setTool(MapPane::Tool::Corridor);
    m_pane->showPoint(m_centre, 16);
    QCOMPARE(m_pane->typePlace(u"Via Roma"_s).error().code, ErrorCode::CoordinatesUnclear);
    QCOMPARE(m_pane->typePlace(u"200, 11"_s).error().code, ErrorCode::CoordinatesOutOfRange);
    const GeoPoint far{m_centre.latE7 + 60'000, m_centre.lonE7 + 80'000};
    QVERIFY(std::isnan(m_pane->pixelOf(far).x()));
    const QString text = QString::number(far.latitude(), 'f', 7) + u", "_s + QString::number(far.longitude(), 'f', 7);
    QCOMPARE(m_pane->typePlace(text), Result<GeoPoint>(far));
    QVERIFY(!std::isnan(m_pane->pixelOf(far).x())); // the map went there
    QCOMPARE(m_pane->metres(), 50.0);
    QSignalSpy metres(m_pane.get(), &MapPane::metresChanged);
    QVERIFY(m_pane->setMetres(120));
    QCOMPARE(m_pane->metres(), 120.0);
    QCOMPARE(metres.size(), 1);
}

void tst_MapPane::silentAddressesOnlyWhenSwitchedOn()
{
    open({400, 300});
    m_pane->showPoint(m_centre, 17);
    QTRY_VERIFY_WITH_TIMEOUT(m_pane->isComplete(), 20000);
    const QImage without = m_pane->grab().toImage();
    m_pane->setSilentPoints({m_centre});
    QCOMPARE(m_pane->grab().toImage(), without);
    m_pane->setSilentShown(true);
    QTRY_VERIFY(m_pane->grab().toImage() != without);
    const QImage silent = m_pane->grab().toImage();
    const QPoint at = (m_pane->pixelOf(m_centre) * m_pane->devicePixelRatioF()).toPoint();
    QVERIFY(qAbs(qBlue(silent.pixel(at)) - qRed(silent.pixel(at))) < 40); // hollow, no disc of a phone
    m_pane->setSilentShown(false);
    QTRY_COMPARE(m_pane->grab().toImage(), without);
}

void tst_MapPane::hiddenPiecesAreNotDrawn()
{
    open({400, 300});
    m_pane->showPoint(m_centre, 17);
    QTRY_VERIFY_WITH_TIMEOUT(m_pane->isComplete(), 20000);
    AreaPiece piece;
    piece.id = PieceId::create();
    piece.name = u"A"_s;
    piece.rings = {{m_pane->placeAt({100, 100}), m_pane->placeAt({300, 100}), m_pane->placeAt({300, 250})}};
    piece.hidden = true;
    const QImage without = m_pane->grab().toImage();
    m_pane->setArea(Area{{piece}}, MapPane::AreaStyle::Editing);
    QTRY_VERIFY(m_pane->isComplete());
    QCOMPARE(m_pane->grab().toImage(), without);
    piece.hidden = false;
    m_pane->setArea(Area{{piece}}, MapPane::AreaStyle::Editing);
    QTRY_VERIFY(m_pane->isComplete());
    QVERIFY(m_pane->grab().toImage() != without);
}

void tst_MapPane::toolPictures_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("look");
    for (const char *what :
        {"rectangle", "circle", "corridor", "flank", "street", "strip", "quarters", "silent", "town"}) {
        QTest::addRow("%s-light", what) << QString::fromLatin1(what) << QSize(1400, 1008) << int(MapLook::Light);
        QTest::addRow("%s-dark", what) << QString::fromLatin1(what) << QSize(832, 648) << int(MapLook::Dark);
    }
}

/// Each tool in the hand over a real town, to look at.
void tst_MapPane::toolPictures()
{
    QFETCH(const QString, what);
    QFETCH(const QSize, size);
    QFETCH(const int, look);
    if (!m_trento) {
        QString why;
        m_trento = MapWorld::trento(why);
        if (!m_trento)
            QSKIP(qPrintable(why));
        std::swap(m_world, m_trento);
        m_centre = GeoPoint::fromDegrees(46.0695, 11.1160);
    }
    init();
    m_pane->setLook(MapLook(look));
    open(size);
    m_pane->edit(m_world->draft.get(), m_world->counter.get());
    m_pane->showPoint(GeoPoint::fromDegrees(46.0690, 11.1190), 16);
    const QPointF c(size.width() / 2.0, size.height() / 2.0);
    const auto key = [&](int code, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(surface(), Qt::Key(code), modifiers);
    };
    const auto drag = [&](QPointF from, QPointF to, bool release, Qt::KeyboardModifiers modifiers = {}) {
        QTest::mouseMove(surface(), from.toPoint());
        QTest::mousePress(surface(), Qt::LeftButton, modifiers, from.toPoint());
        QTest::mouseMove(surface(), ((from + to) / 2).toPoint());
        QTest::mouseMove(surface(), to.toPoint());
        if (release)
            QTest::mouseRelease(surface(), Qt::LeftButton, modifiers, to.toPoint());
    };
    QPointF held = c;
    if (what == u"rectangle") {
        m_pane->setTool(MapPane::Tool::Rectangle);
        drag(c - QPointF(180, 120), c + QPointF(160, 110), true);
        drag(held = c + QPointF(160, 110), c + QPointF(190, 130), false);
    } else if (what == u"circle") {
        m_pane->setTool(MapPane::Tool::Circle);
        click(c);
        QTest::mouseMove(surface(), (held = c + QPointF(120, 60)).toPoint());
        for (const int digit : {Qt::Key_2, Qt::Key_5, Qt::Key_0})
            key(digit);
    } else if (what == u"corridor" || what == u"flank") {
        m_pane->setTool(MapPane::Tool::Corridor);
        for (const QPointF corner : {QPointF(-260, -220), QPointF(-190, -80), QPointF(-150, 40)})
            click(c + corner);
        QTest::mouseMove(surface(), (held = c + QPointF(-60, 200)).toPoint());
        if (what == u"flank") {
            click(held);
            key(Qt::Key_Return);
            key(Qt::Key_L);
            key(Qt::Key_8);
            key(Qt::Key_0);
            key(Qt::Key_Return);
        }
    } else if (what == u"street" || what == u"strip") {
        const auto street = m_world->town->streetByName(u"Via Torre Verde"_s);
        QVERIFY(street);
        AreaPiece piece;
        piece.id = PieceId::create();
        piece.kind = PieceKind::Street;
        piece.name = street->name;
        piece.rings = street->lines;
        piece.street = StreetStretch{.streetKey = street->key};
        m_world->draft->addPiece(piece);
        m_pane->showArea();
        m_pane->setTool(MapPane::Tool::Street);
        key(Qt::Key_Tab);
        key(Qt::Key_Right);
        key(Qt::Key_Right);
        key(Qt::Key_Right);
        key(Qt::Key_Right);
        if (what == u"strip") {
            key(Qt::Key_L);
            key(Qt::Key_3);
            key(Qt::Key_0);
        }
    } else if (what == u"quarters") {
        m_pane->setTool(MapPane::Tool::Quarter);
        m_pane->showTown();
        drag(c - QPointF(200, 200), held = c + QPointF(220, 200), false, Qt::ShiftModifier);
    } else if (what == u"silent") {
        m_pane->setTool(MapPane::Tool::Circle);
        drag(c, c + QPointF(200, 0), true);
        QList<GeoPoint> silent;
        const QList<PlacedAddress> all = m_world->town->allAddresses();
        for (qsizetype i = 0; i < all.size(); i += 5)
            silent.append(*all[i].position);
        m_pane->setSilentPoints(silent);
        m_pane->setSilentShown(true);
    } else {
        AreaPiece town;
        town.id = PieceId::create();
        town.kind = PieceKind::Town;
        town.name = u"Tutto il Comune"_s;
        m_world->draft->addPiece(town);
        m_pane->showArea();
    }
    QTRY_VERIFY_WITH_TIMEOUT(m_pane->isComplete(), 30000);
    QTest::qWait(50); // count and points of the last change
    QTRY_VERIFY_WITH_TIMEOUT(m_pane->isComplete(), 30000);
    const QString folder = u"" CAMPANILE_SOURCE_DIR "/out/test"_s;
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(!m_pane->helpLine().isEmpty());
    qInfo("%s", qPrintable(m_pane->helpLine()));
    QVERIFY(
        m_pane->grab().toImage().save(folder + u"/tool-"_s + QString::fromUtf8(QTest::currentDataTag()) + u".png"_s));
    QTest::mouseRelease(surface(), Qt::LeftButton, {}, held.toPoint());
}

void tst_MapPane::pictures_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("look");
    for (const auto &[name, look] : {std::pair("light", MapLook::Light), std::pair("dark", MapLook::Dark)}) {
        QTest::addRow("edit-%s", name) << u"edit"_s << QSize(1400, 1008) << int(look);
        QTest::addRow("drill-%s", name) << u"drill"_s << QSize(1400, 976) << int(look);
        QTest::addRow("live-%s", name) << u"live"_s << QSize(1080, 616) << int(look);
        QTest::addRow("receipt-%s", name) << u"receipt"_s << QSize(512, 518) << int(look);
        QTest::addRow("sketch-%s", name) << u"sketch"_s << QSize(1400, 1008) << int(look);
        QTest::addRow("far-%s", name) << u"far"_s << QSize(1080, 616) << int(look);
    }
    for (const QSize size : {QSize(1400, 1000), QSize(824, 640)}) {
        for (const char *town : {"borgo", "trento"}) {
            for (const auto &[name, look] : {std::pair("light", MapLook::Light), std::pair("dark", MapLook::Dark)})
                QTest::addRow("first-%s-%d-%s", town, size.width(), name)
                    << QString::fromLatin1(town) << size << int(look);
        }
    }
    QTest::addRow("compact-light") << u"edit"_s << QSize(832, 648) << int(MapLook::Light);
    QTest::addRow("wall") << u"wall"_s << QSize(936, 784) << int(MapLook::Wall);
    QTest::addRow("wall-stale") << u"stale"_s << QSize(936, 784) << int(MapLook::Wall);
    QTest::addRow("grey-light") << u"stale"_s << QSize(1080, 616) << int(MapLook::Light);
}

/// To look at, beside the design's.
void tst_MapPane::pictures()
{
    QFETCH(const QString, what);
    QFETCH(const QSize, size);
    QFETCH(const int, look);
    if (!m_trento) {
        QString why;
        m_trento = MapWorld::trento(why);
        if (!m_trento)
            QSKIP(qPrintable(why));
        std::swap(m_world, m_trento);
        m_centre = GeoPoint::fromDegrees(46.0695, 11.1160);
    }
    init();
    if (what == u"borgo")
        m_pane = std::make_unique<MapPane>(*m_trento->tiles, *m_trento->town);
    m_pane->setLook(MapLook(look));
    open(size);
    const Area area = designArea();
    AddressMarks marks;
    if (what == u"edit" || what == u"drill") {
        m_pane->setClearance({0, 80, 0, 0});
        m_pane->setDrill(what == u"drill");
        for (const AreaPiece &piece : area.pieces)
            m_world->draft->addPiece(piece);
        m_pane->edit(m_world->draft.get(), m_world->counter.get());
        m_pane->setTool(MapPane::Tool::Polygon);
        m_pane->showPoint(GeoPoint::fromDegrees(46.0700, 11.1150), 16);
        if (size.width() > 1000) {
            m_world->draft->setCurrentPiece(area.pieces[2].id);
            const QPointF corner = m_pane->pixelOf(area.pieces[2].rings[0][4]);
            if (!std::isnan(corner.x()))
                click(corner);
        }
    } else if (what == u"borgo" || what == u"trento") {
        m_pane->showTown();
    } else if (what == u"sketch") {
        m_pane->edit(m_world->draft.get(), m_world->counter.get());
        m_pane->setTool(MapPane::Tool::Polygon);
        m_pane->showPoint(m_centre, 16);
        for (const QPointF corner : {QPointF(480, 330), QPointF(800, 300), QPointF(900, 560)})
            click(corner);
        QTest::mouseMove(surface(), {610, 640});
        QTest::mouseMove(surface(), {600, 640});
    } else {
        m_pane->setArea(area, what == u"receipt" ? MapPane::AreaStyle::Receipt : MapPane::AreaStyle::Live);
        if (what == u"receipt") {
            m_pane->setDrawnArea(area);
        } else {
            QList<AddressMarks::Entry> entries;
            const AudienceIndex &index = *m_world->counter->index();
            const QList<int> selected = index.select(what == u"far" ? Area{} : area);
            quint32 random = 7;
            const auto add = [&](const Contact &contact) {
                random = random * 1664525 + 1013904223;
                static constexpr Mark mostly[] = {Mark::Confirmed, Mark::Confirmed, Mark::Confirmed, Mark::Confirmed,
                    Mark::Heard, Mark::Heard, Mark::Heard, Mark::Voicemail, Mark::NoAnswer, Mark::NoAnswer,
                    Mark::NoAnswer};
                const quint32 roll = (random >> 8) % 300;
                const Mark mark = roll < 3 ? Mark::Help
                    : roll < 9             ? Mark::InCall
                    : roll < 16            ? Mark::Unreachable
                    : roll < 24            ? Mark::Busy
                    : roll < 34            ? Mark::HungUp
                    : roll < 37            ? Mark::Invalid
                    : roll < 38            ? Mark::Blocked
                    : roll < 42            ? Mark::Queued
                    : roll < 44            ? Mark::Uncertain
                                           : mostly[roll % std::size(mostly)];
                entries.append({*contact.position, mark});
            };
            if (what == u"far")
                for (const Contact &contact : index.contacts())
                    add(contact);
            for (const int i : selected)
                add(index.contacts()[i]);
            marks.setEntries(entries);
            m_pane->setMarks(&marks);
            m_pane->setGrey(what == u"stale");
            if (look == int(MapLook::Wall)) {
                m_pane->setMarkScale(1.5);
                m_pane->setChrome(false, false, true);
            }
        }
        if (what == u"far")
            m_pane->showPoint(m_centre, 13);
        else
            m_pane->showArea();
    }
    QTRY_VERIFY_WITH_TIMEOUT(m_pane->isComplete(), 30000);
    QTest::qWait(50); // count and points of the last change
    QTRY_VERIFY_WITH_TIMEOUT(m_pane->isComplete(), 30000);
    const QString folder = u"" CAMPANILE_SOURCE_DIR "/out/test"_s;
    QVERIFY(QDir().mkpath(folder));
    const QImage picture = m_pane->grab().toImage();
    QCOMPARE(picture.size(), size * m_pane->devicePixelRatioF());
    QVERIFY(picture.save(folder + u"/map-"_s + QString::fromUtf8(QTest::currentDataTag()) + u".png"_s));
    m_pane->setMarks(nullptr);
}

QTEST_MAIN(tst_MapPane)
#include "tst_mappane.moc"
