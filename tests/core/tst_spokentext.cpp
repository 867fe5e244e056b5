// SPDX-License-Identifier: GPL-3.0-or-later
#include "spokentext.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace campanile;
using namespace Qt::StringLiterals;

namespace {

/// What must hold of any text: pieces in order on both sides, nothing a voice could take for a command.
void checkShape(const QString &text, const SpokenText &spoken)
{
    qsizetype end = 0;
    qsizetype sourceEnd = 0;
    for (const SpokenText::Piece &piece : spoken.pieces) {
        QVERIFY(piece.spoken.start >= end && piece.spoken.length > 0);
        QVERIFY(piece.source.start >= sourceEnd && piece.source.length > 0);
        end = piece.spoken.end();
        sourceEnd = piece.source.end();
        QCOMPARE(spoken.sourceAt(piece.spoken.start), piece.source);
        QCOMPARE(spoken.sourceAt(piece.spoken.end() - 1), piece.source);
    }
    QVERIFY(end <= spoken.text.size());
    QVERIFY(sourceEnd <= text.size());
    for (const QChar c : spoken.text.left(20'000))
        QVERIFY2(c == u' '
                || (c.category() != QChar::Other_Control && c.category() != QChar::Other_Format
                    && !u"<>[]{}|\\"_s.contains(c)),
            qPrintable(u"%1 in %2"_s.arg(QString::number(c.unicode(), 16), spoken.text.left(200))));
    QVERIFY(!spoken.text.contains("  "_L1));
    QVERIFY(spoken.text.isEmpty() || !spoken.text.front().isSpace());
    QVERIFY(spoken.text.isValidUtf16());
}

} // namespace

class TestSpokenText : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void isReadAs_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("spoken");
        QFile file(QStringLiteral(CAMPANILE_SOURCE_DIR "/tests/core/data/speech.tsv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        int number = 0;
        for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
            ++number;
            if (line.isEmpty() || line.startsWith(u'#'))
                continue;
            const QStringList cells = line.split(u'\t');
            QCOMPARE(cells.size(), 3);
            QTest::addRow("%d %s", number, qPrintable(cells[1]))
                << cells[0] << QString(cells[1]).replace("\\n"_L1, "\n"_L1) << cells[2];
        }
    }

    void isReadAs()
    {
        QFETCH(const QString, language);
        QFETCH(const QString, written);
        QFETCH(const QString, spoken);
        const SpokenText result = spokenText(written, language);
        QCOMPARE(result.text, spoken);
        checkShape(written, result);
    }

    void marksWhatWasWritten()
    {
        const QString text = u"Alle h 14:30, in P.zza S. Maria Maggiore, tel. 0461 884111: l\u2019A22 è chiusa."_s;
        const SpokenText spoken = spokenText(text, u"it"_s);
        checkShape(text, spoken);
        QStringList sources;
        for (const SpokenText::Piece &piece : spoken.pieces)
            sources.append(text.sliced(piece.source.start, piece.source.length).trimmed());
        QCOMPARE(
            sources.join(u'|'), u"Alle|h 14:30|in|P.zza|S.|Maria|Maggiore|tel.|0461 884111|l\u2019|A|22|è|chiusa"_s);
        // every word of a place leads to it
        const qsizetype thirty = spoken.text.indexOf("trenta"_L1);
        QVERIFY(thirty > 0);
        const TextSpan time = spoken.sourceAt(thirty);
        QCOMPARE(text.sliced(time.start, time.length), u"h 14:30"_s);
        QCOMPARE(spoken.sourceAt(spoken.text.indexOf(u',')), TextSpan{});
        QCOMPARE(spoken.sourceAt(-1), TextSpan{});
        QCOMPARE(spoken.sourceAt(spoken.text.size() + 5), TextSpan{});
    }

    void marksThroughWhatIsInvisible()
    {
        // decomposed accent, soft hyphen, joiner, direction marks, a pair
        const QString text = u"perche\u0301 \u200Fac\u00ADqua\u200E \U0001F30A alta"_s;
        const SpokenText spoken = spokenText(text, u"it"_s);
        checkShape(text, spoken);
        QCOMPARE(spoken.text, u"perché acqua alta"_s);
        const TextSpan first = spoken.sourceAt(0);
        QCOMPARE(text.sliced(first.start, first.length), u"perche\u0301"_s);
        const TextSpan water = spoken.sourceAt(7);
        QCOMPARE(text.sliced(water.start, water.length), u"ac\u00ADqua"_s);
    }

    void townsOwnPronunciationsComeFirst()
    {
        const Pronunciations list{{{u"Cognola"_s, u"cògnola"_s, {}}, {u"S. Maria"_s, u"santa marìa"_s, {}},
            {u"s. maria maggiore"_s, u"santa marìa maggióre"_s, {}}, {u"A22"_s, u"autobrennero"_s, u"it"_s},
            {u"nichts"_s, u"..."_s, {}}, {u"COC"_s, u"centro operativo"_s, {}}}};
        QCOMPARE(
            spokenText(u"COGNOLA, Cognolana e cognola."_s, u"it"_s, list).text, u"cògnola, Cognolana e cògnola."_s);
        QCOMPARE(
            spokenText(u"S. Maria Maggiore e S. Maria"_s, u"it"_s, list).text, u"santa marìa maggióre e santa marìa"_s);
        QCOMPARE(spokenText(u"sull'A22 il COC"_s, u"it"_s, list).text, u"sull'autobrennero il centro operativo"_s);
        QCOMPARE(spokenText(u"A22"_s, u"it-IT"_s, list).text, u"autobrennero"_s);
        QCOMPARE(spokenText(u"A22"_s, u"de"_s, list).text, u"A zweiundzwanzig"_s);
    }

    void listsAreCleanedAndMerged()
    {
        const Pronunciations ours{{{u" Povo "_s, u"pòvo"_s, {}}, {u"povo"_s, u"póvo"_s, {}}, {u" "_s, u"x"_s, {}}}};
        QCOMPARE(cleaned(ours).entries, (QList<Pronunciation>{{u"povo"_s, u"póvo"_s, {}}}));
        const Pronunciations theirs{{{u"Mattarello"_s, u"mattarèllo"_s, {}}, {u"POVO"_s, u"altro"_s, {}}}};
        QCOMPARE(merged(ours, theirs).entries,
            (QList<Pronunciation>{{u"povo"_s, u"póvo"_s, {}}, {u"Mattarello"_s, u"mattarèllo"_s, {}}}));
    }

    void hostileTexts_data()
    {
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const QString &text) { QTest::newRow(name) << text; };
        row("empty", {});
        row("spaces", u" \t\n\r\u00A0\u2028 "_s);
        row("signs alone", u"... --- !!! ((())) \u2022"_s);
        row("markup", u"<speak><audio src='/etc/passwd'/>ciao</speak> &lt;"_s);
        row("phonemes", u"[[hEllo]] [[[[ ]] ciao"_s);
        row("control", u"acqua\u0000\u0001\u001b[31m\u0007 potabile\u0085"_s);
        row("half pairs", QString(QChar(0xD83C)) + u"a"_s + QChar(0xDC0A) + u"b"_s + QChar(0xD83C));
        row("direction", u"\u202Eacqua\u202C \u2066x\u2069 تحذير"_s);
        row("combining", u"a"_s + u"\u0301"_s.repeated(5000));
        row("much of a", u"a"_s.repeated(100'000));
        row("much of 1", u"1"_s.repeated(100'000));
        row("much of 1.", u"1."_s.repeated(50'000));
        row("much of 1 ", u"1 "_s.repeated(50'000));
        row("much of A.", u"A."_s.repeated(50'000));
        row("much of X", u"X"_s.repeated(100'000));
        row("much of a.", u"a."_s.repeated(50'000));
        row("much of /", u"1/"_s.repeated(50'000));
        row("much of words", u"Via S. Maria 12/A, ore 14:30. "_s.repeated(3'300));
        row("much of address", u"via a "_s + u"bcd "_s.repeated(25'000));
        row("much of '", u"'"_s.repeated(100'000));
        row("much of spaces", u" "_s.repeated(100'000));
        row("much of lines", u"\n"_s.repeated(100'000));
        row("much of @", u"a@"_s.repeated(50'000));
    }

    void hostileTexts()
    {
        QFETCH(const QString, text);
        for (const QString &language : {u"it"_s, u"de"_s, u"en"_s, u"xx-YY"_s}) {
            QElapsedTimer timer;
            timer.start();
            const SpokenText spoken = spokenText(text, language);
            checkShape(text, spoken);
            QVERIFY2(timer.elapsed() < 20'000, qPrintable(u"%1: %2 ms"_s.arg(language).arg(timer.elapsed())));
        }
    }

    void megabyteIsReadInSeconds()
    {
        const QString text = u"Via S. Maria 12/A, ore 14:30. "_s.repeated(33'000);
        QElapsedTimer timer;
        timer.start();
        const SpokenText spoken = spokenText(text, u"it"_s);
        QVERIFY2(timer.elapsed() < 60'000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(spoken.pieces.size(), 33'000 * 6);
        qInfo(
            "%lld characters in %lld ms", static_cast<long long>(text.size()), static_cast<long long>(timer.elapsed()));
    }

    void anythingAtAll()
    {
        const QString alphabet = u"  \n.,:;/-+'°%€()[]<>&@#0123456789aeioSVXIMCPnhkmt\u00E0\u2019\u00AD\u200F\u0301"_s;
        QRandomGenerator random(20261122);
        for (int i = 0; i < 3000; ++i) {
            QString text;
            for (int n = random.bounded(60); n > 0; --n)
                text += alphabet[random.bounded(static_cast<int>(alphabet.size()))];
            for (const QString &language : {u"it"_s, u"de"_s, u"fr"_s, u"en"_s, u"sl"_s})
                checkShape(text, spokenText(text, language));
            if (QTest::currentTestFailed()) {
                qWarning() << i << text;
                return;
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestSpokenText)
#include "tst_spokentext.moc"
