// SPDX-License-Identifier: GPL-3.0-or-later
#include "button.h"
#include "faketownworkshop.h"
#include "screenshot.h"
#include "segmented.h"
#include "settingspage.h"
#include "townsection.h"
#include "voicerow.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>

using namespace campanile;
using namespace Qt::StringLiterals;

namespace {

class TwoVoices final : public Synthesiser {
public:
    QList<Voice> known{{u"espeak-ng"_s, u"it"_s, u"Italiano"_s, u"it"_s, true},
        {u"piper"_s, u"paola"_s, u"Paola"_s, u"it-IT"_s, true}, {u"espeak-ng"_s, u"de"_s, u"Deutsch"_s, u"de"_s, true}};
    QList<SpeechRequest> asked;
    std::optional<Error> trouble;

    [[nodiscard]] QList<Voice> voices() const override { return known; }

    QFuture<Result<Speech>> synthesise(const SpeechRequest &request, const QString &) override
    {
        asked.append(request);
        Result<Speech> answer = Speech{};
        if (trouble)
            answer = std::unexpected(*trouble);
        return QtFuture::makeReadyValueFuture(std::move(answer));
    }
};

class SilentPlayer final : public Player {
public:
    Result<void> play(const QString &path, std::chrono::milliseconds) override
    {
        m_path = path;
        Q_EMIT playingChanged(true);
        return {};
    }

    void stop() override
    {
        m_path.clear();
        Q_EMIT playingChanged(false);
    }

    [[nodiscard]] bool isPlaying() const override { return !m_path.isEmpty(); }

    [[nodiscard]] QString path() const override { return m_path; }

private:
    QString m_path;
};

} // namespace

/// How this workstation calls and speaks. The town is in tst_townsettings.
class TestSettings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void sectionsAreReachedByKeys();
    void aVoiceIsChosenHeardAndKept();
    void aVoiceThatFailsSaysWhy();
    void programsThatSpeakAreChecked();
    void theConsoleHasANameAndItsAlertsAnExpiry();
    void everyControlHasAName();
    void callsAreTheWorkstations();
    void aNumberThatIsNoMoreOffered();
    void keysAreHeardAndSwitchedOff();
    void pictures_data();
    void pictures();

private:
    template <class T> T *find(const char *name) { return m_page->findChild<T *>(QLatin1String(name)); }

    void click(const char *name)
    {
        auto *button = find<QAbstractButton>(name);
        QVERIFY2(button && button->isEnabled() && button->isVisible(), name);
        button->click();
    }

    VoiceRow *voiceRow(const char *language)
    {
        return m_page->findChild<VoiceRow *>(u"voiceRow_"_s + QLatin1String(language));
    }

    std::unique_ptr<FakeTownWorkshop> m_workshop;
    TwoVoices m_voices;
    SilentPlayer m_player;
    std::unique_ptr<SettingsPage> m_page;
};

void TestSettings::initTestCase()
{
    speakItalian();
    applyLook(*qApp, Look::Light);
}

void TestSettings::init()
{
    m_page.reset();
    m_workshop = std::make_unique<FakeTownWorkshop>();
    m_page = std::make_unique<SettingsPage>(*m_workshop);
    PackReport pack{u"/dati/pacchetti/trento.townpack"_s, {}, u"2026-11-12T08:31:00Z"_s, 9'412'608};
    pack.town.name = u"Trento"_s;
    m_page->town().setPack(pack);
    m_page->resize(1400, 1000);
    m_page->show();
}

void TestSettings::sectionsAreReachedByKeys()
{
    m_page->activateWindow(); // a bare virtual display has no window manager to do it
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    QVERIFY(find<QLabel>("townName")->isVisible());
    auto *town = find<QAbstractButton>("sectionTown");
    town->setFocus();
    QTest::keyClick(town, Qt::Key_Down);
    QVERIFY(find<QWidget>("dialerAddress")->isVisible());
    QVERIFY(!find<QLabel>("townName")->isVisible());
    QTest::keyClick(find<QAbstractButton>("sectionDialer"), Qt::Key_Down);
    QVERIFY(find<QLabel>("voicesFound")->isVisible());
    QTest::keyClick(find<QAbstractButton>("sectionVoice"), Qt::Key_Down);
    QVERIFY(find<QWidget>("settingsLook")->isVisible());
    m_page->focusDialer();
    QVERIFY(find<QWidget>("dialerAddress")->isVisible());
}

