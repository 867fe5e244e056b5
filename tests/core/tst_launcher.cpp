// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakebackend.h"
#include "launcher.h"
#include "preflight.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace campanile;
using namespace campanile::testing;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

PreparedCampaign campaign()
{
    PreparedCampaign made;
    made.id = CampaignId(u"campaign-1"_s);
    made.title = u"River"_s;
    made.area.pieces.append({PieceId(u"a"_s), PieceKind::Polygon, u"A"_s, false, {{{1, 1}, {1, 2}, {2, 2}}}, {}});
    made.recipients = {{ContactId(u"1"_s), u"+390461123456"_s, true}, {ContactId(u"2"_s), u"+390461123457"_s, true}};
    made.tracks = {Track::of(u"it"_s, QByteArrayLiteral("RIFF"), 1s), Track::of(u"de"_s, QByteArrayLiteral("RIFX"), 2s)};
    made.recipients[1].track = 1;
    made.policy = Policy::emergency();
    return made;
}

Launcher::Patience hurried()
{
    return {.pause = 1ms, .insistence = 60ms, .prepareAttempts = 3};
}

QList<Contact> contacts()
{
    QList<Contact> made;
    for (int i = 0; i < 4; ++i) {
        Contact contact{.id = ContactId(QString::number(i)),
            .number = StoredPhoneNumber::trusted(u"+39046112345"_s + QString::number(i), LineKind::Landline)};
        contact.position = GeoPoint{10 + i, 10 + i};
        contact.sample = true;
        made.append(contact);
    }
    return made;
}

AreaPiece square(std::int32_t from, std::int32_t to)
{
    return {PieceId(u"s"_s), PieceKind::Polygon, u"S"_s, false, {{{from, from}, {from, to}, {to, to}, {to, from}}}, {}};
}

} // namespace

class TestLauncher : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void freezeRefuses();
    void preparesVerifiesAndLaunches();
    void alteredReceiptsAreRefused_data();
    void alteredReceiptsAreRefused();
    void nothingIsLaunchedBeforeTheReceipt();
    void prepareIsRepeatedWithTheSameId();
    void lostLaunchAnswersMakeOneCampaign();
    void aLaunchThatNeverArrivedIsDecidedAgain();
    void aLaunchThatArrivedIsFoundOut();
    void aRefusedLaunchFails();
    void preflightFindsWhatIsMissing();
    void aCorrectionIsNotTheWholeTown();
};

void TestLauncher::freezeRefuses()
{
    const AudienceIndex index(contacts());
    CampaignDraft draft;
    QCOMPARE(freeze(draft, index).error().code, ErrorCode::AreaEmpty);
    AreaPiece exclusion = square(0, 100);
    exclusion.exclude = true;
    draft.addPiece(exclusion);
    QCOMPARE(freeze(draft, index).error().code, ErrorCode::AreaEmpty);
    draft.clearArea();
    draft.addPiece(square(1000, 2000));
    QCOMPARE(freeze(draft, index).error().code, ErrorCode::AreaHasNoPhones);
    draft.clearArea();
    draft.addPiece(square(0, 100));
    QCOMPARE(freeze(draft, index).error().code, ErrorCode::AudioEmpty);

    QTemporaryDir folder;
    Message message = Message::blank(u"River"_s, u"it"_s, {});
    message.versions.first().audioPath = folder.filePath(u"m.wav"_s);
    message.versions.first().length = 1s;
    draft.setMessage(message);
    QCOMPARE(freeze(draft, index).error().code, ErrorCode::AudioUnreadable);
    QFile audio(message.main().audioPath);
    QVERIFY(audio.open(QFile::WriteOnly));
    audio.close();
    QCOMPARE(freeze(draft, index).error().code, ErrorCode::AudioUnreadable);
    QVERIFY(audio.open(QFile::WriteOnly));
    audio.write("RIFF");
    audio.close();
    const auto frozen = freeze(draft, index);
    QVERIFY(frozen);
    QCOMPARE(frozen->recipients.size(), 4);
    QCOMPARE(frozen->title, u"River"_s);
    QCOMPARE(frozen->mode, Mode::Drill);
    QCOMPARE(frozen->tracks.size(), 1);
    QCOMPARE(frozen->tracks[0].audio, QByteArrayLiteral("RIFF"));

    FakeBackend backend;
    Launcher launcher(backend, hurried());
    draft.clearArea();
    launcher.prepare(draft, index);
    QCOMPARE(launcher.state(), Launcher::State::Failed);
    QCOMPARE(launcher.error()->code, ErrorCode::AreaEmpty);
    QCOMPARE(backend.prepares, 0);
}

