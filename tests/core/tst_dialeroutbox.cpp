// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialeroutbox.h"
#include "fakebackend.h"
#include "fakelibrary.h"
#include "launcher.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace campanile;
using namespace campanile::testing;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Wall and steady clock apart: one can be turned, the other cannot.
class TwoClocks final : public Clock {
public:
    QDateTime wall = QDateTime(QDate(2026, 11, 22), QTime(3, 0));
    std::chrono::steady_clock::time_point ticks{1h};

    [[nodiscard]] QDateTime now() const override { return wall; }

    [[nodiscard]] std::chrono::steady_clock::time_point steady() const override { return ticks; }

    void pass(std::chrono::milliseconds time)
    {
        wall = wall.addMSecs(time.count());
        ticks += time;
    }
};

class MemoryStore final : public OutboxStore {
public:
    struct Row {
        OutboxItem item;
        PreparedCampaign campaign;
        SavedDraft draft;
    };

    QList<Row> rows;
    bool full = false;

    [[nodiscard]] QList<OutboxItem> alerts() const override
    {
        QList<OutboxItem> result;
        for (const Row &row : rows)
            result.append(row.item);
        return result;
    }

    Result<void> add(const OutboxItem &item, const PreparedCampaign &campaign, const SavedDraft &draft) override
    {
        if (full)
            return failure(ErrorCode::DiskFull, {u"outbox"_s});
        rows.append({item, campaign, draft});
        return {};
    }

    Result<void> update(const OutboxItem &item) override
    {
        for (Row &row : rows) {
            if (row.item.id == item.id && !full)
                row.item = item;
        }
        return full ? failure(ErrorCode::DiskFull, {u"outbox"_s}) : Result<void>();
    }

    Result<void> remove(const OutboxId &id) override
    {
        return rows.removeIf([&](const Row &row) { return row.item.id == id; }) > 0
            ? Result<void>()
            : failure(ErrorCode::NotFound, {id.text()});
    }

    [[nodiscard]] Result<PreparedCampaign> campaign(const OutboxId &id) const override
    {
        for (const Row &row : rows) {
            if (row.item.id == id)
                return row.campaign;
        }
        return failure(ErrorCode::NotFound, {id.text()});
    }

    [[nodiscard]] Result<SavedDraft> draft(const OutboxId &id) const override
    {
        for (const Row &row : rows) {
            if (row.item.id == id)
                return row.draft;
        }
        return failure(ErrorCode::NotFound, {id.text()});
    }
};

PreparedCampaign campaign(const QString &id = u"campaign-1"_s)
{
    PreparedCampaign made;
    made.id = CampaignId(id);
    made.title = u"Piena"_s;
    made.mode = Mode::Live;
    made.area.pieces.append({PieceId(u"a"_s), PieceKind::Polygon, u"A"_s, false, {{{1, 1}, {1, 2}, {2, 2}}}, {}});
    made.recipients = {{ContactId(u"1"_s), u"+390461123456"_s}, {ContactId(u"2"_s), u"+390461123457"_s, false, 1}};
    made.tracks = {Track::of(u"it"_s, "RIFF1"_ba, 1s), Track::of(u"de"_s, "RIFF2"_ba, 1s)};
    made.policy = Policy::emergency();
    return made;
}

struct Bench {
    TwoClocks clock;
    MemoryStore store;
    FakeBackend backend;
    LibraryShelf shelf;
    FakeLibrary library{shelf};
    MemoryJournal journal;
    LibrarySync sync{library, journal, {}, clock, u"a"_s};
    std::unique_ptr<DialerOutbox> outbox;

    Bench()
    {
        backend.alter = [this](Receipt &receipt) { receive(receipt); };
        start();
    }

    /// As the dialer does.
    void receive(Receipt &receipt) const
    {
        receipt.prepared = clock.wall;
        receipt.expires = clock.wall.addSecs(900);
    }