void TestSettings::aVoiceIsChosenHeardAndKept()
{
    m_page->useVoices(m_voices, m_player);
    m_page->setSettings({});
    m_page->showSection(SettingsPage::Section::Voice);
    QSignalSpy changed(m_page.get(), &SettingsPage::settingsChanged);
    auto *choice = voiceRow("it")->findChild<QComboBox *>();
    QCOMPARE(choice->count(), 2); // "it-IT" is Italian too
    choice->setCurrentIndex(1);
    Q_EMIT choice->activated(1);
    QCOMPARE(changed.size(), 1);
    const auto told = changed[0][0].value<ConsoleSettings>();
    QCOMPARE(told.voices.value(u"it"_s), u"piper/paola"_s);
    voiceRow("it")->findChild<QAbstractButton *>(u"voiceTry"_s)->click();
    QCOMPARE(m_voices.asked.size(), 1);
    QCOMPARE(m_voices.asked[0].voice.id, u"paola"_s);
    QTRY_VERIFY(m_player.isPlaying());
    voiceRow("it")->findChild<QAbstractButton *>(u"voiceTry"_s)->click(); // it stops
    QVERIFY(!m_player.isPlaying());
    QCOMPARE(m_voices.asked.size(), 1);
    QVERIFY(!voiceRow("sl")->findChild<QAbstractButton *>(u"voiceTry"_s)->isEnabled());

    // a program that is taken away is missed, and is there again when it comes back
    const QList<Voice> all = m_voices.known;
    m_voices.known.removeAt(1);
    Q_EMIT m_voices.voicesChanged();
    m_page->setSettings(told);
    QVERIFY(voiceRow("it")->findChild<QLabel *>(u"voiceTrouble"_s)->isVisible());
    QCOMPARE(voiceRow("it")->key(), u"piper/paola"_s);
    m_voices.known = all;
    Q_EMIT m_voices.voicesChanged();
    QCOMPARE(voiceRow("it")->voice()->id, u"paola"_s);
}

void TestSettings::aVoiceThatFailsSaysWhy()
{
    m_page->useVoices(m_voices, m_player);
    m_page->showSection(SettingsPage::Section::Voice);
    m_voices.trouble = Error{ErrorCode::VoiceMissing, {u"espeak-ng"_s}};
    auto *listen = voiceRow("de")->findChild<QAbstractButton *>(u"voiceTry"_s);
    listen->click();
    auto *trouble = voiceRow("de")->findChild<QLabel *>(u"voiceTrouble"_s);
    QTRY_VERIFY(trouble->isVisible());
    QVERIFY(!trouble->text().isEmpty());
    QVERIFY(listen->isEnabled()); // it can be tried again
    m_voices.trouble.reset();
}

void TestSettings::programsThatSpeakAreChecked()
{
    m_page->useVoices(m_voices, m_player);
    m_page->setSettings({});
    m_page->showSection(SettingsPage::Section::Voice);
    QSignalSpy changed(m_page.get(), &SettingsPage::settingsChanged);
    click("commandAdd");
    auto *row = find<QWidget>("commandRow0");
    auto *name = row->findChild<QLineEdit *>(u"commandName"_s);
    auto *line = row->findChild<QLineEdit *>(u"commandLine"_s);
    auto *finding = row->findChild<QLabel *>(u"commandFinding"_s);
    name->setText(u"Paola"_s);
    line->setText(u"no-such-program --out {wave}"_s);
    Q_EMIT line->editingFinished();
    QVERIFY(finding->isVisible());
    QVERIFY(!finding->text().isEmpty());
    line->setText(u"/bin/cp {text} {wav}"_s);
    Q_EMIT line->editingFinished();
    QVERIFY2(!finding->isVisible(), qPrintable(finding->text()));
    const auto told = changed.last()[0].value<ConsoleSettings>();
    QCOMPARE(told.voiceCommands, (VoiceCommands{{u"Paola"_s, u"it"_s, u"/bin/cp {text} {wav}"_s}}));
    row->findChild<QAbstractButton *>(u"commandRemove"_s)->click();
    QVERIFY(changed.last()[0].value<ConsoleSettings>().voiceCommands.isEmpty());
}