void TestLauncher::preparesVerifiesAndLaunches()
{
    FakeBackend backend;
    Launcher launcher(backend, hurried());
    QSignalSpy launched(&launcher, &Launcher::launched);
    launcher.prepare(campaign());
    QTRY_COMPARE(launcher.state(), Launcher::State::Ready);
    QCOMPARE(launcher.receipt()->accepted, 2);
    launcher.launch(20);
    launcher.launch(0); // a second press changes nothing
    QTRY_COMPARE(launcher.state(), Launcher::State::Launched);
    QCOMPARE(launched.count(), 1);
    QCOMPARE(backend.launches, 1);
    QCOMPARE(launcher.campaign()->canary, 20);
}

void TestLauncher::alteredReceiptsAreRefused_data()
{
    using Alter = std::function<void(Receipt &)>;
    QTest::addColumn<Alter>("alter");
    QTest::addColumn<QString>("what");
    QTest::newRow("id") << Alter([](Receipt &r) { r.id = CampaignId(u"other-id-1"_s); }) << u"campaign"_s;
    QTest::newRow("mode") << Alter([](Receipt &r) { r.mode = Mode::Live; }) << u"mode"_s;
    QTest::newRow("area digest") << Alter([](Receipt &r) { r.areaDigest[0] = char(~r.areaDigest[0]); }) << u"area"_s;
    QTest::newRow("one corner, digest repeated")
        << Alter([](Receipt &r) { r.area.pieces[0].rings[0][0].latE7 += 1; }) << u"area"_s;
    QTest::newRow("a piece lost") << Alter([](Receipt &r) { r.area.pieces.clear(); }) << u"area"_s;
    QTest::newRow("include made exclude") << Alter([](Receipt &r) { r.area.pieces[0].exclude = true; }) << u"area"_s;
    QTest::newRow("audience") << Alter([](Receipt &r) { r.audienceDigest.clear(); }) << u"audience"_s;
    QTest::newRow("audio") << Alter([](Receipt &r) { r.tracks[1].digest[5] = char(~r.tracks[1].digest[5]); }) << u"audio"_s;
    QTest::newRow("count") << Alter([](Receipt &r) { r.accepted = 3; }) << u"count"_s;
    QTest::newRow("kinds") << Alter([](Receipt &r) { r.mobiles = 1; }) << u"count"_s;
    QTest::newRow("policy") << Alter([](Receipt &r) { r.policy.maxAttempts = 20; }) << u"policy"_s;
    QTest::newRow("no digest") << Alter([](Receipt &r) { r.digest.clear(); }) << u"digest"_s;
}

void TestLauncher::alteredReceiptsAreRefused()
{
    QFETCH(std::function<void(Receipt &)>, alter);
    QFETCH(QString, what);
    FakeBackend backend;
    backend.alter = alter;
    Launcher launcher(backend, hurried());
    launcher.prepare(campaign());
    QTRY_COMPARE(launcher.state(), Launcher::State::Failed);
    QCOMPARE(launcher.error()->code, ErrorCode::ReceiptDiffers);
    QCOMPARE(launcher.error()->args, QStringList{what});
    launcher.launch();
    QCOMPARE(launcher.state(), Launcher::State::Failed);
    QCOMPARE(backend.launches, 0);
}

