// SPDX-License-Identifier: GPL-3.0-or-later
#include "alertfixture.h"

#include "arearow.h"
#include "areashapes.h"
#include "consequencebutton.h"
#include "label.h"
#include "note.h"
#include "screenshot.h"
#include "searchfield.h"
#include "silentcounter.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QSignalSpy>
#include <QSpinBox>

using namespace campanile;
using namespace campanile::testing;
using namespace Qt::StringLiterals;

/// The WHERE column and the search: which phones, and how many that is.
class TestWhere : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<AlertWorld> w;

    template <class T> T *find(const QString &name)
    {
        T *found = w->page.findChild<T *>(name);
        if (!found)
            qFatal("no %s", qUtf8Printable(name));
        return found;
    }

    AreaRow *row(int index) { return find<AreaRow>(u"areaRow%1"_s.arg(index)); }

    const QList<AreaPiece> &pieces() { return w->draft.area().pieces; }

    void type(const QString &text, Qt::Key end = Qt::Key_Return)
    {
        auto *field = find<SearchField>(u"placeSearch"_s);
        field->clear();
        field->setFocus();
        field->setText(text); // keyClicks() knows no "più"
        Q_EMIT field->textEdited(text);
        QTest::keyClick(field, end);
    }

    /// A street of the sample town with odd and even doors.
    QString streetName()
    {
        QHash<QString, QSet<int>> doors;
        for (const PlacedAddress &a : w->pack->allAddresses())
            doors[a.streetName].insert(a.civic.number);
        QString best;
        for (auto it = doors.cbegin(); it != doors.cend(); ++it) {
            if (best.isEmpty() || it->size() > doors[best].size()
                || (it->size() == doors[best].size() && it.key() < best))
                best = it.key();
        }
        return best;
    }

    AreaPiece quarterPiece(qsizetype at = 0)
    {
        const Quarter quarter = w->pack->quarters().at(at);
        return {.id = PieceId::create(),
            .kind = PieceKind::Quarter,
            .name = quarter.name,
            .rings = quarter.rings,
            .street = {}};
    }

    void expectSums()
    {
        int sum = w->counter.count().unplaced;
        for (const int phones : w->counter.count().rows)
            sum += phones;
        QCOMPARE(sum, w->counter.count().phones);
    }

