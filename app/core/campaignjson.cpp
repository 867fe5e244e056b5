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

QJsonArray ringsToJson(const QList<GeoRing> &rings)
{
    QJsonArray array;
    for (const GeoRing &ring : rings)
        array.append(ringToJson(ring));
    return array;
}

GeoRing ringFromJson(const QJsonArray &numbers)
{
    GeoRing ring;
    for (qsizetype i = 0; i + 1 < numbers.size(); i += 2)
        ring.append({numbers[i].toInt(INT32_MIN), numbers[i + 1].toInt(INT32_MIN)});
    return ring;
}

QList<GeoRing> ringsFromJson(const QJsonValue &array)
{
    QList<GeoRing> rings;
    for (const QJsonValue &ring : array.toArray())
        rings.append(ringFromJson(ring.toArray()));
    return rings;
}

QJsonArray toJson(const CivicRange &range)
{
    return {range.from, range.to};
}

CivicRange rangeFromJson(const QJsonValue &value)
{
    return {value[0].toInt(), value[1].toInt()};
}

QJsonObject toJson(const StreetStretch &street)
{
    return {{u"key"_s, street.streetKey}, {u"side"_s, static_cast<int>(street.side)}, {u"odd"_s, toJson(street.odd)},
        {u"even"_s, toJson(street.even)}};
}

std::optional<StreetStretch> streetFromJson(const QJsonObject &object)
{
    const int side = object[u"side"_s].toInt();
    if (side < 0 || side > static_cast<int>(StreetStretch::Side::Even))
        return std::nullopt;
    StreetStretch street{.streetKey = object[u"key"_s].toString(), .side = static_cast<StreetStretch::Side>(side)};
    if (object.contains(u"odd"_s)) {
        street.odd = rangeFromJson(object[u"odd"_s]);
        street.even = rangeFromJson(object[u"even"_s]);
    } else { // as it was written before the two sides had a range each
        street.odd = street.even = {object[u"from"_s].toInt(), object[u"to"_s].toInt()};
    }
    return street;
}

QJsonValue toJson(const PieceShape &shape)
{
    if (const auto *circle = std::get_if<CircleShape>(&shape))
        return QJsonObject{{u"centre"_s, ringToJson({circle->centre})}, {u"metres"_s, circle->metres}};
    if (const auto *corridor = std::get_if<CorridorShape>(&shape)) {
        return QJsonObject{{u"lines"_s, ringsToJson(corridor->lines)}, {u"metres"_s, corridor->metres},
            {u"flank"_s, static_cast<int>(corridor->flank)}};
    }
    return {};
}

PieceShape shapeFromJson(const QJsonObject &object)
{
    const double metres = object[u"metres"_s].toDouble();
    if (const GeoRing centre = ringFromJson(object[u"centre"_s].toArray()); centre.size() == 1)
        return CircleShape{centre.front(), metres};
    const QList<GeoRing> lines = ringsFromJson(object[u"lines"_s]);
    const int flank = object[u"flank"_s].toInt();
    if (lines.isEmpty() || flank < 0 || flank > static_cast<int>(CorridorShape::Flank::Right))
        return {}; // then it is edited by its corners
    return CorridorShape{lines, metres, static_cast<CorridorShape::Flank>(flank)};
}

} // namespace

QByteArray toJson(const Area &area)
{
    QJsonArray pieces;
    for (const AreaPiece &piece : area.pieces) {
        QJsonObject object{{u"id"_s, piece.id.text()}, {u"kind"_s, static_cast<int>(piece.kind)},
            {u"name"_s, piece.name}, {u"exclude"_s, piece.exclude}, {u"rings"_s, ringsToJson(piece.rings)}};
        if (piece.street)
            object[u"street"_s] = toJson(*piece.street);
        if (piece.shape.index() != 0)
            object[u"shape"_s] = toJson(piece.shape);
        if (piece.hidden)
            object[u"hidden"_s] = true;
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
        if (kind < static_cast<int>(PieceKind::Polygon) || kind > static_cast<int>(PieceKind::Town))
            return std::nullopt;
        piece.kind = static_cast<PieceKind>(kind);
        piece.name = object[u"name"_s].toString();
        piece.exclude = object[u"exclude"_s].toBool();
        piece.rings = ringsFromJson(object[u"rings"_s]);
        piece.hidden = object[u"hidden"_s].toBool();
        piece.shape = shapeFromJson(object[u"shape"_s].toObject());
        if (const QJsonValue street = object[u"street"_s]; street.isObject()) {
            piece.street = streetFromJson(street.toObject());
            if (!piece.street)
                return std::nullopt;
        }
        area.pieces.append(piece);
    }
    return area;
}

