// SPDX-License-Identifier: GPL-3.0-or-later
#include "microphonerecorder.h"
#include "soundfile.h"
#include "soundserver.h"
#include "soundworkshop.h"
#include "testsounds.h"
#include "voiceactivity.h"
#include "wavrepair.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <numbers>

using namespace campanile;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

SoundServer *server = nullptr;

std::chrono::milliseconds lastLength(const QSignalSpy &lengths)
{
    return lengths.isEmpty() ? 0ms : lengths.last().at(0).value<std::chrono::milliseconds>();
}

} // namespace

class TestRecorder : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        if (!server->isRunning())
            QSKIP(qPrintable(server->problem()));
        QVERIFY(writeSound(m_folder.filePath(u"tone.wav"_s), tone(440, 0.5, 4)));
    }

    void recordsWhatIsSaid()
    {
        MicrophoneRecorder recorder;
        QTRY_VERIFY(recorder.hasDevice());
        QCOMPARE(recorder.deviceName(), u"TestMicrophone"_s);
        QSignalSpy finished(&recorder, &Recorder::finished);
        QSignalSpy failed(&recorder, &Recorder::failed);
        QSignalSpy lengths(&recorder, &Recorder::lengthChanged);
        double loudest = -90;
        int levels = 0;
        connect(&recorder, &Recorder::levelChanged, this, [&](double peak, double average) {
            ++levels;
            QVERIFY(peak >= average);
            QVERIFY(peak <= 0);
            loudest = std::max(loudest, peak);
        });
        const QString path = m_folder.filePath(u"new/folder/said.wav"_s);
        QVERIFY(recorder.start(path));
        QVERIFY(recorder.isRecording());
        const auto again = recorder.start(m_folder.filePath(u"other.wav"_s));
        QVERIFY(!again);
        QTRY_VERIFY(lengths.size() > 2);
        const auto voice = server->speak(m_folder.filePath(u"tone.wav"_s));
        QTRY_VERIFY_WITH_TIMEOUT(lengths.last().at(0).value<std::chrono::milliseconds>() >= 3s, 20'000);
        QVERIFY(SoundWorkshop().interrupted(QFileInfo(path).path()).isEmpty()); // it runs
        recorder.stop();
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(failed.isEmpty());
        QVERIFY(!recorder.isRecording());
        const auto length = finished.at(0).at(1).value<std::chrono::milliseconds>();
        QCOMPARE(finished.at(0).at(0).toString(), path);
        QVERIFY(length >= 3s);
        // 20 reports a second of sound
        QVERIFY(std::abs(double(levels) - double(length.count()) / 50) <= 3);
        QVERIFY2(loudest > -7.5 && loudest < -4.5, qPrintable(QString::number(loudest))); // 0.5 is -6 dB

        const auto info = repairWav(path);
        QVERIFY(info);
        QVERIFY(!info->repaired);
        QCOMPARE(info->rate, 16000);
        QCOMPARE(info->channels, 1);
        const auto sound = readSound(path);
        QVERIFY(sound);
        QCOMPARE(sound->length(), length);
        QVERIFY(rms(*sound) > 0.1);

        SoundWorkshop workshop;
        QCOMPARE(workshop.interrupted(QFileInfo(path).path()).size(), 1); // nobody took it yet
        workshop.settle(path);
        QVERIFY(workshop.interrupted(QFileInfo(path).path()).isEmpty());
        QVERIFY(QFile::exists(path));
    }

    /// Real speech into the microphone: found again in the recording by its rise and fall, its length and its level.
    void recognisesSpeech()
    {
        const QString said = spoken(u"Attenzione. Il fiume sta per uscire dagli argini. Salite subito ai piani alti."_s,
            m_folder.filePath(u"voice.wav"_s));
        if (said.isEmpty())
            QSKIP("espeak-ng is not installed");
        MicrophoneRecorder recorder;
        QTRY_VERIFY(recorder.hasDevice());
        QSignalSpy finished(&recorder, &Recorder::finished);
        QSignalSpy lengths(&recorder, &Recorder::lengthChanged);
        QList<float> peaks;
        connect(&recorder, &Recorder::peaksRecorded, this, [&](const QList<float> &more) { peaks += more; });
        const QString path = m_folder.filePath(u"speech/take.wav"_s);
        QVERIFY(recorder.start(path));
        QTRY_VERIFY(!lengths.isEmpty());
        const auto voice = server->speak(said);
        QTRY_VERIFY_WITH_TIMEOUT(voice->state() == QProcess::NotRunning, 30'000);
        const auto spokenUntil = lastLength(lengths);
        QTRY_VERIFY_WITH_TIMEOUT(lastLength(lengths) > spokenUntil + 1s, 20'000);
        recorder.stop();
        QTRY_COMPARE(finished.size(), 1);

        const auto original = readSound(said);
        const auto take = readSound(path);
        QVERIFY(original && take);
        const Likeness found = likeness(envelope(*original), envelope(*take));
        qInfo("correlation %.4f, gain %.2f", found.correlation, found.gain);
        QVERIFY(found.correlation > 0.95);
        QVERIFY(found.gain > 0.8 && found.gain < 1.2);
        const auto saidTime = voiceActivity(*original).spoken(original->rate);
        const auto heardTime = voiceActivity(*take).spoken(take->rate);
        QVERIFY2(std::chrono::abs(saidTime - heardTime) < 300ms,
            qPrintable(u"%1 ms said, %2 ms heard"_s.arg(saidTime.count()).arg(heardTime.count())));

        // the waveform told while recording is the file's own
        QCOMPARE(peaks.size(), qsizetype(take->samples.size() / 800));
        for (qsizetype i = 0; i < peaks.size(); ++i) {
            float loudest = 0;
            for (size_t k = size_t(i) * 800; k < size_t(i + 1) * 800; ++k)
                loudest = std::max(loudest, std::abs(take->samples[k]));
            QVERIFY2(std::abs(loudest - peaks.at(i)) < 0.001F, qPrintable(QString::number(i)));
        }
    }

    void listensBeforeItRecords()
    {
        MicrophoneRecorder recorder;
        QTRY_VERIFY(recorder.hasDevice());
        QSignalSpy levels(&recorder, &Recorder::levelChanged);
        QSignalSpy lengths(&recorder, &Recorder::lengthChanged);
        QSignalSpy finished(&recorder, &Recorder::finished);
        double loudest = -90;
        connect(
            &recorder, &Recorder::levelChanged, this, [&](double peak, double) { loudest = std::max(loudest, peak); });
        recorder.monitor(true);
        QVERIFY(recorder.isMonitoring());
        const auto voice = server->speak(m_folder.filePath(u"tone.wav"_s));
        QTRY_VERIFY_WITH_TIMEOUT(loudest > -7.5, 20'000);
        QVERIFY(lengths.isEmpty());
        QVERIFY(!recorder.isRecording());

        // a start has nothing to open: the take holds what is said after the click only
        const QString path = m_folder.filePath(u"listened/take.wav"_s);
        QVERIFY(recorder.start(path));
        QTRY_VERIFY_WITH_TIMEOUT(lastLength(lengths) >= 300ms, 20'000);
        recorder.stop();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(readSound(path)->length(), finished.at(0).at(1).value<std::chrono::milliseconds>());

        // and it goes on listening
        levels.clear();
        QTRY_VERIFY_WITH_TIMEOUT(levels.size() >= 5, 10'000);
        recorder.monitor(false);
        QVERIFY(!recorder.isMonitoring());
        QTRY_COMPARE(voice->state(), QProcess::NotRunning); // off: nothing comes any more
        levels.clear();
        QVERIFY(recorder.start(m_folder.filePath(u"listened/second.wav"_s)));
        QTRY_VERIFY_WITH_TIMEOUT(!levels.isEmpty(), 10'000);
        recorder.stop();
        QTRY_COMPARE(finished.size(), 2);
    }

    /// What is said in the pause is not in the file; what is said around it is.
    void pausesAndGoesOn()
    {
        const QString high = m_folder.filePath(u"high.wav"_s);
        QVERIFY(writeSound(high, tone(2500, 0.5, 60)));
        const QString low = m_folder.filePath(u"low.wav"_s);
        QVERIFY(writeSound(low, tone(300, 0.5, 60)));
        MicrophoneRecorder recorder;
        QTRY_VERIFY(recorder.hasDevice());
        recorder.pause(); // nothing runs: nothing happens
        QVERIFY(!recorder.isPaused());
        QSignalSpy lengths(&recorder, &Recorder::lengthChanged);
        QSignalSpy paused(&recorder, &Recorder::pausedChanged);
        QSignalSpy finished(&recorder, &Recorder::finished);
        double level = -90;
        connect(&recorder, &Recorder::levelChanged, this, [&](double peak, double) { level = peak; });
        QList<float> peaks;
        connect(&recorder, &Recorder::peaksRecorded, this, [&](const QList<float> &more) { peaks += more; });
        auto voice = server->speak(low);
        recorder.monitor(true);
        QTRY_VERIFY_WITH_TIMEOUT(level > -8, 20'000); // it is heard
        const QString path = m_folder.filePath(u"paused/take.wav"_s);
        QVERIFY(recorder.start(path));
        QTRY_VERIFY_WITH_TIMEOUT(lastLength(lengths) >= 700ms, 20'000);
        recorder.pause();
        QVERIFY(recorder.isPaused());
        QVERIFY(recorder.isRecording());
        recorder.pause();
        QCOMPARE(paused.size(), 1);

        const auto stop = [](QProcess &process) {
            process.terminate();
            return process.waitForFinished(5000);
        };
        QVERIFY(stop(*voice));
        QTRY_VERIFY_WITH_TIMEOUT(level < -60, 10'000); // the level goes on: silence now
        const auto before = lastLength(lengths);
        const auto info = repairWav(path); // whole while it rests
        QVERIFY(info);
        QVERIFY(!info->repaired);
        QCOMPARE(info->length(), before);
        voice = server->speak(high);
        QTRY_VERIFY_WITH_TIMEOUT(level > -8, 20'000);
        QVERIFY(stop(*voice));
        QTRY_VERIFY_WITH_TIMEOUT(level < -60, 10'000);
        voice = server->speak(low);
        QTRY_VERIFY_WITH_TIMEOUT(level > -8, 20'000);
        QCOMPARE(lastLength(lengths), before);
        recorder.resume();
        QVERIFY(!recorder.isPaused());
        QTRY_VERIFY_WITH_TIMEOUT(lastLength(lengths) >= before + 700ms, 20'000);
        recorder.pause();
        recorder.stop(); // also out of a pause
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(!recorder.isPaused());
        QVERIFY(stop(*voice));

        const auto take = readSound(path);
        QVERIFY(take);
        QCOMPARE(take->length(), finished.at(0).at(1).value<std::chrono::milliseconds>());
        QVERIFY(take->length() >= 1400ms);
        QCOMPARE(peaks.size(), qsizetype(take->samples.size() / 800));
        // 300 Hz crosses zero 600 times a second, 2500 Hz 5000 times; nothing in it is silent
        for (size_t at = 0; at + 1600 <= take->samples.size(); at += 1600) {
            int crossings = 0;
            for (size_t i = at + 1; i < at + 1600; ++i)
                crossings += (take->samples[i - 1] < 0) != (take->samples[i] < 0);
            QVERIFY2(crossings > 40 && crossings < 90, qPrintable(u"%1: %2"_s.arg(at).arg(crossings)));
        }
    }

    void neverWritesOverARecording()
    {
        const QString path = m_folder.filePath(u"there.wav"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("precious");
        file.close();
        MicrophoneRecorder recorder;
        const auto started = recorder.start(path);
        QVERIFY(!started);
        QCOMPARE(started.error().code, ErrorCode::FileUnwritable);
        QVERIFY(!recorder.isRecording());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), "precious"_ba);
    }

    void refusesAFolderItCannotMake()
    {
        MicrophoneRecorder recorder;
        const auto started = recorder.start(u"/proc/nowhere/x.wav"_s);
        QVERIFY(!started);
        QCOMPARE(started.error().code, ErrorCode::FileUnwritable);
    }

    void endsWithTheProgram()
    {
        const QString path = m_folder.filePath(u"window-closed/take.wav"_s);
        {
            MicrophoneRecorder recorder;
            QTRY_VERIFY(recorder.hasDevice());
            QSignalSpy lengths(&recorder, &Recorder::lengthChanged);
            QVERIFY(recorder.start(path));
            QTRY_VERIFY(lengths.size() > 5);
        }
        const auto found = SoundWorkshop().interrupted(QFileInfo(path).path());
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.at(0).path, path);
        QVERIFY(found.at(0).length >= 250ms);
    }

private:
    QTemporaryDir m_folder;
};

int main(int argc, char **argv)
{
    SoundServer own;
    server = &own;
    const QCoreApplication app(argc, argv);
    TestRecorder test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_recorder.moc"
