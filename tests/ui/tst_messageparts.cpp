// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagemixer.h"
#include "messagesworld.h"
#include "messagetextedit.h"
#include "mixersheet.h"
#include "note.h"
#include "screenshot.h"

#include <QApplication>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace campanile;
using namespace std::chrono_literals;

class TestMessageParts : public QObject {
    Q_OBJECT

    std::unique_ptr<MessagesWorld> w;

    using Role = MessageSection::Role;

    /// A message whose opening was recorded already.
    Message withOpening(const QString &title)
    {
        Message message = w->addHeard(title, u"Parla il sindaco. Salite."_s, 5, 3);
        MessageVersion &version = message.versions.first();
        MessageVersion opening = version;
        w->giveAudio(message, opening, 2);
        version.sections = {
            {Role::Opening, MessageOrigin::Recorded, u"Parla il sindaco."_s, opening.audioPath, opening.length}};
        (void)w->store->save(message);
        return *w->store->message(message.id);
    }

private Q_SLOTS:

    void init() { w = std::make_unique<MessagesWorld>(); }

    void cleanup() { w.reset(); }

    void partsBecomeOneAudio()
    {
        const Message old = withOpening(u"Neve"_s);
        const Message m = w->add(u"Piena"_s, u"L'Adige sale."_s, 1);
        MessageSession session(w->parts());
        MessageListening listening(session);
        MessageMixer mixer(session, listening);
        QSignalSpy used(&mixer, &MessageMixer::used);
        QSignalSpy failed(&mixer, &MessageMixer::failed);
        session.select(m.id);
        mixer.begin();
        QCOMPARE(mixer.section(Role::Body).text, u"L'Adige sale."_s);
        QVERIFY(!mixer.isComplete());
        mixer.use(); // nothing there yet
        QVERIFY(!w->store->message(m.id)->hasAudio());

        QCOMPARE(mixer.fromLibrary(Role::Opening).size(), 1);
        QVERIFY(mixer.fromLibrary(Role::Closing).isEmpty());
        mixer.take(Role::Opening, mixer.fromLibrary(Role::Opening).first());
        mixer.startRecording(Role::Body);
        QCOMPARE(mixer.state(), MessageMixer::State::Recording);
        session.select(old.id); // not while it is recorded
        QCOMPARE(session.current()->id, m.id);
        w->recorder.say(speech(3));
        mixer.stopRecording();
        QTRY_COMPARE(mixer.state(), MessageMixer::State::Idle);
        QVERIFY(mixer.isComplete());
        QVERIFY(mixer.length() > 4s);
        QVERIFY(!w->store->message(m.id)->hasAudio()); // nothing until it is used
        mixer.listenToAll();
        QTRY_VERIFY(w->player.playing);

        mixer.use();
        QTRY_COMPARE(used.size(), 1);
        QVERIFY(failed.isEmpty());
        const MessageVersion made = w->store->message(m.id)->main();
        QCOMPARE(made.origin, MessageOrigin::Mixed);
        QCOMPARE(made.sections.size(), 2);
        QCOMPARE(made.text, u"Parla il sindaco. L'Adige sale."_s);
        QVERIFY(!made.isAudioOld());
        QVERIFY(made.length >= 4s && readSound(made.audioPath));
        QVERIFY(w->workshop.interrupted(w->folder.filePath(u"messages/recordings"_s)).isEmpty());
        // the mayor's opening is the same file; it stays when the message it came from goes
        QCOMPARE(made.sections.first().audioPath, old.main().sections.first().audioPath);
        QVERIFY(w->store->remove(old.id));
        QVERIFY(QFile::exists(made.sections.first().audioPath));
    }

    void whatWasNotUsedGoes()
    {
        const Message m = w->addHeard(u"Piena"_s, u"L'Adige sale."_s, 1, 2);
        MessageSession session(w->parts());
        MessageListening listening(session);
        MessageMixer mixer(session, listening);
        session.select(m.id);
        mixer.begin();
        for (int i = 0; i < 2; ++i) {
            mixer.startRecording(Role::Closing);
            w->recorder.say(speech(1));
            mixer.stopRecording();
            QTRY_COMPARE(mixer.state(), MessageMixer::State::Idle);
        }
        const QString file = mixer.section(Role::Closing).audioPath;
        QVERIFY(QFile::exists(file));
        mixer.end();
        QVERIFY(!QFile::exists(file));
        QCOMPARE(w->store->orphanedRecordings(), QList<QString>());
        QCOMPARE(*w->store->message(m.id), m);
    }

