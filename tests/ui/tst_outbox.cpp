// SPDX-License-Identifier: GPL-3.0-or-later
#include "button.h"
#include "clock.h"
#include "decisionbar.h"
#include "fakeoutbox.h"
#include "label.h"
#include "note.h"
#include "outboxmodel.h"
#include "outboxpanel.h"
#include "outboxrow.h"
#include "outboxwords.h"
#include "screenshot.h"
#include "waitingbutton.h"

#include <QAbstractItemModelTester>
#include <QPainter>
#include <QProgressBar>
#include <QSignalSpy>
#include <QVBoxLayout>

using namespace campanile;
using namespace campanile::testing;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Kind = OutboxItem::Kind;
using State = OutboxItem::State;

class SetClock final : public Clock {
public:
    QDateTime time{QDate(2026, 11, 21), QTime(3, 24)};

    [[nodiscard]] QDateTime now() const override { return time; }

    [[nodiscard]] std::chrono::steady_clock::time_point steady() const override { return {}; }
};

/// A page with something on it, so that a picture shows what floats over what.
class Ground final : public QWidget {
protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).fillRect(rect(), tokensFor(this).bg); }
};

} // namespace

class TestOutbox : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<SetClock> m_clock;
    std::unique_ptr<FakeOutbox> m_outbox;
    std::unique_ptr<OutboxModel> m_model;
    std::unique_ptr<Ground> m_ground;
    OutboxPanel *m_panel = nullptr;

    OutboxItem item(Kind kind, const QString &title, State state = State::Waiting) const
    {
        OutboxItem made;
        made.id = OutboxId::create();
        made.subject = u"subject-"_s + made.id.text();
        made.kind = kind;
        made.state = state;
        made.title = title;
        made.created = m_clock->time.addSecs(-12 * 60);
        return made;
    }

    OutboxItem alert(State state, Mode mode = Mode::Live) const
    {
        OutboxItem made = item(Kind::Alert, u"Piena dell’Adige: lasciare i piani terra"_s, state);
        made.expires = m_clock->time.addSecs(18 * 60);
        made.phones = 2'424;
        made.mode = mode;
        return made;
    }

    void open() { m_panel->open(QPoint(m_ground->width() - 16, 64), m_ground->height() - 80); }

    OutboxRow *row(int at) const { return m_panel->findChild<OutboxRow *>(u"outboxRow%1"_s.arg(at)); }

    Button *button(const QWidget *in, const char *name) const
    {
        for (Button *one : in->findChildren<Button *>(QLatin1String(name))) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }

