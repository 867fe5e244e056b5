// SPDX-License-Identifier: GPL-3.0-or-later
#include "areajson.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>

#include <ogr_feature.h>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

// Words in the file, not numbers of ours: other programs show them.
const QList<std::pair<PieceKind, QString>> &kinds()
{
    static const QList<std::pair<PieceKind, QString>> all{{PieceKind::Polygon, u"polygon"_s},
        {PieceKind::Quarter, u"quarter"_s}, {PieceKind::Street, u"street"_s}, {PieceKind::Circle, u"circle"_s},
        {PieceKind::Rectangle, u"rectangle"_s}, {PieceKind::Corridor, u"corridor"_s}, {PieceKind::Town, u"town"_s}};
    return all;
}

const QStringList &sides()
{
    static const QStringList all{u"both"_s, u"odd"_s, u"even"_s};
    return all;
}

const QStringList &flanks()
{
    static const QStringList all{u"both"_s, u"left"_s, u"right"_s};
    return all;
}

QByteArray degrees(std::int32_t e7)
{
    const std::int64_t size = std::abs(std::int64_t{e7});
    QByteArray text = (e7 < 0 ? "-" : "") + QByteArray::number(size / 10'000'000);
    const QByteArray fraction = QByteArray::number(size % 10'000'000).rightJustified(7, '0');
    return text + '.' + fraction;
}

QByteArray position(GeoPoint p)
{
    return '[' + degrees(p.lonE7) + ',' + degrees(p.latE7) + ']';
}

QByteArray positions(const GeoRing &ring, bool close)
{
    QByteArray text = "[";
    for (const GeoPoint &p : ring)
        text += position(p) + ',';
    if (close && !ring.isEmpty())
        text += position(ring.front()) + ',';
    if (text.endsWith(','))
        text.chop(1);
    return text + ']';
}

QJsonArray toJson(GeoPoint p)
{
    return {p.longitude(), p.latitude()};
}

std::optional<GeoPoint> pointFrom(const QJsonValue &value)
{
    const GeoPoint p = GeoPoint::fromDegrees(value[1].toDouble(qQNaN()), value[0].toDouble(qQNaN()));
    return p.isValid() ? std::optional(p) : std::nullopt;
}

/// The other way round from the same corner: doing it twice changes nothing.
GeoRing reversed(GeoRing ring)
{
    if (!ring.isEmpty())
        std::reverse(ring.begin() + 1, ring.end());
    return ring;
}

bool isCounterClockwise(const GeoRing &ring)
{
    double twice = 0; // from the first corner: differences stay exact
    for (qsizetype i = 1; i + 1 < ring.size(); ++i) {
        const double ax = ring[i].lonE7 - double(ring[0].lonE7), ay = ring[i].latE7 - double(ring[0].latE7);
        const double bx = ring[i + 1].lonE7 - double(ring[0].lonE7), by = ring[i + 1].latE7 - double(ring[0].latE7);
        twice += ax * by - ay * bx;
    }
    return twice > 0;
}

/// By most of a few corners: rings may touch.
bool lies(const GeoRing &inner, const GeoRing &outer)
{
    const qsizetype step = std::max<qsizetype>(1, inner.size() / 9);
    int in = 0, looked = 0;
    for (qsizetype i = 0; i < inner.size(); i += step, ++looked)
        in += contains({outer}, inner[i]) ? 1 : 0;
    return in * 2 > looked;
}

GeoBox boxOf(const GeoRing &ring)
{
    GeoBox box;
    for (const GeoPoint &p : ring)
        box.include(p);
    return box;
}

/// Even-odd rings as polygons with their holes: by how many others each lies in.
struct Nesting {
    explicit Nesting(const QList<GeoRing> &rings)
    {
        const qsizetype n = rings.size();
        QList<GeoBox> boxes;
        for (const GeoRing &ring : rings)
            boxes.append(boxOf(ring));
        QList<QList<qsizetype>> around(n);
        for (qsizetype i = 0; i < n; ++i) {
            for (qsizetype j = 0; j < n; ++j) {
                const bool boxed = boxes[i].south >= boxes[j].south && boxes[i].north <= boxes[j].north
                    && boxes[i].west >= boxes[j].west && boxes[i].east <= boxes[j].east;
                if (i != j && boxed && lies(rings[i], rings[j]))
                    around[i].append(j);
            }
        }
        for (qsizetype i = 0; i < n; ++i) {
            if (around[i].size() % 2 == 0)
                polygons.append(QList<qsizetype>{i});
        }
        for (qsizetype i = 0; i < n; ++i) {
            if (around[i].size() % 2 == 0)
                continue;
            // Its own outer ring is the innermost one around it.
            const auto own = std::ranges::find_if(polygons, [&](const QList<qsizetype> &polygon) {
                return around[i].contains(polygon.front()) && around[polygon.front()].size() + 1 == around[i].size();
            });
            if (own != polygons.end())
                own->append(i);
            else
                polygons.append(QList<qsizetype>{i});
        }
    }

