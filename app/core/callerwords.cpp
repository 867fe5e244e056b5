// SPDX-License-Identifier: GPL-3.0-or-later
#include "callerwords.h"

#include "phonenumber.h"

namespace campanile {

QString internationalWords(const QString &e164)
{
    const Result<PhoneNumber> number = PhoneNumber::parse(e164);
    return number ? QStringLiteral("+39 ") + number->national() : e164;
}

} // namespace campanile
