// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialerfixture.h"
#include "flakyproxy.h"
#include "progress.h"

#include <QSet>

#include <csignal>

using namespace campanile;
using namespace campanile::testing;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Connection = CampaignWatch::Connection;

namespace {

constexpr DialerPatience hurried{.staleAfter = 3s, .firstRetry = 10ms, .longestRetry = 200ms};

/// Folds what a watch emits and holds it to its promise: one snapshot, then every number once.
class Follower final : public QObject {
public:
    explicit Follower(std::unique_ptr<CampaignWatch> watch)
        : m_watch(std::move(watch))
    {
        connect(m_watch.get(), &CampaignWatch::snapshotReceived, this, [this](const Snapshot &snapshot) {
            ++snapshots;
            progress = CampaignProgress(snapshot);
        });
        connect(m_watch.get(), &CampaignWatch::eventsReceived, this, [this](const QList<Event> &events) {
            for (const Event &event : events) {
                if (!progress.apply(event))
                    ++broken;
                if (std::holds_alternative<AttemptStarted>(event.fact) && reached.contains(event.recipient))
                    ++calledAgain;
                if (const auto *ended = std::get_if<AttemptEnded>(&event.fact); ended && isReached(ended->outcome))
                    reached.insert(event.recipient);
            }
        });
        connect(m_watch.get(), &CampaignWatch::heartbeatReceived, this, [this] { ++heartbeats; });
        connect(m_watch.get(), &CampaignWatch::connectionChanged, this, [this](Connection connection) {
            if (connection == Connection::Stale) {
                ++stale;
                staleAge = m_watch->age();
            }
        });
    }

    [[nodiscard]] Connection connection() const { return m_watch->connection(); }

    [[nodiscard]] CampaignState state() const { return progress.campaign().state; }

    CampaignProgress progress;
    int snapshots = 0;
    int broken = 0; ///< gaps or repeats
    int calledAgain = 0; ///< after they had heard it
    int heartbeats = 0;
    int stale = 0;
    std::chrono::milliseconds staleAge{}; ///< of the data, when it was last called stale
    QSet<quint32> reached;

private:
    std::unique_ptr<CampaignWatch> m_watch;
};

} // namespace

class TestGrpcWatch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void toTheEnd();
    void aPreparedCampaignHasOneSnapshot();
    void canaryThenTheRest();
    void killedDialerIsFollowedFurther();
    void streamCutAHundredTimes();
    void silenceIsStaleAndHeals();
    void joinsLate();
    void aSnapshotTellsWhatTheNetworkSaid();

private:
    static Result<CampaignId> launch(GrpcDialingBackend &backend, int recipients, int canary = 0);
};

Result<CampaignId> TestGrpcWatch::launch(GrpcDialingBackend &backend, int recipients, int canary)
{
    const PreparedCampaign campaign = sampleCampaign(recipients);
    const auto receipt = answerOf(backend.prepare(campaign));
    if (!receipt)
        return std::unexpected(receipt.error());
    const auto info = answerOf(backend.launch(campaign.id, receipt->digest, canary));
    if (!info)
        return std::unexpected(info.error());
    return campaign.id;
}

