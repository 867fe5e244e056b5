// SPDX-License-Identifier: GPL-3.0-or-later
#include "phonenumber.h"

#include <QTest>

using namespace campanile;
using namespace Qt::StringLiterals;

class TestPhoneNumber : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void refuses_data();
    void refuses();
    void accepts_data();
    void accepts();
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

QTEST_GUILESS_MAIN(TestPhoneNumber)
#include "tst_phonenumber.moc"
