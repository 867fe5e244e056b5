// SPDX-License-Identifier: GPL-3.0-or-later
#include "contactmerge.h"
#include "database.h"
#include "fakegazetteer.h"
#include "sqlitecontactstore.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace campanile;
using namespace Qt::StringLiterals;

namespace {

Contact contact(int i)
{
    return {.id = ContactId::create(),
        .number =
            StoredPhoneNumber::trusted(u"+390461%1"_s.arg(100000 + i), i % 2 ? LineKind::Mobile : LineKind::Landline),
        .name = u"Famiglia Esempio %1"_s.arg(i),
        .streetAsWritten = u"V. Róma"_s,
        .civicAsWritten = u"12/a"_s,
        .streetKey = u"via roma"_s,
        .civic = {12, u"A"_s},
        .position = GeoPoint{460'000'000 + i, 110'000'000 - i},
        .located = Located::Normalised,
        .source = Source::Directory,
        .legalBasis = u"public directory"_s,
        .languages = u"it,de"_s,
        .optedOut = i % 10 == 0,
        .sample = i % 3 == 0};
}

} // namespace

class TestRegistry : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void keepsEveryField();
    void allOrNothing();
    void mergesByNumber();
    void mergeRules();
    void everyChangeIsNumbered();
    void statsAddUp();
    void anEmptyRegistryIsAnAnswer();
    void survivesReopening();
    void tellsWhenItChanged();
    void relocationNeverMakesWorse_data();
    void relocationNeverMakesWorse();
    void relocatesTheWholeRegistry();

private:
    void open()
    {
        auto database = Database::open(m_folder->filePath(u"registry.db"_s));
        QVERIFY(database);
        m_database = std::move(*database);
        m_store = std::make_unique<SqliteContactStore>(*m_database);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<SqliteContactStore> m_store;
};

void TestRegistry::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    open();
}

void TestRegistry::cleanup()
{
    m_store.reset();
    m_database.reset();
}

void TestRegistry::keepsEveryField()
{
    QList<Contact> contacts{contact(1), contact(2), contact(3), contact(10)};
    contacts[1].position.reset();
    contacts[1].located = Located::No;
    contacts[1].streetAsWritten = u"Strada \"strana\"; ' OR 1=1 --"_s;
    contacts[1].name = u"Ġużeppi Ňoël 🏛"_s;
    contacts[1].languages.clear();
    QCOMPARE(m_store->upsert(contacts).result().value(), 4);
    std::ranges::sort(contacts, {}, &Contact::id);
    QCOMPARE(m_store->index().result().value()->contacts(), contacts);
}

void TestRegistry::allOrNothing()
{
    QList<Contact> contacts{contact(1), contact(2)};
    contacts[1].id = contacts[0].id; // another number under the same id cannot be
    const auto result = m_store->upsert(contacts).result();
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::DatabaseFailed);
    QCOMPARE(m_store->stats().result()->contacts, 0);
    QVERIFY(!m_store->stats().result()->lastChange.isValid());
}

void TestRegistry::mergesByNumber()
{
    const Contact first = contact(1);
    QCOMPARE(m_store->upsert({first}).result().value(), 1);
    Contact again = contact(1); // another id, the same number
    again.name = u"Famiglia Nuova"_s;
    again.sample = first.sample;
    QCOMPARE(m_store->upsert({again, again}).result().value(), 0);
    const auto contacts = m_store->index().result().value()->contacts();
    QCOMPARE(contacts.size(), 1);
    QCOMPARE(contacts[0].id, first.id);
    QCOMPARE(contacts[0].name, u"Famiglia Nuova"_s);
}

