// SPDX-License-Identifier: GPL-3.0-or-later
#include "blanksform.h"
#include "chip.h"
#include "jsonpronunciationstore.h"
#include "messagesworld.h"
#include "messagetextedit.h"
#include "note.h"
#include "pronunciationsheet.h"
#include "screenshot.h"
#include "tagseditor.h"
#include "templatechooser.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace campanile;
using namespace std::chrono_literals;

class TestMessageText : public QObject {
    Q_OBJECT

    std::unique_ptr<MessagesWorld> w;

    MessageTextEdit *text() const { return w->find<MessageTextEdit>(u"messageText"_s); }

    Message message() const { return w->store->messages().first(); }

    /// Opens the chooser and waits for nothing: it is a widget over the page.
    TemplateChooser *chooser() const
    {
        QTest::mouseClick(w->button(u"templates"_s), Qt::LeftButton);
        return w->page->findChild<TemplateChooser *>(u"templateChooser"_s);
    }

private Q_SLOTS:

    void init() { w = std::make_unique<MessagesWorld>(); }

    void cleanup() { w.reset(); }

    void beginsFromATemplate()
    {
        auto &page = w->open();
        page.setFacts([] { return TemplateFacts{u"Trento"_s, {}, {}, {}, {}}; });
        page.createMessage();
        TemplateChooser *sheet = chooser();
        QVERIFY(sheet && sheet->isVisible());
        auto *list = MessagesWorld::find<QListWidget>(*sheet, u"templateList"_s);
        const int all = list->count();
        QVERIFY(all >= 15);
        auto *search = MessagesWorld::find<QLineEdit>(*sheet, u"searchTemplates"_s);
        QTest::keyClicks(search, u"flood"_s);
        QVERIFY(list->count() >= 1 && list->count() < all);
        auto *preview = MessagesWorld::find<MessageTextEdit>(*sheet, u"templatePreview"_s);
        QVERIFY(preview->toPlainText().contains(u'['));
        QTest::mouseClick(MessagesWorld::find<QAbstractButton>(*sheet, u"templateLanguage-de"_s), Qt::LeftButton);
        QVERIFY(preview->toPlainText().startsWith(u"Hier spricht"_s));
        QTest::mouseClick(MessagesWorld::find<QAbstractButton>(*sheet, u"templateLanguage-it"_s), Qt::LeftButton);
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(!sheet->isVisible());
        QVERIFY2(text()->toPlainText().startsWith(u"Qui è il Comune di Trento."_s), qPrintable(text()->toPlainText()));
        w->page->openMessage(message().id);
        QVERIFY(w->find<QLineEdit>(u"messageTitle"_s)->text() != u"New message"_s);
        QVERIFY(w->find<TagsEditor>(u"messageTags"_s)->tags().contains(u"emergency"_s));

        // Esc and search without result
        sheet = chooser();
        search->setText(u"xyzzy"_s);
        QCOMPARE(list->count(), 0);
        QVERIFY(!MessagesWorld::find<QPushButton>(*sheet, u"useTemplate"_s)->isEnabled());
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(sheet->isVisible());
        QTest::keyClick(search, Qt::Key_Escape);
        QVERIFY(!sheet->isVisible());
    }

    void anotherLanguageIsAnotherVersion()
    {
        auto &page = w->open();
        page.createMessage();
        text()->setPlainText(u"Parole mie."_s);
        TemplateChooser *sheet = chooser();
        QTest::mouseClick(MessagesWorld::find<QAbstractButton>(*sheet, u"templateLanguage-en"_s), Qt::LeftButton);
        QTest::mouseClick(MessagesWorld::find<QPushButton>(*sheet, u"useTemplate"_s), Qt::LeftButton);
        QVERIFY(text()->toPlainText().startsWith(u"This is"_s));
        QCOMPARE(message().languages(), (QStringList{u"it"_s, u"en"_s}));
        QCOMPARE(message().main().text, u"Parole mie."_s);
    }

