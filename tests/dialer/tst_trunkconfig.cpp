// SPDX-License-Identifier: GPL-3.0-or-later
// A [[trunk]] of the config file: what is refused before a telephone can ring.
#include "numberplan.h"
#include "settings.h"
#include "trunkconfig.h"
#include "trunksettings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <random>

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
        for (const char *server : {"192.0.2.1:5060", "sip:operator.example", "operator.example;lr", "an operator"})
            QTest::addRow("server %s", server)
                << QByteArray(line).replace("192.0.2.1", server) << "server and proxy"_ba;
        QTest::newRow("a proxy and its port") << line + "proxy = \"192.0.2.2:5060\"\n" << "server and proxy"_ba;
        for (const char *names : {"ns.example", "192.0.2.53:", "192.0.2.53:0", "192.0.2.53:70000", "192.0.2.53:5353x"})
            QTest::addRow("dns %s", names) << line + "dns_server = \"" + names + "\"\n" << "dns_server"_ba;
        QTest::newRow("local name") << line + "local_address = \"eth0\"\n" << "local_address"_ba;
        QTest::newRow("premium caller") << QByteArray(line).replace("+390461889999", "+39899123456") << "caller_id"_ba;
        QTest::newRow("national caller") << QByteArray(line).replace("+390461889999", "0461889999") << "caller_id"_ba;
        QTest::newRow("user without password") << line + "user = \"x\"\n" << "password"_ba;
        QTest::newRow("registers as nobody") << line + "register = true\n" << "register needs a user"_ba;
        QTest::newRow("a session of a minute") << line + "session_seconds = 60\n" << "session_seconds"_ba;
        QTest::newRow("certificates in the clear") << line + "ca_file = \"ca.pem\"\n" << "transport"_ba;
        QTest::newRow("a key of nothing") << line + "transport = \"tls\"\nkey_file = \"k.pem\"\n"
                                          << "certificate_file"_ba;
        QTest::newRow("two domains") << line + "proxy = \"a\"\ndomain = \"b\"\n" << "proxy"_ba;
        QTest::newRow("another transport") << line + "transport = \"sctp\"\n" << "\"tls\""_ba;
        QTest::newRow("foreign caller") << line + "caller_ids = [\"+4930123456\"]\n" << "caller_ids"_ba;
        QTest::newRow("too few ports") << line + "rtp_ports = [20000, 20010]\n" << "rtp_ports"_ba;
        QTest::newRow("one port") << line + "rtp_ports = [20000]\n" << "rtp_ports"_ba;
        QTest::newRow("no channels") << simulated + "channels = 0\n" << "channels"_ba;
        QTest::newRow("standing still") << simulated + "calls_per_second = 0\n" << "calls per second"_ba;
        QTest::newRow("no priority") << simulated + "priority = 0\n" << "priority"_ba;
        QTest::newRow("no weight") << simulated + "weight = 0\n" << "weight"_ba;
        QTest::newRow("channels in words") << line + "channels = \"90\"\n" << "channels"_ba;
        QTest::newRow("half a channel") << line + "channels = 1.5\n" << "channels"_ba;
        QTest::newRow("channels beyond counting") << line + "channels = 99999999999\n" << "channels"_ba;
        QTest::newRow("a pace in words") << line + "calls_per_second = \"6\"\n" << "calls_per_second"_ba;
        QTest::newRow("no pace at all") << line + "calls_per_second = nan\n" << "calls per second"_ba;
        QTest::newRow("registers in words") << line + "register = \"yes\"\n" << "register"_ba;
        QTest::newRow("asserts in numbers") << line + "assert_identity = 1\n" << "assert_identity"_ba;
        QTest::newRow("a number as a number")
            << QByteArray(line).replace("\"+390461889999\"", "390461889999") << "caller_id"_ba;
        QTest::newRow("one other caller") << line + "caller_ids = \"+390461889998\"\n" << "caller_ids"_ba;
        QTest::newRow("ports in words") << line + "rtp_ports = [\"a\", \"b\"]\n" << "rtp_ports"_ba;
        QTest::newRow("a session of ages") << line + "session_seconds = 99999999999\n" << "session_seconds"_ba;
        QTest::newRow("asked twice a century") << line + "ping_seconds = 1600000000\n" << "ping_seconds"_ba;
        QTest::newRow("keys for ever") << line + "key_wait_seconds = 1e300\n" << "key_wait_seconds"_ba;
        QTest::newRow("a password that is a number") << line + "password_file = 5\n" << "password_file"_ba;
        QTest::newRow("no name") << QByteArray(line).replace("\"line\"", "\"\"") << "name"_ba;
        QTest::newRow("a drill on a real line") << QByteArray(line).replace("live", "drill") << "drills"_ba;
        QTest::newRow("a drill on an exchange of this machine")
            << QByteArray(testPhones).replace("test_phones = true\n", "") << "drills"_ba;
        QTest::newRow("test phones elsewhere")
            << QByteArray(testPhones).replace("127.0.0.1", "192.0.2.1") << "test_phones"_ba;
        QTest::newRow("test phones behind somebody's name")
            << QByteArray(testPhones).replace("127.0.0.1", "127.0.0.1.example.org") << "test_phones"_ba;
        QTest::newRow("test phones behind a proxy") << testPhones + "proxy = \"192.0.2.1\"\n" << "test_phones"_ba;
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
        for (const char *good : {"dns_server = \"192.0.2.53\"\n", "dns_server = \"192.0.2.53:5353\"\n",
                 "local_address = \"192.0.2.7\"\n", "proxy = \"Gw-1.operator_2.example\"\n"})
            QVERIFY2(read(line + good), good);
        const auto here = read(QByteArray(line).replace("192.0.2.1", "127.0.0.1"));
        QVERIFY(here);
        QVERIFY(!here->info.fictional); // an exchange on this machine has real lines
        const auto phones = read(testPhones);
        QVERIFY(phones);
        QVERIFY(!phones->info.simulated && phones->info.fictional);
    }

    void onlyDialableNumbersAreShown()
    {
        std::mt19937 random(5);
        constexpr std::string_view alphabet = "+0123456789";
        int accepted = 0;
        for (int i = 0; i < 20'000; ++i) {
            std::string number = random() % 4 ? "+39" : "";
            for (auto length = random() % 12; length > 0; --length)
                number += alphabet[random() % (random() % 8 ? 11 : 1)];
            const QByteArray shown = QByteArray::fromStdString(number);
            const auto first = read(QByteArray(line).replace("+390461889999", shown));
            QCOMPARE(first.has_value(), dialable(number).has_value());
            const auto other = read(line + "caller_ids = [\"" + shown + "\"]\n");
            QCOMPARE(other.has_value(), dialable(number).has_value());
            accepted += first ? 1 : 0;
        }
        QVERIFY(accepted > 100);
    }

    void wholeFiles_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("words"); // empty: it is good
        const auto trunk = [](const QByteArray &table) { return "[[trunk]]\n" + table; };
        const auto exchange = [](const QByteArray &keys) { return "[[exchange]]\n" + keys; };
        const QByteArray second = QByteArray(line).replace("\"line\"", "\"second\"");
        QTest::newRow("two lines") << trunk(line) + trunk(second + "priority = 2\nweight = 3\n") << QByteArray();
        QTest::newRow("one name twice") << trunk(line) + trunk(line) << "twice"_ba;
        QTest::newRow("half a town would hear nothing")
            << trunk(line) + trunk(QByteArray(simulated).replace("drill", "live")) << "all simulated"_ba;
        const QByteArray cap = "prefix = \"+390461\"\nchannels = 20\ncalls_per_second = 2\n"_ba;
        QTest::newRow("an exchange") << exchange(cap) << QByteArray();
        QTest::newRow("an exchange twice") << exchange(cap) + exchange(cap) << "twice"_ba;
        QTest::newRow("an exchange abroad") << exchange("prefix = \"+441\"\nchannels = 2\n") << "prefix"_ba;
        QTest::newRow("every number") << exchange("prefix = \"+39\"\nchannels = 2\n") << "prefix"_ba;
        QTest::newRow("no cap") << exchange("prefix = \"+390461\"\n") << "bears"_ba;
        QTest::newRow("misspelt cap") << exchange("prefix = \"+390461\"\nchanels = 2\n") << "chanels"_ba;
        QTest::newRow("one exchange") << "[exchange]\nprefix = \"+390461\"\nchannels = 2\n"_ba << "[[exchange]]"_ba;
        QTest::newRow("one trunk") << "[trunk]\n" + line << "[[trunk]]"_ba;
        QTest::newRow("a cap in words") << exchange("prefix = \"+390461\"\nchannels = \"20\"\n") << "channels"_ba;
        QTest::newRow("limits that are none") << "limits = 5\n"_ba << "[limits]"_ba;
        QTest::newRow("nobody at all") << "[limits]\nrecipients = 0\n"_ba << "recipients"_ba;
        QTest::newRow("a limit in words") << "[limits]\nwatchers = \"64\"\n"_ba << "watchers"_ba;
        QTest::newRow("a seed below nothing") << "[simulation]\nseed = -1\n"_ba << "seed"_ba;
        QTest::newRow("hours in words") << "[call_back]\nhours = \"12\"\n"_ba << "hours"_ba;
        QTest::newRow("hours below nothing") << "[call_back]\nhours = -1\n"_ba << "hours"_ba;
        QTest::newRow("years of calls back") << "[call_back]\nhours = 99999999999\n"_ba << "hours"_ba;
        QTest::newRow("a crowd of calls back") << "[call_back]\nchannels = 1001\n"_ba << "channels"_ba;
        QTest::newRow("no sound") << "[call_back]\nno_alert = false\n"_ba << "no_alert"_ba;
        QTest::newRow("misspelt calls back") << "[call_back]\nhour = 1\n"_ba << "unknown key \"hour\""_ba;
        QTest::newRow("calls back as they are asked for")
            << "[call_back]\nhours = 0\nchannels = 0\nno_alert = \"\"\n"_ba << QByteArray();
        QTest::newRow("below nothing") << exchange("prefix = \"+390461\"\ncalls_per_second = -1\n") << "calls"_ba;
    }

    void wholeFiles()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, words);
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"campaniled.toml"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        Settings settings;
        settings.accounts.add({"test", Role::Admin, std::string(32, 'x')});
        auto read = readConfig(file.fileName().toStdString(), settings);
        if (read)
            read = checkSettings(settings);
        QVERIFY2(read.has_value() == words.isEmpty(), read ? "accepted" : read.error().words.c_str());
        if (!read)
            QVERIFY2(read.error().words.contains(words.toStdString()), read.error().words.c_str());
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
