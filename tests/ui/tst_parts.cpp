// SPDX-License-Identifier: GPL-3.0-or-later
#include "badges.h"
#include "button.h"
#include "card.h"
#include "chip.h"
#include "consequencebutton.h"
#include "label.h"
#include "modebadge.h"
#include "note.h"
#include "outcomebar.h"
#include "outcomemark.h"
#include "painting.h"
#include "playbutton.h"
#include "recipientmodel.h"
#include "screenshot.h"
#include "searchfield.h"
#include "segmented.h"
#include "statuslight.h"
#include "tables.h"
#include "toggle.h"

#include <QFocusFrame>
#include <QGridLayout>
#include <QPainter>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

#include <numeric>

using namespace campanile;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString words = u"Chiama 2.418 telefoni a Piedicastello – REALE"_s;

class MarkSwatch final : public QWidget {
public:
    MarkSwatch(Mark mark, double r, QWidget *parent)
        : QWidget(parent)
        , m_mark(mark)
        , m_r(r)
    {
        setFixedSize(48, 40);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintMark(painter, m_mark, QPointF(24, 20), m_r, {.dark = tokensFor(this).look == Look::Dark, .grey = false});
    }

private:
    Mark m_mark;
    double m_r;
};

} // namespace

class TestParts : public QObject {
    Q_OBJECT
private:
    static std::unique_ptr<ConsequenceButton> holdable()
    {
        auto button = std::make_unique<ConsequenceButton>();
        button->setMode(Mode::Live);
        button->setHoldNeeded(true);
        button->setHoldTime(200ms);
        button->setState(ConsequenceButton::State::Ready, words);
        button->resize(416, 80);
        button->show();
        return button;
    }

private Q_SLOTS:

    void initTestCase()
    {
        speakItalian();
        applyLook(*qApp, Look::Light);
    }

    void heldLongEnoughItActsOnce()
    {
        auto button = holdable();
        QSignalSpy acted(button.get(), &ConsequenceButton::activated);
        QTest::mousePress(button.get(), Qt::LeftButton);
        QVERIFY(button->isHeld());
        QTRY_COMPARE(acted.size(), 1);
        QTest::mouseRelease(button.get(), Qt::LeftButton);
        QVERIFY(!button->isHeld());
        QCOMPARE(acted.size(), 1);
    }

    void whatEndsTheHold_data()
    {
        QTest::addColumn<int>("how");
        for (int i = 0; i < 7; ++i)
            QTest::newRow(qPrintable(QString::number(i))) << i;
    }

    void whatEndsTheHold()
    {
        QFETCH(int, how);
        auto button = holdable();
        button->setHoldTime(150ms);
        QSignalSpy acted(button.get(), &ConsequenceButton::activated);
        QSignalSpy change(button.get(), &ConsequenceButton::holdChanged);
        QTest::mousePress(button.get(), Qt::LeftButton);
        QTRY_VERIFY(change.size() > 1);
        switch (how) {
        case 0: QTest::mouseRelease(button.get(), Qt::LeftButton); break;
        case 1: QTest::mouseMove(button.get(), QPoint(-20, -20)); break;
        case 2: button->setEnabled(false); break;
        case 3: button->hide(); break;
        case 4:
            button->setState(ConsequenceButton::State::Ready, u"Chiama 2.419 telefoni a Piedicastello – REALE"_s);
            break;
        case 5: button->setMode(Mode::Drill); break;
        case 6: {
            QFocusEvent out(QEvent::FocusOut);
            QCoreApplication::sendEvent(button.get(), &out);
            break;
        }
        default: QFAIL("no such way");
        }
        QVERIFY(!button->isHeld());
        QVERIFY(!acted.wait(400)); // twice as long as the hold would have taken
    }