void TestLauncher::nothingIsLaunchedBeforeTheReceipt()
{
    FakeBackend backend;
    Launcher launcher(backend, hurried());
    launcher.launch();
    backend.loseAnswers = 1; // the receipt comes with the second try
    launcher.prepare(campaign());
    QCOMPARE(launcher.state(), Launcher::State::Preparing);
    launcher.launch();
    QTRY_COMPARE(launcher.state(), Launcher::State::Ready);
    QCOMPARE(backend.launches, 0);
    launcher.discard();
    launcher.launch();
    QCOMPARE(launcher.state(), Launcher::State::Idle);
    QCOMPARE(backend.launches, 0);
}

void TestLauncher::prepareIsRepeatedWithTheSameId()
{
    FakeBackend backend;
    backend.loseAnswers = 1;
    backend.loseRequests = 1;
    Launcher launcher(backend, hurried());
    launcher.prepare(campaign());
    QTRY_COMPARE(launcher.state(), Launcher::State::Ready);
    QCOMPARE(backend.prepares, 2);
    QCOMPARE(launcher.receipt()->id, campaign().id);

    backend.loseRequests = 100;
    launcher.prepare(campaign());
    QTRY_COMPARE(launcher.state(), Launcher::State::Failed);
    QCOMPARE(launcher.error()->code, ErrorCode::DialerTimeout);
}

void TestLauncher::lostLaunchAnswersMakeOneCampaign()
{
    FakeBackend backend;
    Launcher launcher(backend, {.pause = 1ms, .insistence = 10s, .prepareAttempts = 3});
    launcher.prepare(campaign());
    QTRY_COMPARE(launcher.state(), Launcher::State::Ready);
    backend.loseAnswers = 9;
    QSignalSpy launched(&launcher, &Launcher::launched);
    launcher.launch();
    QTRY_COMPARE(launcher.state(), Launcher::State::Launched);
    QCOMPARE(launched.count(), 1);
    QCOMPARE(backend.launches, 10);
    QCOMPARE(launcher.repetitions(), 9);
    QCOMPARE(backend.held.size(), 1);
}

void TestLauncher::aLaunchThatNeverArrivedIsDecidedAgain()
{
    FakeBackend backend;
    Launcher launcher(backend, hurried());
    launcher.prepare(campaign());
    QTRY_COMPARE(launcher.state(), Launcher::State::Ready);
    backend.loseRequests = 1'000'000;
    launcher.launch();
    QTRY_COMPARE(launcher.state(), Launcher::State::Unknown);
    launcher.discard();
    QCOMPARE(launcher.state(), Launcher::State::Unknown);
    backend.loseRequests = 0;
    QTRY_COMPARE(launcher.state(), Launcher::State::Ready);
    QCOMPARE(backend.launches, 0);
}

void TestLauncher::aLaunchThatArrivedIsFoundOut()
{
    FakeBackend backend;
    Launcher launcher(backend, hurried());
    launcher.prepare(campaign());
    QTRY_COMPARE(launcher.state(), Launcher::State::Ready);
    backend.loseAnswers = 1;
    launcher.launch();
    backend.loseRequests = 1'000'000;
    QTRY_COMPARE(launcher.state(), Launcher::State::Unknown);
    backend.loseRequests = 0;
    QTRY_COMPARE(launcher.state(), Launcher::State::Launched);
    QCOMPARE(backend.launches, 1);
}

void TestLauncher::aRefusedLaunchFails()
{
    FakeBackend backend;
    Launcher launcher(backend, hurried());
    launcher.prepare(campaign());
    QTRY_COMPARE(launcher.state(), Launcher::State::Ready);
    backend.refusal = Error{ErrorCode::DialerRefused, {u"EXPIRED"_s, {}}};
    launcher.launch();
    QTRY_COMPARE(launcher.state(), Launcher::State::Failed);
    QCOMPARE(launcher.error(), backend.refusal);
}

