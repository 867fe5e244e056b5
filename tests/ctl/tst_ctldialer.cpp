// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialerfixture.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>

#include <sqlite3.h>

using namespace campanile;
using namespace campanile::testing;
using namespace Qt::StringLiterals;

/// campanilectl with a real dialer.
class TestCtlDialer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void optOutsRefused_data();
    void optOutsRefused();
    void nobodyOptedOut();
    void aLanguageWithoutPromptsIsSaid();
    void withoutKeys();
    void aTextIsSpokenWithItsKeys();
    void preparedIsCalled();
    void reportOfEveryColumn();
    void whatPeopleHeard();
    void optOutsAreListedAndWithdrawn();

private:
    struct Answer {
        int code = -1;
        QString out, said;
        QJsonObject json;

        [[nodiscard]] QString error() const { return json[u"error"_s][u"code"_s].toString(); }
    };

    /// --json, unless the answer is wanted in words.
    Answer call(QStringList arguments, bool words = false)
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"CAMPANILE_DIALER"_s, m_fixture.dialer().endpoint().address);
        environment.insert(u"CAMPANILE_TOKEN"_s, m_fixture.dialer().endpoint().token);
        process.setProcessEnvironment(environment);
        arguments += {u"--data"_s, m_folder.filePath(u"data"_s), u"--pack"_s, QStringLiteral(CAMPANILE_SAMPLE_PACK)};
        if (!words)
            arguments += u"--json"_s;
        process.start(QStringLiteral(CAMPANILE_BIN_DIR "/campanilectl"), arguments);
        // The dialer is this program's child: its answers must not wait for us.
        if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 120'000)
            || process.exitStatus() != QProcess::NormalExit)
            return {};
        const QByteArray out = process.readAllStandardOutput();
        return {process.exitCode(), QString::fromUtf8(out), QString::fromUtf8(process.readAllStandardError()),
            QJsonDocument::fromJson(out).object()};
    }

    Answer prepare(const QStringList &options)
    {
        return call(
            QStringList{u"campaign"_s, u"prepare"_s, u"--drill"_s, u"--rectangle"_s, u"36,6:47,19"_s} + options);
    }

    QString sound(const QString &name, int milliseconds)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(toneWav(milliseconds)) < 0)
            qFatal("cannot write");
        return file.fileName();
    }

    bool inLedger(const QByteArray &sql, const std::function<void(sqlite3_stmt *)> &row = {})
    {
        sqlite3 *ledger = nullptr;
        sqlite3_stmt *statement = nullptr;
        bool done = false;
        if (sqlite3_open(qPrintable(m_fixture.folder() + u"/ledger.sqlite"_s), &ledger) == SQLITE_OK
            && sqlite3_prepare_v2(ledger, sql.constData(), -1, &statement, nullptr) == SQLITE_OK) {
            int step = sqlite3_step(statement);
            for (; step == SQLITE_ROW; step = sqlite3_step(statement))
                row(statement);
            done = step == SQLITE_DONE;
        }
        if (!done)
            qWarning("%s", sqlite3_errmsg(ledger));
        sqlite3_finalize(statement);
        sqlite3_close(ledger);
        return done;
    }

    DialerFixture m_fixture{1000};
    QTemporaryDir m_folder;
    QString m_campaign;
};

void TestCtlDialer::initTestCase()
{
    QVERIFY(m_fixture.start());
    const QString csv = m_folder.filePath(u"d.csv"_s);
    QCOMPARE(call({u"contacts"_s, u"generate"_s, u"--count"_s, u"60"_s, u"--seed"_s, u"5"_s, u"-o"_s, csv}).code, 0);
    QCOMPARE(call({u"contacts"_s, u"import"_s, csv}).code, 0);
}

