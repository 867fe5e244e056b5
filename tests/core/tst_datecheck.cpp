// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendarwords.h"
#include "datecheck.h"
#include "datetokens.h"

#include <QTest>
#include <QTimeZone>

using namespace campanile;
using namespace Qt::StringLiterals;

namespace {

/// "2026-11-22 16:05", a Sunday, in Rome.
QDateTime at(const QString &when)
{
    const QDateTime read = QDateTime::fromString(when, u"yyyy-MM-dd HH:mm"_s);
    return {read.date(), read.time(), QTimeZone("Europe/Rome")};
}

const QString sunday = u"2026-11-22 16:05"_s;

QString shown(const DateFinding &finding)
{
    static const QStringList names{u"WrongWeekday"_s, u"NoSuchDate"_s, u"OtherDay"_s, u"NoSuchTime"_s,
        u"OtherPartOfDay"_s, u"SkippedHour"_s, u"RepeatedHour"_s, u"PastDate"_s, u"PastTime"_s, u"AfterMidnight"_s};
    QString result = names.at(static_cast<int>(finding.problem)) + u" <"_s + finding.said + u'>';
    if (!finding.instead.isEmpty())
        result += u" -> "_s + finding.instead;
    return result;
}

} // namespace

class TestDateCheck : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void findings_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected"); // empty: all is well
        const auto row = [](const QString &language, const QString &text, const QString &expected = {},
                             const QString &now = sunday) {
            QTest::newRow(qPrintable(language + u' ' + now + u' ' + text)) << language << now << text << expected;
        };
        const auto it = [&](const QString &text, const QString &expected = {}, const QString &now = sunday) {
            row(u"it"_s, text, expected, now);
        };
        const auto de = [&](const QString &text, const QString &expected = {}, const QString &now = sunday) {
            row(u"de"_s, text, expected, now);
        };
        const auto fr = [&](const QString &text, const QString &expected = {}, const QString &now = sunday) {
            row(u"fr"_s, text, expected, now);
        };
        const auto en = [&](const QString &text, const QString &expected = {}, const QString &now = sunday) {
            row(u"en"_s, text, expected, now);
        };

        // days that are right
        it(u"Scuole chiuse domani, lunedì 23 novembre."_s);
        it(u"Scuole chiuse lunedì 23 novembre 2026 e martedì 24."_s);
        it(u"oggi, domenica 22 novembre, e dopodomani martedì 24"_s);
        it(u"Martedì primo dicembre"_s);
        it(u"da lunedì 5 a mercoledì 7 luglio"_s, {}, u"2027-06-01 09:00"_s);
        it(u"da mercoledì 30 giugno a giovedì 1 luglio"_s, {}, u"2027-06-01 09:00"_s);
        it(u"lunedì 23/11 e martedì 24/11/2026"_s);
        it(u"lunedì ventitré novembre"_s);
        it(u"venerdì 1° gennaio"_s);
        it(u"martedì 29 febbraio 2028"_s);
        it(u"stanotte, lunedì 23 novembre, alle 3"_s);
        it(u"lunedì, 3 autobus in meno"_s);
        de(u"Morgen, Montag, 23. November, bleiben die Schulen geschlossen."_s);
        de(u"am Montag, den 23.11., und am Dienstag, 24.11.2026"_s);
        de(u"am Montag, dem dreiundzwanzigsten November"_s);
        fr(u"Demain, lundi 23 novembre, les écoles sont fermées."_s);
        fr(u"mardi 1er décembre"_s);
        en(u"Tomorrow, Monday 23 November, schools are closed."_s);
        en(u"on Monday, November 23rd, and Tuesday the 24th"_s);
        en(u"You may go home."_s);

        // wrong weekdays
        it(u"Scuole chiuse martedì 23 novembre."_s, u"WrongWeekday <martedì 23 novembre> -> lunedì 23 novembre"_s);
        it(u"lunedì 24 novembre 2026"_s, u"WrongWeekday <lunedì 24 novembre 2026> -> martedì 24 novembre"_s);
        it(u"Domani, martedì, le scuole sono chiuse."_s, u"WrongWeekday <Domani, martedì> -> Domani, lunedì"_s);
        it(u"domani, martedì 23"_s, u"WrongWeekday <domani, martedì 23> -> domani, lunedì 23 novembre"_s);
        it(u"martedì 3"_s, u"WrongWeekday <martedì 3> -> giovedì 3 dicembre"_s);
        it(u"lunedi 22/11/2026"_s, u"WrongWeekday <lunedi 22/11/2026> -> domenica 22 novembre"_s);
        de(u"am Dienstag, 23. November"_s, u"WrongWeekday <Dienstag, 23. November> -> Montag, 23. November"_s);
        de(u"Morgen, Dienstag"_s, u"WrongWeekday <Morgen, Dienstag> -> Morgen, Montag"_s);
        fr(u"le mardi 23 novembre"_s, u"WrongWeekday <mardi 23 novembre> -> lundi 23 novembre"_s);
        en(u"on Tuesday, November 23"_s, u"WrongWeekday <Tuesday, November 23> -> Monday 23 November"_s);
        en(u"on Tuesday 23rd"_s, u"WrongWeekday <Tuesday 23rd> -> Monday 23 November"_s);

        // days that do not exist
        it(u"mercoledì 31 giugno"_s, u"NoSuchDate <mercoledì 31 giugno> -> mercoledì 30 giugno"_s);
        it(u"il 31 novembre"_s, u"NoSuchDate <31 novembre> -> 30 novembre"_s);
        it(u"il 29 febbraio"_s, u"NoSuchDate <29 febbraio> -> 28 febbraio"_s);
        it(u"il 29 febbraio"_s, {}, u"2028-01-10 09:00"_s);
        it(u"il 29/02/2027"_s, u"NoSuchDate <29/02/2027> -> 28 febbraio"_s);
        it(u"il 24/13/2026"_s, u"NoSuchDate <24/13/2026>"_s);
        it(u"lunedì 0 dicembre"_s, u"NoSuchDate <lunedì 0 dicembre>"_s);
        de(u"am 31. April"_s, u"NoSuchDate <31. April> -> 30. April"_s);
        fr(u"le 31 juin"_s, u"NoSuchDate <31 juin> -> 30 juin"_s);
        en(u"on 31 June"_s, u"NoSuchDate <31 June> -> 30 June"_s);

        // today that is not today
        it(u"oggi 22 novembre"_s, u"OtherDay <oggi 22 novembre> -> oggi, lunedì 23 novembre"_s, u"2026-11-23 09:00"_s);
        it(u"domani, martedì 3"_s, u"OtherDay <domani, martedì 3> -> domani, lunedì 23 novembre"_s);
        de(u"Heute, 22. November"_s, u"OtherDay <Heute, 22. November> -> Heute, Montag, 23. November"_s,
            u"2026-11-23 09:00"_s);
        fr(u"Aujourd’hui 22 novembre"_s, u"OtherDay <Aujourd’hui 22 novembre> -> Aujourd’hui, lundi 23 novembre"_s,
            u"2026-11-23 09:00"_s);
        en(u"Today 22 November"_s, u"OtherDay <Today 22 November> -> Today, Monday 23 November"_s,
            u"2026-11-23 09:00"_s);

        // the turn of the year
        it(u"domani, giovedì 1 gennaio"_s, {}, u"2025-12-31 20:00"_s);
        it(u"domani, venerdì 1 gennaio"_s, {}, u"2026-12-31 20:00"_s);
        it(u"giovedì 31 dicembre e sabato 2 gennaio"_s, {}, u"2026-12-30 08:00"_s);
        it(u"domenica 27 dicembre"_s, u"PastDate <domenica 27 dicembre>"_s, u"2027-01-02 08:00"_s);
        it(u"da giovedì 31 dicembre a sabato 2 gennaio 2027"_s, {}, u"2026-12-30 08:00"_s);

        // days that are past
        it(u"Le scuole sono chiuse martedì 17 novembre."_s, u"PastDate <martedì 17 novembre>"_s);
        it(u"martedì 17"_s, u"PastDate <martedì 17>"_s);
        en(u"on 1 March 2025"_s, u"PastDate <1 March 2025>"_s);

        // streets are no days
        it(u"È chiuso Corso 3 Novembre, via 25 aprile e piazza 31 giugno."_s);
        it(u"via Roma 24/11"_s);
        fr(u"La place du 8 mai est fermée."_s);
        de(u"Die Straße des 17. Juni ist gesperrt."_s);
        it(u"Informazioni: 0461 884111, 800 123456."_s);
        it(u"Entro le ore [ora limite] di [giorno]."_s);

        // hours that do not exist
        it(u"Entro le 25:00 uscite."_s, u"NoSuchTime <Entro le 25:00>"_s);
        it(u"entro le 25"_s, u"NoSuchTime <entro le 25>"_s);
        it(u"alle ore 12:75"_s, u"NoSuchTime <alle ore 12:75>"_s);
        it(u"fino alle ore 24:30"_s, u"NoSuchTime <fino alle ore 24:30> -> 00:30"_s);
        it(u"fino alle ore 24"_s);
        it(u"Portate aiuto alle 200 famiglie."_s);
        de(u"Bis 25 Uhr."_s, u"NoSuchTime <Bis 25 Uhr>"_s);
        de(u"um 14.70 Uhr"_s, u"NoSuchTime <um 14.70 Uhr>"_s);
        fr(u"avant 25h"_s, u"NoSuchTime <avant 25h>"_s);
        fr(u"à 14h75"_s, u"NoSuchTime <à 14h75>"_s);
        en(u"by 25:00"_s, u"NoSuchTime <by 25:00>"_s);

        // hours of another part of the day
        it(u"Stanotte alle 14 manca l'acqua."_s, u"OtherPartOfDay <alle 14>"_s);
        it(u"stanotte alle 2 e stasera alle 9"_s);
        it(u"domani mattina alle ore 15:30"_s, u"OtherPartOfDay <alle ore 15:30>"_s);
        it(u"domani sera alle 20, domani pomeriggio alle 4"_s);
        it(u"alle 3 del pomeriggio"_s);
        it(u"alle 10 del pomeriggio"_s, u"OtherPartOfDay <alle 10>"_s);
        de(u"Heute Nacht um 14 Uhr"_s, u"OtherPartOfDay <um 14 Uhr>"_s);
        de(u"um 8 Uhr abends"_s);
        fr(u"Cette nuit à 14h"_s, u"OtherPartOfDay <à 14h>"_s);
        en(u"tonight at 14:00"_s, u"OtherPartOfDay <at 14:00>"_s);
        en(u"tomorrow morning at 9 am"_s);
        en(u"tomorrow morning at 9 pm"_s, u"OtherPartOfDay <at 9 pm>"_s);

        // hours that are past
        it(u"Entro le 14 lasciate i piani terra."_s, u"PastTime <Entro le 14>"_s);
        it(u"entro le ore 15:30"_s, u"PastTime <entro le ore 15:30>"_s);
        it(u"Entro le 18 lasciate i piani terra."_s);
        it(u"domani entro le 14"_s);
        it(u"Lasciate la zona entro le 14 di domani."_s);
        it(u"Scuole chiuse domani. Uscite entro le 12."_s);
        it(u"dalle 14 alle 20"_s);
        it(u"dalle ore 12 alle ore 15"_s, u"PastTime <alle ore 15>"_s);
        it(u"dalle ore 22 alle ore 6"_s);
        it(u"alle 14 il fiume è uscito"_s);
        it(u"entro le quattro e trenta"_s); // half past four in the afternoon
        it(u"entro le quattordici e trenta"_s, u"PastTime <entro le quattordici e trenta>"_s);
        it(u"martedì 16 giugno"_s, u"PastDate <martedì 16 giugno>"_s); // a message of last summer, used again
        it(u"mercoledì 16 giugno"_s);
        it(u"entro le 6"_s, {}, u"2026-11-22 23:00"_s);
        it(u"oggi entro le ore 6:00"_s, u"PastTime <entro le ore 6:00>"_s, u"2026-11-22 23:00"_s);
        de(u"Verlassen Sie bis 14 Uhr den Keller."_s, u"PastTime <bis 14 Uhr>"_s);
        de(u"Heute von 14 bis 20 Uhr"_s);
        fr(u"Avant 14h30, quittez la maison."_s, u"PastTime <Avant 14h30>"_s);
        fr(u"jusqu'à 15 heures"_s, u"PastTime <jusqu'à 15 heures>"_s);
        en(u"Leave by 2 pm."_s, u"PastTime <by 2 pm>"_s);
        en(u"Leave by 5 pm."_s);

        // just after midnight
        it(u"Domani le scuole sono chiuse."_s, u"AfterMidnight <Domani>"_s, u"2026-11-22 00:40"_s);
        it(u"Domani, lunedì 23 novembre, le scuole sono chiuse."_s, {}, u"2026-11-22 00:40"_s);
        it(u"Domani le scuole sono chiuse."_s, {}, u"2026-11-22 06:40"_s);

        // the nights the clocks change
        it(u"domenica 28 marzo alle ore 2:30"_s, u"SkippedHour <alle ore 2:30>"_s, u"2027-03-27 18:00"_s);
        it(u"stanotte alle 2:30"_s, u"SkippedHour <alle 2:30>"_s, u"2027-03-27 22:00"_s);
        it(u"domani alle ore 3:30"_s, {}, u"2027-03-27 18:00"_s);
        it(u"domani alle ore 2:30"_s, u"RepeatedHour <alle ore 2:30>"_s, u"2026-10-24 18:00"_s);
        de(u"Morgen um 2:30 Uhr"_s, u"SkippedHour <um 2:30 Uhr>"_s, u"2027-03-27 18:00"_s);

        // nothing is known of other languages
        row(u"sl"_s, u"31 junij 25:00"_s);
    }

    void findings()
    {
        QFETCH(const QString, language);
        QFETCH(const QString, now);
        QFETCH(const QString, text);
        QFETCH(const QString, expected);
        QStringList found;
        for (const DateFinding &finding : checkDates(text, language, at(now))) {
            found.append(shown(finding));
            QVERIFY(!words(finding).contains(u'%'));
            QVERIFY(words(finding).contains(finding.said));
        }
        QCOMPARE(found.join(u"; "_s), expected);
    }

    void tellsTheRightDay()
    {
        const auto findings = checkDates(u"Chiuso martedì 23 novembre."_s, u"it"_s, at(sunday));
        QCOMPARE(findings.size(), 1);
        QCOMPARE(findings.first().date, QDate(2026, 11, 23));
        QCOMPARE(findings.first().other, QDate(2026, 11, 24));
        QVERIFY(!findings.first().isWarning());
        QVERIFY(words(findings.first()).contains(QLocale().dayName(2)));
        const auto past = checkDates(u"Entro le 14"_s, u"it-IT"_s, at(sunday));
        QCOMPARE(past.size(), 1);
        QVERIFY(past.first().isWarning());
        QCOMPARE(past.first().other, QDate(2026, 11, 23));
    }

    /// Every day of four years, said rightly, is right; with the next weekday it is wrong.
    void everyDay_data()
    {
        QTest::addColumn<QString>("language");
        for (const char *language : {"it", "de", "fr", "en"})
            QTest::newRow(language) << QString::fromLatin1(language);
    }

    void everyDay()
    {
        QFETCH(const QString, language);
        for (QDate day(2026, 1, 1); day.year() < 2030; day = day.addDays(1)) {
            const QDateTime now(day.addDays(-3), QTime(10, 0), QTimeZone("Europe/Rome"));
            const QString right = dayWords(day, language);
            QVERIFY2(checkDates(right, language, now).isEmpty(), qPrintable(right));
            const QString wrong = weekdayWords(day.dayOfWeek() % 7 + 1, language)
                + (language == u"de"_s ? u", "_s : u" "_s) + dateWords(day, language);
            const auto findings = checkDates(wrong, language, now);
            QVERIFY2(findings.size() == 1 && findings.first().problem == DateProblem::WrongWeekday, qPrintable(wrong));
            QCOMPARE(findings.first().instead, right);
        }
    }

    void oddTexts()
    {
        for (const QString &text :
            {QString(), u"\n\n"_s, u"[["_s, u"entro le "_s, u"martedì "_s.repeated(3000), u"31 "_s.repeated(5000),
                u"99999999999999999999 novembre"_s, u"alle ore "_s.repeated(2000), u"12:"_s.repeated(2000),
                u"domani, "_s.repeated(2000), QString(20'000, u'1'), u"via 3 "_s.repeated(2000),
                u"lunedì 9999999 novembre 99999999"_s, u"0000-00-00 00/00/0000 0.0.0000"_s}) {
            for (const QString &language : {u"it"_s, u"de"_s, u"fr"_s, u"en"_s}) {
                for (const DateFinding &finding : checkDates(text, language, at(sunday))) {
                    QVERIFY(finding.span.start >= 0 && finding.span.length > 0);
                    QVERIFY(finding.span.start + finding.span.length <= text.size());
                }
            }
        }
        QVERIFY(checkDates(u"31 giugno"_s, u"it"_s, {}).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestDateCheck)
#include "tst_datecheck.moc"
