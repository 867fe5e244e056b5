// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour.h"

#include "alertpage.h"
#include "audiencecounter.h"
#include "campaigndraft.h"
#include "console.h"
#include "hands.h"
#include "mainwindow.h"
#include "mappane.h"

namespace campanile::tour {

using namespace Qt::StringLiterals;

namespace {

/// The street whose odd side adds the most phones to what is chosen: the one that an officer would say.
QString streetToSay(Console &console, const Gazetteer &town, const Area &chosen)
{
    QString name;
    int most = 0;
    QSet<QString> seen;
    for (const PlacedAddress &address : town.allAddresses()) {
        if (seen.contains(address.streetKey))
            continue;
        seen.insert(address.streetKey);
        AreaPiece piece{PieceId::create(), PieceKind::Street, address.streetName, false, {}, StreetStretch{}};
        piece.street->streetKey = address.streetKey;
        piece.street->side = StreetStretch::Side::Odd;
        piece.street->odd = {1, 45};
        Area with = chosen;
        with.pieces.append(piece);
        if (const int phones = console.counter()->countOf(with).rows.last(); phones > most) {
            most = phones;
            name = address.streetName;
        }
    }
    return name;
}

} // namespace

void Tour::choose(Console &console, Hands &hands)
{
    CampaignDraft &draft = console.services().draft;
    const Area before = draft.area();
    const auto steps = before.pieces.size();
    auto *alert = console.window()->findChild<AlertPage *>();

    // "Via ..., odd numbers from 1 to 45", in the search field.
    const QString street = streetToSay(console, *console.town()->pack, before);
    const QString said = street + u" 1-45 dispari"_s;
    hands.type(u"placeSearch"_s, said);
    auto *hits = console.window()->findChild<QWidget *>(u"placeHits"_s);
    hands.waitFor(u"the stretch is understood"_s, [&] { return hits && hits->isVisible(); });
    photograph(*console.window(), u"where-search"_s);
    hands.type(u"placeSearch"_s, said); // a picture is taken without a hand on the keys
    hands.key(Qt::Key_Return);
    hands.waitFor(u"the stretch is added"_s, [&] { return draft.area().pieces.size() == steps + 1; });
    if (!hands.ok())
        return;
    const AreaPiece piece = draft.area().pieces.last();
    if (!piece.street || piece.street->side != StreetStretch::Side::Odd || piece.street->odd != CivicRange{1, 45})
        hands.fail(u"the stretch is not the one that was said: "_s + street);
    draft.setCurrentPiece(piece.id);
    if (alert)
        alert->map().showArea();
    photograph(*console.window(), u"where-street"_s);
    console.window()->resize(narrow);
    photograph(*console.window(), u"where-street-1280x720"_s);
    console.window()->resize(wide);
    hands.waitFor(u"the window has its size"_s, [&] { return console.window()->size() == wide; });

    hands.click(u"openFilters"_s);
    hands.waitFor(u"the filters are open"_s, [&] { return hands.sees(u"filterPopup"_s); });
    photograph(*console.window(), u"where-filters"_s);
    hands.click(u"closeFilters"_s);
    hands.click(u"openAreas"_s);
    hands.waitFor(u"the saved areas are open"_s, [&] { return hands.sees(u"areaLibrary"_s); });
    photograph(*console.window(), u"where-areas"_s);
    hands.click(u"closeAreaLibrary"_s);

    hands.click(u"railSettings"_s);
    hands.waitFor(u"the settings are shown"_s, [&] { return console.window()->currentPage() == u"settings"_s; });
    photograph(*console.window(), u"settings"_s);
    hands.click(u"railAlert"_s);
    hands.waitFor(u"the alert is shown"_s, [&] { return console.window()->currentPage() == u"alert"_s; });

    while (hands.ok() && draft.canUndo() && draft.area() != before)
        draft.undo();
    if (draft.area() != before)
        hands.fail(u"undo does not bring the area back"_s);
    draft.setCurrentPiece({});
    if (alert)
        alert->map().showArea();
}

} // namespace campanile::tour
