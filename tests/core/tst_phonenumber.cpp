// SPDX-License-Identifier: GPL-3.0-or-later
#include "phonenumber.h"

#include <QTest>

#include <random>

using namespace campanile;
using namespace Qt::StringLiterals;

class TestPhoneNumber : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void refuses_data();
    void refuses();
    void accepts_data();
    void accepts();
    void shortcutAgreesWithTheLibrary_data();
    void shortcutAgreesWithTheLibrary();
    void shortcutAgreesHoweverWritten();
};

void TestPhoneNumber::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("code");
    const auto row = [](const char *text, ErrorCode code) {
        QTest::newRow(text) << QString::fromUtf8(text) << static_cast<int>(code);
    };
    row("", ErrorCode::NumberEmpty);
    row("   ", ErrorCode::NumberEmpty);
    row("non c'è", ErrorCode::NumberNotANumber);
    row("0461 CASA", ErrorCode::NumberNotANumber);
    row("0461 123456 int. 3", ErrorCode::NumberNotANumber);
    row("+", ErrorCode::NumberNotANumber);
    row("0461+123456", ErrorCode::NumberNotANumber);
    row("461 123456", ErrorCode::NumberNotANumber);
    row("800 123456", ErrorCode::NumberNotANumber);
    row("0461", ErrorCode::NumberTooShort);
    row("340 0182", ErrorCode::NumberTooShort);
    row("0461 123456 340 0000182", ErrorCode::NumberTooLong);
    row("340 000 0182 00", ErrorCode::NumberTooLong);
    row("+43 512 123456", ErrorCode::NumberForeign);
    row("0041 91 1234567", ErrorCode::NumberForeign);
    row("+378 0549 882345", ErrorCode::NumberForeign);
    row("0549 882345", ErrorCode::NumberForeign);
    row("+39 06 698 12345", ErrorCode::NumberForeign); // the Vatican
    row("899 000 012", ErrorCode::NumberPremium);
    row("899", ErrorCode::NumberPremium);
    row("+39 892 424", ErrorCode::NumberPremium);
    row("199 123456", ErrorCode::NumberPremium);
    row("848 800800", ErrorCode::NumberPremium);
    row("112", ErrorCode::NumberShortOrEmergency);
    row("113", ErrorCode::NumberShortOrEmergency);
    row("115", ErrorCode::NumberShortOrEmergency);
    row("118", ErrorCode::NumberShortOrEmergency);
    row("+39 112", ErrorCode::NumberShortOrEmergency);
    row("1500", ErrorCode::NumberShortOrEmergency);
    row("45500", ErrorCode::NumberShortOrEmergency);
}

void TestPhoneNumber::refuses()
{
    QFETCH(QString, text);
    QFETCH(int, code);
    const auto number = PhoneNumber::parse(text);
    QVERIFY2(!number, qPrintable(number ? number->e164() : QString()));
    QCOMPARE(static_cast<int>(number.error().code), code);
    if (!text.trimmed().isEmpty())
        QCOMPARE(number.error().args, QStringList{text});
}

void TestPhoneNumber::accepts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("e164");
    QTest::addColumn<QString>("national");
    QTest::addColumn<bool>("mobile");
    const auto row = [](const char *text, const char *e164, const char *national, bool mobile) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(e164) << QString::fromUtf8(national)
                            << mobile;
    };
    row("0461 123456", "+390461123456", "0461 123456", false);
    row(" 0461/12.34-56 ", "+390461123456", "0461 123456", false);
    row("+39 0461 123456", "+390461123456", "0461 123456", false);
    row("0039 (0461) 123456", "+390461123456", "0461 123456", false);
    row("06 12345678", "+390612345678", "06 1234 5678", false);
    row("3400000182", "+393400000182", "340 000 0182", true);
    row("+39 340 000 0182", "+393400000182", "340 000 0182", true);
    row("393400000182", "+393400000182", "340 000 0182", true);
    row("340\xC2\xA0"
        "000 0182",
        "+393400000182", "340 000 0182", true);
}

void TestPhoneNumber::accepts()
{
    QFETCH(QString, text);
    const auto number = PhoneNumber::parse(text);
    QVERIFY2(number, qPrintable(text));
    QTEST(number->e164(), "e164");
    QTEST(number->national(), "national");
    QTEST(number->kind() == LineKind::Mobile, "mobile");
    QCOMPARE(PhoneNumber::parse(number->e164()), number);
}

void TestPhoneNumber::shortcutAgreesWithTheLibrary_data()
{
    QTest::addColumn<int>("first");
    for (int first = 0; first < 10; ++first) {
        QTest::addRow("0%d", first) << first;
        QTest::addRow("3%d", first) << 30 + first;
    }
}

// Every beginning of five digits, every length that has a shortcut; three of each, so that the later are answered from
// what the first taught, with other digits behind.
void TestPhoneNumber::shortcutAgreesWithTheLibrary()
{
    QFETCH(int, first);
    std::mt19937 random(static_cast<unsigned>(first) + 1);
    int accepted = 0;
    for (int rest = 0; rest < 1000; ++rest) {
        const QString beginning = u"%1%2"_s.arg(first, 2, 10, QChar(u'0')).arg(rest, 3, 10, QChar(u'0'));
        for (int length = 8; length <= 11; ++length) {
            for (const int extreme : {-1, 0, 9}) {
                QString text = beginning;
                while (text.size() < length)
                    text += QChar(static_cast<char16_t>(u'0' + (extreme < 0 ? random() % 10 : unsigned(extreme))));
                const auto quick = PhoneNumber::parse(text);
                const auto asked = PhoneNumber::parseByLibrary(text);
                QVERIFY2(quick == asked, qPrintable(text));
                accepted += quick.has_value();
            }
        }
    }
    QVERIFY2(accepted > 0 || first == 30, "nothing was tried");
}

void TestPhoneNumber::shortcutAgreesHoweverWritten()
{
    std::mt19937 random(7);
    const auto below = [&](unsigned bound) { return random() % bound; };
    const QStringList fronts{u""_s, u"+39"_s, u"0039"_s, u"39"_s, u"+43"_s, u"+"_s, u"00"_s, u"+39 "_s, u"+390"_s,
        u"＋39"_s, u"(+39) "_s, u"'"_s};
    const QStringList beginnings{u"0461"_s, u"06"_s, u"06698"_s, u"0549"_s, u"0878"_s, u"02"_s, u"340"_s, u"347"_s,
        u"393"_s, u"390"_s, u"800"_s, u"899"_s, u"199"_s, u"5"_s, u"1"_s, u"4"_s, u"३४०"_s, u"00"_s, u""_s, u"310"_s,
        u"30"_s, u"0669"_s, u"3939"_s};
    const QString signs = u" -./() \u2013\u200ex;#*,"_s;
    int accepted = 0;
    for (int i = 0; i < 60'000; ++i) {
        QString text = fronts[below(unsigned(fronts.size()))] + beginnings[below(unsigned(beginnings.size()))];
        for (unsigned digits = below(10); digits > 0; --digits) {
            text += QChar(static_cast<char16_t>(u'0' + below(10)));
            if (below(6) == 0)
                text += signs[below(below(8) == 0 ? unsigned(signs.size()) : 5)];
        }
        const auto quick = PhoneNumber::parse(text);
        QVERIFY2(quick == PhoneNumber::parseByLibrary(text), qPrintable(text));
        accepted += quick.has_value();
    }
    QVERIFY2(accepted > 5000, qPrintable(QString::number(accepted)));
}

QTEST_GUILESS_MAIN(TestPhoneNumber)
#include "tst_phonenumber.moc"
