// SPDX-License-Identifier: GPL-3.0-or-later
#include "callingtown.h"
#include "ear.h"
#include "sippphone.h"

#include <QTest>

using namespace campanile::dialer;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr std::uint64_t citizen = 390461123456;

} // namespace

/// Who missed the call, and calls the number that had called.
class TestSipCallBack final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void hearsTheMessage_data();
    void hearsTheMessage();
    void hearsThatThereIsNone_data();
    void hearsThatThereIsNone();
    void isRefused_data();
    void isRefused();
    void asksForHelpAndIsHeardAtOnce();
    void optsOutAndIsCalledByNobody();
    void reachesUsWhileTheirOwnPhoneRings();
    void hearsAnAlertThatIsOver();
    void aStoppedAlertIsNotHeard();
    void findsTheLineBusy();
    void givesUpWhileItRings();

private:
    /// Calls this trunk: SIPp, that plays who calls.
    [[nodiscard]] std::unique_ptr<SippPhone> call(const QString &caller, const QString &identity = {},
        const QString &codec = u"8"_s, const QString &from = u"127.0.0.1"_s, const QStringList &more = {});

    std::unique_ptr<SipLine> m_line;
    std::unique_ptr<SippPhone> m_network; ///< where our own calls go, and ring
    std::unique_ptr<SipTrunk> m_trunk;
    std::unique_ptr<Ear> m_ear;
    int m_port = 0;
};

void TestSipCallBack::initTestCase()
{
    if (!SippPhone::isInstalled())
        QSKIP("SIPp (sip-tester) is not installed");
}

void TestSipCallBack::init()
{
    m_line = std::make_unique<SipLine>();
    m_network = std::make_unique<SippPhone>(u"rings.xml"_s);
    QVERIFY(m_network->start());
    m_port = SipLine::freePort();
    auto settings = SipLine::settings(m_network->port());
    settings.localPort = m_port;
    settings.incomingCalls = 2;
    m_trunk = m_line->open(settings);
    QVERIFY(m_trunk);
    m_ear = std::make_unique<Ear>();
}

void TestSipCallBack::cleanup()
{
    m_trunk.reset();
    m_network.reset();
    m_line.reset();
}

std::unique_ptr<SippPhone> TestSipCallBack::call(
    const QString &caller, const QString &identity, const QString &codec, const QString &from, const QStringList &more)
{
    const auto header =
        identity.isEmpty() ? u"X-Identity: none"_s : u"P-Asserted-Identity: <sip:%1@operator>"_s.arg(identity);
    auto phone = std::make_unique<SippPhone>(u"callsback.xml"_s,
        QStringList{u"-i"_s, from, u"-m"_s, u"1"_s, u"-key"_s, u"caller"_s, caller, u"-key"_s, u"identity"_s, header,
            u"-key"_s, u"codec"_s, codec}
            + m_ear->key() + more + QStringList{u"127.0.0.1:%1"_s.arg(m_port)});
    static_cast<void>(phone->start()); // a call that is refused may be over already
    return phone;
}

void TestSipCallBack::hearsTheMessage_data()
{
    QTest::addColumn<QString>("caller");
    QTest::addColumn<QString>("identity");
    QTest::addColumn<QString>("codec");
    QTest::newRow("E.164") << u"+390461123456"_s << QString() << u"8"_s;
    QTest::newRow("as Italians dial it") << u"0461123456"_s << QString() << u"8 0"_s;
    QTest::newRow("with 00, in u-law") << u"00390461123456"_s << QString() << u"0"_s;
    QTest::newRow("asserted by the network") << u"anonymous"_s << u"+390461123456"_s << u"8"_s;
}

