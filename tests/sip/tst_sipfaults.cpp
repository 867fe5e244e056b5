// SPDX-License-Identifier: GPL-3.0-or-later
#include "grpcverify.h"
#include "ownnetwork.h"
#include "sampledata.h"
#include "sipcampaign.h"

#include <QElapsedTimer>
#include <QNetworkDatagram>
#include <QTest>
#include <QTimer>

#include <unistd.h>

using namespace campanile::dialer;
using namespace Qt::StringLiterals;
namespace v1 = campanile::v1;

namespace {

const bool soak = qEnvironmentVariableIsSet("CAMPANILE_SOAK");
const QStringList dropAll{u"INPUT"_s, u"-p"_s, u"udp"_s, u"-j"_s, u"DROP"_s};

bool drops(const QStringList &rule)
{
    return ownnetwork::packets(QStringList{u"-A"_s} + rule);
}

bool dropsNoMore()
{
    return ownnetwork::packets({u"-F"_s});
}

/// Who has it can be reached: neither busy nor unknown nor out.
bool answers(const QByteArray &number)
{
    return !number.endsWith('0') && !number.endsWith('1') && !number.endsWith('4');
}

QHash<QByteArray, QList<TownCall>> byNumber(const QList<TownCall> &calls)
{
    QHash<QByteArray, QList<TownCall>> result;
    for (const auto &call : calls)
        result[call.number].append(call);
    return result;
}

v1::Dialer statusOf(DialerProcess &dialer)
{
    v1::Dialer status;
    static_cast<void>(dialer.stub().GetDialer(contextFor(dialer.token()).get(), {}, &status));
    return status;
}

bool isUp(DialerProcess &dialer)
{
    const auto status = statusOf(dialer);
    return status.trunks_size() == 1 && status.trunks(0).up();
}

/// Calls a town without a dialer, and acknowledges nothing: how often each of its telephones says that it was answered.
class DeafCaller final : public QObject {
public:
    explicit DeafCaller(int town)
        : m_town(quint16(town))
    {
        m_socket.bind(QHostAddress::LocalHost, 0);
        connect(&m_socket, &QUdpSocket::readyRead, this, [this] {
            while (m_socket.hasPendingDatagrams())
                take(m_socket.receiveDatagram().data());
        });
    }

    void call(int number)
    {
        const auto id = QByteArray::number(number), us = QByteArray::number(m_socket.localPort()),
                   to = "sip:+390461" + id.rightJustified(5, '0') + "5@127.0.0.1";
        m_socket.writeDatagram("INVITE " + to + " SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:" + us + ";branch=z9hG4bK" + id
                + "\r\nFrom: <sip:a@127.0.0.1>;tag=a\r\nTo: <" + to + ">\r\nCall-ID: " + id
                + "\r\nCSeq: 1 INVITE\r\nMax-Forwards: 70\r\nContact: <sip:a@127.0.0.1:" + us
                + ">\r\nContent-Length: 0\r\n\r\n",
            QHostAddress::LocalHost, m_town);
    }

    QHash<int, int> answers; ///< by number
    std::function<void(int)> answered; ///< for the first time

private:
    void take(const QByteArray &message)
    {
        if (!message.startsWith("SIP/2.0 200"))
            return;
        const auto at = message.indexOf("Call-ID: ") + 9;
        const int number = message.sliced(at, message.indexOf('\r', at) - at).toInt();
        if (++answers[number] == 1)
            answered(number);
    }

    quint16 m_town;
    QUdpSocket m_socket;
};

} // namespace

/// A real dialer and real SIPp telephones on a network that loses, ends and comes back, and on a disk that fills up.
/// CAMPANILE_SOAK=1: with more calls, and to the end of their retries.
class TestSipFaults final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void theTelephonesRepeatThemselves();
    void aThirdIsLost();
    void theLineIsGoneAndComesBack();
    void farewellsOutlastAnOutage();
    void theDiskIsFull();
    void aSecondDialerRefuses();
};

void TestSipFaults::initTestCase()
{
    if (!SippPhone::isInstalled())
        QSKIP("SIPp (sip-tester) is not installed");
    if (!ownnetwork::entered())
        QSKIP("no network of its own is allowed here");
    QVERIFY(dropsNoMore());
}

