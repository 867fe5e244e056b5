// SPDX-License-Identifier: GPL-3.0-or-later
#include "relocation.h"

#include "gazetteer.h"

namespace campanile {

Contact relocated(const Contact &contact, const Gazetteer &town, RelocationReport &report)
{
    ++report.contacts;
    const PlacedAddress placed = contact.streetAsWritten.isEmpty()
        ? PlacedAddress()
        : town.locate(contact.streetAsWritten, contact.civicAsWritten);
    Contact result = contact;
    if (placed.located == Located::No || placed.located < contact.located) {
        // A street that the new map writes differently is found by its name alone; its houses stay where they were.
        if (!placed.streetKey.isEmpty())
            result.streetKey = placed.streetKey;
        ++(contact.located == Located::No ? report.unchanged : report.kept);
        return result;
    }
    result.streetKey = placed.streetKey;
    result.civic = placed.civic;
    result.position = placed.position;
    result.located = placed.located;
    ++(result == contact ? report.unchanged : contact.position ? report.moved : report.found);
    return result;
}

} // namespace campanile
