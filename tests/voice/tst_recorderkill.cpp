// SPDX-License-Identifier: GPL-3.0-or-later
// Recordings that end badly: killed, or with nowhere to write. A helper process records; it is what dies.
#include "soundfile.h"
#include "soundserver.h"
#include "soundworkshop.h"
#include "wavrepair.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>
#include <QTimer>

#include <algorithm>

using namespace campanile;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

SoundServer *server = nullptr;

QString helperProgram()
{
    return QCoreApplication::applicationDirPath() + u"/campanile_recordinghelper"_s;
}

/// A process that records until it is killed, some while after its first sound.
class Victim final : public QObject {
public:
    Victim(const QString &path, std::chrono::milliseconds moment)
        : m_path(path)
    {
        m_death.setSingleShot(true);
        m_death.setInterval(moment);
        m_death.setTimerType(Qt::PreciseTimer);
        connect(&m_process, &QProcess::readyRead, this, &Victim::read);
        connect(&m_death, &QTimer::timeout, this, [this] {
            read();
            m_spoken = m_first + m_sinceFirst.elapsed();
            m_process.kill();
        });
        m_process.start(helperProgram(), {path});
    }

    ~Victim() override
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    Q_DISABLE_COPY_MOVE(Victim)

    [[nodiscard]] bool isDead() const { return m_process.state() == QProcess::NotRunning; }

    [[nodiscard]] bool wasKilled() const { return m_spoken >= 0; }

    [[nodiscard]] QByteArray lastLine() const { return m_lastLine; }

    [[nodiscard]] QString path() const { return m_path; }

    [[nodiscard]] qint64 spoken() const { return m_spoken; } ///< ms from the first sound's beginning to the kill

    [[nodiscard]] qint64 told() const { return m_last; } ///< ms that it said were recorded

private:
    void read()
    {
        while (m_process.canReadLine()) {
            m_lastLine = m_process.readLine().trimmed();
            const QList<QByteArray> words = m_lastLine.split(' ');
            if (words.at(0) != "L")
                continue;
            m_last = words.at(1).toLongLong();
            if (m_first < 0) {
                m_first = m_last;
                m_sinceFirst.start();
                m_death.start();
            }
        }
    }

    QProcess m_process;
    QTimer m_death;
    QElapsedTimer m_sinceFirst;
    QString m_path;
    QByteArray m_lastLine;
    qint64 m_first = -1;
    qint64 m_last = -1;
    qint64 m_spoken = -1;
};

} // namespace

class TestRecorderKill : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        if (!server->isRunning())
            QSKIP(qPrintable(server->problem()));
    }

    /// kill -9 at random moments: the file is a WAV file before and after the repair, at most a second is missing, and
    /// it is offered again.
    void killedWhileRecording()
    {
        constexpr int seeds = 50;
        constexpr int atOnce = 5; // each holds three of the sound server's 64 connections
        qint64 worstHeader = 0;
        qint64 worstRepaired = 0;
        for (int group = 0; group < seeds; group += atOnce) {
            std::vector<std::unique_ptr<Victim>> victims;
            for (int seed = group; seed < group + atOnce; ++seed) {
                QRandomGenerator random(static_cast<quint32>(seed) + 1);
                victims.push_back(std::make_unique<Victim>(m_folder.filePath(u"killed/%1.wav"_s.arg(seed)),
                    std::chrono::milliseconds(20 + random.bounded(2000))));
            }
            QTRY_VERIFY_WITH_TIMEOUT(std::ranges::all_of(victims, [](const auto &v) { return v->isDead(); }), 40'000);
            QHash<QString, qint64> before; // as a program would find them that repairs nothing
            for (const auto &victim : victims) {
                QVERIFY2(victim->wasKilled(), ("it ended by itself: " + victim->lastLine()).constData());
                const auto waveform = readWaveform(victim->path(), 10);
                QVERIFY2(waveform, qPrintable(victim->path()));
                before.insert(victim->path(), waveform->length.count());
            }
            const auto offered = SoundWorkshop().interrupted(m_folder.filePath(u"killed"_s));
            for (const auto &victim : victims) {
                const auto info = repairWav(victim->path());
                QVERIFY(info);
                QVERIFY(!info->repaired); // interrupted() did
                QVERIFY(std::ranges::any_of(
                    offered, [&](const auto &r) { return r.path == victim->path() && r.length == info->length(); }));
                const auto sound = readSound(victim->path());
                QVERIFY(sound);
                QCOMPARE(qint64(sound->samples.size()), info->frames);
                QVERIFY2(info->length().count() >= victim->told(), qPrintable(victim->path()));
                const qint64 lost = victim->spoken() - before.value(victim->path());
                worstHeader = std::max(worstHeader, lost);
                worstRepaired = std::max(worstRepaired, victim->spoken() - info->length().count());
                QVERIFY2(lost <= 1000,
                    qPrintable(u"%1: %2 of %3 ms lost"_s.arg(victim->path()).arg(lost).arg(victim->spoken())));
            }
        }
        const auto all = SoundWorkshop().interrupted(m_folder.filePath(u"killed"_s));
        QCOMPARE(all.size(), seeds);
        SoundWorkshop().settle(all.first().path);
        QCOMPARE(SoundWorkshop().interrupted(m_folder.filePath(u"killed"_s)).size(), seeds - 1);
        qInfo("%d kills: lost at most %lld ms, after repair %lld ms", seeds, worstHeader, worstRepaired);
    }

    void fileSizeLimit()
    {
        QProcess process;
        const QString path = m_folder.filePath(u"limited/full.wav"_s);
        process.start(helperProgram(), {path, u"50001"_s});
        QVERIFY(process.waitForFinished(20'000));
        QCOMPARE(process.exitCode(), 3);
        checkFull(process.readAll(), 50001);
        const auto sound = readSound(path);
        QVERIFY(sound);
        QCOMPARE(sound->samples.size(), size_t((50001 - wavHeaderSize) / 2));
        const auto offered = SoundWorkshop().interrupted(m_folder.filePath(u"limited"_s));
        QCOMPARE(offered.size(), 1);
        QCOMPARE(offered.first().length, sound->length());
    }

    void diskFull()
    {
        const QString folder = m_folder.filePath(u"tiny"_s);
        QVERIFY(QDir().mkpath(folder));
        QProcess process;
        process.start(helperProgram(), {folder + u"/x.wav"_s, u"tiny-disk"_s});
        QVERIFY(process.waitForFinished(20'000));
        if (process.exitCode() == 77)
            QSKIP("a small file system cannot be mounted here");
        QCOMPARE(process.exitCode(), 3);
        checkFull(process.readAll(), 64 * 1024 - 4096); // the mark may take a page
    }

private:
    /// "F code told found repaired"
    static void checkFull(const QByteArray &output, qint64 atLeastBytes)
    {
        const QList<QByteArray> words = output.trimmed().split('\n').last().split(' ');
        QCOMPARE(words.size(), 5);
        QCOMPARE(words.at(0), "F"_ba);
        QCOMPARE(words.at(1).toInt(), int(ErrorCode::DiskFull));
        QCOMPARE(words.at(2), words.at(3)); // all it told is there
        QCOMPARE(words.at(4), "0"_ba); // and the header said so already
        QVERIFY(words.at(2).toLongLong() >= (atLeastBytes - wavHeaderSize) / 32 - 1);
    }

    QTemporaryDir m_folder;
};

int main(int argc, char **argv)
{
    SoundServer own;
    server = &own;
    const QCoreApplication app(argc, argv);
    TestRecorderKill test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_recorderkill.moc"
