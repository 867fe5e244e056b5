// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakebackend.h"
#include "launcher.h"
#include "optoutlist.h"
#include "preflight.h"
#include "readiness.h"

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
    made.tracks = {
        Track::of(u"it"_s, QByteArrayLiteral("RIFF"), 1s), Track::of(u"de"_s, QByteArrayLiteral("RIFX"), 2s)};
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
    void promptsGoWithTheirTrack();
    void promptsThatAreGoneStopNothing();
    void aReceiptWithOtherPromptsIsRefused();
    void policyAndCallerAreTheWorkstations();
    void preflightTellsOfKeysAndOptOuts();
    void whyALineIsDown();
    void severalLinesCountTogether();
    void optOutsOfADialerThatKnowsNone();
    void anOptOutIsWithdrawn();
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
    QTest::newRow("audio") << Alter([](Receipt &r) { r.tracks[1].digest[5] = char(~r.tracks[1].digest[5]); })
                           << u"audio"_s;
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

namespace {

/// A draft with an Italian message and, in `folder`, what is said beside it.
void fill(CampaignDraft &draft, const QTemporaryDir &folder)
{
    const auto write = [&](const QString &name, const QByteArray &bytes) {
        QFile file(folder.filePath(name));
        if (file.open(QFile::WriteOnly))
            file.write(bytes);
        return file.fileName();
    };
    Message message = Message::blank(u"River"_s, u"it"_s, {});
    message.versions.first().audioPath = write(u"m.wav"_s, "RIFF");
    message.versions.first().length = 1s;
    draft.setMessage(message);
    draft.addPiece(square(0, 100));
    draft.setPromptAudio({{u"it"_s,
        {{PromptKind::Keys, write(u"k.wav"_s, "KEYS"), 9s}, {PromptKind::Help, write(u"h.wav"_s, "HELP"), 4s}}}});
}

} // namespace

void TestLauncher::promptsGoWithTheirTrack()
{
    const QTemporaryDir folder;
    const AudienceIndex index(contacts());
    CampaignDraft draft;
    fill(draft, folder);
    const auto frozen = freeze(draft, index);
    QVERIFY(frozen);
    QCOMPARE(frozen->tracks[0].prompts.size(), 2);
    QCOMPARE(frozen->tracks[0].prompts[0], Prompt::of(PromptKind::Keys, "KEYS", 9s));
    FakeBackend backend;
    Launcher launcher(backend, hurried());
    launcher.prepare(draft, index);
    QTRY_COMPARE(launcher.state(), Launcher::State::Ready);
    QCOMPARE(launcher.receipt()->tracks[0].prompts.size(), 2);
}

void TestLauncher::promptsThatAreGoneStopNothing()
{
    const QTemporaryDir folder;
    const AudienceIndex index(contacts());
    CampaignDraft draft;
    fill(draft, folder);
    QVERIFY(QFile::remove(folder.filePath(u"k.wav"_s)));
    const auto frozen = freeze(draft, index);
    QVERIFY(frozen);
    QCOMPARE(frozen->tracks[0].prompts.size(), 1);
    draft.setPromptAudio({{u"it"_s, {}, {ErrorCode::VoiceMissing, {{}, u"it"_s}}}});
    QVERIFY(freeze(draft, index)->tracks[0].prompts.isEmpty());
}

void TestLauncher::aReceiptWithOtherPromptsIsRefused()
{
    const QTemporaryDir folder;
    const AudienceIndex index(contacts());
    CampaignDraft draft;
    fill(draft, folder);
    FakeBackend backend;
    Launcher launcher(backend, hurried());
    backend.alter = [](Receipt &receipt) { receipt.tracks[0].prompts[1].digest = "another"; };
    launcher.prepare(draft, index);
    QTRY_COMPARE(launcher.state(), Launcher::State::Failed);
    QCOMPARE(launcher.error()->code, ErrorCode::ReceiptDiffers);
    QCOMPARE(launcher.error()->args, QStringList{u"audio"_s});
    launcher.discard();
    // one that was sent none of them says nothing nobody approved
    backend.alter = [](Receipt &receipt) { receipt.tracks[0].prompts.clear(); };
    launcher.prepare(draft, index);
    QTRY_COMPARE(launcher.state(), Launcher::State::Ready);
}

