// SPDX-License-Identifier: GPL-3.0-or-later
#include "sampledata.h"
#include "wavcheck.h"

#include <QTest>

#include <random>

using namespace campanile::dialer;
using namespace std::chrono_literals;

class tst_wavcheck final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wav_data();
    void wav();
    void wavSurvivesNoise();
};

void tst_wavcheck::wav_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](const char *name, const std::string &bytes, const char *reason) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << QByteArray(reason);
    };
    const auto good = sample::wav(2000);
    const auto patched = [&good](std::size_t at, std::initializer_list<int> bytes) {
        auto copy = good;
        for (const int byte : bytes)
            copy[at++] = static_cast<char>(byte);
        return copy;
    };
    row("good", good, "");
    row("8 kHz", sample::wav(2000, 8000), "");
    row("48 kHz", sample::wav(2000, 48000), "");
    row("three minutes", sample::wav(180'000, 8000), "");
    row("over three minutes", sample::wav(180'200, 8000), "AUDIO_TOO_LONG");
    row("nothing", {}, "AUDIO_EMPTY");
    row("no samples", sample::wav(0), "AUDIO_EMPTY");
    row("a click", sample::wav(100), "AUDIO_EMPTY");
    row("silent", sample::wav(2000, 16000, 0), "AUDIO_SILENT");
    row("nearly silent", sample::wav(2000, 16000, 0.001), "AUDIO_SILENT");
    row("stereo", patched(22, {2}), "AUDIO_FORMAT");
    row("8 bits", patched(34, {8}), "AUDIO_FORMAT");
    row("A-law", patched(20, {6}), "AUDIO_FORMAT");
    row("96 kHz", patched(24, {0x00, 0x77, 0x01}), "AUDIO_FORMAT");
    row("0 Hz", patched(24, {0, 0, 0, 0}), "AUDIO_FORMAT");
    row("cut", good.substr(0, good.size() / 2), "AUDIO_TRUNCATED");
    row("header alone", good.substr(0, 36), "AUDIO_TRUNCATED");
    row("MP3", "ID3\x03" + std::string(5000, 'x'), "AUDIO_NOT_WAV");
    row("sound before format", "RIFF1234WAVEdata" + std::string("\x04\0\0\0abcd", 8), "AUDIO_FORMAT");
    row("with a LIST chunk", good.substr(0, 12) + std::string("LIST\x05\0\0\0abcde\0", 14) + good.substr(12), "");
}

void tst_wavcheck::wav()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, reason);
    const auto result = checkWav({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    QCOMPARE(QByteArray::fromStdString(result ? "" : result.error().reason), reason);
    if (result)
        QVERIFY(result->length >= 2s && result->length <= 180s && result->rms > 0.1);
}

void tst_wavcheck::wavSurvivesNoise()
{
    std::mt19937 random(9);
    const auto good = sample::wav(600, 8000);
    for (int i = 0; i < 20'000; ++i) {
        auto bytes = good.substr(0, random() % 80 + 12);
        for (auto changes = random() % 6; changes > 0; --changes)
            bytes[random() % bytes.size()] = static_cast<char>(random());
        const auto result = checkWav(bytes); // must come back, whatever it says
        QVERIFY(!result || result->length <= 180s);
    }
}

QTEST_GUILESS_MAIN(tst_wavcheck)
#include "tst_wavcheck.moc"
