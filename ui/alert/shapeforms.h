// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pieceform.h"

namespace campanile {

class Label;
class Segmented;

/// Centre and radius.
class CircleForm final : public PieceForm {
    Q_OBJECT
public:
    explicit CircleForm(QWidget *parent = nullptr);
    void setPiece(const AreaPiece &piece) override;

private:
    void take();
    AreaPiece m_piece;
    QLineEdit *m_centre;
    QSpinBox *m_metres;
};

/// How wide along its line, and on which flank.
class CorridorForm final : public PieceForm {
    Q_OBJECT
public:
    explicit CorridorForm(QWidget *parent = nullptr);
    void setPiece(const AreaPiece &piece) override;

private:
    void take();
    AreaPiece m_piece;
    QSpinBox *m_metres;
    Segmented *m_flank;
};

/// How many corners, how large, and where each of them is.
class CornersForm final : public PieceForm {
    Q_OBJECT
public:
    explicit CornersForm(QWidget *parent = nullptr);
    void setPiece(const AreaPiece &piece) override;

private:
    void showCorner();
    void take();
    [[nodiscard]] GeoPoint *corner(AreaPiece &piece) const;
    AreaPiece m_piece;
    Label *m_facts;
    QSpinBox *m_number;
    QLineEdit *m_place;
};

} // namespace campanile