void TestSipFaults::cleanup()
{
    if (ownnetwork::entered())
        QVERIFY(dropsNoMore());
}

/// The judge is judged first: a telephone whose 200 was lost says it again, whenever the INVITE is repeated meanwhile.
void TestSipFaults::theTelephonesRepeatThemselves()
{
    constexpr int telephones = 300;
    SippTown town;
    QVERIFY(town.start());
    DeafCaller caller(town.port());
    caller.answered = [&](int number) { // around the moment in which it says it again by itself
        QTimer::singleShot(698 + number % 14, Qt::PreciseTimer, &caller, [&caller, number] { caller.call(number); });
    };
    for (int i = 0; i < telephones; ++i) {
        caller.call(i);
        if (i % 10 == 0)
            QTest::qWait(10); // not all of them in one millisecond
    }
    const auto repeat = [&] { return std::ranges::count_if(caller.answers, [](int answers) { return answers > 3; }); };
    QTRY_COMPARE_WITH_TIMEOUT(repeat(), telephones, 10'000);
}

void TestSipFaults::aThirdIsLost()
{
    SippTown town;
    QVERIFY(town.start());
    DialerProcess dialer({u"--log-level"_s, u"warn"_s});
    useTrunk(dialer, town.trunk("channels = 60\ncalls_per_second = 30\n"));
    QVERIFY2(dialer.start(), dialer.log().constData());
    QTRY_VERIFY(isUp(dialer));
    auto campaign = townCampaign("campaign-1", soak ? 1000 : 80);
    campaign.policy.maxAttempts = soak ? 4 : 1;
    for (const auto outcome : {Outcome::NoAnswer, Outcome::Unreachable, Outcome::HungUp})
        campaign.policy.retryDelay[outcome] = std::chrono::seconds(120);
    campaign.policy.retryDelay.erase(Outcome::Busy);
    QVERIFY(drops({u"INPUT"_s, u"-p"_s, u"udp"_s, u"-m"_s, u"statistic"_s, u"--mode"_s, u"random"_s, u"--probability"_s,
        u"0.3"_s, u"-j"_s, u"DROP"_s}));
    QVERIFY_OK(callTown(dialer, campaign));
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(dialer, campaign.id), v1::CAMPAIGN_STATE_FINISHED, soak ? 1'500'000 : 100'000);

    const auto ledger = ledgerCalls(dialer, campaign);
    const auto openLines = [&] {
        QByteArray stories;
        const auto calls = town.calls();
        for (const auto &call : calls) {
            if (call.answeredUs && !call.endedUs())
                stories += town.story(call.id) + "outcome " + QByteArray::number(ledger.value(call.id).outcome);
        }
        return stories;
    };
    // A farewell is sent eleven times within 32 s (RFC 3261, 17.1.2.1): that all are lost happens once in 560,000
    // calls.
    QTRY_VERIFY2_WITH_TIMEOUT(openLines().isEmpty(), openLines().constData(), 35'000);
    int reachable = 0, reached = 0, again = 0;
    QByteArray missed;
    const auto numbers = byNumber(town.calls());
    for (const auto &recipient : campaign.recipients) {
        const auto number = QByteArray::fromStdString(recipient.number);
        const bool listens = answers(number) && !number.endsWith('2');
        reachable += listens ? 1 : 0;
        bool heard = false;
        const TownCall *before = nullptr;
        const auto calls = numbers.value(number);
        for (const auto &call : calls) {
            QVERIFY(ledger.contains(call.id));
            QVERIFY2(!heard, (number + " had heard it and was called again").constData());
            again += call.invites.size() > 1 ? 1 : 0;
            if (before) {
                const qint64 over = std::max({before->endedUs(), before->cancelledUs, before->invites.last()});
                QVERIFY2(call.invitedUs() > over, (number + " was called twice at the same time").constData());
            }
            before = &call;
            heard = call.answeredUs && call.byeUs - call.answeredUs >= 1'000'000;
        }
        reached += listens && heard ? 1 : 0;
        if (listens && !heard)
            missed += calls.isEmpty() ? number + " was never called\n" : town.story(calls.last().id);
    }
    for (const auto &entry : ledger)
        QCOMPARE(entry.ends, 1);
    if (!missed.isEmpty())
        qInfo("not reached:%s", missed.constData());
    qInfo("%d of %d reached in %d calls, of %d of which the INVITE came more than once", reached, reachable,
        int(ledger.size()), again);
    QVERIFY(again > 0); // it was a bad line
    // one attempt must do nearly as much as all of them
    QVERIFY2(reached * 100 >= reachable * (soak ? 99 : 95), missed.constData());
}

void TestSipFaults::theLineIsGoneAndComesBack()
{
    SippTown town;
    QVERIFY(town.start());
    DialerProcess dialer({u"--log-level"_s, u"warn"_s});
    useTrunk(dialer, town.trunk("channels = 30\ncalls_per_second = 10\nping_seconds = 1\n"));
    QVERIFY2(dialer.start(), dialer.log().constData());
    auto campaign = townCampaign("campaign-1", soak ? 400 : 300);
    campaign.policy.maxAttempts = 2;
    for (const auto outcome : {Outcome::NoAnswer, Outcome::Unreachable})
        campaign.policy.retryDelay[outcome] = std::chrono::seconds(120);
    QTRY_VERIFY(isUp(dialer));
    QVERIFY_OK(callTown(dialer, campaign));
    QTRY_VERIFY(town.invited() > 10);

    QElapsedTimer time;
    time.start();
    QVERIFY(drops(dropAll));
    QTRY_VERIFY_WITH_TIMEOUT(!isUp(dialer), 10'000);
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(dialer, campaign.id), v1::CAMPAIGN_STATE_HALTED, 10'000);
    const auto noticed = time.elapsed();
    QVERIFY2(noticed <= 10'000, QByteArray::number(noticed).constData());
    const auto started = ledgerCalls(dialer, campaign).size();
    QTest::qWait(1500); // nothing is to happen: that cannot be waited for
    QCOMPARE(ledgerCalls(dialer, campaign).size(), started);

    const int seen = town.invited();
    time.restart();
    QVERIFY(dropsNoMore());
    QTRY_VERIFY_WITH_TIMEOUT(isUp(dialer), 15'000);
    const auto back = time.elapsed();
    QTRY_VERIFY_WITH_TIMEOUT(town.invited() > seen + 30, 30'000);
    qInfo("down after %.1f s, up again %.1f s after it was back", double(noticed) / 1000, double(back) / 1000);
    if (!soak)
        return;

    QTRY_COMPARE_WITH_TIMEOUT(stateOf(dialer, campaign.id), v1::CAMPAIGN_STATE_FINISHED, 900'000);
    int reachable = 0, reached = 0;
    const auto numbers = byNumber(town.calls());
    for (const auto &recipient : campaign.recipients) {
        const auto number = QByteArray::fromStdString(recipient.number);
        const auto calls = numbers.value(number);
        QVERIFY2(calls.size() <= campaign.policy.maxAttempts, (number + " was called too often").constData());
        if (!answers(number))
            continue;
        ++reachable;
        reached += !calls.isEmpty() && calls.last().answeredUs ? 1 : 0;
    }
    qInfo("%d of %d reached", reached, reachable);
    QCOMPARE(reached, reachable);
}

/// Nothing can even be sent for three seconds, while the messages of those who listen come to their end.
void TestSipFaults::farewellsOutlastAnOutage()
{
    SippTown town;
    QVERIFY(town.start());
    DialerProcess dialer({u"--log-level"_s, u"warn"_s});
    useTrunk(dialer, town.trunk("channels = 60\ncalls_per_second = 30\nping_seconds = 0\n"));
    QVERIFY2(dialer.start(), dialer.log().constData());
    auto campaign = townCampaign("campaign-1", 60);
    campaign.voices = {{"it", sample::wav(3000, 8000)}};
    QVERIFY_OK(callTown(dialer, campaign));
    const auto count = [&](auto what) { return std::ranges::count_if(town.calls(), what); };
    const auto listens = [](const TownCall &call) { return call.answeredUs && !call.endedUs(); };
    QTRY_VERIFY(town.invited() == 60 && count(listens) >= 30);
    QVERIFY(drops({u"OUTPUT"_s, u"-p"_s, u"udp"_s, u"--dport"_s, QString::number(town.port()), u"-j"_s, u"DROP"_s}));
    QTRY_VERIFY(std::ranges::all_of(ledgerCalls(dialer, campaign), [](const LedgerCall &call) { return call.ends; }));
    QVERIFY(count(listens) >= 10); // they do not know it
    QVERIFY(dropsNoMore());
    QTRY_COMPARE_WITH_TIMEOUT(count(listens), 0, 10'000);
}

void TestSipFaults::theDiskIsFull()
{
    SippTown town;
    QVERIFY(town.start());
    DialerProcess dialer({u"--log-level"_s, u"warn"_s});
    QVERIFY(ownnetwork::mountMemory(dialer.folder(), 16 << 20));
    useTrunk(dialer, town.trunk("channels = 30\ncalls_per_second = 20\nping_seconds = 0\n"),
        "[limits]\nlibrary_reserve_mb = 0\n");
    QVERIFY2(dialer.start(), dialer.log().constData());
    const auto campaign = townCampaign("campaign-1", 150);
    QVERIFY_OK(callTown(dialer, campaign));
    QTRY_VERIFY(town.invited() > 20);

    QFile filler(dialer.folder() + u"/filler"_s);
    QVERIFY(filler.open(QFile::WriteOnly | QFile::Unbuffered));
    for (qint64 size : {1 << 20, 1 << 12, 1}) {
        while (filler.write(QByteArray(size, 'x')) == size) { }
    }
    QTRY_VERIFY(!statusOf(dialer).can_write());
    const int invited = town.invited();
    QTest::qWait(2500); // nothing is to happen: that cannot be waited for
    QVERIFY2(town.invited() <= invited + 2, "it went on without a record"); // one may have been on its way
    const int still = town.invited();
    QVERIFY(still < 150);
    for (const auto &call : town.calls())
        QVERIFY2(!call.answeredUs || call.endedUs(), "somebody listens to silence");
    QVERIFY(!statusOf(dialer).can_write());

    QVERIFY(filler.remove());
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(dialer, campaign.id), v1::CAMPAIGN_STATE_FINISHED, 60'000);
    QVERIFY(statusOf(dialer).can_write());
    const auto ledger = ledgerCalls(dialer, campaign);
    QCOMPARE(ledger.size(), 150);
    const auto calls = town.calls();
    for (const auto &call : calls)
        QVERIFY(ledger.contains(call.id));
    const auto numbers = byNumber(calls);
    QCOMPARE(numbers.size(), 150);
    for (const auto &ofNumber : numbers)
        QCOMPARE(ofNumber.size(), 1);
    QVERIFY2(haltedFor(dialer, campaign.id, "DISK_FULL"), "it did not say why");
    dialer.kill();
    ownnetwork::unmount(dialer.folder());
}

void TestSipFaults::aSecondDialerRefuses()
{
    SippTown town;
    QVERIFY(town.start());
    DialerProcess dialer({u"--log-level"_s, u"warn"_s});
    useTrunk(dialer, town.trunk("channels = 30\ncalls_per_second = 20\n"));
    QVERIFY2(dialer.start(), dialer.log().constData());
    const auto campaign = townCampaign("campaign-1", 60);
    QVERIFY_OK(callTown(dialer, campaign));
    QTRY_VERIFY(town.invited() > 5);

    QProcess second;
    second.setProcessChannelMode(QProcess::MergedChannels);
    second.start(QStringLiteral(CAMPANILE_BIN_DIR "/campaniled"),
        {u"--listen"_s, u"127.0.0.1:0"_s, u"--ledger"_s, dialer.ledgerPath(), u"--token-file"_s,
            dialer.folder() + u"/token"_s, u"--config"_s, dialer.folder() + u"/campaniled.toml"_s});
    QVERIFY(second.waitForFinished(10'000));
    QCOMPARE(second.exitCode(), 3);
    QVERIFY(second.readAll().contains("LEDGER_LOCKED"));

    QTRY_COMPARE_WITH_TIMEOUT(stateOf(dialer, campaign.id), v1::CAMPAIGN_STATE_FINISHED, 30'000);
    const auto ledger = ledgerCalls(dialer, campaign);
    const auto calls = town.calls();
    QCOMPARE(calls.size(), ledger.size());
    for (const auto &call : calls)
        QVERIFY(ledger.contains(call.id) && !call.mixed);
}

OWN_NETWORK_MAIN(TestSipFaults)
#include "tst_sipfaults.moc"
