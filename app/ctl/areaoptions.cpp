// SPDX-License-Identifier: GPL-3.0-or-later
#include "areaoptions.h"

#include "areashapes.h"
#include "coordinates.h"
#include "gazetteer.h"
#include "ograreafiles.h"
#include "session.h"
#include "streetstretch.h"

#include <QRegularExpression>

namespace campanile::ctl {

using namespace Qt::StringLiterals;

namespace {

using Pieces = Result<QList<AreaPiece>>;

// "Via Roma", "Via Roma:1-45", "Via Roma:1-45:odd", "Via Roma:even:20m"
Pieces streetPieces(const Gazetteer &gazetteer, const QString &text)
{
    static const QRegularExpression words(uR"(^([^:]+)(?::(\d{1,6})?-(\d{1,6})?)?(?::(odd|even))?(?::(\d{1,4})m)?$)"_s);
    const QRegularExpressionMatch match = words.match(text);
    const auto street = match.hasMatch() ? gazetteer.streetByName(match.captured(1).trimmed()) : std::nullopt;
    if (!street)
        return failure(ErrorCode::NotFound, {text});
    const CivicRange range{match.captured(2).toInt(), match.captured(3).toInt()};
    const StreetStretch::Side side = match.captured(4).isEmpty() ? StreetStretch::Side::Both
        : match.captured(4) == "odd"_L1                          ? StreetStretch::Side::Odd
                                                                 : StreetStretch::Side::Even;
    const StreetStretch stretch{street->key, side, range, range};
    AreaPiece piece = stretch.isWhole() ? AreaPiece{PieceId::create(), PieceKind::Street, street->name, false,
                                              street->lines, StreetStretch{.streetKey = street->key}}
                                        : stretchPiece(gazetteer, *street, stretch);
    if (const int metres = match.captured(5).toInt(); metres > 0) {
        const Result<AreaPiece> strip = withStretch(gazetteer, piece, stretch, metres);
        if (!strip)
            return std::unexpected(strip.error());
        piece = *strip;
    }
    return QList{piece};
}

Pieces quarterPieces(const Gazetteer &gazetteer, const QString &name)
{
    const auto quarter = gazetteer.quarterByName(name);
    if (!quarter)
        return failure(ErrorCode::NotFound, {name});
    return QList{AreaPiece{PieceId::create(), PieceKind::Quarter, quarter->name, false, quarter->rings, {}}};
}

// "46.0671, 11.1211:300"
Pieces circlePieces(const QString &text)
{
    const Result<GeoPoint> centre = parseCoordinates(text.section(u':', 0, 0));
    if (!centre)
        return std::unexpected(centre.error());
    bool isNumber = false;
    const double metres = text.section(u':', 1).toDouble(&isNumber);
    if (!isNumber || !(metres > 0 && metres <= 100'000))
        return failure(ErrorCode::CoordinatesUnclear, {text});
    AreaPiece piece{PieceId::create(), PieceKind::Circle, text, false, {circleRing(*centre, metres)}, {}};
    piece.shape = CircleShape{*centre, metres};
    return QList{piece};
}

Pieces rectanglePieces(const QString &text)
{
    const Result<GeoPoint> corner = parseCoordinates(text.section(u':', 0, 0));
    const Result<GeoPoint> opposite = parseCoordinates(text.section(u':', 1));
    if (!corner || !opposite)
        return std::unexpected(corner ? opposite.error() : corner.error());
    return QList{
        AreaPiece{PieceId::create(), PieceKind::Rectangle, text, false, {rectangleRing(*corner, *opposite)}, {}}};
}

Pieces filePieces(const QString &path, const QString &crs)
{
    const Result<AreaFile> file = readAreaFile(path, crs);
    if (!file)
        return std::unexpected(file.error());
    QList<AreaPiece> found;
    for (qsizetype i = 0; i < file->features.size(); ++i) {
        const AreaFeature &feature = file->features[i];
        if (feature.kind != AreaFeature::Kind::Polygon)
            continue; // no radius was given
        const Pieces pieces =
            campanile::piecesOf(feature, {.name = file->nameOf(i, file->nameColumn), .exclude = false, .metres = 0});
        if (!pieces)
            return std::unexpected(pieces.error());
        found += *pieces;
    }
    if (found.isEmpty())
        return failure(ErrorCode::AreaFileEmpty, {path});
    return found;
}

Pieces piecesFor(const Gazetteer &gazetteer, const QString &option, const QString &text, const QString &crs)
{
    if (option == "area"_L1)
        return filePieces(text, crs);
    if (option == "street"_L1)
        return streetPieces(gazetteer, text);
    if (option == "quarter"_L1)
        return quarterPieces(gazetteer, text);
    return option == "circle"_L1 ? circlePieces(text) : rectanglePieces(text);
}

const QStringList &pieceOptions()
{
    static const QStringList options{u"area"_s, u"street"_s, u"quarter"_s, u"circle"_s, u"rectangle"_s};
    return options;
}

} // namespace

void addAreaOptions(QCommandLineParser &parser)
{
    parser.addOption({u"area"_s, u"polygons of a file: GeoJSON, KML, KMZ, Shapefile, GeoPackage"_s, u"FILE"_s});
    parser.addOption(
        {u"crs"_s, u"the files' coordinate reference system, when they do not say it"_s, u"EPSG:CODE"_s});
    parser.addOption({u"street"_s,
        u"a street, by any usual spelling; or some of its numbers: 'Via Roma:1-45', 'Via Roma:1-45:odd', "
        "'Via Roma:10-', 'Via Roma:even'; and with ':20m' also all within 20 metres of it"_s,
        u"NAME"_s});
    parser.addOption({u"quarter"_s, u"a quarter"_s, u"NAME"_s});
    parser.addOption({u"circle"_s, u"all within so many metres, as '46.0671,11.1211:300'"_s, u"PLACE:METRES"_s});
    parser.addOption({u"rectangle"_s, u"between two corners, as '46.06,11.11:46.07,11.13'"_s, u"PLACE:PLACE"_s});
    parser.addOption({u"town"_s, u"everybody in the registry, wherever they live"_s});
    for (const QString &option : pieceOptions())
        parser.addOption({u"exclude-"_s + option, u"take away; as --%1"_s.arg(option), u"..."_s});
}

bool hasArea(const QCommandLineParser &parser)
{
    return parser.isSet(u"town"_s)
        || std::ranges::any_of(pieceOptions(), [&](const QString &option) { return parser.isSet(option); });
}

Result<Area> areaOf(Session &session, const QCommandLineParser &parser)
{
    const auto gazetteer = session.gazetteer();
    if (!gazetteer)
        return std::unexpected(gazetteer.error());
    Area area;
    if (parser.isSet(u"town"_s)) {
        const auto &town = **gazetteer;
        const AreaPiece everybody{
            PieceId::create(), PieceKind::Town, town.town().name, false, town.boundary(), std::nullopt};
        area.pieces.append(everybody);
    }
    for (const bool exclude : {false, true}) {
        for (const QString &option : pieceOptions()) {
            for (const QString &text : parser.values(exclude ? u"exclude-"_s + option : option)) {
                Pieces pieces = piecesFor(**gazetteer, option, text, parser.value(u"crs"_s));
                if (!pieces)
                    return std::unexpected(pieces.error());
                for (AreaPiece &piece : *pieces) {
                    piece.exclude = piece.exclude != exclude; // a file of ours has pieces that take away
                    area.pieces.append(piece);
                }
            }
        }
    }
    for (const AreaPiece &piece : area.pieces) {
        if (piece.kind == PieceKind::Town) // everybody, whatever is drawn of it
            continue;
        if (const Result<void> valid = validate(piece, (*gazetteer)->town().bounds); !valid)
            return std::unexpected(valid.error());
    }
    return area;
}

} // namespace campanile::ctl
