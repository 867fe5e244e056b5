// SPDX-License-Identifier: GPL-3.0-or-later
#include "button.h"
#include "checkedrowsmodel.h"
#include "contacttablemodel.h"
#include "csvdirectoryimporter.h"
#include "database.h"
#include "fakebackend.h"
#include "optoutlist.h"
#include "registrypage.h"
#include "sampledirectory.h"
#include "screenshot.h"
#include "sqlitecontactstore.h"
#include "townpack.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace campanile;
using namespace Qt::StringLiterals;

class TestRegistryPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void emptyHasOneButton();
    void importsWhatWasChecked();
    void nothingWrittenBeforeConfirming();
    void noLegalBasisNoImport();
    void columnsCanBePutRight();
    void refusesWhatIsNoDirectory();
    void whoAskedNotToBeCalled();
    void withoutADialerThatKnowsOptOuts();
    void modelsKeepTheRules();
    void pictures_data();
    void pictures();

private:
    template <class T> T *find(const QString &name) { return m_page->findChild<T *>(name); }

    void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }

    [[nodiscard]] int contacts() { return m_store->stats().result()->contacts; }

    std::shared_ptr<const TownPack> m_town;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<SqliteContactStore> m_store;
    std::unique_ptr<CsvDirectoryImporter> m_importer;

    void photographAll(const QString &name)
    {
        for (const Look look : {Look::Light, Look::Dark}) {
            const QString tag = look == Look::Dark ? u"-dark"_s : QString();
            photograph(*m_page, name + u"-1920"_s + tag, {1816, 1008}, look);
            photograph(*m_page, name + u"-1280"_s + tag, {1176, 648}, look);
            photograph(*m_page, name + u"-1280"_s + tag, {1176, 648}, look); // its columns are narrow by now
            QCOMPARE(m_page->size(), QSize(1176, 648)); // fits a small window
        }
    }

    void fill(int count)
    {
        QVERIFY(writeSampleDirectory(*m_town, {.count = count, .seed = 4}, path(u"d.csv"_s)));
        m_page->importFile(path(u"d.csv"_s));
        find<QRadioButton>(u"importBasis0"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(find<Button>(u"importConfirm"_s)->isEnabled(), 30'000);
        find<Button>(u"importConfirm"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(find<QTableView>(u"registryTable"_s)->model()->rowCount(), count, 30'000);
    }

    std::unique_ptr<RegistryPage> m_page;
};

void TestRegistryPage::initTestCase()
{
    speakItalian();
    applyLook(*qApp, Look::Light);
    const auto town = TownPack::open(QStringLiteral(CAMPANILE_SAMPLE_PACK));
    QVERIFY(town);
    m_town = *town;
}

void TestRegistryPage::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto database = Database::open(path(u"registry.db"_s));
    QVERIFY(database);
    m_database = std::move(*database);
    m_store = std::make_unique<SqliteContactStore>(*m_database);
    m_importer = std::make_unique<CsvDirectoryImporter>(*m_store, m_town);
    m_page = std::make_unique<RegistryPage>(*m_store, m_town, *m_importer);
    m_page->resize(1800, 1000);
    m_page->show();
}

void TestRegistryPage::cleanup()
{
    m_page.reset();
    m_importer.reset();
    m_store.reset();
    m_database.reset();
}

void TestRegistryPage::emptyHasOneButton()
{
    QTRY_VERIFY(find<Button>(u"registryFirstImport"_s)->isVisible());
    QVERIFY(!find<QTableView>(u"registryTable"_s)->isVisible());
}

void TestRegistryPage::importsWhatWasChecked()
{
    QVERIFY(writeSampleDirectory(*m_town, {.count = 300, .seed = 4}, path(u"d.csv"_s)));
    m_page->importFile(path(u"d.csv"_s));
    auto *confirm = find<Button>(u"importConfirm"_s);
    find<QRadioButton>(u"importBasis0"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(confirm->isEnabled(), 30'000);
    QVERIFY(confirm->text().contains(u"300"_s));
    confirm->click();
    QTRY_COMPARE_WITH_TIMEOUT(find<QLabel>(u"registryCount"_s)->text(), u"300"_s, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(find<QTableView>(u"registryTable"_s)->model()->rowCount(), 300, 30'000);
    QVERIFY(find<QTableView>(u"registryTable"_s)->isVisible());
    const auto index = m_store->index().result().value();
    QCOMPARE(index->contacts()[0].sample, true);
    QVERIFY(!index->contacts()[0].legalBasis.isEmpty());

    const QString name = index->contacts()[7].name;
    find<QLineEdit>(u"registrySearch"_s)->setText(name);
    QTRY_VERIFY(find<QTableView>(u"registryTable"_s)->model()->rowCount() < 10);
    QVERIFY(find<QTableView>(u"registryTable"_s)->model()->rowCount() > 0);
}

void TestRegistryPage::nothingWrittenBeforeConfirming()
{
    QVERIFY(writeSampleDirectory(*m_town, {.count = 50, .seed = 4}, path(u"d.csv"_s)));
    m_page->importFile(path(u"d.csv"_s));
    find<QRadioButton>(u"importBasis1"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(find<Button>(u"importConfirm"_s)->isEnabled(), 30'000);
    QCOMPARE(contacts(), 0);
    find<Button>(u"importCancel"_s)->click();
    QTRY_VERIFY(find<Button>(u"registryFirstImport"_s)->isVisible());
    QCOMPARE(contacts(), 0);
}

void TestRegistryPage::noLegalBasisNoImport()
{
    QVERIFY(writeSampleDirectory(*m_town, {.count = 50, .seed = 4}, path(u"d.csv"_s)));
    m_page->importFile(path(u"d.csv"_s));
    auto *confirm = find<Button>(u"importConfirm"_s);
    QTRY_VERIFY_WITH_TIMEOUT(confirm->text().contains(u"50"_s), 30'000);
    QVERIFY(!confirm->isEnabled());
    find<QRadioButton>(u"importBasis3"_s)->click();
    QVERIFY(!confirm->isEnabled()); // "other" says nothing yet
    find<QLineEdit>(u"importOtherBasis"_s)->setText(u"delibera 12"_s);
    QVERIFY(confirm->isEnabled());
}

void TestRegistryPage::columnsCanBePutRight()
{
    write(path(u"odd.csv"_s), "chi;dove;boh\nEsempio;Via Roma 1;0187 012345\nEsempio;Via Roma 3;0187 012346\n");
    m_page->importFile(path(u"odd.csv"_s));
    QTRY_VERIFY_WITH_TIMEOUT(find<QComboBox>(u"importColumn2"_s), 30'000);
    find<QRadioButton>(u"importBasis0"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(find<Button>(u"importConfirm"_s)->isEnabled(), 30'000); // phones are known by their look
    auto *phones = find<QComboBox>(u"importColumn2"_s);
    QCOMPARE(phones->currentIndex(), static_cast<int>(DirectoryField::Phone));
    phones->setCurrentIndex(static_cast<int>(DirectoryField::Ignore));
    Q_EMIT phones->activated(static_cast<int>(DirectoryField::Ignore));
    QTRY_VERIFY(!find<Button>(u"importConfirm"_s)->isEnabled());
    QTRY_VERIFY(find<QWidget>(u"importProblem"_s)->isVisible());
    phones = find<QComboBox>(u"importColumn2"_s);
    Q_EMIT phones->activated(static_cast<int>(DirectoryField::Phone));
    QTRY_VERIFY_WITH_TIMEOUT(find<Button>(u"importConfirm"_s)->isEnabled(), 30'000);
}

void TestRegistryPage::refusesWhatIsNoDirectory()
{
    write(path(u"picture.csv"_s), QByteArray("\x89PNG\r\n\x1a\n\0\0\0\0", 12).repeated(500));
    m_page->importFile(path(u"picture.csv"_s));
    QTRY_VERIFY_WITH_TIMEOUT(find<Button>(u"registryFirstImport"_s)->isVisible(), 30'000);
    m_page->importFile(path(u"missing.csv"_s));
    QTRY_VERIFY_WITH_TIMEOUT(find<Button>(u"registryFirstImport"_s)->isVisible(), 30'000);
    QCOMPARE(contacts(), 0);
}

void TestRegistryPage::whoAskedNotToBeCalled()
{
    campanile::testing::FakeBackend backend;
    OptOutList list(backend);
    m_page->useOptOuts(list);
    fill(60);
    const auto index = m_store->index().result().value();
    const QDateTime since(QDate(2026, 11, 3), QTime(14, 5));
    for (const int row : {3, 8, 21})
        backend.unwilling.append({index->contacts()[row].number.e164(), since, CampaignId(u"campaign-1"_s)});
    backend.unwilling.append({u"+390461999999"_s, since, CampaignId(u"campaign-1"_s)}); // of nobody here
    auto *note = find<QWidget>(u"registryOptOuts"_s);
    QVERIFY(!note->isVisible());
    list.refresh();
    QTRY_VERIFY(note->isVisible());

    auto *table = find<QTableView>(u"registryTable"_s);
    find<QAbstractButton>(u"registryOptedOut"_s)->click();
    QTRY_COMPARE(table->model()->rowCount(), 3);
    const QString said = table->model()->index(0, ContactTableModel::Notes).data().toString();
    QVERIFY2(said.startsWith(u"non chiamare, 03/11/26"_s), qPrintable(said));
    const QModelIndex noted = table->model()->index(0, ContactTableModel::Notes);
    QVERIFY(noted.data(Qt::ToolTipRole).toString().contains(u"dal telefono"_s));
    auto *bar = find<QWidget>(u"optOutBar"_s);
    QVERIFY(!bar->isVisible());
    table->selectRow(0);
    QTRY_VERIFY(bar->isVisible());
    photographAll(u"registry-optout"_s);
    find<QAbstractButton>(u"optOutBegin"_s)->click();
    auto *reason = find<QLineEdit>(u"optOutReason"_s);
    auto *withdraw = find<QAbstractButton>(u"optOutWithdraw"_s);
    QVERIFY(reason->isVisible());
    QVERIFY(!withdraw->isEnabled()); // never without a reason
    reason->setText(u"   "_s);
    QTest::keyClick(reason, Qt::Key_Return);
    QVERIFY(backend.withdrawn.isEmpty());

    // the dialer was away: what was written stays, and it may be tried again
    backend.optOutRefusal = Error{ErrorCode::DialerUnreachable, {u"centrale.example.org:7443"_s}};
    reason->setText(u"Chiesto allo sportello il 20 novembre"_s);
    photographAll(u"registry-optout-withdraw"_s);
    withdraw->click();
    QTRY_VERIFY(find<QLabel>(u"optOutTrouble"_s)->isVisible());
    QVERIFY(withdraw->isEnabled());

    // the account may not any more: nothing can be pressed, for nobody, until the dialer tells them again
    backend.optOutRefusal = Error{ErrorCode::DialerDenied, {}};
    withdraw->click();
    auto *begin = find<QAbstractButton>(u"optOutBegin"_s);
    QTRY_VERIFY(begin->isVisible());
    QVERIFY(!begin->isEnabled() && !reason->isVisible() && find<QLabel>(u"optOutTrouble"_s)->isVisible());
    table->selectRow(1);
    QVERIFY(!begin->isEnabled());
    photographAll(u"registry-optout-denied"_s);
    QCOMPARE(table->model()->rowCount(), 3);
    backend.optOutRefusal.reset();
    list.refresh();
    QTRY_VERIFY(begin->isEnabled());
    begin->click();
    reason->setText(u"Chiesto allo sportello il 20 novembre"_s);
    withdraw->click();
    QTRY_COMPARE(table->model()->rowCount(), 2);
    QCOMPARE(backend.withdrawn.size(), 1);
    QCOMPARE(backend.withdrawn[0].second, u"Chiesto allo sportello il 20 novembre"_s);
    QTRY_VERIFY(!bar->isVisible());
    find<QAbstractButton>(u"registryUnplaced"_s)->click(); // one choice ends the other
    QVERIFY(!find<QAbstractButton>(u"registryOptedOut"_s)->isChecked());
    applyLook(*qApp, Look::Light);
}

void TestRegistryPage::withoutADialerThatKnowsOptOuts()
{
    campanile::testing::FakeBackend backend;
    backend.optOutRefusal = Error{ErrorCode::DialerRefused, {u"UNIMPLEMENTED"_s, {}}};
    OptOutList list(backend);
    m_page->useOptOuts(list);
    fill(20);
    list.refresh();
    QCoreApplication::processEvents();
    QVERIFY(!find<QWidget>(u"registryOptOuts"_s)->isVisible());
    find<QTableView>(u"registryTable"_s)->selectRow(0);
    QVERIFY(!find<QWidget>(u"optOutBar"_s)->isVisible());
}

void TestRegistryPage::modelsKeepTheRules()
{
    ContactTableModel contacts;
    const QAbstractItemModelTester contactsTester(&contacts, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QList<Contact> all;
    for (int i = 0; i < 20; ++i) {
        all.append({.id = ContactId(u"c%1"_s.arg(i, 2, 10, QChar(u'0'))),
            .number = StoredPhoneNumber::trusted(u"+390461%1"_s.arg(100000 + i), LineKind::Landline),
            .name = u"Esempio %1"_s.arg(20 - i),
            .streetAsWritten = i % 2 ? u"Via Roma"_s : u"Via Verdi"_s});
    }
    const auto index = std::make_shared<const AudienceIndex>(all);
    QCOMPARE(contactsMatching(*index, u"roma esempio"_s).size(), 10);
    QCOMPARE(contactsMatching(*index, u"0461 100 003"_s).size(), 1);
    QCOMPARE(contactsMatching(*index, {}).size(), 20);
    contacts.set(index, contactsMatching(*index, u"roma"_s));
    const QPersistentModelIndex kept = contacts.index(0, ContactTableModel::Number);
    const QString number = kept.data().toString();
    contacts.sort(ContactTableModel::Number, Qt::DescendingOrder);
    QCOMPARE(kept.data().toString(), number);
    QCOMPARE(kept.row(), 9);
    contacts.set(index, {});
    CheckedRowsModel rows;
    const QAbstractItemModelTester rowsTester(&rows, QAbstractItemModelTester::FailureReportingMode::QtTest);
    rows.set({u"tel"_s, {}}, {DirectoryField::Phone, DirectoryField::Street},
        {{.line = 2,
             .cells = {u"112"_s},
             .error = Error{ErrorCode::NumberShortOrEmergency, {u"112"_s}},
             .suggestion = {}},
            {.line = 3, .cells = {u"0461 123456"_s, u"Via Roma"_s, u"more"_s}, .error = {}, .suggestion = {}}});
    QCOMPARE(rows.rowCount(), 3);
    QVERIFY(!rows.index(1, 2).data().toString().isEmpty());
    QVERIFY(rows.index(2, 2).data().toString().isEmpty());
    rows.set({}, {}, {});
}

void TestRegistryPage::pictures_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    for (const bool dark : {false, true}) {
        QTest::addRow("1920%s", dark ? "-dark" : "") << QSize(1816, 1008) << dark;
        QTest::addRow("1280%s", dark ? "-dark" : "") << QSize(1176, 648) << dark;
    }
}

void TestRegistryPage::pictures()
{
    QFETCH(QSize, size);
    QFETCH(bool, dark);
    const Look look = dark ? Look::Dark : Look::Light;
    const QString tag = QString::fromLatin1(QTest::currentDataTag());
    QTRY_VERIFY(find<Button>(u"registryFirstImport"_s)->isVisible());
    photograph(*m_page, u"registry-empty-"_s + tag, size, look);
    QCOMPARE(m_page->size(), size); // fits a small window
    QVERIFY(
        writeSampleDirectory(*m_town, {.count = 8412, .seed = 5, .dirty = true}, path(u"elenco_utenze_2026.csv"_s)));
    m_page->importFile(path(u"elenco_utenze_2026.csv"_s));
    find<QRadioButton>(u"importBasis0"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(find<Button>(u"importConfirm"_s)->isEnabled(), 60'000);
    photograph(*m_page, u"registry-import-"_s + tag, size, look);
    find<Button>(u"importOnlyProblems"_s)->click();
    photograph(*m_page, u"registry-problems-"_s + tag, size, look);
    find<Button>(u"importConfirm"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(find<QTableView>(u"registryTable"_s)->model()->rowCount() > 7000
            && find<QTableView>(u"registryTable"_s)->model()->rowCount() == contacts(),
        60'000);
    QTRY_VERIFY(find<QTableView>(u"registryTable"_s)->isVisible());
    photograph(*m_page, u"registry-filled-"_s + tag, size, look);
    applyLook(*qApp, Look::Light);
}

QTEST_MAIN(TestRegistryPage)
#include "tst_registrypage.moc"
