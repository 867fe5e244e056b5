// SPDX-License-Identifier: GPL-3.0-or-later
#include "areacode.h"
#include "fakegazetteer.h"
#include "phonenumber.h"
#include "sampledirectory.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace campanile;
using namespace Qt::StringLiterals;

class TestSampleDirectory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyEntryIsPossible();
    void sameSeedSameFile();
    void dirtyOnlyWhenAsked();
    void areaCodes();
    void refuses();
};

void TestSampleDirectory::everyEntryIsPossible()
{
    const FakeGazetteer town;
    auto generator = ContactGenerator::make(town, {.count = 20'000, .seed = 3});
    QVERIFY(generator);
    QSet<QString> numbers;
    int landlines = 0;
    int made = 0;
    DirectoryEntry entry;
    while (generator->next(entry)) {
        ++made;
        const auto number = PhoneNumber::parse(entry.phone);
        QVERIFY2(number, qPrintable(entry.phone));
        numbers.insert(number->e164());
        if (number->kind() == LineKind::Landline) {
            ++landlines;
            QVERIFY(
                number->e164().startsWith("+3904610"_L1)); // the town's, and no subscriber's: they never begin with 0
        }
        QCOMPARE(town.locate(entry.street, entry.civic).located, Located::Exact);
        QVERIFY(entry.name.contains("Esempio"_L1));
    }
    QCOMPARE(made, 20'000);
    QCOMPARE(numbers.size(), 20'000);
    QVERIFY(std::abs(landlines - 11'000) < 400);
}

void TestSampleDirectory::sameSeedSameFile()
{
    const FakeGazetteer town;
    const QTemporaryDir folder;
    const auto file = [&](const char *name, quint64 seed) {
        const QString path = folder.filePath(QString::fromLatin1(name));
        if (!writeSampleDirectory(town, {.count = 500, .seed = seed, .dirty = true}, path))
            return QByteArray();
        QFile f(path);
        return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray();
    };
    const QByteArray first = file("a", 9);
    QCOMPARE(first.count('\n'), 501);
    QVERIFY(first.startsWith("nome;via;civico;telefono;lingua;esempio\r\n"));
    QCOMPARE(file("b", 9), first);
    QVERIFY(file("c", 10) != first);
}

void TestSampleDirectory::dirtyOnlyWhenAsked()
{
    const FakeGazetteer town;
    for (const bool dirty : {false, true}) {
        auto generator = ContactGenerator::make(town, {.count = 4000, .seed = 3, .dirty = dirty});
        QVERIFY(generator);
        int refused = 0;
        DirectoryEntry entry;
        while (generator->next(entry))
            refused += !PhoneNumber::parse(entry.phone);
        QCOMPARE(refused > 20, dirty);
        QVERIFY(dirty || refused == 0);
    }
}

void TestSampleDirectory::areaCodes()
{
    QCOMPARE(areaCodeOf(u"Trento"_s), u"0461"_s);
    QCOMPARE(areaCodeOf(u"MILANO"_s), u"02"_s);
    QCOMPARE(areaCodeOf(u"Roma"_s), u"06"_s);
    QCOMPARE(areaCodeOf(u"Borgo Campanile"_s), u"0187"_s);
}

void TestSampleDirectory::refuses()
{
    const FakeGazetteer town;
    const QTemporaryDir folder;
    QCOMPARE(writeSampleDirectory(town, {.count = 5}, folder.filePath(u"no/such/f.csv"_s)).error().code,
        ErrorCode::FileUnwritable);
    const QString path = folder.filePath(u"f.csv"_s);
    QCOMPARE(writeSampleDirectory(town, {.count = 50'000}, path, [](double) { return false; }).error().code,
        ErrorCode::Cancelled);
    QVERIFY(!QFile::exists(path)); // whole or not at all
    QVERIFY(!ContactGenerator::make(town, {.count = ContactGenerator::mostContacts + 1}));
}

QTEST_GUILESS_MAIN(TestSampleDirectory)
#include "tst_sampledirectory.moc"
