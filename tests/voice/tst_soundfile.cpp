// SPDX-License-Identifier: GPL-3.0-or-later
#include "recordingfile.h"
#include "soundfile.h"
#include "soundworkshop.h"
#include "wavrepair.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

#include <sys/stat.h>

using namespace campanile;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

QByteArray samplesOf(int count)
{
    std::vector<std::int16_t> samples(static_cast<size_t>(count));
    for (int i = 0; i < count; ++i)
        samples[size_t(i)] = static_cast<std::int16_t>(8000 * std::sin(i / 6.0));
    return littleEndian(samples);
}

QByteArray wave(int samples)
{
    return wavHeader(16000, samples * 2) + samplesOf(samples);
}

} // namespace

class TestSoundFile : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void writesAndReads()
    {
        Pcm sound{.rate = 16000, .samples = {0.0F, 0.5F, -0.5F, 0.25F, 1.5F}};
        QVERIFY(writeSound(path(), sound));
        const auto read = readSound(path());
        QVERIFY(read);
        QCOMPARE(read->rate, 16000);
        QCOMPARE(read->samples.size(), sound.samples.size());
        QVERIFY(std::abs(read->samples[1] - 0.5F) < 1e-4F);
        QVERIFY(read->samples[4] > 0.99F); // clipped, not wrapped around
        QVERIFY(writeSound(path(), {.rate = 16000, .samples = {0.1F}})); // replaces
        QCOMPARE(readSound(path())->samples.size(), size_t(1));
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 1); // nothing half written is left
    }

    void hostileBytes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("one byte") << "R"_ba;
        QTest::newRow("text") << "Attenzione, questo non e' un suono\n"_ba.repeated(100);
        QTest::newRow("riff alone") << "RIFF"_ba;
        QTest::newRow("header alone") << wave(0);
        QTest::newRow("no format") << "RIFF\x24\0\0\0WAVEdata\x04\0\0\0abcd"_ba;
        QByteArray noChannels = wave(100);
        noChannels[22] = 0;
        QTest::newRow("no channels") << noChannels;
        QByteArray noRate = wave(100);
        noRate.replace(24, 4, QByteArray(4, 0));
        QTest::newRow("no rate") << noRate;
        QByteArray manyChannels = wave(100);
        manyChannels.replace(22, 2, "\xff\xff");
        QTest::newRow("65535 channels") << manyChannels;
        QByteArray hugeFormat = wave(100);
        hugeFormat.replace(16, 4, "\xff\xff\xff\x7f");
        QTest::newRow("huge format chunk") << hugeFormat;
        QTest::newRow("zip") << "PK\x03\x04"_ba + QByteArray(5000, 'x');
    }

    void hostileBytes()
    {
        QFETCH(const QByteArray, bytes);
        put(bytes);
        QVERIFY(!readSound(path()));
        QVERIFY(!readWaveform(path(), 100));
        QVERIFY(!prepareSound(path(), path(u"out.wav"_s), {}));
        QVERIFY(!QFile::exists(path(u"out.wav"_s)));
        QVERIFY(!repairWav(path()));
        QCOMPARE(get(), bytes); // refused means untouched
    }

    void lyingSizes()
    {
        // a data size of 4 GB in a file of a few bytes: what is there is read, nothing more is asked for
        QByteArray lying = wave(1000);
        lying.replace(40, 4, "\xf0\xff\xff\xff");
        lying.replace(4, 4, "\xf0\xff\xff\xff");
        put(lying);
        const auto sound = readSound(path());
        QVERIFY(!sound || sound->samples.size() <= 1000);
        const auto info = repairWav(path());
        QVERIFY(info);
        QVERIFY(info->repaired);
        QCOMPARE(info->frames, 1000);
        QCOMPARE(get(), wave(1000));
    }

    void everyTruncation()
    {
        const QByteArray whole = wave(600);
        for (int size = 0; size < whole.size(); size += size < 60 ? 1 : 37) {
            put(whole.first(size));
            const auto sound = readSound(path());
            QVERIFY(!sound || sound->samples.size() <= 600);
        }
    }

    void randomDamage()
    {
        QRandomGenerator random(7);
        const QByteArray whole = wave(400);
        for (int round = 0; round < 400; ++round) {
            QByteArray bytes = whole;
            for (int i = 0; i < 4; ++i)
                bytes[random.bounded(round % 2 ? 60 : int(bytes.size()))] = char(random.bounded(256));
            put(bytes);
            const auto sound = readSound(path());
            if (sound) {
                QVERIFY(sound->samples.size() <= 800);
                for (const float sample : sound->samples)
                    QVERIFY(std::isfinite(sample));
            }
            const auto info = repairWav(path());
            QVERIFY(!info || info->frames <= 400);
        }
    }

    void floatsThatAreNoNumbers()
    {
        // a WAV file of floats: NaN, infinity, a huge one
        QByteArray bytes = wave(0);
        bytes[20] = 3;
        bytes.replace(32, 2, "\x04\0"_ba);
        bytes.replace(34, 2, "\x20\0"_ba);
        const float values[] = {NAN, INFINITY, -INFINITY, 1e30F, 0.5F};
        const QByteArray data(reinterpret_cast<const char *>(values), sizeof values);
        bytes.replace(40, 4, "\x14\0\0\0"_ba);
        put(bytes + data);
        const auto sound = readSound(path());
        QVERIFY(sound);
        QCOMPARE(sound->samples.size(), size_t(5));
        for (const float sample : sound->samples)
            QVERIFY(std::isfinite(sample) && std::abs(sample) <= 8);
        const auto waveform = readWaveform(path(), 3);
        QVERIFY(waveform);
        for (const float peak : waveform->peaks)
            QVERIFY(peak >= 0 && peak <= 1);
    }

    void notAFile()
    {
        QCOMPARE(readSound(path(u"missing"_s)).error().code, ErrorCode::FileNotFound);
        QVERIFY(!readSound(m_folder->path()));
        QVERIFY(!repairWav(m_folder->path()));
        const QString pipe = path(u"pipe"_s);
        QCOMPARE(mkfifo(qPrintable(pipe), 0600), 0);
        QVERIFY(!readSound(pipe)); // and does not wait for a writer
        QVERIFY(!repairWav(pipe));
    }

    void tooLong()
    {
        // half an hour and a second, at a low rate
        Pcm sound{.rate = 4000, .samples = std::vector<float>(size_t(4000) * 1801)};
        QVERIFY(writeSound(path(), sound));
        QCOMPARE(readSound(path()).error().code, ErrorCode::AudioTooLong);
    }

    void repairsHeadersBehindTheirData()
    {
        put(wavHeader(16000, 200) + samplesOf(900) + "\x01"_ba); // half a sample at the end
        const auto info = repairWav(path());
        QVERIFY(info);
        QVERIFY(info->repaired);
        QCOMPARE(info->frames, 900);
        QCOMPARE(get(), wave(900));
        const auto again = repairWav(path());
        QVERIFY(again);
        QVERIFY(!again->repaired);
    }

    void leavesChunksOfOthersAlone()
    {
        const QByteArray bytes = wave(100) + "LIST\x04\0\0\0INFO"_ba;
        put(bytes);
        const auto info = repairWav(path());
        QVERIFY(info);
        QVERIFY(!info->repaired);
        QCOMPARE(info->frames, 100);
        QCOMPARE(get(), bytes);
    }

    void recordingFileIsValidAllTheTime()
    {
        RecordingFile file;
        QVERIFY(file.open(path()));
        const std::vector<std::int16_t> block(1600, 1000);
        for (int i = 0; i < 12; ++i) {
            QVERIFY(file.append(block));
            QVERIFY(repairWav(path()));
        }
        QCOMPARE(file.length(), 1200ms);
        QVERIFY(SoundWorkshop().interrupted(m_folder->path()).isEmpty());
        file.close();
        QVERIFY(!file.append(block));
        QCOMPARE(readSound(path())->samples.size(), size_t(19200));
        QCOMPARE(SoundWorkshop().interrupted(m_folder->path()).size(), 1);
        RecordingFile second;
        QCOMPARE(second.open(path()).error().code, ErrorCode::FileUnwritable);
        QVERIFY(QFile::remove(path()));
        QVERIFY(SoundWorkshop().interrupted(m_folder->path()).isEmpty()); // a mark alone is forgotten
    }

    void waveformFollowsTheSound()
    {
        Pcm sound{.rate = 16000, .samples = std::vector<float>(32000)};
        for (size_t i = 16000; i < 24000; ++i)
            sound.samples[i] = i % 2 ? 0.5F : -0.5F;
        QVERIFY(writeSound(path(), sound));
        const auto waveform = readWaveform(path(), 8);
        QVERIFY(waveform);
        QCOMPARE(waveform->length, 2000ms);
        QCOMPARE(waveform->peaks.size(), 8);
        for (int i = 0; i < 8; ++i)
            QCOMPARE(waveform->peaks.at(i) > 0.4F, i == 4 || i == 5);
        QCOMPARE(readWaveform(path(), 100'000)->peaks.size(), 100'000); // more slices than sound
        QCOMPARE(readWaveform(path(), 0)->peaks.size(), 1);
    }

    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

private:
    QString path(const QString &name = u"x.wav"_s) const { return m_folder->filePath(name); }

    void put(const QByteArray &bytes) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    QByteArray get() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestSoundFile)
#include "tst_soundfile.moc"