private Q_SLOTS:

    void initTestCase()
    {
        speakItalian();
        applyLook(*qApp, Look::Light);
    }

    void init()
    {
        m_clock = std::make_unique<SetClock>();
        m_outbox = std::make_unique<FakeOutbox>();
        m_model = std::make_unique<OutboxModel>(*m_outbox);
        m_ground = std::make_unique<Ground>();
        m_ground->resize(1000, 800);
        m_panel = new OutboxPanel(*m_outbox, *m_model, *m_clock, m_ground.get());
        m_ground->show();
        m_ground->activateWindow();
        QVERIFY(QTest::qWaitForWindowExposed(m_ground.get()));
    }

    void cleanup()
    {
        m_ground.reset();
        m_model.reset();
        m_outbox.reset();
    }

    void theModelIsAGoodOne()
    {
        QAbstractItemModelTester tester(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        OutboxItem message = item(Kind::Message, u"Piena"_s);
        m_outbox->put(message);
        m_outbox->put(alert(State::Waiting));
        QVERIFY(m_outbox->change(message.id, State::Sending).has_value());
        QVERIFY(m_outbox->discard(message.id).has_value());
        QCOMPARE(m_model->rowCount(), 1);
    }

    void theButtonIsThereOnlyWhenSomethingWaits()
    {
        WaitingButton waiting(m_ground.get());
        QVERIFY(!waiting.isVisible());
        waiting.setCount(3, 0, false);
        QVERIFY(waiting.isVisible());
        QCOMPARE(waiting.text(), u"3 in attesa"_s);
        waiting.setCount(3, 1, false);
        QVERIFY(waiting.accessibleName().contains(u"decisione"_s));
        waiting.setCount(2'000, 0, true);
        QVERIFY2(waiting.text().startsWith(u"2.000"_s), qPrintable(waiting.text()));
        waiting.setCount(0, 0, false);
        QVERIFY(!waiting.isVisible());
    }

    void nothingWaits()
    {
        open();
        QVERIFY(m_panel->isVisible());
        QVERIFY(!row(0));
        QVERIFY(m_panel->height() < 200);
        QTest::keyClick(m_panel, Qt::Key_Escape);
        QVERIFY(!m_panel->isVisible());
    }

    void rowsSayWhatSinceWhenAndUntilWhen()
    {
        m_outbox->setAway(m_clock->time.addSecs(-12 * 60));
        m_outbox->put(alert(State::Waiting));
        OutboxItem message = item(Kind::Message, u"Acqua non potabile"_s, State::Sending);
        message.size = 3'400'000;
        message.sent = 1'700'000;
        m_outbox->put(message);
        open();
        const OutboxRowWords live = row(0)->words();
        QCOMPARE(live.mode, std::optional(Mode::Live));
        QVERIFY2(live.detail.contains(u"2.424 telefoni"_s), qPrintable(live.detail));
        QVERIFY2(live.detail.contains(u"12"_s) && live.detail.contains(u"18"_s), qPrintable(live.detail));
        const OutboxRowWords sending = row(1)->words();
        QVERIFY(!sending.mode);
        QCOMPARE(sending.progress, 0.5);
        QVERIFY(row(1)->findChild<QProgressBar *>(u"outboxProgress"_s)->isVisible());
        QVERIFY(!row(0)->findChild<QProgressBar *>(u"outboxProgress"_s)->isVisible());
        QVERIFY(m_panel->findChild<Note *>(u"outboxState"_s)->text().contains(u"non risponde"_s));
        m_outbox->setAway({});
        QVERIFY(!m_panel->findChild<Note *>(u"outboxState"_s)->text().contains(u"non risponde"_s));
    }

    void theLastMinutesAreCountedInSeconds()
    {
        const QDateTime now = m_clock->time;
        QVERIFY(expiryWords(now.addSecs(42), now).contains(u"0:42"_s));
        QVERIFY(expiryWords(now.addSecs(-5), now).contains(u"0:00"_s)); // never a negative time
        QVERIFY(!expiryWords(now.addSecs(18 * 60), now).contains(u':'));
    }

    void aReadyAlertOpensItsReceipt()
    {
        const OutboxItem ready = alert(State::ReadyToConfirm);
        m_outbox->put(ready);
        QSignalSpy confirmed(m_panel, &OutboxPanel::confirmRequested);
        open();
        button(row(0), "outboxConfirm")->click();
        QCOMPARE(confirmed.size(), 1);
        QCOMPARE(confirmed[0][0].value<OutboxId>(), ready.id);
        QVERIFY(!m_panel->isVisible());
    }

    void anExpiredAlertIsPreparedAnewOrDiscarded()
    {
        OutboxItem expired = alert(State::Expired);
        expired.expires = QDateTime(QDate(2026, 11, 21), QTime(3, 10));
        m_outbox->put(expired);
        QSignalSpy prepared(m_panel, &OutboxPanel::prepareRequested);
        open();
        QVERIFY2(row(0)->words().trouble.contains(u"03:10"_s), qPrintable(row(0)->words().trouble));
        QVERIFY(!button(row(0), "outboxConfirm"));
        button(row(0), "outboxPrepare")->click();
        QCOMPARE(prepared.size(), 1);
        QVERIFY(m_outbox->discarded.isEmpty());
    }

    void aRefusalIsSaidAndTriedAgain()
    {
        OutboxItem refused = item(Kind::Message, u"Acqua non potabile"_s, State::Refused);
        refused.error = {ErrorCode::DiskFull, {u"/var/lib/campaniled"_s}};
        m_outbox->put(refused);
        open();
        QVERIFY(row(0)->findChild<Note *>(u"outboxTrouble"_s)->isVisible());
        QVERIFY(!row(0)->words().trouble.isEmpty());
        button(row(0), "outboxRetry")->click();
        QCOMPARE(m_outbox->retried, QList<OutboxId>{refused.id});
        QVERIFY(row(0)->words().trouble.isEmpty());
    }

    void whatIsDiscardedCanBeTakenBack()
    {
        const OutboxItem first = item(Kind::Area, u"Golena"_s), second = item(Kind::Draft, u"Piena"_s);
        m_outbox->put(first);
        m_outbox->put(second);
        m_panel->setRegret(1h);
        open();
        button(row(0), "outboxDiscard")->click();
        QVERIFY(m_outbox->discarded.isEmpty());
        QCOMPARE(row(0)->words().tone, OutboxRowWords::Tone::Discarded);
        button(row(0), "outboxUndo")->click();
        QCOMPARE(row(0)->words().tone, OutboxRowWords::Tone::Calm);
        m_panel->setRegret(1ms);
        button(row(0), "outboxDiscard")->click();
        QTRY_COMPARE(m_outbox->discarded, QList<OutboxId>{first.id});
        QCOMPARE(row(0)->words().title, second.title);
    }

    void aCountdownKeepsTheFocus()
    {
        m_outbox->put(alert(State::Waiting));
        open();
        Button *discard = button(row(0), "outboxDiscard");
        discard->setFocus();
        m_clock->time = m_clock->time.addSecs(60);
        m_outbox->setAway(m_clock->time.addSecs(-60));
        QCOMPARE(button(row(0), "outboxDiscard"), discard);
        QCOMPARE(QApplication::focusWidget(), discard);
    }

    void manyItemsScroll()
    {
        for (int i = 0; i < 60; ++i)
            m_outbox->put(item(Kind::Message, u"Messaggio %1"_s.arg(i)));
        open();
        QVERIFY(m_panel->geometry().bottom() <= m_ground->height());
        QVERIFY(row(59));
    }

    void theBarAsksForOneDecisionAtATime()
    {
        DecisionBar bar(*m_outbox, *m_clock, m_ground.get());
        bar.resize(1000, 64);
        QVERIFY(!bar.isVisible());
        const OutboxItem waiting = alert(State::Waiting);
        m_outbox->put(waiting);
        QVERIFY(!bar.isVisible()); // nothing to decide yet
        OutboxItem expired = alert(State::Expired, Mode::Drill);
        m_outbox->put(expired);
        QVERIFY(bar.isVisible());
        QSignalSpy prepared(&bar, &DecisionBar::prepareRequested), confirmed(&bar, &DecisionBar::confirmRequested);
        auto *act = bar.findChild<Button *>(u"decisionAct"_s);
        act->click();
        QCOMPARE(prepared.size(), 1);
        QVERIFY(m_outbox->change(waiting.id, State::ReadyToConfirm).has_value());
        QCOMPARE(bar.findChild<Label *>(u"decisionTitle"_s)->text(), u"Allerta pronta: conferma"_s);
        act->click();
        QCOMPARE(confirmed.size(), 1);
        QCOMPARE(confirmed[0][0].value<OutboxId>(), waiting.id);
        bar.setSuspended(true);
        QVERIFY(!bar.isVisible());
        bar.setSuspended(false);
        QVERIFY(bar.isVisible());
        m_outbox->launched(CampaignId(waiting.subject));
        QVERIFY(m_outbox->discard(expired.id).has_value());
        QTRY_VERIFY(!bar.isVisible());
    }

    void everyControlHasAName()
    {
        m_outbox->put(alert(State::ReadyToConfirm));
        m_outbox->put(alert(State::Expired));
        open();
        for (const QAbstractButton *control : m_ground->findChildren<QAbstractButton *>())
            QVERIFY2(
                !control->accessibleName().isEmpty() || !control->text().isEmpty(), qPrintable(control->objectName()));
    }

    void pictures_data()
    {
        QTest::addColumn<Look>("look");
        QTest::newRow("light") << Look::Light;
        QTest::newRow("dark") << Look::Dark;
    }

    void pictures()
    {
        QFETCH(Look, look);
        const QString tag = QString::fromLatin1(QTest::currentDataTag());
        DecisionBar live(*m_outbox, *m_clock, m_ground.get());
        m_outbox->setAway(m_clock->time.addSecs(-12 * 60));
        m_outbox->put(alert(State::ReadyToConfirm));
        m_outbox->put(alert(State::Waiting, Mode::Drill));
        OutboxItem expired = alert(State::Expired);
        expired.title = u"Evacuazione di Borgo Marina"_s;
        expired.expires = m_clock->time.addSecs(-14 * 60);
        m_outbox->put(expired);
        OutboxItem message = item(Kind::Message, u"Acqua non potabile fino a nuovo avviso"_s, State::Sending);
        message.size = 3'400'000;
        message.sent = 1'220'000;
        m_outbox->put(message);
        OutboxItem refused = item(Kind::Message, u"Scuole chiuse"_s, State::Refused);
        refused.error = {ErrorCode::DiskFull, {u"/var/lib/campaniled"_s}};
        m_outbox->put(refused);
        m_outbox->put(item(Kind::Area, u"Golena e argine destro"_s));
        const OutboxItem draft = item(Kind::Draft, u"Bozza in corso"_s);
        m_outbox->put(draft);
        WaitingButton waiting(m_ground.get());
        waiting.setCount(6, 3, false);
        waiting.move(1000 - 180, 80);
        live.setGeometry(0, 0, 1000, 64);
        m_ground->resize(1000, 1000);
        m_panel->open(QPoint(984, 120), 860);
        photograph(*m_ground, u"outbox-"_s + tag, QSize(1000, 1000), look);
        for (const OutboxItem &one : m_outbox->items()) {
            if (one.state == State::ReadyToConfirm)
                QVERIFY(m_outbox->discard(one.id).has_value());
        }
        m_outbox->put(alert(State::ReadyToConfirm, Mode::Drill));
        m_panel->open(QPoint(984, 120), 520);
        photograph(*m_ground, u"outbox-drill-"_s + tag, QSize(1000, 680), look);
        applyLook(*qApp, Look::Light);
    }
};

QTEST_MAIN(TestOutbox)
#include "tst_outbox.moc"
