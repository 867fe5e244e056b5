// SPDX-License-Identifier: GPL-3.0-or-later
#include "grpcverify.h"
#include "ownnetwork.h"
#include "sipcampaign.h"

#include <QTest>
#include <QTimeZone>

using namespace campanile::dialer;
using namespace Qt::StringLiterals;
namespace v1 = campanile::v1;

namespace {

const bool soak = qEnvironmentVariableIsSet("CAMPANILE_SOAK");
constexpr int perSecond = 15;
constexpr qint64 second = 1'000'000;

/// A dialer whose wall clock the test sets (steppedclock.cpp); its intervals pass as they do. SIPp's clock stays the
/// machine's.
class SteppedDialer final {
public:
    explicit SteppedDialer(const QByteArray &time, const QString &zone = u"Europe/Rome"_s)
        : dialer({u"--log-level"_s, u"warn"_s})
    {
        set(time);
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"LD_PRELOAD"_s, QStringLiteral(CAMPANILE_STEPPED_CLOCK));
        environment.insert(u"CAMPANILE_CLOCK_FILE"_s, dialer.folder() + u"/time"_s);
        environment.insert(u"TZ"_s, zone);
        dialer.process.setProcessEnvironment(environment);
    }

    void set(const QByteArray &time) const
    {
        QFile file(dialer.folder() + u"/time.new"_s);
        if (!file.open(QFile::WriteOnly) || file.write(time + "\n") < 0)
            qFatal("no time could be set");
        file.close();
        if (::rename(qPrintable(file.fileName()), qPrintable(dialer.folder() + u"/time"_s)) != 0)
            qFatal("no time could be set");
    }

    [[nodiscard]] qint64 nowMs() const
    {
        v1::Dialer status;
        static_cast<void>(dialer.stub().GetDialer(contextFor(dialer.token()).get(), {}, &status));
        return status.now_ms();
    }

    DialerProcess dialer;
};

/// The most INVITEs that came in any one second, and the longest time without one.
struct Spacing {
    int most = 0;
    qint64 longestUs = 0;
    QByteArray story; ///< milliseconds between one and the next
};

Spacing spacingOf(const QList<TownCall> &calls)
{
    Spacing spacing;
    for (qsizetype i = 0, from = 0; i < calls.size(); ++i) {
        while (calls[i].invitedUs() - calls[from].invitedUs() >= second)
            ++from;
        spacing.most = std::max(spacing.most, int(i - from) + 1);
        if (i > 0)
            spacing.story += QByteArray::number((calls[i].invitedUs() - calls[i - 1].invitedUs()) / 1000) + " ";
        if (i > 0)
            spacing.longestUs = std::max(spacing.longestUs, calls[i].invitedUs() - calls[i - 1].invitedUs());
    }
    return spacing;
}

} // namespace

/// The wall clock is set while a campaign runs: what SIPp's own clock says of the calls does not change.
/// CAMPANILE_SOAK=1: on more nights.
class TestSipClock final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void theClockIsSet_data();
    void theClockIsSet();
    void theClockIsSetWhileItIsOff_data();
    void theClockIsSetWhileItIsOff();
};

void TestSipClock::initTestCase()
{
    if (!SippPhone::isInstalled())
        QSKIP("SIPp (sip-tester) is not installed");
}

void TestSipClock::theClockIsSet_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after"); // empty: it goes on by itself
    if (soak)
        QTest::newRow("an hour on") << QByteArray("+0") << QByteArray("+3600");
    QTest::newRow("an hour back") << QByteArray("+0") << QByteArray("-3600");
    // It is 1:00 UTC while they are called: 3:00 becomes 2:00 again, and 2:00 becomes 3:00.
    const auto before = [](const QDate &day) {
        const auto start = QDateTime(day, QTime(0, 59, 56), QTimeZone::UTC);
        return (QDateTime::currentDateTimeUtc().secsTo(start) > 0 ? "+" : "")
            + QByteArray::number(QDateTime::currentDateTimeUtc().secsTo(start));
    };
    QTest::newRow("the night summer ends") << before({2026, 10, 25}) << QByteArray();
    if (soak)
        QTest::newRow("the night summer begins") << before({2027, 3, 28}) << QByteArray();
}

