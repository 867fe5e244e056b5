// SPDX-License-Identifier: GPL-3.0-or-later
#include "devicechooser.h"
#include "errorwords.h"
#include "levelview.h"
#include "livewatch.h"
#include "look.h"
#include "messagelistview.h"
#include "messagestudio.h"
#include "messagesworld.h"
#include "messagetextedit.h"
#include "note.h"
#include "playbutton.h"
#include "recordbutton.h"
#include "screenshot.h"
#include "segmented.h"
#include "trimhandle.h"
#include "waveformview.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace campanile;
using namespace std::chrono_literals;

namespace {

/// Nothing more can be written.
class FullDisk final : public AudioWorkshop {
public:
    bool full = true;

    QFuture<Result<std::chrono::milliseconds>> importSound(const QString &from, const QString &to) override
    {
        return m_real.importSound(from, to);
    }

    QFuture<Result<Waveform>> waveform(const QString &path, int slices) override
    {
        return m_real.waveform(path, slices);
    }

    QFuture<Result<AudioReport>> check(const QString &path, const QList<AudioPart> &parts) override
    {
        return m_real.check(path, parts);
    }

    QFuture<Result<AudioTrim>> silence(const QString &take) override { return m_real.silence(take); }

    QFuture<Result<AudioReport>> prepare(const QString &take, const QString &to, const AudioEdit &edit) override
    {
        if (full)
            return QtFuture::makeReadyValueFuture(
                Result<AudioReport>(std::unexpected(Error{ErrorCode::DiskFull, {to}})));
        return m_real.prepare(take, to, edit);
    }

    QFuture<Result<JoinedAudio>> join(const QList<AudioPart> &parts, int repeats, const QString &to) override
    {
        return m_real.join(parts, repeats, to);
    }

    QFuture<Result<std::chrono::milliseconds>> phonePreview(
        const QString &from, const QString &to, PhoneEar ear) override
    {
        return m_real.phonePreview(from, to, ear);
    }

    QList<InterruptedRecording> interrupted(const QString &folder) override { return m_real.interrupted(folder); }