    /// As after kill -9.
    void start() { outbox = std::make_unique<DialerOutbox>(store, backend, sync, clock); }

    [[nodiscard]] OutboxItem only() const
    {
        const QList<OutboxItem> items = outbox->items();
        return items.size() == 1 ? items[0] : OutboxItem();
    }

    [[nodiscard]] OutboxId queue(std::chrono::seconds expiry = 30min)
    {
        return outbox->queueAlert(campaign(), {}, clock.wall.addSecs(expiry.count())).value_or(OutboxId());
    }

    /// Everything that is under way comes to its end.
    static void settle()
    {
        for (int i = 0; i < 20; ++i)
            QCoreApplication::processEvents();
    }
};

} // namespace

class TestDialerOutbox : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void waitsQuietlyAndSaysSinceWhen();
    void preparesByItselfAndNeverLaunches();
    void pastItsExpiryNothingIsPrepared();
    void expiresWhileTheDialerThinks();
    void turnedClocks_data();
    void turnedClocks();
    void oldReceiptsArePreparedAgain();
    void refusedWaitsForAPerson();
    void killedAfterTheLaunch();
    void nothingIsQueuedThatCouldCallNobody();
    void lossesSeeded();
};

void TestDialerOutbox::waitsQuietlyAndSaysSinceWhen()
{
    Bench bench;
    const OutboxId id = bench.queue();
    QVERIFY(!id.isEmpty());
    const QDateTime since = bench.clock.wall;
    bench.outbox->setReachable(false);
    bench.clock.pass(5min);
    bench.outbox->setReachable(false);
    Bench::settle();
    QCOMPARE(bench.outbox->awaySince(), since);
    QCOMPARE(bench.outbox->waiting(), 1);
    QCOMPARE(bench.only().state, OutboxItem::State::Waiting);
    QCOMPARE(bench.only().size, 10);
    QCOMPARE(bench.only().phones, 2);
    QCOMPARE(bench.backend.prepares, 0);
    bench.start();
    QCOMPARE(bench.only().id, id);
    QVERIFY(bench.outbox->campaign(id).has_value());
    bench.outbox->setReachable(true);
    QVERIFY(!bench.outbox->awaySince().isValid());
}

void TestDialerOutbox::preparesByItselfAndNeverLaunches()
{
    Bench bench;
    QSignalSpy ready(bench.outbox.get(), &Outbox::readyToConfirm);
    const OutboxId id = bench.queue();
    bench.outbox->setReachable(true);
    QTRY_COMPARE(bench.only().state, OutboxItem::State::ReadyToConfirm);
    QCOMPARE(ready.count(), 1);
    QVERIFY(bench.outbox->receipt(id).has_value());
    QCOMPARE(bench.outbox->waiting(), 0);
    for (int i = 0; i < 10; ++i) {
        bench.clock.pass(1s);
        bench.outbox->setReachable(true);
        Bench::settle();
    }
    QCOMPARE(bench.backend.prepares, 1);
    QCOMPARE(bench.backend.launches, 0);
    // A person holds the button.
    Launcher launcher(bench.backend);
    launcher.take(*bench.outbox->campaign(id), *bench.outbox->receipt(id));
    QCOMPARE(launcher.state(), Launcher::State::Ready);
    launcher.launch();
    QTRY_COMPARE(launcher.state(), Launcher::State::Launched);
    bench.outbox->launched(launcher.campaign()->id);
    QVERIFY(bench.outbox->items().isEmpty());
    QVERIFY(bench.store.rows.isEmpty());
    QCOMPARE(bench.backend.launches, 1);
}

