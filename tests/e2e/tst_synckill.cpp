// SPDX-License-Identifier: GPL-3.0-or-later
#include "laptop.h"
#include "meteredproxy.h"

#include <QCryptographicHash>
#include <QDir>
#include <QProcess>
#include <QRandomGenerator>

using namespace campanile;
using namespace campanile::testing;

/// A console that is killed at any moment while it sends or fetches: the next one goes on where it stopped.
class TestSyncKill : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void killedAgainAndAgain();

private:
    /// True when it came to its end; else it was killed.
    bool sendOrDie(const QString &folder, const MeteredProxy &proxy, const QString &token, qint64 bytes);
};

bool TestSyncKill::sendOrDie(const QString &folder, const MeteredProxy &proxy, const QString &token, qint64 bytes)
{
    QProcess program;
    program.setProcessChannelMode(QProcess::MergedChannels);
    program.start(QStringLiteral(CAMPANILE_BIN_DIR "/campanilectl"),
        {u"outbox"_s, u"send"_s, u"--data"_s, folder, u"--dialer"_s, proxy.address(), u"--token"_s, token});
    // The moment is somewhere in the work, however fast the machine is.
    const qint64 moved = proxy.sent() + proxy.received();
    (void)QTest::qWaitFor(
        [&] { return program.state() == QProcess::NotRunning || proxy.sent() + proxy.received() - moved > bytes; },
        60'000);
    if (program.state() != QProcess::NotRunning) {
        program.kill();
        (void)QTest::qWaitFor([&] { return program.state() == QProcess::NotRunning; }, 10'000);
        return false;
    }
    return program.exitStatus() == QProcess::NormalExit && program.exitCode() == 0;
}

void TestSyncKill::killedAgainAndAgain()
{
    QTemporaryDir folder;
    const QString one = folder.filePath(u"one"_s), two = folder.filePath(u"two"_s);
    QVERIFY(QDir().mkpath(one) && QDir().mkpath(two));
    DialerFixture dialer(50);
    QVERIFY(dialer.start());
    const QString token = dialer.dialer().endpoint().token;
    qint64 size = 0;
    QStringList said;
    {
        Laptop laptop(one, u"portatile 1"_s);
        for (int i = 0; i < 4; ++i) {
            const Message message = laptop.record(u"Piena %1"_s.arg(i), u"L’acqua sale."_s, 20'000 + 1000 * i);
            size += QFileInfo(message.main().audioPath).size() + QFileInfo(message.main().takePath).size();
        }
        said = laptop.said();
        Laptop other(two, u"portatile 2"_s);
    }
    QRandomGenerator random(9);
    constexpr qint64 chunk = 64 * 1024;
    for (const QString &laptop : {one, two}) {
        MeteredProxy proxy(dialer.dialer().endpoint().address);
        int kills = 0;
        while (kills < 60 && !sendOrDie(laptop, proxy, token, 50'000 + random.bounded(1'200'000)))
            ++kills;
        QVERIFY2(kills >= 3, qPrintable(QString::number(kills)));
        const qint64 moved = laptop == one ? proxy.sent() : proxy.received();
        // Questions cost a little, too; the dialer's own chunks are 256 kB.
        const qint64 most = (kills + 1) * ((laptop == one ? 1 : 4) * chunk + 48 * 1024);
        qInfo("%d kills, %lld bytes, %lld moved twice", kills, static_cast<long long>(size),
            static_cast<long long>(moved - size));
        QVERIFY2(moved - size <= most, qPrintable(u"%1 moved twice, %2 kills"_s.arg(moved - size).arg(kills)));
    }
    Laptop first(one, u"portatile 1"_s), second(two, u"portatile 2"_s);
    QCOMPARE(first.said(), said);
    QCOMPARE(second.said(), said);
    QTRY_VERIFY(first.sync.pending().isEmpty() && second.sync.pending().isEmpty());
    for (const Message &message : second.messages.messages()) {
        for (const QString &path : {message.main().audioPath, message.main().takePath})
            QVERIFY2(QFile::exists(path), qPrintable(path));
        QFile file(message.main().audioPath);
        QVERIFY(file.open(QFile::ReadOnly));
        QCOMPARE(QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256),
            first.messages.message(message.id)->main().digest);
    }
}

QTEST_GUILESS_MAIN(TestSyncKill)
#include "tst_synckill.moc"
