// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "area.h"

#include <QWidget>

namespace campanile {

class IconButton;

/// One line of WHERE: what it is on the map, its name, how many phones, and a cross to take it away.
class AreaRow final : public QWidget {
    Q_OBJECT
public:
    explicit AreaRow(QWidget *parent = nullptr);
    void setPiece(const AreaPiece &piece, int count, bool current, bool compact, int margin);

    [[nodiscard]] const PieceId &piece() const { return m_piece.id; }

    [[nodiscard]] int count() const { return m_count; }

Q_SIGNALS:
    void chosen(const campanile::PieceId &piece);
    void removeRequested(const campanile::PieceId &piece);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QString kindWords() const;
    void paintSwatch(QPainter &painter, const QRectF &rect) const;
    AreaPiece m_piece;
    int m_count = 0;
    int m_margin = 24;
    bool m_current = false;
    bool m_compact = false;
    IconButton *m_remove;
};

} // namespace campanile
