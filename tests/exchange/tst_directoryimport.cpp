// SPDX-License-Identifier: GPL-3.0-or-later
#include "csvdirectoryimporter.h"
#include "database.h"
#include "fakegazetteer.h"
#include "sqlitecontactstore.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace campanile;
using namespace Qt::StringLiterals;

class TestDirectoryImport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void headers_data();
    void headers();
    void addresses_data();
    void addresses();
    void refuses_data();
    void refuses();
    void everyRowIsAccountedFor();
    void checkWritesNothing();
    void twiceIsOnce();
    void twoPhonesAreTwoContacts();
    void fullAddressAndSurname();
    void latinOne();
    void sampleStaysSample();
    void noPhoneColumn();
    void cancelled();

private:
    QString write(const QByteArray &bytes)
    {
        QFile file(m_folder->filePath(u"d.csv"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        return file.fileName();
    }

    Result<ImportReport> import(const QByteArray &bytes, const DirectoryTerms &terms = {})
    {
        const Result<DirectoryFile> file = m_importer->inspect(write(bytes)).result();
        if (!file)
            return std::unexpected(file.error());
        return m_importer->import(*file, terms).result();
    }

    [[nodiscard]] QList<Contact> contacts() { return m_store->index().result().value()->contacts(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<SqliteContactStore> m_store;
    std::unique_ptr<CsvDirectoryImporter> m_importer;
};

void TestDirectoryImport::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto database = Database::open(m_folder->filePath(u"registry.db"_s));
    QVERIFY(database);
    m_database = std::move(*database);
    m_store = std::make_unique<SqliteContactStore>(*m_database);
    m_importer = std::make_unique<CsvDirectoryImporter>(*m_store, std::make_shared<FakeGazetteer>());
}

void TestDirectoryImport::cleanup()
{
    m_importer.reset();
    m_store.reset();
    m_database.reset();
}

void TestDirectoryImport::headers_data()
{
    QTest::addColumn<QString>("header");
    QTest::addColumn<QList<int>>("fields");
    using F = DirectoryField;
    const auto row = [](const char *header, std::initializer_list<F> fields) {
        QList<int> numbers;
        for (const F field : fields)
            numbers.append(static_cast<int>(field));
        QTest::newRow(header) << QString::fromUtf8(header) << numbers;
    };
    row("NUM_TEL;COGNOME_NOME;VIA;CIV;CAP;TIPO;LINGUA;NOTE_2",
        {F::Phone, F::Name, F::Street, F::Civic, F::Ignore, F::Ignore, F::Language, F::Ignore});
    row("nome;via;civico;telefono;lingua;esempio", {F::Name, F::Street, F::Civic, F::Phone, F::Language, F::Sample});
    row("Cognome;Nome;Indirizzo completo;Tel.;Cellulare",
        {F::Surname, F::GivenName, F::FullAddress, F::Phone, F::Phone});
    row("Indirizzo;N. Telefono", {F::FullAddress, F::Phone});
    row("Indirizzo;Num. Civico;Telefono", {F::Street, F::Civic, F::Phone});
    row("DUG;DUF;Civico;Esponente;Numero di telefono",
        {F::StreetType, F::Street, F::Civic, F::CivicExponent, F::Phone});
    row("name;street;house number;phone number", {F::Name, F::Street, F::Civic, F::Phone});
    row("x;y", {F::Ignore, F::Ignore});
    row("via;via;telefono", {F::FullAddress, F::Ignore, F::Phone});
}

void TestDirectoryImport::headers()
{
    QFETCH(QString, header);
    QList<int> found;
    for (const DirectoryField field : fieldsByName(header.split(u';')))
        found.append(static_cast<int>(field));
    QTEST(found, "fields");
}

void TestDirectoryImport::addresses_data()
{
    QTest::addColumn<QString>("street");
    QTest::addColumn<QString>("civic");
    const auto row = [](const char *text, const char *street, const char *civic) {
        QTest::newRow(text) << QString::fromUtf8(street) << QString::fromUtf8(civic);
    };
    row("Via Roma 12", "Via Roma", "12");
    row("Via Roma, 12/A", "Via Roma", "12/A");
    row("Via Roma n. 12", "Via Roma", "12");
    row("Via Roma n°12", "Via Roma", "12");
    row("Via Roma 12 bis", "Via Roma", "12 bis");
    row("Via XX Settembre 5, 38122 Trento", "Via XX Settembre", "5");
    row("Via Roma 12/A - 38122 TRENTO (TN)", "Via Roma", "12/A");
    row("Piazza 8 Marzo", "Piazza 8 Marzo", "");
    row("Piazza 8 Marzo 3", "Piazza 8 Marzo", "3");
    row("Via 25 Aprile, 7", "Via 25 Aprile", "7");
    row("Via Roma 12 int. 4", "Via Roma", "12");
    row("Via Roma 12, scala B", "Via Roma", "12");
    row("Via Roma", "Via Roma", "");
    row("Via Roma snc", "Via Roma snc", "");
    row("", "", "");
}

void TestDirectoryImport::addresses()
{
    const WrittenAddress found = splitAddress(QString::fromUtf8(QTest::currentDataTag()));
    QTEST(found.street, "street");
    QTEST(found.civic, "civic");
}

void TestDirectoryImport::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    QTest::newRow("empty") << QByteArray() << static_cast<int>(ErrorCode::FileTruncated);
    QTest::newRow("blank") << QByteArray("\n\n\n") << static_cast<int>(ErrorCode::FileWrongKind);
    QTest::newRow("binary") << QByteArray("\x7f"
                                          "ELF\2\1\1\0\0\0\0",
        11)
                                   .repeated(100)
                            << static_cast<int>(ErrorCode::FileWrongKind);
    QTest::newRow("zeros") << QByteArray(10'000, '\0') << static_cast<int>(ErrorCode::FileWrongKind);
    QTest::newRow("no phones") << QByteArray("nome;via\nA;B\n") << static_cast<int>(ErrorCode::ImportNoColumn);
}

void TestDirectoryImport::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    const auto report = import(bytes);
    QVERIFY(!report);
    QCOMPARE(static_cast<int>(report.error().code), code);
    QCOMPARE(contacts().size(), 0);
    QCOMPARE(m_importer->inspect(m_folder->filePath(u"none.csv"_s)).result().error().code, ErrorCode::FileNotFound);
    QCOMPARE(m_importer->inspect(m_folder->path()).result().error().code, ErrorCode::FileUnreadable);
    const auto onlyHeader = import("nome;via;telefono\n");
    QVERIFY(onlyHeader);
    QCOMPARE(onlyHeader->rows, 0);
}

void TestDirectoryImport::everyRowIsAccountedFor()
{
    const auto report = import("nome;via;civico;telefono\n"
                               "Famiglia A.;Via Roma;12;0461 123456\n"
                               "B. Esempio;VIA ROMA;4;340 000 0182\n"
                               "C. Esempio;Via Corta;5;0461 123457\n"
                               "D. Esempio;Via Roma;9;0461\n"
                               "E. Esempio;Via Tomaso Gar;18;347 000 0311\n"
                               "F. Esempio;Via Roma;52;899 000 012\n"
                               "G. Esempio;Via Roma;33;0461123456\n"
                               "H. Esempio;;;+39 0461 123459\n"
                               "I. Esempio;Via Roma;1;\n"
                               "L. Esempio;Via Roma;1;112\n"
                               "\"M. Esempio;Via Roma;1;0461 123460\n"
                               "N. Esempio;Via Roma;2;'0461 123461\n");
    QVERIFY(report);
    QCOMPARE(report->rows, 12);
    QCOMPARE(report->imported, 7);
    QCOMPARE(report->added, 6);
    QCOMPARE(report->merged, 1);
    QCOMPARE(report->duplicates, 1);
    QCOMPARE(report->withoutPosition, 2);
    QCOMPARE(report->exact, 2);
    QCOMPARE(report->normalised, 1);
    QCOMPARE(report->interpolated, 1);
    QCOMPARE(report->mobiles, 2);
    QCOMPARE(report->rejectedCount, 5);
    const QList<std::pair<qint64, ErrorCode>> expected{{5, ErrorCode::NumberTooShort}, {7, ErrorCode::NumberPremium},
        {10, ErrorCode::NumberEmpty}, {11, ErrorCode::NumberShortOrEmergency}, {12, ErrorCode::ImportQuoteOpen}};
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(report->rejected[i].line, expected[i].first);
        QCOMPARE(report->rejected[i].reason.code, expected[i].second);
        QVERIFY(!report->rejected[i].text.isEmpty());
    }
    QCOMPARE(contacts().size(), 6);
    const RegistryStats stats = m_store->stats().result().value();
    QCOMPARE(stats.withoutPosition, 2); // never dropped
    QCOMPARE(stats.located, 4);
}

