// SPDX-License-Identifier: GPL-3.0-or-later
// A line that pushes calls back: the rules alone, whatever comes.
#include "backoff.h"

#include <QTest>

#include <random>
#include <vector>

using namespace campanile::dialer;
using namespace std::chrono_literals;
using std::chrono::microseconds;

namespace {

CallEnd ended(CallEnd::Cause cause)
{
    CallEnd end;
    end.cause = cause;
    return end;
}

CallEnd fault(int code = 503, std::optional<std::chrono::seconds> retryAfter = {})
{
    CallEnd end;
    end.sipCode = code;
    end.lineFault = true;
    end.retryAfter = retryAfter;
    return end;
}

const CallEnd busy = ended(CallEnd::Cause::Busy);
const CallEnd refused = ended(CallEnd::Cause::Refused);

/// Calls come back until the line is left alone.
void breakDown(Backoff &backoff, microseconds now)
{
    const auto epoch = backoff.start(now);
    for (std::uint64_t number = 1; !backoff.blocked(); ++number)
        backoff.ended(now, epoch, fault(), number);
}

} // namespace

class tst_dialer_backoff final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLineThatCarriesIsNeverWaitedFor();
    void oneFaultIsNoOutage();
    void retryAfterIsKeptToTheLetter();
    void tooManyRequestsIsSaidOnce();
    void whatWasUnderWayCountsOnce();
    void whatBeganBeforeItIsNoBetterNews();
    void itWaitsEverLonger();
    void twoLinesDoNotComeBackTogether();
    void oneCallTriesThenTheRateClimbs();
    void refusalsOfManyNumbersAreTheLines();
    void ourOwnHangUpSaysNothing();
    void aLineThatReturnsIsNotRunDown();
    void whateverComes();
};

void tst_dialer_backoff::aLineThatCarriesIsNeverWaitedFor()
{
    Backoff backoff(50, 1);
    for (int i = 0; i < 1000; ++i) {
        const microseconds now = 20ms * i;
        QVERIFY(backoff.next() <= now);
        backoff.ended(now, backoff.start(now), busy, 1);
    }
}

void tst_dialer_backoff::oneFaultIsNoOutage()
{
    Backoff backoff(50, 1);
    for (int i = 0; i < 1000; ++i) { // two of three calls meet a full exchange behind the operator
        const microseconds now = 20ms * i;
        backoff.ended(now, backoff.start(now), i % 3 ? fault() : busy, 1);
        QVERIFY(!backoff.blocked());
    }
    for (int i = 0; i < 50; ++i) // nor is one number that is never carried
        backoff.ended(30s, backoff.start(30s), fault(), 1);
    QVERIFY(!backoff.blocked());
}

void tst_dialer_backoff::retryAfterIsKeptToTheLetter()
{
    Backoff backoff(50, 1);
    backoff.ended(10s, backoff.start(9s), fault(503, 30s), 1);
    QVERIFY(backoff.blocked() && backoff.alarming());
    QCOMPARE(backoff.next(), microseconds(40s));
    backoff.ended(12s, 0, fault(503, 10s), 2); // under way since before; it asks for less
    QCOMPARE(backoff.next(), microseconds(40s));
    backoff.ended(13s, 0, fault(503, 60s), 2); // or for more
    QCOMPARE(backoff.next(), microseconds(73s));
}

void tst_dialer_backoff::tooManyRequestsIsSaidOnce()
{
    Backoff backoff(50, 1);
    backoff.ended(10s, backoff.start(9s), fault(429), 1);
    QVERIFY(backoff.blocked());
    QVERIFY(backoff.next() >= microseconds(10500ms) && backoff.next() <= microseconds(11s));
}

void tst_dialer_backoff::whatWasUnderWayCountsOnce()
{
    Backoff backoff(50, 1);
    std::vector<Backoff::Ticket> calls;
    for (int i = 0; i < 500; ++i)
        calls.push_back(backoff.start(20ms * i));
    for (const auto call : calls)
        backoff.ended(11s, call, fault(), call);
    QVERIFY2(backoff.next() <= microseconds(12s), "five hundred calls back at once are one outage");
    backoff.carried(11s, calls.back()); // nor do they say that it is over
    QVERIFY(backoff.blocked());
}

void tst_dialer_backoff::whatBeganBeforeItIsNoBetterNews()
{
    Backoff backoff(20, 1);
    std::vector<Backoff::Ticket> talking;
    for (int i = 0; i < 100; ++i)
        talking.push_back(backoff.start(50ms * i));
    for (int i = 0; i < 4; ++i) { // citizens hang up all the time, and no call is taken any more
        backoff.ended(6s, backoff.start(6s), fault(), 10 + static_cast<unsigned>(i));
        backoff.carried(6s, talking[static_cast<std::size_t>(i)]);
    }
    QVERIFY(backoff.blocked());
}

void tst_dialer_backoff::itWaitsEverLonger()
{
    Backoff backoff(50, 7);
    microseconds now = 0s, base = 1s;
    breakDown(backoff, now);
    for (int i = 0; i < 12; ++i) {
        const auto wait = backoff.next() - now;
        QVERIFY2(wait >= base / 2 && wait <= base, qPrintable(QString::number(wait.count())));
        now = backoff.next();
        backoff.ended(now, backoff.start(now), fault(), 1);
        base = std::min<microseconds>(base * 2, 60s);
    }
    QVERIFY(backoff.alarming());
}

