// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace campanile {

// 8 px grid, 4 inside controls
inline constexpr int space4 = 4, space8 = 8, space12 = 12, space16 = 16, space24 = 24, space32 = 32;
inline constexpr int cardPadding = 24, cardGap = 16;
inline constexpr int radiusTag = 3, radiusButton = 4, radiusCard = 6;
inline constexpr int chipHeight = 28, rowHeight = 40, compactRowHeight = 32, tableHeadHeight = 32;
inline constexpr int buttonHeight = 40, primaryHeight = 48, stopHeight = 56, consequenceHeight = 80,
                     consequenceLowHeight = 64;
inline constexpr int gutter = 8, topBarHeight = 56, railWidth = 88, railItemHeight = 64, drillBandHeight = 32;
inline constexpr int columnWidth = 416, narrowColumnWidth = 352;
inline constexpr int focusRingWidth = 3, focusRingGap = 2;
inline constexpr int wideFrom = 1440; ///< narrower windows: columns 352, padding 16, ok lights lose their words
inline constexpr int tallFrom = 900; ///< lower windows: steps shrink to two lines

} // namespace campanile