void TestDirectoryImport::checkWritesNothing()
{
    const auto file =
        m_importer
            ->inspect(
                write("via;civico;telefono\nVia Roma;1;0461 123456\nVia Romba;1;0461 123457\nVia Roma;2;0461 123456\n"))
            .result();
    QVERIFY(file);
    QCOMPARE(file->rows, 3);
    const auto check = m_importer->check(*file, {}).result();
    QVERIFY(check);
    QCOMPARE(check->first.size(), 3);
    QCOMPARE(check->problems.size(), 2);
    QCOMPARE(check->problems[0].suggestion, u"Via Roma"_s);
    QCOMPARE(check->problems[1].duplicateOf, 2);
    QCOMPARE(check->coverage.size(), 1);
    QCOMPARE(check->coverage[0].civicNumbers, 80);
    QCOMPARE(check->coverage[0].covered, 2);
    QCOMPARE(contacts().size(), 0);
}

void TestDirectoryImport::twiceIsOnce()
{
    const QByteArray bytes = "via;civico;telefono\nVia Roma;1;0461 123456\nVia Roma;2;0461 123457\n";
    QCOMPARE(import(bytes)->added, 2);
    const auto before = contacts();
    const auto again = import(bytes);
    QCOMPARE(again->added, 0);
    QCOMPARE(again->merged, 2);
    QCOMPARE(contacts(), before);
}