    QList<QList<qsizetype>> polygons; ///< the outer ring first
};

/// "0 -1 2": the ring of the piece that each ring of the file was, with a minus (from 1 on counted) when turned round.
struct WrittenRings {
    QByteArray geometry;
    QString order;
};

WrittenRings polygonText(const QList<GeoRing> &rings)
{
    WrittenRings result;
    QByteArray all;
    const Nesting nesting(rings);
    for (const QList<qsizetype> &polygon : nesting.polygons) {
        QByteArray text;
        for (qsizetype i = 0; i < polygon.size(); ++i) {
            const GeoRing &ring = rings[polygon[i]];
            const bool turn = isCounterClockwise(ring) != (i == 0);
            result.order += u"%1%2 "_s.arg(turn ? u"-"_s : QString()).arg(polygon[i] + 1);
            text += (i ? "," : "") + positions(turn ? reversed(ring) : ring, true);
        }
        all += (all.isEmpty() ? "[" : ",[") + text + ']';
    }
    result.order.chop(1);
    result.geometry = nesting.polygons.size() == 1 ? "{\"type\":\"Polygon\",\"coordinates\":" + all + '}'
                                                   : "{\"type\":\"MultiPolygon\",\"coordinates\":[" + all + "]}";
    return result;
}

QByteArray lineText(const QList<GeoRing> &lines)
{
    QByteArray all;
    for (const GeoRing &line : lines)
        all += (all.isEmpty() ? "" : ",") + positions(line, false);
    return "{\"type\":\"MultiLineString\",\"coordinates\":[" + all + "]}";
}

QJsonObject toJson(const StreetStretch &street)
{
    return {{u"key"_s, street.streetKey}, {u"side"_s, sides().at(static_cast<int>(street.side))},
        {u"odd"_s, QJsonArray{street.odd.from, street.odd.to}},
        {u"even"_s, QJsonArray{street.even.from, street.even.to}}};
}

std::optional<StreetStretch> streetFrom(const QJsonObject &object)
{
    const qsizetype side = sides().indexOf(object[u"side"_s].toString());
    if (side < 0 || object[u"key"_s].toString().isEmpty())
        return std::nullopt;
    const auto range = [&](const QString &key) { return CivicRange{object[key][0].toInt(), object[key][1].toInt()}; };
    return StreetStretch{
        object[u"key"_s].toString(), static_cast<StreetStretch::Side>(side), range(u"odd"_s), range(u"even"_s)};
}

QJsonObject toJson(const PieceShape &shape)
{
    if (const auto *circle = std::get_if<CircleShape>(&shape))
        return {{u"centre"_s, toJson(circle->centre)}, {u"metres"_s, circle->metres}};
    if (const auto *corridor = std::get_if<CorridorShape>(&shape)) {
        QJsonArray lines;
        for (const GeoRing &line : corridor->lines) {
            QJsonArray points;
            for (const GeoPoint &p : line)
                points.append(toJson(p));
            lines.append(points);
        }
        return {{u"lines"_s, lines}, {u"metres"_s, corridor->metres},
            {u"flank"_s, flanks().at(static_cast<int>(corridor->flank))}};
    }
    return {};
}

PieceShape shapeFrom(const QJsonObject &object)
{
    const double metres = object[u"metres"_s].toDouble();
    if (!(metres > 0))
        return {};
    if (const auto centre = pointFrom(object[u"centre"_s]); centre && object.contains(u"centre"_s))
        return CircleShape{*centre, metres};
    const qsizetype flank = flanks().indexOf(object[u"flank"_s].toString());
    CorridorShape corridor{.lines = {}, .metres = metres};
    for (const QJsonValue &line : object[u"lines"_s].toArray()) {
        GeoRing points;
        for (const QJsonValue &value : line.toArray()) {
            const auto p = pointFrom(value);
            if (!p)
                return {};
            points.append(*p);
        }
        corridor.lines.append(points);
    }
    if (flank < 0 || corridor.lines.isEmpty())
        return {};
    corridor.flank = static_cast<CorridorShape::Flank>(flank);
    return corridor;
}

