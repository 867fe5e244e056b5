// SPDX-License-Identifier: GPL-3.0-or-later
#include "campaigndraft.h"
#include "espeaksynthesiser.h"
#include "promptmaker.h"
#include "soundworkshop.h"

#include <QDir>
#include <QFileInfo>
#include <QPromise>
#include <QTemporaryDir>
#include <QTest>

using namespace campanile;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Result<PromptAudio> answerOf(const QFuture<Result<PromptAudio>> &future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 90'000))
        return failure(ErrorCode::Internal, {u"no answer"_s});
    return future.result();
}

/// A voice that fails, or talks without end, in the middle of the prompts; and counts how often it is asked.
class SickVoice final : public Synthesiser {
public:
    QList<Voice> known{{u"sick"_s, u"it"_s, u"Sick"_s, u"it"_s, true}};
    int asked = 0;
    int failsAt = 3;
    std::chrono::milliseconds length{0}; ///< of what it says; 0: it fails

    [[nodiscard]] QList<Voice> voices() const override { return known; }

    QFuture<Result<Speech>> synthesise(const SpeechRequest &, const QString &path) override
    {
        QFile file(path);
        if (file.open(QFile::WriteOnly))
            file.write("RIFF" + QByteArray::number(++asked));
        QPromise<Result<Speech>> promise;
        promise.start();
        if (asked == failsAt && length.count() == 0)
            promise.addResult(failure(ErrorCode::VoiceFailed, {u"crashed"_s}));
        else
            promise.addResult(Speech{asked == failsAt ? length : 1s, {}});
        promise.finish();
        return promise.future();
    }
};

Message message(const QStringList &languages)
{
    Message made = Message::blank(u"Piena"_s, languages.first(), QDateTime::currentDateTime());
    for (const QString &language : languages.sliced(1)) {
        made.versions.append(MessageVersion{});
        made.versions.last().language = language;
    }
    for (MessageVersion &version : made.versions) {
        version.audioPath = u"/a.wav"_s;
        version.length = 1s;
    }
    return made;
}

} // namespace

class TestPromptMaker : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void everyLanguageSaysEverything_data();
    void everyLanguageSaysEverything();
    void noVoiceIsSaid();
    void aVoiceThatFailsLeavesNothingHalf();
    void aPromptThatIsTooLongIsNotUsed();
    void areSpokenOnceAsLoudAsMessages();
    void aDamagedOneIsSpokenAgain();
    void theDraftsPromptsAreKept();

private:
    [[nodiscard]] QStringList files() const { return QDir(m_folder->filePath(u"prompts"_s)).entryList(QDir::Files); }

    EspeakSynthesiser m_voice;
    SoundWorkshop m_workshop;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PromptMaker> m_maker;
};

void TestPromptMaker::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_maker = std::make_unique<PromptMaker>(m_voice, m_workshop, m_folder->filePath(u"prompts"_s));
}

void TestPromptMaker::everyLanguageSaysEverything_data()
{
    QTest::addColumn<QString>("language");
    for (const QString &language : promptLanguages())
        QTest::newRow(qPrintable(language)) << language;
    QTest::newRow("de-AT") << u"de-AT"_s;
}

void TestPromptMaker::everyLanguageSaysEverything()
{
    QFETCH(const QString, language);
    const QString keys = promptSentence(language, PromptKind::Keys);
    for (const QChar key : u"1290"_s)
        QVERIFY2(keys.contains(key), qPrintable(keys));
    QVERIFY(promptSentence(language, PromptKind::Help).contains(u"112"_s));
    QVERIFY(promptSentence(language, PromptKind::OptOut).contains(u'0'));
    for (const PromptKind kind : {PromptKind::Confirmed, PromptKind::OptedOut})
        QVERIFY(!promptSentence(language, kind).isEmpty());
}

void TestPromptMaker::noVoiceIsSaid()
{
    QCOMPARE(answerOf(m_maker->make(u"qq"_s)).error().code, ErrorCode::VoiceMissing);
    SickVoice dumb;
    dumb.known.clear();
    PromptMaker maker(dumb, m_workshop, m_folder->filePath(u"prompts"_s));
    const auto made = answerOf(maker.make(u"it"_s));
    QCOMPARE(made.error().code, ErrorCode::VoiceMissing);
    QCOMPARE(made.error().args.value(1), u"it"_s);
    QVERIFY(maker.voiceOf(u"it"_s).isEmpty());
}

