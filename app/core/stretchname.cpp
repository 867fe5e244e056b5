// SPDX-License-Identifier: GPL-3.0-or-later
// How a part of a street is written for people.
#include "streetstretch.h"

#include <QCoreApplication>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

using Side = StreetStretch::Side;

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