    void blanksAreFields()
    {
        const Message m = w->add(u"Piena"_s,
            u"Il fiume [nome del fiume] esce entro le [ora limite]. Di nuovo "
            "[nome del fiume], [parola mia]."_s,
            1);
        w->open().openMessage(m.id);
        w->page->setPlaces({u"Piedicastello"_s});
        auto *form = w->find<BlanksForm>(u"blanksForm"_s);
        QVERIFY(form->isVisible());
        auto *river = MessagesWorld::find<QLineEdit>(*form, u"blank-river"_s);
        QVERIFY(w->find<QLabel>(u"wordCount"_s)->text().startsWith(u"4 blank"_s));
        river->setFocus();
        QTest::keyClicks(river, u"Adige"_s);
        QTest::keyClick(river, Qt::Key_Return);
        QTRY_COMPARE(text()->toPlainText().count(u"Adige"_s), 2); // both places
        QTRY_VERIFY(!form->findChild<QLineEdit *>(u"blank-river"_s)
            || !form->findChild<QLineEdit *>(u"blank-river"_s)->isVisible());
        auto *by = MessagesWorld::find<QLineEdit>(*form, u"blank-by"_s);
        QCOMPARE(by->window()->focusWidget(), by); // Enter goes on
        text()->undo();
        QCOMPARE(text()->toPlainText().count(u"[nome del fiume]"_s), 2);
        text()->redo();
        QTest::keyClicks(by, u"   "_s);
        QTest::keyClick(by, Qt::Key_Return); // nothing was said: nothing is written
        QVERIFY(text()->toPlainText().contains(u"[ora limite]"_s));

        // in the text, Tab goes from blank to blank and then leaves
        text()->setFocus();
        text()->moveCursor(QTextCursor::Start);
        QTest::keyClick(text(), Qt::Key_Tab);
        QCOMPARE(text()->textCursor().selectedText(), u"[ora limite]"_s);
        QTest::keyClick(text(), Qt::Key_Tab);
        QCOMPARE(text()->textCursor().selectedText(), u"[parola mia]"_s);
        QTest::keyClick(text(), Qt::Key_Backtab);
        QCOMPARE(text()->textCursor().selectedText(), u"[ora limite]"_s);
        QTest::keyClicks(text(), u"16:30"_s);
        QTest::keyClick(text(), Qt::Key_Tab);
        QTest::keyClicks(text(), u"fine"_s);
        QVERIFY(!form->isVisible());
        QTest::keyClick(text(), Qt::Key_Tab);
        QVERIFY(text()->window()->focusWidget() != text());
    }

    void daysThatCannotBe()
    {
        w->clock.time = QDateTime(QDate(2026, 11, 21), QTime(15, 0)); // a Saturday
        const Message m = w->add(u"Neve"_s, u"Oggi, venerdì 20 novembre, le scuole sono chiuse."_s, 1);
        w->open().openMessage(m.id);
        auto *note = w->find<Note>(u"dateFinding-0"_s);
        QVERIFY(note->isVisible());
        QVERIFY(!w->find<Note>(u"dateFinding-1"_s)->isVisible());
        Q_EMIT note->linkActivated();
        QVERIFY(!note->isVisible());
        QVERIFY2(text()->toPlainText().contains(u"sabato 21 novembre, le scuole"_s), qPrintable(text()->toPlainText()));
        text()->undo();
        QVERIFY(note->isVisible());
    }

