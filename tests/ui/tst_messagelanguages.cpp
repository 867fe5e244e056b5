// SPDX-License-Identifier: GPL-3.0-or-later
#include "languagechips.h"
#include "messagesworld.h"
#include "messagetextedit.h"
#include "note.h"
#include "screenshot.h"
#include "templatematch.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace campanile;

namespace {

QList<MessageTemplate> shipped()
{
    QFile file(QStringLiteral(CAMPANILE_SOURCE_DIR) + u"/resources/messages/templates.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no templates");
    return parseMessageTemplates(file.readAll()).value();
}

} // namespace

class TestMessageLanguages : public QObject {
    Q_OBJECT

    std::unique_ptr<MessagesWorld> w;

    QAbstractButton *chip(const QString &language) const { return w->find<QAbstractButton>(u"language-"_s + language); }

    MessageTextEdit *text() const { return w->find<MessageTextEdit>(u"messageText"_s); }

    /// Presses a chip and chooses from its menu, with the keyboard's help or the mouse's.
    void choose(const QString &button, const QString &menuName, const QString &action) const
    {
        QTest::mouseClick(w->find<QAbstractButton>(button), Qt::LeftButton);
        auto *menu = w->page->findChild<QMenu *>(menuName);
        QVERIFY(menu);
        auto *found = menu->findChild<QAction *>(action);
        QVERIFY2(found, qPrintable(action));
        found->trigger();
        menu->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    Message message() const { return w->store->messages().first(); }

private Q_SLOTS:

    void init() { w = std::make_unique<MessagesWorld>(); }

    void cleanup() { w.reset(); }

    void eachVersionHasItsOwnWords()
    {
        w->addHeard(u"Piena"_s, u"Salite ai piani alti."_s, 1, 2);
        w->open();
        QVERIFY(chip(u"it"_s)->accessibleName().contains(u"main language"_s));
        choose(u"addLanguage"_s, u"languageMenu"_s, u"de"_s);
        QCOMPARE(message().languages(), (QStringList{u"it"_s, u"de"_s}));
        QVERIFY(chip(u"de"_s)->accessibleName().contains(u"no text"_s));
        QVERIFY(text()->toPlainText().isEmpty()); // nothing is translated
        QTest::keyClicks(text(), u"Gehen Sie nach oben."_s);
        QVERIFY(chip(u"de"_s)->accessibleName().contains(u"no audio"_s));
        QTest::mouseClick(chip(u"it"_s), Qt::LeftButton);
        QCOMPARE(text()->toPlainText(), u"Salite ai piani alti."_s);
        QCOMPARE(message().version(u"de"_s)->text, u"Gehen Sie nach oben."_s); // leaving has saved it
        QVERIFY(!chip(u"it"_s)->accessibleName().contains(u"audio"_s));
        QTest::keyClicks(text(), u" Subito."_s);
        QVERIFY(chip(u"it"_s)->accessibleName().contains(u"old audio"_s));
        QVERIFY(w->find<Note>(u"oldAudio"_s)->isVisible());
        text()->undo();
        QVERIFY(!w->find<Note>(u"oldAudio"_s)->isVisible());
    }

    /// As an alert asks for it, where some of its people speak a language the message lacks.
    void aLanguageIsAskedForFromElsewhere()
    {
        const Message flood = w->addHeard(u"Piena"_s, u"Salite ai piani alti."_s, 1, 2);
        w->addHeard(u"Neve"_s, u"Scuole chiuse."_s, 1, 2);
        auto &page = w->open();
        page.openVersion(flood.id, u"uk"_s);
        const auto stored = [&] { return w->store->message(flood.id)->languages(); };
        QCOMPARE(stored(), (QStringList{u"it"_s, u"uk"_s}));
        QTest::keyClicks(text(), u"Vyshche!"_s);
        page.openVersion(flood.id, u"it"_s);
        QCOMPARE(text()->toPlainText(), u"Salite ai piani alti."_s);
        page.openVersion(flood.id, u"uk"_s); // there already: nothing is added, nothing lost
        QCOMPARE(stored(), (QStringList{u"it"_s, u"uk"_s}));
        QCOMPARE(text()->toPlainText(), u"Vyshche!"_s);
        page.openVersion(MessageId(u"gone"_s), u"de"_s); // removed meanwhile
        QCOMPARE(stored(), (QStringList{u"it"_s, u"uk"_s}));
    }

    void whatIsMissingIsSaidBeforeItIsUsed()
    {
        w->addHeard(u"Piena"_s, u"Salite ai piani alti."_s, 1, 3);
        w->open();
        QTRY_VERIFY(w->button(u"useInAlert"_s)->isEnabled());
        choose(u"addLanguage"_s, u"languageMenu"_s, u"de"_s);
        QTest::mouseClick(chip(u"it"_s), Qt::LeftButton);
        QTRY_VERIFY(w->button(u"useInAlert"_s)->isEnabled()); // nothing of it blocks
        const auto hints = w->page->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(hints,
            [](const QLabel *hint) { return hint->isVisible() && hint->text().contains(u"Without audio: German"_s); }));
    }

