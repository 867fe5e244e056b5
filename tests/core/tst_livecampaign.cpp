// SPDX-License-Identifier: GPL-3.0-or-later
#include "eventstream.h"
#include "fakebackend.h"
#include "livecampaign.h"
#include "recipientmodel.h"
#include "roundsmodel.h"
#include "streetmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace campanile;
using namespace campanile::testing;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

std::shared_ptr<const AudienceIndex> registry(int count)
{
    QList<Contact> contacts;
    for (int i = 0; i < count; ++i) {
        Contact contact{.id = ContactId(u"contact-%1"_s.arg(i)),
            .number = StoredPhoneNumber::trusted(
                u"+39046110"_s + QString::number(i).rightJustified(4, QChar(u'0')), LineKind::Landline)};
        contact.streetAsWritten = i % 3 ? u"Via Roma"_s : u"Via Verruca"_s;
        contact.streetKey = i % 3 ? u"roma"_s : u"verruca"_s;
        contact.civic.number = i / 2 + 1;
        if (i % 10) // two to an address; every tenth has none
            contact.position = GeoPoint{i / 2, 7};
        contacts.append(contact);
    }
    return std::make_shared<AudienceIndex>(contacts);
}

/// What the marks should be, computed the slow way.
Mark worst(const LiveCampaign &live, int position)
{
    Mark mark = Mark::Queued;
    for (int i = 0; i < live.progress().size(); ++i) {
        if (live.directory().position(i) == position)
            mark = std::max(mark, live.progress().mark(i));
    }
    return mark;
}

} // namespace

class TestLiveCampaign : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void modelsFollowWithoutResets();
    void numbersWithoutARegistryAreStillShown();
    void gapsAreCountedAndChangeNothing();
    void staleAndBack();
    void aNewSnapshotReplacesAll();
    void endedCampaignTurnsQueuedToStopped();
    void tellsFiguresFourTimesASecond();
};

void TestLiveCampaign::modelsFollowWithoutResets()
{
    constexpr int count = 200;
    EventStream stream(count, 7);
    auto owned = std::make_unique<FakeWatch>();
    FakeWatch &watch = *owned;
    LiveCampaign live(std::move(owned), registry(count), nullptr);
    const auto fatal = QAbstractItemModelTester::FailureReportingMode::QtTest;
    QAbstractItemModelTester recipientsTester(live.recipients(), fatal);
    QAbstractItemModelTester roundsTester(live.rounds(), fatal);
    QAbstractItemModelTester streetsTester(live.streets(), fatal);
    QSignalSpy named(&live, &LiveCampaign::namesChanged);
    watch.send(stream.emptySnapshot());
    QVERIFY(live.isLoaded());
    QCOMPARE(live.recipients()->rowCount(), count);
    QTRY_COMPARE(named.count(), 1);
    QCOMPARE(live.streets()->rowCount(), 2);
    QCOMPARE(live.streets()->streets()[0], (StreetModel::Row{u"Via Verruca"_s, 67, 67}));
    QCOMPARE(live.recipients()->index(2, RecipientModel::Address).data().toString(), u"Via Roma 2"_s);

    QSignalSpy resets(live.recipients(), &QAbstractItemModel::modelReset);
    QSignalSpy streetResets(live.streets(), &QAbstractItemModel::modelReset);
    QSignalSpy markResets(live.marks(), &AddressMarks::reset);
    CampaignProgress expected(stream.emptySnapshot());
    for (int turn = 0; turn < 20; ++turn) {
        const QList<Event> events = stream.take(137);
        for (const Event &event : events)
            QVERIFY(expected.apply(event));
        watch.send(events);
        QTRY_COMPARE(live.progress().throughSeq(), expected.throughSeq());
        QCOMPARE(live.totals(), expected.totals());
        int unreached = 0;
        for (const auto &street : live.streets()->streets())
            unreached += street.unreached;
        QCOMPARE(unreached, expected.totals().unreached());
        for (int at = 0; at < live.marks()->entries().size(); ++at)
            QCOMPARE(live.marks()->entries()[at].mark, worst(live, at));
    }
    QCOMPARE(resets.count() + streetResets.count() + markResets.count(), 0);
    QCOMPARE(live.gaps(), 0);
    QVERIFY(live.rounds()->rowCount() > 0);
    const auto markOfRow = [&](int row) {
        return static_cast<Mark>(live.recipients()->index(row, 0).data(RecipientModel::MarkRole).toInt());
    };
    for (int row = 0; row < count; ++row)
        QCOMPARE(markOfRow(row), expected.mark(row));
}

void TestLiveCampaign::numbersWithoutARegistryAreStillShown()
{
    EventStream stream(3, 1);
    auto owned = std::make_unique<FakeWatch>();
    FakeWatch &watch = *owned;
    LiveCampaign live(std::move(owned), nullptr, nullptr);
    watch.send(stream.emptySnapshot());
    QCOMPARE(live.recipients()->index(0, RecipientModel::Number).data().toString(), u"contact-0"_s);
    QVERIFY(live.marks()->entries().isEmpty());
    QSignalSpy named(&live, &LiveCampaign::namesChanged);
    live.setIndex(registry(2)); // the third is not in it
    QTRY_COMPARE(named.count(), 1);
    QVERIFY(live.recipients()->index(0, RecipientModel::Number).data().toString() != u"contact-0"_s);
    QCOMPARE(live.recipients()->index(2, RecipientModel::Number).data().toString(), u"contact-2"_s);
    QCOMPARE(live.recipients()->index(2, RecipientModel::Address).data().toString(), QString());
}