void TestSipCallBack::hearsTheMessage()
{
    QFETCH(QString, caller);
    QFETCH(QString, identity);
    QFETCH(QString, codec);
    CallingTown town(*m_line, *m_trunk, {});
    town.launch("campaign-1", {390461000001, citizen, 390461000002}, messageOf(1s));
    QTRY_COMPARE(town.all<StateChanged>("campaign-1").size(), 1U);
    const auto phone = call(caller, identity, codec);
    QTRY_COMPARE(town.all<CalledBack>("campaign-1").size(), 1U);
    const auto event = town.all<CalledBack>("campaign-1").front();
    QCOMPARE(event.recipient, 1U);
    QCOMPARE(event.attempt, 0);
    const auto back = std::get<CalledBack>(event.fact);
    QCOMPARE(back.outcome, Outcome::Heard);
    QCOMPARE(back.heardMs, 1000);
    QCOMPARE(back.track, 1);
    QVERIFY(phone->hasEnded(10'000));
    m_ear->drain();
    QCOMPARE(m_ear->soundFrames, 50);
    QCOMPARE(m_ear->payloads, QSet<int>{codec.startsWith(u'8') ? 8 : 0});
    QCOMPARE(town.ledger.brokenRules, 0);
    const auto messages = phone->messages();
    QVERIFY(messages.indexOf("SIP/2.0 180") < messages.indexOf("SIP/2.0 200"));
    QVERIFY(messages.contains("telephone-event"));
    QCOMPARE(phone->errors(), QByteArray());
}

void TestSipCallBack::hearsThatThereIsNone_data()
{
    QTest::addColumn<QString>("caller");
    QTest::newRow("a stranger") << u"+390461777777"_s;
    QTest::newRow("anonymous") << u"anonymous"_s;
}

void TestSipCallBack::hearsThatThereIsNone()
{
    QFETCH(QString, caller);
    Conductor::Options options;
    options.callBacks.noAlert = messageOf(600ms);
    CallingTown town(*m_line, *m_trunk, options);
    town.launch("campaign-1", {citizen}, messageOf(1s));
    const auto phone = call(caller);
    QTRY_COMPARE(town.backs().size(), 1U);
    QCOMPARE(town.backs().front().first, std::string());
    QCOMPARE(town.backs().front().second.heard, 600ms);
    QVERIFY(phone->hasEnded(10'000));
    m_ear->drain();
    QCOMPARE(m_ear->soundFrames, 30);
    QVERIFY(town.all<CalledBack>("campaign-1").empty());
}

void TestSipCallBack::isRefused_data()
{
    QTest::addColumn<QString>("caller");
    QTest::addColumn<QString>("codec");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QByteArray>("reply");
    QTest::newRow("nothing to say") << u"+390461777777"_s << u"8"_s << u"127.0.0.1"_s << QByteArray("SIP/2.0 480");
    QTest::newRow("not the line's server") << u"0461123456"_s << u"8"_s << u"127.0.0.2"_s << QByteArray("SIP/2.0 403");
    QTest::newRow("no codec of ours") << u"0461123456"_s << u"18"_s << u"127.0.0.1"_s << QByteArray("SIP/2.0 488");
}

void TestSipCallBack::isRefused()
{
    QFETCH(QString, caller);
    QFETCH(QString, codec);
    QFETCH(QString, from);
    QFETCH(QByteArray, reply);
    CallingTown town(*m_line, *m_trunk, {});
    town.launch("campaign-1", {citizen}, messageOf(1s));
    const auto phone = call(caller, {}, codec, from);
    QVERIFY(phone->hasEnded(15'000));
    QVERIFY2(phone->messages().contains(reply), phone->messages().constData());
    QVERIFY(!phone->messages().contains("SIP/2.0 200"));
    QVERIFY(town.all<CalledBack>("campaign-1").empty());
}

void TestSipCallBack::asksForHelpAndIsHeardAtOnce()
{
    CallingTown town(*m_line, *m_trunk, {});
    town.launch("campaign-1", {390461000001, citizen}, messageOf(4s));
    const auto phone = call(u"0461123456"_s);
    QTRY_VERIFY_WITH_TIMEOUT((m_ear->drain(), m_ear->soundFrames > 10), 10'000);
    m_ear->press(9, 1000, 1, 96); // as this telephone offered it
    QTRY_COMPARE(town.all<HelpAsked>("campaign-1").size(), 1U);
    QVERIFY(town.all<CalledBack>("campaign-1").empty()); // the call still lasts
    QTRY_COMPARE_WITH_TIMEOUT(town.all<CalledBack>("campaign-1").size(), 1U, 10'000);
    const auto back = std::get<CalledBack>(town.all<CalledBack>("campaign-1").front().fact);
    QCOMPARE(back.outcome, Outcome::Help);
    QCOMPARE(back.keys, "9");
    QCOMPARE(town.ledger.brokenRules, 0);
}

void TestSipCallBack::optsOutAndIsCalledByNobody()
{
    auto spoken = *messageOf(4s);
    spoken.prompts = {
        {{PromptKind::OptOut, messageOf(3s)->tracks.at(0)}, {PromptKind::OptedOut, messageOf(500ms)->tracks.at(0)}}};
    CallingTown town(*m_line, *m_trunk, {});
    town.launch("campaign-1", {390461000001, citizen}, std::make_shared<const Playlist>(spoken));
    const auto phone = call(u"0461123456"_s);
    QTRY_VERIFY_WITH_TIMEOUT((m_ear->drain(), m_ear->soundFrames > 10), 10'000);
    m_ear->press(0, 1000, 1, 96);
    const int before = m_ear->soundFrames;
    QTRY_VERIFY((m_ear->drain(), m_ear->soundFrames > before + 40)); // the question
    m_ear->press(0, 9000, 2, 96);
    QTRY_COMPARE(town.all<CalledBack>("campaign-1").size(), 1U);
    const auto back = std::get<CalledBack>(town.all<CalledBack>("campaign-1").front().fact);
    QVERIFY(back.optedOut);
    QCOMPARE(back.outcome, Outcome::Blocked);
    QCOMPARE(back.keys, "00");
    QVERIFY(back.heardMs > 100 && back.heardMs < 4000);

    const auto rung = m_network->messages().count("INVITE sip:+390461123456"); // by campaign-1
    town.launch("campaign-2", {citizen, 390461000002}, messageOf(600ms)); // it was prepared before
    QTRY_COMPARE(town.all<AttemptEnded>("campaign-2").size(), 1U);
    const auto event = town.all<AttemptEnded>("campaign-2").front();
    QCOMPARE(event.recipient, 0U);
    QCOMPARE(std::get<AttemptEnded>(event.fact).outcome, Outcome::Blocked);
    QCOMPARE(std::get<AttemptEnded>(event.fact).nextAttemptMs, 0);
    QTRY_VERIFY(m_network->messages().contains("INVITE sip:+390461000002")); // the other one is called
    QCOMPARE(m_network->messages().count("INVITE sip:+390461123456"), rung);
}

void TestSipCallBack::reachesUsWhileTheirOwnPhoneRings()
{
    CallingTown town(*m_line, *m_trunk, {});
    town.launch("campaign-1", {citizen}, messageOf(600ms));
    QTRY_VERIFY_WITH_TIMEOUT(m_network->messages().contains("SIP/2.0 180"), 10'000);
    const auto phone = call(u"3901234567"_s); // nobody's
    QVERIFY(phone->hasEnded(15'000));
    const auto own = call(u"0461123456"_s);
    QTRY_COMPARE_WITH_TIMEOUT(town.all<CalledBack>("campaign-1").size(), 1U, 10'000);
    QVERIFY(town.all<AttemptEnded>("campaign-1").empty()); // it rings on
    m_trunk->hangUp("campaign-1/0/1");
    QTRY_COMPARE(town.all<AttemptEnded>("campaign-1").size(), 1U);
    QCOMPARE(std::get<AttemptEnded>(town.all<AttemptEnded>("campaign-1").front().fact).nextAttemptMs, 0);
    Progress progress(1);
    for (const auto &event : town.events("campaign-1"))
        progress.apply(event);
    QCOMPARE(progress.recipients[0].outcome, Outcome::Heard);
    QCOMPARE(progress.recipients[0].phase, Phase::Done);
    QTRY_COMPARE(
        std::get<StateChanged>(town.all<StateChanged>("campaign-1").back().fact).state, CampaignState::Finished);
    QCOMPARE(town.ledger.brokenRules, 0);
}

void TestSipCallBack::hearsAnAlertThatIsOver()
{
    CallingTown town(*m_line, *m_trunk, {});
    town.launch("campaign-1", {citizen}, messageOf(600ms));
    static_cast<void>(call(u"0461123456"_s)->hasEnded(15'000)); // reached: the campaign is over when the ringing is
    QTRY_COMPARE(town.all<CalledBack>("campaign-1").size(), 1U);
    m_trunk->hangUp("campaign-1/0/1");
    QTRY_COMPARE(
        std::get<StateChanged>(town.all<StateChanged>("campaign-1").back().fact).state, CampaignState::Finished);
    const auto before = town.events("campaign-1").size();
    m_ear->drain();
    const int heard = m_ear->soundFrames;
    const auto phone = call(u"0461123456"_s);
    QTRY_COMPARE_WITH_TIMEOUT(town.backs().size(), 2U, 10'000);
    QCOMPARE(town.backs().back().first, "campaign-1");
    QCOMPARE(town.backs().back().second.heard, 600ms);
    m_ear->drain();
    QCOMPARE(m_ear->soundFrames - heard, 30);
    QCOMPARE(town.events("campaign-1").size(), before); // its record is closed
}

void TestSipCallBack::aStoppedAlertIsNotHeard()
{
    CallingTown town(*m_line, *m_trunk, {});
    town.launch("campaign-1", {citizen}, messageOf(600ms));
    QTRY_VERIFY_WITH_TIMEOUT(m_network->messages().contains("SIP/2.0 180"), 10'000);
    town.stop("campaign-1");
    const auto phone = call(u"0461123456"_s);
    QVERIFY(phone->hasEnded(15'000));
    QVERIFY(phone->messages().contains("SIP/2.0 480"));
}

void TestSipCallBack::findsTheLineBusy()
{
    Conductor::Options options;
    options.callBacks.noAlert = messageOf(4s);
    CallingTown town(*m_line, *m_trunk, options);
    const auto first = call(u"0461000001"_s);
    const auto second = call(u"0461000002"_s);
    const auto third = call(u"0461000003"_s);
    QVERIFY(third->hasEnded(15'000));
    QVERIFY(third->messages().contains("SIP/2.0 486"));
    QVERIFY(first->hasEnded(15'000) && second->hasEnded(15'000));
    QVERIFY(first->messages().contains("SIP/2.0 200") && second->messages().contains("SIP/2.0 200"));
    const auto fourth = call(u"0461000004"_s); // and free again
    QVERIFY(fourth->hasEnded(15'000));
    QVERIFY(fourth->messages().contains("SIP/2.0 200"));
}

void TestSipCallBack::givesUpWhileItRings()
{
    Conductor::Options options;
    options.callBacks.noAlert = messageOf(600ms);
    CallingTown town(*m_line, *m_trunk, options);
    SippPhone phone(
        u"givesup.xml"_s, QStringList{u"-m"_s, u"1"_s} + m_ear->key() + QStringList{u"127.0.0.1:%1"_s.arg(m_port)});
    static_cast<void>(phone.start());
    QTRY_COMPARE_WITH_TIMEOUT(town.backs().size(), 1U, 10'000);
    QCOMPARE(town.backs().front().second.cause, CallEnd::Cause::Cancelled);
    QCOMPARE(town.backs().front().second.heard, 0ms);
    QVERIFY(phone.hasEnded(10'000));
    QVERIFY(phone.messages().contains("SIP/2.0 487"));
    m_ear->drain();
    QVERIFY(m_ear->payloads.isEmpty()); // never answered: nothing was sent
}

QTEST_GUILESS_MAIN(TestSipCallBack)
#include "tst_sipcallback.moc"
