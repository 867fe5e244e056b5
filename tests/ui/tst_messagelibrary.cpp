// SPDX-License-Identifier: GPL-3.0-or-later
#include "chip.h"
#include "label.h"
#include "messagearchive.h"
#include "messagecarrier.h"
#include "messagefilter.h"
#include "messagelibrary.h"
#include "messagelistmodel.h"
#include "messagelistview.h"
#include "messagesworld.h"
#include "messagethumbnails.h"
#include "note.h"
#include "screenshot.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QDragEnterEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace campanile;
using namespace Qt::StringLiterals;

class TestMessageLibrary : public QObject {
    Q_OBJECT

    std::unique_ptr<MessagesWorld> w;

    struct Open {
        MessageSession session;
        MessageLibrary library;

        explicit Open(MessagesWorld &world)
            : session(world.parts())
            , library(session)
        {
            library.resize(376, 800);
            library.QWidget::show();
        }

        MessageListView *list() { return MessagesWorld::find<MessageListView>(library, u"messageList"_s); }

        QLineEdit *search() { return MessagesWorld::find<QLineEdit>(library, u"searchMessages"_s); }

        Chip *chip(const QString &name) { return MessagesWorld::find<Chip>(library, name); }

        QStringList titles()
        {
            QStringList all;
            for (int i = 0; i < list()->model()->rowCount(); ++i)
                all.append(list()->model()->index(i, 0).data().toString());
            return all;
        }
    };

private Q_SLOTS:

    void init() { w = std::make_unique<MessagesWorld>(); }

    void cleanup() { w.reset(); }

    void modelsAreSound()
    {
        MessageThumbnails thumbnails(w->workshop);
        MessageListModel model(*w->store, w->clock, &thumbnails);
        MessageFilter filter;
        filter.setSourceModel(&model);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester filterTester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
        Message snow = w->addHeard(u"Neve"_s, u"scuole"_s, 9, 2, {u"neve"_s});
        const Message water = w->addHeard(u"Acqua"_s, u"non potabile"_s, 1);
        filter.setOrder(MessageFilter::Order::Title);
        filter.setWords(u"e"_s);
        snow.title = u"Bufera"_s;
        QVERIFY(w->store->save(snow));
        QCOMPARE(filter.index(0, 0).data().toString(), u"Acqua"_s);
        filter.setTag(u"NEVE"_s);
        QCOMPARE(filter.rowCount(), 1);
        QVERIFY(w->store->remove(snow.id));
        QCOMPARE(filter.rowCount(), 0);
        filter.setTag({});
        QCOMPARE(filter.rowCount(), 1);
        QVERIFY(w->store->remove(water.id));
        QVERIFY(w->store->restore(snow));
        QCOMPARE(model.rowCount(), 1);
    }

    void thumbnailsAreReadOnce()
    {
        MessageThumbnails thumbnails(w->workshop);
        MessageListModel model(*w->store, w->clock, &thumbnails);
        const Message flood = w->addHeard(u"Piena"_s, {}, 1, 3);
        w->addHeard(u"Bozza"_s, {}, 2);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        const QModelIndex row = model.indexOf(flood.id);
        QVERIFY(row.data(MessageListModel::PeaksRole).value<QList<float>>().isEmpty()); // asks
        QTRY_COMPARE(changed.size(), 1);
        const auto peaks = row.data(MessageListModel::PeaksRole).value<QList<float>>();
        QCOMPARE(peaks.size(), MessageThumbnails::slices);
        QVERIFY(*std::ranges::max_element(peaks) > 0.2);
        QCOMPARE(changed.size(), 1);

        // a file that is no sound, and one that is gone: no picture, no error, and the next one is read
        QFile broken(w->folder.filePath(u"broken.wav"_s));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("RIFF");
        broken.close();
        QSignalSpy ready(&thumbnails, &MessageThumbnails::ready);
        QVERIFY(thumbnails.peaks(broken.fileName()).isEmpty());
        QVERIFY(thumbnails.peaks(w->folder.filePath(u"none.wav"_s)).isEmpty());
        const Message other = w->addHeard(u"Neve"_s, {}, 1, 1);
        QVERIFY(thumbnails.peaks(other.main().audioPath).isEmpty());
        QTRY_COMPARE(ready.size(), 1);
        QVERIFY(thumbnails.peaks(broken.fileName()).isEmpty());
    }

