// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapwords.h"

#include "areaeditor.h"
#include "audiencecounter.h"
#include "campaigndraft.h"
#include "figures.h"

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

QString MapWords::help(const AreaEditor &editor)
{
    switch (editor.tool()) {
    case MapTool::Select:
        if (const std::optional<AreaPiece> piece = editor.current(); piece && hasCorners(*piece))
            return tr("Drag a corner · click a side to add one · <b>Del</b> removes it · <b>Esc</b> closes");
        return tr("Click an area to edit it · drag to move the map · <b>PgDn</b> next area");
    case MapTool::Street: return tr("Click a street to add it · <b>Arrows</b> and <b>Space</b> without a mouse");
    case MapTool::Quarter: return tr("Click a quarter to add it · <b>Arrows</b> and <b>Space</b> without a mouse");
    case MapTool::Polygon:
        if (!editor.sketch().isEmpty())
            return tr(
                "Click the corners · <b>Enter</b> or double click closes · <b>Backspace</b> takes back · <b>Esc</b> "
                "cancels");
        if (const std::optional<AreaPiece> piece = editor.current(); piece && hasCorners(*piece))
            return tr("Drag a corner · click a side to add one · <b>Del</b> removes it · <b>Esc</b> closes");
        return tr("Click the first corner · <b>Arrows</b> and <b>Space</b> without a mouse");
    case MapTool::Circle:
        return tr("Drag from the middle outwards, or click the middle and then the edge · <b>Esc</b> cancels");
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

std::optional<MapBubble> MapWords::bubble(
    const AreaEditor &editor, const CampaignDraft &draft, const AudienceCounter *counter)
{
    MapBubble bubble;
    if (editor.candidate() && editor.pointer()) {
        const AreaPiece &piece = *editor.candidate();
        bubble.at = editor.projection().placeAt(editor.crosshair().value_or(*editor.pointer()));
        bubble.headline = piece.name;
        if (counter) {
            Area alone;
            alone.pieces = {piece};
            alone.pieces.first().exclude = false;
            bubble.detail = phoneWords(counter->countOf(alone).phones);
        }
        return bubble;
    }
    const std::optional<AreaPiece> piece = editor.working() ? editor.working() : editor.current();
    const bool drawing = editor.working() && !editor.grabbed().isValid();
    if (!piece || (!drawing && !editor.grabbed().isValid()))
        return {};
    const Corner held = editor.grabbed();
    if (drawing && editor.sketchEnd())
        bubble.at = *editor.sketchEnd();
    else if (drawing && editor.pointer())
        bubble.at = editor.projection().placeAt(editor.crosshair().value_or(*editor.pointer()));
    else if (drawing)
        bubble.at = piece->rings.first().last();
    else if (piece->kind == PieceKind::Circle)
        bubble.at = circleHandles(*piece).value(held.index);
    else
        bubble.at = piece->rings.value(held.ring).value(held.index);
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
            if (!drawing && piece->kind == PieceKind::Polygon) {
                Area without = area;
                AreaPiece &reduced = without.pieces[rowOf(area, piece->id)];
                reduced = withoutCorner(reduced, held);
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
    if (piece->kind == PieceKind::Circle)
        //: of a circle; %1 is a length
        details << tr("radius %1 m").arg(figure(std::llround(circleRadius(*piece))));
    details << squareKilometreWords(*piece);
    if (bubble.headline.isEmpty())
        bubble.headline = details.takeLast();
    bubble.detail = details.join(u" · "_s);
    return bubble;
}

} // namespace campanile
