// SPDX-License-Identifier: GPL-3.0-or-later
#include "numberwords.h"

#include <unicode/rbnf.h>

#include <map>
#include <memory>
#include <set>
#include <string>

namespace campanile {

struct NumberWords::Speller {
    explicit Speller(const QString &language)
    {
        UErrorCode status = U_ZERO_ERROR;
        auto made = std::make_unique<icu::RuleBasedNumberFormat>(
            icu::URBNF_SPELLOUT, icu::Locale(language.toLatin1().constData()), status);
        if (U_FAILURE(status))
            return;
        for (int i = 0; i < made->getNumberOfRuleSetNames(); ++i) {
            const icu::UnicodeString name = made->getRuleSetName(i);
            sets.emplace(name.getBuffer(), static_cast<size_t>(name.length()));
        }
        format = std::move(made);
    }

    std::unique_ptr<icu::RuleBasedNumberFormat> format;
    std::set<std::u16string> sets;
};

NumberWords::NumberWords(const QString &language)
{
    // Making one takes milliseconds, and using it changes it.
    thread_local std::map<QString, std::unique_ptr<Speller>> spellers;
    std::unique_ptr<Speller> &speller = spellers[language];
    if (!speller)
        speller = std::make_unique<Speller>(language);
    m_speller = speller.get();
}

NumberWords::~NumberWords() = default;

QString NumberWords::spelled(qint64 number, const char16_t *const *ruleSets) const
{
    if (!m_speller->format)
        return QString::number(number);
    for (; *ruleSets; ++ruleSets) {
        if (!m_speller->sets.contains(*ruleSets))
            continue;
        icu::UnicodeString words;
        icu::FieldPosition position;
        UErrorCode status = U_ZERO_ERROR;
        m_speller->format->format(static_cast<int64_t>(number), icu::UnicodeString(*ruleSets), words, position, status);
        if (U_SUCCESS(status)) {
            QString result(reinterpret_cast<const QChar *>(words.getBuffer()), words.length());
            result.remove(QChar::SoftHyphen);
            return result;
        }
    }
    return QString::number(number);
}

QString NumberWords::cardinal(qint64 number) const
{
    static constexpr const char16_t *sets[] = {u"%spellout-numbering", u"%spellout-cardinal", nullptr};
    return spelled(number, sets);
}

QString NumberWords::cardinal(QStringView figures) const
{
    // A number that begins with a zero is a code; nobody counts past the billions.
    if (figures.size() > 12 || (figures.size() > 1 && figures.startsWith(u'0')))
        return digits(figures);
    return cardinal(figures.toLongLong());
}

QString NumberWords::year(qint64 number) const
{
    static constexpr const char16_t *sets[] = {u"%spellout-numbering-year", u"%spellout-numbering", nullptr};
    return spelled(number, sets);
}

QString NumberWords::ordinal(qint64 number, Gender gender) const
{
    static constexpr const char16_t *masculine[] = {
        u"%spellout-ordinal-masculine", u"%spellout-ordinal", u"%spellout-numbering", nullptr};
    static constexpr const char16_t *feminine[] = {
        u"%spellout-ordinal-feminine", u"%spellout-ordinal", u"%spellout-numbering", nullptr};
    return spelled(number, gender == Gender::Masculine ? masculine : feminine);
}

QString NumberWords::formed(qint64 number, const char16_t *ruleSet) const
{
    const char16_t *sets[] = {ruleSet, u"%spellout-numbering", nullptr};
    return spelled(number, sets);
}

QString NumberWords::digits(QStringView figures) const
{
    QString result;
    for (const QChar figure : figures) {
        if (!figure.isDigit())
            continue;
        if (!result.isEmpty())
            result += u' ';
        result += cardinal(qint64{figure.digitValue()});
    }
    return result;
}

} // namespace campanile
