// SPDX-License-Identifier: GPL-3.0-or-later
#include "csvreader.h"
#include "csvline.h"
#include "textencoding.h"

#include <QTemporaryDir>
#include <QTest>

using namespace campanile;
using namespace Qt::StringLiterals;

class TestCsvReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void records_data();
    void records();
    void quoteNeverClosedCostsOneLine();
    void hundredMegabyteLine();
    void quotedGiant();
    void quotesEverywhereCostNoSquare();
    void stopsWithinALine();
    void chunksDoNotMatter();
    void delimiters_data();
    void delimiters();
    void encodings_data();
    void encodings();
    void binaryIsRefused();
    void formulasAreText();
    void writtenIsReadBack();

private:
    QString write(const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(u"f.csv"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        return file.fileName();
    }

    QList<CsvRecord> read(const QByteArray &bytes, const QString &encoding = u"UTF-8"_s)
    {
        CsvReader reader(write(bytes), encoding, u';');
        if (!reader.open())
            return {};
        QList<CsvRecord> all;
        CsvRecord record;
        while (reader.next(record))
            all.append(record);
        return all;
    }

    QTemporaryDir m_folder;
};

void TestCsvReader::records_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QList<QStringList>>("rows");
    using Rows = QList<QStringList>;
    QTest::newRow("empty") << QByteArray() << Rows{};
    QTest::newRow("line ends only") << QByteArray("\n\r\n\n") << Rows{};
    QTest::newRow("blank lines") << QByteArray("a;b\n\n   \nc;d") << Rows{{u"a"_s, u"b"_s}, {u"c"_s, u"d"_s}};
    QTest::newRow("no end") << QByteArray("a;b") << Rows{{u"a"_s, u"b"_s}};
    QTest::newRow("windows") << QByteArray("a;b\r\nc;d\r\n") << Rows{{u"a"_s, u"b"_s}, {u"c"_s, u"d"_s}};
    QTest::newRow("old mac") << QByteArray("a;b\rc;d\r") << Rows{{u"a"_s, u"b"_s}, {u"c"_s, u"d"_s}};
    QTest::newRow("bom") << QByteArray("\xEF\xBB\xBF"
                                       "a;b\n")
                         << Rows{{u"a"_s, u"b"_s}};
    QTest::newRow("quotes") << QByteArray("\"a;1\";\"b\"\"c\"\n") << Rows{{u"a;1"_s, u"b\"c"_s}};
    QTest::newRow("line end in quotes") << QByteArray("\"a\nb\";c\nd;e") << Rows{{u"a\nb"_s, u"c"_s}, {u"d"_s, u"e"_s}};
    QTest::newRow("quote inside") << QByteArray("5\" pipe;b\n") << Rows{{u"5\" pipe"_s, u"b"_s}};
    QTest::newRow("empty fields") << QByteArray(";;\n") << Rows{{{}, {}, {}}};
    QTest::newRow("spaces") << QByteArray(" a ; \" b \" \n") << Rows{{u"a"_s, u" b "_s}};
    QTest::newRow("empty quotes at the end") << QByteArray("a;\"\"") << Rows{{u"a"_s, {}}};
}

void TestCsvReader::records()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QList<QStringList>, rows);
    QList<QStringList> found;
    for (const CsvRecord &record : read(bytes)) {
        QVERIFY(!record.problem);
        found.append(record.fields);
    }
    QCOMPARE(found, rows);
}

void TestCsvReader::quoteNeverClosedCostsOneLine()
{
    const QList<CsvRecord> all = read("a;b\n\"c;d\ne;f\ng;h\n");
    QCOMPARE(all.size(), 4);
    QCOMPARE(all[1].problem->code, ErrorCode::ImportQuoteOpen);
    QCOMPARE(all[1].line, 2);
    QCOMPARE(all[1].text, u"\"c;d"_s);
    QCOMPARE(all[2].fields, (QStringList{u"e"_s, u"f"_s}));
    QCOMPARE(all[2].line, 3);
    QCOMPARE(all[3].line, 4);
    QCOMPARE(read("\"").size(), 1);
    QCOMPARE(read("a;\"b").size(), 1);
}

