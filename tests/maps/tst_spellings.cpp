// SPDX-License-Identifier: GPL-3.0-or-later
#include "addresslocator.h"
#include "addressnormaliser.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <memory>

using namespace campanile;
using namespace Qt::StringLiterals;

namespace {

QString cell(const QString &text)
{
    return text == u"-" ? QString() : text;
}

QString words(const PlacedAddress &address)
{
    if (address.streetName.isEmpty())
        return u"none"_s;
    switch (address.located) {
    case Located::No: return u"street"_s;
    case Located::Interpolated: return u"between"_s;
    case Located::Normalised: return u"normalised"_s;
    case Located::Exact: return u"exact"_s;
    }
    return {};
}

} // namespace

/// Addresses as people write them, line by line of data/spellings.tsv; and what no person writes.
class tst_Spellings : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        QFile file(QStringLiteral(CAMPANILE_SOURCE_DIR "/tests/maps/data/spellings.tsv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QStringList places;
        const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
        for (const QString &line : lines) {
            const QStringList cells = line.split(u'\t');
            if (line.startsWith(u"# "))
                continue;
            if (cells[0] == u"@") {
                places += cells[1];
            } else if (cells[0] == u"+") {
                addStreet(cells[1], cells[2].toInt(), cells[3].toInt());
            } else {
                QVERIFY2(cells.size() == 5, qPrintable(line));
                m_lines += cells;
            }
        }
        QVERIFY(m_lines.size() >= 200);
        m_locator = std::make_unique<AddressLocator>(m_streets, places);
    }

    void spelling_data()
    {
        QTest::addColumn<QStringList>("cells");
        for (const QStringList &cells : std::as_const(m_lines))
            QTest::addRow("[%s] [%s]", cells[0].toUtf8().constData(), cells[1].toUtf8().constData()) << cells;
    }

    void spelling()
    {
        QFETCH(QStringList, cells);
        const PlacedAddress found = m_locator->locate(cell(cells[0]), cell(cells[1]));
        QCOMPARE(words(found) + u": "_s + found.streetName, cells[4] + u": "_s + cell(cells[2]));
        QCOMPARE(found.position.has_value(), found.located != Located::No);
        if (found.located != Located::No)
            QCOMPARE(found.civic.text(), cell(cells[3]));
    }

    // Everything is bounded: time, and what is believed.
    void hostile_data()
    {
        QTest::addColumn<QString>("street");
        QTest::addColumn<QString>("civic");
        const QString letters(10'240, u'a'), blanks(10'240, u' ');
        QTest::newRow("10 kB of a letter") << letters << letters;
        QTest::newRow("10 kB of blanks") << blanks << blanks;
        QTest::newRow("10 kB of words") << u"via "_s.repeated(2560) << u"1 "_s.repeated(5120);
        QTest::newRow("numbers") << u"1 2 3 4 5 6 7 8 9 "_s.repeated(10) << u"1/2/3/4/5/6"_s;
        QTest::newRow("brackets") << u"("_s.repeated(190) << u")"_s.repeated(190);
        QTest::newRow("one letter words") << u"a b c d e f g h i l m n o p q r s t u v z "_s.repeated(4) << u"1"_s;
        QTest::newRow("first names") << u"Giuseppe Maria Luigi Carlo Giovanni Antonio Paolo Pietro "_s.repeated(3)
                                     << u"1"_s;
        QTest::newRow("towns") << u"Borgo Campanile "_s.repeated(12) << u"1"_s;
        QTest::newRow("controls") << u"\u0001\u0002\u0000\u001b[2J\u007f"_s << u"\u0000"_s;
        QTest::newRow("half a character") << QString(QChar(0xd83d)) << QString(QChar(0xdc00));
        QTest::newRow("marks only") << QString(150, QChar(0x301)) << QString(QChar(0x301));
        QTest::newRow("signs") << u"';--%_\\*?\"<>|"_s << u"';--"_s;
        QTest::newRow("other digits") << u"Via ١٢ Roma"_s << u"١٢"_s;
        QTest::newRow("right to left") << u"\u202eamoR aiV"_s << u"\u202e21"_s;
    }

    void hostile()
    {
        QFETCH(QString, street);
        QFETCH(QString, civic);
        QElapsedTimer timer;
        timer.start();
        const PlacedAddress found = m_locator->locate(street, civic);
        (void)m_locator->street(street);
        QVERIFY2(timer.elapsed() < 200, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(!found.position.has_value());
        QCOMPARE(found.located, Located::No);
    }

    // A control character inside does not hide a street that is otherwise there.
    void controlsInside()
    {
        const PlacedAddress found = m_locator->locate(u"Via\u0007 Roma\u200b"_s, u"12"_s);
        QCOMPARE(found.streetName, u"Via Roma"_s);
        QCOMPARE(found.located, Located::Normalised);
    }

    void emptyTown()
    {
        const QList<PackFile::StreetRow> none;
        const AddressLocator locator(none);
        QCOMPARE(locator.locate(u"Via Roma 12"_s, u"12"_s).located, Located::No);
        QCOMPARE(locator.street(u"Via Roma"_s), -1);
    }

private:
    void addStreet(const QString &name, int first, int last)
    {
        PackFile::StreetRow row;
        row.street = {addressnormaliser::streetKey(name), name, {}};
        for (int n = first; n <= last; ++n) {
            const auto at = [n](double more) { return GeoPoint::fromDegrees(45 + n * 0.0001 + more, 11); };
            row.civics += {{n, {}}, at(0)};
            if (n == 10) {
                row.civics += {{n, u"A"_s}, at(0.00001)};
                row.civics += {{n, u"B"_s}, at(0.00002)};
            } else if (n == 12) {
                row.civics += {{n, u"BIS"_s}, at(0.00001)};
            }
        }
        m_streets += row;
    }

    QList<PackFile::StreetRow> m_streets;
    QList<QStringList> m_lines;
    std::unique_ptr<AddressLocator> m_locator;
};

QTEST_APPLESS_MAIN(tst_Spellings)
#include "tst_spellings.moc"
