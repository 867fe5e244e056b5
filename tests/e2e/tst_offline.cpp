// SPDX-License-Identifier: GPL-3.0-or-later
#include "alertpage.h"
#include "consequencebutton.h"
#include "console.h"
#include "decisionbar.h"
#include "launcher.h"
#include "mainwindow.h"
#include "receiptsheet.h"

#include <QAbstractButton>
#include <QDataStream>
#include <QFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <numbers>

using namespace campanile;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using State = OutboxItem::State;

/// Three seconds of a tone: what a dialer takes for a message.
bool writeTone(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    QDataStream out(&file);
    out.setByteOrder(QDataStream::LittleEndian);
    constexpr quint32 rate = 16'000, samples = 3 * rate;
    out.writeRawData("RIFF", 4);
    out << quint32(36 + samples * 2);
    out.writeRawData("WAVEfmt ", 8);
    out << quint32(16) << quint16(1) << quint16(1) << rate << quint32(2 * rate) << quint16(2) << quint16(16);
    out.writeRawData("data", 4);
    out << quint32(samples * 2);
    for (quint32 i = 0; i < samples; ++i)
        out << static_cast<qint16>(9'000 * std::sin(i * 440 * 2 * std::numbers::pi / rate));
    return file.error() == QFile::NoError;
}

} // namespace

