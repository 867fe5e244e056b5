// SPDX-License-Identifier: GPL-3.0-or-later
#include "voicecommands.h"

#include <QTest>

using namespace campanile;
using namespace Qt::StringLiterals;
using Problem = VoiceCommandFinding::Problem;

class TestVoiceCommands : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void words_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<Problem>("code");
        const auto right = [](const char *name, const QString &command, const QStringList &words) {
            QTest::newRow(name) << command << words << Problem::None;
        };
        const auto wrong = [](const char *name, const QString &command, Problem code) {
            QTest::newRow(name) << command << QStringList() << code;
        };
        right("plain", u"piper --out {wav}"_s, {u"piper"_s, u"--out"_s, u"{wav}"_s});
        right("spaces", u"  piper \t {wav} "_s, {u"piper"_s, u"{wav}"_s});
        right("quoted", u"\"C:\\Program Files\\piper.exe\" '{wav}' \"\""_s,
            {u"C:\\Program Files\\piper.exe"_s, u"{wav}"_s, u""_s});
        right("quotes in a word", u"say --text=\"a b\"'c' -o={wav}"_s, {u"say"_s, u"--text=a bc"_s, u"-o={wav}"_s});
        right("no shell", u"say {wav}; rm -rf $HOME"_s, {u"say"_s, u"{wav};"_s, u"rm"_s, u"-rf"_s, u"$HOME"_s});
        wrong("empty", u""_s, Problem::CommandEmpty);
        wrong("blank", u"   "_s, Problem::CommandEmpty);
        wrong("empty program", u"'' {wav}"_s, Problem::CommandEmpty);
        wrong("open quote", u"piper '{wav}"_s, Problem::QuoteOpen);
        wrong("nothing written", u"piper {text}"_s, Problem::NoWave);
        wrong("unknown", u"piper {wave} {wav}"_s, Problem::PlaceholderUnknown);
    }

    void words()
    {
        QFETCH(const QString, command);
        QFETCH(const QStringList, words);
        QFETCH(const Problem, code);
        const auto result = voiceCommandWords(command);
        QCOMPARE(result ? Problem::None : result.error().problem, code);
        if (result)
            QCOMPARE(*result, words);
        else
            QVERIFY(campanile::words(result.error()).endsWith(u'.'));
    }

    void lists()
    {
        const QString shell = u"/bin/sh {wav}"_s;
        QCOMPARE(voiceCommandFindings({{u"A"_s, u"it"_s, shell}, {u"B"_s, u"de-AT"_s, u"sh {wav}"_s}}),
            (QList<VoiceCommandFinding>{{}, {}}));
        const auto codes = [](const VoiceCommands &commands) {
            QList<Problem> all;
            for (const VoiceCommandFinding &finding : voiceCommandFindings(commands))
                all.append(finding.problem);
            return all;
        };
        QCOMPARE(codes({{u"A"_s, u"it"_s, shell}, {u" a "_s, u"it"_s, shell}, {u""_s, u"it"_s, shell},
                     {u"C"_s, u""_s, shell}, {u"D"_s, u"??"_s, shell}, {u"E"_s, u"it"_s, u"/nonexistent/x {wav}"_s},
                     {u"F"_s, u"it"_s, u"sh"_s}}),
            (QList{Problem::None, Problem::NameTaken, Problem::NameMissing, Problem::LanguageUnknown,
                Problem::LanguageUnknown, Problem::ProgramMissing, Problem::NoWave}));
    }
};

QTEST_GUILESS_MAIN(TestVoiceCommands)
#include "tst_voicecommands.moc"
