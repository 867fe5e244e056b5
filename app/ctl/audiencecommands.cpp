// SPDX-License-Identifier: GPL-3.0-or-later
#include "areaoptions.h"
#include "session.h"

#include "audience.h"
#include "contactstore.h"

#include <QJsonArray>

namespace campanile::ctl {

using namespace Qt::StringLiterals;

namespace {

void showAudience(Session &session, const QCommandLineParser &parser, const std::function<void(int)> &finish)
{
    if (!hasArea(parser))
        return finish(session.usage(u"audience needs --area, --street or --quarter"_s));
    const Result<Area> area = areaOf(session, parser);
    if (!area)
        return finish(session.fail(area.error()));
    const auto store = session.contacts();
    if (!store)
        return finish(session.fail(store.error()));
    const auto index = (*store)->index().result();
    if (!index)
        return finish(session.fail(index.error()));
    const AudienceCount count = (*index)->count(*area);
    QJsonArray pieces;
    QString text = u"%1 phones (%2 landlines, %3 mobiles) at %4 addresses\n"_s.arg(count.phones)
                       .arg(count.landlines)
                       .arg(count.mobiles)
                       .arg(count.addresses);
    for (qsizetype i = 0; i < area->pieces.size(); ++i) {
        const AreaPiece &piece = area->pieces[i];
        pieces.append(QJsonObject{{u"name"_s, piece.name}, {u"exclude"_s, piece.exclude}, {u"phones"_s, count.rows[i]},
            {u"square_kilometres"_s, squareKilometres(piece)}});
        text += u"  %1 %2\n"_s.arg(count.rows[i], 8).arg(piece.name);
    }
    text += u"%1 of them without a position, through their street; %2 contacts of the town have none\n"_s
                .arg(count.withoutPosition)
                .arg(count.townWithoutPosition);
    session.answer({{u"phones"_s, count.phones}, {u"landlines"_s, count.landlines}, {u"mobiles"_s, count.mobiles},
                       {u"addresses"_s, count.addresses}, {u"without_position"_s, count.withoutPosition},
                       {u"town_without_position"_s, count.townWithoutPosition},
                       {u"area_digest"_s, QString::fromLatin1(areaDigest(*area).toHex())}, {u"pieces"_s, pieces}},
        text);
    finish(count.phones > 0 ? Ok : Empty);
}

} // namespace

QList<Command> audienceCommands()
{
    return {{{}, u"audience"_s, u"--area FILE.geojson | --street NAME | --quarter NAME"_s,
        u"count the phones of an area"_s, addAreaOptions, showAudience}};
}

} // namespace campanile::ctl
