// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialerprocess.h"
#include "grpcverify.h"
#include "sampledata.h"
#include "servicecalls.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <future>
#include <set>

using namespace campanile::dialer;
using namespace Qt::StringLiterals;
namespace v1 = campanile::v1;
using grpc::StatusCode;

/// From the launch to the end: what calls, what stops, what goes on.
class tst_dialer_launch final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCampaignFromPrepareToItsEnd();
    void theRightDigestOrNothing();
    void launchedTenTimesIsOneCampaign();
    void stopStartsNothingMore();
    void stopBeforeLaunch();
    void canary();
    void restartGoesOn();
    void severalLanguagesAreHeard();
    void firstAttemptOfAHundredThousand();
};

void tst_dialer_launch::aCampaignFromPrepareToItsEnd()
{
    DialerProcess dialer({u"--time-scale"_s, u"2000"_s});
    QVERIFY2(dialer.start(), dialer.log().constData());
    v1::Dialer status;
    QVERIFY_OK(dialer.stub().GetDialer(contextFor(dialer.token()).get(), {}, &status));
    QCOMPARE(status.time_scale(), 2000.0);
    QCOMPARE(status.trunks_size(), 2);
    QVERIFY(status.trunks(0).simulated() && status.trunks(0).up());
    QVERIFY(status.can_write());
    const auto campaign = Campaign::ofSize("campaign-1", 200);
    v1::Receipt receipt;
    QVERIFY_OK(prepare(dialer, dialer.token(), campaign, &receipt));
    v1::Campaign launched;
    QVERIFY_OK(launch(dialer.stub(), dialer.token(), receipt, &launched));
    QCOMPARE(launched.state(), v1::CAMPAIGN_STATE_RUNNING);
    std::int64_t seq = -1;
    int heartbeats = 0;
    int beatsWithEta = 0;
    std::vector<int> phases(200);
    QVERIFY_OK(watch(dialer.stub(), dialer.token(), campaign.id, 0, [&](const v1::WatchCampaignResponse &message) {
        if (message.has_snapshot()) {
            seq = seq == -1 ? message.snapshot().through_seq() : -100;
            for (int i = 0; i < message.snapshot().recipients_size(); ++i)
                phases[static_cast<std::size_t>(i)] = message.snapshot().recipients(i).phase();
        }
        for (const auto &event : message.events().events()) {
            seq = event.seq() == seq + 1 ? event.seq() : -100;
            if (event.has_attempt_ended())
                phases[event.recipient()] = event.attempt_ended().next_attempt_ms() ? v1::RecipientState::PHASE_WAITING
                                                                                    : v1::RecipientState::PHASE_DONE;
        }
        heartbeats += message.has_heartbeat() ? 1 : 0;
        beatsWithEta += message.heartbeat().eta_ms() > 0 ? 1 : 0;
        return true;
    }));
    QVERIFY(seq > 400);
    QVERIFY(heartbeats > 0 && beatsWithEta > 0);
    QVERIFY(std::ranges::all_of(phases, [](int phase) { return phase == v1::RecipientState::PHASE_DONE; }));
    QVERIFY(dialer.terminate());
    QVERIFY(!QFile::exists(dialer.folder() + u"/port"_s));
}

void tst_dialer_launch::theRightDigestOrNothing()
{
    DialerProcess dialer;
    QVERIFY(dialer.start());
    v1::Receipt receipt;
    QVERIFY_OK(prepare(dialer, dialer.token(), Campaign::ofSize("campaign-1", 50), &receipt));
    const auto right = receipt.digest();
    v1::Campaign launched;
    for (const auto &digest : {std::string(), right.substr(1), right + "x", std::string(32, 'x')}) {
        receipt.set_digest(digest);
        QVERIFY_REFUSED(launch(dialer.stub(), dialer.token(), receipt, &launched), StatusCode::FAILED_PRECONDITION,
            "DIGEST_MISMATCH");
    }
    const auto campaigns = list(dialer);
    QCOMPARE(campaigns.campaigns_size(), 1);
    QCOMPARE(campaigns.campaigns(0).state(), v1::CAMPAIGN_STATE_PREPARED);
    QCOMPARE(campaigns.campaigns(0).last_seq(), 0);
    receipt.set_digest(right);
    QVERIFY_REFUSED(
        launch(dialer.stub(), dialer.token(), receipt, &launched, -1), StatusCode::INVALID_ARGUMENT, "CANARY_INVALID");
    QVERIFY_OK(launch(dialer.stub(), dialer.token(), receipt, &launched));
}

