// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagechecklist.h"

#include <QTest>

using namespace campanile;
using namespace Qt::StringLiterals;

namespace {

QString found(const QString &text, MessagePart part, const QStringList &places = {})
{
    QStringList words;
    for (const PartFinding &finding : checkMessageText(text, places)) {
        for (const TextSpan &span : finding.spans) {
            if (finding.part == part)
                words.append(text.sliced(span.start, span.length));
        }
    }
    return words.join(u" | "_s);
}

} // namespace

class TestMessageChecklist : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aWholeWarning()
    {
        const QString text =
            u"Qui è il Comune di Trento. L'Adige sta per uscire dagli argini a Piedicastello e lungo Corso Buonarroti. "
            "Entro le quattro e trenta lasciate i piani terra. Non usate l'auto. Se avete capito, premete 1. "
            "Informazioni: www.comune.trento.it."_s;
        QCOMPARE(found(text, MessagePart::Who), u"Comune di Trento"_s);
        QCOMPARE(found(text, MessagePart::What), u"L'Adige sta per uscire dagli argini"_s);
        QCOMPARE(found(text, MessagePart::Where), u"Piedicastello | lungo Corso Buonarroti"_s);
        QCOMPARE(found(text, MessagePart::When), u"Entro le quattro e trenta"_s);
        QCOMPARE(found(text, MessagePart::Action), u"lasciate i piani terra | Non usate l'auto | premete 1"_s);
        QCOMPARE(found(text, MessagePart::Source), u"www.comune.trento.it"_s);
    }

    void parts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("part");
        QTest::addColumn<bool>("there");
        const auto row = [](const char *name, const QString &text, MessagePart part, bool there) {
            QTest::newRow(name) << text << static_cast<int>(part) << there;
        };
        row("mayor", u"Parla il sindaco."_s, MessagePart::Who, true);
        row("nobody", u"Attenzione, attenzione!"_s, MessagePart::Who, false);
        row("snow", u"Domani le scuole restano chiuse per neve."_s, MessagePart::What, true);
        row("greeting", u"Buongiorno a tutti."_s, MessagePart::What, false);
        row("street", u"È chiusa via Roma."_s, MessagePart::Where, true);
        row("everywhere", u"in tutto il territorio comunale"_s, MessagePart::Where, true);
        row("somewhere", u"da qualche parte"_s, MessagePart::Where, false);
        row("from to", u"dalle ore 8 alle ore 12"_s, MessagePart::When, true);
        row("day", u"lunedì 24 novembre"_s, MessagePart::When, true);
        row("alle persone", u"Portate aiuto alle persone anziane."_s, MessagePart::When, false);
        row("boil", u"Non bevete l'acqua."_s, MessagePart::Action, true);
        row("no order", u"L'acqua è torbida."_s, MessagePart::Action, false);
        row("number", u"Chiamate il 0461 884111."_s, MessagePart::Source, true);
        row("key", u"Premete 9."_s, MessagePart::Source, false);
        row("english", u"Do not drink tap water until 18:00."_s, MessagePart::Action, true);
        row("german", u"Verlassen Sie den Keller."_s, MessagePart::Action, true);
        row("a blank says nothing", u"Entro le [ora] in [vie o quartieri]"_s, MessagePart::Where, false);
    }

    void parts()
    {
        QFETCH(const QString, text);
        QFETCH(const int, part);
        QFETCH(const bool, there);
        QCOMPARE(!found(text, static_cast<MessagePart>(part)).isEmpty(), there);
    }

    void townsOwnPlaces()
    {
        QVERIFY(found(u"chiuso il lungofiume di cristo re"_s, MessagePart::Where).isEmpty());
        QCOMPARE(found(u"chiuso il lungofiume di cristo re"_s, MessagePart::Where, {u"Cristo Re"_s}), u"cristo re"_s);
        QVERIFY(found(u"fine"_s, MessagePart::Where, {u"(.*"_s, u"[a-z]+"_s}).isEmpty()); // names are no patterns
    }

    /// Messages as they are really written in a hurry: which parts each of them leaves out.
    void badMessages_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<int>>("missing"); // 1 who, 2 what, 3 where, 4 when, 5 what to do, 6 where to learn more
        const auto row = [](const QString &language, const QString &text, const QList<int> &missing) {
            QTest::newRow(qPrintable(language + u' ' + text.left(60))) << language << text << missing;
        };
        const QString it = u"it"_s, de = u"de"_s, fr = u"fr"_s, en = u"en"_s;
        row(it, u"Attenzione! Restate in casa."_s, {1, 2, 3, 4, 6});
        row(it, u"Allerta rossa. Seguite le indicazioni del Comune."_s, {1, 3, 4, 6});
        row(it, u"Si comunica che domani le scuole saranno chiuse."_s, {1, 3, 5, 6});
        row(it, u"Qui è il Comune di Trento. È in corso un'emergenza. Chiamate i vigili del fuoco."_s, {3, 4, 6});
        row(it, u"Il sindaco informa: l'acqua non è potabile in via Roma."_s, {4, 5, 6});
        row(it, u"Frana a Sardagna, strada interrotta. Informazioni sul sito del Comune."_s, {1, 4, 5});
        row(it, u"Buongiorno, vi ricordiamo la riunione."_s, {1, 2, 3, 4, 5, 6});
        row(it, u"Chiudete porte, finestre e gas. Portate le medicine."_s, {1, 2, 3, 4, 6});
        row(it,
            u"Qui è il Comune di [comune]. Allerta per [temporali, vento o neve] in [luogo], [giorno]. Informazioni: [sito]."_s,
            {3, 4, 5, 6});
        row(it, u"In estate siete stati in tanti: grazie."_s, {1, 2, 3, 4, 5, 6});
        row(it,
            u"La protezione civile avvisa: alle ore 18:00 piena del fiume Adige a Piedicastello. www.comune.example.it"_s,
            {5});
        row(de, u"Achtung! Bleiben Sie im Haus."_s, {1, 2, 3, 4, 6});
        row(de, u"Hochwasser. Befolgen Sie die Anweisungen der Gemeinde."_s, {1, 3, 4, 6});
        row(de, u"Guten Morgen. Wenn Sie Fragen haben, hören Sie wieder von uns."_s, {1, 2, 3, 4, 5, 6});
        row(de, u"Hier spricht die Gemeinde Bozen. Die Romstraße ist gesperrt."_s, {4, 5, 6});
        row(de, u"Morgen bleiben die Schulen in Meran geschlossen. Weitere Informationen: [Internetseite]."_s,
            {1, 5, 6});
        row(fr, u"Attention\u00a0! Restez chez vous."_s, {1, 2, 3, 4, 6});
        row(fr, u"Inondation. Suivez les consignes de la commune."_s, {1, 3, 4, 6});
        row(fr, u"Vous avez assez de temps chez vous."_s, {1, 2, 3, 4, 5, 6});
        row(fr, u"Ici la commune d'Aoste. La rue Saint-Anselme est fermée."_s, {4, 5, 6});
        row(fr, u"Demain, les écoles d'Aoste sont fermées. Informations\u00a0: [site internet]."_s, {1, 3, 5, 6});
        row(en, u"Attention! Stay indoors."_s, {1, 2, 3, 4, 6});
        row(en, u"Flood. Follow the instructions of the municipality."_s, {1, 3, 4, 6});
        row(en, u"The fire brigade may test its siren."_s, {3, 4, 5, 6});
        row(en, u"This is the Municipality of Trento. The road is closed."_s, {3, 4, 5, 6});
        row(en, u"There is smoke near Rome Street. Close the windows now."_s, {1, 6});
    }

    void badMessages()
    {
        QFETCH(const QString, language);
        QFETCH(const QString, text);
        QFETCH(const QList<int>, missing);
        QList<int> left;
        for (const PartFinding &finding : checkMessageText(text, {}, language)) {
            if (!finding.isFound())
                left.append(static_cast<int>(finding.part));
        }
        QCOMPARE(left, missing);
    }

    void oddTexts()
    {
        for (const QString &text : {QString(), u"\n\n"_s, u"[["_s, QString(20'000, u'a'), u"via "_s.repeated(3000),
                 u"Comune di "_s.repeated(2000)}) {
            const auto findings = checkMessageText(text);
            QCOMPARE(findings.size(), messagePartCount);
            for (const PartFinding &finding : findings) {
                for (const TextSpan &span : finding.spans)
                    QVERIFY(span.start >= 0 && span.length > 0 && span.start + span.length <= text.size());
            }
        }
    }

    void wordsAndLength()
    {
        QCOMPARE(wordCount(u"Non usate l'auto: premete 9."_s), 5);
        QCOMPARE(wordCount({}), 0);
        QCOMPARE(spokenLength(u"parola "_s.repeated(145), 1).count(), 60);
        QCOMPARE(blanksIn(u"Entro le [ora] in [luogo], []"_s).size(), 3);
        QVERIFY(blanksIn(u"[aperta"_s).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestMessageChecklist)
#include "tst_messagechecklist.moc"