void TestLauncher::preflightFindsWhatIsMissing()
{
    using Problem = PreflightFinding::Problem;
    const auto problems = [](const PreflightInput &input) {
        QList<Problem> found;
        for (const auto &finding : preflight(input)) {
            if (finding.severity == PreflightFinding::Severity::Blocking)
                found.append(finding.problem);
        }
        return found;
    };
    PreflightInput input;
    QCOMPARE(problems(input), (QList{Problem::NoArea, Problem::NoMessage, Problem::DialerAway}));
    QVERIFY(!canLaunch(preflight(input)));
    input.area.pieces = {square(0, 100)};
    QVERIFY(problems(input).contains(Problem::RegistryNotRead));
    const AudienceIndex index(contacts());
    input.index = &index;
    input.area.pieces = {square(5000, 6000)};
    QVERIFY(problems(input).contains(Problem::NoPhones));
    input.area.pieces = {square(0, 100)};

    DialerStatus dialer;
    dialer.canWrite = false;
    input.dialer = dialer;
    QCOMPARE(problems(input), (QList{Problem::NoMessage, Problem::DialerCannotWrite, Problem::NoTrunk}));
    dialer.canWrite = true;
    dialer.trunks = {{u"test"_s, true, false, 30, 5, Mode::Drill}};
    input.dialer = dialer;
    QCOMPARE(problems(input), (QList{Problem::NoMessage, Problem::TrunkDown}));
    dialer.trunks = {{u"real"_s, false, true, 30, 5, Mode::Drill}};
    input.dialer = dialer;
    QCOMPARE(problems(input), (QList{Problem::NoMessage, Problem::SampleContacts}));
    dialer.trunks = {{u"test"_s, true, true, 30, 5, Mode::Drill}};
    input.dialer = dialer;

    QTemporaryDir folder;
    Message message = Message::blank(u"River"_s, u"it"_s, {});
    input.message = message;
    QCOMPARE(problems(input), QList{Problem::MessageWithoutAudio});
    message.versions.first().length = 1s;
    message.versions.first().audioPath = folder.filePath(u"m.wav"_s);
    input.message = message;
    QCOMPARE(problems(input), QList{Problem::AudioUnreadable});
    QFile audio(message.main().audioPath);
    QVERIFY(audio.open(QFile::WriteOnly));
    audio.write("RIFF");
    audio.close();
    QVERIFY(canLaunch(preflight(input)));
}

void TestLauncher::aCorrectionIsNotTheWholeTown()
{
    QList<Contact> town;
    for (int i = 0; i < 1000; ++i) { // a quarter of 200 phones, and the rest of the town
        Contact contact{.id = ContactId(QString::number(i)),
            .number = StoredPhoneNumber::trusted(u"+3904610"_s + QString::number(10'000 + i), LineKind::Landline)};
        contact.position = i < 200 ? GeoPoint{10, 10 + i} : GeoPoint{5000, 5000 + i};
        town.append(contact);
    }
    const AudienceIndex registry(town);
    const AudienceIndex called(town.first(200)); // those a correction may call
    const auto wholeTown = [&](const AudienceIndex &index, const AreaPiece &piece) {
        const PreflightInput input{.area = {{piece}},
            .mode = Mode::Drill,
            .message = {},
            .index = &index,
            .registry = &registry,
            .dialer = {},
            .town = {GeoBox{0, 0, 10'000, 10'000}, {}}};
        return std::ranges::any_of(
            preflight(input), [](const auto &finding) { return finding.error.code == ErrorCode::AreaWholeTown; });
    };
    QVERIFY(!wholeTown(registry, square(0, 1000)));
    QVERIFY(!wholeTown(called, square(0, 1000))); // all that may be called, and yet a fifth of the town
    QVERIFY(wholeTown(registry, square(0, 9000)));
    QVERIFY(wholeTown(called, square(0, 9000)));
}

QTEST_GUILESS_MAIN(TestLauncher)
#include "tst_launcher.moc"
