// SPDX-License-Identifier: GPL-3.0-or-later
#include "audiocheck.h"
#include "pcmintake.h"
#include "soundedit.h"
#include "soundfile.h"
#include "soundworkshop.h"
#include "testsounds.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace campanile;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// Like speech to a meter: syllables of different loudness, now and then a peak.
Pcm speech(double amplitude, double seconds)
{
    Pcm sound = tone(180, amplitude, seconds);
    for (size_t i = 0; i < sound.samples.size(); ++i) {
        const double t = double(i) / messageRate;
        const double syllable = std::pow(std::abs(std::sin(t * 9)), 0.7) * (0.4 + 0.6 * std::abs(std::sin(t * 1.7)));
        sound.samples[i] *= float(syllable * (int(t * 2) % 5 == 0 ? 2.5 : 1));
    }
    return sound;
}

AudioFinding finding(const AudioReport &report, AudioAspect aspect)
{
    for (const AudioFinding &f : report.findings) {
        if (f.aspect == aspect)
            return f;
    }
    return {aspect, AudioSeverity::Refused, -1};
}

} // namespace

class TestSoundEdit : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void loudnessIsNormalised_data()
    {
        QTest::addColumn<double>("amplitude");
        QTest::newRow("whisper") << 0.01;
        QTest::newRow("usual") << 0.15;
        QTest::newRow("shout") << 0.4;
        QTest::newRow("overdriven") << 3.0;
    }

    void loudnessIsNormalised()
    {
        QFETCH(const double, amplitude);
        const Pcm sound = normalised(speech(amplitude, 8));
        const Loudness loudness = measuredLoudness(sound);
        QVERIFY2(
            std::abs(loudness.integrated - messageLoudness) <= 0.6, qPrintable(QString::number(loudness.integrated)));
        QVERIFY2(loudness.truePeak <= messagePeak + 0.05, qPrintable(QString::number(loudness.truePeak)));
        QCOMPARE(sound.length(), 8000ms);
    }

    void shortAndSilentSounds()
    {
        QVERIFY(std::abs(measuredLoudness(normalised(tone(300, 0.05, 0.2))).integrated - messageLoudness) < 1);
        const Pcm nothing = silence(3);
        QCOMPARE(rms(normalised(nothing)), 0.0);
        QVERIFY(normalised({}).samples.empty());
        QVERIFY(trimmed({}).samples.empty());
        QCOMPARE(trimmed(nothing).samples.size(), nothing.samples.size());
        QVERIFY(phoneBand({}));
    }

    void silentEndsAreCut()
    {
        const Pcm sound = joined({silence(1.2), speech(0.2, 3), silence(0.8), speech(0.2, 2), silence(2)});
        const SilentEnds ends = silentEnds(sound);
        QVERIFY(std::abs(double(ends.leading) / messageRate - 1.2) < 0.05);
        QVERIFY(std::abs(double(ends.trailing) / messageRate - 2) < 0.05);
        const auto length = trimmed(sound).length();
        QVERIFY2(length > 6150ms && length < 6350ms, qPrintable(QString::number(length.count()))); // 5.8 + 0.15 + 0.3
    }

    void noiseIsNoSpeech()
    {
        Pcm sound = joined({silence(2), speech(0.2, 3), silence(1)});
        quint32 state = 1;
        for (float &sample : sound.samples) {
            state = state * 1664525U + 1013904223U;
            sample += 0.001F * (float(state >> 8) / 8388608.0F - 1); // -60 dB of a quiet room
        }
        QVERIFY(trimmed(sound).length() < 3600ms);
    }

    void telephoneBand()
    {
        const auto level = [](double frequency) {
            const auto out = phoneBand(tone(frequency, 0.5, 1));
            return out && out->rate == 8000 ? 20 * std::log10(rms(*out) / (0.5 / std::numbers::sqrt2)) : 99;
        };
        QVERIFY(std::abs(level(1000)) < 0.5);
        QVERIFY(level(100) < -30);
        QVERIFY(level(300) < -2.5 && level(300) > -4);
        QVERIFY(level(3400) < -2.5 && level(3400) > -4.5);
        QVERIFY(level(6000) < -40);
    }

    void reportTellsWhatIsWrong()
    {
        const AudioReport good = checkedSound(normalised(speech(0.1, 20)));
        QVERIFY(good.isUsable());
        for (const AudioFinding &f : good.findings)
            QCOMPARE(f.severity, AudioSeverity::Good);
        QCOMPARE(good.length, 20'000ms);

        QCOMPARE(finding(checkedSound(speech(0.1, 0.5)), AudioAspect::Length).severity, AudioSeverity::Refused);
        QCOMPARE(
            finding(checkedSound(normalised(speech(0.1, 50))), AudioAspect::Length).severity, AudioSeverity::Warning);
        QCOMPARE(finding(checkedSound(silence(5)), AudioAspect::Loudness).severity, AudioSeverity::Refused);
        QVERIFY(!checkedSound(silence(5)).isUsable());
        QVERIFY(!checkedSound({}).isUsable());
        QCOMPARE(finding(checkedSound(speech(0.01, 5)), AudioAspect::Loudness).severity, AudioSeverity::Warning);
        const AudioReport late = checkedSound(joined({silence(2.5), speech(0.2, 5)}));
        QCOMPARE(finding(late, AudioAspect::LeadingSilence).severity, AudioSeverity::Warning);
        QVERIFY(std::abs(finding(late, AudioAspect::LeadingSilence).value - 2.5) < 0.05);
        Pcm clipped = tone(100, 4, 5);
        for (float &sample : clipped.samples)
            sample = std::clamp(sample, -1.0F, 1.0F);
        const AudioFinding peaks = finding(checkedSound(clipped), AudioAspect::Clipping);
        QCOMPARE(peaks.severity, AudioSeverity::Warning);
        QCOMPARE(peaks.value, 50.0); // every tenth of a second
    }

    void preparingKeepsTheOriginal()
    {
        const QTemporaryDir folder;
        const QString from = folder.filePath(u"take.wav"_s);
        const QString to = folder.filePath(u"message.wav"_s);
        QVERIFY(writeSound(from, joined({silence(1), speech(0.05, 3), silence(1)})));
        const auto original = readSound(from)->samples;
        SoundWorkshop workshop;
        auto report = workshop.prepare(from, to, {.trimSilence = true, .repeats = 2});
        QTRY_VERIFY(report.isFinished());
        QVERIFY(report.result());
        QVERIFY(report.result()->isUsable());
        QVERIFY(report.result()->length > 7500ms && report.result()->length < 8100ms);
        QCOMPARE(readSound(to)->rate, messageRate);
        QVERIFY(readSound(from)->samples == original);
        auto kept = workshop.prepare(from, to, {.trimSilence = false, .repeats = 1});
        QTRY_VERIFY(kept.isFinished());
        QCOMPARE(kept.result()->length, 5000ms);

        QVERIFY(writeSound(from, silence(3)));
        auto silent = workshop.prepare(from, folder.filePath(u"none.wav"_s), {});
        QTRY_VERIFY(silent.isFinished());
        QCOMPARE(silent.result().error().code, ErrorCode::AudioSilent);
        QVERIFY(!QFile::exists(folder.filePath(u"none.wav"_s)));

        auto phone = workshop.phonePreview(to, folder.filePath(u"phone.wav"_s), PhoneEar::Person);
        QTRY_VERIFY(phone.isFinished());
        QCOMPARE(phone.result().value(), 5000ms);
        const auto heard = readSound(folder.filePath(u"phone.wav"_s));
        QCOMPARE(heard->rate, 8000);
        QVERIFY(QFileInfo(folder.filePath(u"phone.wav"_s)).size() < 41'000); // a byte a sample: A-law
    }

    void everyMicrophoneFormat_data()
    {
        QTest::addColumn<int>("rate");
        QTest::addColumn<int>("channels");
        QTest::addColumn<bool>("isFloat");
        QTest::newRow("ours") << 16000 << 1 << false;
        QTest::newRow("usb headset") << 48000 << 2 << false;
        QTest::newRow("laptop") << 44100 << 2 << true;
        QTest::newRow("telephone") << 8000 << 1 << false;
    }

    void everyMicrophoneFormat()
    {
        QFETCH(const int, rate);
        QFETCH(const int, channels);
        QFETCH(const bool, isFloat);
        QAudioFormat format;
        format.setSampleRate(rate);
        format.setChannelCount(channels);
        format.setSampleFormat(isFloat ? QAudioFormat::Float : QAudioFormat::Int16);
        const Pcm sound = tone(440, 0.5, 2, rate);
        QByteArray bytes;
        for (const float sample : sound.samples) {
            const auto whole = qint16(std::lround(sample * 32767));
            for (int i = 0; i < channels; ++i)
                bytes.append(isFloat ? QByteArray(reinterpret_cast<const char *>(&sample), 4)
                                     : QByteArray(reinterpret_cast<const char *>(&whole), 2));
        }
        PcmIntake intake(format);
        Pcm taken;
        for (qsizetype at = 0; at < bytes.size(); at += 1237) { // never whole frames
            for (const std::int16_t sample :
                intake.take(bytes.sliced(at, std::min<qsizetype>(1237, bytes.size() - at))))
                taken.samples.push_back(float(sample) / 32768);
        }
        QVERIFY2(
            taken.length() > 1950ms && taken.length() <= 2000ms, qPrintable(QString::number(taken.length().count())));
        QVERIFY(std::abs(rms(taken) - 0.3535) < 0.01);
    }
};

QTEST_GUILESS_MAIN(TestSoundEdit)
#include "tst_soundedit.moc"
