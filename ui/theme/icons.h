// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QRectF>

class QPainter;

namespace campanile {

/// Line drawings in one colour: own ones (resources/icons), then Breeze's. Unknown names draw nothing and warn.
[[nodiscard]] bool hasIcon(const QString &name);
void paintIcon(QPainter &painter, const QRectF &rect, const QString &name, const QColor &colour);
/// A QIcon that draws the lines in `colour`, sharp at any size and scale; disabled: paler.
[[nodiscard]] QIcon themedIcon(const QString &name, const QColor &colour);

/// Campanile's own crest: a blue shield with a bell tower. Shown until a town brings its own.
void paintCrest(QPainter &painter, const QRectF &rect);
[[nodiscard]] QIcon programIcon();

} // namespace campanile