void TestLauncher::policyAndCallerAreTheWorkstations()
{
    const QTemporaryDir folder;
    const AudienceIndex index(contacts());
    CampaignDraft draft;
    fill(draft, folder);
    QSignalSpy policy(&draft, &CampaignDraft::policyChanged);
    draft.setCallSettings({true, MachinePolicy::HangUp, true, u"+390461889999"_s});
    QCOMPARE(policy.count(), 1);
    draft.setEmergency(false); // another policy, the same workstation
    auto frozen = freeze(draft, index);
    QVERIFY(frozen);
    QCOMPARE(frozen->policy.machine, MachinePolicy::HangUp);
    QVERIFY(frozen->policy.finishSentence);
    QCOMPARE(frozen->callerId, u"+390461889999"_s);
    FakeBackend backend;
    Launcher launcher(backend, hurried());
    backend.alter = [](Receipt &receipt) { receipt.callerId = u"+390461000000"_s; };
    launcher.prepare(draft, index);
    QTRY_COMPARE(launcher.state(), Launcher::State::Failed);
    QCOMPARE(launcher.error()->args, QStringList{u"caller"_s});
}

void TestLauncher::preflightTellsOfKeysAndOptOuts()
{
    using Problem = PreflightFinding::Problem;
    using Severity = PreflightFinding::Severity;
    const QTemporaryDir folder;
    const AudienceIndex index(contacts());
    CampaignDraft draft;
    fill(draft, folder);
    DialerStatus dialer;
    dialer.trunks = {{u"test"_s, true, true, 30, 5, Mode::Drill}};
    PreflightInput input{
        .area = draft.area(), .message = draft.message(), .index = &index, .dialer = dialer, .town = {}};
    const auto find = [&](Problem problem) -> std::optional<PreflightFinding> {
        for (const PreflightFinding &finding : preflight(input)) {
            if (finding.problem == problem)
                return finding;
        }
        return std::nullopt;
    };
    QVERIFY(!find(Problem::PromptsMissing)); // keys are not announced
    input.announceKeys = true;
    QCOMPARE(find(Problem::PromptsMissing)->severity, Severity::Note);
    QCOMPARE(find(Problem::PromptsMissing)->error.code, ErrorCode::None); // being spoken
    input.prompts = {{u"it"_s, {}, {ErrorCode::VoiceMissing, {}}}};
    QCOMPARE(find(Problem::PromptsMissing)->error.code, ErrorCode::VoiceMissing);
    QVERIFY(canLaunch(preflight(input)));
    input.prompts = draft.promptAudio();
    QVERIFY(!find(Problem::PromptsMissing));

    QVERIFY(!find(Problem::OptedOut));
    input.optedOut = {u"+390000"_s, index.contacts()[0].number.e164()};
    QCOMPARE(find(Problem::OptedOut)->count, 1);
    QCOMPARE(find(Problem::OptedOut)->severity, Severity::Note);
    QVERIFY(canLaunch(preflight(input)));
    for (const Contact &contact : index.contacts())
        input.optedOut.insert(contact.number.e164());
    QCOMPARE(find(Problem::OptedOut)->severity, Severity::Blocking); // nobody is left
}

void TestLauncher::whyALineIsDown()
{
    DialerStatus dialer;
    dialer.trunks = {{u"a"_s, false, false, 30, 5, Mode::Live, false, {}, u"NOT_REGISTERED"_s, 1},
        {u"b"_s, false, true, 10, 5, Mode::Live, false, {u"+390461889999"_s}, {}, 2},
        {u"c"_s, false, true, 10, 5, Mode::Live, false, {}, {}, 3}};
    QCOMPARE(trunkFor(Mode::Live, dialer)->name, u"b"_s); // one that is up, the lowest priority first
    QVERIFY(!trunkFor(Mode::Drill, dialer));
    QCOMPARE(callerIdFor(Mode::Live, dialer, u"+390461889999"_s), u"+390461889999"_s);
    QCOMPARE(callerIdFor(Mode::Live, dialer, u"+390461000000"_s), QString()); // no more offered: its first
    QCOMPARE(callerIdFor(Mode::Drill, dialer, u"+390461889999"_s), QString());
    dialer.trunks[1].up = dialer.trunks[2].up = false;
    const auto light = readiness({Mode::Live, dialer, true, {}, {}})[1];
    QCOMPARE(light.state, ReadinessItem::State::Failed);
    QCOMPARE(light.detail, conditionWords(u"NOT_REGISTERED"_s));
    QCOMPARE(conditionWords(u"SOMETHING_NEW"_s), u"something new"_s);
    QVERIFY(stateReasonWords(u"TRUNK_DOWN: linea A"_s).contains(u"linea A"_s));
    const QString both = stateReasonWords(u"TRUNK_DOWN: linea A NO_ANSWER, B BACK_OFF"_s);
    QVERIFY2(
        both.contains(u"“linea A” (does not answer)"_s) && both.contains(u"“B” (asks to wait)"_s), qPrintable(both));
    QVERIFY(!stateReasonWords(u"TRUNK_DOWN: no trunk may show +390461"_s).contains(u"trunk"_s));
    QCOMPARE(conditionWords(u"CONNECTING"_s), u"connecting"_s);
    QCOMPARE(stateReasonWords(u"NEW_THING: the words"_s), u"the words"_s);
    QCOMPARE(stateReasonWords({}), QString());
}