    void removedAndBackAgain()
    {
        Message m = w->addHeard(u"Piena"_s, u"Salite."_s, 1, 2);
        MessageVersion german;
        german.language = u"de"_s;
        german.text = u"Nach oben."_s;
        w->giveAudio(m, german, 1);
        MessageVersion english;
        english.language = u"en"_s;
        m.versions += {german, english};
        QVERIFY(w->store->save(m));
        const Message before = message();
        w->open();
        QTest::mouseClick(chip(u"de"_s), Qt::LeftButton);
        choose(u"language-de"_s, u"versionMenu"_s, u"removeLanguage"_s);
        QCOMPARE(message().languages(), (QStringList{u"it"_s, u"en"_s}));
        QVERIFY(w->find<Note>(u"languageRemoved"_s)->isVisible());
        Q_EMIT w->find<Note>(u"languageRemoved"_s)->linkActivated();
        QCOMPARE(message().versions, before.versions);
        QVERIFY(QFile::exists(message().version(u"de"_s)->audioPath));
        QCOMPARE(text()->toPlainText(), u"Nach oben."_s);

        choose(u"language-de"_s, u"versionMenu"_s, u"makeMain"_s);
        QCOMPARE(message().languages(), (QStringList{u"de"_s, u"it"_s, u"en"_s}));
        QCOMPARE(text()->toPlainText(), u"Nach oben."_s);

        // the last one stays
        QTest::mouseClick(chip(u"it"_s), Qt::LeftButton);
        choose(u"language-it"_s, u"versionMenu"_s, u"removeLanguage"_s);
        choose(u"language-en"_s, u"versionMenu"_s, u"removeLanguage"_s);
        QCOMPARE(message().languages(), QStringList{u"de"_s});
        QTest::mouseClick(chip(u"de"_s), Qt::LeftButton);
        QVERIFY(!w->page->findChild<QMenu *>(u"versionMenu"_s)->findChild<QAction *>(u"removeLanguage"_s)->isEnabled());
        QVERIFY(!MessageSession(w->parts()).removeVersion(u"de"_s));
    }

    void aLanguageBeginsWithTheTemplatesOwnWords()
    {
        const auto templates = shipped();
        const auto flood = std::ranges::find(templates, u"flood"_s, &MessageTemplate::id);
        QVERIFY(flood != templates.end());
        QMap<QString, QString> values;
        for (const TemplateBlank &blank : flood->blanks) {
            if (blank.kind == BlankKind::Municipality)
                values.insert(blank.name, u"Trento"_s);
            else if (blank.kind == BlankKind::River)
                values.insert(blank.name, u"Adige (ramo nord)"_s); // what a pattern might trip over
            else if (blank.kind == BlankKind::Time)
                values.insert(blank.name, u"16:30"_s);
        }
        const QString italian = filled(*flood, u"it"_s, values);
        const auto match = matchTemplate(italian, u"it"_s, templates);
        QVERIFY(match);
        QCOMPARE(match->entry->id, flood->id);
        QCOMPARE(match->values, values);
        const QString german = inLanguage(*match, u"it"_s, u"de"_s);
        QVERIFY2(german.contains(u"Trento"_s) && german.contains(u"16:30"_s) && german.contains(u'['),
            qPrintable(german)); // what was not filled in stays open
        QVERIFY(!matchTemplate(italian + u" Altro."_s, u"it"_s, templates));
        QVERIFY(!matchTemplate({}, u"it"_s, templates));
        QVERIFY(!matchTemplate(italian, u"de"_s, templates));

        const Message m = w->add(u"Piena"_s, italian, 1);
        w->open().openMessage(m.id);
        choose(u"addLanguage"_s, u"languageMenu"_s, u"de"_s);
        QCOMPARE(text()->toPlainText(), german);
        QVERIFY(w->find<QWidget>(u"blanksForm"_s)->isVisible());
    }

    void everyTemplateIsKnownAgain()
    {
        const auto templates = shipped();
        for (const MessageTemplate &entry : templates) {
            for (const QString &language : entry.texts.keys()) {
                const auto match = matchTemplate(filled(entry, language, {}), language, templates);
                QVERIFY2(match && match->entry->id == entry.id && match->values.isEmpty(), qPrintable(entry.id));
            }
        }
    }

    void arabicIsWrittenFromTheRight()
    {
        const Message m = w->add(u"Piena"_s, u"Salite."_s, 1);
        w->open().openMessage(m.id);
        choose(u"addLanguage"_s, u"languageMenu"_s, u"ar"_s);
        text()->setPlainText(u"هنا بلدية ترينتو."_s);
        QCOMPARE(text()->document()->defaultTextOption().textDirection(), Qt::RightToLeft);
        QVERIFY(text()->cursorRect(QTextCursor(text()->document())).left() > text()->width() / 2);
        QTest::mouseClick(chip(u"it"_s), Qt::LeftButton);
        QVERIFY(text()->cursorRect(QTextCursor(text()->document())).left() < text()->width() / 2);
    }

    void voicesAreOfTheLanguage()
    {
        if (!speaks())
            QSKIP("espeak-ng is not installed");
        Message m = w->add(u"Piena"_s, u"Salite."_s, 1);
        MessageVersion ladin;
        ladin.language = u"lld"_s;
        ladin.text = u"Jì su."_s;
        m.versions.append(ladin);
        QVERIFY(w->store->save(m));
        w->open().openMessage(m.id);
        auto *voice = w->find<QComboBox>(u"voice"_s);
        QVERIFY(voice->isEnabled());
        QVERIFY(w->button(u"listenVoice"_s)->isEnabled());
        QTest::mouseClick(chip(u"lld"_s), Qt::LeftButton);
        QVERIFY(!voice->isEnabled());
        QVERIFY2(voice->currentText().contains(u"none speaks"_s), qPrintable(voice->currentText()));
        QVERIFY(!w->button(u"listenVoice"_s)->isEnabled());
    }
};

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    applyLook(app, Look::Light);
    TestMessageLanguages test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_messagelanguages.moc"
