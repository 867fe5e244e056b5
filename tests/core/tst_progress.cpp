// SPDX-License-Identifier: GPL-3.0-or-later
#include "eventstream.h"
#include "progress.h"
#include "progressforecast.h"

#include <QTest>

#include <numeric>

using namespace campanile;
using namespace Qt::StringLiterals;
using campanile::testing::EventStream;
using namespace std::chrono_literals;

class TestProgress : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aGapOrARepeatChangesNothing();
    void wrongRecipientsAndAttemptsAreSurvived();
    void foldOfSnapshotAndRestIsFoldOfAll();
    void totalsAddUp();
    void anAttemptFromStartToEnd();
    void stoppedCampaignShowsQueuedAsStopped();
    void whoCallsBackIsReached();
    void whoCallsBackWhileCalledStaysReached();
    void aCallBackThatReachedNobodyChangesNothing();
    void whoOptsOutOnACallBackIsCalledNoMore();
    void helpIsSeenWhileTheCallLasts();
    void aLineFaultIsKeptApart();
    void theReasonOfAHaltIsKept();
    void aSnapshotTellsWhatTheEventsTold();
    void theKeysOfWhatReachedThemStay();
    void forecastIsSilentUnlessRunning();
    void forecastOfAWholeCampaign();
    void forecastKnowsWhenWaitingOnesAreDue();
};

void TestProgress::aGapOrARepeatChangesNothing()
{
    EventStream stream(10, 1);
    CampaignProgress progress(stream.emptySnapshot());
    const QList<Event> events = stream.take(5);
    QVERIFY(progress.apply(events[0]));
    const Snapshot before = progress.snapshot();
    QVERIFY(!progress.apply(events[0]));
    QVERIFY(!progress.apply(events[2]));
    QCOMPARE(progress.snapshot(), before);
    QVERIFY(progress.apply(events[1]));
    QCOMPARE(progress.throughSeq(), 2);
}