void TestCtlDialer::optOutsRefused_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("error");
    const auto optout = [](const QStringList &rest) { return QStringList{u"optout"_s} + rest; };
    QTest::newRow("no number") << optout({u"show"_s}) << 2 << u"usage"_s;
    QTest::newRow("no reason") << optout({u"withdraw"_s, u"0461 123456"_s}) << 2 << u"usage"_s;
    QTest::newRow("empty reason") << optout({u"withdraw"_s, u"0461 123456"_s, u"--reason"_s, u" "_s}) << 2
                                  << u"usage"_s;
    QTest::newRow("two numbers") << optout({u"show"_s, u"0461"_s, u"123456"_s}) << 2 << u"usage"_s;
    QTest::newRow("emergency") << optout({u"withdraw"_s, u"112"_s, u"--reason"_s, u"x"_s}) << 2
                               << u"number_short_or_emergency"_s;
    QTest::newRow("no number at all") << optout({u"show"_s, u"Roma"_s}) << 2 << u"number_not_a_number"_s;
    QTest::newRow("nobody answers") << optout({u"list"_s, u"--dialer"_s, u"127.0.0.1:1"_s}) << 4
                                    << u"dialer_unreachable"_s;
    QTest::newRow("a stranger") << optout({u"list"_s, u"--token"_s, u"guessed"_s}) << 5 << u"dialer_denied"_s;
    QTest::newRow("a stranger withdraws")
        << optout({u"withdraw"_s, u"0461 123456"_s, u"--reason"_s, u"x"_s, u"--token"_s, u"guessed"_s}) << 5
        << u"dialer_denied"_s;
    QTest::newRow("did not opt out") << optout({u"withdraw"_s, u"0461 123456"_s, u"--reason"_s, u"x"_s}) << 3
                                     << u"dialer_refused"_s;
}

void TestCtlDialer::optOutsRefused()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    QFETCH(QString, error);
    const Answer answer = call(arguments);
    QCOMPARE(answer.code, code);
    QCOMPARE(answer.error(), error);
    QVERIFY(answer.said.startsWith(u"campanilectl: "_s)); // in words, too
}

void TestCtlDialer::nobodyOptedOut()
{
    const Answer list = call({u"optout"_s, u"list"_s});
    QCOMPARE(list.code, 0);
    QVERIFY(list.json[u"opt_outs"_s].isArray() && list.json[u"opt_outs"_s].toArray().isEmpty());
    QCOMPARE(call({u"optout"_s, u"list"_s}, true).out, u"Nobody asked not to be called any more.\n"_s);
    const Answer show = call({u"optout"_s, u"show"_s, u"0461 123456"_s});
    QCOMPARE(show.code, 3);
    QCOMPARE(show.json[u"number"_s].toString(), u"+390461123456"_s);
    QVERIFY(show.json.contains(u"opted_out"_s) && !show.json[u"opted_out"_s].toBool());
}

void TestCtlDialer::aLanguageWithoutPromptsIsSaid()
{
    const Answer answer = prepare(
        {u"--message"_s, u"pt="_s + sound(u"pt.wav"_s, 900), u"--message"_s, u"it="_s + sound(u"it.wav"_s, 1100)});
    QCOMPARE(answer.code, 0); // the alert is more than its keys
    const QJsonArray missing = answer.json[u"prompts_missing"_s].toArray();
    QCOMPARE(missing.size(), 1);
    QCOMPARE(missing[0][u"language"_s].toString(), u"pt"_s);
    QCOMPARE(missing[0][u"code"_s].toString(), u"voice_missing"_s);
    QVERIFY2(answer.said.contains(u"“pt”"_s), qPrintable(answer.said));
    const QJsonArray tracks = answer.json[u"tracks"_s].toArray();
    QCOMPARE(tracks.size(), 2);
    for (const QJsonValue &track : tracks)
        QCOMPARE(track[u"prompts"_s].toArray().size(), track[u"language"_s] == u"it"_s ? 5 : 0);
}

void TestCtlDialer::withoutKeys()
{
    const Answer answer = prepare({u"--message"_s, sound(u"it.wav"_s, 1200), u"--no-keys"_s});
    QCOMPARE(answer.code, 0);
    QVERIFY(answer.json[u"prompts_missing"_s].toArray().isEmpty());
    QVERIFY(answer.json[u"tracks"_s][0][u"prompts"_s].toArray().isEmpty());
    QCOMPARE(answer.json[u"tracks"_s].toArray().size(), 1);
    QVERIFY(answer.said.isEmpty());
}

void TestCtlDialer::aTextIsSpokenWithItsKeys()
{
    const Answer words = call({u"campaign"_s, u"prepare"_s, u"--drill"_s, u"--rectangle"_s, u"36,6:47,19"_s,
                                  u"--text"_s, u"Prova di allerta"_s},
        true);
    QCOMPARE(words.code, 0);
    QVERIFY2(words.out.contains(u"what the keys do is said in: it\n"_s), qPrintable(words.out));
}