    void settle(const QString &recording) override { m_real.settle(recording); }

private:
    SoundWorkshop m_real;
};

} // namespace

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
        auto *view = recorded(10);
        const auto length = view->keptTo() - view->keptFrom();
        QVERIFY(length > 8s);
        const int middle = handle(u"trimStart"_s)->x() + (handle(u"trimEnd"_s)->x() - handle(u"trimStart"_s)->x()) / 2
            + TrimHandle::side / 2;
        QTest::mouseClick(view, Qt::LeftButton, {}, QPoint(middle, 40));
        QVERIFY(std::abs((view->position() - view->keptFrom() - length / 2).count()) < 100);
        QTest::keyClick(view, Qt::Key_Home);
        QCOMPARE(view->position(), view->keptFrom());
        QTest::keyClick(view, Qt::Key_Right);
        QTest::keyClick(view, Qt::Key_Right);
        QCOMPARE(view->position(), view->keptFrom() + 2000ms);
        QCOMPARE(w->find<QLabel>(u"elapsed"_s)->text(), u"0:02"_s);
        QTest::mouseClick(w->find<PlayButton>(u"play"_s), Qt::LeftButton);
        QVERIFY(near(w->player.from, 2000ms));
        QTest::keyClick(view, Qt::Key_Home);
        QCOMPARE(w->player.from, 0ms); // while it plays, it jumps
        QTest::keyClick(view, Qt::Key_Space);
        QVERIFY(!w->player.isPlaying());
        QTest::keyClick(view, Qt::Key_Space);
        QVERIFY(w->player.isPlaying());
    }

    void pausesAndGoesOn()
    {
        auto &page = w->open();
        page.createMessage();
        QTest::mouseClick(w->find<RecordButton>(u"record"_s), Qt::LeftButton);
        auto *pause = w->button(u"pause"_s);
        QVERIFY(pause->isVisible());
        const QString pauseWords = pause->accessibleName();
        w->recorder.say(speech(3));
        QTest::mouseClick(pause, Qt::LeftButton);
        QVERIFY(w->recorder.isPaused());
        QVERIFY(pause->accessibleName() != pauseWords);
        QVERIFY(w->find<QLabel>(u"total"_s)->isVisible());
        w->recorder.say(speech(3)); // not for the message
        QCOMPARE(w->find<QLabel>(u"elapsed"_s)->text(), u"0:03"_s);
        QVERIFY(w->find<WaveformView>(u"waveform"_s)->isLive());
        QTest::mouseClick(pause, Qt::LeftButton);
        QVERIFY(!w->recorder.isPaused());
        w->recorder.say(speech(2));
        QCOMPARE(w->find<QLabel>(u"elapsed"_s)->text(), u"0:05"_s);
        QTest::mouseClick(pause, Qt::LeftButton);
        QTest::mouseClick(w->find<RecordButton>(u"record"_s), Qt::LeftButton); // ends also while paused
        QTRY_VERIFY(w->store->messages().first().hasAudio());
        QVERIFY(w->store->messages().first().main().length < 5200ms);
    }

    void trimsByKeysAndByDragging()
    {
        auto *view = recorded(10);
        auto *start = handle(u"trimStart"_s);
        auto *end = handle(u"trimEnd"_s);
        QVERIFY(start->isVisible());
        const MessageVersion before = version();
        QVERIFY(!before.takePath.isEmpty());
        const QByteArray take = bytes(before.takePath);
        const auto from = view->keptFrom();
        QTest::keyClick(start, Qt::Key_Right);
        QCOMPARE(view->keptFrom(), from + 10ms);
        QTest::keyClick(start, Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(start, Qt::Key_PageUp);
        QCOMPARE(view->keptFrom(), from + 1110ms);
        QVERIFY(start->accessibleName().contains(fineClockWords(view->keptFrom())));
        QVERIFY(!w->button(u"useInAlert"_s)->isEnabled()); // what was asked for is not there yet
        QTRY_VERIFY(version().audioPath != before.audioPath); // one edit, not three
        QCOMPARE(version().edit.trimStart, from + 1110ms);
        QVERIFY(near(version().length, before.length - 1110ms));
        QTRY_VERIFY(w->button(u"useInAlert"_s)->isEnabled());

        const auto to = view->keptTo();
        const QPoint grip = end->rect().center();
        QTest::mousePress(end, Qt::LeftButton, {}, grip);
        QTest::mouseMove(end, grip - QPoint(view->width() / 4, 0));
        QTest::mouseRelease(end, Qt::LeftButton, {}, end->rect().center());
        QVERIFY(view->keptTo() < to - 2s);
        QTRY_VERIFY(near(version().length, view->keptTo() - view->keptFrom()));
        QCOMPARE(bytes(version().takePath), take); // the take is as it was
        QCOMPARE(version().takePath, before.takePath);

        // the handles never cross
        QTest::keyClick(start, Qt::Key_End);
        QVERIFY(view->keptTo() - view->keptFrom() >= WaveformView::leastKept);
    }

    void undoesEditsAndTakes()
    {
        auto *view = recorded(8);
        const MessageVersion first = version();
        auto *undo = w->button(u"undoSound"_s);
        auto *redo = w->button(u"redoSound"_s);
        QTest::keyClick(handle(u"trimStart"_s), Qt::Key_PageUp);
        QTRY_VERIFY(version().audioPath != first.audioPath);
        const MessageVersion trimmed = version();
        QTRY_VERIFY(undo->isEnabled());
        QTest::keyClick(view, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(version().audioPath, first.audioPath);
        QCOMPARE(version().edit, first.edit);
        QTRY_VERIFY(redo->isEnabled());
        QTest::mouseClick(redo, Qt::LeftButton);
        QCOMPARE(version().audioPath, trimmed.audioPath);

        // an edit that is not made yet is undone too
        QTRY_VERIFY(handle(u"trimStart"_s)->isVisible());
        QTest::keyClick(handle(u"trimStart"_s), Qt::Key_PageUp);
        QTest::mouseClick(undo, Qt::LeftButton);
        QCOMPARE(view->keptFrom(), trimmed.edit.trimStart);
        QCOMPARE(version().audioPath, trimmed.audioPath);

        // another take does not cost the first
        QTest::mouseClick(w->button(u"audioAction"_s), Qt::LeftButton);
        w->recorder.say(speech(5));
        w->recorder.stop();
        QTRY_VERIFY(version().takePath != first.takePath);
        QTRY_VERIFY(undo->isEnabled());
        QTest::mouseClick(undo, Qt::LeftButton);
        QCOMPARE(version().audioPath, trimmed.audioPath);
        QVERIFY(QFile::exists(version().audioPath));
        QTest::mouseClick(undo, Qt::LeftButton);
        QCOMPARE(version().audioPath, first.audioPath);
        QTest::mouseClick(undo, Qt::LeftButton); // and before it there was nothing
        QVERIFY(!version().hasAudio());
        QVERIFY(!undo->isEnabled());
        for (int i = 0; i < 3; ++i) {
            QTRY_VERIFY(redo->isEnabled());
            QTest::mouseClick(redo, Qt::LeftButton);
        }
        QVERIFY(near(version().length, 5s));
    }

    void editIsThereTomorrow()
    {
        recorded(8);
        QTest::keyClick(handle(u"trimStart"_s), Qt::Key_PageUp);
        const auto asked = w->find<WaveformView>(u"waveform"_s)->keptFrom();
        // closed before the edit was made: another message is in hand, and then the page is gone
        const MessageId id = w->store->messages().first().id;
        w->page->createMessage();
        QTRY_COMPARE(w->store->message(id)->main().edit.trimStart, asked);
        auto &page = w->open();
        page.openMessage(id);
        auto *view = w->find<WaveformView>(u"waveform"_s);
        QTRY_COMPARE(view->keptFrom(), asked);
        QVERIFY(view->waveform().length > 7900ms); // the take, whole
        QTest::keyClick(handle(u"trimStart"_s), Qt::Key_Home);
        QTRY_COMPARE(w->store->message(id)->main().edit.trimStart, 0ms);
    }

    void silencesArePutBackAndCut()
    {
        std::vector<float> sound(size_t(messageRate) * 2, 0.0002F);
        const std::vector<float> words = speech(6);
        sound.insert(sound.end(), words.begin(), words.end());
        sound.insert(sound.end(), size_t(messageRate) * 3, 0.0002F);
        auto *view = recorded(sound);
        QVERIFY(near(view->keptFrom(), 1850ms, 150ms)); // by itself, but for a breath
        QVERIFY(near(view->keptTo(), 8200ms, 300ms));
        const auto automatic = version().edit;
        w->page->findChild<QAction *>(u"keepAll"_s)->trigger();
        QTRY_VERIFY(near(version().length, 11s));
        QCOMPARE(view->keptFrom(), 0ms);
        QTest::mouseClick(w->button(u"cutSilence"_s), Qt::LeftButton);
        QTRY_COMPARE(version().edit.trimStart, automatic.trimStart);
        QCOMPARE(version().edit.trimEnd, automatic.trimEnd);
        auto *pauses = w->page->findChild<QAction *>(u"shortenPauses"_s);
        pauses->trigger();
        QTRY_COMPARE(version().edit.longestPause, MessageStudio::longestPause);
        QVERIFY(pauses->isChecked());
    }

    void hearsAsAMachineCutsIt()
    {
        auto *view = recorded(9);
        w->page->findChild<QAction *>(u"hearAsMachine"_s)->trigger();
        QTRY_VERIFY(w->player.isPlaying());
        QVERIFY(near(readSound(w->player.current)->length(), version().length - 3s));
        w->player.reach(1s);
        QVERIFY(near(view->position(), view->keptFrom() + 4s)); // where it is in the message
        auto *phone = w->button(u"hearAsPhone"_s);
        QTest::mouseClick(phone, Qt::LeftButton);
        QVERIFY(!w->player.isPlaying()); // the button stops it
        QTest::mouseClick(phone, Qt::LeftButton);
        QTRY_VERIFY(w->player.isPlaying());
        QVERIFY(near(readSound(w->player.current)->length(), version().length));
    }

    void lengthHasAnEffect()
    {
        recorded(20);
        auto *effect = w->find<QLabel>(u"lengthEffect"_s);
        QVERIFY(!effect->isVisible()); // nobody is drawn, no dialer answers
        w->page->setReach(48, {}, 90, 10);
        QVERIFY(effect->isVisible());
        QVERIFY(effect->text().contains(u"48"_s));
        const QString few = effect->text();
        w->page->setReach(4812, {}, 30, 10);
        QVERIFY(effect->text() != few);
        w->page->setReach(4812, {}, 0, 0); // the dialer is away
        QVERIFY(!effect->isVisible());
    }

    void choosesTheMicrophone()
    {
        w->recorder.others = {{.id = "inner", .name = u"Microfono interno"_s}};
        auto &page = w->open();
        page.createMessage();
        QSignalSpy chosen(&page, &MessagesPage::microphoneChosen);
        auto *chooser = w->find<DeviceChooser>(u"microphone"_s);
        QVERIFY(chooser->text().contains(u"microfono USB"_s));
        QVERIFY(w->recorder.isMonitoring()); // the level is seen before anybody records
        w->recorder.say(speech(0.5));
        QVERIFY(w->find<LevelView>(u"level"_s)->level() > -40);
        QTest::mouseClick(chooser, Qt::LeftButton);
        auto *menu = chooser->deviceMenu();
        QTRY_VERIFY(menu->isVisible());
        QAction *inner = nullptr;
        for (QAction *action : menu->actions()) {
            if (action->data().toByteArray() == "inner")
                inner = action;
        }
        QVERIFY(inner);
        inner->trigger();
        menu->hide();
        QCOMPARE(w->recorder.chosen, "inner");
        QCOMPARE(chosen.size(), 1);
        QVERIFY(chooser->text().contains(u"Microfono interno"_s));
        QTest::mouseClick(w->find<RecordButton>(u"record"_s), Qt::LeftButton);
        QVERIFY(!chooser->isEnabled());
        w->recorder.stop();
        page.hide();
        QVERIFY(!w->recorder.isMonitoring()); // nothing listens where nobody looks
    }

    void saysWhatSpoilsARecording()
    {
        LiveWatch watch;
        using enum LiveWatch::Verdict;
        for (int i = 0; i < 40; ++i)
            QCOMPARE(watch.add(i % 4 == 0 ? -50 : -9), Fine);
        QCOMPARE(watch.add(-0.1), Fine); // once is nobody's fault
        watch.add(-0.1);
        QCOMPARE(watch.add(0), TooLoud);
        for (int i = 0; i < 40; ++i)
            QCOMPARE(watch.add(-9), TooLoud); // can be read
        for (int i = 0; i < 40; ++i)
            watch.add(-9);
        QCOMPARE(watch.add(-9), Fine);
        for (int i = 0; i < 100; ++i)
            watch.add(-42);
        QCOMPARE(watch.add(-42), TooQuiet);
        for (int i = 0; i < 100; ++i)
            watch.add(-90);
        QCOMPARE(watch.add(-90), Silent);
        QCOMPARE(watch.add(-12), Fine);

        auto &page = w->open();
        page.createMessage();
        QTest::mouseClick(w->find<RecordButton>(u"record"_s), Qt::LeftButton);
        auto *advice = w->find<Note>(u"soundAdvice"_s);
        QVERIFY(!advice->isVisible());
        std::vector<float> loud = speech(6);
        for (float &sample : loud)
            sample = std::clamp(sample * 8, -1.0F, 1.0F);
        w->recorder.say(loud);
        QVERIFY(advice->isVisible());
        w->recorder.stop();
        QTRY_VERIFY(version().hasAudio());
        QTRY_VERIFY(advice->isVisible()); // now with how many peaks
        QVERIFY(advice->text().contains(QRegularExpression(u"[0-9]"_s)));
    }

    void diskFull()
    {
        FullDisk disk;
        w->page = std::make_unique<MessagesPage>(
            MessageSession::Parts{*w->store, w->recorder, w->player, w->synthesiser, disk, w->clock});
        w->page->show();
        w->page->createMessage();
        QTest::mouseClick(w->find<RecordButton>(u"record"_s), Qt::LeftButton);
        w->recorder.say(speech(5));
        const Error full{ErrorCode::DiskFull, {u"x"_s}};
        w->recorder.fail(full);
        auto *problem = w->find<Note>(u"audioProblem"_s);
        QTRY_VERIFY(problem->isVisible());
        QVERIFY(problem->text().contains(words(full)));
        QVERIFY(problem->text().contains(u"0:05"_s));
        QVERIFY(!version().hasAudio());
        const QString folder = w->folder.filePath(u"messages/recordings"_s);
        QCOMPARE(disk.interrupted(folder).size(), 1); // kept, and offered
        QTRY_VERIFY(w->find<QWidget>(u"interruptedRecording"_s)->isVisible());
        disk.full = false; // somebody made room
        QTest::mouseClick(w->button(u"keepInterrupted"_s), Qt::LeftButton);
        QTRY_VERIFY(version().hasAudio());
        QVERIFY(disk.interrupted(folder).isEmpty());
        QTRY_VERIFY(w->button(u"useInAlert"_s)->isEnabled());
        // an edit that does not fit leaves everything as it was
        disk.full = true;
        const MessageVersion before = version();
        auto *view = w->find<WaveformView>(u"waveform"_s);
        QTest::keyClick(handle(u"trimStart"_s), Qt::Key_PageUp);
        QTRY_COMPARE(view->keptFrom(), before.edit.trimStart);
        QVERIFY(problem->isVisible());
        QCOMPARE(version(), before);
        w->page.reset(); // before its disk
    }

    void fileIsDropped()
    {
        auto &page = w->open();
        page.createMessage();
        const QString path = w->folder.filePath(u"avviso.wav"_s);
        QVERIFY(writeSound(path, {.rate = 44100, .samples = std::vector<float>(44100 * 3, 0.1F)}));
        QVERIFY(writeSound(path, {.rate = messageRate, .samples = speech(5)}));
        QWidget *card = w->find<WaveformView>(u"waveform"_s);
        while (!card->acceptDrops())
            card = card->parentWidget();
        QMimeData two;
        two.setUrls({QUrl::fromLocalFile(path), QUrl::fromLocalFile(path)});
        QDragEnterEvent refused({20, 20}, Qt::CopyAction, &two, Qt::LeftButton, {});
        refused.ignore();
        QCoreApplication::sendEvent(card, &refused);
        QVERIFY(!refused.isAccepted());
        QMimeData one;
        one.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter({20, 20}, Qt::CopyAction, &one, Qt::LeftButton, {});
        QCoreApplication::sendEvent(card, &enter);
        QVERIFY(enter.isAccepted());
        QVERIFY(w->find<QWidget>(u"dropHint"_s)->isVisible());
        QDropEvent drop({20, 20}, Qt::CopyAction, &one, Qt::LeftButton, {});
        QCoreApplication::sendEvent(card, &drop);
        QVERIFY(!w->find<QWidget>(u"dropHint"_s)->isVisible());
        QTRY_VERIFY(version().hasAudio());
        QCOMPARE(version().origin, MessageOrigin::Imported);
        QVERIFY(QFile::exists(version().takePath));
        QVERIFY(version().takePath != path); // the file need not stay
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
        QTRY_VERIFY(problem->isVisible());
        QVERIFY(problem->text().contains(words({ErrorCode::AudioDeviceLost, {}})));
        QVERIFY(w->store->messages().first().hasAudio());
        QVERIFY(w->store->messages().first().main().length > 3s);
    }

    void anotherMicrophoneIsOffered()
    {
        w->recorder.others = {{.id = "inner", .name = u"Microfono interno"_s}};
        auto &page = w->open();
        page.createMessage();
        QTest::mouseClick(w->find<RecordButton>(u"record"_s), Qt::LeftButton);
        w->recorder.say(speech(4));
        w->recorder.plug(false);
        auto *problem = w->find<Note>(u"audioProblem"_s);
        QTRY_VERIFY(problem->isVisible());
        QVERIFY(!w->find<Note>(u"microphoneMissing"_s)->isVisible());
        const MessageVersion kept = version();
        QVERIFY(kept.hasAudio());
        Q_EMIT problem->linkActivated();
        QVERIFY(w->recorder.isRecording());
        QCOMPARE(w->recorder.deviceName(), u"Microfono interno"_s);
        w->recorder.say(speech(3));
        w->recorder.stop();
        QTRY_VERIFY(version().takePath != kept.takePath);
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
        QTest::mouseClick(w->find<PlayButton>(u"listenInterrupted"_s), Qt::LeftButton);
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
        QTRY_VERIFY(!w->find<QWidget>(u"interruptedRecording"_s)->isVisible());
    }

    void severalInterruptedRecordings()
    {
        const QString folder = w->folder.filePath(u"messages/recordings"_s);
        for (int i = 0; i < 5; ++i) {
            RecordingFile file;
            QVERIFY(file.open(u"%1/lost-%2.wav"_s.arg(folder).arg(i)));
            std::vector<std::int16_t> samples;
            for (const float sample : speech(2 + i))
                samples.push_back(static_cast<std::int16_t>(sample * 32767));
            QVERIFY(file.append(samples));
        }
        w->open();
        const auto offered = [this] {
            qsizetype count = 0;
            for (const auto *button : w->page->findChildren<QPushButton *>(u"keepInterrupted"_s))
                count += button->isVisible();
            return count;
        };
        QCOMPARE(offered(), 3);
        // each can be heard before anything is decided
        const auto plays = w->page->findChildren<PlayButton *>(u"listenInterrupted"_s);
        QTest::mouseClick(plays.at(1), Qt::LeftButton);
        QVERIFY(plays.at(1)->isPlaying());
        QVERIFY(!plays.at(0)->isPlaying());
        QTest::mouseClick(plays.at(1), Qt::LeftButton);
        QVERIFY(!w->player.isPlaying());
        for (int left = 5; left > 0; --left) {
            for (auto *button :
                w->page->findChildren<QPushButton *>(left % 2 ? u"keepInterrupted"_s : u"discardInterrupted"_s)) {
                if (!button->isVisible())
                    continue;
                QTest::mouseClick(button, Qt::LeftButton);
                break;
            }
            QTRY_COMPARE(w->workshop.interrupted(folder).size(), left - 1);
            QTRY_COMPARE(offered(), std::min(left - 1, 3));
        }
        QVERIFY(!w->find<QWidget>(u"interruptedRecording"_s)->isVisible());
        QCOMPARE(w->store->messages().size(), 3);
    }

    void everyFormatIsTaken_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : {u"a.wav"_s, u"a.flac"_s, u"a.mp3"_s, u"a.ogg"_s, u"a.m4a"_s})
            QTest::newRow(qPrintable(name)) << name;
    }

    void everyFormatIsTaken()
    {
        QFETCH(const QString, name);
        const QString program = QStandardPaths::findExecutable(u"ffmpeg"_s);
        if (program.isEmpty())
            QSKIP("ffmpeg is not installed");
        const QString wav = w->folder.filePath(u"source.wav"_s);
        const QString path = w->folder.filePath(name);
        QVERIFY(writeSound(wav, {.rate = messageRate, .samples = speech(5)}));
        QCOMPARE(QProcess::execute(program, {u"-v"_s, u"error"_s, u"-i"_s, wav, path}), 0);
        auto &page = w->open();
        page.setFileChooser([&](QWidget *, const std::function<void(const QString &)> &take) { take(path); });
        QTest::mouseClick(w->button(u"importAudio"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!w->store->messages().isEmpty() && version().hasAudio(), 20'000);
        QVERIFY(near(version().length, 5s, 700ms));
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

    void italianIsComplete()
    {
        for (const QString &base : {u"messages"_s, u"parts"_s}) {
            QFile file(QStringLiteral(CAMPANILE_SOURCE_DIR) + u"/translations/%1_it.ts"_s.arg(base));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("unfinished"), qPrintable(base));
        }
    }

    /// The pictures to look at: out/screens/studio-*.png. The last test: from here on all is Italian.
    void pictures()
    {
        speakItalian();
        const QSize wide(1814, 1008);
        const QSize narrow(1176, 648);
        std::vector<float> said(size_t(messageRate) * 2, 0.0002F);
        std::vector<float> words = speech(32);
        if (speaks()) {
            const QString path = w->folder.filePath(u"spoken.wav"_s);
            auto future = w->synthesiser.synthesise(
                {.text = floodText, .voice = w->synthesiser.voices().at(1), .speed = 0.9}, path);
            QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 20'000);
            words = readSound(path)->samples;
        }
        said.insert(said.end(), words.begin(), words.end());
        said.insert(said.end(), size_t(messageRate), 0.0002F);
        for (const Look look : {Look::Light, Look::Dark}) {
            const QString tail = look == Look::Light ? u"light"_s : u"dark"_s;
            const auto shoot = [&](const QString &state, bool both = true) {
                photograph(*w->page, u"studio-%1-%2-1920"_s.arg(state, tail), wide, look);
                if (both)
                    photograph(*w->page, u"studio-%1-%2-1280"_s.arg(state, tail), narrow, look);
            };
            w = std::make_unique<MessagesWorld>();
            w->recorder.others = {{.id = "inner", .name = u"Microfono interno"_s}};
            w->add(u"Neve: scuole chiuse"_s, u"Le scuole sono chiuse"_s, 3);
            Message flood = w->add(u"Piena dell’Adige: lasciare i piani terra"_s, floodText, 0);
            MessageVersion german;
            german.language = u"de"_s;
            german.text = u"Hier spricht die Gemeinde"_s;
            german.origin = MessageOrigin::Synthesised;
            w->giveAudio(flood, german, 20);
            flood.versions.append(german);
            flood.versions.append(MessageVersion());
            flood.versions.last().language = u"en"_s;
            QVERIFY(w->store->save(flood));
            auto &page = w->open(wide);
            page.openMessage(flood.id);
            page.setReach(4812, {}, 30, 10);
            w->recorder.say(std::span(said).subspan(said.size() / 2, 4000));
            shoot(u"empty"_s);
            QTest::mouseClick(w->find<RecordButton>(u"record"_s), Qt::LeftButton);
            w->recorder.say(said);
            shoot(u"recording"_s);
            w->recorder.pause();
            shoot(u"paused"_s);
            w->recorder.resume();
            w->recorder.stop();
            auto *view = w->find<WaveformView>(u"waveform"_s);
            QTRY_VERIFY_WITH_TIMEOUT(w->button(u"useInAlert"_s)->isEnabled(), 10'000);
            QTRY_VERIFY(!view->waveform().peaks.isEmpty());
            shoot(u"ready"_s);
            QTest::mouseClick(w->find<PlayButton>(u"play"_s), Qt::LeftButton);
            w->player.reach(12s);
            shoot(u"playing"_s);
            w->player.stop();
            w->page->findChild<QAction *>(u"hearAsMachine"_s)->trigger();
            QTRY_VERIFY(w->player.isPlaying());
            w->player.reach(4s);
            shoot(u"machine"_s);
            w->player.stop();
            handle(u"trimStart"_s)->setFocus();
            QTest::keyClick(handle(u"trimStart"_s), Qt::Key_PageUp);
            QTRY_VERIFY(w->button(u"useInAlert"_s)->isEnabled());
            shoot(u"trimmed"_s);
            QTest::mouseClick(w->button(u"audioAction"_s), Qt::LeftButton);
            std::vector<float> loud = words;
            for (float &sample : loud)
                sample = std::clamp(sample * 6, -1.0F, 1.0F);
            w->recorder.say(std::span(loud).first(loud.size() / 2));
            shoot(u"too-loud"_s, false);
            w->recorder.plug(false);
            QTRY_VERIFY(w->find<Note>(u"audioProblem"_s)->isVisible());
            QTRY_VERIFY(w->find<Note>(u"soundAdvice"_s)->isVisible());
            shoot(u"unplugged"_s);
            w->recorder.others.clear();
            w->recorder.plug(false);
            page.createMessage();
            shoot(u"no-microphone"_s);
            w->recorder.plug(true);
            for (int i = 0; i < 4; ++i) {
                RecordingFile file;
                QVERIFY(file.open(w->folder.filePath(u"messages/recordings/lost-%1.wav"_s.arg(i))));
                QVERIFY(file.append(std::vector<std::int16_t>(size_t(messageRate) * size_t(5 + i), 3000)));
            }
            w->open(wide);
            shoot(u"interrupted"_s);
        }
    }

private:
    /// The page with one message that was recorded just now.
    WaveformView *recorded(double seconds) { return recorded(speech(seconds)); }

    WaveformView *recorded(const std::vector<float> &sound)
    {
        w->open().createMessage();
        QTest::mouseClick(w->find<RecordButton>(u"record"_s), Qt::LeftButton);
        w->recorder.say(sound);
        w->recorder.stop();
        auto *view = w->find<WaveformView>(u"waveform"_s);
        if (!QTest::qWaitFor(
                [&] { return !view->waveform().peaks.isEmpty() && w->button(u"useInAlert"_s)->isEnabled(); }))
            qFatal("the recording did not become the message's audio");
        return view;
    }

    [[nodiscard]] TrimHandle *handle(const QString &name) const { return w->find<TrimHandle>(name); }

    [[nodiscard]] MessageVersion version() const { return w->store->messages().first().main(); }

    [[nodiscard]] static bool near(
        std::chrono::milliseconds a, std::chrono::milliseconds b, std::chrono::milliseconds within = 60ms)
    {
        return std::chrono::abs(a - b) <= within;
    }

    [[nodiscard]] static QByteArray bytes(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

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
