// SPDX-License-Identifier: GPL-3.0-or-later
#include "audiocheck.h"
#include "soundedit.h"
#include "testsounds.h"
#include "voiceactivity.h"

#include <QTemporaryDir>
#include <QTest>

using namespace campanile;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

AudioFinding finding(const AudioReport &report, AudioAspect aspect)
{
    return report.findings.value(static_cast<int>(aspect), {aspect, AudioSeverity::Refused, -1});
}

} // namespace

class TestAudioCheck : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void findingsStandInTheirOrder()
    {
        const AudioReport report = checkedSound(tone(300, 0.2, 5));
        QCOMPARE(report.findings.size(), 7);
        for (qsizetype i = 0; i < report.findings.size(); ++i)
            QCOMPARE(int(report.findings.at(i).aspect), int(i));
    }

    /// EBU Tech 3341, first case: a 1000 Hz sine at -23 dBFS in both channels is -23 LUFS.
    void loudnessIsR128()
    {
        const double amplitude = std::pow(10.0, -23.0 / 20);
        const Loudness loudness = measuredLoudness(tone(1000, amplitude, 20, 48000));
        QVERIFY2(std::abs(loudness.integrated + 23) < 0.1, qPrintable(QString::number(loudness.integrated)));
        QVERIFY(std::abs(loudness.truePeak + 23) < 0.2);
    }

    /// EBU Tech 3342, first case: 20 s at -20 dBFS, 20 s at -30 dBFS: 10 LU.
    void rangeIsR128()
    {
        const Pcm sound = joined({tone(1000, 0.1, 20, 48000), tone(1000, std::pow(10.0, -1.5), 20, 48000)});
        const double range = measuredLoudness(sound).range;
        QVERIFY2(std::abs(range - 10) <= 1, qPrintable(QString::number(range)));
        QCOMPARE(finding(checkedSound(sound), AudioAspect::Evenness).severity, AudioSeverity::Good);
        const Pcm uneven = joined({tone(1000, 0.1, 20, 48000), tone(1000, 0.0126, 20, 48000)}); // 18 LU
        QCOMPARE(finding(checkedSound(uneven), AudioAspect::Evenness).severity, AudioSeverity::Warning);
        QCOMPARE(measuredLoudness(tone(1000, 0.1, 3)).range, 0.0); // too short to tell
    }

    void noiseIsMeasured_data()
    {
        QTest::addColumn<double>("noise");
        QTest::addColumn<bool>("warned");
        QTest::newRow("studio") << -70.0 << false;
        QTest::newRow("office") << -55.0 << false;
        QTest::newRow("fan") << -45.0 << false;
        QTest::newRow("street") << -32.0 << true;
        QTest::newRow("storm") << -26.0 << true;
    }

    void noiseIsMeasured()
    {
        QFETCH(const double, noise);
        QFETCH(const bool, warned);
        const QTemporaryDir folder;
        const QString path = spoken(u"Attenzione, il fiume sta per uscire dagli argini. Salite ai piani alti e non "
                                    "usate l'automobile. Seguiranno altre notizie."_s,
            folder.filePath(u"voice.wav"_s));
        if (path.isEmpty())
            QSKIP("espeak-ng is not installed");
        Pcm voice = *readSound(path);
        const double gain = std::pow(10.0, -20.0 / 20) / rms(voice); // the whole of it at -20 dBFS
        for (float &sample : voice.samples)
            sample *= static_cast<float>(gain);
        const double speech = voiceActivity(voice).voice;
        const Pcm take = withNoise(joined({silence(0.7, voice.rate), voice, silence(0.7, voice.rate)}), noise);
        const TakeQuality quality = takeQuality(take);
        qInfo("noise %.0f dB: measured %.1f, signal to noise %.1f", noise, quality.noiseFloor, quality.signalToNoise);
        QVERIFY(std::abs(quality.noiseFloor - noise) < 1);
        QVERIFY(std::abs(quality.signalToNoise - (speech - noise)) < 4);
        const AudioReport report = checkedSound(take);
        QCOMPARE(finding(report, AudioAspect::Noise).severity, warned ? AudioSeverity::Warning : AudioSeverity::Good);
        QVERIFY(report.isUsable()); // a warning at night must go out all the same
        // normalising does not change what the room was like
        QVERIFY(std::abs(takeQuality(normalised(take)).signalToNoise - quality.signalToNoise) < 1.5);
    }

    void aSyntheticVoiceHasNoNoise()
    {
        const QTemporaryDir folder;
        const QString path = spoken(u"Acqua potabile. Non bevete. Restate in casa."_s, folder.filePath(u"voice.wav"_s));
        if (path.isEmpty())
            QSKIP("espeak-ng is not installed");
        QVERIFY(takeQuality(*readSound(path)).signalToNoise > 40);
    }

    void spokenTimeAndRate()
    {
        const Pcm sound = joined({silence(1), tone(250, 0.2, 2), silence(1), tone(250, 0.2, 3), silence(0.1),
            tone(250, 0.2, 1), silence(2)});
        const auto report = checkedSound(sound);
        QVERIFY2(std::chrono::abs(report.spoken - 6100ms) < 40ms, qPrintable(QString::number(report.spoken.count())));
        QCOMPARE(speechRate(15, 6000ms), 150.0);
        QCOMPARE(speechRate(15, 0ms), 0.0);
        QCOMPARE(speechRateFinding(15, 6000ms), (AudioFinding{AudioAspect::SpeechRate, AudioSeverity::Good, 150.0}));
        QCOMPARE(speechRateFinding(24, 6000ms).severity, AudioSeverity::Warning); // 240
        QCOMPARE(speechRateFinding(6, 6000ms).severity, AudioSeverity::Warning); // 60
        QCOMPARE(speechRateFinding(4, 500ms).severity, AudioSeverity::Good); // too little to judge
        QCOMPARE(speechRateFinding(0, 0ms).severity, AudioSeverity::Good);

        const QTemporaryDir folder;
        const QString text = u"Qui è il comune. Il fiume sta per uscire dagli argini. Salite subito ai piani alti."_s;
        const QString path = spoken(text, folder.filePath(u"voice.wav"_s));
        if (path.isEmpty())
            QSKIP("espeak-ng is not installed");
        const double rate = speechRate(int(text.split(u' ').size()), checkedSound(*readSound(path)).spoken);
        QVERIFY2(rate > 140 && rate < 210, qPrintable(QString::number(rate))); // 150 were asked for, pauses counted
    }

    void oddSounds_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::newRow("nothing") << 0.0;
        QTest::newRow("a sample") << 1.0 / messageRate;
        QTest::newRow("a slice") << 0.01;
        QTest::newRow("a slice and a half") << 0.015;
    }

    void oddSounds()
    {
        QFETCH(const double, seconds);
        for (const Pcm &sound : {silence(seconds), tone(300, 1, seconds), withNoise(silence(seconds), -3)}) {
            const AudioReport report = checkedSound(sound);
            QVERIFY(!report.isUsable());
            for (const AudioFinding &one : report.findings)
                QVERIFY(std::isfinite(one.value));
            QVERIFY(std::isfinite(report.signalToNoise));
        }
    }
};

QTEST_GUILESS_MAIN(TestAudioCheck)
#include "tst_audiocheck.moc"
