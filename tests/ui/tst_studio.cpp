// SPDX-License-Identifier: GPL-3.0-or-later
#include "errorwords.h"
#include "levelview.h"
#include "look.h"
#include "messagelistview.h"
#include "messagestudio.h"
#include "messagesworld.h"
#include "messagetextedit.h"
#include "note.h"
#include "playbutton.h"
#include "recordbutton.h"
#include "segmented.h"
#include "waveformview.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace campanile;
using namespace std::chrono_literals;

class TestStudio : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init() { w = std::make_unique<MessagesWorld>(); }

    void cleanup() { w.reset(); }

    void recordsListensAndUses()
    {
        auto &page = w->open();
        page.createMessage();
        QSignalSpy use(&page, &MessagesPage::useInAlert);
        auto *record = w->find<RecordButton>(u"record"_s);
        QTest::mouseClick(record, Qt::LeftButton);
        QVERIFY(w->recorder.isRecording());
        QCOMPARE(record->accessibleName(), QCoreApplication::translate("campanile::RecordButton", "Stop recording"));
        QVERIFY(!w->find<MessageListView>(u"messageList"_s)->isEnabled());
        QVERIFY(!w->button(u"useInAlert"_s)->isEnabled());
        w->recorder.say(speech(6));
        QCOMPARE(w->find<QLabel>(u"elapsed"_s)->text(), u"0:06"_s);
        QVERIFY(w->find<LevelView>(u"level"_s)->level() > -30);
        QVERIFY(w->find<WaveformView>(u"waveform"_s)->isLive());
        QTest::mouseClick(record, Qt::LeftButton);
        QVERIFY(!w->recorder.isRecording());
        QTRY_VERIFY(w->button(u"useInAlert"_s)->isEnabled());
        const Message saved = w->store->messages().first();
        QVERIFY(saved.hasAudio());
        QCOMPARE(saved.main().origin, MessageOrigin::Recorded);
        QVERIFY(readSound(saved.main().audioPath));
        QTRY_COMPARE(w->find<WaveformView>(u"waveform"_s)->waveform().length, saved.main().length);
        // the recording as it was is kept
        QCOMPARE(QDir(w->folder.filePath(u"messages/recordings"_s)).entryList({u"*.wav"_s}).size(), 1);
        QVERIFY(w->workshop.interrupted(w->folder.filePath(u"messages/recordings"_s)).isEmpty());

        auto *play = w->find<PlayButton>(u"play"_s);
        QTest::mouseClick(play, Qt::LeftButton);
        QCOMPARE(w->player.current, saved.main().audioPath);
        QVERIFY(play->isPlaying());
        w->player.reach(2s);
        QCOMPARE(w->find<QLabel>(u"elapsed"_s)->text(), u"0:02"_s);
        QTest::mouseClick(play, Qt::LeftButton);
        QVERIFY(!w->player.isPlaying());
        QTest::mouseClick(play, Qt::LeftButton);
        QCOMPARE(w->player.from, 2000ms); // goes on where it was
        w->player.end();

        QTest::mouseClick(w->button(u"hearAsPhone"_s), Qt::LeftButton);
        QTRY_VERIFY(w->player.current != saved.main().audioPath);
        QCOMPARE(readSound(w->player.current)->rate, 8000);

        QTest::mouseClick(w->button(u"useInAlert"_s), Qt::LeftButton);
        QCOMPARE(use.size(), 1);
        QCOMPARE(use.at(0).at(0).value<Message>(), saved);

        // once more: the first audio stays until the second is there
        QTest::mouseClick(w->button(u"audioAction"_s), Qt::LeftButton);
        QVERIFY(w->recorder.isRecording());
        QCOMPARE(w->store->messages().first().main().audioPath, saved.main().audioPath);
        w->recorder.say(speech(4));
        QTest::mouseClick(record, Qt::LeftButton);
        QTRY_VERIFY(w->store->messages().first().main().audioPath != saved.main().audioPath);
    }

    void seeksInTheWaveform()
    {
        auto &page = w->open();
        page.createMessage();
        QTest::mouseClick(w->find<RecordButton>(u"record"_s), Qt::LeftButton);
        w->recorder.say(speech(10));
        w->recorder.stop();
        auto *view = w->find<WaveformView>(u"waveform"_s);
        QTRY_VERIFY(!view->waveform().peaks.isEmpty());
        const auto length = view->waveform().length;
        QTest::mouseClick(view, Qt::LeftButton, {}, QPoint(view->width() / 2, 40));
        QVERIFY(std::abs((view->position() - length / 2).count()) < 100);
        QTest::keyClick(view, Qt::Key_Home);
        QTest::keyClick(view, Qt::Key_Right);
        QTest::keyClick(view, Qt::Key_Right);
        QCOMPARE(view->position(), 2000ms);
        QTest::mouseClick(w->find<PlayButton>(u"play"_s), Qt::LeftButton);
        QCOMPARE(w->player.from, 2000ms);
        QTest::keyClick(view, Qt::Key_End);
        QCOMPARE(w->player.from, length); // while it plays, it jumps
    }

    void noMicrophone()
    {
        w->recorder.there = false;
        auto &page = w->open();
        page.createMessage();
        auto *note = w->find<Note>(u"microphoneMissing"_s);
        QVERIFY(note->isVisible());
        QVERIFY(!w->find<RecordButton>(u"record"_s)->isEnabled());
        Q_EMIT note->linkActivated();
        QCOMPARE(w->find<Segmented>(u"audioSource"_s)->current(), 1);
        QVERIFY(!note->isVisible());
        QVERIFY(w->find<MessageTextEdit>(u"messageText"_s)->hasFocus() || !page.isActiveWindow());
        w->find<Segmented>(u"audioSource"_s)->setCurrent(0);
        Q_EMIT w->find<Segmented>(u"audioSource"_s)->chosen(0);
        QVERIFY(note->isVisible());
        w->recorder.plug(true);
        QVERIFY(!note->isVisible());
        QVERIFY(w->find<RecordButton>(u"record"_s)->isEnabled());
    }

    void microphoneLost()
    {
        auto &page = w->open();
        page.createMessage();
        QTest::mouseClick(w->find<RecordButton>(u"record"_s), Qt::LeftButton);
        w->recorder.say(speech(5));
        w->recorder.plug(false);
        auto *problem = w->find<Note>(u"audioProblem"_s);
        QVERIFY(problem->isVisible());
        QVERIFY(problem->text().contains(words({ErrorCode::AudioDeviceLost, {}})));
        QTRY_VERIFY(w->store->messages().first().hasAudio());
        QVERIFY(w->store->messages().first().main().length > 3s);
    }

    void silentRecordingIsRefused()
    {
        auto &page = w->open();
        page.createMessage();
        QTest::mouseClick(w->find<RecordButton>(u"record"_s), Qt::LeftButton);
        w->recorder.say(std::vector<float>(size_t(messageRate) * 3));
        w->recorder.stop();
        auto *problem = w->find<Note>(u"audioProblem"_s);
        QTRY_VERIFY(problem->isVisible());
        QCOMPARE(problem->text(), words({ErrorCode::AudioSilent, {}}));
        QVERIFY(!w->store->messages().first().hasAudio());
        QVERIFY(!w->button(u"useInAlert"_s)->isEnabled());
    }

    void interruptedRecordingIsOffered_data()
    {
        QTest::addColumn<bool>("keep");
        QTest::newRow("keep") << true;
        QTest::newRow("discard") << false;
    }

    void interruptedRecordingIsOffered()
    {
        QFETCH(const bool, keep);
        const Message meant = w->add(u"Frana"_s, {}, 0);
        const QString folder = w->folder.filePath(u"messages/recordings"_s);
        {
            RecordingFile file;
            QVERIFY(file.open(u"%1/%2-20261121-031900-000.wav"_s.arg(folder, meant.id.text())));
            for (const float sample : speech(5)) {
                const auto whole = static_cast<std::int16_t>(sample * 32767);
                QVERIFY(file.append({&whole, 1}));
            }
        } // and the program ended
        w->open();
        auto *offer = w->find<QWidget>(u"interruptedRecording"_s);
        QVERIFY(offer->isVisible());
        QTest::mouseClick(w->button(u"listenInterrupted"_s), Qt::LeftButton);
        QVERIFY(w->player.current.startsWith(folder));
        QTest::mouseClick(w->button(keep ? u"keepInterrupted"_s : u"discardInterrupted"_s), Qt::LeftButton);
        if (keep) {
            QTRY_VERIFY(w->store->message(meant.id)->hasAudio());
            QVERIFY(w->store->message(meant.id)->main().length > 4s);
            QCOMPARE(w->store->messages().size(), 1);
        }
        QTRY_VERIFY(!offer->isVisible());
        QVERIFY(w->workshop.interrupted(folder).isEmpty());
    }

    void interruptedRecordingInAnEmptyLibrary()
    {
        {
            RecordingFile file;
            QVERIFY(file.open(w->folder.filePath(u"messages/recordings/lost.wav"_s)));
            QVERIFY(file.append(std::vector<std::int16_t>(32000, 5000)));
        }
        w->open();
        QVERIFY(w->find<QWidget>(u"interruptedRecording"_s)->isVisible());
        QTest::mouseClick(w->button(u"discardInterrupted"_s), Qt::LeftButton);
        QVERIFY(!w->find<QWidget>(u"interruptedRecording"_s)->isVisible());
    }

    void fileImport()
    {
        auto &page = w->open();
        QString chosen = w->folder.filePath(u"Neve in arrivo.wav"_s);
        QVERIFY(writeSound(chosen, {.rate = messageRate, .samples = speech(5)}));
        page.setFileChooser([&](QWidget *, const std::function<void(const QString &)> &take) { take(chosen); });
        QTest::mouseClick(w->button(u"importAudio"_s), Qt::LeftButton);
        QTRY_VERIFY(!w->store->messages().isEmpty() && w->store->messages().first().hasAudio());
        QCOMPARE(w->store->messages().first().title, u"Neve in arrivo"_s);
        QCOMPARE(w->store->messages().first().main().origin, MessageOrigin::Imported);

        chosen = w->folder.filePath(u"x.wav"_s);
        QFile text(chosen);
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write("this is not a sound");
        text.close();
        QTRY_VERIFY(w->button(u"useInAlert"_s)->isEnabled());
        const QString before = w->store->messages().first().main().audioPath;
        w->find<Segmented>(u"audioSource"_s)->setCurrent(2);
        Q_EMIT w->find<Segmented>(u"audioSource"_s)->chosen(2);
        QTest::mouseClick(w->button(u"audioAction"_s), Qt::LeftButton);
        QTRY_VERIFY(w->find<Note>(u"audioProblem"_s)->isVisible());
        QCOMPARE(w->store->messages().first().main().audioPath, before);
    }

private:
    std::unique_ptr<MessagesWorld> w;
};

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    applyLook(app, Look::Light);
    TestStudio test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_studio.moc"
