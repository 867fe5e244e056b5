// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendarwords.h"
#include "messagechecklist.h"
#include "messagetemplates.h"

#include <QFile>
#include <QSet>
#include <QTest>
#include <QTimeZone>

using namespace campanile;
using namespace Qt::StringLiterals;

namespace {

const QStringList languages{u"it"_s, u"de"_s, u"fr"_s, u"en"_s};

QList<MessageTemplate> shipped()
{
    QFile file(QStringLiteral(CAMPANILE_SOURCE_DIR "/resources/messages/templates.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return parseMessageTemplates(file.readAll()).value_or(QList<MessageTemplate>());
}

MessageTemplate shippedOne(const QString &id)
{
    for (const MessageTemplate &entry : shipped()) {
        if (entry.id == id)
            return entry;
    }
    return {};
}

/// What an operator would write, in that language.
QMap<QString, QString> sampleValues(const MessageTemplate &entry, const QString &language)
{
    const QMap<QString, QStringList> free{
        {u"cause"_s, {u"neve abbondante"_s, u"starker Schneefall"_s, u"fortes chutes de neige"_s, u"heavy snow"_s}},
        {u"event"_s, {u"la piena del fiume"_s, u"das Hochwasser"_s, u"la crue"_s, u"the flood"_s}},
        {u"dangers"_s, {u"strade coperte di fango"_s, u"schlammige Straßen"_s, u"routes boueuses"_s, u"muddy roads"_s}},
        {u"wrong"_s, {u"l'orario"_s, u"die Uhrzeit"_s, u"l'horaire"_s, u"the time"_s}},
        {u"right"_s, {u"ore 18:00"_s, u"18:00 Uhr"_s, u"18h"_s, u"18:00"_s}},
        {u"schools"_s, {u"tutte"_s, u"alle"_s, u"toutes"_s, u"all of them"_s}},
    };
    const auto at = languages.indexOf(language);
    const QDate day(2026, 11, 24);
    QMap<QString, QString> values;
    for (const TemplateBlank &blank : entry.blanks) {
        switch (blank.kind) {
        case BlankKind::Text: values.insert(blank.name, free.value(blank.name).value(at)); break;
        case BlankKind::Municipality: values.insert(blank.name, u"Borgo Campanile"_s); break;
        case BlankKind::Place: values.insert(blank.name, u"Borgo Marina"_s); break;
        case BlankKind::Road: values.insert(blank.name, u"Via Roma"_s); break;
        case BlankKind::River: values.insert(blank.name, u"Campana"_s); break;
        case BlankKind::Time: values.insert(blank.name, clockWords(QTime(18, 30), language)); break;
        case BlankKind::Date: values.insert(blank.name, dayWords(day, language)); break;
        case BlankKind::Level:
        case BlankKind::Hazard: values.insert(blank.name, blank.choices.value(language).value(0)); break;
        case BlankKind::Phone: values.insert(blank.name, u"0461 000000"_s); break;
        case BlankKind::Website: values.insert(blank.name, u"www.example.org"_s); break;
        }
    }
    return values;
}

} // namespace

class TestMessageTemplates : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void everyUsualEvent()
    {
        QSet<QString> ids;
        for (const MessageTemplate &entry : shipped())
            ids.insert(entry.id);
        const QSet<QString> wanted{u"weather-yellow"_s, u"weather-orange"_s, u"weather-red"_s, u"weather-update"_s,
            u"flood"_s, u"landslide"_s, u"earthquake"_s, u"fire"_s, u"wildfire"_s, u"industrial"_s, u"evacuation"_s,
            u"school"_s, u"water-off"_s, u"water-unsafe"_s, u"road"_s, u"all-clear"_s, u"correction"_s, u"drill"_s};
        QCOMPARE(ids, wanted);
    }

    void inEveryLanguage_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("language");
        for (const MessageTemplate &entry : shipped()) {
            for (const QString &language : languages)
                QTest::newRow(qPrintable(entry.id + u' ' + language)) << entry.id << language;
        }
    }

