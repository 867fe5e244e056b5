// SPDX-License-Identifier: GPL-3.0-or-later
// What the config file says about sound: secret or not, in which codecs, and who is a machine.
#include "settings.h"
#include "soundconfig.h"

#include <QTemporaryFile>
#include <QTest>

using namespace campanile::dialer;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

Result<Settings> read(const QByteArray &more)
{
    QTemporaryFile file;
    if (!file.open())
        qFatal("no file");
    file.write(more);
    file.flush();
    Settings settings;
    const auto result = readConfig(file.fileName().toStdString(), settings);
    return result ? Result<Settings>(settings) : std::unexpected(result.error());
}

const QByteArray trunk = "[[trunk]]\nname = \"line\"\nkind = \"sip\"\nmode = \"live\"\nserver = \"192.0.2.1\"\n"
                         "caller_id = \"+390461889999\"\n"_ba;

} // namespace

class TestSoundConfig final : public QObject {
    Q_OBJECT
private Q_SLOTS:

    void whatIsNotSaidIsUsual()
    {
        const auto settings = read(trunk);
        QVERIFY(settings);
        const SipSettings &sip = *settings->trunks.front().sip;
        QVERIFY(sip.srtp == SipSettings::Srtp::No && !sip.followSound && sip.beep);
        QCOMPARE(sip.codecs, (std::vector{Codec::Pcma, Codec::Pcmu, Codec::G722}));
        QCOMPARE(sip.detector, DetectorSettings());
    }

    void whatIsSaid()
    {
        const auto settings = read(trunk + "srtp = \"require\"\ncodecs = [\"G722\", \"pcma\"]\nfollow_sound = true\n"
            + "[machine_detection]\ninitial_silence_ms = 3000\ngreeting_ms = 1500\nafter_greeting_silence_ms = 900\n"
              "total_ms = 6000\nmin_word_ms = 120\nbetween_words_ms = 60\nmax_words = 3\nmax_word_ms = 4000\n"
              "silence_threshold = 200\nbeep = false\n");
        QVERIFY2(settings, settings ? "" : settings.error().words.c_str());
        const SipSettings &sip = *settings->trunks.front().sip;
        QVERIFY(sip.srtp == SipSettings::Srtp::Require && sip.followSound && !sip.beep);
        QCOMPARE(sip.codecs, (std::vector{Codec::G722, Codec::Pcma}));
        const DetectorSettings expected{.initialSilence = 3000ms,
            .greeting = 1500ms,
            .afterGreetingSilence = 900ms,
            .totalAnalysis = 6000ms,
            .minimumWord = 120ms,
            .betweenWords = 60ms,
            .maximumWord = 4000ms,
            .maximumWords = 3,
            .silenceThreshold = 200};
        QCOMPARE(sip.detector, expected);
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("words");
        const auto sound = [](const char *name, const QByteArray &text, const QByteArray &words) {
            QTest::newRow(name) << trunk + text + '\n' << words;
        };
        sound("some secrecy", "srtp = \"yes\"", "srtp");
        sound("secrecy as a boolean", "srtp = true", "srtp");
        sound("no codec", "codecs = []", "codecs");
        sound("a codec nobody has", "codecs = [\"PCMA\", \"OPUS\"]", "codecs");
        sound("one twice", "codecs = [\"PCMA\", \"PCMA\"]", "codecs");
        sound("no list", "codecs = \"PCMA\"", "codecs");
        sound("follow what", "follow_sound = \"yes\"", "follow_sound");
        const auto detection = [](const char *name, const QByteArray &text, const QByteArray &words) {
            QTest::newRow(name) << trunk + "[machine_detection]\n" + text + '\n' << words;
        };
        detection("misspelt", "greting_ms = 1500", "\"greting_ms\"");
        detection("in words", "greeting_ms = \"long\"", "greeting_ms");
        detection("half a millisecond", "greeting_ms = 1500.5", "greeting_ms");
        detection("negative", "initial_silence_ms = -1", "initial_silence_ms");
        detection("no words", "max_words = 0", "max_words");
        detection("louder than loud", "silence_threshold = 40000", "silence_threshold");
        detection("beeps in numbers", "beep = 1", "beep");
        detection("a word longer than a greeting", "greeting_ms = 200\nmin_word_ms = 300", "min_word_ms");
        detection("pauses longer than the last", "between_words_ms = 1000", "between_words_ms");
        detection("no time for silence", "total_ms = 2000", "total_ms");
        QTest::newRow("no table") << "machine_detection = 5\n"_ba << "[machine_detection]"_ba;
    }

    void refused()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, words);
        const auto settings = read(text);
        QVERIFY(!settings);
        QCOMPARE(settings.error().reason, "USAGE");
        QVERIFY2(settings.error().words.find(words.toStdString()) != std::string::npos, settings.error().words.c_str());
    }
};

QTEST_GUILESS_MAIN(TestSoundConfig)
#include "tst_soundconfig.moc"
