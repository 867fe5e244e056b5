// SPDX-License-Identifier: GPL-3.0-or-later
#include "alertfixture.h"

#include "alertwords.h"
#include "arearow.h"
#include "consequencebutton.h"
#include "label.h"
#include "note.h"
#include "screenshot.h"
#include "searchfield.h"
#include "segmented.h"

#include <QAbstractButton>
#include <QLabel>
#include <QListWidget>
#include <QSignalSpy>

using namespace campanile;
using namespace campanile::testing;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString packPath()
{
    return QStringLiteral(CAMPANILE_SAMPLE_PACK);
}

ConsequenceButton *consequence(AlertWorld &world)
{
    return world.page.findChild<ConsequenceButton *>(u"consequenceButton"_s);
}

} // namespace

class TestAlert : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<AlertWorld> w;

    void type(const QString &text, Qt::Key end, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        auto *field = w->page.findChild<SearchField *>(u"placeSearch"_s);
        field->clear();
        field->setFocus();
        QTest::keyClicks(field, text);
        QTest::keyClick(field, end, modifiers);
    }

private Q_SLOTS:

    void initTestCase()
    {
        speakItalian();
        applyLook(*qApp, Look::Light);
    }

    void init()
    {
        w = std::make_unique<AlertWorld>(packPath());
        QVERIFY(w->started);
        w->page.resize(1816, 1008);
        w->page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&w->page));
        QTRY_VERIFY(w->counter.index());
    }

    void cleanup() { w.reset(); }

    void saysWhatIsMissingInOrder()
    {
        auto *button = consequence(*w);
        QCOMPARE(button->state(), ConsequenceButton::State::Missing);
        const QString noArea = button->text();
        QVERIFY(!noArea.isEmpty());
        w->addQuarter(w->pack->quarters().first());
        QTRY_VERIFY(button->text() != noArea);
        const QString noMessage = button->text();
        QCOMPARE(button->state(), ConsequenceButton::State::Missing);
        w->draft.setMessage(w->addMessage(u"Piena"_s));
        QTRY_VERIFY(button->text() != noMessage);
        QCOMPARE(button->state(), ConsequenceButton::State::Missing); // the dialer does not answer
        w->page.setDialer(AlertWorld::dialer());
        QCOMPARE(button->state(), ConsequenceButton::State::Ready);
        QVERIFY(button->text().contains(u"ESERCITAZIONE"));
        // a click where something is missing asks nothing of the dialer
        w->page.setDialer(std::nullopt);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(w->launcher.state(), Launcher::State::Idle);
    }

    void sampleContactsAreNotCalledOnARealLine()
    {
        const Quarter quarter = w->pack->quarters().first();
        w->addQuarter(quarter);
        w->draft.setMessage(w->addMessage(u"Piena"_s));
        w->draft.setMode(Mode::Live);
        w->page.setDialer(AlertWorld::dialer());
        QTRY_COMPARE(consequence(*w)->state(), ConsequenceButton::State::Missing);
        w->page.setDialer(AlertWorld::dialer(true));
        QCOMPARE(consequence(*w)->state(), ConsequenceButton::State::Ready);
        QVERIFY(consequence(*w)->text().contains(u"REALE"));
        QVERIFY(consequence(*w)->text().contains(quarter.name));
    }

    void searchAddsByKeyboardAndOnlyOnce()
    {
        const Quarter quarter = w->pack->quarters().first();
        auto *list = w->page.findChild<QListWidget *>(u"placeHits"_s);
        type(quarter.name, Qt::Key_Return);
        QCOMPARE(w->draft.area().pieces.size(), 1);
        QCOMPARE(w->draft.area().pieces[0].name, quarter.name);
        QVERIFY(!list->isVisible());
        type(quarter.name, Qt::Key_Return);
        QCOMPARE(w->draft.area().pieces.size(), 1);
        type(quarter.name, Qt::Key_Return, Qt::ShiftModifier); // only looked at
        QCOMPARE(w->draft.area().pieces.size(), 1);
    }

    void searchFindsStreetsAndSaysWhenNothingIsFound()
    {
        const QList<PlacedAddress> addresses = w->pack->allAddresses();
        QVERIFY(!addresses.isEmpty());
        type(addresses.first().streetName, Qt::Key_Return);
        QCOMPARE(w->draft.area().pieces.size(), 1);
        QCOMPARE(w->draft.area().pieces[0].kind, PieceKind::Street);
        QVERIFY(w->draft.area().pieces[0].street);
        QTRY_VERIFY(w->counter.count().phones > 0);

        auto *list = w->page.findChild<QListWidget *>(u"placeHits"_s);
        auto *field = w->page.findChild<SearchField *>(u"placeSearch"_s);
        field->clear();
        QTest::keyClicks(field, u"zzqqxx"_s);
        QTRY_VERIFY(list->isVisible());
        QCOMPARE(list->count(), 1);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(w->draft.area().pieces.size(), 1);
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!list->isVisible());
    }

    void rowsSumToTheTotalAndCanBeTakenAway()
    {
        const Quarter quarter = w->pack->quarters().first();
        const GeoPoint centre = quarter.centre;
        w->addQuarter(quarter);
        w->draft.addPiece(w->square(u"Senza"_s, centre, 4000, true));
        QTRY_COMPARE(w->counter.count().rows.size(), 2);
        int sum = 0, shown = 0;
        for (AreaRow *row : w->page.findChildren<AreaRow *>()) {
            if (row->isVisible())
                sum += row->count(), ++shown;
        }
        QCOMPARE(shown, 2);
        QCOMPARE(sum, w->counter.count().phones);
        auto *first = w->page.findChild<AreaRow *>(u"areaRow0"_s);
        QTest::mouseClick(first->findChild<QAbstractButton *>(u"removeArea"_s), Qt::LeftButton);
        QCOMPARE(w->draft.area().pieces.size(), 1);
        QTest::mouseClick(w->page.findChild<QAbstractButton *>(u"undo"_s), Qt::LeftButton);
        QCOMPARE(w->draft.area().pieces.size(), 2);
        first->setFocus();
        QTest::keyClick(first, Qt::Key_Delete);
        QCOMPARE(w->draft.area().pieces.size(), 1);
    }

    void messageIsChosenFromTheLibraryAndHeard()
    {
        auto *choose = w->page.findChild<QAbstractButton *>(u"chooseMessage"_s);
        QSignalSpy asked(&w->page, &AlertPage::pageRequested);
        QTest::mouseClick(choose, Qt::LeftButton); // an empty library leads to the place where messages are made
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].toString(), u"messages"_s);
        const Message message = w->addMessage(u"Piena dell’Adige: lasciare i piani terra"_s);
        QTest::mouseClick(choose, Qt::LeftButton);
        auto *list = w->page.findChild<QListWidget *>(u"messagePickerList"_s);
        QTRY_VERIFY(list->isVisible());
        QTest::keyClick(list, Qt::Key_Return);
        QVERIFY(w->draft.message());
        QCOMPARE(w->draft.message()->id, message.id);
        auto *play = w->page.findChild<QAbstractButton *>(u"playMessage"_s);
        QTest::mouseClick(play, Qt::LeftButton);
        QVERIFY(w->player.isPlaying());
        w->player.reachEnd();
        QVERIFY(!w->player.isPlaying());
    }

    void toolsFollowTheMapBothWays()
    {
        auto *polygon = w->page.findChild<QAbstractButton *>(u"toolPolygon"_s);
        QTest::mouseClick(polygon, Qt::LeftButton);
        QCOMPARE(w->page.map().tool(), MapTool::Polygon);
        w->page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&w->page));
        polygon->setFocus();
        QTest::keyClick(polygon, Qt::Key_2, Qt::AltModifier);
        QCOMPARE(w->page.map().tool(), MapTool::Street);
        QVERIFY(w->page.findChild<QAbstractButton *>(u"toolStreet"_s)->isChecked());
        QVERIFY(!polygon->isChecked());
        QTest::mouseClick(w->page.findChild<QAbstractButton *>(u"toolSubtract"_s), Qt::LeftButton);
        QVERIFY(w->page.map().subtract());
    }

    void asksForAReceiptAndNothingMore()
    {
        type(w->pack->quarters().first().name, Qt::Key_Return);
        w->draft.setMessage(w->addMessage(u"Piena"_s));
        w->page.setDialer(AlertWorld::dialer());
        QTRY_COMPARE(consequence(*w)->state(), ConsequenceButton::State::Ready);
        QTest::mouseClick(consequence(*w), Qt::LeftButton);
        QTRY_COMPARE(w->launcher.state(), Launcher::State::Ready);
        QCOMPARE(w->backend.prepares, 1);
        QCOMPARE(w->backend.launches, 0);
    }

    void aReceiptThatDiffersIsSaid()
    {
        type(w->pack->quarters().first().name, Qt::Key_Return);
        w->draft.setMessage(w->addMessage(u"Piena"_s));
        w->page.setDialer(AlertWorld::dialer());
        w->backend.alter = [](Receipt &receipt) { receipt.area.pieces.first().rings.first().first().latE7 += 1; };
        QTRY_COMPARE(consequence(*w)->state(), ConsequenceButton::State::Ready);
        QTest::mouseClick(consequence(*w), Qt::LeftButton);
        QTRY_COMPARE(consequence(*w)->state(), ConsequenceButton::State::Differs);
        QCOMPARE(w->backend.launches, 0);
        w->draft.addPiece(
            w->square(u"Altra"_s, w->pack->quarters().first().centre, 2000)); // another draft, another try
        QTRY_COMPARE(consequence(*w)->state(), ConsequenceButton::State::Ready);
    }

    /// How long it takes is reckoned with all the lines that may show the caller id.
    void severalLinesAreToldTogether()
    {
        const auto told = [&](const QString &words) {
            return std::ranges::any_of(
                w->page.findChildren<QLabel *>(), [&](const QLabel *label) { return label->text().contains(words); });
        };
        DialerStatus status = AlertWorld::dialer();
        TrunkStatus second = status.trunks.last();
        second.name = u"seconda"_s;
        second.channels = 30;
        second.callsPerSecond = 1.5;
        second.priority = 2;
        second.callerIds = {u"+390461889999"_s};
        status.trunks.append(second);
        w->draft.setMode(Mode::Live);
        w->page.setDialer(status);
        QVERIFY(told(u"120 canali · 7,5 chiamate/s"_s));
        status.trunks.last().up = false;
        w->page.setDialer(status);
        QVERIFY(told(u"90 canali · 6 chiamate/s"_s));
        // another number than the second line's
        status.trunks.last().up = true;
        status.trunks.last().callerIds = {u"+390461889999"_s, u"+390461770000"_s};
        status.trunks[1].callerIds = {u"+390461889999"_s};
        w->page.setDialer(status);
        QVERIFY(told(u"120 canali"_s));
        CallSettings calls = w->draft.callSettings();
        calls.callerId = u"+390461770000"_s;
        w->draft.setCallSettings(calls);
        QVERIFY(told(u"30 canali"_s));
    }

    void withoutADialerItIsPutInTheQueue()
    {
        const Message message = w->addMessage(u"Piena dell’Adige"_s);
        w->draft.setMessage(message);
        w->draft.addPiece(w->square(u"Area A"_s, w->pack->quarters().first().centre, 60'000));
        w->draft.setMode(Mode::Live);
        QTRY_VERIFY(w->counter.count().phones > 0);
        auto *button = consequence(*w);
        w->page.setDialer(std::nullopt);
        QTRY_COMPARE(button->state(), ConsequenceButton::State::Missing); // nowhere to wait
        w->page.useQueue(30min);
        QTRY_COMPARE(button->state(), ConsequenceButton::State::Queue);
        QVERIFY2(
            button->text().contains(u"REALE"_s) && button->text().contains(u"Area A"_s), qPrintable(button->text()));
        QSignalSpy queued(&w->page, &AlertPage::queueRequested);
        auto *expiry = w->page.findChild<Segmented *>(u"queueExpiry"_s);
        QVERIFY(expiry->isVisible());
        QCOMPARE(expiry->current(), 1);
        QTest::mouseClick(button, Qt::LeftButton); // no hold: nothing starts
        QCOMPARE(queued.size(), 1);
        QCOMPARE(queued[0][0].value<std::chrono::minutes>(), 30min);
        expiry->setCurrent(2);
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Return);
        QCOMPARE(queued.size(), 2);
        QCOMPARE(queued[1][0].value<std::chrono::minutes>(), 60min);
        QCOMPARE(w->backend.prepares, 0);

        w->draft.setMessage(std::nullopt); // what is missing otherwise is still said
        QTRY_COMPARE(button->state(), ConsequenceButton::State::Missing);
        QVERIFY(!expiry->isVisible());
        w->draft.setMessage(message);
        w->page.setDialer(AlertWorld::dialer(true));
        QTRY_COMPARE(button->state(), ConsequenceButton::State::Ready);
        QVERIFY(!expiry->isVisible());
    }

    void saysSinceWhenTheDialerIsAway()
    {
        auto *note = w->page.findChild<Note *>(u"dialerAway"_s);
        QVERIFY(!note->isVisible());
        w->page.setAwaySince(w->clock.now().addSecs(-12 * 60));
        QVERIFY(note->isVisible());
        QVERIFY2(note->text().contains(u"da 12"_s), qPrintable(note->text()));
        w->page.setAwaySince({});
        QVERIFY(!note->isVisible());
    }

    void whoAskedNotToBeCalledIsCounted()
    {
        w->addQuarter(w->pack->quarters().first());
        w->draft.setMessage(w->addMessage(u"Piena"_s));
        w->page.setDialer(AlertWorld::dialer());
        auto *button = consequence(*w);
        auto *note = w->page.findChild<Note *>(u"launchNotes"_s);
        QTRY_COMPARE(button->state(), ConsequenceButton::State::Ready);
        QVERIFY(!note->isVisible()); // what the keys do is still being spoken: nothing to know
        QSet<QString> asked{u"+390461999999"_s};
        const QList<int> there = w->counter.index()->select(w->draft.area(), w->draft.filter());
        for (const int row : there.first(3))
            asked.insert(w->counter.index()->contacts().at(row).number.e164());
        w->page.setOptedOut(asked);
        QTRY_VERIFY(note->isVisible());
        QVERIFY2(note->text().contains(u"3 hanno chiesto di non essere chiamati"_s), qPrintable(note->text()));
        w->draft.setPromptAudio({{u"it"_s, {}, {ErrorCode::VoiceMissing, {{}, u"it"_s}}}});
        QTRY_VERIFY2(note->text().contains(u"Nessuna voce"_s), qPrintable(note->text()));
        QVERIFY(!note->text().contains(u'<')); // a note is no rich text
        QCOMPARE(button->state(), ConsequenceButton::State::Ready); // a note, not a block
        const QString folder = QStringLiteral(CAMPANILE_SOURCE_DIR "/out/screens");
        QVERIFY(QDir().mkpath(folder));
        for (const bool dark : {false, true}) {
            for (const QSize size : {QSize(1816, 1008), QSize(1176, 648)}) {
                applyLook(*qApp, dark ? Look::Dark : Look::Light);
                w->page.resize(size);
                QTRY_VERIFY_WITH_TIMEOUT(w->page.map().isComplete(), 20000);
                const QString name =
                    u"alert-notes-%1%2.png"_s.arg(size.width() > 1500 ? 1920 : 1280).arg(dark ? u"-dark"_s : QString());
                QVERIFY(w->page.grab().save(folder + u'/' + name));
            }
        }
        applyLook(*qApp, Look::Light);
        for (const int row : there)
            asked.insert(w->counter.index()->contacts().at(row).number.e164());
        w->page.setOptedOut(asked); // nobody is left
        QTRY_COMPARE(button->state(), ConsequenceButton::State::Missing);
        w->page.setOptedOut({});
        w->draft.setCallSettings({.announceKeys = false});
        QTRY_COMPARE(button->state(), ConsequenceButton::State::Ready);
        QVERIFY(!note->isVisible());
    }

    void pictures_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("drill");
        QTest::newRow("alert-1920-live") << QSize(1816, 1008) << false << false;
        QTest::newRow("alert-1920-dark") << QSize(1816, 1008) << true << false;
        QTest::newRow("alert-1920-drill") << QSize(1816, 976) << false << true;
        QTest::newRow("alert-1280-live") << QSize(1176, 648) << false << false;
        QTest::newRow("alert-1280-dark") << QSize(1176, 648) << true << false;
    }

    void pictures()
    {
        QFETCH(QSize, size);
        QFETCH(bool, dark);
        QFETCH(bool, drill);
        // another town by CAMPANILE_PICTURE_PACK, to be put beside the design's own pictures
        if (const QString other = qEnvironmentVariable("CAMPANILE_PICTURE_PACK"); !other.isEmpty()) {
            w = std::make_unique<AlertWorld>(other);
            QVERIFY(w->started);
        }
        applyLook(*qApp, dark ? Look::Dark : Look::Light);
        w->draft.setMode(drill ? Mode::Drill : Mode::Live);
        w->page.resize(size);
        w->page.show();
        QTRY_VERIFY(w->counter.index());
        const QList<Quarter> quarters = w->pack->quarters();
        qsizetype at = 0;
        for (qsizetype i = 0; i < quarters.size(); ++i) {
            if (quarters[i].name == u"Piedicastello")
                at = i;
        }
        const Quarter &quarter = quarters[at];
        w->addQuarter(quarter);
        w->draft.addPiece(w->square(u"Doss Trento"_s, quarter.centre, 9000, true));
        if (const auto street = w->pack->streetByName(u"Corso Michelangelo Buonarroti"_s))
            w->draft.addPiece({.id = PieceId::create(),
                .kind = PieceKind::Street,
                .name = street->name,
                .exclude = false,
                .rings = street->lines,
                .street = StreetStretch{.streetKey = street->key}});
        GeoPoint beside = quarter.centre;
        beside.latE7 -= 40000;
        beside.lonE7 += 60000;
        const AreaPiece drawn = w->square(w->draft.nextPolygonName(), beside, 25000);
        w->draft.addPiece(drawn);
        w->draft.setCurrentPiece(drawn.id);
        w->draft.setMessage(w->addMessage(u"Piena dell’Adige: lasciare i piani terra"_s));
        w->page.setDialer(AlertWorld::dialer(true));
        w->page.map().showArea();
        w->page.map().setTool(MapTool::Polygon);
        QTRY_VERIFY_WITH_TIMEOUT(w->page.map().isComplete(), 20000);
        QTRY_COMPARE(consequence(*w)->state(), ConsequenceButton::State::Ready);
        const QString folder = QStringLiteral(CAMPANILE_SOURCE_DIR "/out/screens");
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(w->page.grab().save(folder + u'/' + QLatin1StringView(QTest::currentDataTag()) + u".png"_s));
        w->page.useQueue(30min);
        w->page.setDialer(std::nullopt);
        w->page.setAwaySince(w->clock.now().addSecs(-12 * 60));
        QTRY_COMPARE(consequence(*w)->state(), ConsequenceButton::State::Queue);
        QTRY_VERIFY_WITH_TIMEOUT(w->page.map().isComplete(), 20000);
        QVERIFY(w->page.grab().save(folder + u'/' + QLatin1StringView(QTest::currentDataTag()) + u"-offline.png"_s));
        applyLook(*qApp, Look::Light);
    }
};

QTEST_MAIN(TestAlert)
#include "tst_alert.moc"