    void wordsAreMarkedWhileTheyAreSaid()
    {
        if (!speaks())
            QSKIP("espeak-ng is not installed");
        const Message m = w->add(u"Neve"_s, u"Le scuole sono chiuse."_s, 1);
        w->open().openMessage(m.id);
        QTest::mouseClick(w->button(u"listenVoice"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(w->player.isPlaying(), 20'000);
        const auto marked = [this] {
            QStringList words;
            for (const auto &selection : text()->extraSelections()) {
                if (selection.format.background().color() == tokensFor(text()).primaryFill)
                    words.append(selection.cursor.selectedText());
            }
            return words;
        };
        w->player.reach(150ms);
        QCOMPARE(marked().size(), 1);
        QStringList said = marked();
        w->player.reach(1200ms);
        QVERIFY(marked() != said);
        QVERIFY(text()->toPlainText().contains(marked().first()));
        w->player.end();
        QVERIFY(marked().isEmpty());
    }

    void tagsAreEdited()
    {
        w->addHeard(u"Neve"_s, {}, 3, 0, {u"Scuole"_s, u"neve"_s});
        const Message m = w->add(u"Piena"_s, {}, 1);
        w->open().openMessage(m.id);
        auto *tags = w->find<TagsEditor>(u"messageTags"_s);
        auto *field = w->find<QLineEdit>(u"addTag"_s);
        QCOMPARE(field->completer()->model()->rowCount(), 2);
        QTest::keyClicks(field, u" fiume "_s);
        QTest::keyClick(field, Qt::Key_Return);
        QTest::keyClicks(field, u"Acqua,"_s);
        QTest::keyClicks(field, u"FIUME"_s); // there already
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(tags->tags(), (QStringList{u"Acqua"_s, u"fiume"_s}));
        QTRY_COMPARE(message().tags, tags->tags());
        QTest::keyClick(w->find<Chip>(u"tag-Acqua"_s), Qt::Key_Delete);
        QCOMPARE(tags->tags(), QStringList{u"fiume"_s});
        QCOMPARE(field->window()->focusWidget(), field);
        QTRY_COMPARE(message().tags, QStringList{u"fiume"_s});
        w->page->openMessage(w->store->messages().last().id);
        QCOMPARE(tags->tags().size(), 2);
    }

    void theTownsPronunciations()
    {
        auto store = JsonPronunciationStore::open(w->folder.path()).value();
        {
            PronunciationModel model(*store);
            const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
            QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
            QVERIFY(!model.add({u"  "_s, u"x"_s, {}}));
            QVERIFY(model.add({u"Doss Trento"_s, u"dòs trènto"_s, u"it"_s}));
            QVERIFY(model.add({u"Cognola"_s, u"Cògnola"_s, {}}));
            QVERIFY(model.setData(model.index(1, PronunciationModel::Spoken), u"cògnola"_s));
            QVERIFY(!model.setData(model.index(1, PronunciationModel::Spoken), u" "_s));
            QCOMPARE(store->pronunciations().entries.at(1).spoken, u"cògnola"_s);
            QVERIFY(model.remove(1) && !model.remove(7));
            QCOMPARE(model.rowCount(), 1);
            QVERIFY(resets.isEmpty());
        }
        const Message m = w->add(u"Piena"_s, u"Salite sul Doss Trento."_s, 1);
        auto &page = w->open();
        page.usePronunciations(*store);
        page.openMessage(m.id);
        auto *reads = w->find<QLabel>(u"readsAs"_s);
        QVERIFY2(reads->text().contains(u"dòs trènto"_s), qPrintable(reads->text()));
        QTest::mouseClick(w->button(u"openPronunciations"_s), Qt::LeftButton);
        auto *sheet = w->find<PronunciationSheet>(u"pronunciationSheet"_s);
        QVERIFY(sheet->isVisible());
        QVERIFY(!w->button(u"addWord"_s)->isEnabled());
        QTest::keyClicks(w->find<QLineEdit>(u"writtenWord"_s), u"Salite"_s);
        w->find<QLineEdit>(u"spokenWord"_s)->insert(u"salìte"_s);
        QVERIFY(w->button(u"addWord"_s)->isEnabled());
        QTest::keyClick(w->find<QLineEdit>(u"spokenWord"_s), Qt::Key_Return);
        QCOMPARE(store->pronunciations().entries.size(), 2);
        QVERIFY(reads->text().contains(u"salìte"_s)); // the first of the text
        w->find<QTableView>(u"pronunciationTable"_s)
            ->setCurrentIndex(w->find<QTableView>(u"pronunciationTable"_s)->model()->index(1, 0));
        if (speaks()) {
            QTest::mouseClick(w->button(u"listenWord"_s), Qt::LeftButton);
            QTRY_VERIFY_WITH_TIMEOUT(w->player.playing, 20'000);
        }
        QTest::mouseClick(w->button(u"removeWord"_s), Qt::LeftButton);
        QCOMPARE(store->pronunciations().entries.size(), 1);
        QTRY_VERIFY(w->button(u"undoWord"_s)->isEnabled());
        QTest::mouseClick(w->button(u"undoWord"_s), Qt::LeftButton);
        QCOMPARE(store->pronunciations().entries.size(), 2);
        QTest::keyClick(sheet, Qt::Key_Escape);
        QVERIFY(!sheet->isVisible());
    }

    void pictures()
    {
        speakItalian();
        w->clock.time = QDateTime(QDate(2026, 11, 21), QTime(3, 22));
        fill();
        for (const Look look : {Look::Light, Look::Dark}) {
            for (const QSize size : {QSize(1816, 1008), QSize(1176, 648)}) {
                const QString name = u"message-%1-"_s
                    + u"%1-%2"_s.arg(look == Look::Light ? u"light"_s : u"dark"_s,
                        size.width() > 1400 ? u"1920x1080"_s : u"1280x720"_s);
                applyLook(*qApp, look);
                auto &page = w->open(size);
                page.setPlaces({u"Piedicastello"_s, u"Corso Buonarroti"_s});
                page.setFacts([] { return TemplateFacts{u"Trento"_s, {}, {}, {}, {}}; });
                page.openMessage(m_flood);
                QTRY_VERIFY_WITH_TIMEOUT(w->button(u"useInAlert"_s)->isEnabled(), 20'000);
                photograph(page, name.arg(u"library"_s), size, look);
                QTest::mouseClick(w->find<QAbstractButton>(u"language-de"_s), Qt::LeftButton);
                photograph(page, name.arg(u"german"_s), size, look);
                page.openMessage(m_blanks);
                photograph(page, name.arg(u"blanks"_s), size, look);
                TemplateChooser *sheet = chooser();
                QVERIFY(sheet);
                photograph(page, name.arg(u"templates"_s), size, look);
                sheet->close();
                auto store = JsonPronunciationStore::open(w->folder.path()).value();
                QVERIFY(
                    store->save({{{u"Doss Trento"_s, u"dòs trènto"_s, u"it"_s}, {u"Cognola"_s, u"cògnola"_s, {}}}}));
                page.usePronunciations(*store);
                QTest::mouseClick(w->button(u"openPronunciations"_s), Qt::LeftButton);
                photograph(page, name.arg(u"pronunciations"_s), size, look);
                w->page.reset(); // before its list goes
            }
        }
    }

private:
    MessageId m_flood, m_blanks;

    void fill()
    {
        struct Row {
            const char16_t *title;
            int days;
            double seconds;
            const char16_t *tags;
        };

        const Row rows[] = {{u"Acqua non potabile", 9, 28, u"acqua,emergenza"},
            {u"Acqua di nuovo potabile", 8, 19, u"acqua"}, {u"Evacuazione per bomba d’aereo", 49, 41, u"emergenza"},
            {u"Scuole chiuse per neve", 311, 22, u"neve,scuole,servizio"},
            {u"Frana: strada chiusa", 318, 26, u"frana,viabilità"}, {u"Cessato allarme", 8, 15, u""},
            {u"Prova mensile", 19, 18, u"esercitazione"},
            {u"Incendio boschivo: lasciare la zona di Sardagna", 60, 33, u"incendio,emergenza"},
            {u"Allerta meteo gialla", 30, 24, u"meteo"}, {u"Allerta meteo arancione", 31, 27, u"meteo,emergenza"},
            {u"Strada chiusa in Bondone", 75, 17, u"viabilità"}, {u"Blackout: dove andare", 0, 0, u""}};
        for (int round = 0; round < 2; ++round) {
            for (const Row &row : rows) {
                Message m = w->addHeard(round ? QString(row.title) + u" (bis)"_s : QString(row.title),
                    QString(row.title) + u"."_s, row.days + round * 120, row.seconds,
                    QString(row.tags).split(u',', Qt::SkipEmptyParts));
                if (row.days % 2 == 0 && row.seconds > 0) {
                    MessageVersion other = m.main();
                    other.language = u"de"_s;
                    m.versions.append(other);
                    m.lastUsed = w->clock.time.addDays(-row.days / 2 - 1);
                    (void)w->store->save(m);
                }
            }
        }
        (void)w->store->remove(w->store->messages().last().id);
        Message blanks = w->add(u"Acqua sospesa in centro"_s,
            u"Qui è il Comune di Trento. Oggi, lunedì 23 novembre, l'acqua manca in [vie o quartieri], dalle ore [ora "
            u"di "
            "inizio] alle ore [ora di fine]. Riempite qualche bottiglia. Informazioni: [sito] o telefono [telefono]."_s,
            0);
        m_blanks = blanks.id;
        Message flood = w->add(u"Piena dell’Adige: lasciare i piani terra"_s, floodText, 0);
        flood.tags = {u"emergenza"_s, u"fiume"_s, u"piena"_s};
        MessageVersion &italian = flood.versions.first();
        w->giveAudio(flood, italian, 34);
        (void)w->store->save(flood);
        MessageVersion english = flood.main();
        english.language = u"en"_s;
        english.text = u"This is the Municipality of Trento. The river Adige is about to flood Piedicastello."_s;
        english.spoken = english.text;
        MessageVersion german;
        german.language = u"de"_s;
        german.text = u"Hier spricht die Gemeinde Trento. Die Etsch tritt in Piedicastello über die Ufer."_s;
        flood.versions += {english, german};
        (void)w->store->save(flood);
        m_flood = flood.id;
    }
};

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    applyLook(app, Look::Light);
    TestMessageText test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_messagetext.moc"
