// SPDX-License-Identifier: GPL-3.0-or-later
#include "contactmerge.h"

namespace campanile {

Contact merged(const Contact &known, const Contact &fresh)
{
    if (fresh.sample && !known.sample)
        return known;
    Contact result = known;
    if (known.sample && !fresh.sample) { // nothing invented stays with a real person
        result = fresh;
        result.id = known.id;
        result.optedOut = known.optedOut || fresh.optedOut;
        return result;
    }
    const auto take = [](QString &field, const QString &value) {
        if (!value.isEmpty())
            field = value;
    };
    take(result.name, fresh.name);
    take(result.languages, fresh.languages);
    if (known.source != Source::SignUp || fresh.source == Source::SignUp) {
        result.source = fresh.source;
        take(result.legalBasis, fresh.legalBasis);
    }
    if (fresh.located != Located::No || (known.located == Located::No && !fresh.streetAsWritten.isEmpty())) {
        result.streetAsWritten = fresh.streetAsWritten;
        result.civicAsWritten = fresh.civicAsWritten;
        result.streetKey = fresh.streetKey;
        result.civic = fresh.civic;
        result.position = fresh.position;
        result.located = fresh.located;
    }
    result.optedOut = known.optedOut || fresh.optedOut;
    return result;
}

} // namespace campanile
