// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakebackend.h"
#include "liveboard.h"
#include "livepage.h"
#include "mappane.h"
#include "mapworld.h"
#include "recipientmodel.h"
#include "recipientsdialog.h"
#include "screenshot.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QTableView>
#include <QTemporaryDir>

#include <algorithm>

using namespace campanile;
using namespace campanile::testing;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 startMs = 1'795'220'000'000;

/// A running campaign whose events the test makes.
class Stage final : public DialingBackend {
public:
    FakeBackend rest;
    QPointer<FakeWatch> watched;
    CampaignInfo info;

    QFuture<Result<DialerStatus>> status() override { return rest.status(); }

    QFuture<Result<Receipt>> prepare(const PreparedCampaign &campaign) override { return rest.prepare(campaign); }

    QFuture<Result<CampaignInfo>> launch(const CampaignId &id, const QByteArray &digest, int canary) override
    {
        return rest.launch(id, digest, canary);
    }

    QFuture<Result<CampaignInfo>> resume(const CampaignId &id) override { return rest.resume(id); }

    QFuture<Result<CampaignInfo>> stop(const CampaignId &id, const QString &why) override { return rest.stop(id, why); }

    QFuture<Result<CampaignInfo>> campaign(const CampaignId &id) override { return rest.campaign(id); }

    QFuture<Result<QList<CampaignInfo>>> campaigns() override { return rest.campaigns(); }

    QFuture<Result<QList<OptOut>>> optOuts() override { return rest.optOuts(); }

    QFuture<Result<OptOut>> withdrawOptOut(const QString &number, const QString &reason) override
    {
        return rest.withdrawOptOut(number, reason);
    }

    std::unique_ptr<CampaignWatch> watch(const CampaignId &, qint64) override
    {
        auto made = std::make_unique<FakeWatch>();
        watched = made.get();
        return made;
    }
};

