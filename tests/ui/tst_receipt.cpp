// SPDX-License-Identifier: GPL-3.0-or-later
#include "audioplayer.h"
#include "button.h"
#include "clock.h"
#include "consequencebutton.h"
#include "fakebackend.h"
#include "launcher.h"
#include "mappane.h"
#include "mapworld.h"
#include "receiptsheet.h"
#include "receiptwords.h"
#include "screenshot.h"
#include "soundworkshop.h"
#include "toggle.h"

#include <QDataStream>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace campanile;
using namespace campanile::testing;
using namespace std::chrono_literals;

namespace {

class SetClock final : public Clock {
public:
    QDateTime time = QDateTime(QDate(2026, 11, 21), QTime(3, 25, 8));

    [[nodiscard]] QDateTime now() const override { return time; }

    [[nodiscard]] std::chrono::steady_clock::time_point steady() const override { return {}; }
};

/// A second of speech-like sound in 16 kHz mono.
void writeSound(const QString &path, int seconds)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QDataStream out(&file);
    out.setByteOrder(QDataStream::LittleEndian);
    const quint32 samples = 16'000U * static_cast<quint32>(seconds);
    out.writeRawData("RIFF", 4);
    out << quint32(36 + samples * 2);
    out.writeRawData("WAVEfmt ", 8);
    out << quint32(16) << quint16(1) << quint16(1) << quint32(16'000) << quint32(32'000) << quint16(2) << quint16(16);
    out.writeRawData("data", 4);
    out << quint32(samples * 2);
    for (quint32 i = 0; i < samples; ++i) {
        const double t = i / 16'000.0;
        const double envelope = 0.2 + 0.8 * std::abs(std::sin(t * 3.1) * std::sin(t * 0.7 + 0.4));
        out << static_cast<qint16>(9'000 * envelope * std::sin(t * 2 * M_PI * 220));
    }
}

} // namespace

