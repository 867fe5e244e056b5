// SPDX-License-Identifier: GPL-3.0-or-later
#include "childprocess.h"
#include "menumaker.h"
#include "soundfile.h"
#include "voiceboard.h"

#include <QFile>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <csignal>

using namespace campanile;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

class FixedPronunciations final : public PronunciationStore {
public:
    Pronunciations list;

    [[nodiscard]] Pronunciations pronunciations() const override { return list; }

    Result<void> save(const Pronunciations &) override { return {}; }

    [[nodiscard]] bool canUndo() const override { return false; }

    Result<void> undo() override { return {}; }
};

} // namespace

/// The engines beside eSpeak NG, and all of them together.
class TestVoiceBoard : public QObject {
    Q_OBJECT

    QString script(const QByteArray &body)
    {
        const QString path = m_folder.filePath(u"engine-%1"_s.arg(++m_count));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write("#!/bin/sh\n" + body + "\n") < 0)
            return {};
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return path;
    }

    VoiceBoard::Options only(const QString &platform = u"/nonexistent/speaker"_s)
    {
        VoiceBoard::Options options;
        options.platform.program = platform;
        options.platform.listLimit = 3s;
        options.platform.limit = 2s;
        options.commandLimit = 2s;
        return options;
    }

    template <class Is> std::optional<Voice> found(const VoiceBoard &board, Is is)
    {
        const QList<Voice> voices = board.voices();
        const auto one = std::ranges::find_if(voices, is);
        return one == voices.cend() ? std::nullopt : std::optional(*one);
    }

    Result<Speech> spoken(VoiceBoard &board, const SpeechRequest &request, const QString &path)
    {
        auto future = board.synthesise(request, path);
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 30'000))
            return failure(ErrorCode::Internal, {u"it hangs"_s});
        return future.result();
    }

