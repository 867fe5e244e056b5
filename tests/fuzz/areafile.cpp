// SPDX-License-Identifier: GPL-3.0-or-later
// Areas from a file: what begins with "<" as KML, the rest as GeoJSON; then every feature as pieces of an area.
#include "inputfile.h"

#include "ograreafiles.h"

using namespace campanile;
using namespace campanile::fuzz;
using namespace Qt::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const AreaFileLimits limits{
        .bytes = 1 << 20, .textBytes = 1 << 20, .features = 200, .corners = 2'000, .time = std::chrono::seconds(10)};
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const AreaFormat format = bytes.startsWith('<') ? AreaFormat::Kml : AreaFormat::GeoJson;
    const auto file = readAreaBytes(bytes, format, {}, limits);
    if (!file)
        return 0;
    must(file->features.size() <= limits.features);
    qsizetype corners = 0;
    for (const AreaFeature &feature : file->features) {
        must(feature.values.size() <= file->columns.size());
        must(!feature.problem || feature.rings.isEmpty());
        for (const GeoRing &ring : feature.rings) {
            corners += ring.size();
            for (const GeoPoint point : ring)
                must(point.isValid());
        }
        const auto pieces = piecesOf(feature, {.name = u"A"_s, .exclude = false, .metres = 50});
        for (const AreaPiece &piece : pieces.value_or(QList<AreaPiece>())) {
            for (const GeoRing &ring : piece.rings) {
                for (const GeoPoint point : ring)
                    must(point.isValid());
            }
        }
    }
    must(corners <= limits.corners);
    return 0;
}
