// SPDX-License-Identifier: GPL-3.0-or-later
// A [[trunk]] of the config file: what is refused before a telephone can ring.
#include "trunkconfig.h"
#include "trunksettings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace campanile::dialer;
using namespace Qt::StringLiterals;

namespace {

const QByteArray simulated = "name = \"exercise\"\nkind = \"simulated\"\nmode = \"drill\"\n"_ba;
const QByteArray line = "name = \"line\"\nkind = \"sip\"\nmode = \"live\"\nserver = \"192.0.2.1\"\n"
                        "caller_id = \"+390461889999\"\n"_ba;
const QByteArray testPhones = "name = \"phones\"\nkind = \"sip\"\nmode = \"drill\"\nserver = \"127.0.0.1\"\n"
                              "caller_id = \"+390461889999\"\ntest_phones = true\n"_ba;

Result<TrunkSettings> read(const QByteArray &text)
{
    auto trunk = trunkOf(toml::parse(text.toStdString()));
    if (!trunk)
        return trunk;
    if (auto good = checkTrunk(*trunk); !good)
        return std::unexpected(good.error());
    return trunk;
}

} // namespace

class TestTrunkConfig : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void refused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("misspelt") << line + "chanels = 2\n" << "unknown key \"chanels\""_ba;
        QTest::newRow("key of the other kind") << simulated + "server = \"192.0.2.1\"\n" << "unknown key"_ba;
        QTest::newRow("kind") << "name = \"x\"\nkind = \"isdn\"\nmode = \"live\"\n"_ba << "\"isdn\""_ba;
        QTest::newRow("mode") << "name = \"x\"\nkind = \"simulated\"\nmode = \"test\"\n"_ba << "mode"_ba;
        QTest::newRow("no server") << QByteArray(line).replace("192.0.2.1", "") << "server"_ba;
        QTest::newRow("premium caller") << QByteArray(line).replace("+390461889999", "+39899123456") << "caller_id"_ba;
        QTest::newRow("national caller") << QByteArray(line).replace("+390461889999", "0461889999") << "caller_id"_ba;
        QTest::newRow("user without password") << line + "user = \"x\"\n" << "password"_ba;
        QTest::newRow("too few ports") << line + "rtp_ports = [20000, 20010]\n" << "rtp_ports"_ba;
        QTest::newRow("one port") << line + "rtp_ports = [20000]\n" << "rtp_ports"_ba;
        QTest::newRow("no channels") << simulated + "channels = 0\n" << "channels"_ba;
        QTest::newRow("standing still") << simulated + "calls_per_second = 0\n" << "calls per second"_ba;
        QTest::newRow("a drill on a real line") << QByteArray(line).replace("live", "drill") << "drills"_ba;
        QTest::newRow("a drill on an exchange of this machine")
            << QByteArray(testPhones).replace("test_phones = true\n", "") << "drills"_ba;
        QTest::newRow("test phones elsewhere")
            << QByteArray(testPhones).replace("127.0.0.1", "192.0.2.1") << "test_phones"_ba;
    }

    void refused()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, words);
        const auto trunk = read(text);
        QVERIFY(!trunk);
        QCOMPARE(trunk.error().reason, "USAGE");
        QVERIFY2(trunk.error().words.contains(words.toStdString()), trunk.error().words.c_str());
    }

    void whoMayBeDialled()
    {
        const auto exercise = read(simulated);
        QVERIFY(exercise);
        QVERIFY(exercise->info.simulated && exercise->info.fictional && !exercise->sip);
        const auto real = read(line);
        QVERIFY(real);
        QVERIFY(!real->info.simulated && !real->info.fictional && real->sip);
        const auto here = read(QByteArray(line).replace("192.0.2.1", "127.0.0.1"));
        QVERIFY(here);
        QVERIFY(!here->info.fictional); // an exchange on this machine has real lines
        const auto phones = read(testPhones);
        QVERIFY(phones);
        QVERIFY(!phones->info.simulated && phones->info.fictional);
    }

    void thePasswordIsASecret()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"password"_s);
        const QByteArray text = line + "user = \"x\"\npassword_file = \"" + path.toUtf8() + "\"\n";
        QVERIFY(!read(text)); // it is not there
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("segreta\nand a note\n");
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
        const auto open = read(text);
        QVERIFY(!open);
        QVERIFY(open.error().words.contains("chmod 600"));
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        const auto closed = read(text);
        QVERIFY(closed);
        QCOMPARE(closed->sip->password, "segreta");
    }
};

QTEST_GUILESS_MAIN(TestTrunkConfig)
#include "tst_trunkconfig.moc"