QByteArray toJson(const AudienceFilter &filter)
{
    return QJsonDocument(QJsonObject{{u"landlines"_s, filter.landlines}, {u"mobiles"_s, filter.mobiles},
                             {u"languages"_s, QJsonArray::fromStringList(filter.languages)},
                             {u"directory"_s, filter.directory}, {u"sign_ups"_s, filter.signUps},
                             {u"imports"_s, filter.imports}, {u"unplaced"_s, static_cast<int>(filter.unplaced)}})
        .toJson(QJsonDocument::Compact);
}

std::optional<AudienceFilter> filterFromJson(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    const int unplaced = document[u"unplaced"_s].toInt(-1);
    if (unplaced < 0 || unplaced > static_cast<int>(AudienceFilter::Unplaced::None))
        return std::nullopt;
    AudienceFilter filter{.landlines = document[u"landlines"_s].toBool(),
        .mobiles = document[u"mobiles"_s].toBool(),
        .directory = document[u"directory"_s].toBool(),
        .signUps = document[u"sign_ups"_s].toBool(),
        .imports = document[u"imports"_s].toBool(),
        .unplaced = static_cast<AudienceFilter::Unplaced>(unplaced)};
    for (const QJsonValue &language : document[u"languages"_s].toArray())
        filter.languages.append(language.toString());
    return filter;
}

QByteArray toJson(const Policy &policy)
{
    QJsonArray delays;
    for (const auto &[outcome, delay] : policy.retryDelay.asKeyValueRange())
        delays.append(QJsonArray{static_cast<int>(outcome), static_cast<qint64>(delay.count())});
    return QJsonDocument(QJsonObject{{u"max_attempts"_s, policy.maxAttempts},
                             {u"horizon"_s, static_cast<qint64>(policy.horizon.count())}, {u"retry_delay"_s, delays},
                             {u"redial_uncertain"_s, policy.redialUncertain},
                             {u"ring_timeout"_s, static_cast<qint64>(policy.ringTimeout.count())},
                             {u"machine"_s, static_cast<int>(policy.machine)},
                             {u"finish_sentence"_s, policy.finishSentence}})
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
    policy.machine = document[u"machine"_s].toInt() == static_cast<int>(MachinePolicy::HangUp)
        ? MachinePolicy::HangUp
        : MachinePolicy::LeaveMessage;
    policy.finishSentence = document[u"finish_sentence"_s].toBool();
    for (const QJsonValue &delay : document[u"retry_delay"_s].toArray())
        policy.retryDelay[static_cast<Outcome>(delay[0].toInt())] = std::chrono::seconds(delay[1].toInteger());
    return policy;
}

QByteArray toJson(const SavedDraft &draft)
{
    return QJsonDocument(QJsonObject{{u"live"_s, draft.mode == Mode::Live}, {u"message"_s, draft.message.text()},
                             {u"emergency"_s, draft.emergency}, {u"menu"_s, draft.languages == LanguageChoice::Menu},
                             {u"correction"_s, draft.correction}, {u"area"_s, QString::fromUtf8(toJson(draft.area))},
                             {u"filter"_s, QString::fromUtf8(toJson(draft.filter))}})
        .toJson(QJsonDocument::Compact);
}

std::optional<SavedDraft> draftFromJson(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    const std::optional<Area> area = areaFromJson(document[u"area"_s].toString().toUtf8());
    const std::optional<AudienceFilter> filter = filterFromJson(document[u"filter"_s].toString().toUtf8());
    if (!area || !filter)
        return std::nullopt;
    return SavedDraft{document[u"live"_s].toBool() ? Mode::Live : Mode::Drill, *area,
        MessageId(document[u"message"_s].toString()), document[u"emergency"_s].toBool(true), *filter,
        document[u"menu"_s].toBool() ? LanguageChoice::Menu : LanguageChoice::PerContact,
        document[u"correction"_s].toBool()};
}

QByteArray toJson(const Error &error)
{
    return QJsonDocument(
        QJsonObject{{u"code"_s, static_cast<int>(error.code)}, {u"args"_s, QJsonArray::fromStringList(error.args)}})
        .toJson(QJsonDocument::Compact);
}

Error errorFromJson(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    const int code = document[u"code"_s].toInt(-1);
    Error error;
    if (code >= 0 && code <= static_cast<int>(ErrorCode::Internal))
        error.code = static_cast<ErrorCode>(code);
    for (const QJsonValue &arg : document[u"args"_s].toArray())
        error.args.append(arg.toString());
    return error;
}

} // namespace campanile