/// The real console and a real dialer that goes away and comes back: what waited is prepared and asked about, never
/// launched by itself; what waited too long is not even prepared.
class TestOffline : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    std::unique_ptr<Console> m_console;

    Services &s() { return m_console->services(); }

    QWidget &window() { return *m_console->window(); }

    template <class T> T *find(const char *name) { return window().findChild<T *>(QLatin1String(name)); }

    std::optional<OutboxItem> alert()
    {
        for (const OutboxItem &item : s().outbox->items()) {
            if (item.kind == OutboxItem::Kind::Alert)
                return item;
        }
        return std::nullopt;
    }

    ConsequenceButton *button() { return find<ConsequenceButton>("consequenceButton"); }

    [[nodiscard]] qsizetype heldByTheDialer()
    {
        auto held = s().backend.campaigns();
        if (!QTest::qWaitFor([&] { return held.isFinished(); }, 20'000) || !held.result())
            return -1;
        return held.result()->size();
    }

private Q_SLOTS:

    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"Campanile tests"_s);
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.filePath(u"config"_s));
        qputenv("XDG_CACHE_HOME", m_folder.filePath(u"cache"_s).toUtf8());
    }

    void init()
    {
        ConsoleOptions options;
        options.demo = true;
        options.dataFolder = m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()));
        options.sampleContacts = 400;
        options.timeScale = 240;
        auto console = Console::create(options);
        QVERIFY(console.has_value());
        m_console = std::move(*console);
        window().resize(1600, 1000);
        window().show();
        QTRY_VERIFY_WITH_TIMEOUT(m_console->isReady(), 120'000);
        QTRY_VERIFY_WITH_TIMEOUT(
            m_console->counter()->index() && !m_console->counter()->index()->contacts().isEmpty(), 60'000);
        Message message = Message::blank(u"Piena"_s, u"it"_s, s().clock.now());
        message.versions[0].audioPath = s().messages->newAudioPath(message.id);
        message.versions[0].length = 3s;
        QVERIFY(writeTone(message.versions[0].audioPath));
        QVERIFY(s().messages->save(message).has_value());
        s().draft.setMessage(s().messages->message(message.id));
        const Quarter quarter = m_console->town()->pack->quarters().first();
        s().draft.addPiece({.id = PieceId::create(),
            .kind = PieceKind::Quarter,
            .name = quarter.name,
            .exclude = false,
            .rings = quarter.rings,
            .street = {}});
        QTRY_VERIFY(m_console->counter()->count().phones > 0);
        QTRY_COMPARE_WITH_TIMEOUT(button()->state(), ConsequenceButton::State::Ready, 20'000);
        s().embeddedDialer->stop();
        QTRY_COMPARE_WITH_TIMEOUT(button()->state(), ConsequenceButton::State::Queue, 60'000);
    }

    void cleanup() { m_console.reset(); }

    void whatWaitedIsPreparedConfirmedAndLaunched()
    {
        QTest::mouseClick(button(), Qt::LeftButton);
        QTRY_VERIFY(alert().has_value());
        QCOMPARE(alert()->phones, m_console->counter()->count().phones);
        QTRY_COMPARE(button()->state(), ConsequenceButton::State::Working); // not offered twice
        QTRY_VERIFY(find<QWidget>("waitingButton")->isVisible());
        QVERIFY(!find<DecisionBar>("decisionBar")->isVisible());

        s().embeddedDialer->start();
        QTRY_COMPARE_WITH_TIMEOUT(alert()->state, State::ReadyToConfirm, 90'000);
        QVERIFY(find<DecisionBar>("decisionBar")->isVisible());
        QVERIFY(!find<ReceiptSheet>("receiptSheet")->isVisible()); // it asks, and does not jump up
        QCOMPARE(m_console->board()->running(), 0);

        find<QAbstractButton>("decisionAct")->click();
        QTRY_VERIFY(find<ReceiptSheet>("receiptSheet")->isVisible());
        QCOMPARE(s().launcher.state(), Launcher::State::Ready);
        auto *launch = find<ConsequenceButton>("launchButton");
        QTest::mouseClick(launch, Qt::LeftButton); // a click is no hold
        QCOMPARE(s().launcher.state(), Launcher::State::Ready);
        launch->setHoldTime(50ms);
        QTest::mousePress(launch, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(m_console->board()->current(), 30'000);
        QTest::mouseRelease(launch, Qt::LeftButton);
        QTRY_VERIFY(!alert().has_value());
        QTRY_VERIFY_WITH_TIMEOUT(m_console->board()->current()->totals().reached > 0, 60'000);
    }

    void whatWaitedTooLongIsNotEvenPrepared()
    {
        const auto frozen = freeze(s().draft, *m_console->counter()->index());
        QVERIFY(frozen.has_value());
        const auto id = s().outbox->queueAlert(*frozen, s().draft.saved(), s().clock.now().addMSecs(1500));
        QVERIFY(id.has_value());
        QTRY_COMPARE_WITH_TIMEOUT(alert()->state, State::Expired, 20'000);
        QTRY_VERIFY(find<DecisionBar>("decisionBar")->isVisible());

        s().embeddedDialer->start();
        QTRY_COMPARE_WITH_TIMEOUT(button()->state(), ConsequenceButton::State::Ready, 60'000); // the dialer is there
        QCOMPARE(heldByTheDialer(), 0);
        QCOMPARE(alert()->state, State::Expired);

        find<QAbstractButton>("decisionAct")->click(); // prepare it again: a new one, with the registry of now
        QTRY_COMPARE_WITH_TIMEOUT(s().launcher.state(), Launcher::State::Ready, 60'000);
        QVERIFY(s().launcher.sent()->id != frozen->id);
        QVERIFY(!alert().has_value());
        QCOMPARE(heldByTheDialer(), 1);
        QCOMPARE(m_console->board()->running(), 0); // still nothing without the hold
    }

    void aConsoleThatDiesKeepsWhatWaits()
    {
        QTest::mouseClick(button(), Qt::LeftButton);
        QTRY_VERIFY(alert().has_value());
        const OutboxItem before = *alert();
        ConsoleOptions options;
        options.demo = true;
        options.dataFolder = m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()));
        options.timeScale = 240;
        m_console.reset();
        auto again = Console::create(options);
        QVERIFY(again.has_value());
        m_console = std::move(*again);
        window().show();
        QVERIFY(alert().has_value());
        QCOMPARE(alert()->subject, before.subject);
        QTRY_COMPARE_WITH_TIMEOUT(alert()->state, State::ReadyToConfirm, 120'000);
        QCOMPARE(m_console->board()->running(), 0);
    }
};

QTEST_MAIN(TestOffline)
#include "tst_offline.moc"
