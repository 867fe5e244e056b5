// SPDX-License-Identifier: GPL-3.0-or-later
#include "geojsonarea.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestFile = 64 * 1024 * 1024;

class Reader final {
public:
    explicit Reader(const QString &path)
        : m_path(path)
    {
    }

    Result<void> read(const QJsonObject &object, const QString &name)
    {
        const QString type = object[u"type"_s].toString();
        if (Result<void> degrees = checkReference(object[u"crs"_s]); !degrees)
            return degrees;
        if (type == "FeatureCollection"_L1)
            return readAll(object[u"features"_s].toArray(), name);
        if (type == "GeometryCollection"_L1)
            return readAll(object[u"geometries"_s].toArray(), name);
        if (type == "Feature"_L1)
            return read(object[u"geometry"_s].toObject(), nameOf(object[u"properties"_s].toObject(), name));
        const QJsonArray coordinates = object[u"coordinates"_s].toArray();
        if (type == "Polygon"_L1) {
            QJsonArray one; // not in braces: they would copy the polygon instead of holding it
            one.append(coordinates);
            return add(one, name);
        }
        if (type == "MultiPolygon"_L1)
            return add(coordinates, name);
        return {}; // points and lines are no areas
    }

    QList<AreaPiece> pieces;

private:
    static QString nameOf(const QJsonObject &properties, const QString &fallback)
    {
        for (const QString &wanted : {u"name"_s, u"nome"_s, u"title"_s, u"titolo"_s, u"quart"_s, u"denominazione"_s}) {
            for (auto it = properties.begin(); it != properties.end(); ++it) {
                if (it.key().compare(wanted, Qt::CaseInsensitive) == 0 && !it.value().toString().isEmpty())
                    return it.value().toString().simplified().left(100);
            }
        }
        return fallback;
    }

    Result<void> checkReference(const QJsonValue &crs) const
    {
        const QString name = crs[u"properties"_s][u"name"_s].toString();
        if (crs.isUndefined() || crs.isNull() || name.endsWith("CRS84"_L1) || name.endsWith(":4326"_L1))
            return {};
        return failure(ErrorCode::FileWrongKind, {m_path, u"WGS84"_s});
    }

    Result<void> readAll(const QJsonArray &members, const QString &name)
    {
        for (const QJsonValue &member : members) {
            if (Result<void> done = read(member.toObject(), name); !done)
                return done;
        }
        return {};
    }

    Result<void> add(const QJsonArray &polygons, const QString &name)
    {
        AreaPiece piece{PieceId::create(), PieceKind::Polygon, name, false, {}, std::nullopt};
        for (const QJsonValue &polygon : polygons) {
            for (const QJsonValue &ring : polygon.toArray()) {
                GeoRing points;
                for (const QJsonValue &position : ring.toArray()) {
                    const GeoPoint point =
                        GeoPoint::fromDegrees(position[1].toDouble(qQNaN()), position[0].toDouble(qQNaN()));
                    if (!point.isValid())
                        return failure(ErrorCode::AreaNotFinite, {name});
                    points.append(point);
                }
                if (points.size() > 1 && points.front() == points.back())
                    points.removeLast();
                if (!points.isEmpty())
                    piece.rings.append(points);
            }
        }
        if (!piece.rings.isEmpty())
            pieces.append(piece);
        return {};
    }

    QString m_path;
};

} // namespace

Result<QList<AreaPiece>> readGeoJsonArea(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return failure(ErrorCode::FileNotFound, {path});
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::FileUnreadable, {path, file.errorString()});
    if (file.size() > largestFile)
        return failure(ErrorCode::FileTooLarge, {path});
    QByteArray bytes = file.readAll();
    if (bytes.startsWith("\xEF\xBB\xBF"))
        bytes.remove(0, 3);
    QJsonParseError problem{};
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &problem);
    if (!document.isObject())
        return failure(ErrorCode::FileWrongKind, {path, u"GeoJSON"_s});
    Reader reader(path);
    if (Result<void> done = reader.read(document.object(), QFileInfo(path).completeBaseName()); !done)
        return std::unexpected(done.error());
    if (reader.pieces.isEmpty())
        return failure(ErrorCode::AreaEmpty);
    return reader.pieces;
}

} // namespace campanile
