// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens.h"

#include <QPalette>
#include <QWidget>

#include <cmath>

namespace campanile {

namespace {

Tokens makeLight()
{
    Tokens t;
    t.bg = QColor(0xF2F4F7);
    t.surface = QColor(0xFFFFFF);
    t.sunken = QColor(0xF7F9FB);
    t.line = QColor(0xD9E0E7);
    t.control = QColor(0x75879A);
    t.text = QColor(0x17324D);
    t.text2 = QColor(0x435A70);
    t.muted = QColor(0x5A6E82);
    t.primary = QColor(0x0066CC);
    t.primaryFill = QColor(0x0066CC);
    t.onFill = QColor(0xFFFFFF);
    t.tint = QColor(0xE5F0FA);
    t.live = QColor(0xB3122A);
    t.liveDone = QColor(0xC8203A);
    t.liveRest = QColor(0x870D1F);
    t.liveText = QColor(0xB3122A);
    t.liveTint = QColor(0xFBEBED);
    t.ok = QColor(0x007A52);
    t.okTint = QColor(0xE3F4EC);
    t.warnFill = QColor(0xFFF6D6);
    t.warnText = QColor(0x6B4A00);
    t.warnMark = QColor(0xFFCC00);
    t.stale = QColor(0xFFCC00);
    t.staleText = QColor(0x12181F);
    t.exclusion = QColor(0x8C1023);
    t.strong = t.text;
    t.onStrong = QColor(0xFFFFFF);
    t.hatch = t.text;
    t.hatchGap = QColor(0xFFFFFF);
    t.frame = t.line;
    t.scrim = QColor(0x17, 0x32, 0x4D, 184);
    t.look = Look::Light;
    return t;
}

Tokens makeDark()
{
    Tokens t;
    t.bg = QColor(0x0E141A);
    t.surface = QColor(0x161D25);
    t.sunken = QColor(0x11181F);
    t.line = QColor(0x2A3542);
    t.control = QColor(0x6C7F92);
    t.text = QColor(0xE8EEF4);
    t.text2 = QColor(0xB7C4D0);
    t.muted = QColor(0x93A3B3);
    t.primary = QColor(0x69B2F5);
    t.primaryFill = QColor(0x0066CC);
    t.onFill = QColor(0xFFFFFF);
    t.tint = QColor(0x12304D);
    t.live = QColor(0xC8203A);
    t.liveDone = QColor(0xD63A52);
    t.liveRest = QColor(0x8E1428);
    t.liveText = QColor(0xFF8A96);
    t.liveTint = QColor(0x3A1720);
    t.ok = QColor(0x3CC795);
    t.okTint = QColor(0x102F27);
    t.warnFill = QColor(0x3A3208);
    t.warnText = QColor(0xFFDE66);
    t.warnMark = QColor(0xFFCC00);
    t.stale = QColor(0xFFCC00);
    t.staleText = QColor(0x12181F);
    t.exclusion = QColor(0xFF8A96);
    t.strong = t.text;
    t.onStrong = QColor(0x12181F);
    t.hatch = t.text;
    t.hatchGap = QColor(0x161D25);
    t.frame = t.line;
    // The text colour would be a fog over a dark map; the darkest tone does the same work.
    t.scrim = QColor(0x05, 0x09, 0x0D, 184);
    t.look = Look::Dark;
    return t;
}

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &c)
{
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
}

} // namespace

const Tokens &tokens(Look look)
{
    static const Tokens light = makeLight();
    static const Tokens dark = makeDark();
    return look == Look::Dark ? dark : light;
}

Look lookOf(const QPalette &palette)
{
    return palette.color(QPalette::Base).lightness() < 128 ? Look::Dark : Look::Light;
}

const Tokens &tokensFor(const QWidget *widget)
{
    return tokens(lookOf(widget->palette()));
}

double contrast(const QColor &a, const QColor &b)
{
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

QColor mix(const QColor &over, const QColor &under, double share)
{
    const auto blend = [share](float o, float u) { return static_cast<float>(o * share + u * (1 - share)); };
    return QColor::fromRgbF(
        blend(over.redF(), under.redF()), blend(over.greenF(), under.greenF()), blend(over.blueF(), under.blueF()));
}

} // namespace campanile
