// SPDX-License-Identifier: GPL-3.0-or-later
#include "audioplayer.h"
#include "soundfile.h"
#include "soundserver.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace campanile;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {
SoundServer *server = nullptr;
}

class TestPlayer : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        if (!server->isRunning())
            QSKIP(qPrintable(server->problem()));
        Pcm tone{.rate = messageRate, .samples = std::vector<float>(size_t(messageRate) * 2)};
        for (size_t i = 0; i < tone.samples.size(); ++i)
            tone.samples[i] = 0.3F * float(std::sin(double(i) / 8));
        m_tone = m_folder.filePath(u"tone.wav"_s);
        QVERIFY(writeSound(m_tone, tone));
        m_phone = m_folder.filePath(u"phone.wav"_s);
        tone.rate = 8000;
        QVERIFY(writeSound(m_phone, tone, SoundCoding::ALaw));
    }

    void playsToTheEnd_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("length");
        QTest::newRow("whole") << u"tone.wav"_s << 0 << 2000;
        QTest::newRow("from the middle") << u"tone.wav"_s << 1200 << 2000;
        QTest::newRow("telephone") << u"phone.wav"_s << 2500 << 4000;
    }

    void playsToTheEnd()
    {
        QFETCH(const QString, path);
        QFETCH(const int, from);
        QFETCH(const int, length);
        AudioPlayer player;
        QSignalSpy positions(&player, &Player::positionChanged);
        QSignalSpy playing(&player, &Player::playingChanged);
        QSignalSpy ended(&player, &Player::playedToEnd);
        QVERIFY(player.play(m_folder.filePath(path), std::chrono::milliseconds(from)));
        QVERIFY(player.isPlaying());
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 15'000);
        QVERIFY(!player.isPlaying());
        QCOMPARE(playing.size(), 2);
        QVERIFY(!playing.last().at(0).toBool());
        QCOMPARE(ended.at(0).at(0).toString(), m_folder.filePath(path));
        QVERIFY(positions.size() >= 5);
        auto before = std::chrono::milliseconds(from);
        for (const auto &arguments : positions) {
            const auto position = arguments.at(0).value<std::chrono::milliseconds>();
            QVERIFY(position >= before);
            before = position;
        }
        QCOMPARE(before, std::chrono::milliseconds(length));
    }

    void stopsAndPlaysAnother()
    {
        AudioPlayer player;
        QSignalSpy ended(&player, &Player::playedToEnd);
        QSignalSpy playing(&player, &Player::playingChanged);
        QVERIFY(player.play(m_tone));
        player.stop();
        QVERIFY(!player.isPlaying());
        player.stop();
        QCOMPARE(playing.size(), 2);
        QVERIFY(player.play(m_phone, 3500ms));
        QVERIFY(player.play(m_tone, 1500ms));
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 15'000);
        QCOMPARE(ended.at(0).at(0).toString(), m_tone);
    }

    void refusesWhatIsNoSound()
    {
        AudioPlayer player;
        QSignalSpy playing(&player, &Player::playingChanged);
        const auto result = player.play(m_folder.filePath(u"missing.wav"_s));
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::FileNotFound);
        QVERIFY(playing.isEmpty());
    }

    void loudspeakerGone()
    {
        AudioPlayer player;
        QSignalSpy playing(&player, &Player::playingChanged);
        QVERIFY(server->unplugLoudspeaker());
        // the server keeps a silent sink of last resort only when asked to; here there is none
        QTRY_VERIFY_WITH_TIMEOUT(!player.play(m_tone), 10'000);
        const auto result = player.play(m_tone);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::AudioNoDevice);
        QVERIFY(!player.isPlaying());
    }

private:
    QTemporaryDir m_folder;
    QString m_tone;
    QString m_phone;
};

int main(int argc, char **argv)
{
    SoundServer own;
    server = &own;
    const QCoreApplication app(argc, argv);
    TestPlayer test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_player.moc"
