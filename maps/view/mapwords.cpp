// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapwords.h"

#include "areaeditor.h"
#include "audiencecounter.h"
#include "campaigndraft.h"
#include "figures.h"
#include "streetstretch.h"

#include <QLocale>

#include <algorithm>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

int rowOf(const Area &area, const PieceId &id)
{
    const auto it = std::ranges::find_if(area.pieces, [&](const AreaPiece &piece) { return piece.id == id; });
    return it == area.pieces.end() ? -1 : int(it - area.pieces.begin());
}

std::optional<int> phonesOf(const Area &area, const PieceId &id, const AudienceCount &count)
{
    const int row = rowOf(area, id);
    return row >= 0 && count.rows.size() == area.pieces.size() ? std::optional(count.rows[row]) : std::nullopt;
}

QString phoneWords(int count)
{
    return MapWords::tr("%1 phone(s)", nullptr, count).arg(figure(count));
}

QString squareKilometreWords(const AreaPiece &piece)
{
    const double area = squareKilometres(piece);
    return QLocale().toString(area, 'f', area < 0.1 ? 3 : area < 100 ? 2 : 0) + u" km²"_s;
}

} // namespace

QString MapWords::helpForPiece(const AreaPiece &piece)
{
    if (StreetEnds::has(piece))
        return tr("Drag an end to a crossing or a door · <b>L</b> odd, even, both · <b>0–9</b> metres besides it · "
                  "<b>Esc</b> closes");
    switch (piece.kind) {
    case PieceKind::Circle:
        return tr("Drag the edge or the middle · <b>0–9</b> radius in metres · <b>M</b> and <b>Arrows</b> move it · "
                  "<b>Esc</b> closes");
    case PieceKind::Rectangle:
        return tr("Drag a corner or a side · <b>M</b> and <b>Arrows</b> move it · <b>Esc</b> closes");
    case PieceKind::Corridor:
        return tr("Drag a corner of the line · <b>0–9</b> or <b>Alt+↑↓</b> width in metres · <b>L</b> side · "
                  "<b>Esc</b> closes");
    default: return tr("Drag a corner · click a side to add one · <b>Del</b> removes it · <b>Esc</b> closes");
    }
}

QString MapWords::help(const AreaEditor &editor)
{
    if (const std::optional<AreaPiece> piece = editor.current(); piece && editor.showsHandles())
        return helpForPiece(*piece);
    switch (editor.tool()) {
    case MapTool::Select: return tr("Click an area to edit it · drag to move the map · <b>PgDn</b> next area");
    case MapTool::Street: return tr("Click a street to add it · <b>Arrows</b> and <b>Space</b> without a mouse");
    case MapTool::Quarter:
        return tr("Click the quarters, again to take one away · <b>Shift</b> and drag takes several");
    case MapTool::Polygon:
        if (editor.isDrawing())
            return tr(
                "Click the corners · <b>Enter</b> or double click closes · <b>Backspace</b> takes back · <b>Esc</b> "
                "cancels");
        return tr("Click the first corner · <b>Arrows</b> and <b>Space</b> without a mouse");
    case MapTool::Rectangle:
        if (editor.isDrawing())
            return tr("Click the opposite corner · <b>Esc</b> cancels");
        return tr("Drag from corner to corner, or click both · <b>Arrows</b> and <b>Space</b> without a mouse");
    case MapTool::Circle:
        if (editor.isDrawing())
            return tr("Click the edge, or <b>0–9</b> the radius in metres and <b>Enter</b> · <b>Esc</b> cancels");
        return tr("Drag from the middle outwards, or click the middle and then the edge · <b>Esc</b> cancels");
    case MapTool::Corridor:
        if (editor.isDrawing())
            return tr("Click along the line · <b>0–9</b> width in metres · <b>L</b> side · <b>Enter</b> ends · "
                      "<b>Esc</b> cancels");
        return tr("Click along the river or the road · <b>0–9</b> width in metres · <b>Arrows</b> and <b>Space</b> "
                  "without a mouse");
    }
    return {};
}

QList<MapTag> MapWords::tags(const QList<AreaPiece> &pieces, const PieceId &current, const AudienceCounter *counter)
{
    QList<MapTag> tags;
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        const AreaPiece &piece = pieces[i];
        MapTag tag{piece, piece.name, MapTag::Kind::Area};
        if (piece.exclude) {
            tag.kind = MapTag::Kind::Exclusion;
            tag.text = u"− "_s + piece.name;
        } else if (!current.isEmpty() && piece.id == current) {
            tag.kind = MapTag::Kind::Current;
            //: beside an area on the map; %1 is its name
            tag.text = tr("%1 · being edited").arg(piece.name);
        } else if (counter && counter->count().rows.size() == pieces.size()) {
            tag.text += u" · "_s + figure(counter->count().rows[i]);
        }
        tags.append(tag);
    }
    return tags;
}