void TestCsvReader::hundredMegabyteLine()
{
    const QList<CsvRecord> all = read("a;b\n" + QByteArray(100 * 1024 * 1024, 'x') + "\nc;d\n");
    QCOMPARE(all.size(), 3);
    QCOMPARE(all[1].problem->code, ErrorCode::ImportLineTooLong);
    QVERIFY(all[1].text.size() <= 200);
    QCOMPARE(all[2].fields, (QStringList{u"c"_s, u"d"_s}));
    QCOMPARE(all[2].line, 3);
    QCOMPARE(read(QByteArray(CsvReader::longestRecord, 'x')).size(), 1); // exactly at the limit, and no end
    const QList<CsvRecord> columns = read(QByteArray(5000, ';') + "\nc;d\n");
    QCOMPARE(columns.size(), 2);
    QCOMPARE(columns[0].problem->code, ErrorCode::ImportLineTooLong); // no word of quotes: there are none
    const QList<CsvRecord> endless = read("a;b\n" + QByteArray("x;").repeated(100'000) + "\nc;d\n");
    QCOMPARE(endless.size(), 3);
    QCOMPARE(endless[1].problem->code, ErrorCode::ImportLineTooLong);
    QCOMPARE(endless[2].line, 3);
}

// Each line leaves a quote open whichever way it is met; looked ahead for its end from each of them anew, a file of
// 12 MB would take a quarter of an hour.
void TestCsvReader::quotesEverywhereCostNoSquare()
{
    constexpr int lines = 2'000'000;
    CsvReader reader(write(QByteArray("x\";\"y\n").repeated(lines)), u"UTF-8"_s, u';');
    QVERIFY(reader.open());
    CsvRecord record;
    int given = 0;
    qint64 last = 0;
    while (reader.next(record)) {
        given += record.problem.has_value();
        last = record.line;
    }
    QVERIFY(!reader.error());
    QVERIFY(given > lines / 2);
    QVERIFY(last > lines - CsvReader::longestRecord);
}

void TestCsvReader::stopsWithinALine()
{
    QFile file(m_folder.filePath(u"giant.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("a;b\n") == 4 && file.resize(qint64{1} << 30)); // sparse
    file.close();
    CsvReader reader(file.fileName(), u"UTF-8"_s, u';');
    QVERIFY(reader.open());
    int told = 0;
    reader.onProgress([&](double part) { return part < 0.01 && ++told > 0; });
    CsvRecord record;
    QVERIFY(reader.next(record));
    QCOMPARE(record.fields, (QStringList{u"a"_s, u"b"_s}));
    QVERIFY(!reader.next(record));
    QVERIFY(reader.error());
    QCOMPARE(reader.error()->code, ErrorCode::Cancelled);
    QVERIFY(told > 10);
}

void TestCsvReader::quotedGiant()
{
    QByteArray bytes = "a;b\n\"";
    for (int i = 0; i < 100'000; ++i)
        bytes += "line " + QByteArray::number(i) + "\n";
    const QList<CsvRecord> all = read(bytes); // an open quote before a hundred thousand lines
    QCOMPARE(all.size(), 100'001);
    QCOMPARE(all.back().fields, QStringList{u"line 99999"_s});
    QCOMPARE(all.back().line, 100'001);
}

void TestCsvReader::chunksDoNotMatter()
{
    QByteArray bytes;
    for (int i = 0; i < 40'000; ++i)
        bytes += "\"Città " + QByteArray::number(i) + "\"\"\";\"più\"\r\n";
    const QList<CsvRecord> all = read(bytes);
    QCOMPARE(all.size(), 40'000);
    for (int i = 0; i < all.size(); ++i) {
        if (all[i].fields != QStringList{u"Città %1\""_s.arg(i), u"più"_s} || all[i].line != i + 1)
            QFAIL(qPrintable(u"row %1"_s.arg(i)));
    }
}

void TestCsvReader::delimiters_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QChar>("delimiter");
    QTest::newRow("semicolon") << u"nome;via\nRossi, Bianchi;Via Roma, 1\nA, B;Via C, 2\n"_s << QChar(u';');
    QTest::newRow("comma") << u"nome,via\nA;x,Via Roma\nB,Via C\n"_s << QChar(u',');
    QTest::newRow("comma in quotes") << u"nome;tel\n\"a,b,c\";1\n\"d,e,f\";2\n"_s << QChar(u';');
    QTest::newRow("tab") << u"nome\tvia\nA, b\tVia Roma, 1\nC\tVia D\n"_s << QChar(u'\t');
    QTest::newRow("pipe") << u"nome|via|tel\na|b|c\n"_s << QChar(u'|');
    QTest::newRow("one column") << u"telefono\n0461123456\n"_s << QChar(u';');
    QTest::newRow("nothing") << QString() << QChar(u';');
}

void TestCsvReader::delimiters()
{
    QFETCH(QString, text);
    QTEST(guessDelimiter(text), "delimiter");
}

void TestCsvReader::encodings_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("encoding");
    const QString text = u"nome;via\nNicolò;Località San Donà\nPerù;Città\n"_s;
    QTest::newRow("ascii") << QByteArray("nome;via\n") << u"UTF-8"_s;
    QTest::newRow("utf-8") << text.toUtf8() << u"UTF-8"_s;
    QTest::newRow("utf-8 bom") << "\xEF\xBB\xBF" + text.toUtf8() << u"UTF-8"_s;
    QTest::newRow("latin-1") << text.toLatin1() << u"windows-1252"_s;
    QTest::newRow("windows quotes") << QByteArray("via\nDell\x92"
                                                  "Acqua citt\xE0 perch\xE9\n")
                                    << u"windows-1252"_s;
    QTest::newRow("dos") << QByteArray("via\nLocalit\x85 San Don\x85 citt\x85 pi\x97 perch\x82\n") << u"IBM850"_s;
    const auto utf16 = [&](bool bom) {
        QByteArray bytes = bom ? QByteArray("\xFF\xFE") : QByteArray();
        for (const QChar c : text)
            bytes.append(static_cast<char>(c.unicode() & 0xff)).append(static_cast<char>(c.unicode() >> 8));
        return bytes;
    };
    QTest::newRow("utf-16 bom") << utf16(true) << u"UTF-16LE"_s;
    QTest::newRow("utf-16") << utf16(false) << u"UTF-16LE"_s;
}

void TestCsvReader::encodings()
{
    QFETCH(QByteArray, bytes);
    for (const qsizetype chunk : {qsizetype{1}, qsizetype{7}, bytes.size()}) {
        EncodingGuess guess(u"f"_s);
        for (qsizetype i = 0; i < bytes.size(); i += chunk)
            guess.feed(QByteArrayView(bytes).sliced(i, std::min(chunk, bytes.size() - i)));
        QVERIFY(guess.result());
        QTEST(*guess.result(), "encoding");
    }
}

void TestCsvReader::binaryIsRefused()
{
    for (const QByteArray &bytes :
        {QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16).repeated(50), QByteArray(1000, '\0'),
            QByteArray("PK\3\4\24\0\6\0\10\0\0\0!\0", 14).repeated(20), QByteArray("\1\2\3\4\5\6").repeated(50)}) {
        EncodingGuess guess(u"f"_s);
        guess.feed(bytes);
        QVERIFY(!guess.result());
        QCOMPARE(guess.result().error().code, ErrorCode::FileWrongKind);
    }
}

void TestCsvReader::formulasAreText()
{
    QCOMPARE(csvLine({u"=1+1"_s, u"+39 0461 123456"_s, u"+cmd|x"_s, u"-2"_s, u"@SUM"_s, u"Via Roma"_s}),
        QByteArray("'=1+1;+39 0461 123456;'+cmd|x;'-2;'@SUM;Via Roma\r\n"));
}

void TestCsvReader::writtenIsReadBack()
{
    const QStringList fields{u"a;b"_s, u"c\"d"_s, u"e\nf"_s, u" g "_s, {}, u"città"_s};
    const QList<CsvRecord> all = read(csvLine(fields));
    QCOMPARE(all.size(), 1);
    QCOMPARE(all[0].fields, fields);
}

QTEST_GUILESS_MAIN(TestCsvReader)
#include "tst_csvreader.moc"