private Q_SLOTS:

    void initTestCase()
    {
        speakItalian();
        applyLook(*qApp, Look::Light);
    }

    void init()
    {
        w = std::make_unique<AlertWorld>(QStringLiteral(CAMPANILE_SAMPLE_PACK));
        QVERIFY(w->started);
        w->counter.silent().setTown(w->pack);
        w->page.resize(1816, 1008);
        w->page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&w->page));
        QTRY_VERIFY(w->counter.index());
    }

    void cleanup() { w.reset(); }

    void aRowIsRenamedSwitchedOffMovedAndTakenAway()
    {
        w->draft.addPieces({quarterPiece(), w->square(u"Senza"_s, w->pack->quarters().first().centre, 4000, true)});
        QTRY_VERIFY(w->counter.count().phones > 0);
        const int all = w->counter.count().phones;
        row(1)->setFocus();
        QTest::keyClick(row(1), Qt::Key_F2);
        auto *name = find<QLineEdit>(u"areaName"_s);
        QTest::keyClicks(name, u"Ospedale"_s);
        QTest::keyClick(name, Qt::Key_Escape); // thought better of
        QCOMPARE(pieces()[1].name, u"Senza"_s);
        QTest::keyClick(row(1), Qt::Key_F2);
        name = row(1)->findChild<QLineEdit *>(u"areaName"_s, Qt::FindDirectChildrenOnly);
        for (QLineEdit *field : row(1)->findChildren<QLineEdit *>()) {
            if (field->isVisible())
                name = field;
        }
        QTest::keyClicks(name, u"Ospedale"_s);
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(pieces()[1].name, u"Ospedale"_s);

        QTest::keyClick(row(1), Qt::Key_H, Qt::ControlModifier);
        QVERIFY(pieces()[1].hidden);
        QTRY_VERIFY(w->counter.count().phones >= all);
        QVERIFY(row(1)->accessibleName().contains(u"spenta"));
        expectSums();
        QTest::keyClick(row(1), Qt::Key_H, Qt::ControlModifier);
        QVERIFY(!pieces()[1].hidden);

        QTest::keyClick(row(1), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(pieces()[0].name, u"Ospedale"_s);
        QCOMPARE(w->page.focusWidget(), row(0));
        QTest::keyClick(row(0), Qt::Key_Up, Qt::AltModifier); // already the first
        QCOMPARE(pieces()[0].name, u"Ospedale"_s);
        QTest::keyClick(row(0), Qt::Key_Minus, Qt::ControlModifier);
        QVERIFY(!pieces()[0].exclude);
        QTest::keyClick(row(0), Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(pieces().size(), 3);
        QVERIFY(pieces()[2].id != pieces()[0].id);
        QCOMPARE(pieces()[2].rings, pieces()[0].rings);
        expectSums();
        row(2)->setFocus();
        QTest::keyClick(row(2), Qt::Key_Delete);
        QCOMPARE(pieces().size(), 2);
        for (int i = 0; i < 7; ++i)
            w->draft.undo();
        QCOMPARE(pieces()[1].name, u"Senza"_s);
    }

    void aRowIsDraggedToAnotherPlace()
    {
        w->draft.addPieces({quarterPiece(), w->square(u"Due"_s, w->pack->quarters().first().centre, 4000),
            w->square(u"Tre"_s, w->pack->quarters().first().centre, 5000)});
        QTRY_VERIFY(row(2)->isVisible());
        const int h = row(0)->height();
        QTest::mousePress(row(0), Qt::LeftButton, {}, QPoint(60, h / 2));
        QTest::mouseMove(row(0), QPoint(60, h));
        QMouseEvent move(QEvent::MouseMove, QPointF(60, 3 * h - 4), row(0)->mapToGlobal(QPointF(60, 3 * h - 4)),
            Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(row(0), &move);
        QTest::mouseRelease(row(0), Qt::LeftButton, {}, QPoint(60, 3 * h - 4));
        QCOMPARE(pieces()[0].name, u"Due"_s);
        QCOMPARE(pieces()[2].name, w->pack->quarters().first().name);
        w->draft.undo();
        QCOMPARE(pieces()[1].name, u"Due"_s);
    }

    void theMenuSaysAllOfIt()
    {
        w->draft.addPiece(quarterPiece());
        QTRY_VERIFY(row(0)->isVisible());
        row(0)->openMenu(row(0)->mapToGlobal(QPoint()));
        auto *menu = row(0)->findChild<QMenu *>(u"areaMenu"_s);
        QVERIFY(menu);
        QSet<QString> names;
        for (QAction *action : menu->actions()) {
            if (!action->isSeparator())
                names.insert(action->objectName());
        }
        QCOMPARE(names.size(), 8);
        for (QAction *action : menu->actions()) {
            if (action->objectName() == u"excludeArea")
                action->trigger();
        }
        QVERIFY(pieces()[0].exclude);
        menu->close();
    }

    void aFilterIsNeverHidden()
    {
        w->draft.addPiece(quarterPiece());
        QTRY_VERIFY(w->counter.count().landlines > 0);
        const AudienceCount all = w->counter.count();
        QVERIFY(find<Note>(u"filterNote"_s)->isHidden());
        QTest::mouseClick(find<QAbstractButton>(u"openFilters"_s), Qt::LeftButton);
        QTRY_VERIFY(find<QWidget>(u"filterPopup"_s)->isVisible());
        find<QAbstractButton>(u"filterLandlines"_s)->click();
        QVERIFY(!w->draft.filter().landlines);
        QTRY_COMPARE(w->counter.count().phones, all.mobiles);
        QCOMPARE(w->counter.count().filteredOut, all.landlines);
        expectSums();
        QVERIFY(find<Note>(u"filterNote"_s)->isVisible());
        QVERIFY(find<Note>(u"filterNote"_s)->text().contains(u"solo cellulari"));
        QTRY_VERIFY(find<Note>(u"launchFilter"_s)->isVisible());
        QTest::keyClick(find<QWidget>(u"filterPopup"_s), Qt::Key_Escape);
        QVERIFY(!find<QWidget>(u"filterPopup"_s)->isVisible());
        Q_EMIT find<Note>(u"filterNote"_s)->linkActivated();
        QVERIFY(w->draft.filter().isEverybody());
        QVERIFY(find<Note>(u"filterNote"_s)->isHidden());
        w->draft.undo(); // a filter is a step like any other
        QVERIFY(!w->draft.filter().landlines);
    }

    void whoHasNoPositionIsNeverForgotten()
    {
        auto *line = find<QWidget>(u"unplacedRow"_s);
        QVERIFY(!line->isVisible()); // nothing is called yet
        w->draft.addPiece(quarterPiece());
        QTRY_VERIFY(line->isVisible());
        auto *said = find<Label>(u"unplacedWords"_s);
        QVERIFY2(said->text().contains(u"37"), qUtf8Printable(said->text()));
        const int before = w->counter.count().phones;
        Q_EMIT said->linkActivated(u"include"_s);
        QTRY_COMPARE(w->counter.count().phones, before + 37);
        QCOMPARE(w->counter.count().unplaced, 37);
        expectSums();
        Q_EMIT said->linkActivated(u"exclude"_s);
        QTRY_COMPARE(w->counter.count().phones, before);
        QSignalSpy asked(&w->page, &AlertPage::unplacedRequested);
        Q_EMIT said->linkActivated(u"look"_s);
        QCOMPARE(asked.size(), 1);
    }

    void severalPlacesAreTakenAtOnceOrNotAtAll()
    {
        const QString street = streetName(), quarter = w->pack->quarters().first().name;
        type(street + u" 1-9 dispari + "_s + quarter + u" meno zzqqxx"_s);
        QCOMPARE(pieces().size(), 0); // what was not understood might have been the exclusion
        type(street + u" 1-9 dispari + "_s + quarter + u" meno 46.0001, 11.0001 entro 50 m"_s);
        QCOMPARE(pieces().size(), 3);
        QCOMPARE(pieces()[0].kind, PieceKind::Street);
        QCOMPARE(pieces()[0].street->side, StreetStretch::Side::Odd);
        QCOMPARE(pieces()[0].street->odd, (CivicRange{1, 9}));
        QCOMPARE(pieces()[1].kind, PieceKind::Quarter);
        QCOMPARE(pieces()[2].kind, PieceKind::Circle);
        QVERIFY(pieces()[2].exclude);
        QCOMPARE(std::get<CircleShape>(pieces()[2].shape).metres, 50);
        w->draft.undo();
        QCOMPARE(pieces().size(), 0); // one step
    }

    void theOfficersSentence()
    {
        type(streetName() + u", numeri dispari da 1 a 45, più il quartiere Marina, meno l'ospedale"_s);
        QCOMPARE(pieces().size(), 3);
        QCOMPARE(pieces()[0].street->side, StreetStretch::Side::Odd);
        QCOMPARE(pieces()[0].street->odd, (CivicRange{1, 45}));
        QCOMPARE(pieces()[1].kind, PieceKind::Quarter);
        QCOMPARE(pieces()[1].name, u"Borgo Marina"_s);
        QCOMPARE(pieces()[2].name, u"Ospedale Santa Chiara"_s);
        QVERIFY(pieces()[2].exclude);
        QVERIFY(validate(pieces()[2], w->pack->town().bounds)); // its grounds, not a point
        QTRY_VERIFY(w->counter.count().rows.size() == 3);
        expectSums();
    }

    void eachPartShowsItsPhonesBeforeItIsTaken()
    {
        const QString quarter = w->pack->quarters().first().name;
        auto *field = find<SearchField>(u"placeSearch"_s);
        auto *list = find<QListWidget>(u"placeHits"_s);
        field->setFocus();
        QTest::keyClicks(field, quarter + u" + "_s + streetName() + u" 1"_s);
        QTRY_VERIFY(list->isVisible());
        QTRY_COMPARE(list->count(), 3);
        const QString total = list->item(2)->data(Qt::AccessibleTextRole).toString();
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(pieces().size(), 2);
        QTRY_VERIFY(w->counter.count().phones > 0);
        QVERIFY2(total.contains(QString::number(w->counter.count().phones % 1000)), qUtf8Printable(total));
    }

    void aStreetIsNarrowedByItsNumbers()
    {
        type(streetName());
        QCOMPARE(pieces().size(), 1);
        QTRY_VERIFY(w->counter.count().phones > 0);
        const int whole = w->counter.count().phones;
        auto *editor = find<QWidget>(u"pieceEditor"_s);
        QTRY_VERIFY(editor->isVisible());
        find<QWidget>(u"streetExtent"_s)->findChildren<QAbstractButton *>()[1]->click();
        auto *from = find<QLineEdit>(u"streetFrom"_s);
        auto *to = find<QLineEdit>(u"streetTo"_s);
        QVERIFY(to->isVisible());
        from->setFocus();
        QTest::keyClicks(from, u"1"_s);
        to->setFocus();
        QTest::keyClicks(to, u"4"_s);
        QTRY_VERIFY(w->counter.count().phones < whole); // while it is typed
        QTRY_COMPARE(pieces()[0].street->odd, (CivicRange{1, 4}));
        const int both = w->counter.count().phones;
        find<QWidget>(u"streetSide"_s)->findChildren<QAbstractButton *>()[1]->click();
        QTRY_COMPARE(pieces()[0].street->side, StreetStretch::Side::Odd);
        QVERIFY(w->counter.count().phones < both);
        find<QSpinBox>(u"streetMetres"_s)->setValue(60);
        QTRY_COMPARE(pieces()[0].kind, PieceKind::Corridor);
        QVERIFY(pieces()[0].street);
        find<QSpinBox>(u"streetMetres"_s)->setValue(0);
        QTRY_COMPARE(pieces()[0].kind, PieceKind::Street);
        QTest::keyClick(editor, Qt::Key_Escape);
        QVERIFY(!editor->isVisible());
        row(0)->setFocus();
        QTest::keyClick(row(0), Qt::Key_E, Qt::ControlModifier);
        QVERIFY(editor->isVisible());
    }

    void aCircleIsTypedByCentreAndRadius()
    {
        const GeoPoint centre = w->pack->quarters().first().centre;
        type(u"%1, %2 200 m"_s.arg(centre.latitude(), 0, 'f', 6).arg(centre.longitude(), 0, 'f', 6));
        QCOMPARE(pieces().size(), 1);
        QTRY_VERIFY(find<QWidget>(u"pieceEditor"_s)->isVisible());
        auto *radius = find<QSpinBox>(u"circleRadius"_s);
        QCOMPARE(radius->value(), 200);
        const int before = w->counter.count().phones;
        radius->setValue(600);
        QTRY_COMPARE(std::get<CircleShape>(pieces()[0].shape).metres, 600);
        QVERIFY(w->counter.count().phones > before);
        auto *place = find<QLineEdit>(u"circleCentre"_s);
        place->setFocus();
        place->selectAll();
        QTest::keyClicks(place, u"91, 200"_s);
        QVERIFY(find<Label>(u"pieceProblem"_s)->isVisible());
        QCOMPARE(std::get<CircleShape>(pieces()[0].shape).metres, 600); // nothing was moved to nowhere
        w->draft.undo();
        QCOMPARE(std::get<CircleShape>(pieces()[0].shape).metres, 200);
    }

    void aTangledAreaIsMendedWithOneClick()
    {
        const GeoPoint c = w->pack->quarters().first().centre;
        AreaPiece bow = w->square(u"Farfalla"_s, c, 8000);
        std::swap(bow.rings[0][1], bow.rings[0][2]);
        w->draft.addPiece(bow);
        QTRY_VERIFY(w->page.findChild<Note *>(u"finding0"_s));
        auto *note = find<Note>(u"finding0"_s);
        QTRY_VERIFY(note->isVisible());
        Q_EMIT note->linkActivated();
        QTRY_VERIFY(pieces()[0].rings != bow.rings);
        QVERIFY(validate(pieces()[0], w->pack->town().bounds));
        QTRY_VERIFY(!note->isVisible());
        w->draft.undo();
        QCOMPARE(pieces()[0].rings, bow.rings);
    }

    void theWholeTownIsADeliberateAct()
    {
        w->draft.addPiece(quarterPiece());
        w->page.openTownSheet();
        auto *sheet = find<QWidget>(u"townSheet"_s);
        QVERIFY(sheet->isVisible());
        auto *name = find<QLineEdit>(u"townName"_s);
        auto *take = find<QAbstractButton>(u"townTake"_s);
        QVERIFY(!take->isEnabled());
        QTest::keyClicks(name, u"Borgo"_s);
        QTest::keyClick(name, Qt::Key_Return);
        QVERIFY(sheet->isVisible());
        QCOMPARE(pieces().size(), 1);
        name->clear();
        QTest::keyClicks(name, w->pack->town().name.toLower());
        QVERIFY(take->isEnabled());
        QTest::keyClick(name, Qt::Key_Return);
        QVERIFY(!sheet->isVisible());
        QCOMPARE(pieces().size(), 1);
        QCOMPARE(pieces()[0].kind, PieceKind::Town);
        QTRY_VERIFY(w->counter.count().phones >= w->contacts.index().result()->get()->contacts().size() - 37);
        w->draft.undo();
        QCOMPARE(pieces()[0].kind, PieceKind::Quarter);
        w->page.openTownSheet();
        QTest::keyClick(sheet, Qt::Key_Escape);
        QVERIFY(!sheet->isVisible());
    }

    void pictures_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<QString>("scene");
        for (const QString &scene : {u"rows"_s, u"search"_s, u"street"_s, u"filters"_s, u"town"_s, u"findings"_s}) {
            QTest::addRow("where-%s-1920", qUtf8Printable(scene)) << QSize(1816, 1008) << false << scene;
            QTest::addRow("where-%s-1280", qUtf8Printable(scene)) << QSize(1176, 648) << false << scene;
            QTest::addRow("where-%s-1280-dark", qUtf8Printable(scene)) << QSize(1176, 648) << true << scene;
        }
    }

    void pictures()
    {
        QFETCH(QSize, size);
        QFETCH(bool, dark);
        QFETCH(QString, scene);
        if (const QString other = qEnvironmentVariable("CAMPANILE_PICTURE_PACK"); !other.isEmpty()) {
            w = std::make_unique<AlertWorld>(other);
            QVERIFY(w->started);
            w->counter.silent().setTown(w->pack);
        }
        applyLook(*qApp, dark ? Look::Dark : Look::Light);
        w->draft.setMode(Mode::Live);
        w->page.resize(size);
        w->page.show();
        QTRY_VERIFY(w->counter.index());
        const QList<Quarter> quarters = w->pack->quarters();
        const auto known = std::ranges::find(quarters, u"Piedicastello"_s, &Quarter::name);
        const Quarter quarter = known == quarters.end() ? quarters.first() : *known;
        const bool trento = known != quarters.end();
        const QString street = trento ? u"Corso Michelangelo Buonarroti"_s : streetName();
        w->draft.setMessage(w->addMessage(u"Piena dell’Adige: lasciare i piani terra"_s));
        w->page.setDialer(AlertWorld::dialer(true));
        type(quarter.name + u" + "_s + street + u" 1-45 dispari"_s);
        w->draft.addPiece(w->square(u"Doss Trento"_s, quarter.centre, 9000, true));
        AreaPiece off = w->square(w->draft.nextPolygonName(), quarter.centre, 25000);
        off.hidden = true;
        w->draft.addPiece(off);
        w->draft.setCurrentPiece({});
        if (scene == u"street")
            w->draft.setCurrentPiece(pieces()[1].id);
        if (scene == u"rows") {
            row(0)->setFocus();
            QTRY_VERIFY(w->counter.silent().isKnown());
        }
        if (scene == u"filters") {
            w->draft.setFilter({.mobiles = false});
            QTest::mouseClick(find<QAbstractButton>(u"openFilters"_s), Qt::LeftButton);
        }
        if (scene == u"findings") {
            AreaPiece bow = w->square(u"Area B"_s, quarter.centre, 8000);
            std::swap(bow.rings[0][1], bow.rings[0][2]);
            w->draft.addPiece(bow);
            QTRY_VERIFY(w->page.findChild<Note *>(u"finding0"_s));
        }
        w->page.map().showArea();
        QTRY_VERIFY_WITH_TIMEOUT(w->page.map().isComplete(), 20000);
        if (scene == u"town") {
            w->page.openTownSheet();
            QTest::keyClicks(find<QLineEdit>(u"townName"_s), w->pack->town().name);
        }
        if (scene == u"search") {
            auto *field = find<SearchField>(u"placeSearch"_s);
            field->setFocus();
            QTest::keyClicks(field,
                trento ? u"Via Brennero 1-45 dispari + San Martino meno l'ospedale"_s
                       : street + u" dispari meno scuola"_s);
            QTRY_VERIFY(find<QListWidget>(u"placeHits"_s)->isVisible());
        }
        QTRY_VERIFY(find<ConsequenceButton>(u"consequenceButton"_s)->isVisible());
        QTest::qWait(250);
        const QString folder = QStringLiteral(CAMPANILE_SOURCE_DIR "/out/screens");
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(w->page.grab().save(folder + u'/' + QLatin1StringView(QTest::currentDataTag()) + u".png"_s));
        applyLook(*qApp, Look::Light);
    }
};

QTEST_MAIN(TestWhere)
#include "tst_where.moc"
