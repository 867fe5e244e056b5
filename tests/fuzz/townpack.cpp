// SPDX-License-Identifier: GPL-3.0-or-later
// A town pack that somebody damaged or made up: read, opened, and asked what the program asks of it.
#include "inputfile.h"

#include "townpack.h"

using namespace campanile;
using namespace campanile::fuzz;
using namespace Qt::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const InputFile input(data, size);
    const auto opened = TownPack::open(input.path());
    if (!opened)
        return 0;
    const TownPack &pack = **opened;
    const GeoBox &bounds = pack.town().bounds;
    must(!bounds.isEmpty());
    const GeoPoint middle{static_cast<std::int32_t>((std::int64_t{bounds.south} + bounds.north) / 2),
        static_cast<std::int32_t>((std::int64_t{bounds.west} + bounds.east) / 2)};
    (void)pack.quarters();
    (void)pack.quarterAt(middle);
    (void)pack.streetAt(middle, 5000);
    (void)pack.search(u"roma 1"_s, 10);
    const QList<PlacedAddress> addresses = pack.allAddresses();
    for (qsizetype i = 0; i < std::min<qsizetype>(addresses.size(), 20); ++i) {
        must(addresses[i].position && addresses[i].position->isValid());
        (void)pack.streetAt(*addresses[i].position, 50);
    }
    for (const QString &number : {u"1"_s, u"2/A"_s, u"7"_s, u"99999"_s}) {
        const PlacedAddress placed = pack.locate(u"Via Roma"_s, number);
        must(!placed.position || placed.position->isValid());
    }
    return 0;
}