    void keyboardHoldsToo()
    {
        for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Space}) {
            auto button = holdable();
            QSignalSpy acted(button.get(), &ConsequenceButton::activated);
            QTest::keyClick(button.get(), key); // pressed and let go: nothing
            QVERIFY(!button->isHeld());
            QTest::keyPress(button.get(), key);
            QTRY_COMPARE(acted.size(), 1);
            QTest::keyRelease(button.get(), key);
            QCOMPARE(acted.size(), 1);
        }
    }

    void whatIsMissingCannotBeHeld()
    {
        for (const auto state :
            {ConsequenceButton::State::Missing, ConsequenceButton::State::Differs, ConsequenceButton::State::Working}) {
            auto button = holdable();
            button->setState(state, u"Manca il messaggio"_s);
            QSignalSpy acted(button.get(), &ConsequenceButton::activated);
            QTest::mousePress(button.get(), Qt::LeftButton);
            QVERIFY(!button->isHeld());
            QTest::mouseRelease(button.get(), Qt::LeftButton);
            QCOMPARE(acted.size(), 0);
        }
    }

    void consequenceIsNeverCut()
    {
        auto button = holdable();
        const QString place =
            u"Chiama 12.418 telefoni a Località Sopramonte di Sotto e Cadine Vecchia e in altre 12 aree – REALE"_s;
        button->setState(ConsequenceButton::State::Ready, place);
        const int narrow = button->heightForWidth(300);
        QVERIFY(narrow >= 24 * 3 + 24); // as many lines as it needs
        QVERIFY(button->heightForWidth(900) < narrow);
        const QString lines = balanced(place, QFontMetricsF(button->font()), 260);
        QCOMPARE(QString(lines).replace(u'\n', u' '), place);
    }

    void outcomeBarFitsAndHidesNothing()
    {
        OutcomeBar bar;
        bar.resize(400, 24);
        MarkCounts counts{};
        counts[static_cast<size_t>(Mark::Heard)] = 100000;
        counts[static_cast<size_t>(Mark::Help)] = 1;
        counts[static_cast<size_t>(Mark::Busy)] = 3;
        bar.setCounts(counts);
        double right = 0;
        int shown = 0;
        for (const QRectF &part : bar.segments()) {
            if (part.isEmpty())
                continue;
            QVERIFY(part.width() >= 3);
            QVERIFY(shown == 0 || qFuzzyCompare(part.left(), right + 2));
            right = part.right();
            ++shown;
        }
        QCOMPARE(shown, 3);
        QVERIFY(qFuzzyCompare(right, 400.0));
        QVERIFY(bar.accessibleName().contains(u"100.000"));
        bar.setCounts({});
        for (const QRectF &part : bar.segments())
            QVERIFY(part.isEmpty());
        QCOMPARE(outcomeOrder().front(), Mark::Confirmed);
    }

    void controlsSayWhatTheyAre()
    {
        QVERIFY(!IconButton(u"close"_s, u"Chiudi"_s).accessibleName().isEmpty());
        PlayButton play;
        const QString listen = play.accessibleName();
        play.setPlaying(true);
        QVERIFY(!listen.isEmpty() && play.accessibleName() != listen);
        QVERIFY(!Toggle(u"Prima solo 20"_s).accessibleName().isEmpty());
        QVERIFY(!SearchField(u"Via"_s).accessibleName().isEmpty());
        Segmented segmented({u"Emergenza"_s, u"Servizio"_s});
        QSignalSpy chosen(&segmented, &Segmented::chosen);
        segmented.setCurrent(1);
        QCOMPARE(chosen.size(), 0);
        QCOMPARE(segmented.current(), 1);
    }

    void onlyTheKeyboardLeavesARing()
    {
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        layout->setContentsMargins(24, 24, 24, 24);
        auto *first = new Button(u"Primo"_s), *second = new Button(u"Secondo"_s);
        layout->addWidget(first);
        layout->addWidget(second);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        second->setFocus(Qt::TabFocusReason);
        QTRY_VERIFY(window.findChild<QFocusFrame *>());
        auto *ring = window.findChild<QFocusFrame *>();
        QTRY_VERIFY(ring->isVisible());
        QCOMPARE(ring->widget(), second);
        QVERIFY(ring->geometry().contains(second->geometry().adjusted(-5, -5, 5, 5)));
        QTest::keyClick(second, Qt::Key_Backtab);
        QCOMPARE(ring->widget(), first);
        QTest::mouseClick(second, Qt::LeftButton);
        QVERIFY(!ring->isVisible());
    }

    void sheet_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("components-light") << false;
        QTest::newRow("components-dark") << true;
    }

    /// The design's table of components, for people to look at; its parts must all paint without complaint.
    void sheet()
    {
        QFETCH(bool, dark);
        QTest::failOnWarning();
        applyLook(*qApp, dark ? Look::Dark : Look::Light);
        QWidget page;
        auto *grid = new QGridLayout(&page);
        grid->setContentsMargins(24, 24, 24, 24);
        grid->setSpacing(24);

        auto *outcomes = new Card(u"Esiti: forma e colore, r 9 e r 4,2"_s);
        auto *list = new QGridLayout;
        list->setVerticalSpacing(0);
        for (size_t i = 0; i < outcomeOrder().size(); ++i) {
            const Mark mark = outcomeOrder()[i];
            const int row = static_cast<int>(i);
            list->addWidget(new Label(markWords(mark), TextStyle::Body), row, 0);
            list->addWidget(new MarkSwatch(mark, 9, outcomes), row, 1);
            list->addWidget(new MarkSwatch(mark, 4.2, outcomes), row, 2);
        }
        outcomes->body()->addLayout(list);
        MarkCounts counts{};
        std::iota(counts.begin(), counts.end(), 3);
        counts[static_cast<size_t>(Mark::Heard)] = 160;
        auto *bar = new OutcomeBar;
        bar->setCounts(counts);
        auto *legend = new OutcomeLegend;
        legend->setCounts(counts);
        outcomes->body()->addWidget(bar);
        outcomes->body()->addWidget(legend);
        grid->addWidget(outcomes, 0, 0, 2, 1);

        auto *modes = new Card(u"Modalità"_s);
        const auto badge = [&](Mode mode, ModeBadge::Style style) {
            auto *b = new ModeBadge;
            b->setMode(mode, style);
            b->setMissing(3);
            modes->body()->addWidget(b, 0, Qt::AlignLeft);
        };
        badge(Mode::Live, ModeBadge::Style::Filled);
        badge(Mode::Live, ModeBadge::Style::Outlined);
        badge(Mode::Drill, ModeBadge::Style::Filled);
        badge(Mode::Live, ModeBadge::Style::NotReady);
        modes->body()->addStretch(1);
        grid->addWidget(modes, 0, 1);

        auto *consequences = new Card(u"Pulsante di conseguenza"_s);
        const auto consequence = [&](Mode mode, ConsequenceButton::State state, const QString &text) {
            auto *b = new ConsequenceButton;
            b->setIdleHeight(64);
            b->setMode(mode);
            b->setHoldNeeded(true);
            b->setHoldTime(60s); // the picture shows it held
            b->setState(state, text);
            consequences->body()->addWidget(b);
            return b;
        };
        consequence(Mode::Live, ConsequenceButton::State::Ready, words);
        auto *held = consequence(Mode::Live, ConsequenceButton::State::Ready, words);
        held->setHoldTime(400ms);
        consequence(Mode::Drill, ConsequenceButton::State::Ready,
            u"Prova la chiamata di 2.418 telefoni simulati – ESERCITAZIONE"_s);
        consequence(Mode::Live, ConsequenceButton::State::Missing, u"Manca il messaggio: registralo o sceglilo"_s);
        consequence(
            Mode::Live, ConsequenceButton::State::Differs, u"La centrale tiene un’altra area: non parte nulla"_s);
        grid->addWidget(consequences, 1, 1);

        auto *notes = new Card(u"Avvisi e stati"_s);
        notes->body()->setSpacing(8);
        auto *warning = new Note(Note::Kind::Warning, u"37 contatti senza posizione: esclusi."_s);
        warning->setLink(u"Vedi"_s);
        notes->body()->addWidget(warning);
        notes->body()->addWidget(new Note(Note::Kind::Ok, u"Registrato e ascoltato per intero."_s));
        notes->body()->addWidget(
            new Note(Note::Kind::Info, u"In attesa della rete: l’allerta è in coda, parte su tua conferma."_s));
        notes->body()->addWidget(
            new Note(Note::Kind::Error, u"Microfono non trovato. Collegalo, oppure usa la voce sintetica."_s));
        notes->body()->addWidget(new Note(Note::Kind::Stale, u"DATI FERMI DA 42 s · riprovo fra 3 s"_s));
        auto *lights = new QHBoxLayout;
        const auto light = [&](StatusLight::State state, const QString &name, const QString &detail) {
            auto *l = new StatusLight;
            l->set(state, name, detail);
            lights->addWidget(l);
        };
        light(StatusLight::State::Ok, u"Centrale"_s, u"pronta"_s);
        light(StatusLight::State::Warning, u"Rubrica"_s, u"di 34 giorni"_s);
        light(StatusLight::State::Failed, u"Linea"_s, u"assente"_s);
        light(StatusLight::State::Unknown, u"Copia"_s, u"mai"_s);
        notes->body()->addLayout(lights);
        grid->addWidget(notes, 0, 2);

        auto *controls = new Card(u"Comandi"_s);
        auto *buttons = new QHBoxLayout;
        buttons->addWidget(new Button(u"Primario"_s, Button::Role::Primary));
        buttons->addWidget(new Button(u"Secondario"_s, Button::Role::Secondary));
        buttons->addWidget(new Button(u"Neutro"_s));
        auto *off = new Button(u"Spento"_s);
        off->setEnabled(false);
        buttons->addWidget(off);
        buttons->addStretch(1);
        controls->body()->addLayout(buttons);
        auto *second = new QHBoxLayout;
        second->setSpacing(16);
        second->addWidget(new Button(u"FERMA TUTTO"_s, Button::Role::Stop));
        auto *focused = new Button(u"Fuoco da tastiera"_s, Button::Role::Primary);
        second->addWidget(focused);
        second->addWidget(new PlayButton);
        second->addWidget(new IconButton(u"close"_s, u"Chiudi"_s));
        second->addStretch(1);
        controls->body()->addLayout(second);
        auto *third = new QHBoxLayout;
        auto *on = new Chip(u"Attivo"_s);
        on->setChecked(true);
        third->addWidget(on);
        third->addWidget(new Chip(u"Inattivo"_s));
        auto *removable = new Chip(u"Togli"_s);
        removable->setRemovable(true);
        third->addWidget(removable);
        auto *marked = new Chip(u"Occupato"_s);
        marked->setMark(Mark::Busy);
        third->addWidget(marked);
        auto *toggle = new Toggle(u"acceso"_s);
        toggle->setChecked(true);
        third->addWidget(toggle);
        third->addWidget(new Toggle(u"spento"_s));
        third->addStretch(1);
        controls->body()->addLayout(third);
        controls->body()->addWidget(new Segmented({u"Emergenza"_s, u"Servizio"_s}));
        auto *field = new QLineEdit(u"Via Verruca 12"_s);
        controls->body()->addWidget(field);
        auto *table = new QTableView;
        auto *model = new QStandardItemModel(3, 2, table);
        model->setHorizontalHeaderLabels({u"Via"_s, u"Telefoni"_s});
        for (int row = 0; row < 3; ++row) {
            model->setItem(row, 0, new QStandardItem(u"Via Verruca %1"_s.arg(row + 10)));
            model->setItem(row, 1, new QStandardItem(u"1.142"_s));
        }
        table->setModel(model);
        styleTable(table);
        table->selectRow(1);
        controls->body()->addWidget(table);
        grid->addWidget(controls, 1, 2);
        grid->setColumnStretch(0, 5);
        grid->setColumnStretch(1, 5);
        grid->setColumnStretch(2, 5);

        page.resize(1816, 1008);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        held->setFocusPolicy(Qt::NoFocus); // the ring stays where the keyboard is
        page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        focused->setFocus(Qt::TabFocusReason);
        QSignalSpy change(held, &ConsequenceButton::holdChanged);
        QTest::mousePress(held, Qt::LeftButton);
        QTRY_VERIFY(!change.isEmpty() && change.last()[0].value<std::chrono::milliseconds>() < 240ms);
        const QString folder = QStringLiteral(CAMPANILE_SOURCE_DIR "/out/screens");
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(page.grab().save(folder + u'/' + QLatin1StringView(QTest::currentDataTag()) + u".png"_s));
        applyLook(*qApp, Look::Light);
    }
};

QTEST_MAIN(TestParts)
#include "tst_parts.moc"
