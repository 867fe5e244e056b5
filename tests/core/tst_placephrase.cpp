// SPDX-License-Identifier: GPL-3.0-or-later
#include "placephrase.h"

#include <QTest>

using namespace campanile;
using namespace Qt::StringLiterals;

namespace {

/// A town with names that hold what usually joins or counts.
bool isName(const QString &text)
{
    static const QStringList names{u"via roma"_s, u"via santi pietro e paolo"_s, u"strada provinciale 12"_s,
        u"via 4 novembre"_s, u"la marina"_s, u"ospedale"_s, u"via dei pari"_s};
    return names.contains(text.toLower());
}

/// "Via Roma[1-45 odd]", "-ospedale", "@46.0667,11.1167~200"
QString spelled(const PlaceTerm &term)
{
    QString text = term.exclude ? u"-"_s : QString();
    text += term.point ? u"@%1,%2"_s.arg(term.point->latitude(), 0, 'f', 4).arg(term.point->longitude(), 0, 'f', 4)
                       : term.name;
    QStringList more;
    if (term.range)
        more += u"%1-%2"_s.arg(term.range->from).arg(term.range->to);
    if (term.side != StreetStretch::Side::Both)
        more += term.side == StreetStretch::Side::Odd ? u"odd"_s : u"even"_s;
    if (!more.isEmpty())
        text += u'[' + more.join(u' ') + u']';
    if (term.metres > 0)
        text += u"~%1"_s.arg(term.metres);
    return text;
}

} // namespace

class TestPlacePhrase : public QObject {
    Q_OBJECT
private Q_SLOTS:

    void phrases_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("meant");
        const auto row = [](const char *typed, const char *meant) {
            QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(meant);
        };
        // nothing, and what is no place
        row("", "");
        row("   ", "");
        row("+", "");
        row("-", "-"); // a name that nothing is called by
        row(", ; + meno ", "");
        row("12", "");
        row("dispari", "");
        row("meno", "meno"); // still being typed
        // one street
        row("Via Roma", "Via Roma");
        row("Via Roma 1-45 dispari", "Via Roma[1-45 odd]");
        row("via roma dispari", "via roma[odd]");
        row("via roma pari", "via roma[even]");
        row("via roma 12", "via roma[12-12]");
        row("via roma, 12", "via roma[12-12]");
        row("via roma n. 12", "via roma[12-12]");
        row("via roma 12/a", "via roma[12-12]");
        row("via roma 12 bis", "via roma[12-12]");
        row("Via Roma 1 - 45", "Via Roma[1-45]");
        row("Via Roma 1–45", "Via Roma[1-45]");
        row("Via Roma 45-1", "Via Roma[1-45]");
        row("Via Roma da 1 a 45", "Via Roma[1-45]");
        row("Via Roma dal 1 al 45 dispari", "Via Roma[1-45 odd]");
        row("Via Roma dispari dal civico 1 al civico 45", "Via Roma[1-45 odd]");
        row("Via Roma, numeri dispari da 1 a 45", "Via Roma[1-45 odd]");
        row("Via Roma, odd numbers from 1 to 45", "Via Roma[1-45 odd]");
        row("Via Roma fino al 45", "Via Roma[0-45]");
        row("Via Roma dal 20", "Via Roma[20-0]");
        row("Via Roma dal 20 in poi", "Via Roma[20-0]");
        row("Via Roma entro 50 m", "Via Roma~50");
        row("Via Roma 1-45 entro 50 metri", "Via Roma[1-45]~50");
        row("Via Roma 99999999999999", "Via Roma 99999999999999"); // no number of a house
        // names that hold numbers and joining words
        row("via 4 novembre", "via 4 novembre");
        row("via 4 novembre 7", "via 4 novembre[7-7]");
        row("strada provinciale 12", "strada provinciale 12");
        row("strada provinciale 12 3-9", "strada provinciale 12[3-9]");
        row("via dei pari", "via dei pari");
        row("via santi pietro e paolo", "via santi pietro e paolo");
        row("via santi pietro e paolo 2-8 pari e via roma", "via santi pietro e paolo[2-8 even]|via roma");
        // several
        row("via roma + marina", "via roma|marina");
        row("via roma e la marina", "via roma|la marina");
        row("via roma più il quartiere marina", "via roma|marina");
        row("via roma meno l'ospedale", "via roma|-ospedale");
        row("via roma meno l’ospedale", "via roma|-ospedale");
        row("meno ospedale", "-ospedale");
        row("-ospedale", "-ospedale");
        row("− ospedale", "-ospedale");
        row("via roma - ospedale", "via roma|-ospedale");
        row("via roma meno ospedale e scuola", "via roma|-ospedale|-scuola");
        row("via roma meno ospedale, scuola", "via roma|-ospedale|scuola");
        row("via roma, e meno ospedale", "via roma|-ospedale");
        row("Via Roma, odd numbers from 1 to 45, plus the marina quarter, minus the hospital",
            "Via Roma[1-45 odd]|marina|-hospital");
        row("Via Roma 1-45 dispari, più il quartiere marina, meno l'ospedale", "Via Roma[1-45 odd]|marina|-ospedale");
        row("via roma 1-45 dispari, 50-60 pari", "via roma[1-45 odd]|via roma[50-60 even]");
        row("via roma 1, 3, 5", "via roma[1-1]|via roma[3-3]|via roma[5-5]");
        row("via roma meno 20-30", "via roma|-via roma[20-30]");
        row("Rossi-Bianchi", "Rossi-Bianchi"); // a hyphen of a name
        // coordinates
        row("46.0667, 11.1167", "@46.0667,11.1167");
        row("46.0667,11.1167 raggio 200", "@46.0667,11.1167~200");
        row("46.0667 11.1167 200 m", "@46.0667,11.1167~200");
        row("46,0667 11,1167", "@46.0667,11.1167");
        row("46°04'00\" N 11°07'00\" E", "@46.0667,11.1167");
        row("via roma + 46.0667, 11.1167 entro 300 m - ospedale", "via roma|@46.0667,11.1167~300|-ospedale");
        row("96.0667, 11.1167", "96.0667|11.1167"); // no place on Earth
    }

    void phrases()
    {
        QFETCH(QString, typed);
        QFETCH(QString, meant);
        QStringList got;
        for (const PlaceTerm &term : parsePlaces(typed, isName))
            got += spelled(term);
        QCOMPARE(got.join(u'|'), meant);
    }

    void aPastedBookIsReadInBoundedTime()
    {
        const QString book = u"Via Roma 1-45 dispari, meno l'ospedale e "_s.repeated(20'000);
        const auto terms = parsePlaces(book, isName);
        QVERIFY(terms.size() < 200);
        (void)parsePlaces(QString(100'000, u'-'), isName);
        (void)parsePlaces(QString(100'000, u'9'), isName);
    }
};

QTEST_GUILESS_MAIN(TestPlacePhrase)
#include "tst_placephrase.moc"