QString MapWords::measures(const AreaPiece &piece)
{
    const auto metres = [](double value) { return figure(std::llround(value)); };
    if (piece.kind == PieceKind::Circle)
        //: of a circle; %1 is a length
        return tr("radius %1 m").arg(metres(circleRadius(piece)));
    if (piece.kind == PieceKind::Rectangle && piece.rings.value(0).size() == 4) {
        const GeoRing &ring = piece.rings.first();
        //: of a rectangle: its two sides
        return tr("%1 × %2 m").arg(metres(metresBetween(ring[0], ring[1])), metres(metresBetween(ring[1], ring[2])));
    }
    const auto *shape = std::get_if<CorridorShape>(&piece.shape);
    if (!shape)
        return {};
    QString words;
    switch (shape->flank) {
    //: of a corridor along a line
    case CorridorShape::Flank::Both: words = tr("%1 m on each side"); break;
    //: of a corridor along a line, as seen along it
    case CorridorShape::Flank::Left: words = tr("%1 m on the left"); break;
    //: of a corridor along a line, as seen along it
    case CorridorShape::Flank::Right: words = tr("%1 m on the right"); break;
    }
    if (piece.street && shape->flank != CorridorShape::Flank::Both)
        //: of a strip along a street's odd or even side
        words = tr("%1 m on that side");
    words = words.arg(metres(shape->metres));
    if (piece.street)
        return words;
    double length = 0;
    for (const GeoRing &line : shape->lines)
        for (qsizetype i = 1; i < line.size(); ++i)
            length += metresBetween(line[i - 1], line[i]);
    //: %1 is a length
    return words + u" · "_s + tr("%1 m long").arg(metres(length));
}

/// What a click would add.
std::optional<MapBubble> MapWords::candidateBubble(const AreaEditor &editor, const AudienceCounter *counter)
{
    const QList<AreaPiece> candidates = editor.candidates();
    const std::optional<QPointF> at = editor.crosshair() ? editor.crosshair() : editor.pointer();
    if (candidates.isEmpty() || !at)
        return {};
    MapBubble bubble;
    bubble.at = editor.projection().placeAt(*at);
    bubble.headline = candidates.size() == 1
        ? candidates.first().name
        : tr("%1 quarter(s)", nullptr, int(candidates.size())).arg(figure(candidates.size()));
    Area alone{candidates};
    for (AreaPiece &piece : alone.pieces)
        piece.exclude = false;
    if (counter)
        bubble.detail = phoneWords(counter->countOf(alone).phones);
    if (editor.tool() == MapTool::Quarter && editor.candidate() && editor.isThere(candidates.first()))
        bubble.detail += (bubble.detail.isEmpty() ? QString() : u" · "_s) + tr("a click takes it away");
    return bubble;
}

std::optional<MapBubble> MapWords::bubble(
    const AreaEditor &editor, const CampaignDraft &draft, const AudienceCounter *counter)
{
    if (!editor.grabbed().isValid()) {
        if (const std::optional<MapBubble> bubble = candidateBubble(editor, counter))
            return bubble;
    }
    const std::optional<AreaPiece> piece = editor.working() ? editor.working() : editor.current();
    const bool drawing = editor.isDrawing(), held = editor.grabbed().isValid();
    if (!piece || (!editor.working() && !held))
        return {};
    MapBubble bubble;
    const std::optional<QPointF> hand = editor.crosshair() ? editor.crosshair() : editor.pointer();
    if (!drawing && held)
        bubble.at = editor.grabbedPlace();
    else if (hand)
        bubble.at = editor.projection().placeAt(*hand);
    else
        bubble.at = piece->rings.value(0).value(piece->rings.value(0).size() - 1);
    if (editor.isBroken()) {
        // While it is being drawn only the side in the hand counts: the closing one is not drawn yet.
        if (editor.sketchEnd() && !crossesItself(editor.sketch(), *editor.sketchEnd()))
            return {};
        bubble.warning = true;
        bubble.headline = tr("The sides cross");
        bubble.detail = tr("An area cannot cross itself");
        return bubble;
    }
    QStringList details;
    if (counter) {
        const Area area = draft.areaWithPreview();
        if (const std::optional<int> phones = phonesOf(area, piece->id, counter->count())) {
            bubble.headline = phoneWords(*phones);
            if (!drawing && held && piece->kind == PieceKind::Polygon) {
                Area without = area;
                AreaPiece &reduced = without.pieces[rowOf(area, piece->id)];
                reduced = withoutCorner(reduced, editor.grabbed());
                const int before = reduced.rings.value(0).size() < 3
                    ? 0
                    : phonesOf(without, piece->id, counter->countOf(without)).value_or(0);
                const int difference = *phones - before;
                const QString sign = difference > 0 ? u"+"_s : difference < 0 ? u"−"_s : QString();
                //: %1 is a signed number of phones
                details << tr("%1 with this corner").arg(sign + figure(std::abs(difference)));
            }
        }
    }
    if (piece->street && !piece->street->isWhole())
        details << stretchName(QString(), *piece->street).trimmed();
    if (const QString stop = held && !drawing ? editor.streetEndName() : QString(); !stop.isEmpty())
        //: where a street's end was dragged to: another street's name, or a civic number
        details << tr("at %1").arg(stop);
    if (const QString measured = measures(*piece); !measured.isEmpty())
        details << measured;
    if (piece->kind != PieceKind::Street)
        details << squareKilometreWords(*piece);
    if (bubble.headline.isEmpty() && !details.isEmpty())
        bubble.headline = details.takeLast();
    bubble.detail = details.join(u" · "_s);
    return bubble.headline.isEmpty() ? std::nullopt : std::optional(bubble);
}

} // namespace campanile
