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
        m_foreign = encoded(u"foreign.flac"_s, u"-c:a flac"_s);
        if (m_foreign.isEmpty()) { // only what becomes of a decoder is looked at then
            m_foreign = m_folder.filePath(u"foreign"_s);
            QVERIFY(put(m_foreign, QByteArray(5000, 'x')));
        }
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

    void brokenDecoder_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorCode>("code");
        const QByteArray begins = "printf 'campanile-sound 16000\\n'; head -c 64000 /dev/zero; ";
        const auto unreadable = ErrorCode::AudioUnreadable;
        QTest::newRow("crashes at once") << "kill -SEGV $$"_ba << unreadable;
        QTest::newRow("crashes in the middle") << begins + "kill -SEGV $$" << unreadable;
        QTest::newRow("is killed, as for memory") << begins + "kill -KILL $$" << unreadable;
        QTest::newRow("the real one dies")
            << "campanile-decoder \"$1\" | head -c 20000; kill -ABRT $$"_ba << unreadable;
        QTest::newRow("gives up") << begins + "exit 1" << unreadable;
        QTest::newRow("hangs") << "exec sleep 300"_ba << unreadable;
        QTest::newRow("hangs in the middle") << begins + "exec sleep 300" << unreadable;
        QTest::newRow("hangs with its output closed") << begins + "exec >&-; exec sleep 300" << unreadable;
        QTest::newRow("says nothing") << "exit 0"_ba << ErrorCode::AudioEmpty;
        QTest::newRow("has no samples") << "printf 'campanile-sound 16000\\n'"_ba << ErrorCode::AudioEmpty;
        QTest::newRow("finds it too long") << begins + "exit 3" << ErrorCode::AudioTooLong;
        QTest::newRow("half a line") << "printf 'campanile-sou'"_ba << unreadable;
        QTest::newRow("something else") << "echo Segmentation fault"_ba << unreadable;
        QTest::newRow("no end of a line") << "yes | tr -d '\\n'"_ba << unreadable;
        QTest::newRow("no rate") << "printf 'campanile-sound 0\\n'; exec cat /dev/zero"_ba << unreadable;
        QTest::newRow("a huge rate") << "printf 'campanile-sound 4294967296\\n'; exec cat /dev/zero"_ba << unreadable;
        QTest::newRow("no end") << "printf 'campanile-sound 4000\\n'; exec cat /dev/zero"_ba << ErrorCode::AudioTooLong;
    }

    /// Whatever becomes of the decoder, the console gets an error, and nothing is left behind.
    void brokenDecoder()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const ErrorCode, code);
        SoundWorkshop workshop({.program = script(body), .limit = body.contains("sleep") ? 1s : 30s});
        auto future = workshop.importSound(m_foreign, m_to);
        QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 20'000);
        QVERIFY(!future.result());
        QCOMPARE(future.result().error().code, code);
        QVERIFY(!QFile::exists(m_to));
        QCOMPARE(partials(), 0);
        if (m_ffmpeg.isEmpty())
            return;
        // and the next file is read
        SoundWorkshop good;
        auto next = good.importSound(m_foreign, m_to);
        QTRY_VERIFY(next.isFinished());
        QVERIFY(next.result());
    }

    void missingDecoder()
    {
        SoundWorkshop workshop({.program = u"/nonexistent/campanile-decoder"_s});
        auto future = workshop.importSound(m_foreign, m_to);
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(future.result().error(), (Error{ErrorCode::FileNotFound, {u"campanile-decoder"_s}}));
        QCOMPARE(partials(), 0);
        // what this program makes itself does not need it
        auto wave = workshop.importSound(m_wave, m_to);
        QTRY_VERIFY(wave.isFinished());
        QVERIFY(wave.result());
    }

    void decoderIsConfined()
    {
        const QString seen = m_folder.filePath(u"limits"_s);
        const QByteArray body =
            "{ ulimit -c; ulimit -f; ulimit -t; ulimit -v; ps -o sid= -p $$; echo $$; } >'" + seen.toUtf8() + "'";
        SoundWorkshop workshop({.program = script(body)});
        auto future = workshop.importSound(m_foreign, m_to);
        QTRY_VERIFY(future.isFinished());
        const QByteArrayList limits = bytesOf(seen).split('\n');
        QVERIFY(limits.size() >= 6);
        QCOMPARE(limits[0], "0"_ba);
        QVERIFY(limits[1].toLongLong() > 0); // "unlimited" is no number
        QCOMPARE(limits[2].toLongLong(), std::chrono::seconds(importLimit).count());
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
        QVERIFY(limits[3].toLongLong() > 0);
#endif
        QCOMPARE(limits[4].trimmed(), limits[5]); // its own session
    }

    /// The limit ends the decoder and what it started.
    void timeLimitEndsAllOfIt()
    {
        const QString pidFile = m_folder.filePath(u"child"_s);
        SoundWorkshop workshop(
            {.program = script("sleep 300 & echo $! >'" + pidFile.toUtf8() + "'; wait"), .limit = 2s});
        auto future = workshop.importSound(m_foreign, m_to);
        QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 20'000);
        QCOMPARE(future.result().error().code, ErrorCode::AudioUnreadable);
        const int child = bytesOf(pidFile).trimmed().toInt();
        QVERIFY(child > 1);
        QTRY_VERIFY(isGone(child));
    }

    void endsWithItsOwner()
    {
        const QString from = m_folder.filePath(u"longer.m4a"_s);
        if (!ffmpeg(u"-f lavfi -i sine=frequency=300:duration=300:sample_rate=16000 -c:a aac -b:a 16k"_s, from))
            QSKIP(qPrintable(m_why));
        // at several moments of it: not begun, begun, in the middle
        for (const int written : {0, 1, 100'000}) {
            QFuture<Result<std::chrono::milliseconds>> future, waiting;
            {
                SoundWorkshop workshop;
                future = workshop.importSound(from, m_to);
                waiting = workshop.importSound(from, m_to + u"2"_s);
                QTRY_VERIFY(future.isFinished() || partialBytes() >= written);
            }
            for (const auto &end : {future, waiting}) {
                QVERIFY(end.isFinished());
                QVERIFY(end.result() || end.result().error().code == ErrorCode::Cancelled);
            }
            QCOMPARE(QFile::exists(m_to), future.result().has_value());
            QFile::remove(m_to);
            QFile::remove(m_to + u"2"_s);
            QCOMPARE(partials(), 0);
        }
        const QString pidFile = m_folder.filePath(u"pid"_s);
        QFuture<Result<std::chrono::milliseconds>> future;
        {
            SoundWorkshop workshop({.program = script("echo $$ >'" + pidFile.toUtf8() + "'; exec sleep 300")});
            future = workshop.importSound(from, m_to);
            QTRY_VERIFY(bytesOf(pidFile).endsWith('\n'));
        }
        QCOMPARE(future.result().error().code, ErrorCode::Cancelled);
        QVERIFY(isGone(bytesOf(pidFile).trimmed().toInt()));
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

    QString script(const QByteArray &body)
    {
        const QString path = m_folder.filePath(u"decoder-%1"_s.arg(m_count));
        return put(path, "#!/bin/sh\n" + body + "\n")
                && QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner)
            ? path
            : QString();
    }

    static bool isGone(int pid)
    {
        QFile state(u"/proc/%1/stat"_s.arg(pid)); // dead, and waited for by nobody in a container
        return pid > 1 && (!state.open(QIODevice::ReadOnly) || state.readAll().contains(") Z "_ba));
    }

    qint64 partialBytes() const
    {
        qint64 most = -1;
        for (const QFileInfo &entry : QDir(m_folder.path()).entryInfoList({u"*.part"_s}, QDir::Files))
            most = std::max(most, entry.size());
        return most;
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
    QString m_foreign; ///< not WAV: for the decoder
    QString m_to;
    Pcm m_original;
    int m_count = 0;
};

QTEST_GUILESS_MAIN(TestSoundImport)
#include "tst_soundimport.moc"
