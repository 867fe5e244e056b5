// SPDX-License-Identifier: GPL-3.0-or-later
#include "callschart.h"
#include "clock.h"
#include "dialerfixture.h"
#include "flakyproxy.h"
#include "liveboard.h"
#include "livepage.h"
#include "mappane.h"
#include "mapworld.h"
#include "screenshot.h"
#include "wallwindow.h"

#include <QAbstractButton>
#include <QLabel>

using namespace campanile;
using namespace campanile::testing;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The live page and the wall over a real dialer that calls a real town.
class TestLive : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void chartSteps();
    void emptyPageLeadsToTheAlert();
    void aCampaignOnLivePageAndWall();
    void canaryGoesOnOnlyWhenHeld();
    void stopActsAtOnce();

private:
    [[nodiscard]] PreparedCampaign campaign(int limit) const;
    static bool launch(GrpcDialingBackend &backend, const PreparedCampaign &campaign, int canary = 0);
    std::unique_ptr<MapWorld> m_world;
    std::shared_ptr<const AudienceIndex> m_index;
    QString m_why;
    SystemClock m_clock;
};

void TestLive::initTestCase()
{
    speakItalian();
    m_world = MapWorld::trento(m_why);
    if (!m_world)
        m_world = MapWorld::sample(m_why);
    QVERIFY2(m_world, qPrintable(m_why));
    m_index = m_world->contacts->index().result().value();
}

