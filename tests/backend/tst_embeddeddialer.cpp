// SPDX-License-Identifier: GPL-3.0-or-later
#include "embeddeddialer.h"

#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace campanile;
using namespace Qt::StringLiterals;

class TestEmbeddedDialer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aProgramThatIsNotThere();
    void startsAndEnds();
    void comesBackWhenKilled();
    void endsWithItsOwner();

private:
    QTemporaryDir m_folder;

    [[nodiscard]] EmbeddedDialerOptions options(const QString &name) const
    {
        return {.program = QStringLiteral(CAMPANILE_BIN_DIR "/campaniled"),
            .folder = m_folder.filePath(name),
            .timeScale = 100,
            .seed = 1,
            .extra = {}};
    }
};

void TestEmbeddedDialer::aProgramThatIsNotThere()
{
    auto wrong = options(u"missing"_s);
    wrong.program = u"/nonexistent/campaniled"_s;
    EmbeddedDialer dialer(wrong);
    QSignalSpy failed(&dialer, &EmbeddedDialer::failed);
    dialer.start();
    QTRY_VERIFY(failed.count() >= 2); // and it is tried again
    QVERIFY(!dialer.isReady());
    QVERIFY(dialer.endpoint().address.isEmpty());
    QSignalSpy stopped(&dialer, &EmbeddedDialer::stopped);
    dialer.stop();
    QTRY_COMPARE(stopped.count(), 1);
}

void TestEmbeddedDialer::startsAndEnds()
{
    EmbeddedDialer dialer(options(u"one"_s));
    QSignalSpy ready(&dialer, &EmbeddedDialer::ready);
    dialer.start();
    QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 1, 20'000);
    QVERIFY(dialer.endpoint().address.startsWith(u"127.0.0.1:"_s));
    QVERIFY(dialer.endpoint().token.size() >= 32);
    QVERIFY(QFile::exists(m_folder.filePath(u"one/ledger.sqlite"_s)));
    const auto others = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
    QVERIFY(!(QFileInfo(m_folder.filePath(u"one/token"_s)).permissions() & others));
    QSignalSpy stopped(&dialer, &EmbeddedDialer::stopped);
    QSignalSpy failed(&dialer, &EmbeddedDialer::failed);
    dialer.stop();
    QTRY_COMPARE_WITH_TIMEOUT(stopped.count(), 1, 20'000);
    QCOMPARE(failed.count(), 0);
    QCOMPARE(dialer.processId(), 0);
}

void TestEmbeddedDialer::comesBackWhenKilled()
{
    EmbeddedDialer dialer(options(u"two"_s));
    QSignalSpy ready(&dialer, &EmbeddedDialer::ready);
    QSignalSpy failed(&dialer, &EmbeddedDialer::failed);
    dialer.start();
    for (int i = 1; i <= 3; ++i) {
        QTRY_COMPARE_WITH_TIMEOUT(ready.count(), i, 20'000);
        const auto token = dialer.endpoint().token;
        ::kill(static_cast<pid_t>(dialer.processId()), SIGKILL);
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), i, 20'000);
        QCOMPARE(dialer.endpoint().token, token);
    }
    QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 4, 20'000);
    QCOMPARE(dialer.restarts(), 3);
}

void TestEmbeddedDialer::endsWithItsOwner()
{
    qint64 process = 0;
    {
        EmbeddedDialer dialer(options(u"three"_s));
        QSignalSpy ready(&dialer, &EmbeddedDialer::ready);
        dialer.start();
        QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 1, 20'000);
        process = dialer.processId();
        QVERIFY(::kill(static_cast<pid_t>(process), 0) == 0);
    }
    QVERIFY(::kill(static_cast<pid_t>(process), 0) != 0);
}

QTEST_GUILESS_MAIN(TestEmbeddedDialer)
#include "tst_embeddeddialer.moc"
