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