void TestProgress::wrongRecipientsAndAttemptsAreSurvived()
{
    EventStream stream(3, 1);
    CampaignProgress progress(stream.emptySnapshot());
    QVERIFY(progress.apply({1, 1000, 3, 1, AttemptStarted{}}));
    QVERIFY(progress.apply({2, 1000, 4'000'000'000U, 1, AttemptStarted{}}));
    QVERIFY(progress.apply({3, 1000, 0, 0, AttemptStarted{}}));
    QVERIFY(progress.apply({4, 1000, 0, -5, AttemptStarted{}}));
    QVERIFY(progress.apply({5, 1000, 0, 2'000'000'000, AttemptStarted{}}));
    QCOMPARE(progress.throughSeq(), 5);
    QVERIFY(progress.rounds().isEmpty());
    QCOMPARE(progress.totals().queued, 3);
}

void TestProgress::foldOfSnapshotAndRestIsFoldOfAll()
{
    for (quint32 seed = 1; seed <= 50; ++seed) {
        EventStream stream(1 + static_cast<int>(seed) * 3, seed);
        const Snapshot empty = stream.emptySnapshot();
        QList<Event> events = stream.take(400);
        if (seed % 2)
            events.append(stream.change(CampaignState::Finished));

        CampaignProgress all(empty);
        for (const Event &event : std::as_const(events))
            QVERIFY(all.apply(event));

        std::mt19937 random(seed);
        const auto cut = std::uniform_int_distribution<qsizetype>(0, events.size())(random);
        CampaignProgress first(empty);
        for (const Event &event : events.first(cut))
            QVERIFY(first.apply(event));
        CampaignProgress second(first.snapshot());
        for (const Event &event : events.sliced(cut))
            QVERIFY(second.apply(event));

        QVERIFY2(second.snapshot() == all.snapshot(), qPrintable(QStringLiteral("seed %1, cut %2").arg(seed).arg(cut)));
        QCOMPARE(second.totals(), all.totals());
    }
}

void TestProgress::totalsAddUp()
{
    for (quint32 seed = 100; seed < 120; ++seed) {
        EventStream stream(57, seed);
        CampaignProgress progress(stream.emptySnapshot());
        for (const Event &event : stream.take(1000)) {
            QVERIFY(progress.apply(event));
            const ProgressTotals &totals = progress.totals();
            QCOMPARE(std::accumulate(totals.byMark.begin(), totals.byMark.end(), 0), 57);
            int active = 0; // who asked for help shows so while the call still lasts
            for (qsizetype i = 0; i < progress.size(); ++i)
                active += progress.mark(i) == Mark::InCall || progress.recipient(i).phase == Phase::Calling
                    || progress.recipient(i).phase == Phase::Talking;
            QCOMPARE(active, totals.active);
        }
        // counted anew, nothing differs
        QCOMPARE(CampaignProgress(progress.snapshot()).totals(), progress.totals());
        int called = 0;
        for (const Round &round : progress.rounds())
            called += round.called;
        int byMinute = 0;
        for (const Minute &minute : progress.minutes())
            byMinute += minute.called;
        QCOMPARE(byMinute, called);
    }
}

void TestProgress::anAttemptFromStartToEnd()
{
    EventStream stream(2, 1);
    CampaignProgress progress(stream.emptySnapshot());
    QVERIFY(progress.apply({1, 60'000, 0, 0, CampaignChanged{CampaignState::Running, {}}}));
    QCOMPARE(progress.campaign().launched.toMSecsSinceEpoch(), 60'000);
    QVERIFY(progress.apply({2, 61'000, 1, 1, AttemptStarted{}}));
    QCOMPARE(progress.mark(1), Mark::InCall);
    QVERIFY(progress.apply({3, 62'000, 1, 1, AttemptAnswered{}}));
    QCOMPARE(progress.recipient(1).phase, Phase::Talking);
    QVERIFY(progress.apply({4, 130'000, 1, 1, AttemptEnded{Outcome::Voicemail, 200, 1, 2, {}, 430'000}}));
    QCOMPARE(progress.mark(1), Mark::Voicemail);
    QCOMPARE(progress.totals().waiting, 1);
    QCOMPARE(progress.totals().reached, 0);
    QVERIFY(progress.apply({5, 431'000, 1, 2, AttemptStarted{}}));
    QCOMPARE(progress.recipient(1).nextAttemptMs, 0);
    QVERIFY(progress.apply({6, 470'000, 1, 2, AttemptEnded{Outcome::Confirmed, 200, 1, 2, QStringLiteral("1"), 0}}));
    QCOMPARE(progress.totals().reached, 1);
    QCOMPARE(progress.totals().of(Mark::Confirmed), 1);
    const QList<Round> rounds{{1, 61'000, 130'000, 1, 0, 0}, {2, 431'000, 470'000, 1, 1, 0}};
    QCOMPARE(progress.rounds(), rounds);
    const QList<Minute> minutes{{1, 1, 0}, {7, 1, 1}};
    QCOMPARE(progress.minutes(), minutes);
}

void TestProgress::stoppedCampaignShowsQueuedAsStopped()
{
    EventStream stream(4, 1);
    CampaignProgress progress(stream.emptySnapshot());
    QVERIFY(progress.apply(stream.change(CampaignState::Running)));
    QCOMPARE(progress.totals().of(Mark::Queued), 4);
    QVERIFY(progress.apply(stream.change(CampaignState::Stopped)));
    QCOMPARE(progress.totals().of(Mark::Queued), 0);
    QCOMPARE(progress.totals().of(Mark::Stopped), 4);
    QVERIFY(progress.campaign().ended.isValid());
}

void TestProgress::whoCallsBackIsReached()
{
    EventStream stream(2, 1);
    CampaignProgress progress(stream.emptySnapshot());
    QVERIFY(progress.apply({1, 60'000, 0, 0, CampaignChanged{CampaignState::Running, {}}}));
    QVERIFY(progress.apply({2, 61'000, 1, 1, AttemptStarted{}}));
    QVERIFY(progress.apply({3, 90'000, 1, 1, AttemptEnded{Outcome::NoAnswer, 480, 1, 0, {}, 400'000}}));
    QCOMPARE(progress.totals().waiting, 1);
    QVERIFY(progress.apply({4, 130'000, 1, 0, CalledBack{Outcome::Heard, 20'000, {}, false}}));
    QCOMPARE(progress.recipient(1).phase, Phase::Done);
    QCOMPARE(progress.recipient(1).nextAttemptMs, 0);
    QCOMPARE(progress.mark(1), Mark::Heard);
    QCOMPARE(progress.totals().reached, 1);
    QCOMPARE(progress.totals().waiting, 0);
    QVERIFY(progress.lastAttempt(1).calledBack);
    QCOMPARE(progress.rounds().size(), 1); // no round called them
    QCOMPARE(progress.rounds()[0].reached, 0);
    QCOMPARE(progress.minutes().last(), (Minute{2, 0, 1}));
    QCOMPARE(CampaignProgress(progress.snapshot()).totals(), progress.totals());
}

void TestProgress::whoCallsBackWhileCalledStaysReached()
{
    EventStream stream(1, 1);
    CampaignProgress progress(stream.emptySnapshot());
    QVERIFY(progress.apply({1, 61'000, 0, 1, AttemptStarted{}}));
    QVERIFY(progress.apply({2, 62'000, 0, 0, CalledBack{Outcome::Confirmed, 20'000, QStringLiteral("1"), false}}));
    QCOMPARE(progress.recipient(0).phase, Phase::Calling);
    QCOMPARE(progress.totals().active, 1);
    QVERIFY(progress.apply({3, 90'000, 0, 1, AttemptEnded{Outcome::Busy, 486, 1, 0, {}, 0}}));
    QCOMPARE(progress.recipient(0).phase, Phase::Done);
    QCOMPARE(progress.mark(0), Mark::Confirmed);
    QCOMPARE(progress.totals().reached, 1);
    QCOMPARE(progress.minutes(), (QList<Minute>{{1, 1, 1}}));
}

void TestProgress::aCallBackThatReachedNobodyChangesNothing()
{
    EventStream stream(1, 1);
    CampaignProgress progress(stream.emptySnapshot());
    QVERIFY(progress.apply({1, 61'000, 0, 1, AttemptStarted{}}));
    QVERIFY(progress.apply({2, 90'000, 0, 1, AttemptEnded{Outcome::Busy, 486, 1, 0, {}, 400'000}}));
    QVERIFY(progress.apply({3, 95'000, 0, 0, CalledBack{Outcome::HungUp, 100, {}, false}}));
    QCOMPARE(progress.recipient(0).phase, Phase::Waiting);
    QCOMPARE(progress.recipient(0).nextAttemptMs, 400'000);
    QCOMPARE(progress.mark(0), Mark::Busy);
    QVERIFY(!progress.lastAttempt(0).calledBack);
    QVERIFY(progress.apply({4, 96'000, 7, 0, CalledBack{Outcome::Heard, 100, {}, false}})); // nobody we know
    QCOMPARE(progress.totals().reached, 0);
}

void TestProgress::whoOptsOutOnACallBackIsCalledNoMore()
{
    EventStream stream(1, 1);
    CampaignProgress progress(stream.emptySnapshot());
    QVERIFY(progress.apply({1, 61'000, 0, 0, CalledBack{Outcome::HungUp, 100, QStringLiteral("00"), true}}));
    QCOMPARE(progress.recipient(0).phase, Phase::Done);
    QCOMPARE(progress.mark(0), Mark::HungUp);
    QCOMPARE(progress.totals().reached, 0);
    QCOMPARE(progress.totals().queued, 0);
    QVERIFY(progress.lastAttempt(0).optedOut);
}

void TestProgress::helpIsSeenWhileTheCallLasts()
{
    EventStream stream(1, 1);
    CampaignProgress progress(stream.emptySnapshot());
    QVERIFY(progress.apply({1, 61'000, 0, 1, AttemptStarted{}}));
    QVERIFY(progress.apply({2, 62'000, 0, 1, AttemptAnswered{}}));
    QVERIFY(progress.apply({3, 80'000, 0, 1, HelpAsked{}}));
    QCOMPARE(progress.mark(0), Mark::Help);
    QCOMPARE(progress.totals().of(Mark::Help), 1);
    QCOMPARE(progress.totals().reached, 1);
    QCOMPARE(progress.recipient(0).phase, Phase::Talking);
    QVERIFY(progress.apply({4, 90'000, 0, 1, AttemptEnded{Outcome::Uncertain, 0, 1, 0, {}, 0}}));
    QCOMPARE(progress.mark(0), Mark::Help); // whatever became of the call
    QCOMPARE(progress.recipient(0).phase, Phase::Done);
    QCOMPARE(progress.minutes(), (QList<Minute>{{1, 1, 1}}));
}

void TestProgress::aLineFaultIsKeptApart()
{
    EventStream stream(1, 1);
    CampaignProgress progress(stream.emptySnapshot());
    QVERIFY(progress.apply({1, 61'000, 0, 1, AttemptStarted{}}));
    QVERIFY(progress.apply({2, 62'000, 0, 1, AttemptEnded{Outcome::Unreachable, 503, 1, 0, {}, 90'000, 34, true}}));
    QCOMPARE(progress.lastAttempt(0), (CampaignProgress::LastAttempt{503, 34, true, false, false, {}}));
    QVERIFY(progress.apply({3, 91'000, 0, 2, AttemptStarted{}}));
    QVERIFY(progress.apply({4, 92'000, 0, 2, AttemptEnded{Outcome::Busy, 486, 1, 0, {}, 0, 17}}));
    QCOMPARE(progress.lastAttempt(0), (CampaignProgress::LastAttempt{486, 17, false, false, false, {}}));
    QVERIFY(progress.apply({5, 93'000, 0, 3, AttemptStarted{}}));
    QVERIFY(progress.apply({6, 94'000, 0, 3, AttemptEnded{Outcome::Busy, -7, 1, 0, {}, 0, 4000}})); // nonsense
    QCOMPARE(progress.lastAttempt(0), (CampaignProgress::LastAttempt{0, 127, false, false, false, {}}));
}

void TestProgress::theReasonOfAHaltIsKept()
{
    EventStream stream(1, 1);
    CampaignProgress progress(stream.emptySnapshot());
    QVERIFY(progress.apply({1, 61'000, 0, 0, CampaignChanged{CampaignState::Halted, QStringLiteral("TRUNK_DOWN: a")}}));
    QCOMPARE(progress.stateReason(), QStringLiteral("TRUNK_DOWN: a"));
    QVERIFY(progress.apply({2, 62'000, 0, 0, CampaignChanged{CampaignState::Running, {}}}));
    QVERIFY(progress.stateReason().isEmpty());
}

/// Of what a snapshot told and what was heard event by event nobody can tell the difference, now or later.
void TestProgress::aSnapshotTellsWhatTheEventsTold()
{
    EventStream stream(5, 1);
    CampaignProgress whole(stream.emptySnapshot());
    const QList<Event> before{{1, 60'000, 0, 0, CampaignChanged{CampaignState::Running, {}}},
        {2, 61'000, 0, 1, AttemptStarted{}},
        {3, 62'000, 0, 1, AttemptEnded{Outcome::Busy, 486, 1, 0, u"5"_s, 90'000, 17}},
        {4, 63'000, 0, 0, CalledBack{Outcome::Confirmed, 100, u"1"_s, false}}, // 0: called back
        {5, 63'000, 1, 1, AttemptStarted{}},
        {6, 64'000, 1, 1, AttemptEnded{Outcome::Unreachable, 503, 1, 0, {}, 90'000, 34, true}}, // 1: our line's fault
        {7, 65'000, 2, 1, AttemptStarted{}},
        {8, 66'000, 2, 0, CalledBack{Outcome::HungUp, 100, u"00"_s, true}}, // 2: wants no calls, while we call
        {9, 67'000, 3, 1, AttemptStarted{}}, {10, 68'000, 3, 1, HelpAsked{}}, // 3: help, in a call that lasts
        {11, 69'000, 0, 0, CampaignChanged{CampaignState::Halted, u"TRUNK_DOWN: a NO_ANSWER"_s}}};
    for (const Event &event : before)
        QVERIFY(whole.apply(event));
    CampaignProgress later(whole.snapshot());
    QCOMPARE(later.lastAttempt(0), (CampaignProgress::LastAttempt{486, 17, false, true, false, u"1"_s}));
    QCOMPARE(later.lastAttempt(1), (CampaignProgress::LastAttempt{503, 34, true, false, false, {}}));
    QCOMPARE(later.lastAttempt(2), (CampaignProgress::LastAttempt{0, 0, false, false, true, u"00"_s}));
    QCOMPARE(later.stateReason(), u"TRUNK_DOWN: a NO_ANSWER"_s);
    QVERIFY(later.snapshot() == whole.snapshot());
    const QList<Event> after{{12, 70'000, 0, 0, CampaignChanged{CampaignState::Running, {}}},
        {13, 71'000, 2, 1, AttemptEnded{Outcome::Unreachable, 480, 1, 0, {}, 0, 20}},
        {14, 72'000, 3, 1, AttemptEnded{Outcome::Uncertain, 0, 1, 0, u"9"_s, 0}}, {15, 91'000, 1, 2, AttemptStarted{}},
        {16, 92'000, 1, 2, AttemptEnded{Outcome::Heard, 200, 1, 900, {}, 0, 16}}};
    for (const Event &event : after) {
        QVERIFY(whole.apply(event));
        QVERIFY(later.apply(event));
        QVERIFY2(later.snapshot() == whole.snapshot(), qPrintable(QString::number(event.seq)));
    }
    QCOMPARE(later.recipient(2).outcome, Outcome::HungUp); // as it was told: the call that was up changes nothing
    QCOMPARE(later.lastAttempt(2).sipCode, 480);
    QCOMPARE(later.lastAttempt(1), (CampaignProgress::LastAttempt{200, 16, false, false, false, {}}));
    QCOMPARE(later.lastAttempt(3).keys, u"9"_s);
    QVERIFY(later.stateReason().isEmpty());
}

/// What is pressed in a call that reached nobody is soon forgotten, what confirmed is not.
void TestProgress::theKeysOfWhatReachedThemStay()
{
    EventStream stream(1, 1);
    CampaignProgress progress(stream.emptySnapshot());
    QVERIFY(progress.apply({1, 61'000, 0, 1, AttemptStarted{}}));
    QVERIFY(progress.apply({2, 62'000, 0, 1, AttemptEnded{Outcome::HungUp, 200, 1, 50, u"57"_s, 90'000, 16}}));
    QCOMPARE(progress.lastAttempt(0).keys, u"57"_s);
    QVERIFY(progress.apply({3, 91'000, 0, 2, AttemptStarted{}}));
    QVERIFY(progress.apply({4, 92'000, 0, 0, CalledBack{Outcome::HungUp, 50, {}, false}}));
    QVERIFY(progress.lastAttempt(0).keys.isEmpty());
    QVERIFY(progress.apply({5, 93'000, 0, 0, CalledBack{Outcome::Confirmed, 9000, u"1"_s, false}}));
    QVERIFY(progress.apply({6, 94'000, 0, 2, AttemptEnded{Outcome::HungUp, 200, 1, 50, {}, 0, 16}}));
    QCOMPARE(progress.lastAttempt(0).keys, u"1"_s);
    QVERIFY(progress.apply({7, 95'000, 0, 0, CalledBack{Outcome::Help, 9000, u"9"_s, false}}));
    QCOMPARE(progress.lastAttempt(0).keys, u"9"_s);
}

void TestProgress::forecastIsSilentUnlessRunning()
{
    EventStream stream(40, 1);
    CampaignProgress progress(stream.emptySnapshot());
    QCOMPARE(forecastOf(progress, 0).endMs, 0);
    QVERIFY(progress.apply(stream.change(CampaignState::Running)));
    QVERIFY(forecastOf(progress, 0).endMs > 0);
    QVERIFY(progress.apply(stream.change(CampaignState::CanaryDone)));
    QCOMPARE(forecastOf(progress, 0).endMs, 0);
    QVERIFY(forecastOf(progress, 0).minutes.isEmpty());
}

void TestProgress::forecastOfAWholeCampaign()
{
    EventStream stream(2418, 1);
    Snapshot snapshot = stream.emptySnapshot();
    snapshot.campaign.state = CampaignState::Running;
    snapshot.campaign.receipt.channels = 90;
    snapshot.campaign.receipt.callsPerSecond = 6;
    snapshot.campaign.receipt.audioLength = 34s;
    const ProgressForecast forecast = forecastOf(CampaignProgress(snapshot), 600'000);
    QCOMPARE(forecast.rounds.size(), 3);
    QCOMPARE(std::lround(forecast.rounds[0].calls), 2418);
    // 66 % of the first, 17 % of the rest, 5 % of that
    QVERIFY(qAbs(forecast.rounds[0].reached - 2418 * 0.66) < 1);
    QVERIFY(qAbs(forecast.rounds[1].calls - (2418 * 0.34 * 0.993)) < 1);
    QVERIFY(qAbs(forecast.reachedInTheEnd - 1766) < 15);
    double calls = 0;
    for (const auto &minute : forecast.minutes)
        calls += minute.calls;
    double byRound = 0;
    for (const auto &round : forecast.rounds)
        byRound += round.calls;
    QVERIFY(qAbs(calls - byRound) < 2);
    QVERIFY(forecast.endMs > 600'000 + 18 * 60'000);
    QVERIFY(forecast.endMs < 600'000 + 50 * 60'000);
    // and the draft's own, made of the same published run
    const Forecast draft = campanile::forecast(2418, 34s, Policy::emergency(), 90, 6);
    QCOMPARE(draft.rounds.size(), 3);
    QVERIFY(qAbs(draft.rounds[0].length.count() - 18 * 60) < 120);
    QVERIFY(draft.total > draft.rounds[0].length);
    QVERIFY(campanile::forecast(0, 34s, Policy::emergency(), 90, 6).rounds.isEmpty());
    QVERIFY(campanile::forecast(10, 34s, Policy::emergency(), 0, 6).rounds.isEmpty());
}

void TestProgress::forecastKnowsWhenWaitingOnesAreDue()
{
    EventStream stream(10, 1);
    Snapshot snapshot = stream.emptySnapshot();
    snapshot.campaign.state = CampaignState::Running;
    for (auto &recipient : snapshot.recipients)
        recipient = {Phase::Waiting, Outcome::NoAnswer, 1, 600'000, 300'000};
    const ProgressForecast forecast = forecastOf(CampaignProgress(snapshot), 300'000);
    QVERIFY(!forecast.rounds.isEmpty());
    QCOMPARE(forecast.rounds[0].attempt, 2);
    QCOMPARE(forecast.rounds[0].startMs, 600'000);
    QCOMPARE(forecast.minutes[0].calls, 0);
}

QTEST_GUILESS_MAIN(TestProgress)
#include "tst_progress.moc"
