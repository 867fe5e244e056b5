// SPDX-License-Identifier: GPL-3.0-or-later
#include "piecewords.h"

#include "figures.h"
#include "streetstretch.h"
#include "tokens.h"

#include <QCoreApplication>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

struct PieceWords {
    Q_DECLARE_TR_FUNCTIONS(PieceWords)
public:
    static QString kind(const AreaPiece &piece)
    {
        switch (piece.kind) {
        case PieceKind::Polygon: return tr("polygon");
        case PieceKind::Quarter: return tr("quarter");
        case PieceKind::Rectangle: return tr("rectangle");
        case PieceKind::Town: return tr("the whole municipality");
        case PieceKind::Circle:
            if (const auto *circle = std::get_if<CircleShape>(&piece.shape))
                return tr("circle of %1 m").arg(figure(std::llround(circle->metres)));
            return tr("circle");
        case PieceKind::Corridor:
            if (const auto *corridor = std::get_if<CorridorShape>(&piece.shape)) {
                const QString metres = figure(std::llround(corridor->metres));
                return piece.street ? tr("street and %1 m around").arg(metres) : tr("corridor, %1 m").arg(metres);
            }
            return tr("corridor");
        case PieceKind::Street: return tr("street");
        }
        return {};
    }

    static QString off() { return tr("off"); }

    static QString exclusion() { return tr("exclusion"); }
};

} // namespace

QString stretchInWords(const StreetStretch &stretch)
{
    return stretchName({}, stretch).trimmed();
}

QString pieceKindInWords(const AreaPiece &piece)
{
    QStringList words;
    if (piece.hidden)
        words.append(PieceWords::off());
    if (piece.exclude)
        words.append(PieceWords::exclusion());
    // "esclusione" says enough of what was only drawn
    if (!piece.exclude || piece.kind != PieceKind::Polygon)
        words.append(PieceWords::kind(piece));
    if (piece.street && !piece.street->isWhole() && !piece.name.endsWith(stretchInWords(*piece.street)))
        words.append(stretchInWords(*piece.street));
    return words.join(u", "_s);
}

void paintPieceSwatch(QPainter &painter, const QRectF &r, const AreaPiece &piece, const Tokens &t)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ink = piece.hidden ? t.muted : piece.exclude ? t.exclusion : t.primary;
    QColor fill = ink;
    fill.setAlphaF(piece.hidden ? 0 : 0.2F);
    const QPen edge(ink, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    if (piece.exclude) {
        QPen dashed(ink, 2, Qt::DashLine, Qt::FlatCap);
        dashed.setDashPattern({1.5, 1});
        painter.setPen(dashed);
        painter.drawRoundedRect(r.adjusted(1, 1, -1, -1), 1, 1);
        painter.setPen(QPen(ink, 2));
        painter.drawLine(QPointF(r.left() + 5, r.center().y()), QPointF(r.right() - 5, r.center().y()));
        painter.restore();
        return;
    }
    painter.setPen(edge);
    painter.setBrush(fill);
    switch (piece.kind) {
    case PieceKind::Street:
    case PieceKind::Corridor: {
        QColor wide = ink;
        wide.setAlphaF(piece.hidden ? 0.2F : 0.35F);
        const double half = piece.kind == PieceKind::Street ? 4.5 : 7;
        painter.fillRect(QRectF(r.left(), r.center().y() - half, r.width(), 2 * half), wide);
        painter.fillRect(QRectF(r.left(), r.center().y() - 1.5, r.width(), 3), ink);
        break;
    }
    case PieceKind::Quarter: painter.drawRoundedRect(r.adjusted(1, 1, -1, -1), 2, 2); break;
    case PieceKind::Circle: painter.drawEllipse(r.adjusted(1, 1, -1, -1)); break;
    case PieceKind::Rectangle: painter.drawRect(r.adjusted(1, 3, -1, -3)); break;
    case PieceKind::Town:
        painter.drawRect(r.adjusted(1, 1, -1, -1));
        painter.drawRect(r.adjusted(5, 5, -5, -5));
        break;
    case PieceKind::Polygon:
        painter.drawPolygon(QPolygonF({{r.left() + 1.5, r.top() + 3}, {r.right() - 1, r.top() + 1.5},
            {r.right() - 3, r.bottom() - 1.5}, {r.left() + 5, r.bottom() - 2}}));
        break;
    }
    painter.restore();
}

} // namespace campanile