void tst_dialer_backoff::twoLinesDoNotComeBackTogether()
{
    std::set<microseconds> moments;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        Backoff backoff(50, seed);
        breakDown(backoff, 0s);
        moments.insert(backoff.next());
    }
    QVERIFY(moments.size() > 95);
    QVERIFY(*moments.rbegin() - *moments.begin() > 400ms);
}

void tst_dialer_backoff::oneCallTriesThenTheRateClimbs()
{
    Backoff backoff(50, 1);
    breakDown(backoff, 0s);
    microseconds now = backoff.next();
    const auto probe = backoff.start(now);
    QVERIFY2(backoff.next() >= now + 4s, "one call tries");
    backoff.carried(now + 1s, probe);
    QVERIFY(!backoff.blocked());
    const microseconds back = now + 1s;
    std::vector<int> perSecond(10, 0);
    for (now = back; now < back + 10s; now = std::max(now + 20ms, backoff.next())) {
        ++perSecond[static_cast<std::size_t>((now - back) / 1s)];
        backoff.carried(now, backoff.start(now));
    }
    for (std::size_t second = 0; second < perSecond.size(); ++second)
        QVERIFY2(perSecond[second] <= std::min(50, 2 << second), qPrintable(QString::number(perSecond[second])));
    QVERIFY2(perSecond[7] >= 49, "and soon it carries all it may");
    breakDown(backoff, back + 60s);
    QVERIFY2(backoff.next() <= back + 61s, "what was long ago is forgotten");
}

void tst_dialer_backoff::refusalsOfManyNumbersAreTheLines()
{
    Backoff backoff(50, 1);
    for (int i = 0; i < 50; ++i) // one number, however often, is that number
        backoff.ended(0s, backoff.start(0s), refused, 1);
    QVERIFY(!backoff.blocked());
    for (std::uint64_t number = 2; number <= 4; ++number)
        backoff.ended(1s, backoff.start(1s), refused, number);
    backoff.ended(1s, backoff.start(1s), busy, 9); // something better
    for (std::uint64_t number = 1; number <= 4; ++number)
        backoff.ended(2s, backoff.start(2s), refused, number);
    QVERIFY(!backoff.blocked());
    backoff.ended(2s, backoff.start(2s), refused, 5);
    QVERIFY(backoff.refusesUs() && backoff.alarming());
    microseconds now = 2s;
    for (int minute = 0; minute < 5; ++minute) {
        QCOMPARE(backoff.next(), now + 60s);
        now = backoff.next();
        const auto probe = backoff.start(now);
        QVERIFY(backoff.next() >= now + 60s);
        backoff.ended(now, probe, refused, 100 + static_cast<unsigned>(minute));
    }
    now = backoff.next();
    backoff.carried(now, backoff.start(now));
    QVERIFY(!backoff.refusesUs() && !backoff.blocked());
}

void tst_dialer_backoff::ourOwnHangUpSaysNothing()
{
    Backoff backoff(50, 1);
    breakDown(backoff, 0s);
    const auto now = backoff.next();
    backoff.ended(now, backoff.start(now), ended(CallEnd::Cause::Cancelled), 1);
    QVERIFY(backoff.blocked());
}

void tst_dialer_backoff::aLineThatReturnsIsNotRunDown()
{
    Backoff backoff(50, 1);
    backoff.returned(100s);
    QVERIFY(backoff.next() <= microseconds(100s));
    backoff.start(100s);
    QCOMPARE(backoff.next(), microseconds(101s));
    Backoff told(50, 1);
    told.ended(10s, told.start(10s), fault(503, 300s), 1);
    told.returned(100s); // OPTIONS are answered again, but what was asked for stands
    QCOMPARE(told.next(), microseconds(310s));
}

/// Whatever happens in whatever order: nothing goes before its time, and what was asked for is kept.
void tst_dialer_backoff::whateverComes()
{
    struct Call {
        Backoff::Ticket ticket;
        microseconds ends;
    };

    for (unsigned seed = 1; seed <= 300; ++seed) {
        std::mt19937 random(seed);
        Backoff backoff(20, seed);
        std::vector<Call> calls;
        microseconds now = 0s, keptUntil = 0s;
        for (int step = 0; step < 2000; ++step) {
            now += microseconds(random() % 400'000);
            if (backoff.next() <= now) {
                QVERIFY2(now >= keptUntil, qPrintable(QStringLiteral("seed %1").arg(seed)));
                const bool trying = backoff.blocked();
                calls.push_back({backoff.start(now), now + microseconds(random() % 8'000'000)});
                QVERIFY(!trying || backoff.next() >= now + 250ms);
            }
            for (std::size_t i = calls.size(); i-- > 0;) {
                if (calls[i].ends > now)
                    continue;
                const auto kind = random() % 10;
                auto end = kind < 4 ? fault() : kind < 5 ? refused : busy;
                if (kind == 0 && random() % 4 == 0) {
                    end.retryAfter = std::chrono::seconds(1 + random() % 90);
                    keptUntil = std::max<microseconds>(keptUntil, now + *end.retryAfter);
                }
                backoff.ended(now, calls[i].ticket, end, random() % 1000);
                calls.erase(calls.begin() + static_cast<std::ptrdiff_t>(i));
                QVERIFY2(backoff.next() <= std::max(now + 60s, keptUntil), "it never gives a line up");
            }
            if (random() % 500 == 0)
                backoff.returned(now);
        }
    }
}

QTEST_GUILESS_MAIN(tst_dialer_backoff)
#include "tst_dialer_backoff.moc"
