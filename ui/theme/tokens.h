// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

class QPalette;
class QWidget;

namespace campanile {

enum class Look { Light, Dark };

/// Every colour of the program but those of the map and of the outcome marks (maps/view/outcomemark).
struct Tokens {
    QColor bg; ///< behind cards
    QColor surface; ///< cards, bars, fields
    QColor sunken; ///< table heads, sheet foot
    QColor line; ///< dividers only
    QColor control; ///< edges of fields, buttons
    QColor text, text2, muted;
    QColor primary; ///< links, selection
    QColor primaryFill; ///< under white text
    QColor onFill; ///< white, on primaryFill and live
    QColor tint; ///< selected row, chip
    QColor live; ///< real calls only
    QColor liveDone, liveRest; ///< the two halves of the held consequence button
    QColor liveText, liveTint; ///< refusals
    QColor ok, okTint;
    QColor warnFill, warnText, warnMark;
    QColor stale, staleText;
    QColor exclusion;
    QColor strong, onStrong; ///< STOP, bubbles, step numbers: the text colour as a fill
    QColor hatch, hatchGap; ///< drill: the 45 degree stripes
    QColor frame; ///< the window's gutter where nothing can call
    QColor scrim; ///< under the sheet
    Look look = Look::Light;
};

[[nodiscard]] const Tokens &tokens(Look look);
[[nodiscard]] Look lookOf(const QPalette &palette);
/// By the widget's own palette: a preview may be dark in a light window.
[[nodiscard]] const Tokens &tokensFor(const QWidget *widget);

/// WCAG 2.1 contrast of two opaque colours, 1 to 21.
[[nodiscard]] double contrast(const QColor &a, const QColor &b);
/// `share` of `over` on `under`.
[[nodiscard]] QColor mix(const QColor &over, const QColor &under, double share);

} // namespace campanile
