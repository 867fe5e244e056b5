// SPDX-License-Identifier: GPL-3.0-or-later
#include "areaoptions.h"

#include "gazetteer.h"
#include "geojsonarea.h"
#include "session.h"

namespace campanile::ctl {

using namespace Qt::StringLiterals;

void addAreaOptions(QCommandLineParser &parser)
{
    parser.addOption({u"area"_s, u"polygons of a GeoJSON file, in degrees"_s, u"FILE.geojson"_s});
    parser.addOption({u"street"_s, u"a street, by any usual spelling"_s, u"NAME"_s});
    parser.addOption({u"quarter"_s, u"a quarter"_s, u"NAME"_s});
    parser.addOption({u"exclude-area"_s, u"polygons to take away"_s, u"FILE.geojson"_s});
}

bool hasArea(const QCommandLineParser &parser)
{
    return parser.isSet(u"area"_s) || parser.isSet(u"street"_s) || parser.isSet(u"quarter"_s);
}

Result<Area> areaOf(Session &session, const QCommandLineParser &parser)
{
    const auto gazetteer = session.gazetteer();
    if (!gazetteer)
        return std::unexpected(gazetteer.error());
    Area area;
    for (const bool exclude : {false, true}) {
        for (const QString &path : parser.values(exclude ? u"exclude-area"_s : u"area"_s)) {
            Result<QList<AreaPiece>> pieces = readGeoJsonArea(path);
            if (!pieces)
                return std::unexpected(pieces.error());
            for (AreaPiece &piece : *pieces) {
                piece.exclude = exclude;
                area.pieces.append(piece);
            }
        }
    }
    for (const QString &name : parser.values(u"street"_s)) {
        const auto street = (*gazetteer)->streetByName(name);
        if (!street)
            return failure(ErrorCode::NotFound, {name});
        area.pieces.append({PieceId::create(), PieceKind::Street, street->name, false, street->lines,
            StreetStretch{.streetKey = street->key}});
    }
    for (const QString &name : parser.values(u"quarter"_s)) {
        const auto quarter = (*gazetteer)->quarterByName(name);
        if (!quarter)
            return failure(ErrorCode::NotFound, {name});
        area.pieces.append({PieceId::create(), PieceKind::Quarter, quarter->name, false, quarter->rings, std::nullopt});
    }
    for (const AreaPiece &piece : area.pieces) {
        if (const Result<void> valid = validate(piece, (*gazetteer)->town().bounds); !valid)
            return std::unexpected(valid.error());
    }
    return area;
}

} // namespace campanile::ctl
