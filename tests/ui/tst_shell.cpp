// SPDX-License-Identifier: GPL-3.0-or-later
#include "clock.h"
#include "faketownworkshop.h"
#include "firstpage.h"
#include "mainwindow.h"
#include "modebadge.h"
#include "screenshot.h"
#include "settingspage.h"
#include "statuslight.h"
#include "townsection.h"
#include "windowframe.h"

#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>

#include <functional>

using namespace Qt::StringLiterals;
using namespace campanile;

namespace {

class FixedClock final : public Clock {
public:
    [[nodiscard]] QDateTime now() const override { return {QDate(2026, 11, 21), QTime(3, 24)}; }

    [[nodiscard]] std::chrono::steady_clock::time_point steady() const override { return {}; }
};

RegistryStats registry()
{
    RegistryStats stats;
    stats.contacts = 12'400;
    stats.lastChange = QDateTime(QDate(2026, 10, 18), QTime(9, 0));
    return stats;
}

DialerStatus dialer()
{
    DialerStatus status;
    status.trunks = {{u"prova"_s, true, true, 90, 6, Mode::Drill}, {u"linea"_s, false, true, 90, 6, Mode::Live}};
    return status;
}

} // namespace

class tst_Shell : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        speakItalian();
        applyLook(*qApp, Look::Light);
    }

    void init()
    {
        m_first = new FirstPage;
        m_settings = new SettingsPage(m_workshop);
        m_window = std::make_unique<MainWindow>(m_clock,
            QList<PageEntry>{{u"alert"_s, u"Allerta"_s, u"bell"_s, m_first, true},
                {u"settings"_s, u"Impostazioni"_s, u"settings"_s, m_settings, false}});
        m_window->setTown(u"Comune di Borgo Campanile"_s, u"Centro operativo comunale"_s);
        m_window->setReadiness(readiness({Mode::Live, dialer(), true, registry(), m_clock.now()}));
    }

    void frameSaysWhatAClickCanDo()
    {
        auto *frame = m_window->findChild<WindowFrame *>();
        m_window->setMode(Mode::Live);
        QCOMPARE(frame->state(), WindowFrame::State::Live);
        m_window->showPage(u"settings"_s);
        QCOMPARE(frame->state(), WindowFrame::State::Neutral); // nothing there can call
        m_window->setMode(Mode::Drill);
        QCOMPARE(frame->state(), WindowFrame::State::Drill); // everywhere
        m_window->setNotReady(2);
        QCOMPARE(frame->state(), WindowFrame::State::Neutral);
    }

    void readinessIsSaidInWords()
    {
        DialerStatus simulated = dialer();
        simulated.trunks[1].simulated = true;
        DialerStatus testPhones = dialer();
        testPhones.trunks[1].fictional = true;
        const auto state = [&](const ReadinessInput &input, ReadinessItem::Subject subject) {
            for (const ReadinessItem &item : readiness(input)) {
                if (item.subject == subject)
                    return item.state;
            }
            return ReadinessItem::State::Unknown;
        };
        using State = ReadinessItem::State;
        using Subject = ReadinessItem::Subject;
        const QDateTime now = m_clock.now();
        QCOMPARE(state({Mode::Live, dialer(), true, registry(), now}, Subject::Trunk), State::Ok);
        QCOMPARE(state({Mode::Live, testPhones, true, registry(), now}, Subject::Trunk), State::Warning);
        // A live alert that would ring nobody must not look ready.
        QCOMPARE(state({Mode::Live, simulated, true, registry(), now}, Subject::Trunk), State::Warning);
        QCOMPARE(state({Mode::Drill, simulated, true, registry(), now}, Subject::Trunk), State::Ok);
        QCOMPARE(state({Mode::Live, {}, true, registry(), now}, Subject::Dialer), State::Failed);
        QCOMPARE(state({Mode::Live, {}, true, registry(), now}, Subject::Trunk), State::Unknown);
        QCOMPARE(state({Mode::Live, dialer(), true, registry(), now}, Subject::Registry), State::Warning); // 34 days
        QCOMPARE(state({Mode::Live, dialer(), true, RegistryStats(), now}, Subject::Registry), State::Unknown);
        DialerStatus resting = dialer();
        resting.trunks[1].up = false;
        resting.trunks[1].condition = u"BACK_OFF"_s;
        QCOMPARE(state({Mode::Live, resting, true, registry(), now}, Subject::Trunk), State::Warning);
        resting.trunks[1].condition = u"NOT_REGISTERED"_s;
        QCOMPARE(state({Mode::Live, resting, true, registry(), now}, Subject::Trunk), State::Failed);
        DialerStatus full = dialer();
        full.canWrite = false;
        QCOMPARE(state({Mode::Live, full, true, registry(), now}, Subject::Dialer), State::Failed);
    }

    void narrowWindowsKeepTheWordsOfTrouble()
    {
        m_window->resize(1280, 720);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        const auto lights = m_window->findChildren<StatusLight *>();
        QCOMPARE(lights.size(), 5);
        for (const StatusLight *light : lights)
            QCOMPARE(light->width() > 20, light->state() != StatusLight::State::Ok);
    }

    void keysAndRailChangePages()
    {
        m_window->show();
        m_window->activateWindow(); // a bare virtual display has no window manager to do it
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QSignalSpy shown(m_window.get(), &MainWindow::pageShown);
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        QTRY_COMPARE(m_window->currentPage(), u"settings"_s);
        QTest::mouseClick(m_window->findChild<QAbstractButton *>(u"railAlert"_s), Qt::LeftButton);
        QCOMPARE(m_window->currentPage(), u"alert"_s);
        QCOMPARE(shown.size(), 2);
    }

    void contactsNeedATownFirst()
    {
        auto *import = m_first->findChild<QPushButton *>(u"importDirectory"_s);
        QVERIFY(!import->isEnabled());
        m_first->setDone({true, false, false});
        QVERIFY(import->isEnabled());
        QSignalSpy asked(m_first, &FirstPage::importDirectory);
        QTest::mouseClick(import, Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
    }

    void dialerIsTypedAndTold()
    {
        ConsoleSettings settings;
        settings.packPath = u"/town"_s;
        m_settings->setSettings(settings);
        QSignalSpy told(m_settings, &SettingsPage::settingsChanged);
        m_settings->findChild<QLineEdit *>(u"dialerAddress"_s)->setText(u" 10.0.0.7:7443 "_s);
        QCOMPARE(told.size(), 0);
        QTest::mouseClick(m_settings->findChild<QPushButton *>(u"dialerConnect"_s), Qt::LeftButton);
        QCOMPARE(told.size(), 1);
        settings.dialerAddress = u"10.0.0.7:7443"_s;
        QCOMPARE(told.first().first().value<ConsoleSettings>(), settings); // and nothing else changed
    }

    void everyControlHasAName()
    {
        const auto controls = m_window->findChildren<QAbstractButton *>();
        for (const QAbstractButton *control : controls)
            QVERIFY2(
                !control->accessibleName().isEmpty() || !control->text().isEmpty(), qPrintable(control->objectName()));
    }

    void trunkLightsSayWhy()
    {
        using Change = std::function<void(TrunkStatus &)>;
        const auto down = [](const QString &condition) {
            return [condition](TrunkStatus &line) {
                line.up = false;
                line.condition = condition;
            };
        };
        const std::pair<QString, Change> lines[]{{u"90 canali"_s, [](TrunkStatus &) {}},
            {u"simulata"_s, [](TrunkStatus &line) { line.simulated = true; }},
            {u"telefoni di prova"_s, [](TrunkStatus &line) { line.fictional = true; }},
            {u"chiede di attendere"_s, down(u"BACK_OFF"_s)}, {u"si sta collegando"_s, down(u"CONNECTING"_s)},
            {u"non registrata"_s, down(u"NOT_REGISTERED"_s)}, {u"non risponde"_s, down(u"NO_ANSWER"_s)},
            {u"certificato rifiutato"_s, down(u"TLS_REFUSED"_s)}};
        m_window->setMode(Mode::Live);
        const auto *light = m_window->findChild<StatusLight *>(u"light1"_s);
        for (const auto &[name, size, look] :
            {std::tuple{u"1920"_s, QSize(1920, 1080), Look::Light}, {u"1920-dark"_s, QSize(1920, 1080), Look::Dark},
                {u"1280"_s, QSize(1280, 720), Look::Light}, {u"1280-dark"_s, QSize(1280, 720), Look::Dark}}) {
            QImage all(QSize(size.width(), 72 * int(std::size(lines))), QImage::Format_RGB32);
            QPainter painter(&all);
            int y = 0;
            for (const auto &[words, change] : lines) {
                DialerStatus status = dialer();
                change(status.trunks[1]);
                m_window->setReadiness(readiness({Mode::Live, status, true, registry(), m_clock.now()}));
                QVERIFY2(light->accessibleName().contains(words), qPrintable(light->accessibleName()));
                photograph(*m_window, u"trunk-"_s + name, size, look);
                const bool says = light->state() != StatusLight::State::Ok || size.width() >= 1440;
                QCOMPARE(light->width() > 60, says); // trouble keeps its words, whatever the room
                painter.drawPixmap(QPoint(0, y), m_window->grab(QRect(0, 0, size.width(), 72)));
                y += 72;
            }
            painter.end();
            QVERIFY(all.save(QStringLiteral(CAMPANILE_SOURCE_DIR "/out/screens/trunk-") + name + u".png"_s));
        }
        applyLook(*qApp, Look::Light);
    }

    void pictures()
    {
        m_window->setNotReady(3);
        m_window->setTown(u"Nessun Comune"_s, u"Campanile 0.1"_s);
        photograph(*m_window, u"first-1920"_s, {1920, 1080}, Look::Light);
        photograph(*m_window, u"first-1280-dark"_s, {1280, 720}, Look::Dark);
        m_window->setNotReady(0);
        m_window->setTown(u"Comune di Borgo Campanile"_s, u"Centro operativo comunale"_s);
        m_window->setMode(Mode::Drill);
        m_window->showPage(u"settings"_s);
        m_settings->setEmbeddedDialer(true);
        PackReport pack{u"/dati/borgo-campanile.townpack"_s, {}, u"2026-10-02T10:00:00Z"_s, 1'204'224};
        pack.town.name = u"Borgo Campanile"_s;
        pack.town.streets = 92, pack.town.civicNumbers = 2811, pack.town.quarters = 5;
        pack.town.sample = true;
        m_settings->town().setPack(pack);
        photograph(*m_window, u"settings-1280"_s, {1280, 720}, Look::Light);
        photograph(*m_window, u"settings-1920-dark"_s, {1920, 1080}, Look::Dark);
        applyLook(*qApp, Look::Light);
    }

private:
    FixedClock m_clock;
    FakeTownWorkshop m_workshop;
    std::unique_ptr<MainWindow> m_window;
    FirstPage *m_first = nullptr;
    SettingsPage *m_settings = nullptr;
};

QTEST_MAIN(tst_Shell)
#include "tst_shell.moc"
