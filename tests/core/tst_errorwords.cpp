// SPDX-License-Identifier: GPL-3.0-or-later
#include "errorwords.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QTranslator>

using namespace campanile;
using namespace Qt::StringLiterals;

class TestErrorWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyCodeHasItsOwnSentence();
    void italianIsComplete();
    void argumentsAreNotPatterns();
};

namespace {

QStringList allSentences()
{
    QStringList result;
    for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code)
        result.append(words({static_cast<ErrorCode>(code), {u"A"_s, u"B"_s, u"C"_s}}));
    return result;
}

} // namespace

void TestErrorWords::everyCodeHasItsOwnSentence()
{
    const QStringList all = allSentences();
    QCOMPARE(QSet(all.begin(), all.end()).size(), all.size());
    const QRegularExpression unfilled(u"%\\d"_s); // a per cent sign of its own is none
    for (const QString &sentence : all)
        QVERIFY2(!sentence.contains(unfilled) && sentence.size() > 10, qPrintable(sentence));
}

void TestErrorWords::italianIsComplete()
{
    const QStringList english = allSentences();
    QTranslator translator;
    QVERIFY(translator.load(u":/i18n/core_it.qm"_s));
    QVERIFY(QCoreApplication::installTranslator(&translator));
    const QStringList italian = allSentences();
    QCoreApplication::removeTranslator(&translator);
    for (qsizetype i = 0; i < english.size(); ++i)
        QVERIFY2(italian[i] != english[i], qPrintable(english[i]));
}

void TestErrorWords::argumentsAreNotPatterns()
{
    QCOMPARE(words({ErrorCode::FileUnreadable, {u"100%2.csv"_s, u"gone."_s}}),
        u"The file 100%2.csv cannot be read: gone."_s);
    QCOMPARE(words({ErrorCode::NotFound, {}}), u"Nothing was found for “”."_s);
}

QTEST_GUILESS_MAIN(TestErrorWords)
#include "tst_errorwords.moc"
