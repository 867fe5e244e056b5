// SPDX-License-Identifier: GPL-3.0-or-later
#include "campaigndraft.h"
#include "languageshare.h"
#include "launcher.h"
#include "preflight.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace campanile;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Problem = PreflightFinding::Problem;

Contact contact(int i, const QString &languages)
{
    Contact made{.id = ContactId(u"c%1"_s.arg(i, 4, 10, QChar(u'0'))),
        .number = StoredPhoneNumber::trusted(u"+390461%1"_s.arg(100'000 + i), LineKind::Landline)};
    made.position = GeoPoint{10 + i, 10};
    made.languages = languages;
    return made;
}

AreaPiece square(std::int32_t from, std::int32_t to)
{
    return {PieceId(u"s"_s), PieceKind::Polygon, u"S"_s, false, {{{from, from}, {from, to}, {to, to}, {to, from}}}, {}};
}

} // namespace

class TestLanguages : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void whoHearsWhat_data();
    void whoHearsWhat();
    void sharesAgreeWithTheTracks();
    void freezeMakesATrackForEachLanguage();
    void aMenuIsPartOfIt();
    void withoutTheMainLanguageNothing();
    void whatIsMissingIsFoundBefore();
    void theMeanIsOfThePhones();
    void theChoiceIsPartOfTheDraft();

private:
    Message message(const QStringList &heard, const QStringList &silent = {});
    QTemporaryDir m_folder;
};

void TestLanguages::initTestCase()
{
    QVERIFY(m_folder.isValid());
}

Message TestLanguages::message(const QStringList &heard, const QStringList &silent)
{
    Message made = Message::blank(u"Piena"_s, u"it"_s, QDateTime::currentDateTime());
    made.versions.clear();
    for (const QString &language : heard + silent) {
        MessageVersion version;
        version.language = language;
        if (heard.contains(language)) {
            version.audioPath = m_folder.filePath(language + u".wav"_s);
            version.length = std::chrono::seconds(10 * (made.versions.size() + 1));
            QFile file(version.audioPath);
            if (file.open(QFile::WriteOnly))
                file.write("RIFF " + language.toUtf8());
        }
        made.versions.append(version);
    }
    return made;
}

void TestLanguages::whoHearsWhat_data()
{
    QTest::addColumn<QString>("languages");
    QTest::addColumn<QStringList>("heard");
    QTest::addColumn<int>("track");
    const QStringList two{u"it"_s, u"de"_s};
    QTest::newRow("names none") << QString() << two << 0;
    QTest::newRow("the main one") << u"it"_s << two << 0;
    QTest::newRow("the other") << u"de"_s << two << 1;
    QTest::newRow("of a country") << u"de-AT"_s << two << 1;
    QTest::newRow("version of a country") << u"de"_s << QStringList{u"it-IT"_s, u"de-DE"_s} << 1;
    QTest::newRow("the first that is there") << u"ar, de,it"_s << two << 1;
    QTest::newRow("in the order of preference") << u"it,de"_s << two << 0;
    QTest::newRow("capitals and underlines") << u" DE_at "_s << two << 1;
    QTest::newRow("none is there") << u"uk,ro"_s << two << 0;
    QTest::newRow("not the beginning of a word") << u"d"_s << two << 0;
    QTest::newRow("commas") << u",,"_s << two << 0;
    QTest::newRow("nothing is heard") << u"de"_s << QStringList() << 0;
}

void TestLanguages::whoHearsWhat()
{
    QFETCH(QString, languages);
    QFETCH(QStringList, heard);
    QTEST(trackFor(languages, heard), "track");
}

/// Counted while a corner is dragged is what is frozen in the end.
void TestLanguages::sharesAgreeWithTheTracks()
{
    QRandomGenerator random(3);
    const QStringList written{{}, u"it"_s, u"de"_s, u"de-AT,it"_s, u"uk"_s, u"ar,en"_s, u"en-GB"_s, u"ro,de"_s};
    QList<Contact> contacts;
    for (int i = 0; i < 1000; ++i) {
        contacts.append(contact(i, written[random.bounded(static_cast<int>(written.size()))]));
        contacts.last().optedOut = random.bounded(20) == 0;
    }
    const AudienceIndex index(contacts);
    for (int round = 0; round < 50; ++round) {
        CampaignDraft draft;
        const int from = random.bounded(900);
        draft.addPiece(square(from, from + random.bounded(1000)));
        draft.setMessage(
            message(random.bounded(2) ? QStringList{u"it"_s, u"de"_s, u"en"_s} : QStringList{u"de"_s, u"it"_s}));
        const QStringList heard = heardLanguages(*draft.message());
        const auto frozen = freeze(draft, index);
        const QList<LanguageShare> shares = languageShare(index, draft.area(), draft.filter(), *draft.message());
        if (!frozen) {
            QVERIFY(shares.isEmpty());
            continue;
        }
        QMap<QString, int> hears, counted;
        for (const Recipient &recipient : frozen->recipients)
            ++hears[heard[recipient.track]];
        int phones = 0;
        for (const LanguageShare &share : shares) {
            phones += share.phones;
            for (const auto &[language, count] : share.hears.asKeyValueRange())
                counted[language] += count;
        }
        QCOMPARE(phones, frozen->recipients.size());
        QCOMPARE(counted, hears);
    }
}

void TestLanguages::freezeMakesATrackForEachLanguage()
{
    const AudienceIndex index({contact(0, {}), contact(1, u"de"_s), contact(2, u"uk,en"_s), contact(3, u"uk"_s)});
    CampaignDraft draft;
    draft.addPiece(square(0, 100));
    draft.setMessage(message({u"it"_s, u"de"_s, u"en"_s}, {u"fr"_s}));
    const auto frozen = freeze(draft, index);
    QVERIFY(frozen);
    QCOMPARE(frozen->tracks.size(), 3);
    QCOMPARE(frozen->tracks[1].language, u"de"_s);
    QCOMPARE(frozen->tracks[1].audio, "RIFF de"_ba);
    QCOMPARE(frozen->tracks[1].digest, Track::of({}, "RIFF de"_ba, {}).digest);
    QVERIFY(!frozen->menu);
    QList<int> tracks;
    for (const Recipient &recipient : frozen->recipients)
        tracks.append(recipient.track);
    QCOMPARE(tracks, (QList<int>{0, 1, 2, 0}));
    QList<Recipient> swapped = frozen->recipients;
    std::swap(swapped[0].track, swapped[1].track);
    QVERIFY(audienceDigest(swapped) != audienceDigest(frozen->recipients)); // who hears what is approved, too
    QCOMPARE(audienceText(frozen->recipients.first(2)), "c0000\t+390461100000\t0\t0\nc0001\t+390461100001\t0\t1\n"_ba);
    // a file that went away since
    Message broken = message({u"it"_s, u"de"_s});
    broken.versions[1].audioPath = m_folder.filePath(u"gone.wav"_s);
    draft.setMessage(broken);
    QCOMPARE(freeze(draft, index).error().code, ErrorCode::AudioUnreadable);
    // more languages than a telephone has keys
    QStringList many{u"it"_s};
    for (int i = 0; i < 11; ++i)
        many.append(u"q%1"_s.arg(QChar(u'a' + i)));
    draft.setMessage(message(many));
    QCOMPARE(freeze(draft, index)->tracks.size(), mostTracks);
}

void TestLanguages::aMenuIsPartOfIt()
{
    const AudienceIndex index({contact(0, {})});
    CampaignDraft draft;
    draft.addPiece(square(0, 100));
    draft.setLanguageChoice(LanguageChoice::Menu);
    draft.setMessage(message({u"it"_s}));
    QVERIFY(!draft.needsMenu());
    QVERIFY(freeze(draft, index).has_value()); // nothing to choose from
    draft.setMessage(message({u"it"_s, u"de"_s}));
    QVERIFY(draft.needsMenu());
    QCOMPARE(freeze(draft, index).error().code, ErrorCode::MenuNotReady);
    MenuAudio menu{{u"it"_s, u"de"_s}, m_folder.filePath(u"it.wav"_s), 3s, {ErrorCode::None, {}}};
    draft.setMenuAudio(menu);
    const auto frozen = freeze(draft, index);
    QVERIFY(frozen);
    QCOMPARE(frozen->menu->audio, "RIFF it"_ba);
    QCOMPARE(meanLength(*frozen), 13s);
    menu.languages = {u"de"_s, u"it"_s}; // spoken for another order of keys
    draft.setMenuAudio(menu);
    QCOMPARE(freeze(draft, index).error().code, ErrorCode::MenuNotReady);
}

void TestLanguages::withoutTheMainLanguageNothing()
{
    Message made = message({u"it"_s, u"de"_s});
    made.versions.first().audioPath.clear();
    QVERIFY(heardLanguages(made).isEmpty());
    const AudienceIndex index({contact(0, u"de"_s)});
    CampaignDraft draft;
    draft.addPiece(square(0, 100));
    draft.setMessage(made);
    QCOMPARE(freeze(draft, index).error().code, ErrorCode::AudioEmpty);
    const QList<LanguageShare> shares = languageShare(index, draft.area(), {}, made);
    QCOMPARE(shares.size(), 1);
    QVERIFY(shares[0].hears.isEmpty());
}

void TestLanguages::whatIsMissingIsFoundBefore()
{
    const AudienceIndex index({contact(0, {}), contact(1, u"de"_s), contact(2, u"uk"_s), contact(3, u"uk,it"_s),
        contact(4, u"uk"_s), contact(5, u"fr"_s)});
    PreflightInput input;
    input.area.pieces = {square(0, 100)};
    input.index = &index;
    input.message = message({u"it"_s, u"de"_s}, {u"fr"_s});
    const auto found = [&](Problem problem) {
        for (const PreflightFinding &finding : preflight(input)) {
            if (finding.problem == problem)
                return finding;
        }
        return PreflightFinding();
    };
    QCOMPARE(found(Problem::LanguageMissing).language, u"uk"_s);
    QCOMPARE(found(Problem::LanguageMissing).count, 2); // who also names Italian hears a language of its own
    QCOMPARE(found(Problem::LanguageMissing).severity, PreflightFinding::Severity::Warning);
    QCOMPARE(found(Problem::VersionWithoutAudio).language, u"fr"_s);
    QCOMPARE(found(Problem::VersionWithoutAudio).count, 1);
    QCOMPARE(found(Problem::MenuNotReady).problem, Problem::NoArea);
    input.languages = LanguageChoice::Menu;
    QCOMPARE(found(Problem::MenuNotReady).severity, PreflightFinding::Severity::Blocking);
    input.menu = MenuAudio{{u"it"_s, u"de"_s}, {}, {}, {ErrorCode::VoiceMissing, {{}, u"de"_s}}};
    QCOMPARE(found(Problem::MenuNotReady).error.code, ErrorCode::VoiceMissing);
    input.menu = MenuAudio{{u"it"_s, u"de"_s}, u"/menu.wav"_s, 1s, {ErrorCode::None, {}}};
    QCOMPARE(found(Problem::MenuNotReady).problem, Problem::NoArea);
    input.message = message({u"it"_s});
    QCOMPARE(found(Problem::MenuWithOneLanguage).severity, PreflightFinding::Severity::Note);
    input.message.reset();
    QCOMPARE(found(Problem::LanguageMissing).problem, Problem::NoArea);
}

void TestLanguages::theMeanIsOfThePhones()
{
    PreparedCampaign campaign;
    QCOMPARE(meanLength(campaign), 0ms);
    campaign.tracks = {Track::of(u"it"_s, "a"_ba, 10s), Track::of(u"de"_s, "b"_ba, 20s)};
    campaign.recipients = {{ContactId(u"1"_s), {}, false, 0}, {ContactId(u"2"_s), {}, false, 1},
        {ContactId(u"3"_s), {}, false, 1}, {ContactId(u"4"_s), {}, false, 1}};
    QCOMPARE(meanLength(campaign), 17'500ms);
    const QList<LanguageShare> shares{{.language = u"it"_s, .phones = 1, .hears = {{u"it"_s, 1}}},
        {.language = u"de"_s, .phones = 3, .hears = {{u"de"_s, 3}}}};
    Message made = message({u"it"_s, u"de"_s});
    QCOMPARE(meanLength(shares, made, 0ms), 17'500ms);
    QCOMPARE(meanLength(shares, made, 4s), 21'500ms);
    QCOMPARE(meanLength({}, made, 0ms), 10s);
    QCOMPARE(meanLength({}, message({}), 0ms), 0ms);
}

void TestLanguages::theChoiceIsPartOfTheDraft()
{
    CampaignDraft draft;
    QSignalSpy changed(&draft, &CampaignDraft::languageChoiceChanged);
    draft.setLanguageChoice(LanguageChoice::Menu);
    draft.setLanguageChoice(LanguageChoice::Menu);
    QCOMPARE(changed.count(), 1);
    draft.addPiece(square(0, 100));
    draft.setEmergency(false);
    draft.setMode(Mode::Live);
    const SavedDraft saved = draft.saved();
    QCOMPARE(saved.languages, LanguageChoice::Menu);
    CampaignDraft other;
    other.load(saved, message({u"it"_s}));
    QCOMPARE(other.area(), draft.area());
    QCOMPARE(other.mode(), Mode::Live);
    QVERIFY(!other.isEmergency());
    QCOMPARE(other.languageChoice(), LanguageChoice::Menu);
    QVERIFY(other.message().has_value());
}

QTEST_GUILESS_MAIN(TestLanguages)
#include "tst_languages.moc"
