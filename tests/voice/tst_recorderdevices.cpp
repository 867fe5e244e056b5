// SPDX-License-Identifier: GPL-3.0-or-later
// Microphones that come, go and are chosen.
#include "microphonerecorder.h"
#include "soundserver.h"
#include "testsounds.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace campanile;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

SoundServer *server = nullptr;

std::chrono::milliseconds lastLength(const QSignalSpy &lengths)
{
    return lengths.isEmpty() ? 0ms : lengths.last().at(0).value<std::chrono::milliseconds>();
}

QByteArray idOf(const Recorder &recorder, const QString &name)
{
    for (const InputDevice &device : recorder.devices()) {
        if (device.name == name)
            return device.id;
    }
    return {};
}

} // namespace

class TestRecorderDevices : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        if (!server->isRunning())
            QSKIP(qPrintable(server->problem()));
    }

    void choosesTheSecondMicrophone()
    {
        MicrophoneRecorder recorder;
        QTRY_COMPARE(recorder.devices().size(), 1);
        QCOMPARE(recorder.devices().first().name, u"TestMicrophone"_s);
        QVERIFY(recorder.devices().first().isDefault);
        QSignalSpy list(&recorder, &Recorder::devicesChanged);
        QSignalSpy device(&recorder, &Recorder::deviceChanged);
        QSignalSpy finished(&recorder, &Recorder::finished);
        QSignalSpy failed(&recorder, &Recorder::failed);
        QSignalSpy lengths(&recorder, &Recorder::lengthChanged);
        QVERIFY(server->plugSecondMicrophone());
        QTRY_COMPARE(recorder.devices().size(), 2);
        QTRY_VERIFY(!list.isEmpty());
        QVERIFY(device.isEmpty()); // nobody chose it
        QVERIFY(recorder.devices().first().isDefault);
        QVERIFY(!recorder.devices().last().isDefault);
        const QByteArray second = idOf(recorder, u"SecondMicrophone"_s);
        QVERIFY(!second.isEmpty());
        recorder.chooseDevice(second);
        QCOMPARE(device.size(), 1);
        QCOMPARE(recorder.deviceName(), u"SecondMicrophone"_s);
        QCOMPARE(recorder.deviceId(), second);

        // what is said in its room is heard, what is said to the other is not
        double level = -90;
        connect(&recorder, &Recorder::levelChanged, this, [&](double peak, double) { level = peak; });
        recorder.monitor(true);
        const QString loud = m_folder.filePath(u"low.wav"_s);
        QVERIFY(writeSound(loud, tone(300, 0.5, 60)));
        auto voice = server->speak(loud, u"room"_s);
        QTRY_VERIFY_WITH_TIMEOUT(level > -8, 20'000);
        recorder.chooseDevice({});
        QTRY_VERIFY_WITH_TIMEOUT(level < -60, 20'000);
        recorder.chooseDevice(second);
        QTRY_VERIFY_WITH_TIMEOUT(level > -8, 20'000);
        const QString path = m_folder.filePath(u"second/take.wav"_s);
        QVERIFY(recorder.start(path));
        QTRY_VERIFY_WITH_TIMEOUT(lastLength(lengths) >= 1s, 20'000);

        // another choice while it runs is for the next one; unplugged, what there is is kept and the default stands in
        recorder.chooseDevice({});
        QVERIFY(recorder.isRecording());
        recorder.chooseDevice(second);
        QVERIFY(server->unplugSecondMicrophone());
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 10'000);
        QCOMPARE(failed.at(0).at(0).value<Error>().code, ErrorCode::AudioDeviceLost);
        const auto take = readSound(path);
        QVERIFY(take);
        QVERIFY(take->length() >= 1s);
        QCOMPARE(take->length(), failed.at(0).at(2).value<std::chrono::milliseconds>());
        QVERIFY(rms(*take) > 0.2);
        QTRY_COMPARE(recorder.deviceName(), u"TestMicrophone"_s);
        QCOMPARE(recorder.chosenDevice(), second);
        const QString other = m_folder.filePath(u"second/other.wav"_s);
        QVERIFY(recorder.start(other));
        lengths.clear();
        QTRY_VERIFY_WITH_TIMEOUT(lastLength(lengths) >= 300ms, 20'000);
        recorder.stop();
        QTRY_COMPARE(finished.size(), 1);

        // it comes back: it was chosen
        QVERIFY(server->plugSecondMicrophone());
        QTRY_COMPARE(recorder.deviceName(), u"SecondMicrophone"_s);
        QTRY_VERIFY_WITH_TIMEOUT(level > -8, 20'000); // and is listened to
        QVERIFY(server->unplugSecondMicrophone());
        QTRY_COMPARE(recorder.devices().size(), 1);
        voice->terminate();
        QVERIFY(voice->waitForFinished(5000));
    }

    /// A hub is pulled out: the one that records, and the one that would be listened to next.
    void allUnpluggedAtOnce()
    {
        MicrophoneRecorder recorder;
        QVERIFY(server->plugSecondMicrophone());
        QTRY_COMPARE(recorder.devices().size(), 2);
        QSignalSpy failed(&recorder, &Recorder::failed);
        QSignalSpy lengths(&recorder, &Recorder::lengthChanged);
        QSignalSpy levels(&recorder, &Recorder::levelChanged);
        const QString low = m_folder.filePath(u"low.wav"_s);
        QVERIFY(writeSound(low, tone(300, 0.5, 60)));
        const auto voice = server->speak(low, u"room"_s);
        recorder.chooseDevice(idOf(recorder, u"SecondMicrophone"_s));
        recorder.monitor(true);
        QTRY_VERIFY_WITH_TIMEOUT(!levels.isEmpty() && levels.last().at(0).toDouble() > -8, 20'000);
        const QString path = m_folder.filePath(u"hub/take.wav"_s);
        QVERIFY(recorder.start(path));
        QTRY_VERIFY_WITH_TIMEOUT(lastLength(lengths) >= 300ms, 20'000);
        recorder.chooseDevice({});
        QVERIFY(server->unplugMicrophone());
        QVERIFY(server->unplugSecondMicrophone());
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 10'000);
        QTRY_VERIFY(!recorder.hasDevice());
        QVERIFY(readSound(path));
        voice->terminate();
        QVERIFY(voice->waitForFinished(5000));
        levels.clear();
        QVERIFY(server->plugMicrophone());
        QTRY_VERIFY(recorder.hasDevice());
        QTRY_VERIFY_WITH_TIMEOUT(levels.size() > 3, 15'000);
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
        recorder.monitor(true);
        QVERIFY(recorder.start(path));
        QTRY_VERIFY_WITH_TIMEOUT(!lengths.isEmpty(), 20'000);
        const auto first = lastLength(lengths);
        QElapsedTimer sinceFirst;
        sinceFirst.start();
        QTRY_VERIFY_WITH_TIMEOUT(lastLength(lengths) >= 1s, 20'000);
        const auto spokenTime = first + std::chrono::milliseconds(sinceFirst.elapsed());
        QVERIFY(server->unplugMicrophone());
        QTRY_VERIFY_WITH_TIMEOUT(!failed.isEmpty(), 10'000);
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed.at(0).at(0).value<Error>().code, ErrorCode::AudioDeviceLost);
        const auto kept = failed.at(0).at(2).value<std::chrono::milliseconds>();
        QVERIFY(kept >= 1s);
        qInfo("%lld ms spoken, %lld ms kept", qint64(spokenTime.count()), qint64(kept.count()));
        QVERIFY(kept >= spokenTime - 1s);
        const auto sound = readSound(path);
        QVERIFY(sound);
        QCOMPARE(sound->length(), kept);
        QTRY_VERIFY(!recorder.hasDevice());
        QTRY_VERIFY(!device.isEmpty());
        QVERIFY(recorder.devices().isEmpty());
        QVERIFY(recorder.isMonitoring());

        // no microphone: said at once, nothing is left behind
        const QString nothing = m_folder.filePath(u"nothing.wav"_s);
        const auto started = recorder.start(nothing);
        QVERIFY(!started);
        QCOMPARE(started.error().code, ErrorCode::AudioNoDevice);
        QVERIFY(!QFile::exists(nothing));

        QSignalSpy levels(&recorder, &Recorder::levelChanged);
        QVERIFY(server->plugMicrophone());
        QTRY_VERIFY(recorder.hasDevice());
        QTRY_VERIFY_WITH_TIMEOUT(levels.size() > 3, 15'000); // listens again by itself
        QVERIFY(recorder.start(m_folder.filePath(u"again.wav"_s)));
        recorder.stop();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(failed.size(), 1);
    }

private:
    QTemporaryDir m_folder;
};

int main(int argc, char **argv)
{
    SoundServer own;
    server = &own;
    const QCoreApplication app(argc, argv);
    TestRecorderDevices test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_recorderdevices.moc"
