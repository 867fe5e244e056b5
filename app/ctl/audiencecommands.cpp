// SPDX-License-Identifier: GPL-3.0-or-later
#include "areaoptions.h"
#include "filteroptions.h"
#include "session.h"

#include "audience.h"
#include "contactstore.h"
#include "silentaddresses.h"

#include <QJsonArray>

namespace campanile::ctl {

using namespace Qt::StringLiterals;

namespace {

void addAudienceOptions(QCommandLineParser &parser)
{
    addAreaOptions(parser);
    addFilterOptions(parser);
}

void showAudience(Session &session, const QCommandLineParser &parser, const std::function<void(int)> &finish)
{
    if (!hasArea(parser))
        return finish(session.usage(u"audience needs --area, --street, --quarter, --circle, --rectangle or --town"_s));
    const auto filter = filterOf(parser);
    if (!filter)
        return finish(session.usage(filter.error()));
    const Result<Area> area = areaOf(session, parser);
    if (!area)
        return finish(session.fail(area.error()));
    const auto index = session.audienceIndex();
    if (!index)
        return finish(session.fail(index.error()));
    const AudienceCount count = (*index)->count(*area, *filter);
    const SilentAddresses silent((*session.gazetteer())->allAddresses(), **index);
    const int silentInArea = silent.count(*area);
    QJsonArray pieces;
    QString text = u"%1 phones (%2 landlines, %3 mobiles) of %4 households at %5 addresses\n"_s.arg(count.phones)
                       .arg(count.landlines)
                       .arg(count.mobiles)
                       .arg(count.households)
                       .arg(count.addresses);
    for (qsizetype i = 0; i < area->pieces.size(); ++i) {
        const AreaPiece &piece = area->pieces[i];
        pieces.append(QJsonObject{{u"name"_s, piece.name}, {u"exclude"_s, piece.exclude}, {u"phones"_s, count.rows[i]},
            {u"square_kilometres"_s, squareKilometres(piece)}});
        text += u"  %1 %2\n"_s.arg(count.rows[i], 8).arg(piece.name);
    }
    if (count.unplaced > 0)
        text += u"  %1 contacts without a position, wherever they live\n"_s.arg(count.unplaced, 8);
    text +=
        u"%1 of them without a position, through their street or the whole town; %2 contacts of the town have none\n"_s
            .arg(count.withoutPosition)
            .arg(count.townWithoutPosition);
    if (count.filteredOut > 0)
        text += u"%1 phones are in the area and left out by the filters\n"_s.arg(count.filteredOut);
    text += u"%1 addresses of the area have no phone that may be called\n"_s.arg(silentInArea);
    session.answer({{u"phones"_s, count.phones}, {u"landlines"_s, count.landlines}, {u"mobiles"_s, count.mobiles},
                       {u"households"_s, count.households}, {u"addresses"_s, count.addresses},
                       {u"filtered_out"_s, count.filteredOut}, {u"unplaced"_s, count.unplaced},
                       {u"without_position"_s, count.withoutPosition},
                       {u"town_without_position"_s, count.townWithoutPosition}, {u"silent_addresses"_s, silentInArea},
                       {u"area_digest"_s, QString::fromLatin1(areaDigest(*area).toHex())}, {u"pieces"_s, pieces}},
        text);
    finish(count.phones > 0 ? Ok : Empty);
}

} // namespace

QList<Command> audienceCommands()
{
    return {{{}, u"audience"_s, u"--area FILE.geojson | --street 'Via Roma:1-45:odd' | --quarter NAME | --town"_s,
        u"count the phones of an area"_s, addAudienceOptions, showAudience}};
}

} // namespace campanile::ctl