private Q_SLOTS:

    void initTestCase()
    {
        // a second and a half of a tone, once for all
        m_tone = m_folder.filePath(u"tone.wav"_s);
        Pcm tone;
        for (int i = 0; i < messageRate * 3 / 2; ++i)
            tone.samples.push_back(0.3F * std::sin(static_cast<float>(i) * 0.17F));
        QVERIFY(writeSound(m_tone, tone));
    }

    void commandIsGivenTheTextAsItIsSaid()
    {
        const QString seen = m_folder.filePath(u"seen.txt"_s);
        const QString program = script("cat > '" + seen.toUtf8() + "'; echo \"$@\" >> '" + seen.toUtf8() + "'; cp '"
            + m_tone.toUtf8() + "' \"$2\"");
        VoiceBoard board(only());
        QSignalSpy changed(&board, &Synthesiser::voicesChanged);
        board.setCommands({{u"Paola"_s, u"it"_s,
            u"'%1' --out {wav} --slow {slowness} --speed={speed} --lang {language} \"two words\""_s.arg(program)}});
        QCOMPARE(changed.size(), 1);
        FixedPronunciations town;
        town.list.entries = {{u"Povo"_s, u"pòvo"_s, {}}};
        board.usePronunciations(&town);
        const Voice voice = board.voices().first();
        QCOMPARE(voice.name, u"Paola"_s);
        QVERIFY(voice.available);
        const QString path = m_folder.filePath(u"command.wav"_s);
        const auto speech =
            spoken(board, {.text = u"POVO, h 14:30: $(reboot) `x` <b> [[a]]"_s, .voice = voice, .speed = 0.8}, path);
        QVERIFY2(speech, qPrintable(speech ? QString() : speech.error().args.join(u'|')));
        QVERIFY(speech->length > 1s && speech->length < 2s);
        QCOMPARE(speech->marks, {});
        QCOMPARE(readSound(path)->rate, messageRate);
        QFile file(seen);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
        QCOMPARE(lines.at(0), u"pòvo, ore quattordici e trenta: reboot, x b, a,"_s);
        QVERIFY2(lines.at(1).contains("--slow 1.25 --speed=0.80 --lang it two words"_L1), qPrintable(lines.at(1)));
    }

    void commandMayReadAFile()
    {
        VoiceBoard board(only());
        const QString program = script("grep -q 'acqua alta' \"$1\" || exit 3; cp '" + m_tone.toUtf8() + "' \"$2\"");
        board.setCommands({{u"File"_s, u"it"_s, program + u" {text} {wav}"_s}});
        QVERIFY(
            spoken(board, {.text = u"acqua alta"_s, .voice = board.voices().first()}, m_folder.filePath(u"f.wav"_s)));
    }

    void commandGoesWrong_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("why");
        QTest::newRow("hangs") << "exec sleep 60"_ba << u"did not finish"_s;
        QTest::newRow("ignores the end") << "trap '' TERM HUP INT; while :; do sleep 1; done"_ba << u"did not finish"_s;
        QTest::newRow("crashes") << "kill -SEGV $$"_ba << u"crashed"_s;
        QTest::newRow("says why") << "echo 'model not found' >&2; exit 1"_ba << u"model not found"_s;
        QTest::newRow("no file") << "exit 0"_ba << u"no sound"_s;
        QTest::newRow("empty file") << ": > \"$1\""_ba << u"no sound"_s;
        QTest::newRow("rubbish") << "head -c 100000 /dev/urandom > \"$1\""_ba << u"no sound"_s;
        QTest::newRow("a folder") << "mkdir \"$1\""_ba << u"no sound"_s;
        QTest::newRow("endless file") << "exec cat /dev/zero > \"$1\""_ba << u""_s;
        QTest::newRow("endless output") << "exec cat /dev/zero"_ba << u"without end"_s;
    }

    void commandGoesWrong()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const QString, why);
        VoiceBoard board(only());
        board.setCommands({{u"Piper"_s, u"it"_s, script(body) + u" {wav}"_s}});
        const QString path = m_folder.filePath(u"wrong.wav"_s);
        const auto speech = spoken(board, {.text = u"acqua"_s, .voice = board.voices().first()}, path);
        QVERIFY(!speech);
        QCOMPARE(speech.error().code, ErrorCode::VoiceFailed);
        const QString said = speech.error().args.first();
        QVERIFY2(said.startsWith("Piper: "_L1) && said.contains(why), qPrintable(said));
        QVERIFY(!QFile::exists(path));
    }

    void killsTheChildrenToo()
    {
        const QString pidFile = m_folder.filePath(u"child"_s);
        VoiceBoard board(only());
        board.setCommands(
            {{u"Shell"_s, u"it"_s, script("sleep 300 & echo $! > '" + pidFile.toUtf8() + "'; wait") + u" {wav}"_s}});
        const auto speech =
            spoken(board, {.text = u"acqua"_s, .voice = board.voices().first()}, m_folder.filePath(u"k.wav"_s));
        QCOMPARE(speech.error().code, ErrorCode::VoiceFailed);
        QFile file(pidFile);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const int child = file.readAll().trimmed().toInt();
        QVERIFY(child > 1);
        QTRY_VERIFY(::kill(child, 0) != 0 || [&] {
            QFile state(u"/proc/%1/stat"_s.arg(child)); // dead, and waited for by nobody in a container
            return !state.open(QIODevice::ReadOnly) || state.readAll().contains(") Z "_ba);
        }());
    }

    void missingProgramIsListedAsUnavailable()
    {
        VoiceBoard board(only());
        board.setCommands({{u"Gone"_s, u"it"_s, u"/nonexistent/piper --out {wav}"_s}});
        const QList<Voice> voices = board.voices();
        const Voice gone = voices.last(); // what is available comes first
        QCOMPARE(gone.name, u"Gone"_s);
        QVERIFY(!gone.available);
        QCOMPARE(spoken(board, {.text = u"acqua"_s, .voice = gone}, m_folder.filePath(u"g.wav"_s)).error().code,
            ErrorCode::VoiceMissing);
        board.setCommands({});
        QCOMPARE(spoken(board, {.text = u"acqua"_s, .voice = gone}, m_folder.filePath(u"g.wav"_s)).error().code,
            ErrorCode::VoiceMissing);
        QCOMPARE(spoken(board, {.text = u"acqua"_s, .voice = {u"nobody"_s, u"x"_s, u"x"_s, u"it"_s}},
                     m_folder.filePath(u"g.wav"_s))
                     .error()
                     .code,
            ErrorCode::VoiceMissing);
    }

    void platformVoicesAreAsked()
    {
        const QByteArray list = R"(if [ "$1" = --list ]; then
echo '{"engine":"tone","voice":"Carla","locale":"it-IT"}'; echo rubbish; echo '{"engine":"tone","voice":"Kurt","locale":"de"}'
exit 0; fi
for last; do :; done; cp ')"_ba
            + m_tone.toUtf8() + "' \"$last\"";
        VoiceBoard board(only(script(list)));
        QSignalSpy changed(&board, &Synthesiser::voicesChanged);
        QVERIFY(changed.wait(5000));
        const auto carla = found(board, [](const Voice &voice) { return voice.id == "Carla@it-IT"_L1; });
        QVERIFY(carla);
        QCOMPARE(carla->name, u"Carla"_s);
        QCOMPARE(carla->language, u"it"_s);
        const auto speech = spoken(board, {.text = u"acqua"_s, .voice = *carla}, m_folder.filePath(u"p.wav"_s));
        QVERIFY(speech);
        QVERIFY(speech->length > 1s);
    }

    void platformMayHangOrDie_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("hangs") << "exec sleep 60"_ba;
        QTest::newRow("crashes") << "kill -SEGV $$"_ba;
        QTest::newRow("floods") << "exec cat /dev/zero"_ba;
        QTest::newRow("lists nothing") << "exit 0"_ba;
    }

    void platformMayHangOrDie()
    {
        QFETCH(const QByteArray, body);
        VoiceBoard board(only(script(body)));
        QTest::qWait(0);
        for (const Voice &voice : board.voices())
            QCOMPARE(voice.engine, u"espeak-ng"_s);
        if (QStandardPaths::findExecutable(u"espeak-ng"_s).isEmpty())
            QSKIP("espeak-ng is not installed");
        const auto speech =
            spoken(board, {.text = u"acqua"_s, .voice = board.voices().first()}, m_folder.filePath(u"e.wav"_s));
        QVERIFY(speech); // the others are not its prisoners
    }

    void realPlatformSpeakerAnswers()
    {
        const QString program = companionProgram(u"campanile-platform-speaker"_s);
        if (program.isEmpty())
            QSKIP("built without Qt TextToSpeech");
        QProcess process;
        process.start(program, {u"--list"_s});
        QVERIFY(process.waitForFinished(20'000));
        QCOMPARE(process.exitCode(), 0);
        process.start(program, {u"--engine"_s, u"nobody"_s, u"--wav"_s, m_folder.filePath(u"n.wav"_s)});
        QVERIFY(process.waitForFinished(20'000));
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(!QFile::exists(m_folder.filePath(u"n.wav"_s)));
    }

    void realPlatformSpeakerSpeaks()
    {
        const QString program = companionProgram(u"campanile-platform-speaker"_s);
        if (program.isEmpty())
            QSKIP("built without Qt TextToSpeech");
        qputenv("QT_PLUGIN_PATH", QFile::encodeName(QCoreApplication::applicationDirPath() + u"/plugins"_s));
        VoiceBoard board(only(program));
        QSignalSpy changed(&board, &Synthesiser::voicesChanged);
        QVERIFY(changed.wait(10'000));
        const auto carla = found(board, [](const Voice &voice) { return voice.id == "Carla Tono@it-IT"_L1; });
        QVERIFY(carla);
        QCOMPARE(carla->name, u"Carla Tono"_s);
        QCOMPARE(found(board, [](const Voice &voice) { return voice.id == "Kurt Ton@de-DE"_L1; })->name, u"Kurt Ton"_s);
        const QString path = m_folder.filePath(u"carla.wav"_s);
        const auto speech = spoken(board, {.text = u"acqua alta"_s, .voice = *carla}, path);
        QVERIFY2(speech, qPrintable(speech ? QString() : speech.error().args.join(u'|')));
        QVERIFY(speech->length > 950ms && speech->length < 1050ms);
        QCOMPARE(readSound(path)->rate, messageRate);
        QVERIFY(spoken(board, {.text = u"crash"_s, .voice = *carla}, path).error().args.first().contains("crash"_L1));
        QVERIFY(spoken(board, {.text = u"hang"_s, .voice = *carla}, path)
                .error()
                .args.first()
                .contains("did not finish"_L1));
        qunsetenv("QT_PLUGIN_PATH");
    }

    void menuIsSpokenByEachLanguage()
    {
        if (QStandardPaths::findExecutable(u"espeak-ng"_s).isEmpty())
            QSKIP("espeak-ng is not installed");
        VoiceBoard board(only());
        int key = 0;
        for (const QString &language : {u"it"_s, u"de"_s, u"fr"_s, u"sl"_s, u"en"_s, u"uk"_s, u"ar"_s, u"ro"_s}) {
            const auto voice = found(board, [&](const Voice &each) { return each.language == language; });
            QVERIFY2(voice, qPrintable(language));
            const auto speech = spoken(
                board, {.text = menuSentence(language, ++key), .voice = *voice}, m_folder.filePath(u"menu.wav"_s));
            QVERIFY2(speech, qPrintable(language));
            QVERIFY2(speech->length > 1s && speech->length < 6s, qPrintable(language));
        }
    }

    void italianComesFirst()
    {
        VoiceBoard board(only());
        board.setCommands({{u"Kurt"_s, u"de"_s, u"/bin/sh {wav}"_s}, {u"Gone"_s, u"it"_s, u"/nonexistent/x {wav}"_s},
            {u"Paola"_s, u"it-IT"_s, u"/bin/sh {wav}"_s}});
        QStringList names;
        for (const Voice &voice : board.voices()) {
            if (voice.engine == "command"_L1)
                names.append(voice.name);
        }
        QCOMPARE(names, (QStringList{u"Paola"_s, u"Kurt"_s, u"Gone"_s}));
        QCOMPARE(board.voices().first().name, u"Paola"_s);
        QVERIFY(!board.voices().last().available);
    }

private:
    QTemporaryDir m_folder;
    QString m_tone;
    int m_count = 0;
};

QTEST_GUILESS_MAIN(TestVoiceBoard)
#include "tst_voiceboard.moc"
