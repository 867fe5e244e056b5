// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialerfixture.h"
#include "flakyproxy.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTcpSocket>

using namespace campanile;
using namespace campanile::testing;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestGrpcBackend : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void withoutAnAddress();
    void neverInTheClearOffThisMachine();
    void nobodyListens();
    void nobodyAnswers();
    void aDeadConnectionIsNotAskedAgain();
    void theWrongToken();
    void destroyedInTheMiddle();
    void status();
    void aReceiptThatAgrees();
    void aPromptTheDialerRefusesIsLeftOut();
    void promptsAreHeldAsSent();
    void optOutsOfThisDialer();
    void aLargeCampaign();
    void preparingTwiceChangesNothing();
    void otherContentUnderTheSameIdIsRefused();
    void emptyAreasAndAudiencesAreRefused();
    void theWrongDigestLaunchesNothing();
    void launchTenTimesIsOneCampaign();
    void stopEndsIt();
    void unknownCampaigns();

private:
    DialerFixture m_fixture{200};
    GrpcDialingBackend m_backend;
};

void TestGrpcBackend::initTestCase()
{
    QVERIFY(m_fixture.start());
    m_backend.setEndpoint(m_fixture.dialer().endpoint());
}

void TestGrpcBackend::withoutAnAddress()
{
    GrpcDialingBackend backend;
    QCOMPARE(answerOf(backend.status()).error().code, ErrorCode::DialerUnreachable);
    QCOMPARE(answerOf(backend.prepare(sampleCampaign(1))).error().code, ErrorCode::DialerUnreachable);
    QCOMPARE(answerOf(backend.campaigns()).error().code, ErrorCode::DialerUnreachable);
}

void TestGrpcBackend::neverInTheClearOffThisMachine()
{
    GrpcDialingBackend backend;
    backend.setEndpoint({u"192.0.2.7:7443"_s, u"a token"_s, {}});
    QElapsedTimer timer;
    timer.start();
    const auto answer = backend.status();
    QTRY_VERIFY(answer.isFinished());
    QCOMPARE(answer.result().error().code, ErrorCode::DialerUnreachable);
    QVERIFY(timer.elapsed() < 1000); // it was not even tried
}

void TestGrpcBackend::nobodyListens()
{
    GrpcDialingBackend backend;
    backend.setEndpoint({u"127.0.0.1:1"_s, u"token"_s, {}});
    const auto answer = answerOf(backend.status());
    QCOMPARE(answer.error().code, ErrorCode::DialerUnreachable);
    QCOMPARE(answer.error().args, QStringList{u"127.0.0.1:1"_s});
}

void TestGrpcBackend::nobodyAnswers()
{
    QTcpServer hole; // takes connections and says nothing
    QVERIFY(hole.listen(QHostAddress::LocalHost));
    GrpcDialingBackend backend(DialerPatience{.deadline = 300ms, .prepareDeadline = 300ms});
    backend.setEndpoint({u"127.0.0.1:%1"_s.arg(hole.serverPort()), u"token"_s, {}});
    QCOMPARE(answerOf(backend.status(), 5000).error().code, ErrorCode::DialerTimeout);
    QCOMPARE(answerOf(backend.prepare(sampleCampaign(10)), 5000).error().code, ErrorCode::DialerTimeout);
}

/// A connection that looks alive and carries nothing costs one question.
void TestGrpcBackend::aDeadConnectionIsNotAskedAgain()
{
    FlakyProxy proxy(m_fixture.dialer().endpoint().address);
    GrpcDialingBackend backend({.deadline = 700ms});
    DialerEndpoint endpoint = m_fixture.dialer().endpoint();
    endpoint.address = proxy.address();
    backend.setEndpoint(endpoint);
    for (int round = 0; round < 3; ++round) {
        QVERIFY(answerOf(backend.status()));
        proxy.silence();
        QCOMPARE(answerOf(backend.status()).error().code, ErrorCode::DialerTimeout);
    }
    QVERIFY(answerOf(backend.status()));
    QCOMPARE(proxy.connections(), 4);
}

void TestGrpcBackend::theWrongToken()
{
    GrpcDialingBackend backend;
    DialerEndpoint endpoint = m_fixture.dialer().endpoint();
    endpoint.token = u"somebody else"_s;
    backend.setEndpoint(endpoint);
    QCOMPARE(answerOf(backend.status()).error().code, ErrorCode::DialerDenied);
    QCOMPARE(answerOf(backend.prepare(sampleCampaign(3))).error().code, ErrorCode::DialerDenied);
}