void TestRegistry::mergeRules()
{
    Contact known = contact(1);
    known.sample = false;
    Contact fresh = contact(1);
    fresh.sample = true;
    fresh.name = u"Inventato"_s;
    QCOMPARE(merged(known, fresh), known); // a sample changes nothing real
    Contact real = contact(1);
    real.sample = false;
    real.name = u"Vero"_s;
    Contact sample = contact(1);
    sample.sample = true;
    sample.optedOut = true;
    QCOMPARE(merged(sample, real).name, u"Vero"_s);
    QCOMPARE(merged(sample, real).sample, false);
    QCOMPARE(merged(sample, real).id, sample.id);
    QCOMPARE(merged(sample, real).optedOut, true);

    Contact out = known;
    out.optedOut = true;
    fresh.sample = false;
    QCOMPARE(merged(out, fresh).optedOut, true); // nobody is opted in by a file
    Contact nowhere = fresh;
    nowhere.position.reset();
    nowhere.located = Located::No;
    nowhere.streetAsWritten = u"Via che non c'è"_s;
    nowhere.name.clear();
    QCOMPARE(merged(known, nowhere).position, known.position); // a worse address replaces nothing
    QCOMPARE(merged(known, nowhere).streetAsWritten, known.streetAsWritten);
    QCOMPARE(merged(known, nowhere).name, known.name);
    QCOMPARE(merged(nowhere, known).position, known.position);
    Contact signUp = known;
    signUp.source = Source::SignUp;
    signUp.legalBasis = u"consent"_s;
    QCOMPARE(merged(signUp, fresh).source, Source::SignUp);
    QCOMPARE(merged(signUp, fresh).legalBasis, u"consent"_s);
    QCOMPARE(merged(known, signUp).source, Source::SignUp);
}

void TestRegistry::everyChangeIsNumbered()
{
    m_store->upsert({contact(1), contact(2)}).waitForFinished();
    Contact changed = contact(1);
    changed.languages = u"ar"_s;
    m_store->upsert({changed, contact(2)}).waitForFinished(); // the second says nothing new
    const auto log =
        m_database
            ->run([](sqlite::Connection &c) {
                QStringList lines;
                sqlite::Statement rows(c,
                    "SELECT seq, contact_changes.kind, number FROM contact_changes JOIN contacts ON id = contact_id "
                    "ORDER BY seq");
                while (rows.step())
                    lines.append(u"%1 %2 %3"_s.arg(rows.integer(0)).arg(rows.integer(1)).arg(rows.text(2)));
                return lines;
            })
            .result();
    QCOMPARE(log.value(), (QStringList{u"1 1 +390461100001"_s, u"2 1 +390461100002"_s, u"3 2 +390461100001"_s}));
}

void TestRegistry::statsAddUp()
{
    QList<Contact> contacts;
    for (int i = 0; i < 100; ++i) {
        contacts.append(contact(i));
        contacts[i].located = static_cast<Located>(i % 4);
        if (i % 4 == 0)
            contacts[i].position.reset();
    }
    m_store->upsert(contacts).waitForFinished();
    const RegistryStats stats = m_store->stats().result().value();
    QCOMPARE(stats.contacts, 100);
    QCOMPARE(stats.landlines, 50);
    QCOMPARE(stats.mobiles, 50);
    QCOMPARE(stats.interpolated, 25);
    QCOMPARE(stats.normalised, 25);
    QCOMPARE(stats.exact, 25);
    QCOMPARE(stats.located, 75);
    QCOMPARE(stats.withoutPosition, 25);
    QCOMPARE(stats.optedOut, 10);
    QCOMPARE(stats.sample, 34);
    QVERIFY(stats.lastChange.isValid());
}

void TestRegistry::anEmptyRegistryIsAnAnswer()
{
    QCOMPARE(m_store->stats().result().value(), RegistryStats{});
    QCOMPARE(m_store->index().result().value()->contacts().size(), 0);
    QCOMPARE(m_store->upsert({}).result().value(), 0);
}

void TestRegistry::survivesReopening()
{
    m_store->upsert({contact(1), contact(2)}).waitForFinished();
    const auto before = m_store->index().result().value()->contacts();
    cleanup();
    open();
    QCOMPARE(m_store->index().result().value()->contacts(), before);
}

void TestRegistry::tellsWhenItChanged()
{
    QSignalSpy changed(m_store.get(), &ContactStore::changed);
    m_store->upsert({contact(1)}).waitForFinished();
    QTRY_COMPARE(changed.count(), 1);
    m_store->upsert(m_store->index().result().value()->contacts()).waitForFinished(); // nothing new
    m_store->upsert({contact(2)}).waitForFinished();
    QTRY_COMPARE(changed.count(), 2);
}