void TestCtlDialer::preparedIsCalled()
{
    const Answer answer = prepare({u"--message"_s, sound(u"it.wav"_s, 2000)});
    QCOMPARE(answer.code, 0);
    QStringList kinds;
    for (const QJsonValue &prompt : answer.json[u"tracks"_s][0][u"prompts"_s].toArray()) {
        kinds.append(prompt[u"kind"_s].toString());
        QVERIFY(prompt[u"seconds"_s].toDouble() > 0.5); // measured by the dialer: somebody speaks
        QCOMPARE(prompt[u"digest"_s].toString().size(), 64);
    }
    kinds.sort();
    QCOMPARE(kinds, (QStringList{u"confirmed"_s, u"help"_s, u"keys"_s, u"opt_out"_s, u"opted_out"_s}));
    m_campaign = answer.json[u"campaign"_s].toString();
    QCOMPARE(call({u"campaign"_s, u"launch"_s, m_campaign, u"--digest"_s, u"00"_s}).code, 5);
    QCOMPARE(
        call({u"campaign"_s, u"launch"_s, m_campaign, u"--digest"_s, answer.json[u"digest"_s].toString()}).code, 0);
    QCOMPARE(call({u"campaign"_s, u"watch"_s, m_campaign}).code, 0);
    const Answer report = call({u"campaign"_s, u"report"_s, m_campaign});
    QCOMPARE(report.json[u"state"_s].toString(), u"finished"_s);
    QCOMPARE(report.json[u"audience"_s].toInt(), 60);
}