void TestSettings::theConsoleHasANameAndItsAlertsAnExpiry()
{
    ConsoleSettings settings;
    settings.consoleName = u"Ufficio tecnico"_s;
    settings.queueExpiry = std::chrono::minutes(30);
    m_page->setSettings(settings);
    m_page->showSection(SettingsPage::Section::Dialer);
    QSignalSpy changed(m_page.get(), &SettingsPage::settingsChanged);
    auto *name = find<QLineEdit>("consoleName");
    QCOMPARE(name->text(), u"Ufficio tecnico"_s);
    find<QLineEdit>("dialerAddress")->setText(u"half.typed"_s);
    name->setText(u"  Polizia   locale "_s);
    Q_EMIT name->editingFinished();
    QCOMPARE(changed.size(), 1);
    auto told = changed[0][0].value<ConsoleSettings>();
    QCOMPARE(told.consoleName, u"Polizia locale"_s);
    QVERIFY(told.dialerAddress.isEmpty()); // an address is told with its button
    auto *expiry = find<Segmented>("settingsExpiry");
    QCOMPARE(expiry->current(), 1);
    expiry->setCurrent(3);
    Q_EMIT expiry->chosen(3);
    told = changed[1][0].value<ConsoleSettings>();
    QCOMPARE(told.queueExpiry, std::chrono::minutes(180));
}

void TestSettings::everyControlHasAName()
{
    const auto controls = m_page->findChildren<QAbstractButton *>();
    QVERIFY(controls.size() > 12);
    for (const QAbstractButton *control : controls)
        QVERIFY2(!control->accessibleName().isEmpty() || !control->text().isEmpty(), qPrintable(control->objectName()));
}

void TestSettings::callsAreTheWorkstations()
{
    QSignalSpy told(m_page.get(), &SettingsPage::settingsChanged);
    m_page->focusDialer();
    auto *caller = find<QComboBox>("callerId");
    QVERIFY(!caller->isEnabled()); // no dialer, no choice
    m_page->setCallerIds({u"+390461889999"_s, u"+390461889900"_s});
    QVERIFY(caller->isEnabled());
    QCOMPARE(caller->currentText(), u"+39 0461 889999"_s);
    caller->setCurrentIndex(1);
    Q_EMIT caller->activated(1);
    QCOMPARE(told.count(), 1);
    QCOMPARE(told.last()[0].value<ConsoleSettings>().calls.callerId, u"+390461889900"_s);
    caller->setCurrentIndex(0);
    Q_EMIT caller->activated(0);
    QCOMPARE(told.last()[0].value<ConsoleSettings>().calls.callerId, QString()); // the default is the dialer's
    auto *machine = find<Segmented>("machinePolicy");
    Q_EMIT machine->chosen(0);
    QCOMPARE(told.last()[0].value<ConsoleSettings>().calls.machine, MachinePolicy::LeaveMessage);
    ConsoleSettings other;
    other.calls = {true, MachinePolicy::HangUp, true, {}};
    m_page->setSettings(other);
    QCOMPARE(machine->current(), 1);
    QCOMPARE(find<Segmented>("stopPolicy")->current(), 1);
}

void TestSettings::aNumberThatIsNoMoreOffered()
{
    ConsoleSettings settings;
    settings.calls.callerId = u"+390461000000"_s;
    m_page->setSettings(settings);
    m_page->setCallerIds({u"+390461889999"_s, u"+390461889900"_s});
    QCOMPARE(find<QComboBox>("callerId")->currentIndex(), 0);
    QVERIFY(find<QLabel>("callerIdWords")->text().contains(u"0461 000000"_s));
    QSignalSpy told(m_page.get(), &SettingsPage::settingsChanged);
    Q_EMIT find<Segmented>("stopPolicy")->chosen(1);
    // kept: the operator may offer it again tomorrow
    QCOMPARE(told.last()[0].value<ConsoleSettings>().calls.callerId, u"+390461000000"_s);
}

