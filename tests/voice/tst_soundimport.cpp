// SPDX-License-Identifier: GPL-3.0-or-later
// Every kind of sound file that people have, made by the ffmpeg program; and files that only look like one.
#include "messagesound.h"
#include "soundedit.h"
#include "soundimport.h"
#include "soundworkshop.h"
#include "testsounds.h"
#include "wavrepair.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace campanile;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestSoundImport : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        m_ffmpeg = QStandardPaths::findExecutable(u"ffmpeg"_s);
        // words and pauses, with a rise and fall to recognise them by
        Pcm sound = silence(0.5, 44100);
        for (int i = 0; i < 10; ++i)
            sound = joined({sound, tone(300 + 60 * i, 0.1 + 0.04 * (i * 7 % 10), 0.2 + 0.03 * (i % 4), 44100),
                silence(0.1 + 0.05 * (i % 3), 44100)});
        m_original = sound;
        m_wave = m_folder.filePath(u"original.wav"_s);
        QVERIFY(writeSound(m_wave, sound));
    }

    void init() { m_to = m_folder.filePath(u"take-%1.wav"_s.arg(++m_count)); }

    void formats_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<int>("rate");
        QTest::newRow("wav 16 bit") << u"x.wav"_s << u"-c:a pcm_s16le"_s << 44100;
        QTest::newRow("wav 24 bit stereo 48 kHz") << u"x24.wav"_s << u"-c:a pcm_s24le -ar 48000 -ac 2"_s << 48000;
        QTest::newRow("wav float") << u"xf.wav"_s << u"-c:a pcm_f32le"_s << 44100;
        QTest::newRow("wav a-law") << u"xa.wav"_s << u"-c:a pcm_alaw -ar 8000"_s << 8000;
        QTest::newRow("flac") << u"x.flac"_s << u"-c:a flac"_s << 44100;
        QTest::newRow("mp3") << u"x.mp3"_s << u"-c:a libmp3lame -b:a 64k"_s << 44100;
        QTest::newRow("mp3 variable") << u"xv.mp3"_s << u"-c:a libmp3lame -q:a 5 -ac 2"_s << 44100;
        QTest::newRow("ogg vorbis") << u"x.ogg"_s << u"-c:a libvorbis"_s << 44100;
        QTest::newRow("ogg opus") << u"xo.ogg"_s << u"-c:a libopus -b:a 32k"_s << 48000;
        QTest::newRow("opus (a voice message)") << u"x.opus"_s << u"-c:a libopus -ar 16000 -ac 1"_s << 0;
        QTest::newRow("m4a (aac)") << u"x.m4a"_s << u"-c:a aac -b:a 96k"_s << 44100;
        QTest::newRow("m4a stereo") << u"xs.m4a"_s << u"-c:a aac -b:a 128k -ac 2 -ar 48000"_s << 48000;
        QTest::newRow("m4a (alac)") << u"xl.m4a"_s << u"-c:a alac"_s << 44100;
        QTest::newRow("aac alone") << u"x.aac"_s << u"-c:a aac"_s << 44100;
        QTest::newRow("webm (a browser's recording)") << u"x.webm"_s << u"-c:a libopus"_s << 48000;
        QTest::newRow("wma") << u"x.wma"_s << u"-c:a wmav2"_s << 44100;
        QTest::newRow("aiff") << u"x.aiff"_s << u"-c:a pcm_s16be"_s << 44100;
        QTest::newRow("named wrongly") << u"xw.mp3"_s << u"-f ipod -c:a aac"_s << 44100;
        QTest::newRow("a film") << u"x.mp4"_s << u"-f lavfi -i color=c=blue:s=64x64:r=5 -shortest -c:a aac -c:v mpeg4"_s
                                << 44100;
    }

    void formats()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, arguments);
        QFETCH(const int, rate);
        const QString from = encoded(name, arguments);
        if (from.isEmpty())
            QSKIP(qPrintable(m_why));
        const QByteArray before = bytesOf(from);
        SoundWorkshop workshop;
        auto future = workshop.importSound(from, m_to);
        QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 30'000);
        QVERIFY2(future.result(),
            qPrintable(future.result() ? QString() : QString::number(int(future.result().error().code))));
        const auto take = readSound(m_to);
        QVERIFY(take);
        if (rate > 0)
            QCOMPARE(take->rate, rate);
        QCOMPARE(take->length(), future.result().value());
        QVERIFY(std::chrono::abs(take->length() - m_original.length()) < 200ms); // encoders pad
        const auto info = repairWav(m_to);
        QVERIFY(info);
        QVERIFY(!info->repaired);
        QCOMPARE(info->channels, 1);
        const Likeness found = likeness(envelope(joined({m_original})), envelope(withTail(*take)));
        QVERIFY2(found.correlation > 0.95, qPrintable(QString::number(found.correlation)));
        // one channel made two may be 3 dB less in each
        QVERIFY2(found.gain > 0.67 && found.gain < 1.15, qPrintable(QString::number(found.gain)));
        QCOMPARE(bytesOf(from), before);
        // and a message comes out of it
        auto message = workshop.prepare(m_to, m_folder.filePath(u"message.wav"_s), {});
        QTRY_VERIFY(message.isFinished());
        QVERIFY(message.result());
        QCOMPARE(partials(), 0);
    }

    void cutFiles_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("arguments");
        for (const auto &[name, arguments] :
            {std::pair(u"c.mp3"_s, u"-c:a libmp3lame"_s), std::pair(u"c.flac"_s, u"-c:a flac"_s),
                std::pair(u"c.ogg"_s, u"-c:a libvorbis"_s), std::pair(u"c.opus"_s, u"-c:a libopus"_s),
                std::pair(u"c.m4a"_s, u"-c:a aac"_s), std::pair(u"cf.m4a"_s, u"-c:a aac -movflags faststart"_s),
                std::pair(u"c.aac"_s, u"-c:a aac"_s), std::pair(u"c.webm"_s, u"-c:a libopus"_s)})
            QTest::addRow("%s", qPrintable(name)) << name << arguments;
    }

    /// Cut anywhere, or with bytes that changed on the way: an error or what is left of the sound; never more.
    void cutFiles()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, arguments);
        const QString from = encoded(name, arguments);
        if (from.isEmpty())
            QSKIP(qPrintable(m_why));
        const QByteArray whole = bytesOf(from);
        QRandomGenerator random(11);
        SoundWorkshop workshop;
        for (int i = 0; i < 12; ++i) {
            QByteArray bytes = whole;
            if (i < 6) {
                bytes.truncate(random.bounded(int(whole.size())));
            } else {
                for (int k = 0; k < 20; ++k)
                    bytes[random.bounded(int(bytes.size()))] = char(random.bounded(256));
            }
            const QString damaged = m_folder.filePath(u"damaged-"_s + name);
            QVERIFY(put(damaged, bytes));
            auto future = workshop.importSound(damaged, m_to);
            QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 30'000);
            QCOMPARE(QFile::exists(m_to), future.result().has_value());
            if (future.result())
                QVERIFY(future.result().value() <= longestSound);
            QFile::remove(m_to);
            QCOMPARE(partials(), 0);
        }
    }

    void noSound_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << "Attenzione, questo non e' un suono\n"_ba.repeated(100);
        QTest::newRow("an MP4 of nothing") << "\0\0\0\x18"_ba + "ftypM4A \0\0\0\0M4A mp42"_ba + QByteArray(3000, '\0');
        QTest::newRow("an endless box") << "\0\0\0\x18"_ba + "ftypM4A \0\0\0\0M4A mp42\xff\xff\xff\xffmoov"_ba
                + QByteArray(3000, '\x7f');
        QTest::newRow("AAC of nothing") << "\xff\xf1"_ba + QByteArray(3000, '\x55');
        QTest::newRow("Matroska of nothing")
            << "\x1a\x45\xdf\xa3\x01\xff\xff\xff\xff\xff\xff\xff"_ba + QByteArray(3000, '\xec');
        QTest::newRow("zip") << "PK\x03\x04"_ba + QByteArray(5000, 'x');
        QTest::newRow("a picture") << "\x89PNG\r\n\x1a\n"_ba + QByteArray(5000, 'x');
    }

    void noSound()
    {
        QFETCH(const QByteArray, bytes);
        const QString from = m_folder.filePath(u"nothing"_s);
        QVERIFY(put(from, bytes));
        SoundWorkshop workshop;
        auto future = workshop.importSound(from, m_to);
        QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 30'000);
        QVERIFY(!future.result());
        QVERIFY(!QFile::exists(m_to));
        QCOMPARE(partials(), 0);
    }

    /// A playlist is a sound file to FFmpeg: it would open what it names, here or in the network.
    void playlistsAreNotFollowed()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const QByteArray url = "http://127.0.0.1:" + QByteArray::number(server.serverPort()) + "/x.m4a";
        SoundWorkshop workshop;
        const QByteArray playlists[] = {
            "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n" + url + "\n#EXT-X-ENDLIST\n",
            "ffconcat version 1.0\nfile '" + m_wave.toUtf8() + "'\n",
            "[playlist]\nFile1=" + url + "\n",
            "<?xml version=\"1.0\"?><MPD><Period><BaseURL>" + url + "</BaseURL></Period></MPD>",
        };
        for (const QByteArray &playlist : playlists) {
            for (const QString &name : {u"list.m3u8"_s, u"list.m4a"_s}) {
                const QString from = m_folder.filePath(name);
                QVERIFY(put(from, playlist));
                QVERIFY(!isDecodable(from));
                auto future = workshop.importSound(from, m_to);
                QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 30'000);
                QVERIFY(!future.result());
            }
        }
        QVERIFY(!server.hasPendingConnections());
    }

    void notAFile()
    {
        SoundWorkshop workshop;
        const QString pipe = m_folder.filePath(u"pipe.m4a"_s);
        QCOMPARE(mkfifo(qPrintable(pipe), 0600), 0);
        for (const QString &from : {m_folder.filePath(u"missing.m4a"_s), m_folder.path(), pipe}) {
            auto future = workshop.importSound(from, m_to);
            QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 10'000);
            QVERIFY(!future.result());
        }
    }

    void tooLong_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("arguments");
        QTest::newRow("wav") << u"long.wav"_s << u"-ar 8000 -c:a pcm_u8"_s;
        QTest::newRow("m4a") << u"long.m4a"_s << u"-ar 8000 -c:a aac -b:a 8k"_s;
    }

    void tooLong()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, arguments);
        const QString from = m_folder.filePath(name);
        if (!ffmpeg(u"-f lavfi -i sine=frequency=300:duration=1810:sample_rate=8000 "_s + arguments, from))
            QSKIP(qPrintable(m_why));
        SoundWorkshop workshop;
        auto future = workshop.importSound(from, m_to);
        QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 60'000);
        QVERIFY(!future.result());
        QCOMPARE(future.result().error().code, ErrorCode::AudioTooLong);
        QVERIFY(!QFile::exists(m_to));
        QCOMPARE(partials(), 0);
    }

    void timeLimit()
    {
        const QString from = encoded(u"slow.m4a"_s, u"-c:a aac"_s);
        if (from.isEmpty())
            QSKIP(qPrintable(m_why));
        DecodingThread hasty(0ms);
        auto late = hasty.decode(from, m_to);
        QTRY_VERIFY_WITH_TIMEOUT(late.isFinished(), 30'000);
        QCOMPARE(late.result().error().code, ErrorCode::AudioUnreadable);
        QVERIFY(!QFile::exists(m_to));
        QCOMPARE(partials(), 0);
    }

    void endsWithItsOwner()
    {
        const QString from = m_folder.filePath(u"longer.m4a"_s);
        if (!ffmpeg(u"-f lavfi -i sine=frequency=300:duration=300:sample_rate=16000 -c:a aac -b:a 16k"_s, from))
            QSKIP(qPrintable(m_why));
        for (int i = 0; i < 10; ++i) {
            QFuture<Result<std::chrono::milliseconds>> future;
            {
                DecodingThread thread;
                future = thread.decode(from, m_to);
                QTest::qWait(i * 3); // at any moment of it
            }
            QVERIFY(future.isFinished());
            QVERIFY(future.result() || future.result().error().code == ErrorCode::Cancelled);
            QCOMPARE(QFile::exists(m_to), future.result().has_value());
            QFile::remove(m_to);
            QCOMPARE(partials(), 0);
        }
    }

private:
    bool ffmpeg(const QString &arguments, const QString &to)
    {
        if (m_ffmpeg.isEmpty()) {
            m_why = u"ffmpeg is not installed"_s;
            return false;
        }
        QProcess process;
        process.start(m_ffmpeg,
            QStringList{u"-v"_s, u"error"_s, u"-nostdin"_s, u"-y"_s} + arguments.split(u' ', Qt::SkipEmptyParts)
                + QStringList{to});
        const bool done = process.waitForFinished(60'000) && process.exitCode() == 0;
        if (!done)
            m_why =
                u"ffmpeg here cannot make it: "_s + QString::fromLocal8Bit(process.readAllStandardError()).left(200);
        return done;
    }

    QString encoded(const QString &name, const QString &arguments)
    {
        const QString path = m_folder.filePath(name);
        return ffmpeg(u"-i "_s + m_wave + u' ' + arguments, path) ? path : QString();
    }

    /// Room for the search where an encoder cut the end.
    static Pcm withTail(const Pcm &sound)
    {
        return joined({silence(0.1, sound.rate), sound, silence(0.2, sound.rate)});
    }

    qsizetype partials() const { return QDir(m_folder.path()).entryList({u"*.part"_s}, QDir::Files).size(); }

    static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static bool put(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size();
    }

    QTemporaryDir m_folder;
    QString m_ffmpeg;
    QString m_why;
    QString m_wave;
    QString m_to;
    Pcm m_original;
    int m_count = 0;
};

QTEST_GUILESS_MAIN(TestSoundImport)
#include "tst_soundimport.moc"