void TestLauncher::severalLinesCountTogether()
{
    DialerStatus dialer;
    QVERIFY(!linesFor(Mode::Live, dialer));
    const QString ours = u"+390461889999"_s, school = u"+390461770000"_s;
    dialer.trunks = {{u"second"_s, false, true, 10, 2, Mode::Live, false, {school, ours}, {}, 2},
        {u"first"_s, false, true, 30, 5, Mode::Live, false, {ours}, {}, 1},
        {u"any"_s, false, false, 60, 9, Mode::Live, false, {}, u"NO_ANSWER"_s, 3},
        {u"drill"_s, true, true, 500, 50, Mode::Drill}};
    const auto capacity = [&](const QString &callerId = {}) {
        const TrunkStatus lines = linesFor(Mode::Live, dialer, callerId).value_or(TrunkStatus());
        return std::pair(lines.channels, lines.callsPerSecond);
    };
    QCOMPARE(capacity(ours), std::pair(40, 7.0)); // overflow goes to the second; what is down carries nothing
    QCOMPARE(capacity(), std::pair(40, 7.0)); // the dialer's first is the first line's
    QCOMPARE(capacity(school), std::pair(10, 2.0)); // the first may not show it
    QCOMPARE(linesFor(Mode::Live, dialer)->name, u"first, second"_s);
    QCOMPARE(linesFor(Mode::Drill, dialer)->channels, 500);
    dialer.trunks[2].up = true;
    QCOMPARE(capacity(school), std::pair(70, 11.0)); // a line that names no numbers shows any
    QVERIFY(readiness({Mode::Live, dialer, true, {}, {}})[1].detail.contains(u"100"_s));
    for (TrunkStatus &trunk : dialer.trunks)
        trunk.up = false;
    QCOMPARE(capacity(ours), std::pair(100, 16.0)); // all of them: when they are back
    QVERIFY(!linesFor(Mode::Live, dialer)->up);

    // A test's telephones and a simulated network ring nobody; one real line among them does.
    dialer.trunks[0].fictional = dialer.trunks[1].simulated = dialer.trunks[2].fictional = true;
    QVERIFY(linesFor(Mode::Live, dialer)->fictional && !linesFor(Mode::Live, dialer)->simulated);
    dialer.trunks[0].fictional = false;
    QVERIFY(!linesFor(Mode::Live, dialer)->fictional);
}

void TestLauncher::optOutsOfADialerThatKnowsNone()
{
    FakeBackend backend;
    OptOutList list(backend);
    backend.unwilling = {{u"+390461111111"_s, QDateTime::currentDateTime(), CampaignId(u"c"_s)}};
    list.refresh();
    QTRY_VERIFY(list.isKnown());
    QVERIFY(list.of(u"+390461111111"_s));
    QVERIFY(!list.of(u"+390461222222"_s));
    // away: what was heard last is kept
    backend.optOutRefusal = Error{ErrorCode::DialerUnreachable, {}};
    list.refresh();
    QCoreApplication::processEvents();
    QCOMPARE(list.numbers().size(), 1);
    backend.optOutRefusal = Error{ErrorCode::DialerRefused, {u"UNIMPLEMENTED"_s, {}}};
    list.refresh();
    QTRY_VERIFY(!list.isKnown());
    QVERIFY(list.numbers().isEmpty());
}

void TestLauncher::anOptOutIsWithdrawn()
{
    FakeBackend backend;
    backend.unwilling = {{u"+390461111111"_s, QDateTime::currentDateTime(), CampaignId(u"c"_s)}};
    OptOutList list(backend);
    list.refresh();
    QTRY_VERIFY(list.isKnown());
    QSignalSpy failed(&list, &OptOutList::withdrawalFailed);
    backend.optOutRefusal = Error{ErrorCode::DialerDenied, {}};
    list.withdraw(u"+390461111111"_s, u"asked at the desk"_s);
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(list.of(u"+390461111111"_s));
    backend.optOutRefusal.reset();
    QSignalSpy done(&list, &OptOutList::withdrawn);
    list.withdraw(u"+390461111111"_s, u"asked at the desk"_s);
    QTRY_COMPARE(done.count(), 1);
    QVERIFY(list.numbers().isEmpty());
    QCOMPARE(backend.withdrawn.first().second, u"asked at the desk"_s);
    list.withdraw(u"+390461111111"_s, u"again"_s); // somebody else was first: it is as was wanted
    QTRY_COMPARE(done.count(), 2);
}

QTEST_GUILESS_MAIN(TestLauncher)
#include "tst_launcher.moc"
