// SPDX-License-Identifier: GPL-3.0-or-later
#include "campaignjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

QJsonArray ringToJson(const GeoRing &ring)
{
    QJsonArray numbers;
    for (const GeoPoint &p : ring) {
        numbers.append(p.latE7);
        numbers.append(p.lonE7);
    }
    return numbers;
}

GeoRing ringFromJson(const QJsonArray &numbers)
{
    GeoRing ring;
    for (qsizetype i = 0; i + 1 < numbers.size(); i += 2)
        ring.append({numbers[i].toInt(INT32_MIN), numbers[i + 1].toInt(INT32_MIN)});
    return ring;
}

} // namespace

QByteArray toJson(const Area &area)
{
    QJsonArray pieces;
    for (const AreaPiece &piece : area.pieces) {
        QJsonArray rings;
        for (const GeoRing &ring : piece.rings)
            rings.append(ringToJson(ring));
        QJsonObject object{{u"id"_s, piece.id.text()}, {u"kind"_s, static_cast<int>(piece.kind)},
            {u"name"_s, piece.name}, {u"exclude"_s, piece.exclude}, {u"rings"_s, rings}};
        if (piece.street) {
            object[u"street"_s] = QJsonObject{{u"key"_s, piece.street->streetKey}, {u"from"_s, piece.street->from},
                {u"to"_s, piece.street->to}, {u"side"_s, static_cast<int>(piece.street->side)}};
        }
        pieces.append(object);
    }
    return QJsonDocument(pieces).toJson(QJsonDocument::Compact);
}

std::optional<Area> areaFromJson(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isArray())
        return std::nullopt;
    Area area;
    for (const QJsonValue &value : document.array()) {
        const QJsonObject object = value.toObject();
        AreaPiece piece;
        piece.id = PieceId(object[u"id"_s].toString());
        const int kind = object[u"kind"_s].toInt();
        if (kind < static_cast<int>(PieceKind::Polygon) || kind > static_cast<int>(PieceKind::Circle))
            return std::nullopt;
        piece.kind = static_cast<PieceKind>(kind);
        piece.name = object[u"name"_s].toString();
        piece.exclude = object[u"exclude"_s].toBool();
        for (const QJsonValue &ring : object[u"rings"_s].toArray())
            piece.rings.append(ringFromJson(ring.toArray()));
        if (const QJsonValue street = object[u"street"_s]; street.isObject()) {
            const int side = street[u"side"_s].toInt();
            if (side < 0 || side > static_cast<int>(StreetStretch::Side::Even))
                return std::nullopt;
            piece.street = StreetStretch{street[u"key"_s].toString(), street[u"from"_s].toInt(),
                street[u"to"_s].toInt(), static_cast<StreetStretch::Side>(side)};
        }
        area.pieces.append(piece);
    }
    return area;
}

QByteArray toJson(const Policy &policy)
{
    QJsonArray delays;
    for (const auto &[outcome, delay] : policy.retryDelay.asKeyValueRange())
        delays.append(QJsonArray{static_cast<int>(outcome), static_cast<qint64>(delay.count())});
    return QJsonDocument(QJsonObject{{u"max_attempts"_s, policy.maxAttempts},
                             {u"horizon"_s, static_cast<qint64>(policy.horizon.count())}, {u"retry_delay"_s, delays},
                             {u"redial_uncertain"_s, policy.redialUncertain},
                             {u"ring_timeout"_s, static_cast<qint64>(policy.ringTimeout.count())}})
        .toJson(QJsonDocument::Compact);
}

std::optional<Policy> policyFromJson(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return std::nullopt;
    Policy policy;
    policy.maxAttempts = document[u"max_attempts"_s].toInt();
    policy.horizon = std::chrono::seconds(document[u"horizon"_s].toInteger());
    policy.redialUncertain = document[u"redial_uncertain"_s].toBool();
    policy.ringTimeout = std::chrono::seconds(document[u"ring_timeout"_s].toInteger());
    for (const QJsonValue &delay : document[u"retry_delay"_s].toArray())
        policy.retryDelay[static_cast<Outcome>(delay[0].toInt())] = std::chrono::seconds(delay[1].toInteger());
    return policy;
}

} // namespace campanile