void TestPromptMaker::aVoiceThatFailsLeavesNothingHalf()
{
    SickVoice sick;
    PromptMaker maker(sick, m_workshop, m_folder->filePath(u"prompts"_s));
    QCOMPARE(answerOf(maker.make(u"it"_s)).error().code, ErrorCode::VoiceFailed);
    QCOMPARE(sick.asked, 3);
    const QStringList left = files();
    QVERIFY(std::ranges::none_of(left, [](const QString &name) { return name.startsWith(u"new-"_s); }));
}

void TestPromptMaker::aPromptThatIsTooLongIsNotUsed()
{
    SickVoice sick;
    sick.failsAt = 1;
    sick.length = 31s;
    PromptMaker maker(sick, m_workshop, m_folder->filePath(u"prompts"_s));
    QCOMPARE(answerOf(maker.make(u"it"_s)).error().code, ErrorCode::AudioTooLong);
    QVERIFY(files().isEmpty());
}

void TestPromptMaker::areSpokenOnceAsLoudAsMessages()
{
    const auto made = answerOf(m_maker->make(u"it"_s));
    QVERIFY2(made, made ? "" : qPrintable(made.error().args.join(u' ')));
    QCOMPARE(made->files.size(), promptKindCount);
    for (const PromptAudio::File &file : made->files) {
        QVERIFY2(file.length > 1s && file.length < 30s, qPrintable(QString::number(file.length.count())));
        const auto check = m_workshop.check(file.path, {});
        QTRY_VERIFY(check.isFinished());
        QVERIFY(check.result());
        QVERIFY2(std::abs(check.result()->loudness + 18) < 1.5, qPrintable(QString::number(check.result()->loudness)));
    }
    QCOMPARE(files().size(), promptKindCount);
    const QDateTime written = QFileInfo(made->files[0].path).lastModified();
    const auto again = answerOf(m_maker->make(u"it"_s));
    QVERIFY(again);
    QCOMPARE(*again, *made);
    QCOMPARE(QFileInfo(made->files[0].path).lastModified(), written);
}

void TestPromptMaker::aDamagedOneIsSpokenAgain()
{
    const auto made = answerOf(m_maker->make(u"de"_s));
    QVERIFY(made);
    QFile file(made->files[2].path); // whole as a file, and not what was spoken
    QVERIFY(file.open(QFile::ReadWrite) && file.seek(2000) && file.write("\1\2\3\4") == 4);
    file.close();
    const auto again = answerOf(m_maker->make(u"de"_s));
    QVERIFY(again);
    QCOMPARE(again->files.size(), promptKindCount);
    QFile whole(again->files[2].path);
    QVERIFY(whole.open(QFile::ReadOnly) && whole.seek(2000));
    QVERIFY(whole.read(4) != QByteArray("\1\2\3\4"));
    QCOMPARE(files().size(), promptKindCount);
}

void TestPromptMaker::theDraftsPromptsAreKept()
{
    CampaignDraft draft;
    const PromptKeeper keeper(draft, *m_maker, m_voice);
    QVERIFY(draft.promptAudio().isEmpty());
    draft.setMessage(message({u"it"_s, u"qq"_s}));
    const auto of = [&](const QString &language) -> const PromptAudio * {
        for (const PromptAudio &each : draft.promptAudio()) {
            if (each.language == language)
                return &each;
        }
        return nullptr;
    };
    QTRY_VERIFY_WITH_TIMEOUT(of(u"it"_s) && of(u"qq"_s), 60'000);
    QCOMPARE(of(u"it"_s)->files.size(), promptKindCount);
    QCOMPARE(of(u"qq"_s)->error.code, ErrorCode::VoiceMissing);
    draft.setMessage(message({u"de"_s}));
    QVERIFY(!of(u"it"_s));
    QTRY_VERIFY_WITH_TIMEOUT(of(u"de"_s), 60'000);
    draft.setCallSettings({.announceKeys = false});
    QVERIFY(draft.promptAudio().isEmpty());
    draft.setCallSettings({.announceKeys = true});
    QTRY_VERIFY_WITH_TIMEOUT(of(u"de"_s), 60'000);
    draft.setMessage(std::nullopt);
    QVERIFY(draft.promptAudio().isEmpty());
}

QTEST_GUILESS_MAIN(TestPromptMaker)
#include "tst_promptmaker.moc"