    void whatIsMissingIsSaid()
    {
        Message message = w->addHeard(u"Piena"_s, u"Salite."_s, 1, 2);
        QCOMPARE(problemWords(message), QString());
        message.versions.first().text = u"Salite subito."_s;
        QCOMPARE(problemWords(message), u"old audio"_s);
        MessageVersion german;
        german.language = u"de"_s;
        message.versions.append(german);
        QCOMPARE(problemWords(message), u"no audio in DE, old audio in IT"_s);
        QCOMPARE(problemWords(w->addHeard(u"Bozza"_s, {}, 1)), u"no audio yet"_s);

        message.lastUsed = w->clock.time.addDays(-400);
        QVERIFY(w->store->save(message));
        const MessageListModel model(*w->store, w->clock, nullptr);
        const QString detail = model.indexOf(message.id).data(MessageListModel::DetailRole).toString();
        QVERIFY2(detail.contains(u"IT DE"_s) && detail.contains(u"used "_s), qPrintable(detail));
    }

    void searchTagsAndOrder()
    {
        w->addHeard(u"Allerta in città"_s, u"raffiche di vento"_s, 5, 0, {u"emergency"_s, u"vento"_s});
        Message school = w->addHeard(u"Scuole chiuse"_s, u"neve"_s, 3, 0, {u"service"_s});
        w->addHeard(u"Acqua"_s, u"non potabile"_s, 1);
        Open open(*w);
        QCOMPARE(open.titles(), (QStringList{u"Acqua"_s, u"Scuole chiuse"_s, u"Allerta in città"_s}));
        QTest::keyClicks(open.search(), u"VENTO citta"_s); // any order, no accents, title and text
        QCOMPARE(open.titles(), QStringList{u"Allerta in città"_s});
        open.search()->setText(u"service"_s); // tags too
        QCOMPARE(open.titles(), QStringList{u"Scuole chiuse"_s});
        open.search()->clear();

        QTest::mouseClick(open.chip(u"emergencyMessages"_s), Qt::LeftButton);
        QCOMPARE(open.titles(), QStringList{u"Allerta in città"_s});
        QVERIFY(open.chip(u"emergencyMessages"_s)->isChecked() && !open.chip(u"allMessages"_s)->isChecked());
        open.search()->setText(u"neve"_s);
        QVERIFY(open.titles().isEmpty());
        auto *clear = MessagesWorld::find<QPushButton>(open.library, u"clearSearch"_s);
        QVERIFY(clear->isVisible());
        QTest::mouseClick(clear, Qt::LeftButton);
        QCOMPARE(open.titles().size(), 3);
        QVERIFY(open.chip(u"allMessages"_s)->isChecked());
        QVERIFY(!clear->isVisible());

        school.lastUsed = w->clock.time;
        QVERIFY(w->store->save(school));
        auto *filter = qobject_cast<MessageFilter *>(open.list()->model());
        filter->setOrder(MessageFilter::Order::LastUsed);
        QCOMPARE(open.titles(), (QStringList{u"Scuole chiuse"_s, u"Acqua"_s, u"Allerta in città"_s}));
        filter->setOrder(MessageFilter::Order::Title);
        QCOMPARE(open.titles(), (QStringList{u"Acqua"_s, u"Allerta in città"_s, u"Scuole chiuse"_s}));
        QCOMPARE(open.library.tags(), (QStringList{u"emergency"_s, u"service"_s, u"vento"_s}));
    }