/// Everybody within a few hundred metres of the middle of the addresses.
PreparedCampaign TestLive::campaign(int limit) const
{
    PreparedCampaign made = sampleCampaign(0);
    made.title = u"Piena dell’Adige: lasciare i piani terra"_s;
    const GeoPoint middle = m_world->middle();
    AreaPiece piece;
    piece.name = u"Centro storico"_s;
    const auto corner = [&](int north, int east) { return GeoPoint{middle.latE7 + north, middle.lonE7 + east}; };
    piece.rings = {{corner(42'000, -78'000), corner(64'000, 12'000), corner(36'000, 74'000), corner(-38'000, 66'000),
        corner(-58'000, -8'000), corner(-30'000, -70'000)}};
    AreaPiece other = piece;
    other.name = u"Area A"_s;
    other.rings = {
        {corner(-64'000, -60'000), corner(-66'000, 20'000), corner(-100'000, 10'000), corner(-96'000, -56'000)}};
    AreaPiece hole = piece;
    hole.name = u"Piazza"_s;
    hole.exclude = true;
    hole.rings = {{corner(12'000, -16'000), corner(14'000, 18'000), corner(-10'000, 16'000), corner(-12'000, -14'000)}};
    made.area.pieces = {piece, other, hole};
    for (const int row : m_index->select(made.area)) {
        if (made.recipients.size() >= limit)
            break;
        const Contact &contact = m_index->contacts().at(row);
        made.recipients.append({contact.id, contact.number.e164(), true});
    }
    made.tracks = {Track::of(u"it"_s, toneWav(20'000), {})};
    return made;
}

bool TestLive::launch(GrpcDialingBackend &backend, const PreparedCampaign &campaign, int canary)
{
    const auto receipt = answerOf(backend.prepare(campaign));
    return receipt && verify(*receipt, campaign) && answerOf(backend.launch(campaign.id, receipt->digest, canary));
}

void TestLive::chartSteps()
{
    QCOMPARE(CallsChart::ceiling(1), 2);
    QCOMPARE(CallsChart::ceiling(137), 160);
    QCOMPARE(CallsChart::ceiling(161), 200);
    QCOMPARE(CallsChart::stepFor(40), 1);
    QCOMPARE(CallsChart::stepFor(24 * 60), 30);
    const auto bars = CallsChart::barsOf({{10, 5, 1}, {13, 7, 2}}, {{13, 3}, {15, 4}}, 1);
    QCOMPARE(bars.size(), 6);
    QCOMPARE(bars[1], (CallsChart::Bar{11, 0, 0, 0}));
    QCOMPARE(bars[3], (CallsChart::Bar{13, 7, 2, 3}));
    QCOMPARE(CallsChart::barsOf({{10, 5, 1}, {13, 7, 2}}, {}, 5).size(), 1);
    QVERIFY(CallsChart::barsOf({}, {}, 1).isEmpty());
}

void TestLive::emptyPageLeadsToTheAlert()
{
    DialerFixture fixture(100);
    QVERIFY(fixture.start());
    GrpcDialingBackend backend;
    backend.setEndpoint(fixture.dialer().endpoint());
    LiveBoard board(backend, m_world->town.get());
    board.start(200ms);
    LivePage page(board, new MapPane(*m_world->tiles, *m_world->town));
    photograph(page, u"live-empty"_s, {1816, 1000}, Look::Light);
    QTRY_VERIFY(board.isReachable());
    QSignalSpy asked(&page, &LivePage::alertRequested);
    page.findChild<QAbstractButton *>(u"prepareAlert"_s)->click();
    QCOMPARE(asked.count(), 1);
}

void TestLive::aCampaignOnLivePageAndWall()
{
    DialerFixture fixture(20, {u"--cps"_s, u"4"_s, u"--channels"_s, u"60"_s});
    QVERIFY(fixture.start());
    FlakyProxy proxy(fixture.dialer().endpoint().address);
    DialerEndpoint endpoint = fixture.dialer().endpoint();
    endpoint.address = proxy.address();
    GrpcDialingBackend backend({.staleAfter = 3s, .firstRetry = 1s, .longestRetry = 5s});
    backend.setEndpoint(endpoint);
    LiveBoard board(backend, m_world->town.get());
    board.setIndex(m_index);
    auto *map = new MapPane(*m_world->tiles, *m_world->town);
    LivePage page(board, map);
    auto *wallMap = new MapPane(*m_world->tiles, *m_world->town);
    WallWindow wall(board, wallMap, m_clock);
    PreparedCampaign sent = campaign(1200);
    QVERIFY(sent.recipients.size() > 500);
    // the third round is far enough from the second for the pictures between them, on a busy machine too
    for (auto &pause : sent.policy.retryDelay)
        pause = 12min;
    QVERIFY(launch(backend, sent));
    board.start(500ms);
    QTRY_VERIFY(board.current() && board.current()->isLoaded());
    LiveCampaign &live = *board.current();
    page.resize(1816, 1000);
    page.show();
    QTRY_VERIFY_WITH_TIMEOUT(live.progress().rounds().size() >= 2 && live.progress().rounds()[1].called > 60, 90'000);
    QVERIFY(live.totals().reached > 0);
    QTRY_VERIFY_WITH_TIMEOUT(map->isComplete(), 20'000);
    photograph(page, u"live-1920"_s, {1816, 1000}, Look::Light);
    wall.resize(1920, 1080);
    wall.show();
    QTRY_VERIFY_WITH_TIMEOUT(wallMap->isComplete(), 20'000);
    photograph(page, u"live-1920-dark"_s, {1816, 1000}, Look::Dark);
    QTRY_VERIFY_WITH_TIMEOUT(map->isComplete(), 20'000);
    photograph(page, u"live-1920-dark"_s, {1816, 1000}, Look::Dark);
    photograph(wall, u"wall"_s, {1920, 1080}, Look::Light);
    photograph(page, u"live-1280"_s, {1176, 648}, Look::Light);
    QTRY_VERIFY_WITH_TIMEOUT(map->isComplete(), 20'000);
    photograph(page, u"live-1280"_s, {1176, 648}, Look::Light);

    // what is on the screen adds up
    int rows = 0;
    for (const auto &row : wall.view().rows)
        rows += QString(row.count).remove(u'.').toInt();
    QCOMPARE(rows, live.totals().recipients);

    QCOMPARE(live.campaign().state, CampaignState::Running);
    proxy.silence();
    QTRY_VERIFY_WITH_TIMEOUT(live.isStale() && wall.view().stale, 10'000);
    QVERIFY(page.findChild<QWidget *>(u"staleBar"_s)->isVisible());
    QVERIFY(!wall.view().staleDetail.isEmpty());
    photograph(wall, u"wall-stale"_s, {1920, 1080}, Look::Light);
    photograph(page, u"live-stale"_s, {1816, 1000}, Look::Light);
    photograph(page, u"live-stale"_s, {1816, 1000}, Look::Light);
    // the page fits the window of a 1920x1080 screen also with its yellow bar
    QVERIFY2(page.height() <= 1000, qPrintable(QString::number(page.height())));
    QTRY_VERIFY_WITH_TIMEOUT(!live.isStale(), 20'000);
    QTRY_VERIFY(!page.findChild<QWidget *>(u"staleBar"_s)->isVisible());
    QCOMPARE(live.gaps(), 0);
    page.showHelpList();
    auto *list = page.findChild<QWidget *>(u"recipientsDialog"_s);
    QVERIFY(list && !list->isModal());
    list->close();
    page.findChild<QAbstractButton *>(u"stopAll"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(live.campaign().state, CampaignState::Stopped, 20'000);
    QTRY_VERIFY(!page.findChild<QAbstractButton *>(u"stopAll"_s)->isVisible());
    photograph(page, u"live-stopped"_s, {1816, 1000}, Look::Light);
    QSignalSpy correction(&page, &LivePage::correctionRequested);
    page.findChild<QAbstractButton *>(u"correction"_s)->click();
    QCOMPARE(correction.count(), 1);
    // everybody who was called at least once, those whose call STOP ended too
    QCOMPARE(correction[0][1].value<QList<ContactId>>().size(), live.progress().rounds()[0].called);
}

void TestLive::canaryGoesOnOnlyWhenHeld()
{
    DialerFixture fixture(500);
    QVERIFY(fixture.start());
    GrpcDialingBackend backend;
    backend.setEndpoint(fixture.dialer().endpoint());
    LiveBoard board(backend, m_world->town.get());
    board.setIndex(m_index);
    LivePage page(board, nullptr);
    QVERIFY(launch(backend, campaign(100), 20));
    board.start(200ms);
    QTRY_VERIFY_WITH_TIMEOUT(board.current() && board.current()->campaign().state == CampaignState::CanaryDone, 30'000);
    page.resize(1816, 1000);
    page.show();
    auto *goOn = page.findChild<QAbstractButton *>(u"goOn"_s);
    QTRY_VERIFY(goOn->isVisible());
    photograph(page, u"live-canary"_s, {1816, 1000}, Look::Light);
    QTest::mouseClick(goOn, Qt::LeftButton); // a mere click is not enough
    QTest::qWait(300); // what must not happen has no signal
    QCOMPARE(board.current()->campaign().state, CampaignState::CanaryDone);
    QTest::mousePress(goOn, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(board.current()->campaign().state != CampaignState::CanaryDone, 30'000);
    QTest::mouseRelease(goOn, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(board.current()->campaign().state, CampaignState::Finished, 60'000);
    QCOMPARE(board.current()->progress().rounds()[0].called, board.current()->totals().recipients);
}

void TestLive::stopActsAtOnce()
{
    DialerFixture fixture(50);
    QVERIFY(fixture.start());
    GrpcDialingBackend backend;
    backend.setEndpoint(fixture.dialer().endpoint());
    LiveBoard board(backend, m_world->town.get());
    LivePage page(board, nullptr);
    QVERIFY(launch(backend, campaign(800)));
    board.start(200ms);
    QTRY_VERIFY(board.current() && board.current()->isLoaded());
    page.resize(1176, 648);
    page.show();
    auto *stop = page.findChild<QAbstractButton *>(u"stopAll"_s);
    QTRY_VERIFY(stop->isVisible());
    stop->click();
    QVERIFY(!stop->isEnabled());
    QTRY_COMPARE_WITH_TIMEOUT(board.current()->campaign().state, CampaignState::Stopped, 30'000);
    QTRY_COMPARE(board.running(), 0); // the list of campaigns is asked for from time to time
    QCOMPARE(board.current()->totals().active, 0);
}

QTEST_MAIN(TestLive)
#include "tst_live.moc"
