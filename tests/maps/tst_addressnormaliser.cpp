// SPDX-License-Identifier: GPL-3.0-or-later
#include "addressnormaliser.h"
#include "streetmatcher.h"

#include <QTest>

using namespace campanile;
using namespace Qt::StringLiterals;

class tst_AddressNormaliser : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void sameStreet_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        const std::pair<const char16_t *, const char16_t *> rows[]{{u"V.le Trento", u"Viale Trento"},
            {u"VLE TRENTO", u"Viale Trento"}, {u"P.zza Dante", u"Piazza Dante"}, {u"P.za Dante", u"Piazza Dante"},
            {u"PZA DANTE", u"piazza dante"}, {u"C.so Buonarroti", u"Corso Buonarroti"},
            {u"L.go Carducci", u"Largo Carducci"}, {u"P.le Europa", u"Piazzale Europa"},
            {u"P.tta Niccolò Rasmo", u"Piazzetta Nicco\u0300lo\u0300 Rasmo"}, {u"Vic. Stretto", u"Vicolo Stretto"},
            {u"Loc. Fontana", u"Località Fontana"}, {u"Localita' Fontana", u"Località Fontana"},
            {u"V. S. Marco", u"Via San Marco"}, {u"Via S.Antonio", u"Via Sant'Antonio"},
            {u"Via S. Maria Maggiore", u"Via Santa Maria Maggiore"}, {u"Via Sant’Agnese", u"Via Sant'Agnese"},
            {u"Via F.lli Bandiera", u"Via Fratelli Bandiera"}, {u"Via XX Settembre", u"Via 20 Settembre"},
            {u"Via Venti Settembre", u"Via XX Settembre"}, {u"Via IV Novembre", u"Via 4 novembre"},
            {u"Via XXIV Maggio", u"Via Ventiquattro Maggio"}, {u"Via I Maggio", u"Via Primo Maggio"},
            {u"Via 1° Maggio", u"Via Primo Maggio"}, {u"Piazza Vitt. Em. III", u"Piazza Vittorio Emanuele 3"},
            {u"Via Mons. Endrici", u"Via Monsignor Endrici"}, {u"Via  Nicolò   TOMMASEO", u"Via Nicolo Tommaseo"},
            {u"Via Gen. Cantore", u"Via Generale Cantore"}, {u"Lung.re Colombo", u"Lungomare Colombo"},
            {u"S.P. 12", u"Strada Provinciale 12"}, {u"Bd des Moulins", u"Boulevard des Moulins"}};
        for (const auto &[one, other] : rows)
            QTest::addRow("%s", QString::fromUtf16(one).toUtf8().constData())
                << QString::fromUtf16(one) << QString::fromUtf16(other);
    }

    void sameStreet()
    {
        QFETCH(QString, one);
        QFETCH(QString, other);
        QVERIFY(!addressnormaliser::streetKey(one).isEmpty());
        QCOMPARE(addressnormaliser::streetKey(one), addressnormaliser::streetKey(other));
    }

    void otherStreet_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        const std::pair<const char16_t *, const char16_t *> rows[]{{u"Via Roma", u"Piazza Roma"},
            {u"Via Roma", u"Viale Roma"}, {u"Via 4 Novembre", u"Via 14 Novembre"}, {u"Via Marco", u"Via San Marco"},
            {u"Via Vittorio Emanuele II", u"Via Vittorio Emanuele III"}, {u"Via Milano", u"Via Milani"}};
        for (const auto &[one, other] : rows)
            QTest::addRow("%s", QString::fromUtf16(one).toUtf8().constData())
                << QString::fromUtf16(one) << QString::fromUtf16(other);
    }

    void otherStreet()
    {
        QFETCH(QString, one);
        QFETCH(QString, other);
        QVERIFY(addressnormaliser::streetKey(one) != addressnormaliser::streetKey(other));
    }

    void hostileNames()
    {
        for (const QString &name : {QString(), u" "_s, u"'"_s, u"...,,,"_s, QString(100'000, u'a'),
                 QString(QChar(0xd800)), u"v."_s, u"\u0000"_s})
            (void)addressnormaliser::streetKey(name);
        QCOMPARE(addressnormaliser::streetKey(u"..."_s), QString());
        QCOMPARE(addressnormaliser::fold(u"  Sant’Agnese (Civezzano) "_s), u"sant agnese civezzano"_s);
    }

    void civic_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<int>("number");
        QTest::addColumn<QString>("exponent");

        struct Row {
            const char16_t *written;
            int number;
            const char16_t *exponent;
        };

        const Row rows[]{{u"12", 12, u""}, {u" 12 ", 12, u""}, {u"12/A", 12, u"A"}, {u"12 a", 12, u"A"},
            {u"12a", 12, u"A"}, {u"12-A", 12, u"A"}, {u"12 / b", 12, u"B"}, {u"12bis", 12, u"BIS"},
            {u"12 bis", 12, u"BIS"}, {u"12/ter", 12, u"TER"}, {u"12/2", 12, u"2"}, {u"12 1", 12, u"1"},
            {u"n. 12", 12, u""}, {u"N° 7/C", 7, u"C"}, {u"n.7", 7, u""}, {u"nr 7", 7, u""}, {u"civ. 3", 3, u""},
            {u"12/A int. 4", 12, u"A"}, {u"12 int 4", 12, u""}, {u"12, piano 2", 12, u""}, {u"12 sc. B", 12, u""},
            {u"007", 7, u""}, {u"snc", 0, u""}, {u"S.N.C.", 0, u""}, {u"s.n.", 0, u""}, {u"", 0, u""},
            {u"km 5+200", 0, u""}, {u"5+200", 0, u""}, {u"0", 0, u""}, {u"-3", 0, u""}, {u"A", 0, u""},
            {u"123456789", 0, u""}, {u"12.5", 0, u""}};
        for (const Row &row : rows)
            QTest::addRow("\"%s\"", QString::fromUtf16(row.written).toUtf8().constData())
                << QString::fromUtf16(row.written) << row.number << QString::fromUtf16(row.exponent);
    }

    void civic()
    {
        QFETCH(QString, written);
        QFETCH(int, number);
        QFETCH(QString, exponent);
        QCOMPARE(addressnormaliser::parseCivic(written), (CivicNumber{number, exponent}));
    }

    void civicLists()
    {
        const auto labels = [](const QString &text) {
            QStringList result;
            for (const CivicNumber &civic : addressnormaliser::parseCivics(text))
                result += civic.text();
            return result.join(u' ');
        };
        QCOMPARE(labels(u"12"_s), u"12"_s);
        QCOMPARE(labels(u"12-16"_s), u"12 14 16"_s);
        QCOMPARE(labels(u"12–14"_s), u"12 14"_s);
        QCOMPARE(labels(u"11-14"_s), u"11 12 13 14"_s);
        QCOMPARE(labels(u"2-900"_s), u"2 900"_s); // no street has that many in one house
        QCOMPARE(labels(u"12;14"_s), u"12 14"_s);
        QCOMPARE(labels(u"12, 14/A, 14/A"_s), u"12 14/A"_s);
        QCOMPARE(labels(u"snc"_s), QString());
        QCOMPARE(labels(u"1-2-3"_s), u"1"_s);
    }

    void match_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("street");
        QTest::addColumn<int>("quality");

        struct Row {
            const char16_t *written;
            const char16_t *street; ///< empty: none
            Located quality;
        };

        const Row rows[]{{u"Via Giuseppe Garibaldi", u"Via Giuseppe Garibaldi", Located::Exact},
            {u"VIA GIUSEPPE GARIBALDI", u"Via Giuseppe Garibaldi", Located::Exact},
            {u"V. Giuseppe Garibaldi", u"Via Giuseppe Garibaldi", Located::Normalised},
            {u"Via Garibaldi", u"Via Giuseppe Garibaldi", Located::Normalised},
            {u"Via G. Garibaldi", u"Via Giuseppe Garibaldi", Located::Normalised},
            {u"Via Garibaldi Giuseppe", u"Via Giuseppe Garibaldi", Located::Normalised},
            {u"Garibaldi", u"Via Giuseppe Garibaldi", Located::Normalised},
            {u"Corso Garibaldi", u"", Located::No}, // another kind of street
            {u"Via Alessandro Manzoni", u"Via Manzoni", Located::Normalised},
            {u"Via Brennero", u"Via del Brennero", Located::Normalised},
            {u"Via Rossi", u"", Located::No}, // Mario or Luigi?
            {u"Via Mario Rossi", u"Via Mario Rossi", Located::Exact},
            {u"Via M. Rossi", u"Via Mario Rossi", Located::Normalised}, {u"Via Marco", u"", Located::No},
            {u"Via Lago", u"", Located::No}, // not the one of the mill's lake
            {u"Piazza Duomo", u"Piazza del Duomo", Located::Normalised}, {u"Via Inesistente", u"", Located::No},
            {u"", u"", Located::No}, {u"Via", u"", Located::No}};
        for (const Row &row : rows)
            QTest::addRow("%s", QString::fromUtf16(row.written).toUtf8().constData())
                << QString::fromUtf16(row.written) << QString::fromUtf16(row.street) << int(row.quality);
    }

    void match()
    {
        const QStringList streets{u"Via Giuseppe Garibaldi"_s, u"Via Manzoni"_s, u"Via del Brennero"_s,
            u"Via Mario Rossi"_s, u"Via Luigi Rossi"_s, u"Via San Marco"_s, u"Piazza del Duomo"_s,
            u"Via Mulino del Lago"_s, u"Viale Trento"_s};
        StreetMatcher matcher;
        for (const QString &street : streets)
            matcher.add(street);
        QFETCH(QString, written);
        QFETCH(QString, street);
        QFETCH(int, quality);
        const auto found = matcher.match(written);
        QCOMPARE(found.street < 0 ? QString() : streets[found.street], street);
        QCOMPARE(int(found.quality), quality);
    }
};

QTEST_APPLESS_MAIN(tst_AddressNormaliser)
#include "tst_addressnormaliser.moc"
