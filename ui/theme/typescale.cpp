// SPDX-License-Identifier: GPL-3.0-or-later
#include "typescale.h"

#include <QGuiApplication>

#include <cmath>

namespace campanile {

namespace {

struct Measure {
    int pixels;
    int line;
    QFont::Weight weight;
};

Measure measureOf(TextStyle style)
{
    switch (style) {
    case TextStyle::Caption: return {12, 16, QFont::Normal};
    case TextStyle::CaptionStrong: return {12, 16, QFont::DemiBold};
    case TextStyle::Detail: return {13, 20, QFont::Normal};
    case TextStyle::DetailStrong: return {13, 20, QFont::DemiBold};
    case TextStyle::Body: return {14, 20, QFont::Normal};
    case TextStyle::BodyStrong: return {14, 20, QFont::DemiBold};
    case TextStyle::CardTitle: return {16, 24, QFont::DemiBold};
    case TextStyle::PageTitle: return {20, 28, QFont::DemiBold};
    case TextStyle::Figure: return {28, 32, QFont::DemiBold};
    case TextStyle::LargeFigure: return {40, 44, QFont::DemiBold};
    case TextStyle::Headline: return {56, 72, QFont::Bold};
    }
    return {14, 20, QFont::Normal};
}

} // namespace

QFont figureFont(double pixels, QFont::Weight weight)
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(std::max(12, static_cast<int>(std::lround(pixels))));
    font.setWeight(weight);
    font.setFeature("tnum", 1);
    font.setHintingPreference(QFont::PreferNoHinting); // hinted outlines make uneven letter gaps at these sizes
    return font;
}

QFont textFont(TextStyle style)
{
    const Measure m = measureOf(style);
    return figureFont(m.pixels, m.weight);
}

int lineHeight(TextStyle style)
{
    return measureOf(style).line;
}

} // namespace campanile
