// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

// The program as a script sees it: arguments, exit codes, JSON.
class TestCampanileCtl : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void usage_data();
    void usage();
    void help();
    void directoryToAudience();
    void numbersShapesAndFilters();
    void messagesOnAStick();
    void refusals();

private:
    struct Answer {
        int code = -1;
        QString out;
        QJsonObject json;
    };

    Answer call(QStringList arguments, bool json = true)
    {
        if (json)
            arguments.append(u"--json"_s);
        QProcess process;
        process.start(QStringLiteral(CAMPANILE_BIN_DIR "/campanilectl"), arguments);
        if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit)
            return {};
        const QByteArray out = process.readAllStandardOutput();
        return {process.exitCode(), QString::fromUtf8(out), QJsonDocument::fromJson(out).object()};
    }

    [[nodiscard]] QStringList with(QStringList arguments) const
    {
        return arguments
            + QStringList{
                u"--data"_s, m_folder.filePath(u"data"_s), u"--pack"_s, QStringLiteral(CAMPANILE_SAMPLE_PACK)};
    }

    QString write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        return file.fileName();
    }

    QTemporaryDir m_folder;
};

void TestCampanileCtl::usage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList{};
    QTest::newRow("unknown") << QStringList{u"dance"_s};
    QTest::newRow("half") << QStringList{u"contacts"_s};
    QTest::newRow("unknown option") << with({u"contacts"_s, u"stats"_s, u"--loud"_s});
    QTest::newRow("no file") << with({u"contacts"_s, u"import"_s});
    QTest::newRow("two files") << with({u"contacts"_s, u"import"_s, u"a.csv"_s, u"b.csv"_s});
    QTest::newRow("a word too many") << with({u"audience"_s, u"--street"_s, u"Via"_s, u"Roma"_s});
    QTest::newRow("neither drill nor live") << with({u"campaign"_s, u"prepare"_s, u"--street"_s, u"Via Roma"_s});
    QTest::newRow("no campaign") << with({u"campaign"_s, u"launch"_s, u"--digest"_s, u"00"_s});
    QTest::newRow("neither recording nor text")
        << with({u"campaign"_s, u"prepare"_s, u"--drill"_s, u"--town"_s, u"--text"_s, QString()});
    QTest::newRow("opt-outs of no dialer") << QStringList{u"optout"_s, u"list"_s};
    QTest::newRow("no area") << with({u"audience"_s});
    QTest::newRow("filter alone") << with({u"audience"_s, u"--no-mobiles"_s});
    QTest::newRow("exclusion alone") << with({u"audience"_s, u"--exclude-street"_s, u"Via Roma"_s});
    QTest::newRow("nobody") << with({u"audience"_s, u"--town"_s, u"--no-mobiles"_s, u"--no-landlines"_s});
    QTest::newRow("no such source") << with({u"audience"_s, u"--town"_s, u"--source"_s, u"phonebook"_s});
    QTest::newRow("no such place") << with({u"audience"_s, u"--town"_s, u"--unplaced"_s, u"some"_s});
    QTest::newRow("empty language") << with({u"audience"_s, u"--town"_s, u"--language"_s, QString()});
    QTest::newRow("no count") << with({u"contacts"_s, u"generate"_s, u"-o"_s, u"x"_s});
    QTest::newRow("bad count") << with({u"contacts"_s, u"generate"_s, u"--count"_s, u"-5"_s, u"-o"_s, u"x"_s});
}

void TestCampanileCtl::usage()
{
    QFETCH(QStringList, arguments);
    QCOMPARE(call(arguments, false).code, 2);
}

void TestCampanileCtl::help()
{
    const Answer answer = call({u"--help"_s}, false);
    QCOMPARE(answer.code, 0);
    for (const char *word : {"contacts import", "contacts generate", "contacts stats", "audience", "optout list",
             "optout withdraw", "Exit codes", "--data", "--pack"})
        QVERIFY2(answer.out.contains(QString::fromLatin1(word)), word);
    QCOMPARE(call({u"contacts"_s, u"import"_s, u"--help"_s}, false).code, 0);
    QVERIFY(call({u"campaign"_s, u"prepare"_s, u"--help"_s}, false).out.contains(u"--no-keys"_s));
    QVERIFY(call({u"optout"_s, u"withdraw"_s, u"--help"_s}, false).out.contains(u"--reason"_s));
}

