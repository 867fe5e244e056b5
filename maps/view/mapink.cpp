// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapink.h"

namespace campanile {

namespace {

void lose(QColor &colour)
{
    const int grey = qGray(colour.rgb());
    colour = QColor(grey, grey, grey);
}

} // namespace

MapInk mapInk(MapLook look, bool grey)
{
    MapInk ink;
    ink.tag = QColor(0x0066cc);
    ink.exclusionTag = QColor(0x8c1023);
    ink.onTag = QColor(0xffffff);
    if (look == MapLook::Light) {
        ink.land = QColor(0xf3f4f2);
        ink.primary = QColor(0x0066cc);
        ink.exclusion = QColor(0x8c1023);
        ink.handle = QColor(0xffffff);
        ink.bubble = QColor(0x17324d);
        ink.onBubble = QColor(0xffffff);
        ink.surface = QColor(0xffffff);
        ink.control = QColor(0x75879a);
        ink.text = QColor(0x17324d);
        ink.muted = QColor(0x435a70);
        ink.drawn = QColor(0x17324d);
    } else {
        ink.land = QColor(look == MapLook::Wall ? 0x0e141a : 0x12181f);
        ink.primary = QColor(0x69b2f5);
        ink.exclusion = QColor(0xff8a96);
        ink.handle = QColor(0x12181f);
        ink.bubble = QColor(0xe8eef4);
        ink.onBubble = QColor(0x12181f);
        ink.surface = QColor(0x161d25);
        ink.control = QColor(0x6c7f92);
        ink.text = QColor(0xe8eef4);
        ink.muted = QColor(0xb7c4d0);
        ink.drawn = QColor(0xe8eef4);
    }
    if (grey)
        for (QColor *colour : {&ink.land, &ink.primary, &ink.exclusion, &ink.tag, &ink.exclusionTag, &ink.onTag,
                 &ink.handle, &ink.bubble, &ink.onBubble, &ink.text, &ink.drawn})
            lose(*colour);
    return ink;
}

MarkTheme markTheme(MapLook look, bool grey)
{
    return {.dark = look != MapLook::Light, .grey = grey};
}

} // namespace campanile
