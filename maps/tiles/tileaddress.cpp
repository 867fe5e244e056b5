// SPDX-License-Identifier: GPL-3.0-or-later
#include "tileaddress.h"

#include "palette.h"

#include <QList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

std::optional<MapStyle> styleNamed(QStringView name)
{
    for (const MapStyle style : {MapStyle::Light, MapStyle::Dark, MapStyle::Wall, MapStyle::Photo}) {
        const std::string_view candidate = styleName(style);
        if (name == QLatin1StringView(candidate.data(), qsizetype(candidate.size())))
            return style;
    }
    return {};
}

// Digits only: no sign, no space, no leading zero, so that one tile has one address.
std::optional<int> number(QStringView text)
{
    const bool digits = std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (text.isEmpty() || text.size() > 7 || !digits || (text.size() > 1 && text.front() == u'0'))
        return {};
    return text.toInt();
}

} // namespace

std::optional<TileAddress> TileAddress::parse(QStringView path)
{
    constexpr QStringView twice = u"@2x";
    const QList<QStringView> parts = path.split(u'/');
    if (parts.size() != 4 || !parts[3].endsWith(u".png"))
        return {};
    QStringView name = parts[0];
    QStringView last = parts[3].chopped(4);
    TileAddress tile;
    for (QStringView *part : {&name, &last}) {
        if (part->endsWith(twice)) {
            part->chop(twice.size());
            tile.scale = 2;
        }
    }
    const auto style = styleNamed(name);
    const auto zoom = number(parts[1]);
    const auto x = number(parts[2]);
    const auto y = number(last);
    if (!style || !zoom || !x || !y || *zoom > maximumZoom || *x >= 1 << *zoom || *y >= 1 << *zoom)
        return {};
    tile.style = *style;
    tile.zoom = *zoom;
    tile.x = *x;
    tile.y = *y;
    return tile;
}

QString TileAddress::path() const
{
    const std::string_view name = styleName(style);
    return u"%1%2/%3/%4/%5.png"_s.arg(QLatin1StringView(name.data(), qsizetype(name.size())),
        scale == 2 ? u"@2x"_s : QString(), QString::number(zoom), QString::number(x), QString::number(y));
}

Metatile Metatile::of(const TileAddress &tile)
{
    Metatile metatile{tile};
    metatile.first.x -= tile.x % side;
    metatile.first.y -= tile.y % side;
    return metatile;
}

int Metatile::columns() const
{
    return std::min(side, 1 << first.zoom);
}

TileAddress Metatile::tile(int column, int row) const
{
    TileAddress tile = first;
    tile.x += column;
    tile.y += row;
    return tile;
}

QPoint Metatile::placeOf(const TileAddress &tile) const
{
    return {tile.x - first.x, tile.y - first.y};
}

} // namespace campanile
