// SPDX-License-Identifier: GPL-3.0-or-later
#include "microphonerecorder.h"
#include "soundfile.h"
#include "soundserver.h"
#include "voiceboard.h"

#include <QCoreApplication>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace campanile;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

SoundServer *server = nullptr;

} // namespace

/// FAULTS 30: the synthetic voice is missing, or killed while it speaks; recording goes on and is whole.
class TestVoiceFaults : public QObject {
    Q_OBJECT

    VoiceBoard::Options nothing()
    {
        VoiceBoard::Options options;
        options.espeak = {.program = u"/nonexistent/espeak-ng"_s, .speaker = u"/nonexistent/speaker"_s, .limit = 5s};
        options.platform.program = u"/nonexistent/platform-speaker"_s;
        return options;
    }

private Q_SLOTS:

    void initTestCase()
    {
        if (!server->isRunning())
            QSKIP(qPrintable(server->problem()));
    }

    void recordingGoesOn()
    {
        const QString pidFile = m_folder.filePath(u"pid"_s);
        const QString program = m_folder.filePath(u"voice"_s);
        QFile script(program);
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write("#!/bin/sh\necho $$ > '" + pidFile.toUtf8() + ".new'\nmv '" + pidFile.toUtf8() + ".new' '"
            + pidFile.toUtf8() + "'\nexec sleep 60\n");
        script.close();
        QVERIFY(script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));

        MicrophoneRecorder recorder;
        QTRY_VERIFY(recorder.hasDevice());
        QSignalSpy finished(&recorder, &Recorder::finished);
        QSignalSpy lengths(&recorder, &Recorder::lengthChanged);
        const QString recording = m_folder.filePath(u"recording.wav"_s);
        QVERIFY(recorder.start(recording));

        VoiceBoard board(nothing());
        const auto missing = board.synthesise(
            {.text = u"acqua"_s, .voice = {u"espeak-ng"_s, u"it"_s, u"it"_s, u"it"_s}}, m_folder.filePath(u"a.wav"_s));
        board.setCommands({{u"Piper"_s, u"it"_s, program + u" {wav}"_s}});
        const auto killed =
            board.synthesise({.text = u"acqua"_s, .voice = {u"command"_s, u"Piper"_s, u"Piper"_s, u"it"_s}},
                m_folder.filePath(u"b.wav"_s));
        QTRY_VERIFY(QFile::exists(pidFile));
        QFile pid(pidFile);
        QVERIFY(pid.open(QIODevice::ReadOnly));
        const int process = pid.readAll().trimmed().toInt();
        QVERIFY(process > 1);
        QCOMPARE(::kill(process, SIGKILL), 0);
        QTRY_VERIFY(missing.isFinished() && killed.isFinished());
        QVERIFY(!missing.result());
        QCOMPARE(killed.result().error().code, ErrorCode::VoiceFailed);

        QVERIFY(recorder.isRecording());
        const qsizetype before = lengths.size();
        QTRY_VERIFY_WITH_TIMEOUT(lengths.size() >= before + 20, 15'000);
        recorder.stop();
        QTRY_COMPARE(finished.size(), 1);
        const auto sound = readSound(recording);
        QVERIFY(sound);
        QVERIFY(sound->length() > 500ms);
    }

private:
    QTemporaryDir m_folder;
};

int main(int argc, char **argv)
{
    SoundServer own;
    server = &own;
    const QCoreApplication app(argc, argv);
    TestVoiceFaults test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_voicefaults.moc"
