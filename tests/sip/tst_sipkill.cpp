// SPDX-License-Identifier: GPL-3.0-or-later
#include "grpcverify.h"
#include "ownnetwork.h"
#include "sipcampaign.h"

#include <QTest>
#include <QThread>

#include <csignal>
#include <random>

using namespace campanile::dialer;
using namespace Qt::StringLiterals;

namespace {

/// What the telephones know for longer than this before a crash, the dialer has on its disk.
constexpr qint64 commitUs = 500'000;

} // namespace

/// kill -9 with calls up, and what the telephones then see. Eight kills; CAMPANILE_SOAK=1: two hundred.
class TestSipKill final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void killedWithCallsUp();

private:
    struct Life {
        qint64 begunUs, killedUs;
    };

    /// The telephones' own record against the rules; `lives` in order, the last one was not killed.
    void judge(const QList<TownCall> &calls, const QList<Life> &lives);

    static constexpr int channels = 40;
    int m_uncertain = 0, m_redialled = 0, m_mostRedialled = 0;
    qint64 m_latestEndUs = 0; ///< of a call that was over, and called again all the same: before the kill
};

void TestSipKill::initTestCase()
{
    if (!SippPhone::isInstalled())
        QSKIP("SIPp (sip-tester) is not installed");
}

void TestSipKill::killedWithCallsUp()
{
    const int wanted = qEnvironmentVariableIsSet("CAMPANILE_SOAK") ? 200 : 8;
    SippTown town;
    QVERIFY(town.start());
    DialerProcess dialer({u"--log-level"_s, u"warn"_s});
    useTrunk(dialer, town.trunk("channels = 40\ncalls_per_second = 40\nping_seconds = 0\n"));
    std::mt19937 random(20'261'122);
    QList<Life> lives{{nowUs(), 0}};
    QVERIFY2(dialer.start(), dialer.log().constData());
    int kills = 0, campaigns = 0, called = 0;
    std::size_t known = 0;
    while (kills < wanted) {
        ++campaigns;
        const auto campaign = townCampaign("campaign-" + std::to_string(campaigns), 150, campaigns * 1000);
        QVERIFY_OK(callTown(dialer, campaign));
        while (stateOf(dialer, campaign.id) != campanile::v1::CAMPAIGN_STATE_FINISHED) {
            if (kills < wanted) {
                // Any moment of the second and a half around which it begins to call, a second after its start: a kill
                // that waited for a sign would always hit the same place.
                QThread::usleep(800'000 + random() % 1'500'000);
                QCOMPARE(::kill(static_cast<pid_t>(dialer.process.processId()), SIGKILL), 0);
                lives.last().killedUs = nowUs();
                ++kills;
                dialer.kill(); // only collects it
                lives.append({nowUs(), 0});
                QVERIFY2(dialer.start(), dialer.log().constData());
            } else {
                QTRY_COMPARE_WITH_TIMEOUT(stateOf(dialer, campaign.id), campanile::v1::CAMPAIGN_STATE_FINISHED, 60000);
            }
        }
        // every call the telephones saw is in the ledger, and under the name it gave it
        const auto ledger = ledgerCalls(dialer, campaign);
        QSet<QByteArray> numbers;
        for (const auto &recipient : campaign.recipients)
            numbers.insert(QByteArray::fromStdString(recipient.number));
        QSet<QByteArray> reached;
        const auto calls = town.calls();
        for (const auto &call : calls) {
            if (!numbers.contains(call.number))
                continue;
            ++called;
            QVERIFY2(ledger.contains(call.id), (call.id + " to " + call.number + " is not in the ledger").constData());
            const auto &entry = ledger[call.id];
            QCOMPARE(entry.number, call.number);
            QVERIFY2(!reached.contains(call.number), (call.number + " had heard it and was called again").constData());
            if (entry.outcome == campanile::v1::OUTCOME_HEARD) {
                reached.insert(call.number);
                QVERIFY2(call.byeUs - call.answeredUs >= 1'000'000, "held for heard, and was not");
            }
        }
        for (const auto &entry : ledger) {
            QCOMPARE(entry.ends, 1);
            QVERIFY(entry.attempt <= 2);
            m_uncertain += entry.outcome == campanile::v1::OUTCOME_UNCERTAIN ? 1 : 0;
        }
        known += static_cast<std::size_t>(ledger.size());
        if (wanted > 8)
            qInfo("%d kills so far", kills);
    }
    judge(town.calls(), lives);
    QVERIFY(m_uncertain > 0 && m_redialled > 0);
    qInfo(
        "%d kills, %d campaigns; calls: %d in SIPp's log, %d in the ledger; %d uncertain, %d called again, at most %d "
        "after one kill; an end was lost that the telephone knew %.1f ms before the kill",
        kills, campaigns, called, int(known), m_uncertain, m_redialled, m_mostRedialled, double(m_latestEndUs) / 1000);
}

void TestSipKill::judge(const QList<TownCall> &calls, const QList<Life> &lives)
{
    const auto lifeOf = [&](qint64 us) {
        qsizetype life = 0;
        while (life + 1 < lives.size() && lives[life + 1].begunUs <= us)
            ++life;
        return life;
    };
    QHash<QByteArray, QList<TownCall>> byNumber;
    for (const auto &call : calls) {
        QVERIFY2(!call.mixed && lifeOf(call.invites.first()) == lifeOf(call.invites.last()),
            (call.id + " was used for two calls: its row was not on the disk").constData());
        byNumber[call.number].append(call);
    }
    QHash<qsizetype, int> redialled;
    for (const auto &ofNumber : std::as_const(byNumber)) {
        QVERIFY2(ofNumber.size() <= 2, (ofNumber.first().number + " was called three times").constData());
        if (ofNumber.size() < 2)
            continue;
        const auto &first = ofNumber.first();
        const qsizetype life = lifeOf(first.invitedUs());
        QVERIFY2(lifeOf(ofNumber.last().invitedUs()) > life, "called again without a crash");
        ++redialled[life];
        ++m_redialled;
        if (const qint64 ended = first.endedUs(); ended && ended < lives[life].killedUs) {
            const qint64 before = lives[life].killedUs - ended;
            QVERIFY2(before < commitUs, (first.number + " was over long before the crash").constData());
            m_latestEndUs = std::max(m_latestEndUs, before);
        }
    }
    for (const int count : std::as_const(redialled)) {
        QVERIFY2(count <= channels, "more were uncertain than can have been in a call");
        m_mostRedialled = std::max(m_mostRedialled, count);
    }
}

OWN_NETWORK_MAIN(TestSipKill)
#include "tst_sipkill.moc"