void TestCampanileCtl::directoryToAudience()
{
    const QString csv = m_folder.filePath(u"d.csv"_s);
    QCOMPARE(
        call(with({u"contacts"_s, u"generate"_s, u"--count"_s, u"3000"_s, u"--seed"_s, u"5"_s, u"-o"_s, csv})).code, 0);
    const Answer imported = call(with({u"contacts"_s, u"import"_s, csv}));
    QCOMPARE(imported.code, 0);
    QCOMPARE(imported.json[u"rows"_s].toInt(), 3000);
    QCOMPARE(imported.json[u"new"_s].toInt(), 3000);
    QCOMPARE(imported.json[u"without_position"_s].toInt(), 0);
    const Answer stats = call(with({u"contacts"_s, u"stats"_s}));
    QCOMPARE(stats.json[u"contacts"_s].toInt(), 3000);
    QCOMPARE(stats.json[u"sample"_s].toInt(), 3000);
    QCOMPARE(stats.json[u"landlines"_s].toInt() + stats.json[u"mobiles"_s].toInt(), 3000);

    const QString everywhere =
        write(u"all.geojson"_s, R"({"type":"Polygon","coordinates":[[[6,36],[19,36],[19,47],[6,47],[6,36]]]})");
    const Answer all = call(with({u"audience"_s, u"--area"_s, everywhere}));
    QCOMPARE(all.code, 0);
    QCOMPARE(all.json[u"phones"_s].toInt(), 3000);
    QCOMPARE(all.json[u"landlines"_s].toInt() + all.json[u"mobiles"_s].toInt(), 3000);

    QFile file(csv);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QMap<QByteArray, int> streets;
    file.readLine();
    while (!file.atEnd())
        ++streets[file.readLine().split(';').at(1)];
    const Answer street = call(with({u"audience"_s, u"--street"_s, QString::fromUtf8(streets.firstKey())}));
    QCOMPARE(street.code, 0);
    QCOMPARE(street.json[u"phones"_s].toInt(), streets.first());
    // the street inside everywhere adds nothing; everywhere taken away leaves nobody
    QCOMPARE(call(with({u"audience"_s, u"--area"_s, everywhere, u"--street"_s, QString::fromUtf8(streets.firstKey())}))
                 .json[u"phones"_s]
                 .toInt(),
        3000);
    const Answer nobody = call(with({u"audience"_s, u"--area"_s, everywhere, u"--exclude-area"_s, everywhere}));
    QCOMPARE(nobody.code, 3);
    QCOMPARE(nobody.json[u"phones"_s].toInt(), 0);
}

