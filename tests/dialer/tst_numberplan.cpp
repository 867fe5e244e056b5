// SPDX-License-Identifier: GPL-3.0-or-later
#include "numberplan.h"

#include <QTest>

#include <random>

using namespace campanile::dialer;

class tst_numberplan final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void numberPlan_data();
    void numberPlan();
    void callers_data();
    void callers();
    void noNoiseIsDialable();
};

void tst_numberplan::numberPlan_data()
{
    QTest::addColumn<QByteArray>("number");
    QTest::addColumn<int>("refusal"); // 0: dialable
    QTest::addColumn<int>("kind");
    const auto row = [](const char *number, Refusal refusal, int kind = 0) {
        QTest::newRow(number) << QByteArray(number) << static_cast<int>(refusal) << kind;
    };
    row("+390461123456", Refusal::None, 1);
    row("+3906698", Refusal::NotANumber);
    row("+39066982", Refusal::None, 1);
    row("+390212345678", Refusal::None, 1);
    row("+393401234567", Refusal::None, 2);
    row("+39330123456", Refusal::None, 2);
    row("+3934012345678", Refusal::NotANumber);
    row("+390012345678", Refusal::NotANumber);
    for (const char *emergency :
        {"112", "113", "115", "118", "1515", "116117", "+39112", "+39118", "+39115", "+391515", "+3948484"})
        row(emergency, Refusal::EmergencyOrShort);
    for (const char *premium : {"+39899123456", "+39892424", "+39199123456", "+39166123456", "+39144123456",
             "+39178123456", "+39848123456", "+39800123456", "+39700123456", "+394312345678"})
        row(premium, Refusal::Premium);
    for (const char *foreign : {"+441234567890", "+3781234567", "+12125551234", "+882165123456"})
        row(foreign, Refusal::Foreign);
    for (const char *nothing :
        {"", "+", "+39", "+39 0461 123456", "0461123456", "+39a461123456", "00390461123456", "+39046112345678901",
            "+395512345678", "sip:mayor@example.org", "+390461123456;ext=1", "+39\xd9\xa0\xd9\xa1"})
        row(nothing, Refusal::NotANumber);
}

void tst_numberplan::numberPlan()
{
    QFETCH(QByteArray, number);
    QFETCH(int, refusal);
    QFETCH(int, kind);
    const auto result = dialable(number.toStdString());
    QCOMPARE(static_cast<int>(result ? Refusal::None : result.error()), refusal);
    if (result) {
        QCOMPARE(static_cast<int>(result->kind), kind);
        QCOMPARE("+" + QByteArray::number(static_cast<qulonglong>(result->digits)), number);
    }
}

void tst_numberplan::callers_data()
{
    QTest::addColumn<std::string>("user");
    QTest::addColumn<std::uint64_t>("number"); // 0: none
    const auto row = [](const char *user, std::uint64_t number) { QTest::newRow(user) << std::string(user) << number; };
    row("+390461123456", 390461123456);
    row("00390461123456", 390461123456);
    row("390461123456", 390461123456);
    row("0461123456", 390461123456);
    row("0461-12.34 56;phone-context=+39", 390461123456);
    row("3401234567", 393401234567);
    row("+393401234567", 393401234567);
    row("393401234567", 393401234567);
    row("3901234567", 393901234567); // ten digits: a mobile, not a country's code
    row("anonymous", 0);
    row("", 0);
    row("+441234567890", 0);
    row("112", 0);
    row("899123456", 0);
    row("04+61123456", 0);
}

void tst_numberplan::callers()
{
    QFETCH(std::string, user);
    QFETCH(std::uint64_t, number);
    QCOMPARE(callerNumber(user).value_or(0), number);
}

void tst_numberplan::noNoiseIsDialable()
{
    std::mt19937 random(3);
    constexpr std::string_view alphabet = "+0123456789 ()-.;abc\n";
    int accepted = 0;
    for (int i = 0; i < 300'000; ++i) {
        std::string text = random() % 2 ? "+39" : "";
        for (auto length = random() % 14; length > 0; --length)
            text += alphabet[random() % (random() % 8 ? 11 : alphabet.size())];
        const auto result = dialable(text);
        if (!result)
            continue;
        ++accepted;
        QVERIFY2(text.starts_with("+390") || text.starts_with("+393"), text.c_str());
        QVERIFY(text.size() >= 9 && text.size() <= 14);
    }
    QVERIFY(accepted > 100);
}

QTEST_GUILESS_MAIN(tst_numberplan)
#include "tst_numberplan.moc"
