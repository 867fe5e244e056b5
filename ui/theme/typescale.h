// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace campanile {

/// px at 96 dpi / line height; figures are tabular in every style.
enum class TextStyle {
    Caption, ///< 12/16
    CaptionStrong, ///< 12/16 semibold
    Detail, ///< 13/20
    DetailStrong, ///< 13/20 semibold
    Body, ///< 14/20
    BodyStrong, ///< 14/20 semibold
    CardTitle, ///< 16/24 semibold
    PageTitle, ///< 20/28 semibold, totals too
    Figure, ///< 28/32 semibold
    LargeFigure, ///< 40/44 semibold
    Headline, ///< 56/72 bold
};

[[nodiscard]] QFont textFont(TextStyle style);
[[nodiscard]] int lineHeight(TextStyle style);
/// For sizes the scale does not have (the wall's, per cent of a screen).
[[nodiscard]] QFont figureFont(double pixels, QFont::Weight weight);

} // namespace campanile