void TestGrpcWatch::toTheEnd()
{
    DialerFixture fixture(1000);
    QVERIFY(fixture.start());
    GrpcDialingBackend backend(hurried);
    backend.setEndpoint(fixture.dialer().endpoint());
    const auto id = launch(backend, 400);
    QVERIFY(id);
    Follower follower(backend.watch(*id));
    QTRY_COMPARE_WITH_TIMEOUT(follower.connection(), Connection::Ended, 60'000);
    QCOMPARE(follower.snapshots, 1);
    QCOMPARE(follower.broken, 0);
    QCOMPARE(follower.calledAgain, 0);
    QCOMPARE(follower.stale, 0);
    QVERIFY(follower.heartbeats > 0);
    QCOMPARE(follower.state(), CampaignState::Finished);
    QCOMPARE(follower.progress.totals().active + follower.progress.totals().queued, 0);
    QVERIFY(follower.progress.totals().reached > 200);

    // the dialer's own fold of the same events is ours
    Follower late(backend.watch(*id));
    QTRY_COMPARE_WITH_TIMEOUT(late.connection(), Connection::Ended, 20'000);
    Snapshot theirs = late.progress.snapshot();
    Snapshot ours = follower.progress.snapshot();
    QCOMPARE(theirs.campaign.state, ours.campaign.state);
    QCOMPARE(theirs.campaign.launched, ours.campaign.launched);
    QCOMPARE(theirs.campaign.ended, ours.campaign.ended);
    theirs.campaign = ours.campaign = {};
    QCOMPARE(theirs.throughSeq, ours.throughSeq);
    QCOMPARE(theirs.recipients, ours.recipients);
    QCOMPARE(theirs.rounds, ours.rounds);
    QCOMPARE(theirs.minutes, ours.minutes);
    QVERIFY(theirs == ours);
}

void TestGrpcWatch::aPreparedCampaignHasOneSnapshot()
{
    DialerFixture fixture(1000);
    QVERIFY(fixture.start());
    FlakyProxy proxy(fixture.dialer().endpoint().address);
    GrpcDialingBackend backend(hurried);
    DialerEndpoint endpoint = fixture.dialer().endpoint();
    endpoint.address = proxy.address();
    backend.setEndpoint(endpoint);
    const PreparedCampaign campaign = sampleCampaign(5);
    const auto receipt = answerOf(backend.prepare(campaign));
    QVERIFY(receipt);
    Follower follower(backend.watch(campaign.id));
    QTRY_COMPARE(follower.snapshots, 1);
    QCOMPARE(follower.state(), CampaignState::Prepared);
    // cut while there is no event yet: the dialer sends its snapshot again, the watch does not
    for (int i = 1; i <= 3; ++i) {
        proxy.cut();
        QTRY_COMPARE(follower.stale, i);
        QTRY_COMPARE(follower.connection(), Connection::Live);
    }
    QVERIFY(answerOf(backend.launch(campaign.id, receipt->digest, 0)));
    QTRY_COMPARE_WITH_TIMEOUT(follower.connection(), Connection::Ended, 60'000);
    QCOMPARE(follower.snapshots, 1);
    QCOMPARE(follower.broken, 0);
}

void TestGrpcWatch::canaryThenTheRest()
{
    DialerFixture fixture(1000);
    QVERIFY(fixture.start());
    GrpcDialingBackend backend(hurried);
    backend.setEndpoint(fixture.dialer().endpoint());
    const auto id = launch(backend, 100, 20);
    QVERIFY(id);
    Follower follower(backend.watch(*id));
    QTRY_COMPARE_WITH_TIMEOUT(follower.state(), CampaignState::CanaryDone, 60'000);
    QCOMPARE(follower.progress.campaign().canary, 20);
    QVERIFY(!follower.progress.rounds().isEmpty());
    QCOMPARE(follower.progress.rounds()[0].called, 20);
    QVERIFY(answerOf(backend.resume(*id)));
    QTRY_COMPARE_WITH_TIMEOUT(follower.connection(), Connection::Ended, 60'000);
    QCOMPARE(follower.progress.rounds()[0].called, 100);
    QCOMPARE(follower.broken, 0);
}

void TestGrpcWatch::killedDialerIsFollowedFurther()
{
    DialerFixture fixture(300);
    QVERIFY(fixture.start());
    GrpcDialingBackend backend(hurried);
    backend.setEndpoint(fixture.dialer().endpoint());
    QObject::connect(&fixture.dialer(), &EmbeddedDialer::ready, &backend,
        [&](const DialerEndpoint &endpoint) { backend.setEndpoint(endpoint); });
    const auto id = launch(backend, 1500);
    QVERIFY(id);
    Follower follower(backend.watch(*id));
    qint64 before = 0;
    for (int kills = 1; kills <= 3; ++kills) {
        QTRY_VERIFY_WITH_TIMEOUT(follower.progress.throughSeq() > before + 200, 30'000);
        before = follower.progress.throughSeq();
        ::kill(static_cast<pid_t>(fixture.dialer().processId()), SIGKILL);
        QTRY_COMPARE_WITH_TIMEOUT(fixture.dialer().restarts(), kills, 20'000);
    }
    QTRY_COMPARE_WITH_TIMEOUT(follower.connection(), Connection::Ended, 120'000);
    QCOMPARE(follower.snapshots, 1);
    QCOMPARE(follower.broken, 0);
    QCOMPARE(follower.calledAgain, 0);
    QVERIFY(follower.stale >= 3);
    QCOMPARE(follower.state(), CampaignState::Finished);
    QCOMPARE(follower.progress.totals().queued, 0);
    const auto info = answerOf(backend.campaign(*id));
    QVERIFY(info);
    QCOMPARE(info->lastSeq, follower.progress.throughSeq());
}

void TestGrpcWatch::streamCutAHundredTimes()
{
    DialerFixture fixture(100, {u"--cps"_s, u"40"_s, u"--channels"_s, u"400"_s});
    QVERIFY(fixture.start());
    FlakyProxy proxy(fixture.dialer().endpoint().address);
    GrpcDialingBackend commands(hurried); // straight: only the watch suffers
    commands.setEndpoint(fixture.dialer().endpoint());
    DialerEndpoint endpoint = fixture.dialer().endpoint();
    endpoint.address = proxy.address();
    GrpcDialingBackend backend(hurried);
    backend.setEndpoint(endpoint);
    const auto id = launch(commands, 20'000);
    QVERIFY(id);
    Follower follower(backend.watch(*id));
    QTRY_COMPARE_WITH_TIMEOUT(follower.snapshots, 1, 20'000);
    proxy.cutEvery(1500);
    QTRY_VERIFY_WITH_TIMEOUT(proxy.cuts() >= 100, 120'000);
    proxy.cutEvery(0);
    QVERIFY(follower.stale >= 50);
    QVERIFY(answerOf(commands.stop(*id, u"enough"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(follower.connection(), Connection::Ended, 60'000);
    QCOMPARE(follower.snapshots, 1);
    QCOMPARE(follower.broken, 0);
    const auto info = answerOf(commands.campaign(*id));
    QVERIFY(info);
    QCOMPARE(info->lastSeq, follower.progress.throughSeq());
    qInfo("%d cuts, %lld events, %d stale", proxy.cuts(), follower.progress.throughSeq(), follower.stale);
}

void TestGrpcWatch::silenceIsStaleAndHeals()
{
    DialerFixture fixture(20);
    QVERIFY(fixture.start());
    FlakyProxy proxy(fixture.dialer().endpoint().address);
    GrpcDialingBackend backend(hurried);
    DialerEndpoint endpoint = fixture.dialer().endpoint();
    endpoint.address = proxy.address();
    backend.setEndpoint(endpoint);
    const auto id = launch(backend, 500);
    QVERIFY(id);
    Follower follower(backend.watch(*id));
    QTRY_COMPARE(follower.snapshots, 1);
    const int connections = proxy.connections();
    const int stale = follower.stale;
    proxy.silence(); // the connection stays open: only the missing heartbeat tells
    QTRY_VERIFY_WITH_TIMEOUT(follower.stale > stale, 10'000); // counted: it may be healed within milliseconds
    QVERIFY(follower.staleAge >= 2900ms);
    QTRY_COMPARE_WITH_TIMEOUT(follower.connection(), Connection::Live, 10'000);
    QVERIFY(proxy.connections() > connections);
    QCOMPARE(follower.broken, 0);
    QCOMPARE(follower.snapshots, 1);
    QVERIFY(answerOf(backend.stop(*id, u"enough"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(follower.connection(), Connection::Ended, 30'000);
    QCOMPARE(follower.broken, 0);
}

void TestGrpcWatch::joinsLate()
{
    DialerFixture fixture(1000);
    QVERIFY(fixture.start());
    GrpcDialingBackend backend(hurried);
    backend.setEndpoint(fixture.dialer().endpoint());
    const auto id = launch(backend, 12'000); // a snapshot in two messages
    QVERIFY(id);
    Follower early(backend.watch(*id));
    QTRY_VERIFY_WITH_TIMEOUT(early.progress.throughSeq() > 500, 30'000);
    Follower late(backend.watch(*id));
    QTRY_COMPARE_WITH_TIMEOUT(late.snapshots, 1, 20'000);
    QCOMPARE(late.progress.size(), 12'000);
    QVERIFY(answerOf(backend.stop(*id, u"enough"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(early.connection(), Connection::Ended, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(late.connection(), Connection::Ended, 30'000);
    QCOMPARE(late.broken + early.broken, 0);
    QCOMPARE(late.progress.totals(), early.progress.totals());
    QVERIFY(late.progress.ids() == early.progress.ids());
}

/// Whoever begins with a snapshot, after the stream was cut or because they come late, knows of each attempt what those
/// know who heard every event.
void TestGrpcWatch::aSnapshotTellsWhatTheNetworkSaid()
{
    DialerFixture fixture(300);
    QVERIFY(fixture.start());
    FlakyProxy proxy(fixture.dialer().endpoint().address);
    GrpcDialingBackend commands(hurried); // straight: only the late ones suffer
    commands.setEndpoint(fixture.dialer().endpoint());
    DialerEndpoint endpoint = fixture.dialer().endpoint();
    endpoint.address = proxy.address();
    GrpcDialingBackend backend(hurried);
    backend.setEndpoint(endpoint);
    const auto id = launch(commands, 800);
    QVERIFY(id);
    Follower whole(commands.watch(*id));
    const auto failures = [](const CampaignProgress &progress) {
        int said = 0;
        for (qsizetype i = 0; i < progress.size(); ++i)
            said += progress.lastAttempt(i).sipCode >= 400 ? 1 : 0;
        return said;
    };
    QTRY_VERIFY_WITH_TIMEOUT(failures(whole.progress) > 20, 60'000);

    auto late = std::make_unique<Follower>(backend.watch(*id));
    QTRY_COMPARE_WITH_TIMEOUT(late->snapshots, 1, 20'000);
    QVERIFY2(failures(late->progress) > 20, qPrintable(QString::number(failures(late->progress)))); // from the start
    proxy.cutEvery(2000);
    QTRY_VERIFY_WITH_TIMEOUT(proxy.cuts() >= 5, 60'000);
    late = std::make_unique<Follower>(backend.watch(*id)); // the page is opened again, while the line is still bad
    QTRY_VERIFY_WITH_TIMEOUT(proxy.cuts() >= 10, 60'000);
    proxy.cutEvery(0);
    QTRY_COMPARE_WITH_TIMEOUT(late->snapshots, 1, 20'000);
    QVERIFY(answerOf(commands.stop(*id, u"enough"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(whole.connection(), Connection::Ended, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(late->connection(), Connection::Ended, 30'000);
    QCOMPARE(late->broken + whole.broken, 0);
    QCOMPARE(late->progress.stateReason(), whole.progress.stateReason());
    for (qsizetype i = 0; i < whole.progress.size(); ++i)
        QCOMPARE(late->progress.recipient(i), whole.progress.recipient(i));
    Follower after(commands.watch(*id)); // nothing but a snapshot
    QTRY_COMPARE_WITH_TIMEOUT(after.connection(), Connection::Ended, 20'000);
    QCOMPARE(after.progress.stateReason(), whole.progress.stateReason());
    for (qsizetype i = 0; i < whole.progress.size(); ++i)
        QCOMPARE(after.progress.lastAttempt(i), whole.progress.lastAttempt(i));

    const PreparedCampaign never = sampleCampaign(5); // its last word is why
    QVERIFY(answerOf(commands.prepare(never)));
    QVERIFY(answerOf(commands.stop(never.id, u"the wrong street"_s)));
    Follower why(commands.watch(never.id));
    QTRY_COMPARE_WITH_TIMEOUT(why.connection(), Connection::Ended, 20'000);
    QVERIFY2(why.progress.stateReason().contains(u"the wrong street"_s), qPrintable(why.progress.stateReason()));
}

QTEST_GUILESS_MAIN(TestGrpcWatch)
#include "tst_grpcwatch.moc"
