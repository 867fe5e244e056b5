// SPDX-License-Identifier: GPL-3.0-or-later
#include "microphonerecorder.h"
#include "soundedit.h"
#include "soundfile.h"
#include "soundserver.h"
#include "soundworkshop.h"
#include "wavrepair.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <numbers>

using namespace campanile;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

SoundServer *server = nullptr;

double rms(const Pcm &sound)
{
    double sum = 0;
    for (const float s : sound.samples)
        sum += double(s) * s;
    return sound.samples.empty() ? 0 : std::sqrt(sum / double(sound.samples.size()));
}

/// A helper process that records; knows when its first sound came.
struct Helper {
    QProcess process;
    QElapsedTimer sinceFirst;
    qint64 first = -1;
    qint64 last = -1;
    QString path;

    void read()
    {
        while (process.canReadLine()) {
            const QList<QByteArray> words = process.readLine().trimmed().split(' ');
            if (words.at(0) != "L")
                continue;
            last = words.at(1).toLongLong();
            if (first < 0) {
                first = last;
                sinceFirst.start();
            }
        }
    }
};

} // namespace

class TestRecorder : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        if (!server->isRunning())
            QSKIP(qPrintable(server->problem()));
        Pcm tone{.rate = messageRate, .samples = std::vector<float>(size_t(messageRate) * 4)};
        for (size_t i = 0; i < tone.samples.size(); ++i)
            tone.samples[i] = 0.5F * float(std::sin(2 * std::numbers::pi * 440 * double(i) / messageRate));
        QVERIFY(writeSound(m_folder.filePath(u"tone.wav"_s), tone));
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

    void microphoneUnplugged()
    {
        MicrophoneRecorder recorder;
        QTRY_VERIFY(recorder.hasDevice());
        QSignalSpy finished(&recorder, &Recorder::finished);
        QSignalSpy failed(&recorder, &Recorder::failed);
        QSignalSpy device(&recorder, &Recorder::deviceChanged);
        QSignalSpy lengths(&recorder, &Recorder::lengthChanged);
        const QString path = m_folder.filePath(u"unplugged.wav"_s);
        QVERIFY(recorder.start(path));
        QTRY_VERIFY_WITH_TIMEOUT(
            !lengths.isEmpty() && lengths.last().at(0).value<std::chrono::milliseconds>() >= 1s, 20'000);
        QVERIFY(server->unplugMicrophone());
        QTRY_VERIFY_WITH_TIMEOUT(!failed.isEmpty(), 10'000);
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed.at(0).at(0).value<Error>().code, ErrorCode::AudioDeviceLost);
        const auto kept = failed.at(0).at(2).value<std::chrono::milliseconds>();
        QVERIFY(kept >= 1s);
        const auto sound = readSound(path);
        QVERIFY(sound);
        QCOMPARE(sound->length(), kept);
        QTRY_VERIFY(!recorder.hasDevice());
        QTRY_VERIFY(!device.isEmpty());

        // no microphone: said at once, nothing is left behind
        const QString nothing = m_folder.filePath(u"nothing.wav"_s);
        const auto started = recorder.start(nothing);
        QVERIFY(!started);
        QCOMPARE(started.error().code, ErrorCode::AudioNoDevice);
        QVERIFY(!QFile::exists(nothing));

        QVERIFY(server->plugMicrophone());
        QTRY_VERIFY(recorder.hasDevice());
        QVERIFY(recorder.start(m_folder.filePath(u"again.wav"_s)));
        recorder.stop();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(failed.size(), 1);
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

    /// kill -9 at random moments: the file is a WAV file before and after the repair, and at most a second is missing.
    void killedWhileRecording()
    {
        constexpr int seeds = 12;
        constexpr int atOnce = 3;
        qint64 worstHeader = 0;
        qint64 worstRepaired = 0;
        for (int group = 0; group < seeds; group += atOnce) {
            std::vector<std::unique_ptr<Helper>> helpers;
            for (int seed = group; seed < group + atOnce; ++seed) {
                auto helper = std::make_unique<Helper>();
                helper->path = m_folder.filePath(u"killed/%1.wav"_s.arg(seed));
                helper->process.start(
                    QCoreApplication::applicationDirPath() + u"/campanile_recordinghelper"_s, {helper->path});
                helpers.push_back(std::move(helper));
            }
            for (int i = 0; i < atOnce; ++i) {
                const int seed = group + i;
                Helper &helper = *helpers[size_t(i)];
                QRandomGenerator random(static_cast<quint32>(seed) + 1);
                const int moment = 300 + random.bounded(3000); // ms after the first sound
                const auto ready = [&] {
                    helper.read();
                    return helper.first >= 0 && helper.sinceFirst.elapsed() >= moment;
                };
                QTRY_VERIFY2_WITH_TIMEOUT(ready(), qPrintable(u"seed %1"_s.arg(seed)), 30'000);
                helper.read();
                helper.process.kill();
                const qint64 spoken = helper.first + helper.sinceFirst.elapsed();
                QVERIFY(helper.process.waitForFinished());
                helper.read();

                const auto before = readWaveform(helper.path, 10);
                QVERIFY2(before, qPrintable(u"seed %1 moment %2"_s.arg(seed).arg(moment)));
                const auto found = SoundWorkshop().interrupted(QFileInfo(helper.path).path());
                const auto info = repairWav(helper.path);
                QVERIFY(info);
                QVERIFY(!info->repaired); // interrupted() did
                QVERIFY(std::any_of(found.begin(), found.end(),
                    [&](const auto &r) { return r.path == helper.path && r.length == info->length(); }));
                const auto sound = readSound(helper.path);
                QVERIFY(sound);
                QCOMPARE(qint64(sound->samples.size()), info->frames);
                QVERIFY2(info->length().count() >= helper.last, qPrintable(u"seed %1"_s.arg(seed)));
                worstHeader = std::max(worstHeader, spoken - before->length.count());
                worstRepaired = std::max(worstRepaired, spoken - info->length().count());
                QVERIFY2(spoken - before->length.count() <= 1000,
                    qPrintable(u"seed %1: %2 ms spoken, %3 ms in the file"_s.arg(seed).arg(spoken).arg(
                        before->length.count())));
            }
        }
        qInfo("lost at most %lld ms, after repair %lld ms", worstHeader, worstRepaired);
    }

    void fileSizeLimit()
    {
        Helper helper;
        helper.path = m_folder.filePath(u"full.wav"_s);
        helper.process.start(
            QCoreApplication::applicationDirPath() + u"/campanile_recordinghelper"_s, {helper.path, u"50001"_s});
        QVERIFY(helper.process.waitForFinished(20'000));
        QCOMPARE(helper.process.exitCode(), 3);
        checkFull(helper.process.readAll(), 50001);
        const auto sound = readSound(helper.path);
        QVERIFY(sound);
        QCOMPARE(sound->samples.size(), size_t((50001 - wavHeaderSize) / 2));
    }

    void diskFull()
    {
        const QString folder = m_folder.filePath(u"tiny"_s);
        QVERIFY(QDir().mkpath(folder));
        QProcess process;
        process.start(QCoreApplication::applicationDirPath() + u"/campanile_recordinghelper"_s,
            {folder + u"/x.wav"_s, u"tiny-disk"_s});
        QVERIFY(process.waitForFinished(20'000));
        if (process.exitCode() == 77)
            QSKIP("a small file system cannot be mounted here");
        QCOMPARE(process.exitCode(), 3);
        checkFull(process.readAll(), 64 * 1024 - 4096); // the mark may take a page
    }

private:
    /// "F code told found repaired"
    static void checkFull(const QByteArray &output, qint64 atLeastBytes)
    {
        const QList<QByteArray> words = output.trimmed().split('\n').last().split(' ');
        QCOMPARE(words.size(), 5);
        QCOMPARE(words.at(0), "F"_ba);
        QCOMPARE(words.at(1).toInt(), int(ErrorCode::DiskFull));
        QCOMPARE(words.at(2), words.at(3)); // all it told is there
        QCOMPARE(words.at(4), "0"_ba); // and the header said so already
        QVERIFY(words.at(2).toLongLong() >= (atLeastBytes - wavHeaderSize) / 32 - 1);
    }

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