void TestDirectoryImport::twoPhonesAreTwoContacts()
{
    const auto report = import("nome;via;civico;telefono;cellulare\nA;Via Roma;1;0461 123456;340 000 0182\nB;Via "
                               "Roma;2;;340 000 0183\nC;Via Roma;3;0461 1;340 000 0184\n");
    QCOMPARE(report->imported, 4);
    QCOMPARE(report->rejectedCount, 1);
    QCOMPARE(contacts().size(), 4);
}

void TestDirectoryImport::fullAddressAndSurname()
{
    QVERIFY(import("cognome;nome;indirizzo;telefono\nEsempio;Bianca;\"Piazza 8 Marzo 3, 38122 Trento\";0461 123456\n"));
    const Contact contact = contacts().front();
    QCOMPARE(contact.name, u"Esempio Bianca"_s);
    QCOMPARE(contact.streetAsWritten, u"Piazza 8 Marzo"_s);
    QCOMPARE(contact.civic.number, 3);
    QCOMPARE(contact.located, Located::Exact);
}

void TestDirectoryImport::latinOne()
{
    QVERIFY(import("nome,via,civico,telefono\r\nNicol\xF2 Esempio,Via Roma,1,0461 123456\r\n"));
    QCOMPARE(contacts().front().name, u"Nicolò Esempio"_s);
}

void TestDirectoryImport::sampleStaysSample()
{
    QVERIFY(import("via;civico;telefono;esempio\nVia Roma;1;0461 123456;1\nVia Roma;2;0461 123457;\n"));
    QList<bool> samples;
    QList<Contact> all = contacts();
    std::ranges::sort(all, {}, [](const Contact &c) { return c.number.e164(); });
    for (const Contact &contact : all)
        samples.append(contact.sample);
    QCOMPARE(samples, (QList<bool>{true, false}));
    QVERIFY(import("via;civico;telefono\nVia Roma;3;0461 123458\n",
        {.source = Source::Directory, .legalBasis = u"x"_s, .sample = true}));
    QCOMPARE(m_store->stats().result()->sample, 2);
}

void TestDirectoryImport::noPhoneColumn()
{
    // names nobody knows, but a column that looks like phones
    const auto file = m_importer->inspect(write("aaa;bbb\nVia Roma 1;0461 123456\nVia Roma 2;0461 123457\n")).result();
    QVERIFY(file);
    QVERIFY(file->hasHeader);
    QCOMPARE(file->fields, (QList<DirectoryField>{DirectoryField::Ignore, DirectoryField::Phone}));
    const auto headless = m_importer->inspect(write("Via Roma 1;0461 123456\nVia Roma 2;0461 123457\n")).result();
    QVERIFY(headless);
    QVERIFY(!headless->hasHeader);
    QCOMPARE(headless->rows, 2);
}

void TestDirectoryImport::cancelled()
{
    QByteArray bytes = "via;civico;telefono\n";
    for (int i = 0; i < 60'000; ++i)
        bytes += "Via Roma;1;0461 " + QByteArray::number(100'000 + i) + "\n";
    const auto file = m_importer->inspect(write(bytes)).result();
    QVERIFY(file);
    auto future = m_importer->import(*file, {});
    future.cancel();
    future.waitForFinished();
    QVERIFY(future.isCanceled());
    QVERIFY(contacts().size() < 60'000);
    QVERIFY(m_importer->import(*file, {}).result()); // and the next one completes it
    QCOMPARE(contacts().size(), 60'000);
}

QTEST_GUILESS_MAIN(TestDirectoryImport)
#include "tst_directoryimport.moc"