QList<Contact> contacts()
{
    const QStringList names{u"Rossi Esempio"_s, u"=HYPERLINK(1)"_s, u"Bianchi Esempio"_s, u"Verdi Esempio"_s};
    QList<Contact> made;
    for (int i = 0; i < 40; ++i) {
        Contact contact{.id = ContactId(u"contact-%1"_s.arg(i)),
            .number = StoredPhoneNumber::trusted(u"+390461%1"_s.arg(123'400 + i), LineKind::Landline),
            .name = names.value(i, u"Esempio %1"_s.arg(i)),
            .streetAsWritten = i % 2 ? u"Via Roma"_s : u"Via Brennero"_s};
        contact.civicAsWritten = QString::number(i + 1);
        contact.civic.number = i + 1;
        contact.sample = true;
        made.append(contact);
    }
    return made;
}

} // namespace

/// Calls for help, calls back, the line's own faults and its halts, as the live page tells of them.
class TestLiveHelp : public QObject {
    Q_OBJECT
private Q_SLOTS:

    void initTestCase() { speakItalian(); }

    void init();
    void cleanup();
    void helpIsThereAtOnce();
    void theListIsWorkedOff();
    void theListIsTakenAlong();
    void aListThatCannotBeSaved();
    void theLinesFaultIsNotTheirs();
    void aHaltSaysWhy();
    void pictures_data();
    void pictures();

private:
    void begin(const std::shared_ptr<const AudienceIndex> &index, const Area &area, MapWorld *world);
    void fewMinutes();

    void tell(std::initializer_list<Event> facts)
    {
        QList<Event> events;
        for (Event event : facts) {
            event.seq = ++m_seq;
            events.append(event);
        }
        m_stage->watched->send(events);
    }

    void help(quint32 who, qint64 afterMs)
    {
        tell(
            {{0, startMs + afterMs, who, 1, AttemptStarted{}}, {0, startMs + afterMs + 1000, who, 1, AttemptAnswered{}},
                {0, startMs + afterMs + 20'000, who, 1, HelpAsked{}}});
    }

    [[nodiscard]] QTableView *openList()
    {
        m_page->showHelpList();
        auto *dialog = m_page->findChild<RecipientsDialog *>();
        return dialog ? dialog->findChild<QTableView *>(u"recipients"_s) : nullptr;
    }

    std::unique_ptr<Stage> m_stage;
    std::unique_ptr<LiveBoard> m_board;
    std::unique_ptr<LivePage> m_page;
    qint64 m_seq = 0;
};

void TestLiveHelp::init()
{
    begin(std::make_shared<const AudienceIndex>(contacts()), {}, nullptr);
}

/// A campaign to all of them, on a map where there is a world.
void TestLiveHelp::begin(const std::shared_ptr<const AudienceIndex> &index, const Area &area, MapWorld *world)
{
    cleanup();
    m_seq = 0;
    m_stage = std::make_unique<Stage>();
    QList<ContactId> ids;
    if (area.pieces.isEmpty()) {
        for (qsizetype i = 0; i < index->contacts().size(); ++i)
            ids.append(ContactId(u"contact-%1"_s.arg(i)));
    } else {
        for (const int row : index->select(area))
            ids.append(index->contacts().at(row).id);
    }
    CampaignInfo info;
    info.id = CampaignId(u"campaign-1"_s);
    info.title = u"Piena dell’Adige"_s;
    info.mode = Mode::Live;
    info.state = CampaignState::Running;
    info.launched = QDateTime::fromMSecsSinceEpoch(startMs);
    info.prepared = info.launched;
    info.recipients = static_cast<int>(ids.size());
    info.receipt.area = area;
    info.receipt.policy = Policy::emergency();
    info.receipt.channels = 30;
    info.receipt.callsPerSecond = 5;
    m_stage->rest.held = {info};
    m_board = std::make_unique<LiveBoard>(*m_stage, world ? world->town.get() : nullptr);
    m_board->setIndex(index);
    m_page = std::make_unique<LivePage>(*m_board, world ? new MapPane(*world->tiles, *world->town) : nullptr);
    m_page->resize(1816, 1000);
    m_page->show();
    m_board->start(500ms);
    QTRY_VERIFY(m_stage->watched);
    Snapshot snapshot;
    snapshot.campaign = info;
    snapshot.recipientIds = ids;
    snapshot.recipients.resize(ids.size());
    m_stage->watched->connectAs(CampaignWatch::Connection::Live);
    m_stage->watched->send(snapshot);
    QTRY_VERIFY(!m_board->current()->directory().isEmpty()); // the names are there
}

void TestLiveHelp::cleanup()
{
    m_page.reset();
    m_board.reset();
    m_stage.reset();
}

void TestLiveHelp::helpIsThereAtOnce()
{
    auto *list = m_page->findChild<QAbstractButton *>(u"helpList"_s);
    QVERIFY(!list->isVisible());
    help(3, 1000);
    QTRY_VERIFY(list->isVisible()); // the call is still up
    QCOMPARE(m_board->current()->progress().recipient(3).phase, Phase::Talking);
    tell({{0, startMs + 60'000, 3, 1, AttemptEnded{Outcome::Uncertain, 0, 1000, 0, u"9"_s, 0}}});
    QTRY_COMPARE(m_board->current()->progress().recipient(3).phase, Phase::Done);
    QVERIFY(list->isVisible()); // and stays
    QCOMPARE(m_board->current()->totals().of(Mark::Help), 1);
}

void TestLiveHelp::theListIsWorkedOff()
{
    help(3, 1000);
    help(0, 90'000);
    QTRY_COMPARE(m_board->current()->totals().of(Mark::Help), 2);
    QTableView *table = openList();
    QVERIFY(table);
    QCOMPARE(table->model()->rowCount(), 2);
    const auto at = [&](int row, int column) { return table->model()->index(row, column).data().toString(); };
    QCOMPARE(at(0, RecipientModel::Name), u"Rossi Esempio"_s); // newest first
    QCOMPARE(at(0, RecipientModel::Number), u"0461 123400"_s);
    QVERIFY(at(0, RecipientModel::Address).contains(u"Brennero"_s));
    help(7, 180'000); // while the list is open
    QTRY_COMPARE(table->model()->rowCount(), 3);
    QCOMPARE(at(0, RecipientModel::Name), u"Esempio 7"_s);
}

void TestLiveHelp::theListIsTakenAlong()
{
    help(1, 1000); // a name that a spreadsheet would run
    QTRY_COMPARE(m_board->current()->totals().of(Mark::Help), 1);
    QVERIFY(openList());
    auto *dialog = m_page->findChild<RecipientsDialog *>();
    dialog->findChild<QAbstractButton *>(u"copyRecipients"_s)->click();
    const QStringList copied = QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(copied.size(), 2);
    QVERIFY(copied[1].startsWith(u"0461 123401\t=HYPERLINK(1)\tVia Roma 2"_s));

    const QTemporaryDir folder;
    dialog->findChild<QAbstractButton *>(u"saveRecipients"_s)->click();
    auto *files = dialog->findChild<QFileDialog *>();
    QVERIFY(files);
    const QString path = folder.filePath(u"aiuto.csv"_s);
    Q_EMIT files->fileSelected(path);
    QFile file(path);
    QVERIFY(file.open(QFile::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    QVERIFY2(text.contains(u";'=HYPERLINK(1);"_s), qPrintable(text)); // text, not a formula
    files->close();
}

void TestLiveHelp::aListThatCannotBeSaved()
{
    help(1, 1000);
    QTRY_COMPARE(m_board->current()->totals().of(Mark::Help), 1);
    QVERIFY(openList());
    auto *dialog = m_page->findChild<RecipientsDialog *>();
    dialog->findChild<QAbstractButton *>(u"saveRecipients"_s)->click();
    Q_EMIT dialog->findChild<QFileDialog *>()->fileSelected(u"/nowhere/at/all.csv"_s);
    const auto labels = dialog->findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(
        labels, [](const QLabel *each) { return each->text().contains(u"non si può scrivere"_s); }));
}

void TestLiveHelp::theLinesFaultIsNotTheirs()
{
    tell({{0, startMs + 1000, 2, 1, AttemptStarted{}},
        {0, startMs + 2000, 2, 1, AttemptEnded{Outcome::Unreachable, 503, 10, 0, {}, startMs + 90'000, 34, true}},
        {0, startMs + 1000, 4, 1, AttemptStarted{}},
        {0, startMs + 2000, 4, 1, AttemptEnded{Outcome::Busy, 486, 10, 0, {}, startMs + 90'000, 17}},
        {0, startMs + 3000, 4, 0, CalledBack{Outcome::Heard, 20'000, {}, false}}});
    const RecipientModel *model = m_board->current()->recipients();
    const auto words = [&](int row) { return model->index(row, RecipientModel::Result).data().toString(); };
    QTRY_COMPARE(words(2), u"Linea"_s);
    const QString why = model->index(2, RecipientModel::Result).data(Qt::ToolTipRole).toString();
    QVERIFY2(why.contains(u"SIP 503 · Q.850 34 (nessun canale libero)"_s), qPrintable(why));
    QTRY_VERIFY2(words(4).contains(u"ha richiamato"_s), qPrintable(words(4)));
    QVERIFY(m_board->current()->progress().isReached(4));
}

void TestLiveHelp::aHaltSaysWhy()
{
    tell({{0, startMs + 1000, 0, 0, CampaignChanged{CampaignState::Halted, u"TRUNK_DOWN: linea A"_s}}});
    const auto said = [this](const QString &words) {
        const auto labels = m_page->findChildren<QWidget *>();
        return std::ranges::any_of(labels, [&](const QWidget *each) {
            return each->isVisible()
                && (each->accessibleName().contains(words) || each->property("text").toString().contains(words));
        });
    };
    QTRY_VERIFY(said(u"la linea “linea A” è giù"_s));
    tell({{0, startMs + 2000, 0, 0, CampaignChanged{CampaignState::Running, u"RECOVERED"_s}}});
    QTRY_VERIFY(!said(u"la linea “linea A” è giù"_s));
}

void TestLiveHelp::pictures_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<Look>("look");
    QTest::newRow("1920") << QSize(1816, 1000) << Look::Light;
    QTest::newRow("1920-dark") << QSize(1816, 1000) << Look::Dark;
    QTest::newRow("1280") << QSize(1176, 648) << Look::Light;
    QTest::newRow("1280-dark") << QSize(1176, 648) << Look::Dark;
}

void TestLiveHelp::pictures()
{
    QFETCH(const QSize, size);
    QFETCH(const Look, look);
    const QString tag = QString::fromLatin1(QTest::currentDataTag());
    QString why;
    std::unique_ptr<MapWorld> world = MapWorld::trento(why);
    if (!world)
        world = MapWorld::sample(why);
    if (!world)
        QSKIP(qPrintable(why));
    QTRY_VERIFY(world->counter->index());
    const GeoPoint middle = world->middle();
    const auto at = [&](int lat, int lon) { return GeoPoint{middle.latE7 + lat, middle.lonE7 + lon}; };
    Area area;
    area.pieces = {{PieceId::create(), PieceKind::Polygon, u"Area A"_s, false,
        {{at(-24'000, -36'000), at(20'000, -30'000), at(32'000, 26'000), at(-18'000, 38'000)}}, {}}};
    begin(world->counter->index(), area, world.get());
    fewMinutes();

    const auto halt = [this](const QString &reason) {
        tell({{0, startMs + 400'000, 0, 0, CampaignChanged{CampaignState::Halted, reason}}});
        QTRY_COMPARE(m_board->current()->campaign().state, CampaignState::Halted);
    };
    auto *map = m_page->findChild<MapPane *>();
    const auto show = [&](const QString &name) {
        m_page->resize(size);
        QTRY_VERIFY_WITH_TIMEOUT(map->isComplete(), 20'000);
        photograph(*m_page, name + tag, size, look);
        QTRY_VERIFY_WITH_TIMEOUT(map->isComplete(), 20'000);
        photograph(*m_page, name + tag, size, look); // what was wide is narrow by now
        QCOMPARE(m_page->size(), size);
    };
    halt(u"TRUNK_DOWN: linea A NOT_REGISTERED"_s);
    show(u"live-halted-"_s);
    halt(u"DISK_FULL"_s);
    show(u"live-disk-"_s);
    m_stage->watched->setAge(42s);
    m_stage->watched->connectAs(CampaignWatch::Connection::Stale, 3s);
    QTRY_VERIFY(m_page->findChild<QWidget *>(u"staleBar"_s)->isVisible());
    show(u"live-gone-"_s);
    m_stage->watched->setAge(1s);
    m_stage->watched->connectAs(CampaignWatch::Connection::Live);
    QVERIFY(openList());
    auto *dialog = m_page->findChild<RecipientsDialog *>();
    photograph(*dialog, u"live-help-"_s + tag, dialog->size(), look);
    applyLook(*qApp, Look::Light);
}

/// Of each kind of outcome some, as a round that is half done has them.
void TestLiveHelp::fewMinutes()
{
    const int called = m_board->current()->campaign().recipients * 2 / 3;
    QList<Event> events;
    const auto add = [&](Event event) {
        event.seq = ++m_seq;
        events.append(event);
    };
    for (int i = 0; i < called; ++i) {
        const auto who = static_cast<quint32>(i);
        const qint64 from = startMs + 380'000LL * i / called;
        const int lot = i * 37 % 100;
        const Outcome outcome = lot < 38 ? Outcome::Confirmed
            : lot < 60                   ? Outcome::Heard
            : i % 97 == 0                ? Outcome::Help
            : lot < 68                   ? Outcome::Voicemail
            : lot < 71                   ? Outcome::HungUp
            : lot < 92                   ? Outcome::NoAnswer
            : lot < 97                   ? Outcome::Busy
                                         : Outcome::Unreachable;
        add({0, from, who, 1, AttemptStarted{}});
        if (outcome == Outcome::Help)
            add({0, from + 9'000, who, 1, HelpAsked{}});
        const bool again = outcome == Outcome::NoAnswer || outcome == Outcome::Busy || outcome == Outcome::Unreachable;
        add({0, from + 18'000, who, 1, AttemptEnded{outcome, 200, 8'000, 10'000, {}, again ? startMs + 900'000 : 0}});
    }
    std::ranges::stable_sort(events, {}, &Event::timeMs);
    m_seq = 0;
    for (Event &event : events)
        event.seq = ++m_seq;
    m_stage->watched->send(events);
    QTRY_VERIFY(m_board->current()->totals().of(Mark::Help) > 2);
}

QTEST_MAIN(TestLiveHelp)
#include "tst_livehelp.moc"