QString text(OGRFeature &feature, const char *field)
{
    const int i = feature.GetFieldIndex(field);
    return i >= 0 && feature.IsFieldSetAndNotNull(i) ? QString::fromUtf8(feature.GetFieldAsString(i)) : QString();
}

bool isTrue(OGRFeature &feature, const char *field)
{
    const int i = feature.GetFieldIndex(field);
    return i >= 0 && feature.IsFieldSetAndNotNull(i) && feature.GetFieldAsInteger(i) != 0;
}

QJsonObject object(OGRFeature &feature, const char *field)
{
    return QJsonDocument::fromJson(text(feature, field).toUtf8()).object();
}

} // namespace

QByteArray areaToGeoJson(const Area &area)
{
    QByteArray features;
    for (const AreaPiece &piece : area.pieces) {
        const auto kind = std::ranges::find(kinds(), piece.kind, &std::pair<PieceKind, QString>::first);
        QJsonObject properties{{u"campanile"_s, 1}, {u"piece"_s, piece.id.text()}, {u"name"_s, piece.name},
            {u"kind"_s, kind->second}, {u"exclude"_s, piece.exclude}, {u"hidden"_s, piece.hidden}};
        if (piece.street)
            properties[u"street"_s] = toJson(*piece.street);
        if (const QJsonObject shape = toJson(piece.shape); !shape.isEmpty())
            properties[u"shape"_s] = shape;
        QByteArray geometry = "null";
        if (piece.kind == PieceKind::Street && !piece.rings.isEmpty()) {
            geometry = lineText(piece.rings);
        } else if (!piece.rings.isEmpty()) {
            const WrittenRings written = polygonText(piece.rings);
            geometry = written.geometry;
            properties[u"rings"_s] = written.order;
        }
        features += (features.isEmpty() ? "" : ",\n") + QByteArray("{\"type\":\"Feature\",\"properties\":")
            + QJsonDocument(properties).toJson(QJsonDocument::Compact) + ",\"geometry\":" + geometry + '}';
    }
    return "{\"type\":\"FeatureCollection\",\"features\":[\n" + features + "\n]}\n";
}

Result<void> writeGeoJson(const QString &path, const Area &area)
{
    const QByteArray bytes = areaToGeoJson(area);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failure(ErrorCode::FileUnwritable, {path, file.errorString()});
    if (file.write(bytes) != bytes.size() || !file.commit()) {
        if (file.error() == QFileDevice::ResourceError)
            return failure(ErrorCode::DiskFull, {path});
        return failure(ErrorCode::FileUnwritable, {path, file.errorString()});
    }
    return {};
}

std::optional<AreaPiece> ownPiece(OGRFeature &feature)
{
    if (!isTrue(feature, "campanile"))
        return std::nullopt;
    const auto kind = std::ranges::find(kinds(), text(feature, "kind"), &std::pair<PieceKind, QString>::second);
    if (kind == kinds().end())
        return std::nullopt;
    AreaPiece piece{.id = PieceId(text(feature, "piece")),
        .kind = kind->first,
        .name = text(feature, "name"),
        .exclude = isTrue(feature, "exclude"),
        .rings = {},
        .street = streetFrom(object(feature, "street")),
        .shape = shapeFrom(object(feature, "shape")),
        .hidden = isTrue(feature, "hidden")};
    if (piece.kind == PieceKind::Street && !piece.street)
        return std::nullopt;
    return piece;
}

AreaPiece restored(AreaPiece piece, const AreaFeature &feature, OGRFeature &from)
{
    piece.rings = feature.rings;
    const QStringList order = text(from, "rings").split(u' ', Qt::SkipEmptyParts);
    if (order.size() != feature.rings.size())
        return piece; // edited elsewhere: the geometry is what counts
    QList<GeoRing> rings(order.size());
    for (qsizetype i = 0; i < order.size(); ++i) {
        const qsizetype place = std::abs(order[i].toLongLong()) - 1;
        if (place < 0 || place >= rings.size() || !rings[place].isEmpty())
            return piece;
        rings[place] = order[i].startsWith(u'-') ? reversed(feature.rings[i]) : feature.rings[i];
    }
    piece.rings = rings;
    return piece;
}

} // namespace campanile