class tst_Receipt : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        speakItalian();
        applyLook(*qApp, Look::Light);
        QString why;
        m_world = MapWorld::trento(why);
        if (!m_world)
            m_world = MapWorld::sample(why);
        if (!m_world)
            QSKIP(qPrintable(why));
        QTRY_VERIFY(m_world->counter->index());
        m_audio = m_folder.filePath(u"message.wav"_s);
        writeSound(m_audio, 34);
        const GeoPoint middle = m_world->middle();
        const auto at = [&](int lat, int lon) { return GeoPoint{middle.latE7 + lat, middle.lonE7 + lon}; };
        m_world->draft->addPiece({PieceId::create(), PieceKind::Polygon, u"Area A"_s, false,
            {{at(-30'000, -40'000), at(25'000, -35'000), at(40'000, 30'000), at(-20'000, 45'000)}}, {}});
        m_world->draft->addPiece({PieceId::create(), PieceKind::Polygon, u"Parco"_s, true,
            {{at(-5'000, -5'000), at(8'000, -4'000), at(6'000, 9'000), at(-6'000, 8'000)}}, {}});
        Message message = Message::blank(u"Piena: lasciare i piani terra"_s, u"it"_s, {});
        message.versions.first().audioPath = m_audio;
        message.versions.first().length = 34s;
        m_world->draft->setMessage(message);
        QVERIFY(m_world->counter->count().phones > ReceiptSheet::canaryCount);
    }

    void init()
    {
        m_backend = std::make_unique<FakeBackend>();
        m_backend->alter = [this](Receipt &receipt) {
            receipt.number = u"2026-0047"_s;
            receipt.prepared = m_clock.time;
            receipt.expires = m_clock.time.addSecs(281);
            receipt.audioLength = 34s;
            receipt.eta = 38min;
            receipt.firstRound = 18min;
            receipt.channels = 90;
            receipt.callsPerSecond = 6;
        };
        m_launcher = std::make_unique<Launcher>(*m_backend);
        m_over = std::make_unique<QWidget>();
        m_over->resize(1440, 900);
        m_map = new MapPane(*m_world->tiles, *m_world->town);
        m_sheet = new ReceiptSheet(*m_world->draft, *m_launcher, m_player, m_workshop, m_map, m_clock, m_over.get());
        m_over->show();
        m_over->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_over.get()));
    }

    void cleanup()
    {
        m_over.reset();
        m_launcher.reset();
    }

    void comesWithTheReceiptAndGoesBack()
    {
        QVERIFY(m_sheet->isHidden());
        ready(Mode::Live);
        QVERIFY(m_sheet->isVisible());
        QVERIFY(!button()->hasFocus()); // nobody launches by pressing Enter twice
        QTest::keyClick(m_sheet, Qt::Key_Escape);
        QTRY_VERIFY(m_sheet->isHidden());
        QCOMPARE(m_launcher->state(), Launcher::State::Idle);
        QCOMPARE(m_backend->launches, 0);
    }

    void aClickLaunchesNothing()
    {
        ready(Mode::Live);
        QTest::mouseClick(button(), Qt::LeftButton);
        QTest::mouseDClick(button(), Qt::LeftButton);
        QCOMPARE(m_launcher->state(), Launcher::State::Ready);
        QCOMPARE(m_backend->launches, 0);
    }

    void holdingLaunchesTheFirstTwenty()
    {
        ready(Mode::Live);
        QVERIFY(m_sheet->findChild<Toggle *>()->isChecked()); // live begins small
        button()->setHoldTime(50ms);
        QTest::mousePress(button(), Qt::LeftButton);
        QTRY_COMPARE(m_backend->launches, 1);
        QTRY_COMPARE(m_backend->held.first().canary, ReceiptSheet::canaryCount);
        QTRY_VERIFY(m_sheet->isHidden());
    }

    void typedCountMustBeTheRightOne()
    {
        ready(Mode::Drill);
        auto *typed = m_sheet->findChild<QLineEdit *>(u"typedCount"_s);
        QTest::keyClicks(typed, u"1"_s);
        QTest::keyClick(typed, Qt::Key_Return);
        QCOMPARE(m_backend->launches, 0);
        typed->setText(QString::number(m_launcher->receipt()->accepted));
        QTest::keyClick(typed, Qt::Key_Return);
        QTRY_COMPARE(m_backend->launches, 1);
        QCOMPARE(m_backend->held.first().canary, 0); // a drill calls all, unless asked otherwise
    }

    void anotherAreaIsNeverLaunched()
    {
        m_backend->alter = [usual = m_backend->alter](Receipt &receipt) {
            usual(receipt);
            receipt.area.pieces.first().rings.first().first().latE7 += 1;
        };
        m_launcher->prepare(*m_world->draft, *m_world->counter->index());
        QTRY_COMPARE(m_launcher->state(), Launcher::State::Failed);
        QVERIFY(m_sheet->isVisible());
        QCOMPARE(button()->state(), ConsequenceButton::State::Differs);
        button()->setHoldTime(20ms);
        QTest::mousePress(button(), Qt::LeftButton);
        QTest::mouseRelease(button(), Qt::LeftButton);
        QCOMPARE(m_backend->launches, 0);
        QVERIFY(!m_sheet->findChild<Toggle *>()->isVisible());
        for (const QWidget *label : m_sheet->findChildren<QLabel *>())
            QVERIFY(!label->isVisible() || !label->property("text").toString().contains(u"saranno chiamati"_s));
        photographAll(u"receipt-differs"_s);
    }

    void anOldReceiptIsNotLaunched()
    {
        ready(Mode::Live);
        m_clock.time = m_clock.time.addSecs(282);
        QTRY_COMPARE(button()->state(), ConsequenceButton::State::Missing);
        auto *typed = m_sheet->findChild<QLineEdit *>(u"typedCount"_s);
        typed->setText(QString::number(ReceiptSheet::canaryCount));
        QTest::keyClick(typed, Qt::Key_Return);
        QCOMPARE(m_backend->launches, 0);
    }

    void tabStaysOnTheSheet()
    {
        ready(Mode::Live);
        for (int i = 0; i < 12; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            QVERIFY(m_sheet->isAncestorOf(QApplication::focusWidget()));
        }
    }

    void refusalsAddUp()
    {
        using Reason = RefusedNumber::Reason;
        const QString words =
            refusedWords({{{}, {}, Reason::NotANumber}, {{}, {}, Reason::Premium}, {{}, {}, Reason::NotANumber}});
        QCOMPARE(words, u"2 non validi · 1 a pagamento"_s);
        QCOMPARE(refusedWords({{{}, {}, Reason::OptedOut}}), u"1 ha chiesto di non essere chiamato"_s);
        QCOMPARE(refusedWords({{{}, {}, Reason::OptedOut}, {{}, {}, Reason::OptedOut}}),
            u"2 hanno chiesto di non essere chiamati"_s);
    }

    void whoCallsAndWhatTheKeysSay()
    {
        const auto row = [this](const QString &name) { return m_sheet->findChild<QWidget *>(name); };
        const auto usual = m_backend->alter;
        ready(Mode::Live);
        QVERIFY(row(u"receiptCaller"_s)->accessibleName().contains(u"il numero della linea"_s));
        QVERIFY(row(u"receiptCaller"_s)->accessibleName().contains(u"lascia il messaggio"_s));
        // wanted, and nobody could speak them
        QVERIFY(row(u"receiptKeys"_s)->isVisible());
        QVERIFY(row(u"receiptKeys"_s)->accessibleName().contains(u"non annunciati"_s));
        m_launcher->discard();

        m_world->draft->setCallSettings({true, MachinePolicy::HangUp, true, {}});
        speakKeys();
        m_backend->alter = [usual](Receipt &receipt) {
            usual(receipt);
            receipt.callerId = u"+390461889999"_s; // the line's own, told by the dialer
        };
        ready(Mode::Live);
        const QString caller = row(u"receiptCaller"_s)->accessibleName();
        QVERIFY2(caller.contains(u"+39 0461 889999"_s), qPrintable(caller));
        QVERIFY(caller.contains(u"riaggancia"_s) && caller.contains(u"fine della frase"_s));
        QVERIFY(row(u"receiptKeys"_s)->accessibleName().contains(u"italiano"_s, Qt::CaseInsensitive));
        m_launcher->discard();

        // a dialer that knows no prompts: it can be launched, and the sheet says what is not heard
        m_backend->alter = [usual](Receipt &receipt) {
            usual(receipt);
            for (Track &track : receipt.tracks)
                track.prompts.clear();
        };
        ready(Mode::Live);
        QVERIFY(row(u"receiptKeys"_s)->accessibleName().contains(u"non annunciati"_s));
        m_launcher->discard();
        m_world->draft->setCallSettings({.announceKeys = false});
        m_world->draft->setPromptAudio({});
        m_backend->alter = usual;
        ready(Mode::Live);
        QVERIFY(!row(u"receiptKeys"_s)->isVisible());
        m_launcher->discard();
        m_world->draft->setCallSettings({});
    }

    void severalLanguagesFitALowWindow()
    {
        const Message one = *m_world->draft->message();
        Message many = one;
        for (const QString &language : {u"de"_s, u"uk"_s}) {
            many.versions.append(many.versions.first());
            many.versions.last().language = language;
        }
        m_world->draft->setMessage(many);
        speakKeys(); // the other two have no voice here
        const auto usual = m_backend->alter;
        m_backend->alter = [usual](Receipt &receipt) {
            usual(receipt);
            receipt.callerId = u"+390461889999"_s;
            receipt.refused = {{{}, u"+390461123456"_s, RefusedNumber::Reason::OptedOut}};
            --receipt.accepted, --receipt.landlines;
        };
        m_over->resize(1280, 720);
        ready(Mode::Live);
        photographAll(u"receipt-languages"_s); // ends low
        const auto *canary = m_sheet->findChild<Toggle *>();
        const auto *back = m_sheet->findChild<QWidget *>(u"receiptBack"_s);
        QVERIFY(canary->mapTo(m_sheet, QPoint(0, canary->height())).y() < back->mapTo(m_sheet, QPoint()).y() - 24);
        QVERIFY(m_sheet->findChild<QWidget *>(u"receiptKeys"_s)->height() < 48);
        m_launcher->discard();
        m_world->draft->setMessage(one);
    }

    void pictures()
    {
        speakKeys();
        const auto usual = m_backend->alter;
        m_backend->alter = [usual](Receipt &receipt) {
            usual(receipt);
            receipt.callerId = u"+390461889999"_s;
            using Reason = RefusedNumber::Reason;
            receipt.refused = {{{}, u"+39046112"_s, Reason::NotANumber}, {{}, u"+39899000"_s, Reason::Premium},
                {{}, u"112"_s, Reason::EmergencyOrShort}, {{}, u"+390461123456"_s, Reason::OptedOut},
                {{}, u"+390461123457"_s, Reason::OptedOut}};
            receipt.accepted -= 5, receipt.mobiles = receipt.accepted / 3,
                                   receipt.landlines = receipt.accepted - receipt.mobiles;
        };
        ready(Mode::Live);
        photographAll(u"receipt-live"_s);
        m_launcher->discard();
        ready(Mode::Drill);
        photographAll(u"receipt-drill"_s);
        m_clock.time = m_clock.time.addSecs(282);
        QTRY_COMPARE(button()->state(), ConsequenceButton::State::Missing);
        photographAll(u"receipt-expired"_s);
    }