void TestCampanileCtl::numbersShapesAndFilters()
{
    // Of the directory that directoryToAudience() imported: the street with most phones.
    QFile file(m_folder.filePath(u"d.csv"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QMap<QString, QList<int>> numbers;
    file.readLine();
    while (!file.atEnd()) {
        const QStringList fields = QString::fromUtf8(file.readLine()).split(u';');
        numbers[fields.at(1)].append(fields.at(2).section(u'/', 0, 0).toInt());
    }
    const QString street = std::ranges::max_element(numbers, {}, [](const auto &n) { return n.size(); }).key();
    const auto expected = [&](int from, int to, int rest) {
        return static_cast<int>(std::ranges::count_if(numbers[street],
            [&](int n) { return n > 0 && n >= from && (to == 0 || n <= to) && (rest < 0 || n % 2 == rest); }));
    };
    const auto phones = [&](const QStringList &options) {
        return call(with(QStringList{u"audience"_s} + options)).json[u"phones"_s].toInt(-1);
    };
    QCOMPARE(phones({u"--street"_s, street + u":1-9"_s}), expected(1, 9, -1));
    QCOMPARE(phones({u"--street"_s, street + u":1-9:odd"_s}), expected(1, 9, 1));
    QCOMPARE(phones({u"--street"_s, street + u":4-:even"_s}), expected(4, 0, 0));
    QCOMPARE(phones({u"--street"_s, street + u":-6"_s}), expected(0, 6, -1));
    QCOMPARE(phones({u"--street"_s, street, u"--exclude-street"_s, street + u":odd"_s}),
        static_cast<int>(numbers[street].size()) - expected(0, 0, 1));
    QVERIFY(phones({u"--street"_s, street + u":30m"_s}) >= static_cast<int>(numbers[street].size()));
    QCOMPARE(call(with({u"audience"_s, u"--street"_s, street + u":9m"_s})).json[u"pieces"_s].toArray().size(), 1);
    QCOMPARE(call(with({u"audience"_s, u"--street"_s, street + u":one-two"_s})).code, 3); // no such street

    const Answer town = call(with({u"audience"_s, u"--town"_s}));
    QCOMPARE(town.json[u"phones"_s].toInt(), 3000);
    const int households = town.json[u"households"_s].toInt();
    QVERIFY(households > 0 && households <= 3000);
    QVERIFY(town.json[u"silent_addresses"_s].toInt() >= 0);
    const int landlines = town.json[u"landlines"_s].toInt();
    const Answer fixed = call(with({u"audience"_s, u"--town"_s, u"--no-mobiles"_s}));
    QCOMPARE(fixed.json[u"phones"_s].toInt(), landlines);
    QCOMPARE(fixed.json[u"mobiles"_s].toInt(), 0);
    QCOMPARE(fixed.json[u"filtered_out"_s].toInt(), 3000 - landlines);
    const int german = phones({u"--town"_s, u"--language"_s, u"de"_s});
    const int silentOnes = phones({u"--town"_s, u"--language"_s, u"none"_s});
    QVERIFY(german > 0 && silentOnes > 0);
    QCOMPARE(phones({u"--town"_s, u"--language"_s, u"DE"_s, u"--language"_s, u"none"_s}), german + silentOnes);
    QCOMPARE(phones({u"--town"_s, u"--source"_s, u"directory"_s}) + phones({u"--town"_s, u"--source"_s, u"import"_s})
            + phones({u"--town"_s, u"--source"_s, u"sign-up"_s}),
        3000);
    QCOMPARE(phones({u"--town"_s, u"--unplaced"_s, u"none"_s}), 3000 - town.json[u"town_without_position"_s].toInt());
    QCOMPARE(phones({u"--rectangle"_s, u"36,6:47,19"_s}), 3000);
    QCOMPARE(phones({u"--rectangle"_s, u"36,6:47,19"_s, u"--exclude-rectangle"_s, u"36,6:47,19"_s}), 0);
    QCOMPARE(call(with({u"audience"_s, u"--circle"_s, u"46,11"_s})).code, 2);
    QCOMPARE(call(with({u"audience"_s, u"--circle"_s, u"4,1:300"_s})).code, 5); // outside the town
}

void TestCampanileCtl::messagesOnAStick()
{
    const QString seed = QStringLiteral(CAMPANILE_SOURCE_DIR "/tests/fuzz/corpus/messagearchive/");
    const QString here = m_folder.filePath(u"here"_s), there = m_folder.filePath(u"there"_s);
    const QString stick = m_folder.filePath(u"stick.campanile-message"_s);
    const auto outcome = [](const Answer &answer) {
        return answer.json[u"imported"_s].toArray().at(0)[u"outcome"_s].toString();
    };
    QCOMPARE(call({u"message"_s, u"list"_s, u"--data"_s, here}).code, 1);
    QVERIFY(!QFile::exists(here)); // who only asks makes no library
    QCOMPARE(outcome(call({u"message"_s, u"import"_s, seed + u"whole"_s, u"--data"_s, here})), u"added"_s);
    const Answer list = call({u"message"_s, u"list"_s, u"--data"_s, here});
    QCOMPARE(list.code, 0);
    QCOMPARE(list.json[u"messages"_s].toArray().at(0)[u"title"_s].toString(), u"Piena"_s);
    const Answer written = call({u"message"_s, u"export"_s, stick, u"--id"_s, u"m-1"_s, u"--data"_s, here});
    QCOMPARE(written.code, 0);
    QCOMPARE(written.json[u"messages"_s].toInt(), 1);
    QCOMPARE(outcome(call({u"message"_s, u"import"_s, stick, u"--data"_s, there})), u"added"_s);
    QCOMPARE(outcome(call({u"message"_s, u"import"_s, stick, u"--data"_s, there})), u"unchanged"_s);
    const Answer nobody = call({u"message"_s, u"export"_s, stick, u"--id"_s, u"m-2"_s, u"--data"_s, here});
    QCOMPARE(nobody.code, 3);
    const Answer hostile = call({u"message"_s, u"import"_s, seed + u"climbs"_s, u"--data"_s, there});
    QCOMPARE(hostile.code, 1);
    QCOMPARE(hostile.json[u"error"_s][u"code"_s].toString(), u"message_file_strange"_s);
}

void TestCampanileCtl::refusals()
{
    const auto code = [](const Answer &answer) { return answer.json[u"error"_s][u"code"_s].toString(); };
    const Answer missing = call(with({u"contacts"_s, u"import"_s, u"/nowhere.csv"_s}));
    QCOMPARE(missing.code, 1);
    QCOMPARE(code(missing), u"file_not_found"_s);
    const QString nobody = m_folder.filePath(u"mistyped"_s);
    const Answer unread = call({u"contacts"_s, u"stats"_s, u"--data"_s, nobody});
    QCOMPARE(unread.code, 1);
    QCOMPARE(code(unread), u"file_not_found"_s);
    QVERIFY(!QFile::exists(nobody)); // who only asks makes no registry
    const Answer spare = call(with({u"contacts"_s, u"stats"_s, u"spare"_s}));
    QCOMPARE(code(spare), u"usage"_s);
    const Answer away = call({u"campaign"_s, u"list"_s, u"--dialer"_s, u"127.0.0.1:1"_s});
    QCOMPARE(away.code, 4);
    QCOMPARE(code(away), u"dialer_unreachable"_s);
    const Answer street = call(with({u"audience"_s, u"--street"_s, u"Via Che Non Esiste Davvero"_s}));
    QCOMPARE(street.code, 3);
    QCOMPARE(code(street), u"not_found"_s);
    const Answer crossing = call(with({u"audience"_s, u"--area"_s,
        write(u"x.geojson"_s, R"({"type":"Polygon","coordinates":[[[8,44],[9,45],[8,45],[9,44]]]})")}));
    QCOMPARE(crossing.code, 5);
    QCOMPARE(code(crossing), u"area_self_crossing"_s);
    const Answer far = call(with({u"audience"_s, u"--area"_s,
        write(u"y.geojson"_s, R"({"type":"Polygon","coordinates":[[[100,4],[101,4],[101,5]]]})")}));
    QCOMPARE(far.code, 5);
    QCOMPARE(code(far), u"area_outside_town"_s);
    const Answer pack = call({u"audience"_s, u"--street"_s, u"x"_s, u"--data"_s, m_folder.path(), u"--pack"_s,
        write(u"p.townpack"_s, "no pack at all")});
    QCOMPARE(pack.code, 1);
    const Answer rejected =
        call(with({u"contacts"_s, u"import"_s, write(u"bad.csv"_s, "nome;telefono\nA;112\nB;899 000 012\n")}));
    QCOMPARE(rejected.code, 3);
    const QJsonArray rows = rejected.json[u"rejected"_s].toArray();
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[0][u"line"_s].toInt(), 2);
    QCOMPARE(rows[0][u"reason"_s].toString(), u"number_short_or_emergency"_s);
    QCOMPARE(rows[1][u"reason"_s].toString(), u"number_premium"_s);
}

QTEST_GUILESS_MAIN(TestCampanileCtl)
#include "tst_campanilectl.moc"