void TestRegistry::relocationNeverMakesWorse_data()
{
    QTest::addColumn<QString>("street");
    QTest::addColumn<QString>("civic");
    QTest::addColumn<Located>("before");
    QTest::addColumn<Located>("after");
    QTest::addColumn<QString>("counted");
    QTest::newRow("elsewhere now") << u"Via Roma"_s << u"12"_s << Located::Exact << Located::Exact << u"moved"_s;
    QTest::newRow("found at last") << u"Via Roma"_s << u"12"_s << Located::No << Located::Exact << u"found"_s;
    QTest::newRow("better known") << u"Via Roma"_s << u"12"_s << Located::Interpolated << Located::Exact << u"moved"_s;
    QTest::newRow("worse known") << u"Via Corta"_s << u"5"_s << Located::Exact << Located::Exact << u"kept"_s;
    QTest::newRow("not on the new map") << u"Via Sparita"_s << u"5"_s << Located::Exact << Located::Exact << u"kept"_s;
    QTest::newRow("never known") << u"Via Sparita"_s << u"5"_s << Located::No << Located::No << u"unchanged"_s;
    QTest::newRow("no address") << QString() << QString() << Located::No << Located::No << u"unchanged"_s;
}

void TestRegistry::relocationNeverMakesWorse()
{
    QFETCH(QString, street);
    QFETCH(QString, civic);
    QFETCH(Located, before);
    QFETCH(Located, after);
    QFETCH(QString, counted);
    Contact old = contact(1);
    old.streetAsWritten = street;
    old.civicAsWritten = civic;
    old.located = before;
    if (before == Located::No) {
        old.position.reset();
        old.streetKey.clear();
        old.civic = {};
    }
    RelocationReport report;
    const Contact now = relocated(old, FakeGazetteer(), report);
    QCOMPARE(now.located, after);
    QCOMPARE(now.id, old.id);
    QVERIFY(now.position.has_value() || !old.position.has_value());
    QCOMPARE(report.contacts, 1);
    QCOMPARE(report.moved, int(counted == "moved"_L1));
    QCOMPARE(report.found, int(counted == "found"_L1));
    QCOMPARE(report.kept, int(counted == "kept"_L1));
    QCOMPARE(report.unchanged, int(counted == "unchanged"_L1));
    if (counted == "kept"_L1)
        QCOMPARE(now.position, old.position);
    RelocationReport again;
    QCOMPARE(relocated(now, FakeGazetteer(), again), now); // a second time changes nothing
}

void TestRegistry::relocatesTheWholeRegistry()
{
    QList<Contact> contacts;
    for (int i = 0; i < 12'000; ++i) { // more than are read at once
        contacts.append(contact(i));
        contacts.last().streetAsWritten = i % 2 ? u"Via Roma"_s : u"Via Sparita"_s;
        contacts.last().civicAsWritten = QString::number(1 + i % 40);
    }
    QVERIFY(m_store->upsert(contacts).result());
    QSignalSpy changed(m_store.get(), &ContactStore::changed);
    QVERIFY(changed.wait());
    QList<double> told;
    const auto report =
        m_store->relocate(std::make_shared<FakeGazetteer>(), [&told](double done) { told.append(done); }).result();
    QVERIFY(report);
    QCOMPARE(report->contacts, 12'000);
    QCOMPARE(report->moved, 6'000);
    QCOMPARE(report->kept, 6'000);
    QCOMPARE(told.size(), 3);
    QCOMPARE(told.last(), 1.0);
    QVERIFY(changed.wait());
    const auto index = m_store->index().result().value();
    for (const Contact &now : index->contacts()) {
        QVERIFY(now.position.has_value());
        QCOMPARE(now.located, now.streetAsWritten == u"Via Roma"_s ? Located::Exact : Located::Normalised);
    }
}

QTEST_GUILESS_MAIN(TestRegistry)
#include "tst_registry.moc"
