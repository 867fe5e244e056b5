// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gazetteer.h"
#include "pieceform.h"

class QComboBox;
class QStringListModel;

namespace campanile {

class Segmented;

/// Which addresses of a street: all, between two civic numbers, between two crossings; both sides or one; and how
/// many metres around it.
class StreetForm final : public PieceForm {
    Q_OBJECT
public:
    explicit StreetForm(const Gazetteer &gazetteer, QWidget *parent = nullptr);
    void setPiece(const AreaPiece &piece) override;

private:
    enum Extent { Whole, Numbers, Crossings };

    void readStreet();
    void showExtent();
    void take();
    const Gazetteer &m_gazetteer;
    AreaPiece m_piece;
    std::optional<Street> m_street;
    QString m_read; ///< the key of the street whose numbers and crossings are in the fields
    Segmented *m_extent, *m_side;
    QWidget *m_numbers, *m_crossings;
    QLineEdit *m_from, *m_to;
    QComboBox *m_crossingFrom, *m_crossingTo;
    QStringListModel *m_civics;
    QSpinBox *m_metres;
};

} // namespace campanile