void tst_dialer_launch::launchedTenTimesIsOneCampaign()
{
    DialerProcess dialer;
    QVERIFY(dialer.start());
    v1::Receipt receipt;
    QVERIFY_OK(prepare(dialer, dialer.token(), Campaign::ofSize("campaign-1", 500), &receipt));
    std::vector<std::future<std::pair<grpc::Status, v1::Campaign>>> answers;
    for (int i = 0; i < 10; ++i) {
        answers.push_back(std::async(std::launch::async, [&] {
            v1::Campaign campaign;
            const auto status = launch(dialer.stub(), dialer.token(), receipt, &campaign);
            return std::pair(status, campaign);
        }));
    }
    std::set<std::int64_t> launchTimes;
    for (auto &answer : answers) {
        const auto [status, campaign] = answer.get();
        QVERIFY_OK(status);
        launchTimes.insert(campaign.launched_ms());
    }
    QCOMPARE(launchTimes.size(), 1U);
    QCOMPARE(list(dialer).campaigns_size(), 1);
    v1::Campaign stopped;
    QVERIFY_OK(stop(dialer, "campaign-1", &stopped));
    const auto events = allEvents(dialer, "campaign-1");
    std::set<std::uint32_t> called;
    for (const auto &event : events)
        QVERIFY(!event.has_attempt_started() || called.insert(event.recipient()).second);
    // launched again after its end, with the same digest: as it is
    v1::Campaign again;
    QVERIFY_OK(launch(dialer.stub(), dialer.token(), receipt, &again));
    QCOMPARE(again.state(), v1::CAMPAIGN_STATE_STOPPED);
}

void tst_dialer_launch::stopStartsNothingMore()
{
    DialerProcess dialer({u"--cps"_s, u"100"_s, u"--channels"_s, u"500"_s});
    QVERIFY(dialer.start());
    v1::Receipt receipt;
    v1::Campaign campaign;
    QVERIFY_OK(prepare(dialer, dialer.token(), Campaign::ofSize("campaign-1", 2000), &receipt));
    QVERIFY_OK(launch(dialer.stub(), dialer.token(), receipt, &campaign));
    std::int64_t started = 0;
    static_cast<void>(
        watch(dialer.stub(), dialer.token(), "campaign-1", 1, [&](const v1::WatchCampaignResponse &message) {
            for (const auto &event : message.events().events())
                started += event.has_attempt_started() ? 1 : 0;
            return started < 150;
        }));
    QVERIFY_OK(stop(dialer, "campaign-1", &campaign));
    QVERIFY(campaign.state() == v1::CAMPAIGN_STATE_STOPPING || campaign.state() == v1::CAMPAIGN_STATE_STOPPED);
    QVERIFY_OK(stop(dialer, "campaign-1", &campaign)); // again: nothing
    const auto events = allEvents(dialer, "campaign-1"); // comes to its end: it is over
    std::int64_t stoppingAt = 0;
    int stopped = 0;
    for (const auto &event : events) {
        if (event.campaign_changed().state() == v1::CAMPAIGN_STATE_STOPPING) {
            QCOMPARE(stoppingAt, 0);
            stoppingAt = event.time_ms();
            QCOMPARE(event.campaign_changed().reason(), "STOP: wrong place");
        }
        QVERIFY(!event.has_attempt_started() || stoppingAt == 0);
        stopped += event.attempt_ended().outcome() == v1::OUTCOME_STOPPED ? 1 : 0;
    }
    QCOMPARE(events.back().campaign_changed().state(), v1::CAMPAIGN_STATE_STOPPED);
    QVERIFY(events.back().time_ms() - stoppingAt <= 1000);
    QVERIFY(stopped > 50);
}