    void inEveryLanguage()
    {
        QFETCH(const QString, id);
        QFETCH(const QString, language);
        const MessageTemplate entry = shippedOne(id);
        QVERIFY(!entry.titles.value(language).isEmpty());
        QVERIFY(!entry.tags.value(language).isEmpty());
        const QString open = entry.texts.value(language);
        QVERIFY(!blanksIn(open).isEmpty());
        QVERIFY(!open.contains(u'{'));
        // who speaks stands before all else; keys are said last
        QCOMPARE(checkMessageText(open, {}, language).at(0).spans.value(0).start < 30, true);
        const qsizetype key = open.lastIndexOf(u'1');
        QVERIFY(key < 0 || open.indexOf(u". "_s, key) < 0);

        const QString text = filled(entry, language, sampleValues(entry, language));
        QVERIFY2(blanksIn(text).isEmpty(), qPrintable(text));
        QVERIFY2(spokenLength(text, 1).count() <= 40, qPrintable(QString::number(spokenLength(text, 1).count())));
        for (const PartFinding &finding : checkMessageText(text, {}, language))
            QVERIFY2(finding.isFound(), qPrintable(QString::number(int(finding.part)) + u": "_s + text));
        // short sentences
        for (const QString &sentence : text.split(u". "_s))
            QVERIFY2(wordCount(sentence) <= 22, qPrintable(sentence));
    }

    void emptyTemplatesDoNotSayWhatIsMissing()
    {
        for (const MessageTemplate &entry : shipped()) {
            for (const QString &language : languages) {
                const auto findings = checkMessageText(entry.texts.value(language), {}, language);
                QVERIFY2(!findings.at(5).isFound(), qPrintable(entry.id + language)); // no number, no address
                QVERIFY2(!findings.at(2).isFound() || entry.id == u"drill"_s, qPrintable(entry.id + language));
            }
        }
    }

    void blanksAreTyped()
    {
        QMap<QString, QString> labels; // one label is one blank, whatever the language
        for (const MessageTemplate &entry : shipped()) {
            for (const TemplateBlank &blank : entry.blanks) {
                for (const QString &language : languages) {
                    const QString label = blank.labels.value(language);
                    QVERIFY2(!label.isEmpty(), qPrintable(blank.name));
                    QCOMPARE(labels.value(label, blank.name), blank.name);
                    labels.insert(label, blank.name);
                    QCOMPARE(blank.choices.value(language).size(), blank.choices.value(u"it"_s).size());
                }
            }
        }
        const auto typed = typedBlanks(u"Entro le ore [ora limite] in [Straße] [mio]"_s, shipped());
        QCOMPARE(typed.size(), 3);
        QCOMPARE(typed.at(0).blank->kind, BlankKind::Time);
        QCOMPARE(typed.at(1).blank->kind, BlankKind::Road);
        QVERIFY(!typed.at(2).blank);
    }

    void fillsWhatIsKnown()
    {
        const MessageTemplate entry = shippedOne(u"flood"_s);
        const TemplateFacts facts{.municipality = u"Trento"_s,
            .places = {u"Piedicastello"_s, u"Cristo Re"_s, u"Via Roma"_s},
            .now = QDateTime(QDate(2026, 11, 22), QTime(3, 5), QTimeZone("Europe/Rome")),
            .phone = {},
            .website = u"www.comune.example"_s};
        const auto values = knownValues(entry, u"it"_s, facts);
        QCOMPARE(values.value(u"area"_s), u"Piedicastello, Cristo Re e Via Roma"_s);
        QVERIFY(!values.contains(u"phone"_s));
        const QString text = filled(entry, u"it"_s, values);
        QVERIFY(text.startsWith(u"Qui è il Comune di Trento. Il fiume [nome del fiume] sta"_s));
        QVERIFY(text.contains(u"Zone interessate: Piedicastello, Cristo Re e Via Roma. Entro le ore [ora limite]"_s));
        QVERIFY(text.contains(u"Informazioni: www.comune.example o telefono [numero di telefono]."_s));
        QCOMPARE(knownValues(shippedOne(u"drill"_s), u"de"_s, facts).value(u"today"_s), u"Sonntag, 22. November"_s);
        QCOMPARE(knownValues(shippedOne(u"all-clear"_s), u"fr"_s, facts).value(u"now"_s), u"3h05"_s);
        QVERIFY(knownValues(entry, u"it"_s, {}).isEmpty());
    }