/// The simulated network says no Q.850 cause and calls nobody back: what a real one does is written into the ledger
/// while the dialer is away, as it writes it. The exported files have it, though the reader begins with a snapshot.
void TestCtlDialer::reportOfEveryColumn()
{
    QVERIFY(!m_campaign.isEmpty());
    const Answer before = call({u"campaign"_s, u"report"_s, m_campaign, u"--recipients"_s});
    QList<int> unreached;
    const QJsonArray all = before.json[u"recipients"_s].toArray();
    for (int i = 0; i < all.size(); ++i) {
        const QString outcome = all[i][u"outcome"_s].toString();
        if (outcome != u"heard"_s && outcome != u"confirmed"_s && outcome != u"help"_s)
            unreached.append(i);
        if (outcome == u"busy"_s)
            QCOMPARE(all[i][u"sip"_s].toInt(), 486);
        if (outcome == u"confirmed"_s)
            QCOMPARE(all[i][u"keys"_s].toString(), u"1"_s);
    }
    QVERIFY(unreached.size() >= 4);
    const QByteArray key = "(SELECT key FROM campaign WHERE id = '" + m_campaign.toUtf8() + "')";
    const auto event = [&](int recipient, const QByteArray &columns, const QByteArray &values) {
        return inLedger("INSERT INTO event (campaign, seq, time_ms, recipient, " + columns + ") SELECT " + key
            + ", max(seq) + 1, max(time_ms) + 1000, " + QByteArray::number(recipient) + ", " + values
            + " FROM event WHERE campaign = " + key);
    };
    QSignalSpy stopped(&m_fixture.dialer(), &EmbeddedDialer::stopped);
    m_fixture.dialer().stop();
    QVERIFY(stopped.wait(10'000));
    const QByteArray ended =
        "kind, attempt, code, sip_code, ring_ms, heard_ms, next_ms, words, track, q850, line_fault, "
        "opted_out";
    const int busy = unreached[0], fault = unreached[1], back = unreached[2], unwilling = unreached[3];
    QVERIFY(event(busy, "kind, attempt", "2, 9"));
    QVERIFY(event(busy, ended, "4, 9, 7, 486, 900, 0, 0, '', 0, 17, 0, 0"));
    QVERIFY(event(fault, "kind, attempt", "2, 9"));
    QVERIFY(event(fault, ended, "4, 9, 8, 503, 900, 0, 0, '', 0, 34, 1, 0"));
    QVERIFY(event(back, "kind, attempt, code, heard_ms, words, track, opted_out", "5, 0, 3, 2000, '9', 1, 0"));
    QVERIFY(event(unwilling, "kind, attempt, code, heard_ms, words, track, opted_out", "5, 0, 5, 900, '00', 1, 1"));
    QVERIFY(m_fixture.start());

    const Answer report = call({u"campaign"_s, u"report"_s, m_campaign, u"--recipients"_s});
    QCOMPARE(report.code, 0);
    QCOMPARE(report.json[u"called_back"_s].toInt(), 1);
    QCOMPARE(report.json[u"help"_s].toInt(), before.json[u"help"_s].toInt() + 1);
    QCOMPARE(report.json[u"heard"_s].toInt(), before.json[u"heard"_s].toInt() + 1);
    QCOMPARE(report.json[u"event_gaps"_s].toInt(), 0);
    QCOMPARE(report.json[u"tracks"_s][0][u"prompts"_s].toArray().size(), 5); // what was announced, and to how many
    QCOMPARE(report.json[u"tracks"_s][0][u"recipients"_s].toInt(), 60);
    const QJsonArray lines = report.json[u"recipients"_s].toArray();
    const auto line = [&](int who) { return lines[who].toObject(); };
    QCOMPARE(line(busy)[u"sip"_s].toInt(), 486);
    QCOMPARE(line(busy)[u"q850"_s].toInt(), 17);
    QVERIFY(line(fault)[u"line_fault"_s].toBool());
    QCOMPARE(line(fault)[u"q850"_s].toInt(), 34);
    QVERIFY(line(back)[u"called_back"_s].toBool());
    QCOMPARE(line(back)[u"keys"_s].toString(), u"9"_s);
    QCOMPARE(line(back)[u"outcome"_s].toString(), u"help"_s);
    QVERIFY(line(unwilling)[u"opted_out"_s].toBool());
    QCOMPARE(line(unwilling)[u"keys"_s].toString(), u"00"_s);

    // The same as a table: as many columns in every line, whatever an address holds.
    const QStringList text =
        call({u"campaign"_s, u"report"_s, m_campaign, u"--recipients"_s}, true).out.split(u'\n', Qt::SkipEmptyParts);
    const qsizetype heading = text.indexOf(QRegularExpression(u"^number\t.*"_s));
    QVERIFY(heading > 0);
    const QStringList columns = text[heading].split(u'\t');
    QCOMPARE(text.size() - heading - 1, 60);
    for (int who = 0; who < 60; ++who) {
        const QStringList cells = text[heading + 1 + who].split(u'\t');
        QCOMPARE(cells.size(), columns.size());
        const auto cell = [&](const QString &column) { return cells[columns.indexOf(column)]; };
        const auto number = [](int value) { return value > 0 ? QString::number(value) : QString(); };
        const auto yes = [](bool value) { return value ? u"yes"_s : QString(); };
        const QJsonObject same = line(who);
        QCOMPARE(cell(u"number"_s), same[u"number"_s].toString());
        QCOMPARE(cell(u"address"_s), same[u"address"_s].toString());
        QCOMPARE(cell(u"outcome"_s), who == fault ? u"line"_s : same[u"outcome"_s].toString());
        QCOMPARE(cell(u"attempts"_s), QString::number(same[u"attempts"_s].toInt()));
        QCOMPARE(cell(u"last"_s), same[u"last"_s].toString());
        QCOMPARE(cell(u"sip"_s), number(same[u"sip"_s].toInt()));
        QCOMPARE(cell(u"q850"_s), number(same[u"q850"_s].toInt()));
        QCOMPARE(cell(u"keys"_s), same[u"keys"_s].toString());
        QCOMPARE(cell(u"called_back"_s), yes(who == back));
        QCOMPARE(cell(u"help"_s), yes(same[u"outcome"_s] == u"help"_s));
        QCOMPARE(cell(u"opted_out"_s), yes(who == unwilling));
        if (who == busy)
            QCOMPARE(cell(u"network"_s), u"SIP 486 · Q.850 17 (busy)"_s);
    }
}

void TestCtlDialer::whatPeopleHeard()
{
    QVERIFY(!m_campaign.isEmpty());
    QCOMPARE(call({u"campaign"_s, u"sounds"_s, u"nothing-like-it"_s}).code, 3);
    const Answer list = call({u"campaign"_s, u"sounds"_s, m_campaign});
    QCOMPARE(list.code, 0);
    QCOMPARE(list.json[u"sounds"_s].toArray().size(), 6); // the message and five prompts
    const QString taken = m_folder.filePath(u"taken"_s);
    QFile file(taken);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(call({u"campaign"_s, u"sounds"_s, m_campaign, u"-o"_s, taken}).error(), u"file_unwritable"_s);

    const QDir folder(m_folder.filePath(u"evidence"_s));
    QCOMPARE(call({u"campaign"_s, u"sounds"_s, m_campaign, u"-o"_s, folder.path()}).code, 0);
    for (const QJsonValue &sound : list.json[u"sounds"_s].toArray()) {
        QFile written(folder.filePath(sound[u"name"_s].toString() + u".wav"_s));
        QVERIFY2(written.open(QIODevice::ReadOnly), qPrintable(written.fileName()));
        QCOMPARE(QString::fromLatin1(QCryptographicHash::hash(written.readAll(), QCryptographicHash::Sha256).toHex()),
            sound[u"digest"_s].toString());
        QVERIFY(sound[u"seconds"_s].toDouble() > 0.5);
        QCOMPARE(sound[u"phones"_s].toInt(), 60);
    }
    QCOMPARE(folder.entryList(QDir::Files).size(), 6);
    QVERIFY(folder.exists(u"it-message.wav"_s) && folder.exists(u"it-opt_out.wav"_s));
}

/// Nobody on the simulated network presses 0: two calls in which it was asked are written into the ledger while the
/// dialer is away, as it writes them.
void TestCtlDialer::optOutsAreListedAndWithdrawn()
{
    QVERIFY(!m_campaign.isEmpty());
    QSignalSpy stopped(&m_fixture.dialer(), &EmbeddedDialer::stopped);
    m_fixture.dialer().stop();
    QVERIFY(stopped.wait(10'000));
    QVERIFY(inLedger("INSERT INTO opt_out (number, campaign, since_ms) SELECT number, campaign, "
                     "1700000000000 + position FROM recipient WHERE position IN (3, 7) AND campaign = "
                     "(SELECT key FROM campaign WHERE id = '"
        + m_campaign.toUtf8() + "') ORDER BY position"));
    QVERIFY(m_fixture.start());

    const QJsonArray two = call({u"optout"_s, u"list"_s}).json[u"opt_outs"_s].toArray();
    QCOMPARE(two.size(), 2);
    QCOMPARE(two[0][u"since"_s].toString(), u"2023-11-14T22:13:20.003Z"_s); // oldest first
    QCOMPARE(two[1][u"since"_s].toString(), u"2023-11-14T22:13:20.007Z"_s);
    QCOMPARE(two[0][u"campaign"_s].toString(), m_campaign);
    QVERIFY(!two[0][u"name"_s].toString().isEmpty() && !two[0][u"address"_s].toString().isEmpty()); // the registry's
    const QString number = two[0][u"number"_s].toString(), other = two[1][u"number"_s].toString();
    const Answer shown = call({u"optout"_s, u"show"_s, number.mid(3)}); // without +39
    QCOMPARE(shown.code, 0);
    QVERIFY(shown.json[u"opted_out"_s].toBool());
    QCOMPARE(shown.json[u"name"_s], two[0][u"name"_s]);

    // The dialer refuses them from now on, by name.
    const Answer prepared = prepare({u"--message"_s, sound(u"it.wav"_s, 1300)});
    QCOMPARE(prepared.json[u"accepted"_s].toInt(), 58);
    for (const QJsonValue &refused : prepared.json[u"refused"_s].toArray())
        QCOMPARE(refused[u"reason"_s].toString(), u"opted_out"_s);

    QCOMPARE(call({u"optout"_s, u"withdraw"_s, number, u"--reason"_s, u"Desk: the owner’s letter"_s}).code, 0);
    QCOMPARE(
        call({u"optout"_s, u"withdraw"_s, number, u"--reason"_s, u"again"_s}).code, 3); // nothing left to take back
    QCOMPARE(call({u"optout"_s, u"show"_s, number}).code, 3);
    const QJsonArray one = call({u"optout"_s, u"list"_s}).json[u"opt_outs"_s].toArray();
    QCOMPARE(one.size(), 1);
    QCOMPARE(one[0][u"number"_s].toString(), other);
    QString reason;
    QVERIFY(inLedger("SELECT withdrawn_reason FROM opt_out WHERE withdrawn_ms IS NOT NULL", [&](sqlite3_stmt *row) {
        reason += QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(row, 0)));
    }));
    QVERIFY2(reason.endsWith(u": Desk: the owner’s letter"_s), qPrintable(reason));
}

QTEST_GUILESS_MAIN(TestCtlDialer)
#include "tst_ctldialer.moc"