    void duplicatesShareTheirSoundUntilOneGoes()
    {
        const Message flood = w->addHeard(u"Piena"_s, u"Salite."_s, 2, 2, {u"fiume"_s});
        Open open(*w);
        open.library.show(flood.id);
        QTest::keyClick(open.list(), Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(w->store->messages().size(), 2);
        const Message copy = w->store->messages().first();
        QCOMPARE(copy.title, u"Piena (copy)"_s);
        QCOMPARE(copy.tags, flood.tags);
        QCOMPARE(copy.created, w->clock.time);
        QVERIFY(!copy.lastUsed.isValid());
        QCOMPARE(open.session.current()->id, copy.id);
        QTest::keyClick(open.list(), Qt::Key_Delete);
        QCOMPARE(w->store->messages(), QList<Message>{flood});
        QVERIFY(QFile::exists(flood.main().audioPath));
    }

    void removalIsUndone()
    {
        const Message a = w->addHeard(u"Acqua"_s, {}, 1, 1);
        const Message b = w->addHeard(u"Bufera"_s, {}, 2, 1);
        const Message c = w->addHeard(u"Caldo"_s, {}, 3);
        Open open(*w);
        auto *note = MessagesWorld::find<Note>(open.library, u"messageRemoved"_s);
        open.library.show(b.id);
        open.session.setTitle(u"Bufera di neve"_s); // what was just typed comes back too
        QTest::keyClick(open.list(), Qt::Key_Delete);
        QCOMPARE(open.titles(), (QStringList{u"Acqua"_s, u"Caldo"_s}));
        QCOMPARE(open.session.current()->id, c.id); // the row that took its place
        QVERIFY(note->isVisible() && note->text().contains(u"Bufera di neve"_s));
        Q_EMIT note->linkActivated();
        QCOMPARE(open.titles(), (QStringList{u"Acqua"_s, u"Bufera di neve"_s, u"Caldo"_s}));
        QCOMPARE(open.session.current()->id, b.id);
        QVERIFY(QFile::exists(b.main().audioPath));
        QVERIFY(!note->isVisible());

        // several, with the keyboard
        open.library.show(a.id);
        QTest::keyClick(open.list(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(open.list(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(open.library.selected().size(), 3);
        QTest::mouseClick(MessagesWorld::find<QPushButton>(open.library, u"removeSelected"_s), Qt::LeftButton);
        QVERIFY(w->store->messages().isEmpty());
        QVERIFY(!open.session.current());
        Q_EMIT note->linkActivated();
        QCOMPARE(w->store->messages().size(), 3);
        QVERIFY(open.session.current());
    }

    void severalAreCopiedToAFile()
    {
        const Message a = w->addHeard(u"Acqua"_s, {}, 1);
        const Message b = w->addHeard(u"Bufera"_s, {}, 2);
        w->addHeard(u"Caldo"_s, {}, 3);
        Open open(*w);
        open.library.setExportable(true);
        auto *button = MessagesWorld::find<QPushButton>(open.library, u"exportSelected"_s);
        QVERIFY(!button->isVisible());
        QSignalSpy wanted(&open.library, &MessageLibrary::exportWanted);
        open.library.show(a.id);
        QTest::keyClick(open.list(), Qt::Key_Down, Qt::ShiftModifier);
        QVERIFY(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(wanted.first().first().value<QList<MessageId>>(), (QList<MessageId>{a.id, b.id}));
        open.library.show(b.id);
        QVERIFY(!button->isVisible());
    }

    void messagesTravelInAFile()
    {
        const Message flood = w->addHeard(u"Piena: via!"_s, u"Salite."_s, 2, 2, {u"fiume"_s});
        const Message snow = w->addHeard(u"Neve"_s, u"Restate a casa."_s, 3, 1);
        MessageArchive here(*w->store, u"uno"_s);
        auto &page = w->open();
        page.useFiles(here);
        QString path;
        QString offered;
        page.setMessageFileChooser(
            [&](QWidget *, bool, const QString &name, const std::function<void(const QString &)> &chosen) {
                offered = name;
                chosen(path);
            });
        const auto press = [&](const MessagesWorld &world, int action) {
            QTest::mouseClick(world.button(u"messageFiles"_s), Qt::LeftButton);
            auto *menu = world.page->findChild<QMenu *>(u"filesMenu"_s);
            QVERIFY(menu);
            menu->actions().at(action)->trigger();
            menu->close();
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        };
        auto *news = w->find<Note>(u"libraryNews"_s);

        path = w->folder.filePath(u"no/such/folder/x.campanile-message"_s);
        press(*w, 1);
        QTRY_VERIFY(news->isVisible()); // says why
        QVERIFY(!QFile::exists(path));
        path = w->folder.filePath(u"all.campanile-message"_s);
        press(*w, 1);
        QTRY_VERIFY2(news->text().contains(u"2 message"_s), qPrintable(news->text()));
        QVERIFY(QFile::exists(path));

        // one of them, from its row
        path = w->folder.filePath(u"one.campanile-message"_s);
        Q_EMIT w->find<MessageLibrary>(u"messageLibrary"_s)->exportWanted({flood.id});
        QTRY_VERIFY(QFile::exists(path));
        QCOMPARE(offered, u"Piena via.campanile-message"_s); // a name every stick takes

        MessagesWorld there;
        MessageArchive archive(*there.store, u"due"_s);
        there.open().useFiles(archive);
        QString from = w->folder.filePath(u"one.campanile-message"_s);
        there.page->setMessageFileChooser([&](QWidget *, bool, const QString &,
                                              const std::function<void(const QString &)> &chosen) { chosen(from); });
        press(there, 0);
        auto *told = there.find<Note>(u"libraryNews"_s);
        QTRY_COMPARE(there.store->messages().size(), 1);
        QTRY_VERIFY2(told->isVisible() && told->text().startsWith(u"1 added"_s), qPrintable(told->text()));
        QCOMPARE(there.find<QLineEdit>(u"messageTitle"_s)->text(), flood.title);
        QVERIFY(QFile::exists(there.store->messages().first().main().audioPath));

        // all of them, dropped onto the page
        QMimeData dropped;
        dropped.setUrls({QUrl::fromLocalFile(w->folder.filePath(u"all.campanile-message"_s))});
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(there.page.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({10, 10}, Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(there.page.get(), &drop);
        QTRY_COMPARE(there.store->messages().size(), 2);
        QTRY_VERIFY2(told->text().contains(u"1 added"_s) && told->text().contains(u"1 already here"_s),
            qPrintable(told->text()));
        QVERIFY(there.store->message(snow.id));

        // what is no message file is not taken from the mouse, and not from the chooser
        QMimeData other;
        other.setUrls({QUrl::fromLocalFile(w->folder.filePath(u"c.txt"_s))});
        QDragEnterEvent refused({10, 10}, Qt::CopyAction, &other, Qt::LeftButton, Qt::NoModifier);
        refused.ignore();
        QCoreApplication::sendEvent(there.page.get(), &refused);
        QVERIFY(!refused.isAccepted());
        QFile rubbish(w->folder.filePath(u"r.campanile-message"_s));
        QVERIFY(rubbish.open(QIODevice::WriteOnly));
        rubbish.write("PK this is none");
        rubbish.close();
        from = rubbish.fileName();
        const QString before = told->text();
        press(there, 0);
        QTRY_VERIFY(told->text() != before);
        QCOMPARE(there.store->messages().size(), 2);
    }

    void aFilesOutcomeIsInWords()
    {
        using Outcome = ImportedMessage::Outcome;
        QCOMPARE(importWords({}), u"There is no message in the file."_s);
        const auto of = [](Outcome outcome) { return ImportedMessage{outcome, MessageId(u"a"_s), u"A"_s}; };
        QCOMPARE(importWords({of(Outcome::KeptBoth), of(Outcome::Added), of(Outcome::Added), of(Outcome::Outdated),
                     of(Outcome::Updated), of(Outcome::Unchanged)}),
            u"2 added, 1 brought up to date, 1 already here, 1 older than the one here, 1 kept as two copies."_s);
    }

    void aHiddenMessageIsShown()
    {
        const Message a = w->addHeard(u"Acqua"_s, {}, 1);
        w->addHeard(u"Bufera"_s, {}, 2);
        Open open(*w);
        open.search()->setText(u"bufera"_s);
        QCOMPARE(open.titles().size(), 1);
        open.library.show(a.id);
        QCOMPARE(open.titles().size(), 2);
        QCOMPARE(open.list()->currentIndex().data().toString(), u"Acqua"_s);
    }

};

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    applyLook(app, Look::Light);
    TestMessageLibrary test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_messagelibrary.moc"