void TestDialerOutbox::pastItsExpiryNothingIsPrepared()
{
    Bench bench;
    bench.outbox->setReachable(false);
    const OutboxId id = bench.queue(30min);
    bench.clock.pass(30min);
    QSignalSpy expired(bench.outbox.get(), &Outbox::expired);
    bench.outbox->setReachable(true);
    Bench::settle();
    QCOMPARE(bench.only().state, OutboxItem::State::Expired);
    QCOMPARE(expired.count(), 1);
    QCOMPARE(bench.backend.prepares, 0);
    QVERIFY(!bench.outbox->receipt(id));
    bench.start(); // for good
    bench.clock.wall = bench.clock.wall.addSecs(-3600);
    bench.outbox->setReachable(true);
    Bench::settle();
    QCOMPARE(bench.only().state, OutboxItem::State::Expired);
    QCOMPARE(bench.backend.prepares, 0);
    QVERIFY(bench.outbox->draft(id).has_value()); // from which a person prepares a new one
    QVERIFY(bench.outbox->discard(id));
    QVERIFY(bench.outbox->items().isEmpty());
    QVERIFY(!bench.outbox->discard(id));
}

void TestDialerOutbox::expiresWhileTheDialerThinks()
{
    Bench bench;
    const OutboxId id = bench.queue(1min);
    bench.backend.alter = [&](Receipt &) { bench.clock.pass(2min); };
    bench.outbox->setReachable(true);
    QTRY_COMPARE(bench.only().state, OutboxItem::State::Expired);
    Bench::settle();
    QVERIFY(!bench.outbox->receipt(id));
    QCOMPARE(bench.only().state, OutboxItem::State::Expired);
    QCOMPARE(bench.backend.launches, 0);
}

void TestDialerOutbox::turnedClocks_data()
{
    QTest::addColumn<int>("turned"); // s
    QTest::addColumn<bool>("restarted");
    QTest::addColumn<bool>("late");
    for (const int turned : {-3600, 3600}) {
        for (const bool restarted : {false, true}) {
            for (const bool late : {false, true})
                QTest::addRow("%+d s%s%s", turned, restarted ? ", started again" : "", late ? ", too late" : "")
                    << turned << restarted << late;
        }
    }
}

/// Whatever the clock does: never sent when it is too late by the clock that nobody turns, never lost, never launched.
void TestDialerOutbox::turnedClocks()
{
    QFETCH(int, turned);
    QFETCH(bool, restarted);
    QFETCH(bool, late);
    Bench bench;
    bench.outbox->setReachable(false);
    const OutboxId id = bench.queue(30min);
    bench.clock.pass(late ? 31min : 5min);
    bench.clock.wall = bench.clock.wall.addSecs(turned);
    if (restarted)
        bench.start();
    bench.outbox->setReachable(true);
    Bench::settle();
    const OutboxItem item = bench.only();
    QCOMPARE(item.id, id);
    if (late || turned > 0 || restarted) {
        QCOMPARE(item.state, OutboxItem::State::Expired);
        QCOMPARE(bench.backend.prepares, 0);
    } else {
        QCOMPARE(item.state, OutboxItem::State::ReadyToConfirm); // its steady clock knows that it is young
    }
    QCOMPARE(bench.backend.launches, 0);
    QVERIFY(bench.outbox->campaign(id).has_value());
}

void TestDialerOutbox::oldReceiptsArePreparedAgain()
{
    Bench bench;
    const OutboxId id = bench.queue(60min);
    bench.outbox->setReachable(true);
    QTRY_COMPARE(bench.only().state, OutboxItem::State::ReadyToConfirm);
    bench.clock.pass(16min);
    bench.backend.held.clear(); // the dialer forgot it
    bench.outbox->setReachable(true);
    QTRY_COMPARE(bench.backend.prepares, 2);
    QTRY_COMPARE(bench.only().state, OutboxItem::State::ReadyToConfirm);
    QCOMPARE(bench.outbox->receipt(id)->prepared, bench.clock.wall);
    QCOMPARE(bench.backend.launches, 0);
}