    void aMicrophoneThatGoes()
    {
        const Message m = w->add(u"Piena"_s, u"L'Adige sale."_s, 1);
        MessageSession session(w->parts());
        MessageListening listening(session);
        MessageMixer mixer(session, listening);
        QSignalSpy failed(&mixer, &MessageMixer::failed);
        session.select(m.id);
        mixer.begin();
        mixer.startRecording(Role::Opening);
        w->recorder.say(speech(2));
        w->recorder.plug(false);
        QCOMPARE(failed.size(), 1);
        QTRY_COMPARE(mixer.state(), MessageMixer::State::Idle);
        QVERIFY(mixer.section(Role::Opening).length > 1s); // what was said is kept
        QVERIFY(!session.isHeld());
        mixer.startRecording(Role::Opening);
        QCOMPARE(failed.size(), 2);
        QCOMPARE(mixer.state(), MessageMixer::State::Idle);
        // a recording of the page is none of its business
        w->recorder.plug(true);
        QVERIFY(w->recorder.start(w->folder.filePath(u"other.wav"_s)));
        w->recorder.stop();
        QCOMPARE(mixer.state(), MessageMixer::State::Idle);
    }

    void onThePage()
    {
        if (!speaks())
            QSKIP("espeak-ng is not installed");
        speakItalian();
        withOpening(u"Neve"_s);
        const Message m = w->add(u"Piena dell’Adige"_s, floodText, 0);
        for (const Look look : {Look::Light, Look::Dark}) {
            auto &page = w->open({1816, 1008});
            page.openMessage(m.id);
            QTest::mouseClick(w->button(u"openSections"_s), Qt::LeftButton);
            auto *sheet = w->find<MixerSheet>(u"mixerSheet"_s);
            QVERIFY(sheet->isVisible());
            QVERIFY(!w->button(u"useParts"_s)->isEnabled());
            QTest::mouseClick(w->button(u"openingLibrary"_s), Qt::LeftButton);
            auto *menu = sheet->findChild<QMenu *>();
            QVERIFY(menu);
            menu->actions().first()->trigger();
            menu->close();
            QTest::mouseClick(w->button(u"bodySpeak"_s), Qt::LeftButton);
            QTRY_VERIFY_WITH_TIMEOUT(w->button(u"useParts"_s)->isEnabled(), 20'000);
            photograph(page, u"message-parts-%1-1920x1080"_s.arg(look == Look::Light ? u"light"_s : u"dark"_s),
                {1816, 1008}, look);
            photograph(page, u"message-parts-%1-1280x720"_s.arg(look == Look::Light ? u"light"_s : u"dark"_s),
                {1176, 648}, look);
            if (look == Look::Light) { // Tab stays inside
                page.activateWindow(); // photographs take the focus away
                QVERIFY(QTest::qWaitForWindowActive(&page));
                sheet->setFocus();
                QSet<QWidget *> seen;
                for (int i = 0; i < 30; ++i) {
                    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab); // keys go where the focus is
                    QVERIFY(sheet->isAncestorOf(QApplication::focusWidget()));
                    seen.insert(QApplication::focusWidget());
                }
                QVERIFY(seen.size() > 5);
                continue;
            }
            QTest::mouseClick(w->button(u"useParts"_s), Qt::LeftButton);
            QTRY_VERIFY_WITH_TIMEOUT(!sheet->isVisible(), 20'000);
            QVERIFY(w->find<MessageTextEdit>(u"messageText"_s)->toPlainText().startsWith(u"Parla il sindaco."_s));
            QTRY_VERIFY_WITH_TIMEOUT(w->button(u"useInAlert"_s)->isEnabled(), 20'000);
        }
    }
};

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    applyLook(app, Look::Light);
    TestMessageParts test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_messageparts.moc"
