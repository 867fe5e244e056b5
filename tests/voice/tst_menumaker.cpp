// SPDX-License-Identifier: GPL-3.0-or-later
#include "campaigndraft.h"
#include "espeaksynthesiser.h"
#include "menumaker.h"
#include "soundworkshop.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace campanile;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Result<MenuAudio> answerOf(const QFuture<Result<MenuAudio>> &future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 90'000))
        return failure(ErrorCode::Internal, {u"no answer"_s});
    return future.result();
}

} // namespace

class TestMenuMaker : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void sentences();
    void isSpokenOnce();
    void aDamagedOneIsSpokenAgain();
    void noVoiceIsSaid();
    void theDraftsMenuIsKept();

private:
    EspeakSynthesiser m_voice;
    SoundWorkshop m_workshop;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MenuMaker> m_maker;
};

void TestMenuMaker::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_maker = std::make_unique<MenuMaker>(m_voice, m_workshop, m_folder->filePath(u"menus"_s));
}

void TestMenuMaker::sentences()
{
    QCOMPARE(menuSentence(u"it"_s, 1), u"Per italiano, premi 1."_s);
    QCOMPARE(menuSentence(u"de-AT"_s, 2), u"Für Deutsch, drücken Sie die 2."_s);
    QVERIFY(menuSentence(u"mt"_s, 3).contains(u'3'));
}

void TestMenuMaker::isSpokenOnce()
{
    const auto made = answerOf(m_maker->make({u"it"_s, u"de"_s, u"en"_s}));
    QVERIFY2(made, made ? "" : qPrintable(made.error().args.join(u' ')));
    QCOMPARE(made->languages, (QStringList{u"it"_s, u"de"_s, u"en"_s}));
    QVERIFY(made->length > 3s && made->length < 20s);
    const auto check = m_workshop.check(made->path, {});
    QTRY_VERIFY(check.isFinished());
    QVERIFY(check.result() && check.result()->isUsable());
    QCOMPARE(QDir(m_folder->filePath(u"menus"_s)).entryList(QDir::Files).size(), 1); // the sentences are gone
    const QDateTime written = QFileInfo(made->path).lastModified();
    const auto again = answerOf(m_maker->make({u"it"_s, u"de"_s, u"en"_s}));
    QVERIFY(again);
    QCOMPARE(again->path, made->path);
    QCOMPARE(again->length, made->length);
    QCOMPARE(QFileInfo(made->path).lastModified(), written);
    const auto other = answerOf(m_maker->make({u"de"_s, u"it"_s}));
    QVERIFY(other && other->path != made->path);
}

void TestMenuMaker::aDamagedOneIsSpokenAgain()
{
    const auto made = answerOf(m_maker->make({u"it"_s, u"en"_s}));
    QVERIFY(made);
    QFile file(made->path);
    QVERIFY(file.open(QFile::WriteOnly) && file.write("RIFF") == 4);
    file.close();
    const auto again = answerOf(m_maker->make({u"it"_s, u"en"_s}));
    QVERIFY(again);
    QCOMPARE(again->length, made->length);
    QVERIFY(QFileInfo(made->path).size() > 10'000);
}

void TestMenuMaker::noVoiceIsSaid()
{
    const auto made = answerOf(m_maker->make({u"it"_s, u"qq"_s}));
    QCOMPARE(made.error().code, ErrorCode::VoiceMissing);
    QCOMPARE(made.error().args.value(1), u"qq"_s);
}

void TestMenuMaker::theDraftsMenuIsKept()
{
    CampaignDraft draft;
    const MenuKeeper keeper(draft, *m_maker);
    Message message = Message::blank(u"Piena"_s, u"it"_s, QDateTime::currentDateTime());
    message.versions.append(MessageVersion{});
    message.versions[1].language = u"de"_s;
    for (MessageVersion &version : message.versions) {
        version.audioPath = u"/a.wav"_s;
        version.length = 1s;
    }
    draft.setMessage(message);
    QVERIFY(!draft.menuAudio());
    draft.setLanguageChoice(LanguageChoice::Menu);
    QTRY_VERIFY_WITH_TIMEOUT(draft.menuAudio() && !draft.menuAudio()->path.isEmpty(), 60'000);
    QCOMPARE(draft.menuAudio()->languages, (QStringList{u"it"_s, u"de"_s}));
    message.versions[1].language = u"qq"_s;
    draft.setMessage(message);
    QTRY_VERIFY_WITH_TIMEOUT(draft.menuAudio() && draft.menuAudio()->error.code == ErrorCode::VoiceMissing, 60'000);
    draft.setLanguageChoice(LanguageChoice::PerContact);
    QVERIFY(!draft.menuAudio());
}

QTEST_GUILESS_MAIN(TestMenuMaker)
#include "tst_menumaker.moc"