void TestGrpcBackend::destroyedInTheMiddle()
{
    QTcpServer hole;
    QVERIFY(hole.listen(QHostAddress::LocalHost));
    QFuture<Result<DialerStatus>> status;
    QFuture<Result<Receipt>> receipt;
    QFuture<Result<QList<CampaignInfo>>> list;
    {
        GrpcDialingBackend backend;
        backend.setEndpoint({u"127.0.0.1:%1"_s.arg(hole.serverPort()), u"token"_s, {}});
        status = backend.status();
        receipt = backend.prepare(sampleCampaign(20'000));
        list = backend.campaigns();
        QTRY_VERIFY(hole.hasPendingConnections());
        QVERIFY(!status.isFinished());
    }
    QCOMPARE(answerOf(status).error().code, ErrorCode::Cancelled);
    QCOMPARE(answerOf(receipt).error().code, ErrorCode::Cancelled);
    QCOMPARE(answerOf(list).error().code, ErrorCode::Cancelled);
}

void TestGrpcBackend::status()
{
    const auto status = answerOf(m_backend.status());
    QVERIFY(status);
    QCOMPARE(status->timeScale, 200);
    QVERIFY(status->canWrite);
    QVERIFY(!status->version.isEmpty());
    QVERIFY(std::ranges::any_of(status->trunks,
        [](const TrunkStatus &trunk) { return trunk.mode == Mode::Drill && trunk.up && trunk.channels > 0; }));
}

void TestGrpcBackend::aReceiptThatAgrees()
{
    PreparedCampaign campaign = sampleCampaign(100);
    campaign.recipients.append({ContactId(u"short"_s), u"+39112"_s, true});
    const auto receipt = answerOf(m_backend.prepare(campaign));
    QVERIFY2(receipt, receipt ? "" : qPrintable(receipt.error().args.join(u' ')));
    const auto same = verify(*receipt, campaign);
    QVERIFY2(same, same ? "" : qPrintable(same.error().args.join(u' ')));
    QCOMPARE(receipt->accepted, 100);
    QCOMPARE(receipt->refused.size(), 1);
    QCOMPARE(receipt->refused[0].id, ContactId(u"short"_s));
    QCOMPARE(receipt->title, campaign.title);
    QCOMPARE(receipt->area.pieces.size(), 2);
    QCOMPARE(receipt->area.pieces[1].rings, campaign.area.pieces[1].rings);
    QCOMPARE(receipt->audioLength, 1000ms);
    QCOMPARE(receipt->policy, campaign.policy);
    QVERIFY(receipt->expires > receipt->prepared);
    QVERIFY(!receipt->number.isEmpty());
    QVERIFY(receipt->eta.count() > 0);
}

void TestGrpcBackend::aPromptTheDialerRefusesIsLeftOut()
{
    PreparedCampaign campaign = sampleCampaign(10);
    Prompt prompt = Prompt::of(PromptKind::Keys, toneWav(900), {});
    prompt.digest = QByteArray(32, 'x'); // what is sent is something else: the library takes no such blob
    campaign.tracks[0].prompts = {prompt};
    const auto receipt = answerOf(m_backend.prepare(campaign));
    QVERIFY2(receipt, receipt ? "" : qPrintable(receipt.error().args.join(u' ')));
    QVERIFY(receipt->tracks[0].prompts.isEmpty());
    QVERIFY(verify(*receipt, campaign)); // nobody hears what nobody approved
}

void TestGrpcBackend::promptsAreHeldAsSent()
{
    PreparedCampaign campaign = sampleCampaign(10);
    campaign.tracks[0].prompts = {
        Prompt::of(PromptKind::Keys, toneWav(900), {}), Prompt::of(PromptKind::Help, toneWav(700), {})};
    campaign.policy.machine = MachinePolicy::HangUp;
    campaign.policy.finishSentence = true;
    const auto receipt = answerOf(m_backend.prepare(campaign));
    QVERIFY2(receipt, receipt ? "" : qPrintable(receipt.error().args.join(u' ')));
    QCOMPARE(receipt->tracks[0].prompts.size(), 2);
    QCOMPARE(receipt->tracks[0].prompts[0].length, 900ms);
    const auto same = verify(*receipt, campaign);
    QVERIFY2(same, same ? "" : qPrintable(same.error().args.join(u' ')));
}

void TestGrpcBackend::optOutsOfThisDialer()
{
    const auto list = answerOf(m_backend.optOuts());
    QVERIFY2(list, list ? "" : qPrintable(list.error().args.join(u' ')));
    QVERIFY(list->isEmpty());
    const auto gone = answerOf(m_backend.withdrawOptOut(u"+390461000111"_s, u"asked at the desk"_s));
    QCOMPARE(gone.error().code, ErrorCode::DialerRefused);
    QCOMPARE(gone.error().args.value(0), u"OPT_OUT_NOT_FOUND"_s); // as OptOutList knows it
    DialerEndpoint endpoint = m_fixture.dialer().endpoint();
    endpoint.token = u"somebody else"_s;
    GrpcDialingBackend stranger;
    stranger.setEndpoint(endpoint);
    QCOMPARE(answerOf(stranger.optOuts()).error().code, ErrorCode::DialerDenied);
}

void TestGrpcBackend::aLargeCampaign()
{
    PreparedCampaign campaign = sampleCampaign(60'000); // a dozen messages, and audio in several
    campaign.tracks = {Track::of(u"it"_s, toneWav(30'000), {})};
    const auto receipt = answerOf(m_backend.prepare(campaign), 60'000);
    QVERIFY2(receipt, receipt ? "" : qPrintable(receipt.error().args.join(u' ')));
    QVERIFY(verify(*receipt, campaign));
    QCOMPARE(receipt->accepted + receipt->refused.size(), 60'000);
}

void TestGrpcBackend::preparingTwiceChangesNothing()
{
    const PreparedCampaign campaign = sampleCampaign(10);
    const auto first = answerOf(m_backend.prepare(campaign));
    const auto second = answerOf(m_backend.prepare(campaign));
    QVERIFY(first && second);
    QCOMPARE(first->digest, second->digest);
    QCOMPARE(*first, *second);
}

void TestGrpcBackend::otherContentUnderTheSameIdIsRefused()
{
    PreparedCampaign campaign = sampleCampaign(10);
    QVERIFY(answerOf(m_backend.prepare(campaign)));
    campaign.recipients.removeLast();
    const auto answer = answerOf(m_backend.prepare(campaign));
    QCOMPARE(answer.error().code, ErrorCode::DialerRefused);
    QVERIFY(!answer.error().args[0].isEmpty());
}

void TestGrpcBackend::emptyAreasAndAudiencesAreRefused()
{
    PreparedCampaign nowhere = sampleCampaign(10);
    nowhere.area = {};
    QCOMPARE(answerOf(m_backend.prepare(nowhere)).error().code, ErrorCode::DialerRefused);
    PreparedCampaign nobody = sampleCampaign(0);
    QCOMPARE(answerOf(m_backend.prepare(nobody)).error().code, ErrorCode::DialerRefused);
    PreparedCampaign silent = sampleCampaign(10);
    silent.tracks = {Track::of(u"it"_s, {}, {})};
    QCOMPARE(answerOf(m_backend.prepare(silent)).error().code, ErrorCode::DialerRefused);
    for (const auto &id : {nowhere.id, nobody.id, silent.id}) {
        QVERIFY(!answerOf(m_backend.launch(id, "x"_ba, 0)));
        QVERIFY(!answerOf(m_backend.campaign(id)));
    }
}

void TestGrpcBackend::theWrongDigestLaunchesNothing()
{
    const PreparedCampaign campaign = sampleCampaign(10);
    const auto receipt = answerOf(m_backend.prepare(campaign));
    QVERIFY(receipt);
    QByteArray wrong = receipt->digest;
    wrong[0] = char(~wrong[0]);
    const auto answer = answerOf(m_backend.launch(campaign.id, wrong, 0));
    QCOMPARE(answer.error().code, ErrorCode::DialerRefused);
    QCOMPARE(answer.error().args[0], u"DIGEST_MISMATCH"_s);
    QVERIFY(!answerOf(m_backend.launch(campaign.id, {}, 0)));
    const auto now = answerOf(m_backend.campaign(campaign.id));
    QVERIFY(now);
    QCOMPARE(now->state, CampaignState::Prepared);
    QVERIFY(!now->launched.isValid());
}

void TestGrpcBackend::launchTenTimesIsOneCampaign()
{
    const PreparedCampaign campaign = sampleCampaign(30);
    const auto receipt = answerOf(m_backend.prepare(campaign));
    QVERIFY(receipt);
    QList<QFuture<Result<CampaignInfo>>> launches;
    for (int i = 0; i < 10; ++i)
        launches.append(m_backend.launch(campaign.id, receipt->digest, 0));
    QDateTime launched;
    for (const auto &launch : std::as_const(launches)) {
        const auto info = answerOf(launch);
        QVERIFY(info);
        QCOMPARE(info->id, campaign.id);
        QVERIFY(!launched.isValid() || info->launched == launched);
        launched = info->launched;
    }
    const auto all = answerOf(m_backend.campaigns());
    QVERIFY(all);
    QCOMPARE(std::ranges::count(*all, campaign.id, &CampaignInfo::id), 1);
}

void TestGrpcBackend::stopEndsIt()
{
    const PreparedCampaign campaign = sampleCampaign(3000);
    const auto receipt = answerOf(m_backend.prepare(campaign));
    QVERIFY(receipt);
    QVERIFY(answerOf(m_backend.launch(campaign.id, receipt->digest, 0)));
    const auto stopped = answerOf(m_backend.stop(campaign.id, u"operator"_s));
    QVERIFY(stopped);
    QVERIFY(stopped->state == CampaignState::Stopping || stopped->state == CampaignState::Stopped);
    QVERIFY(answerOf(m_backend.stop(campaign.id, u"operator"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(
        answerOf(m_backend.campaign(campaign.id)).value_or(CampaignInfo{}).state, CampaignState::Stopped, 20'000);
}

void TestGrpcBackend::unknownCampaigns()
{
    const CampaignId nobody(u"no-such-campaign"_s);
    for (const auto &answer : {answerOf(m_backend.campaign(nobody)), answerOf(m_backend.stop(nobody, {})),
             answerOf(m_backend.resume(nobody)), answerOf(m_backend.launch(nobody, "x"_ba, 0))}) {
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::DialerRefused);
    }
}

QTEST_GUILESS_MAIN(TestGrpcBackend)
#include "tst_grpcbackend.moc"
