// SPDX-License-Identifier: GPL-3.0-or-later
#include "phonenumber.h"

#include <phonenumbers/phonenumberutil.h>
#include <phonenumbers/shortnumberinfo.h>

namespace campanile {

using namespace Qt::StringLiterals;
namespace lib = i18n::phonenumbers;
using Util = lib::PhoneNumberUtil;

namespace {

// Digits with at most one leading '+', or nothing where the text holds what no number has: letters would become digits
// ("vanity numbers") and an extension would be dropped.
std::optional<std::string> dialable(const QString &text)
{
    std::string digits;
    for (const QChar c : text) {
        if (c.isDigit() && c.digitValue() >= 0)
            digits += static_cast<char>('0' + c.digitValue());
        else if (c == u'+' || c == u'＋') {
            if (!digits.empty())
                return std::nullopt;
            digits = "+";
        } else if (!c.isSpace() && !u"()-./\u2010\u2011\u2013\u200e\u202a\u202c"_s.contains(c))
            return std::nullopt;
    }
    if (digits.starts_with("00"))
        digits.replace(0, 2, "+");
    return digits;
}

bool isShortOrEmergency(const std::string &national)
{
    // Italian numbers that begin with 1 are services: emergency (112, 118), operators', information.
    if (national.starts_with('1') && national.size() <= 6)
        return true;
    static const lib::ShortNumberInfo shortNumbers;
    return shortNumbers.ConnectsToEmergencyNumber(national, "IT")
        || (national.size() <= 6 && national.starts_with('4'));
}

// Whatever its length: 899 and its like are dangerous even mistyped.
bool hasPremiumPrefix(const std::string &national)
{
    static constexpr std::array prefixes{
        "0878", "144", "163", "164", "166", "178", "199", "84", "892", "893", "894", "895", "899"};
    return std::ranges::any_of(prefixes, [&](const char *prefix) { return national.starts_with(prefix); });
}

} // namespace

Result<PhoneNumber> PhoneNumber::parse(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return failure(ErrorCode::NumberEmpty);
    const std::optional<std::string> digits = dialable(trimmed);
    if (!digits || digits->empty() || *digits == "+")
        return failure(ErrorCode::NumberNotANumber, {trimmed});
    if (digits->size() > 24)
        return failure(ErrorCode::NumberTooLong, {trimmed});
    const bool international = digits->starts_with('+');
    if (international && !digits->starts_with("+39"))
        return failure(ErrorCode::NumberForeign, {trimmed});
    const std::string national = international ? digits->substr(3) : *digits;
    if (isShortOrEmergency(national))
        return failure(ErrorCode::NumberShortOrEmergency, {trimmed});
    if (hasPremiumPrefix(national))
        return failure(ErrorCode::NumberPremium, {trimmed});
    if (national.starts_with("0549")) // San Marino, reached through Italy's code
        return failure(ErrorCode::NumberForeign, {trimmed});

    const Util &util = *Util::GetInstance();
    lib::PhoneNumber number;
    switch (util.Parse(*digits, "IT", &number)) {
    case Util::NO_PARSING_ERROR: break;
    case Util::TOO_SHORT_NSN:
    case Util::TOO_SHORT_AFTER_IDD: return failure(ErrorCode::NumberTooShort, {trimmed});
    case Util::TOO_LONG_NSN: return failure(ErrorCode::NumberTooLong, {trimmed});
    default: return failure(ErrorCode::NumberNotANumber, {trimmed});
    }
    if (number.country_code() != 39)
        return failure(ErrorCode::NumberForeign, {trimmed});
    switch (util.IsPossibleNumberWithReason(number)) {
    case Util::TOO_SHORT: return failure(ErrorCode::NumberTooShort, {trimmed});
    case Util::TOO_LONG: return failure(ErrorCode::NumberTooLong, {trimmed});
    default: break;
    }
    if (!util.IsValidNumberForRegion(number, "IT")) {
        if (util.IsValidNumberForRegion(number, "VA"))
            return failure(ErrorCode::NumberForeign, {trimmed});
        // A landline or mobile prefix with too few digits is a typing mistake worth naming.
        const bool subscriber = national.starts_with('0') || national.starts_with('3');
        if (subscriber && national.size() < (national.starts_with('3') ? 9U : 8U))
            return failure(ErrorCode::NumberTooShort, {trimmed});
        if (subscriber && national.size() > (national.starts_with('3') ? 10U : 11U))
            return failure(ErrorCode::NumberTooLong, {trimmed});
        return failure(ErrorCode::NumberNotANumber, {trimmed});
    }
    LineKind kind = LineKind::Landline;
    switch (util.GetNumberType(number)) {
    case Util::FIXED_LINE:
    case Util::FIXED_LINE_OR_MOBILE: break;
    case Util::MOBILE: kind = LineKind::Mobile; break;
    case Util::PREMIUM_RATE:
    case Util::SHARED_COST:
    case Util::PERSONAL_NUMBER:
    case Util::UAN: return failure(ErrorCode::NumberPremium, {trimmed});
    case Util::VOICEMAIL: return failure(ErrorCode::NumberTooLong, {trimmed}); // a mobile number with digits too many
    case Util::VOIP: break; // 5x numbers ring at somebody's home like a landline
    default: return failure(ErrorCode::NumberNotANumber, {trimmed}); // freephone and the like: nobody lives there
    }
    std::string formatted;
    util.Format(number, Util::E164, &formatted);
    return PhoneNumber(QString::fromStdString(formatted), kind);
}

QString PhoneNumber::national() const
{
    const Util &util = *Util::GetInstance();
    lib::PhoneNumber number;
    if (util.Parse(m_e164.toStdString(), "IT", &number) != Util::NO_PARSING_ERROR)
        return m_e164;
    std::string formatted;
    util.Format(number, Util::NATIONAL, &formatted);
    return QString::fromStdString(formatted);
}

} // namespace campanile