void TestSipClock::theClockIsSet()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, after);
    SippTown town;
    QVERIFY(town.start());
    SteppedDialer stepped(before);
    auto &dialer = stepped.dialer;
    useTrunk(dialer, town.trunk("channels = 60\ncalls_per_second = 15\nping_seconds = 0\n"));
    QVERIFY2(dialer.start(), dialer.log().constData());
    auto campaign = townCampaign("campaign-1", 60);
    campaign.policy.maxAttempts = 2;
    campaign.policy.retryDelay = {{Outcome::HungUp, std::chrono::seconds(4)}};
    QVERIFY_OK(callTown(dialer, campaign));
    QTRY_VERIFY_WITH_TIMEOUT(town.invited() > 15, 15'000);
    const auto was = stepped.nowMs();
    if (!after.isEmpty()) {
        stepped.set(after);
        const auto step = after.toLongLong() * 1000;
        QTRY_VERIFY(qAbs(stepped.nowMs() - was - step) < 60'000); // it really sees another time
    }
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(dialer, campaign.id), v1::CAMPAIGN_STATE_FINISHED, 40'000);

    if (after.isEmpty()) { // it was such a night
        constexpr qint64 day = 24 * 3600 * 1000LL;
        QVERIFY2(stepped.nowMs() % day > 3600'000 && stepped.nowMs() % day < 3700'000,
            QByteArray::number(stepped.nowMs()).constData());
        QVERIFY(was % day < 3600'000 + 60'000);
    }

    const auto calls = town.calls();
    const auto spacing = spacingOf(calls);
    // SIPp reads what waited for it in one go: one more may seem to fall into a second
    QVERIFY2(spacing.most <= perSecond + 1, spacing.story.constData());
    QHash<QByteArray, QList<TownCall>> numbers;
    for (const auto &call : calls)
        numbers[call.number].append(call);
    QCOMPARE(numbers.size(), 60); // nobody was skipped
    int again = 0;
    for (const auto &ofNumber : std::as_const(numbers)) {
        const bool hangsUp = ofNumber.first().number.endsWith('2');
        QCOMPARE(ofNumber.size(), hangsUp ? 2 : 1);
        if (!hangsUp)
            continue;
        ++again;
        const auto waited = ofNumber.last().invitedUs() - ofNumber.first().endedUs();
        QVERIFY2(waited >= 4 * second - 50'000 && waited <= 12 * second, QByteArray::number(waited).constData());
    }
    QVERIFY(again >= 5);
    // and its record never runs backwards
    std::int64_t last = 0;
    for (const auto time : timesOf(dialer, campaign.id)) {
        QVERIFY(time >= last);
        last = time;
    }
    qInfo("at most %d calls in a second, at most %.2f s between two", spacing.most, double(spacing.longestUs) / 1e6);
}

void TestSipClock::theClockIsSetWhileItIsOff_data()
{
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("an hour on") << QByteArray("+3600");
    if (soak)
        QTest::newRow("an hour back") << QByteArray("-3600");
}

void TestSipClock::theClockIsSetWhileItIsOff()
{
    QFETCH(const QByteArray, after);
    SippTown town;
    QVERIFY(town.start());
    SteppedDialer stepped("+0");
    auto &dialer = stepped.dialer;
    useTrunk(dialer, town.trunk("channels = 60\ncalls_per_second = 15\nping_seconds = 0\n"));
    QVERIFY2(dialer.start(), dialer.log().constData());
    auto campaign = townCampaign("campaign-1", 40);
    campaign.policy.maxAttempts = 2;
    campaign.policy.horizon = std::chrono::hours(24);
    campaign.policy.retryDelay = {{Outcome::HungUp, std::chrono::seconds(6)}};
    QVERIFY_OK(callTown(dialer, campaign));
    QTRY_VERIFY_WITH_TIMEOUT(town.invited() > 30, 15'000);
    dialer.kill();
    stepped.set(after);
    QVERIFY2(dialer.start(), dialer.log().constData());
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(dialer, campaign.id), v1::CAMPAIGN_STATE_FINISHED, 40'000);
    const auto calls = town.calls();
    QVERIFY(spacingOf(calls).most <= perSecond + 1); // all that was due at once is still paced
    QSet<QByteArray> numbers;
    for (const auto &call : calls)
        numbers.insert(call.number);
    QCOMPARE(numbers.size(), 40);
}

OWN_NETWORK_MAIN(TestSipClock)
#include "tst_sipclock.moc"