void tst_dialer_launch::stopBeforeLaunch()
{
    DialerProcess dialer;
    QVERIFY(dialer.start());
    v1::Receipt receipt;
    v1::Campaign campaign;
    QVERIFY_REFUSED(stop(dialer, "campaign-1", &campaign), StatusCode::NOT_FOUND, "CAMPAIGN_NOT_FOUND");
    QVERIFY_OK(prepare(dialer, dialer.token(), Campaign::ofSize("campaign-1", 50), &receipt));
    QVERIFY_OK(stop(dialer, "campaign-1", &campaign));
    QCOMPARE(campaign.state(), v1::CAMPAIGN_STATE_STOPPED);
    QVERIFY_REFUSED(launch(dialer.stub(), dialer.token(), receipt, &campaign), StatusCode::FAILED_PRECONDITION,
        "STOPPED_BEFORE_LAUNCH");
    QVERIFY_OK(
        watch(dialer.stub(), dialer.token(), "campaign-1", 0, [](const v1::WatchCampaignResponse &) { return true; }));
}

void tst_dialer_launch::canary()
{
    DialerProcess dialer({u"--time-scale"_s, u"1000"_s});
    QVERIFY(dialer.start());
    v1::Receipt receipt;
    v1::Campaign campaign;
    QVERIFY_OK(prepare(dialer, dialer.token(), Campaign::ofSize("campaign-1", 60), &receipt));
    v1::ResumeCampaignRequest resume;
    resume.set_campaign_id("campaign-1");
    QVERIFY_REFUSED(dialer.stub().ResumeCampaign(contextFor(dialer.token()).get(), resume, &campaign),
        StatusCode::FAILED_PRECONDITION, "NOT_LAUNCHED");
    QVERIFY_OK(launch(dialer.stub(), dialer.token(), receipt, &campaign, 10));
    QCOMPARE(campaign.canary(), 10);
    int started = 0;
    static_cast<void>(
        watch(dialer.stub(), dialer.token(), "campaign-1", 1, [&](const v1::WatchCampaignResponse &message) {
            bool waits = false;
            for (const auto &event : message.events().events()) {
                started += event.has_attempt_started() ? 1 : 0;
                waits = waits || event.campaign_changed().state() == v1::CAMPAIGN_STATE_CANARY_DONE;
            }
            return !waits;
        }));
    QCOMPARE(started, 10);
    QVERIFY_OK(dialer.stub().ResumeCampaign(contextFor(dialer.token()).get(), resume, &campaign));
    const auto events = allEvents(dialer, "campaign-1");
    QCOMPARE(events.back().campaign_changed().state(), v1::CAMPAIGN_STATE_FINISHED);
    std::set<std::uint32_t> called;
    for (const auto &event : events) {
        if (event.has_attempt_started())
            called.insert(event.recipient());
    }
    QCOMPARE(called.size(), 60U);
}

void tst_dialer_launch::restartGoesOn()
{
    DialerProcess dialer({u"--time-scale"_s, u"300"_s});
    QVERIFY(dialer.start());
    v1::Receipt receipt;
    v1::Campaign launched;
    QVERIFY_OK(prepare(dialer, dialer.token(), Campaign::ofSize("campaign-1", 400), &receipt));
    QVERIFY_OK(launch(dialer.stub(), dialer.token(), receipt, &launched));
    std::int64_t last = 1;
    static_cast<void>(
        watch(dialer.stub(), dialer.token(), "campaign-1", 1, [&](const v1::WatchCampaignResponse &message) {
            for (const auto &event : message.events().events())
                last = event.seq();
            return last < 300;
        }));
    QVERIFY(dialer.terminate());
    QVERIFY2(dialer.start(), dialer.log().constData());
    v1::Dialer status;
    QVERIFY_OK(dialer.stub().GetDialer(contextFor(dialer.token()).get(), {}, &status));
    QCOMPARE(status.running_campaigns(), 1);
    bool gap = false;
    QVERIFY_OK(watch(dialer.stub(), dialer.token(), "campaign-1", last, [&](const v1::WatchCampaignResponse &message) {
        for (const auto &event : message.events().events())
            gap = gap || event.seq() != ++last;
        return true;
    }));
    QVERIFY(!gap);
}

