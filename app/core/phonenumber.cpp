// SPDX-License-Identifier: GPL-3.0-or-later
#include "phonenumber.h"

#include <phonenumbers/phonenumberutil.h>
#include <phonenumbers/shortnumberinfo.h>

#include <array>
#include <atomic>

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
        } else if (!c.isSpace() && !QStringView(u"()-./\u2010\u2011\u2013\u200e\u202a\u202c").contains(c))
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

/// What the library said of numbers that begin with the same five digits and are as long. Its rules for Italian
/// landlines (0) and mobiles (3) look no further (the Vatican's are the longest: 06698), so one answer serves them all
/// and the library, at some 15 us a number, is asked once for each kind. Only good news is kept: whatever is refused is
/// asked again, for its reason.
class KnownNumbers final {
public:
    [[nodiscard]] std::optional<LineKind> kind(const std::string &national) const
    {
        if (!isClear(national))
            return std::nullopt;
        switch (m_kinds[place(national)].load(std::memory_order_relaxed)) {
        case landline: return LineKind::Landline;
        case mobile: return LineKind::Mobile;
        default: return std::nullopt;
        }
    }

    void learn(const std::string &national, LineKind kind)
    {
        if (isClear(national))
            m_kinds[place(national)].store(kind == LineKind::Mobile ? mobile : landline, std::memory_order_relaxed);
    }

private:
    static constexpr std::uint8_t landline = 1;
    static constexpr std::uint8_t mobile = 2;
    static constexpr size_t shortest = 8;
    static constexpr size_t longest = 11;

    // Longer mobiles may hide a country code that was written without its plus.
    [[nodiscard]] static bool isClear(const std::string &national)
    {
        return (national.starts_with('0') && national.size() >= shortest && national.size() <= longest)
            || (national.starts_with('3') && (national.size() == 9 || national.size() == 10));
    }

    [[nodiscard]] static size_t place(const std::string &national)
    {
        size_t result = national[0] == '3';
        for (size_t i = 1; i < 5; ++i)
            result = result * 10 + static_cast<size_t>(national[i] - '0');
        return result * (longest - shortest + 1) + national.size() - shortest;
    }

    std::array<std::atomic<std::uint8_t>, 20'000 * (longest - shortest + 1)> m_kinds{};
};

KnownNumbers &knownNumbers()
{
    static KnownNumbers table;
    return table;
}

} // namespace

Result<PhoneNumber> PhoneNumber::parse(const QString &text)
{
    const std::optional<std::string> digits = dialable(text.trimmed());
    if (!digits || digits->size() < 5)
        return parseByLibrary(text);
    const std::string national = digits->starts_with("+39") ? digits->substr(3) : *digits;
    if (const std::optional<LineKind> kind = knownNumbers().kind(national))
        return PhoneNumber(u"+39"_s + QString::fromLatin1(national), *kind);
    Result<PhoneNumber> number = parseByLibrary(text);
    if (number && QStringView(number->e164()).sliced(3) == QLatin1StringView(national))
        knownNumbers().learn(national, number->kind());
    return number;
}

Result<PhoneNumber> PhoneNumber::parseByLibrary(const QString &text)
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