    void fillsOddValues()
    {
        const MessageTemplate entry = shippedOne(u"flood"_s);
        QVERIFY(filled(entry, u"fr"_s, {{u"municipality"_s, u"Aoste"_s}}).startsWith(u"Ici la commune d'Aoste."_s));
        QVERIFY(
            filled(entry, u"fr"_s, {{u"municipality"_s, u"Étroubles"_s}}).startsWith(u"Ici la commune d'Étroubles."_s));
        QVERIFY(
            filled(entry, u"fr"_s, {{u"municipality"_s, u"Gressan"_s}}).startsWith(u"Ici la commune de Gressan."_s));
        // a value is never filled in again, nor white space taken for one
        const QString text = filled(entry, u"it"_s,
            {{u"municipality"_s, u"[ora limite]"_s}, {u"by"_s, u" \n"_s}, {u"river"_s, u" A\ndige "_s}});
        QVERIFY(text.startsWith(u"Qui è il Comune di [ora limite]. Il fiume A dige sta"_s));
        QVERIFY(text.contains(u"Entro le ore [ora limite] lasciate"_s));
        QVERIFY(filled(entry, u"sl"_s, {}).isEmpty());
        QCOMPARE(filled(entry, u"de"_s, {}), entry.texts.value(u"de"_s));
    }

    void brokenTemplates_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<ErrorCode>("code");
        const auto wrong = ErrorCode::FileWrongKind;
        QTest::newRow("empty") << QByteArray() << wrong;
        QTest::newRow("text") << "hello"_ba << wrong;
        QTest::newRow("array") << "[1,2]"_ba << wrong;
        QTest::newRow("older") << R"({"version":1,"templates":[]})"_ba << wrong;
        QTest::newRow("newer") << R"({"version":3,"templates":[]})"_ba << ErrorCode::FileTooNew;
        const auto row = [&](const char *name, const QByteArray &blanks, const QByteArray &entry) {
            QTest::newRow(name) << QByteArray(R"({"version":2,"blanks":[)" + blanks + R"(],"templates":[)" + entry
                + "]}") << wrong;
        };
        const QByteArray good = R"({"name":"by","kind":"time","label":{"it":"ora"}})";
        row("no text", good, R"({"id":"a","category":"service","title":{"it":"A"}})");
        row("no category", good, R"({"id":"a","title":{"it":"A"},"text":{"it":"B"}})");
        row("unknown kind", R"({"name":"by","kind":"colour","label":{"it":"ora"}})", {});
        row("unknown fact", R"({"name":"by","kind":"time","fact":"moon","label":{"it":"ora"}})", {});
        row("no label", R"({"name":"by","kind":"time"})", {});
        row("twice", good + ',' + good, {});
        row("same label", good + R"(,{"name":"to","kind":"time","label":{"it":"ora"}})", {});
        row("unknown blank", good, R"({"id":"a","category":"service","title":{"it":"A"},"text":{"it":"{to}"}})");
        row("no label there", good, R"({"id":"a","category":"service","title":{"it":"A"},"text":{"en":"{by}"}})");
        const QByteArray entry = R"({"id":"a","category":"service","title":{"it":"A"},"text":{"it":"{by}"}})";
        row("same id", good, entry + ',' + entry);
    }

    void brokenTemplates()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const ErrorCode, code);
        const auto result = parseMessageTemplates(json);
        QVERIFY(!result);
        QCOMPARE(result.error().code, code);
    }
};

QTEST_GUILESS_MAIN(TestMessageTemplates)
#include "tst_messagetemplates.moc"