void TestDialerOutbox::refusedWaitsForAPerson()
{
    Bench bench;
    bench.backend.alter = [](Receipt &receipt) { receipt.area.pieces.clear(); }; // not what was sent
    const OutboxId id = bench.queue();
    bench.outbox->setReachable(true);
    QTRY_COMPARE(bench.only().state, OutboxItem::State::Refused);
    QCOMPARE(bench.only().error.code, ErrorCode::ReceiptDiffers);
    QVERIFY(!bench.outbox->receipt(id));
    bench.outbox->setReachable(true);
    Bench::settle();
    QCOMPARE(bench.backend.prepares, 1);
    bench.backend.alter = {};
    QVERIFY(bench.outbox->retry(id));
    QTRY_COMPARE(bench.only().state, OutboxItem::State::ReadyToConfirm);
    QVERIFY(!bench.outbox->retry(OutboxId(u"nobody"_s)));
}

void TestDialerOutbox::killedAfterTheLaunch()
{
    Bench bench;
    const OutboxId id = bench.queue();
    bench.outbox->setReachable(true);
    QTRY_COMPARE(bench.only().state, OutboxItem::State::ReadyToConfirm);
    bench.backend.held[0].state = CampaignState::Running; // launched, and the program died before it noted it
    bench.start();
    QCOMPARE(bench.only().id, id);
    bench.outbox->setReachable(true);
    QTRY_VERIFY(bench.outbox->items().isEmpty());
    QCOMPARE(bench.backend.prepares, 1);
    QCOMPARE(bench.backend.launches, 0);
}

void TestDialerOutbox::nothingIsQueuedThatCouldCallNobody()
{
    Bench bench;
    PreparedCampaign wrong = campaign();
    wrong.area = {};
    QCOMPARE(bench.outbox->queueAlert(wrong, {}, bench.clock.wall).error().code, ErrorCode::AreaEmpty);
    wrong = campaign();
    wrong.recipients.clear();
    QCOMPARE(bench.outbox->queueAlert(wrong, {}, bench.clock.wall).error().code, ErrorCode::AreaHasNoPhones);
    wrong = campaign();
    wrong.tracks.clear();
    QCOMPARE(bench.outbox->queueAlert(wrong, {}, bench.clock.wall).error().code, ErrorCode::AudioEmpty);
    bench.store.full = true;
    QCOMPARE(bench.outbox->queueAlert(campaign(), {}, bench.clock.wall.addSecs(60)).error().code, ErrorCode::DiskFull);
    QVERIFY(bench.outbox->items().isEmpty());
}

/// Connections that come and go, kills, and a dialer whose answers are lost: the alert is there in the end, once, in a
/// state that a person can act on, and nobody was called.
void TestDialerOutbox::lossesSeeded()
{
    for (quint32 seed = 1; seed <= 200; ++seed) {
        QRandomGenerator random(seed);
        Bench bench;
        const OutboxId id = bench.queue(30min);
        bool wasLate = false;
        for (int step = 0; step < 30; ++step) {
            switch (random.bounded(6)) {
            case 0: bench.outbox->setReachable(false); break;
            case 1: bench.backend.loseAnswers = random.bounded(3); break;
            case 2: bench.backend.loseRequests = random.bounded(3); break;
            case 3: bench.start(); break;
            case 4: bench.clock.pass(std::chrono::seconds(random.bounded(200))); break;
            default: bench.outbox->setReachable(true); break;
            }
            Bench::settle();
            wasLate = wasLate || bench.clock.wall >= bench.only().expires;
            QCOMPARE(bench.outbox->items().size(), 1);
        }
        bench.backend.loseAnswers = bench.backend.loseRequests = 0;
        bench.outbox->setReachable(true);
        Bench::settle();
        QCOMPARE(bench.only().id, id);
        QVERIFY2(bench.only().state == (wasLate ? OutboxItem::State::Expired : OutboxItem::State::ReadyToConfirm),
            qPrintable(u"seed %1: state %2"_s.arg(seed).arg(static_cast<int>(bench.only().state))));
        QCOMPARE(bench.backend.launches, 0);
    }
}

QTEST_GUILESS_MAIN(TestDialerOutbox)
#include "tst_dialeroutbox.moc"