private:
    void speakKeys()
    {
        m_world->draft->setPromptAudio({{u"it"_s, {{PromptKind::Keys, m_audio, 9s}, {PromptKind::Help, m_audio, 4s}}}});
    }

    void photographAll(const QString &name)
    {
        for (const auto &[tag, size, look] :
            {std::tuple{u"-1920"_s, QSize(1920, 1080), Look::Light}, {u"-1920-dark"_s, QSize(1920, 1080), Look::Dark},
                {u"-1280-dark"_s, QSize(1280, 720), Look::Dark}, {u"-1280"_s, QSize(1280, 720), Look::Light}}) {
            m_map->setLook(look == Look::Dark ? MapLook::Dark : MapLook::Light);
            m_over->resize(size);
            QTRY_VERIFY_WITH_TIMEOUT(m_map->isComplete(), 60'000);
            photograph(*m_over, name + tag, size, look);
        }
    }

    [[nodiscard]] ConsequenceButton *button() const { return m_sheet->findChild<ConsequenceButton *>(); }

    void ready(Mode mode)
    {
        m_world->draft->setMode(mode);
        m_launcher->prepare(*m_world->draft, *m_world->counter->index());
        QTRY_COMPARE(m_launcher->state(), Launcher::State::Ready);
        QTRY_VERIFY(m_sheet->isVisible());
    }

    QTemporaryDir m_folder;
    QString m_audio;
    SetClock m_clock;
    AudioPlayer m_player;
    SoundWorkshop m_workshop;
    std::unique_ptr<MapWorld> m_world;
    std::unique_ptr<FakeBackend> m_backend;
    std::unique_ptr<Launcher> m_launcher;
    std::unique_ptr<QWidget> m_over;
    ReceiptSheet *m_sheet = nullptr;
    MapPane *m_map = nullptr;
};

QTEST_MAIN(tst_Receipt)
#include "tst_receipt.moc"
