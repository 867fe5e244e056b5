// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "area.h"

#include <QWidget>

class QGridLayout;
class QLineEdit;
class QSpinBox;

namespace campanile {

class Gazetteer;

/// The fields of one kind of piece. It never changes the draft: it says what the piece would be.
class PieceForm : public QWidget {
    Q_OBJECT
public:
    explicit PieceForm(QWidget *parent = nullptr);
    virtual void setPiece(const AreaPiece &piece) = 0; ///< emits nothing; fields in use are left alone

    /// Null for kinds that have no numbers: a quarter, the whole town.
    [[nodiscard]] static PieceForm *make(const AreaPiece &piece, const Gazetteer &gazetteer, QWidget *parent);
    /// Whether the form made for `before` can show `now`.
    [[nodiscard]] static bool sameKind(const AreaPiece &before, const AreaPiece &now);

Q_SIGNALS:
    void edited(const campanile::AreaPiece &piece);
    void refused(const QString &why); ///< what was typed is nothing; empty: all is well again

protected:
    QWidget *row(const QString &words, QWidget *field); ///< appends; gives the field back
    [[nodiscard]] QSpinBox *metresField(const QString &name, const QString &objectName, int least, int most);
    [[nodiscard]] QLineEdit *placeField(const QString &name, const QString &objectName);
    QGridLayout *m_grid;
};

} // namespace campanile