void tst_dialer_launch::severalLanguagesAreHeard()
{
    // who hears nothing for some seconds hangs up: what a commit takes on a busy machine must be less
    DialerProcess dialer({u"--time-scale"_s, u"300"_s});
    QVERIFY(dialer.start());
    for (const bool menu : {false, true}) {
        auto campaign = Campaign::ofSize(menu ? "campaign-menu" : "campaign-own", 300);
        campaign.voices = {
            {"it", sample::wav(20'000, 8000)}, {"de", sample::wav(12'000, 8000)}, {"fr", sample::wav(8000, 8000)}};
        for (std::size_t i = 0; i < campaign.recipients.size(); ++i)
            campaign.recipients[i].track = static_cast<int>(i % 3);
        if (menu)
            campaign.menu = Campaign::Voice{"", sample::wav(9000, 8000)};
        v1::Receipt receipt;
        v1::Campaign launched;
        QVERIFY_OK(prepare(dialer, dialer.token(), campaign, &receipt));
        QVERIFY_OK(launch(dialer.stub(), dialer.token(), receipt, &launched));
        std::int64_t last = 0;
        static_cast<void>(watch(dialer.stub(), dialer.token(), campaign.id, 1, [&](const v1::WatchCampaignResponse &m) {
            last = m.events().events_size() ? m.events().events().rbegin()->seq() : last;
            return last < 200;
        }));
        dialer.kill(); // it plays the same to the others afterwards
        QVERIFY2(dialer.start(), dialer.log().constData());
        int own = 0;
        int other = 0;
        for (const auto &event : allEvents(dialer, campaign.id)) {
            if (!event.has_attempt_ended() || event.attempt_ended().outcome() != v1::OUTCOME_HEARD)
                continue;
            const int track = event.attempt_ended().track();
            QVERIFY(track >= 1 && track <= 3);
            QCOMPARE(event.attempt_ended().heard_ms(), receipt.tracks(track - 1).length_ms());
            ++(track == static_cast<int>(event.recipient() % 3) + 1 ? own : other);
        }
        QVERIFY(own > 50);
        QVERIFY(menu ? other > 2 : other == 0);
    }
}

void tst_dialer_launch::firstAttemptOfAHundredThousand()
{
    DialerProcess dialer;
    QVERIFY(dialer.start());
    QElapsedTimer timer;
    timer.start();
    const auto campaign = Campaign::ofSize("campaign-1", 100'000);
    v1::Receipt receipt;
    v1::Campaign launched;
    QTRY_VERIFY(timer.elapsed() > 1000); // a dialer that has just started calls nobody for a second
    timer.restart();
    QVERIFY_OK(prepare(dialer, dialer.token(), campaign, &receipt));
    const auto prepared = timer.restart();
    QVERIFY_OK(launch(dialer.stub(), dialer.token(), receipt, &launched));
    const auto answered = timer.elapsed();
    qint64 first = 0;
    static_cast<void>(
        watch(dialer.stub(), dialer.token(), "campaign-1", 1, [&](const v1::WatchCampaignResponse &message) {
            first = timer.elapsed();
            return !message.has_events();
        }));
    QFile memory(u"/proc/%1/status"_s.arg(dialer.process.processId()));
    QVERIFY(memory.open(QIODevice::ReadOnly));
    QByteArray resident;
    for (const auto &line : memory.readAll().split('\n'))
        resident = line.startsWith("VmRSS") ? line.simplified() : resident;
    qInfo(
        "100,000 recipients: prepared in %lld ms, launch answered after %lld ms, first attempt seen after %lld ms; %s",
        prepared, answered, first, resident.constData());
    QVERIFY(first < 2000); // the measure is in the benchmark; this only tells that it is not seconds
}

QTEST_GUILESS_MAIN(tst_dialer_launch)
#include "tst_dialer_launch.moc"