void TestLiveCampaign::gapsAreCountedAndChangeNothing()
{
    EventStream stream(5, 1);
    auto owned = std::make_unique<FakeWatch>();
    FakeWatch &watch = *owned;
    LiveCampaign live(std::move(owned), nullptr, nullptr);
    watch.send(stream.emptySnapshot());
    const QList<Event> events = stream.take(10);
    watch.send(events.first(3));
    watch.send(events.sliced(5));
    QTRY_COMPARE(live.gaps(), 5);
    QCOMPARE(live.progress().throughSeq(), 3);
}

void TestLiveCampaign::staleAndBack()
{
    EventStream stream(5, 1);
    auto owned = std::make_unique<FakeWatch>();
    FakeWatch &watch = *owned;
    LiveCampaign live(std::move(owned), nullptr, nullptr);
    QSignalSpy changed(&live, &LiveCampaign::connectionChanged);
    watch.connectAs(CampaignWatch::Connection::Live);
    watch.send(stream.emptySnapshot());
    watch.send(stream.take(2));
    const Heartbeat beat{1'000'000, 2, 10, 0};
    watch.send(beat);
    QVERIFY(live.lastContact().isValid());
    QCOMPARE(live.timeScale(), 10);
    watch.setAge(42s);
    watch.connectAs(CampaignWatch::Connection::Stale, 3s);
    QVERIFY(live.isStale());
    QCOMPARE(live.age(), 42s);
    QVERIFY(live.retryIn() <= 3s && live.retryIn() > 2s);
    const qint64 stopped = live.dialerNowMs();
    // the dialer's clock is not carried on while nobody knows of it; that of one that is there goes on
    auto ownedToo = std::make_unique<FakeWatch>();
    FakeWatch &there = *ownedToo;
    const LiveCampaign other(std::move(ownedToo), nullptr, nullptr);
    there.connectAs(CampaignWatch::Connection::Live);
    there.send(stream.emptySnapshot());
    there.send(beat);
    const qint64 going = other.dialerNowMs();
    QTRY_VERIFY(other.dialerNowMs() > going + 100);
    QCOMPARE(live.dialerNowMs(), stopped);
    watch.connectAs(CampaignWatch::Connection::Live);
    QVERIFY(!live.isStale());
    QCOMPARE(changed.count(), 3);
}

void TestLiveCampaign::aNewSnapshotReplacesAll()
{
    EventStream stream(20, 3);
    auto owned = std::make_unique<FakeWatch>();
    FakeWatch &watch = *owned;
    LiveCampaign live(std::move(owned), registry(20), nullptr);
    QAbstractItemModelTester tester(live.recipients(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy named(&live, &LiveCampaign::namesChanged);
    watch.send(stream.emptySnapshot());
    QTRY_COMPARE(named.count(), 1);
    QSignalSpy markResets(live.marks(), &AddressMarks::reset);
    CampaignProgress ahead(stream.emptySnapshot());
    const QList<Event> events = stream.take(300);
    for (const Event &event : events)
        QVERIFY(ahead.apply(event));
    watch.send(events.first(10)); // waits to be applied, and is older than what comes
    watch.send(ahead.snapshot());
    QCOMPARE(live.progress().throughSeq(), 300);
    QCOMPARE(live.totals(), ahead.totals());
    QCOMPARE(markResets.count(), 1); // the same people: names stay
    for (int at = 0; at < live.marks()->entries().size(); ++at)
        QCOMPARE(live.marks()->entries()[at].mark, worst(live, at));
    watch.send(stream.take(5));
    QTRY_COMPARE(live.progress().throughSeq(), 305);
    QCOMPARE(live.gaps(), 0);
}

void TestLiveCampaign::endedCampaignTurnsQueuedToStopped()
{
    EventStream stream(30, 3);
    auto owned = std::make_unique<FakeWatch>();
    FakeWatch &watch = *owned;
    LiveCampaign live(std::move(owned), registry(30), nullptr);
    QSignalSpy named(&live, &LiveCampaign::namesChanged);
    QSignalSpy states(&live, &LiveCampaign::stateChanged);
    watch.send(stream.emptySnapshot());
    QTRY_COMPARE(named.count(), 1);
    states.clear();
    watch.send({stream.change(CampaignState::Running), stream.change(CampaignState::Stopped)});
    QTRY_COMPARE(states.count(), 1);
    QCOMPARE(live.campaign().state, CampaignState::Stopped);
    for (const auto &entry : live.marks()->entries())
        QCOMPARE(entry.mark, Mark::Stopped);
}

void TestLiveCampaign::tellsFiguresFourTimesASecond()
{
    EventStream stream(50, 9);
    auto owned = std::make_unique<FakeWatch>();
    FakeWatch &watch = *owned;
    LiveCampaign live(std::move(owned), nullptr, nullptr);
    watch.send(stream.emptySnapshot());
    QSignalSpy told(&live, &LiveCampaign::totalsChanged);
    QTimer dialer;
    connect(&dialer, &QTimer::timeout, &live, [&] { watch.send(stream.take(20)); });
    dialer.start(5ms);
    QTRY_VERIFY(told.count() > 0);
    QElapsedTimer clock;
    clock.start();
    const auto before = told.count();
    QTRY_VERIFY(told.count() >= before + 4);
    // a late look at the first costs one of them; timers are 5 % early at most
    QVERIFY2(clock.elapsed() > (told.count() - before - 1) * 235, qPrintable(QString::number(clock.elapsed())));
}

QTEST_GUILESS_MAIN(TestLiveCampaign)
#include "tst_livecampaign.moc"
