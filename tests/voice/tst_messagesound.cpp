// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagesound.h"
#include "soundedit.h"
#include "soundworkshop.h"
#include "testsounds.h"
#include "voiceactivity.h"

#include <QTemporaryDir>
#include <QTest>

using namespace campanile;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

Pcm word(double seconds = 1, double amplitude = 0.3)
{
    return tone(250, amplitude, seconds);
}

double loudestStep(const Pcm &sound)
{
    double step = 0;
    for (size_t i = 1; i < sound.samples.size(); ++i)
        step = std::max(step, double(std::abs(sound.samples[i] - sound.samples[i - 1])));
    return step;
}

bool within(std::chrono::milliseconds length, std::chrono::milliseconds wanted, std::chrono::milliseconds by)
{
    return std::chrono::abs(length - wanted) <= by;
}

} // namespace

class TestMessageSound : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void editsAreNumbersOverATake()
    {
        // one second each of 250, 500 and 1000 Hz: which of them is left tells what was cut
        const Pcm take = joined({tone(250, 0.3, 1), tone(500, 0.3, 1), tone(1000, 0.3, 1)});
        const auto before = take.samples;
        const auto whole = editedTake(take, {});
        QVERIFY(whole);
        QCOMPARE(whole->sound.length(), 3000ms);
        const AudioEdit cut{.trimStart = 1000ms, .trimEnd = 1000ms};
        const auto middle = editedTake(take, cut);
        QVERIFY(middle);
        QCOMPARE(middle->sound.length(), 1000ms);
        int crossings = 0;
        for (size_t i = 1; i < middle->sound.samples.size(); ++i)
            crossings += (middle->sound.samples[i - 1] < 0) != (middle->sound.samples[i] < 0);
        QVERIFY2(std::abs(crossings - 1000) < 10, qPrintable(QString::number(crossings)));
        QVERIFY(take.samples == before);
        // an undo is the edit before: the same edit gives the same sound, sample for sample
        QVERIFY(editedTake(take, {})->sound.samples == whole->sound.samples);
        QVERIFY(cut != AudioEdit{});
        QVERIFY((cut == AudioEdit{.trimStart = 1000ms, .trimEnd = 1000ms}));
        // cut in the middle of a loud tone: no click at either end
        QVERIFY(std::abs(middle->sound.samples.front()) < 0.01F);
        QVERIFY(std::abs(middle->sound.samples.back()) < 0.01F);
    }

    void cutsThatLeaveNothing_data()
    {
        QTest::addColumn<int>("start");
        QTest::addColumn<int>("end");
        QTest::addColumn<bool>("good");
        QTest::newRow("half") << 1500 << 0 << true;
        QTest::newRow("all") << 3000 << 0 << false;
        QTest::newRow("over each other") << 2000 << 2000 << false;
        QTest::newRow("far over") << 1'000'000'000 << 1'000'000'000 << false;
        QTest::newRow("negative is none") << -500 << -1 << true;
    }

    void cutsThatLeaveNothing()
    {
        QFETCH(const int, start);
        QFETCH(const int, end);
        QFETCH(const bool, good);
        const auto result = editedTake(
            word(3), {.trimStart = std::chrono::milliseconds(start), .trimEnd = std::chrono::milliseconds(end)});
        QCOMPARE(result.has_value(), good);
        if (!good)
            QCOMPARE(result.error().code, ErrorCode::AudioEmpty);
    }

    void withoutNormalising()
    {
        const Pcm quiet = word(2, 0.02);
        QVERIFY(std::abs(measuredLoudness(editedTake(quiet, {})->sound).integrated - messageLoudness) < 0.6);
        const auto kept = editedTake(quiet, {.normalise = false});
        QVERIFY(std::abs(rms(kept->sound) - rms(quiet)) < 0.0005);
    }

    void longPausesBecomeShorter()
    {
        const Pcm take = withNoise(joined({word(), silence(2.5), word(), silence(0.4), word()}), -55);
        const auto same = editedTake(take, {.trimSilence = false});
        QVERIFY(within(same->sound.length(), 5900ms, 20ms));
        const auto shorter = editedTake(take, {.trimSilence = false, .longestPause = 700ms, .normalise = false});
        QVERIFY2(within(shorter->sound.length(), 5900ms - 1800ms, 40ms),
            qPrintable(QString::number(shorter->sound.length().count())));
        // the short pause is left, the words are whole, and the cut does not click
        const VoiceActivity voice = voiceActivity(shorter->sound);
        QCOMPARE(voice.parts.size(), size_t(3));
        QVERIFY(within(voice.spoken(messageRate), 3000ms, 60ms));
        const auto pause = [&](size_t i) { return double(voice.parts[i].from - voice.parts[i - 1].to) / messageRate; };
        QVERIFY(std::abs(pause(1) - 0.7) < 0.05);
        QVERIFY(std::abs(pause(2) - 0.4) < 0.05);
        QVERIFY(loudestStep(shorter->sound) <= loudestStep(take) * 1.05);
        // never so short that words run together
        const auto least = editedTake(take, {.trimSilence = false, .longestPause = 1ms});
        QCOMPARE(voiceActivity(least->sound).parts.size(), size_t(3));
    }

    /// "Cut the silence": the handles jump to where trimSilence would cut.
    void silenceIsProposed()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"take.wav"_s);
        // a switch at the start and a mouse at the end are no voice
        Pcm take = withNoise(joined({silence(1.5), word(2), silence(3)}), -60);
        for (const size_t click : {size_t(0.2 * messageRate), size_t(6.0 * messageRate)}) {
            for (size_t i = 0; i < 320; ++i)
                take.samples[click + i] += i % 8 < 4 ? 0.4F : -0.4F;
        }
        QVERIFY(writeSound(path, take));
        SoundWorkshop workshop;
        auto trim = workshop.silence(path);
        QTRY_VERIFY(trim.isFinished());
        QVERIFY(trim.result());
        QVERIFY2(within(trim.result()->start, 1350ms, 20ms), qPrintable(QString::number(trim.result()->start.count())));
        QVERIFY2(within(trim.result()->end, 2700ms, 20ms), qPrintable(QString::number(trim.result()->end.count())));
        const AudioEdit byHand{.trimStart = trim.result()->start, .trimEnd = trim.result()->end, .trimSilence = false};
        QVERIFY(within(editedTake(take, byHand)->sound.length(), editedTake(take, {})->sound.length(), 2ms));

        QVERIFY(writeSound(path, silence(2)));
        auto nothing = workshop.silence(path); // no voice: nothing to propose
        QTRY_VERIFY(nothing.isFinished());
        QCOMPARE(nothing.result().value(), AudioTrim{});
    }

    void partsAreJoinedEquallyLoud()
    {
        const QTemporaryDir folder;
        const auto file = [&](const QString &name, const Pcm &sound) {
            const QString path = folder.filePath(name);
            return writeSound(path, sound) ? path : QString();
        };
        // a quiet mayor at another rate, a loud machine, a closing with silence around it
        const QString opening = file(u"opening.wav"_s, tone(220, 0.02, 3, 44100));
        const QString body = file(u"body.wav"_s, tone(330, 0.8, 4));
        const QString closing = file(u"closing.wav"_s, joined({silence(1), tone(440, 0.1, 2), silence(1)}));
        const QString to = folder.filePath(u"message.wav"_s);
        SoundWorkshop workshop;
        auto future = workshop.join({{.path = opening, .edit = {.trimEnd = 1000ms}, .pause = 3s},
                                        {.path = body, .edit = {.normalise = false}, .pause = 800ms},
                                        {.path = closing, .edit = {}, .pause = 400ms}},
            1, to);
        QTRY_VERIFY(future.isFinished());
        QVERIFY(future.result());
        const JoinedAudio joint = *future.result();
        const auto sound = readSound(to);
        QVERIFY(sound);
        QCOMPARE(sound->rate, messageRate);
        // 2 + 0.8 + 4 + 0.4 + (0.15 + 2 + 0.3)
        QVERIFY2(within(sound->length(), 9650ms, 40ms), qPrintable(QString::number(sound->length().count())));
        QCOMPARE(joint.report.length, sound->length());
        QCOMPARE(joint.starts.size(), 3);
        QCOMPARE(joint.starts.at(0), 0ms);
        QVERIFY(within(joint.starts.at(1), 2800ms, 2ms));
        QVERIFY(within(joint.starts.at(2), 7200ms, 2ms));
        const auto piece = [&](double from, double to_) {
            return Pcm{.rate = messageRate,
                .samples = {sound->samples.begin() + std::ptrdiff_t(from * messageRate),
                    sound->samples.begin() + std::ptrdiff_t(to_ * messageRate)}};
        };
        for (const Pcm &part : {piece(0.1, 1.9), piece(2.9, 6.7), piece(7.4, 9.2)}) {
            const double loudness = measuredLoudness(part).integrated;
            QVERIFY2(std::abs(loudness - messageLoudness) < 1, qPrintable(QString::number(loudness)));
        }
        QVERIFY(rms(piece(2.05, 2.75)) < 0.0001); // the pause
        QVERIFY(joint.report.truePeak <= messagePeak + 0.1);

        auto twice = workshop.join({{.path = body, .edit = {}}}, 2, to);
        QTRY_VERIFY(twice.isFinished());
        QVERIFY(within(twice.result()->report.length, 9000ms, 20ms));

        auto missing = workshop.join({{.path = body, .edit = {}}, {.path = folder.filePath(u"none.wav"_s), .edit = {}}},
            1, folder.filePath(u"not.wav"_s));
        QTRY_VERIFY(missing.isFinished());
        QCOMPARE(missing.result().error().code, ErrorCode::FileNotFound);
        QVERIFY(!QFile::exists(folder.filePath(u"not.wav"_s)));
        auto none = workshop.join({}, 1, folder.filePath(u"not.wav"_s));
        QTRY_VERIFY(none.isFinished());
        QVERIFY(!none.result());
    }

    /// Clipping and noise are the take's: in the finished message they cannot be seen any more.
    void whatNormalisingHides()
    {
        const QTemporaryDir folder;
        const QString takePath = folder.filePath(u"take.wav"_s);
        const QString message = folder.filePath(u"message.wav"_s);
        Pcm take = joined({word(1, 0.3), silence(0.6), tone(250, 3, 0.5), silence(0.6), word(1, 0.3)});
        for (float &sample : take.samples)
            sample = std::clamp(sample, -1.0F, 1.0F);
        QVERIFY(writeSound(takePath, take));
        SoundWorkshop workshop;
        auto prepared = workshop.prepare(takePath, message, {});
        QTRY_VERIFY(prepared.isFinished());
        QVERIFY2(std::abs(prepared.result()->clippedMoments - 5) <= 1,
            qPrintable(QString::number(prepared.result()->clippedMoments)));
        auto alone = workshop.check(message, {});
        QTRY_VERIFY(alone.isFinished());
        QCOMPARE(alone.result()->clippedMoments, 0);
        auto known = workshop.check(message, {{.path = takePath, .edit = {}}});
        QTRY_VERIFY(known.isFinished());
        QCOMPARE(known.result()->clippedMoments, prepared.result()->clippedMoments);
        QCOMPARE(known.result()->length, prepared.result()->length);
        // cut the bad moment away and the warning goes
        auto cut = workshop.check(message, {{.path = takePath, .edit = {.trimStart = 2200ms}}});
        QTRY_VERIFY(cut.isFinished());
        QCOMPARE(cut.result()->clippedMoments, 0);
    }

    void anAnsweringMachineLosesTheBeginning()
    {
        const QTemporaryDir folder;
        const QString message = folder.filePath(u"message.wav"_s);
        const QString heard = folder.filePath(u"heard.wav"_s);
        QVERIFY(writeSound(message, joined({tone(500, 0.3, 3), tone(1500, 0.3, 2)})));
        SoundWorkshop workshop;
        auto person = workshop.phonePreview(message, heard, PhoneEar::Person);
        QTRY_VERIFY(person.isFinished());
        QCOMPARE(person.result().value(), 5000ms);
        auto machine = workshop.phonePreview(message, heard, PhoneEar::AnsweringMachine);
        QTRY_VERIFY(machine.isFinished());
        QCOMPARE(machine.result().value(), 2000ms);
        const auto sound = readSound(heard);
        QCOMPARE(sound->rate, 8000);
        int crossings = 0;
        for (size_t i = 1; i < sound->samples.size(); ++i)
            crossings += (sound->samples[i - 1] < 0) != (sound->samples[i] < 0);
        QVERIFY2(std::abs(crossings - 6000) < 30, qPrintable(QString::number(crossings)));

        QVERIFY(writeSound(message, tone(500, 0.3, 3)));
        auto nothing = workshop.phonePreview(message, heard, PhoneEar::AnsweringMachine);
        QTRY_VERIFY(nothing.isFinished());
        QCOMPARE(nothing.result().error().code, ErrorCode::AudioEmpty);
    }
};

QTEST_GUILESS_MAIN(TestMessageSound)
#include "tst_messagesound.moc"
