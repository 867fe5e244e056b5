// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "area.h"

#include <QRectF>

class QPainter;

namespace campanile {

struct Tokens;

/// "quartiere", "via, dispari 1–45", "cerchio di 200 m", "corridoio, 50 m", "esclusione"...
[[nodiscard]] QString pieceKindInWords(const AreaPiece &piece);
/// "1–45 dispari", "dal 20", "12"; empty for a whole street.
[[nodiscard]] QString stretchInWords(const StreetStretch &stretch);
/// The small picture before a piece's name: its shape; dashed and red for an exclusion, grey when switched off.
void paintPieceSwatch(QPainter &painter, const QRectF &rect, const AreaPiece &piece, const Tokens &tokens);

} // namespace campanile