void TestSettings::keysAreHeardAndSwitchedOff()
{
    m_page->showSection(SettingsPage::Section::Voice);
    QVERIFY(!find<QAbstractButton>("promptHear1")->isEnabled()); // no voice yet
    m_page->useVoices(m_voices, m_player);
    QVERIFY(find<QLabel>("promptWords1")->text().contains(u"prema 9"_s));
    click("promptHear3");
    QTRY_VERIFY(m_player.isPlaying());
    QCOMPARE(find<QAbstractButton>("promptHear3")->text(), u"Ferma"_s);
    click("promptHear3");
    QVERIFY(!m_player.isPlaying());
    auto *language = find<QComboBox>("promptLanguage");
    const int ukrainian = language->findData(u"uk"_s);
    language->setCurrentIndex(ukrainian);
    Q_EMIT language->activated(ukrainian);
    QVERIFY(!find<QAbstractButton>("promptHear1")->isEnabled());
    QVERIFY(find<QLabel>("promptTrouble")->isVisible()); // said, and in the way of nothing
    QSignalSpy told(m_page.get(), &SettingsPage::settingsChanged);
    click("announceKeys");
    QVERIFY(!told.last()[0].value<ConsoleSettings>().calls.announceKeys);
    QVERIFY(!find<QLabel>("promptTrouble")->isVisible());
}

void TestSettings::pictures_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<Look>("look");
    QTest::newRow("1920") << QSize(1920, 1080) << Look::Light;
    QTest::newRow("1920-dark") << QSize(1920, 1080) << Look::Dark;
    QTest::newRow("1280") << QSize(1280, 720) << Look::Light;
    QTest::newRow("1280-dark") << QSize(1280, 720) << Look::Dark;
}

void TestSettings::pictures()
{
    QFETCH(QSize, size);
    QFETCH(Look, look);
    const QString tag = QString::fromLatin1(QTest::currentDataTag());
    size -= QSize(104, 72); // rail, bar and gutter
    m_page->focusDialer();
    m_page->setCallerIds({u"+390461889999"_s, u"+390461889900"_s});
    photograph(*m_page, u"settings-dialer-"_s + tag, size, look);
    ConsoleSettings gone; // its number is not offered any more
    gone.dialerAddress = u"centrale.example.org:7443"_s;
    gone.consoleName = u"Sala operativa"_s;
    gone.calls.callerId = u"+390461000000"_s;
    m_page->setSettings(gone);
    photograph(*m_page, u"settings-calls-gone-"_s + tag, size, look);
    m_page->setEmbeddedDialer(true);
    m_page->setCallerIds({});
    photograph(*m_page, u"settings-embedded-"_s + tag, size, look);
    m_page->setEmbeddedDialer(false);
    m_page->useVoices(m_voices, m_player);
    ConsoleSettings spoken;
    spoken.voiceCommands = {{u"Paola"_s, u"it"_s, u"/bin/cp {text} {wav}"_s}, {u"Ivana"_s, u"sl"_s, u"piper {wav"_s}};
    m_page->setSettings(spoken);
    m_page->showSection(SettingsPage::Section::Voice);
    photograph(*m_page, u"settings-voice-"_s + tag, size, look);
    const auto showDown = [](QWidget *last) {
        for (QWidget *above = last->parentWidget(); above; above = above->parentWidget()) {
            if (auto *area = qobject_cast<QScrollArea *>(above))
                area->ensureWidgetVisible(last, 0, 60);
        }
    };
    showDown(find<QAbstractButton>("promptHear5"));
    photograph(*m_page, u"settings-keys-"_s + tag, size, look);
    auto *language = find<QComboBox>("promptLanguage");
    language->setCurrentIndex(language->findData(u"uk"_s)); // which no voice speaks here
    Q_EMIT language->activated(language->currentIndex());
    showDown(find<QWidget>("promptTrouble"));
    photograph(*m_page, u"settings-keys-silent-"_s + tag, size, look);
    showDown(find<QWidget>("commandAdd"));
    photograph(*m_page, u"settings-programs-"_s + tag, size, look);
    applyLook(*qApp, Look::Light);
}

QTEST_MAIN(TestSettings)
#include "tst_settings.moc"
