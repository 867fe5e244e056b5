// SPDX-License-Identifier: GPL-3.0-or-later
#include "alertfixture.h"

#include "consequencebutton.h"
#include "label.h"
#include "languagelist.h"
#include "languagerow.h"
#include "note.h"
#include "playbutton.h"
#include "screenshot.h"
#include "segmented.h"
#include "whatstep.h"

#include <QSignalSpy>

using namespace campanile;
using namespace campanile::testing;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestAlertLanguages : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<AlertWorld> w;
    Message m_message;

    LanguageRow *row(int at) const { return w->page.findChild<LanguageRow *>(u"language%1"_s.arg(at)); }

    Note *missing(int at) const { return w->page.findChild<Note *>(u"languageMissing%1"_s.arg(at)); }

    template <class T> T *find(const char *name) const { return w->page.findChild<T *>(QLatin1String(name)); }

    MenuAudio menu() const
    {
        MenuAudio made;
        made.languages = heardLanguages(m_message);
        made.path = w->folder.filePath(u"menu.wav"_s);
        made.length = 9s;
        QFile file(made.path);
        if (file.open(QIODevice::WriteOnly))
            file.write(QByteArrayLiteral("RIFFmenu") + QByteArray(4096, 'm'));
        return made;
    }

private Q_SLOTS:

    void initTestCase()
    {
        speakItalian();
        applyLook(*qApp, Look::Light);
    }

    void init()
    {
        w = std::make_unique<AlertWorld>(QStringLiteral(CAMPANILE_SAMPLE_PACK), true);
        QVERIFY(w->started);
        w->page.resize(1816, 1008);
        w->page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&w->page));
        QTRY_VERIFY(w->counter.index());
        w->addQuarter(w->pack->quarters().first());
        m_message = w->addMessage(u"Piena dell’Adige: lasciare i piani terra"_s);
        w->addVersion(m_message, u"de"_s, 39s);
        w->addVersion(m_message, u"en"_s, 31s);
        w->page.setDialer(AlertWorld::dialer(true));
    }

    void cleanup() { w.reset(); }

    void oneLanguageThatNobodyMissesShowsNothing()
    {
        w = std::make_unique<AlertWorld>(QStringLiteral(CAMPANILE_SAMPLE_PACK), false);
        QTRY_VERIFY(w->counter.index());
        w->draft.setMessage(w->addMessage(u"Piena"_s));
        w->page.resize(1816, 1008);
        w->page.show();
        QVERIFY(!find<LanguageList>("languageList")->isVisible());
    }

    void saysHowManyHearEachLanguage()
    {
        w->draft.setMessage(m_message);
        QTRY_VERIFY(row(2) && row(2)->isVisible());
        const int phones = w->counter.count().phones;
        const QList<LanguageShare> shares =
            languageShare(*w->counter.index(), w->draft.area(), w->draft.filter(), m_message);
        int sum = 0;
        for (const LanguageShare &share : shares) {
            for (const int hears : share.hears)
                sum += hears;
        }
        QCOMPARE(sum, phones); // nobody hears nothing
        const QString said = find<LanguageList>("languageList")->summary();
        QVERIFY2(
            said.startsWith(u"IT "_s) && said.contains(u" · DE "_s) && said.contains(u" · EN "_s), qPrintable(said));
    }

    void aMissingLanguageIsSaidAndAdded()
    {
        w->draft.setMessage(m_message);
        QTRY_VERIFY(missing(0) && missing(0)->isVisible());
        // "fr,de" hears German: only Ukrainian and Romanian miss theirs
        QVERIFY2(!missing(0)->text().contains(u"francese"_s), qPrintable(missing(0)->text()));
        QVERIFY2(missing(0)->text().contains(u"italiano"_s), qPrintable(missing(0)->text()));
        QSignalSpy wanted(&w->page, &AlertPage::languageRequested);
        Q_EMIT missing(0)->linkActivated();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][0].value<MessageId>(), m_message.id);
        QVERIFY(wanted[0][1].toString() == u"uk"_s || wanted[0][1].toString() == u"ro"_s);
    }

    void aVersionWithoutAudioIsBlockedInWords()
    {
        w->addVersion(m_message, u"uk"_s, 0s);
        w->draft.setMessage(m_message);
        QTRY_VERIFY(row(3) && row(3)->isVisible());
        QVERIFY(!row(3)->findChild<PlayButton *>()->isEnabled());
        QVERIFY2(
            row(3)->accessibleName().contains(u"senza audio"_s) || row(3)->accessibleName().contains(u"ancora audio"_s),
            qPrintable(row(3)->accessibleName()));
        QVERIFY(find<LanguageList>("languageList")->summary().contains(u"UK"_s));
    }

    void everyVersionIsPlayedBeforeItCountsAsHeard()
    {
        w->draft.setMessage(m_message);
        QTRY_VERIFY(row(2) && row(2)->isVisible());
        auto *what = find<WhatStep>("whatStep");
        for (int i = 0; i < 3; ++i) {
            QVERIFY(!what->wasHeard());
            QTest::mouseClick(row(i)->findChild<PlayButton *>(), Qt::LeftButton);
            QCOMPARE(w->player.path(), m_message.versions[i].audioPath);
            QVERIFY(row(i)->findChild<PlayButton *>()->isPlaying());
            w->player.reachEnd();
            QVERIFY(!row(i)->findChild<PlayButton *>()->isPlaying());
        }
        QVERIFY(what->wasHeard());
    }

    void aMenuIsChosenHeardAndWaitedFor()
    {
        w->draft.setMessage(m_message);
        auto *choice = find<Segmented>("languageChoice");
        QTRY_VERIFY(choice->isVisible());
        QCOMPARE(choice->current(), 0);
        Q_EMIT choice->chosen(1);
        QCOMPARE(w->draft.languageChoice(), LanguageChoice::Menu);
        auto *menuRow = find<LanguageRow>("languageMenu");
        QVERIFY(menuRow->isVisible());
        QVERIFY(!menuRow->findChild<PlayButton *>()->isEnabled());
        auto *button = find<ConsequenceButton>("consequenceButton");
        QTRY_COMPARE(button->state(), ConsequenceButton::State::Missing); // it is being spoken
        w->draft.setMenuAudio(menu());
        QTRY_COMPARE(button->state(), ConsequenceButton::State::Ready);
        QTest::mouseClick(menuRow->findChild<PlayButton *>(), Qt::LeftButton);
        QCOMPARE(w->player.path(), menu().path);
    }

    void pictures_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<Look>("look");
        QTest::newRow("1920") << QSize(1816, 1008) << Look::Light;
        QTest::newRow("1280-dark") << QSize(1176, 648) << Look::Dark;
    }

    void pictures()
    {
        QFETCH(QSize, size);
        QFETCH(Look, look);
        w->addVersion(m_message, u"uk"_s, 0s);
        w->draft.setMode(Mode::Live);
        w->draft.setMessage(m_message);
        w->draft.setLanguageChoice(LanguageChoice::Menu);
        w->draft.setMenuAudio(menu());
        w->page.map().showArea();
        QTRY_VERIFY_WITH_TIMEOUT(w->page.map().isComplete(), 20000);
        QTRY_COMPARE(find<ConsequenceButton>("consequenceButton")->state(), ConsequenceButton::State::Ready);
        photograph(w->page, u"alert-languages-"_s + QString::fromLatin1(QTest::currentDataTag()), size, look);
        applyLook(*qApp, Look::Light);
    }
};

QTEST_MAIN(TestAlertLanguages)
#include "tst_alertlanguages.moc"
