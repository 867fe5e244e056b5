// SPDX-License-Identifier: GPL-3.0-or-later
// How people write a part of a street, and how it is written for them.
#include "streetstretch.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

using Side = StreetStretch::Side;

/// Takes what matches at the end off the text.
std::optional<QRegularExpressionMatch> takeEnd(QString &text, const QString &pattern)
{
    const QRegularExpression expression(
        u"(?:^|[\\s,;]+)(?:%1)[\\s,.;]*$"_s.arg(pattern), QRegularExpression::CaseInsensitiveOption);
    QRegularExpressionMatch match = expression.match(text);
    if (!match.hasMatch())
        return {};
    text = text.left(match.capturedStart()).trimmed();
    return match;
}

const QString &numberWord()
{
    static const QString word =
        u"(?:(?:i |ai |dai )?(?:numeri civici|numeri|numero|civici|civico|nn?\\.?|n°|numbers?)\\s*)?"_s;
    return word;
}

std::optional<Side> takeSide(QString &text)
{
    const auto match = takeEnd(text, numberWord() + u"(?:lato |side )?(dispari|pari|odd|even)(?: numbers?| side)?"_s);
    if (!match)
        return {};
    const QString word = match->captured(1).toLower();
    return word == u"dispari" || word == u"odd" ? Side::Odd : Side::Even;
}

std::optional<CivicRange> takeRange(QString &text)
{
    const QString number = u"(\\d{1,5})(?:\\s?/?\\s?[a-z])?"_s;
    const auto from = u"(?:dal?|dai|from)\\s+"_s;
    if (const auto match = takeEnd(text,
            numberWord() + u"(?:"_s + from + u")?"_s + numberWord() + number
                + u"\\s*(?:[-–—]|\\s(?:fino )?al?\\s|\\sto\\s)\\s*"_s + number)) {
        const int one = match->captured(1).toInt(), other = match->captured(2).toInt();
        return CivicRange{std::min(one, other), std::max(one, other)};
    }
    if (const auto match = takeEnd(text, from + numberWord() + number + u"(?:\\s+in poi| on| onwards)?"_s))
        return CivicRange{match->captured(1).toInt(), 0};
    if (const auto match = takeEnd(text, numberWord() + number + u"\\s+(?:in poi|onwards)"_s))
        return CivicRange{match->captured(1).toInt(), 0};
    if (const auto match = takeEnd(text, u"(?:fino al?|up to)\\s+"_s + numberWord() + number))
        return CivicRange{0, match->captured(1).toInt()};
    return {};
}

QString rangeText(const CivicRange &range)
{
    if (range.from == range.to)
        return QString::number(range.from);
    return QString::number(range.from) + u'–' + QString::number(range.to);
}

struct StretchName {
    Q_DECLARE_TR_FUNCTIONS(StretchName)
public:
    static QString numbers(const CivicRange &range)
    {
        if (range == CivicRange())
            return {};
        if (range.to == 0)
            //: civic numbers of a street
            return tr("from %1").arg(range.from);
        if (range.from == 0)
            //: civic numbers of a street
            return tr("up to %1").arg(range.to);
        return rangeText(range);
    }

    static QString odd(const QString &numbers)
    {
        //: the odd civic numbers of a street; %1 is "1–45", or empty
        return tr("%1 odd").arg(numbers).trimmed();
    }

    static QString even(const QString &numbers)
    {
        //: the even civic numbers of a street; %1 is "2–44", or empty
        return tr("%1 even").arg(numbers).trimmed();
    }

    static QString both(const StreetStretch &stretch)
    {
        if (stretch.odd == stretch.even)
            return numbers(stretch.odd);
        // "1–45" said of both sides: the odd ones to 45, the even ones from 2 to 44
        const auto near = [](int a, int b) { return a == b || (a > 0 && b > 0 && std::abs(a - b) == 1); };
        const CivicRange &odd = stretch.odd, &even = stretch.even;
        if (near(odd.from, even.from) && near(odd.to, even.to))
            return numbers({std::min(odd.from, even.from), std::max(odd.to, even.to)});
        const QString all = tr("all");
        const QString o = numbers(odd), e = numbers(even);
        return StretchName::odd(o.isEmpty() ? all : o) + u", "_s + StretchName::even(e.isEmpty() ? all : e);
    }
};

} // namespace

std::optional<StretchWords> stretchWords(const QString &text)
{
    StretchWords words;
    QString rest = text.simplified();
    const std::optional<Side> after = takeSide(rest);
    const std::optional<CivicRange> range = takeRange(rest);
    const std::optional<Side> before = after ? std::nullopt : takeSide(rest);
    if (!after && !before && !range)
        return {};
    while (rest.endsWith(u',') || rest.endsWith(u';'))
        rest = rest.chopped(1).trimmed();
    if (std::ranges::none_of(rest, [](QChar c) { return c.isLetter(); }))
        return {};
    words.street = rest;
    words.side = after.value_or(before.value_or(Side::Both));
    words.range = range.value_or(CivicRange());
    return words;
}

QString stretchName(const QString &streetName, const StreetStretch &stretch)
{
    if (stretch.isWhole())
        return streetName;
    const QString numbers = stretch.side == Side::Odd ? StretchName::odd(StretchName::numbers(stretch.odd))
        : stretch.side == Side::Even                  ? StretchName::even(StretchName::numbers(stretch.even))
                                                      : StretchName::both(stretch);
    return streetName + u' ' + numbers;
}

} // namespace campanile
