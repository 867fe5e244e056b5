// SPDX-License-Identifier: GPL-3.0-or-later
#include "pieceform.h"

#include "label.h"
#include "metrics.h"
#include "shapeforms.h"
#include "streetform.h"

#include <QGridLayout>
#include <QLineEdit>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace campanile {

PieceForm::PieceForm(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space12);
    m_grid->setVerticalSpacing(space8);
    m_grid->setColumnStretch(1, 1);
}

PieceForm *PieceForm::make(const AreaPiece &piece, const Gazetteer &gazetteer, QWidget *parent)
{
    if (piece.street)
        return new StreetForm(gazetteer, parent);
    switch (piece.kind) {
    case PieceKind::Circle:
        if (std::holds_alternative<CircleShape>(piece.shape))
            return new CircleForm(parent);
        return new CornersForm(parent);
    case PieceKind::Corridor:
        if (std::holds_alternative<CorridorShape>(piece.shape))
            return new CorridorForm(parent);
        return new CornersForm(parent);
    case PieceKind::Polygon:
    case PieceKind::Rectangle: return new CornersForm(parent);
    case PieceKind::Street:
    case PieceKind::Quarter:
    case PieceKind::Town: break;
    }
    return nullptr;
}

bool PieceForm::sameKind(const AreaPiece &before, const AreaPiece &now)
{
    return before.id == now.id && before.street.has_value() == now.street.has_value()
        && (before.street || (before.kind == now.kind && before.shape.index() == now.shape.index()));
}

QWidget *PieceForm::row(const QString &words, QWidget *field)
{
    const int line = m_grid->rowCount();
    if (words.isEmpty()) {
        m_grid->addWidget(field, line, 0, 1, 2);
    } else {
        m_grid->addWidget(new Label(words, TextStyle::Detail, Ink::Text2, this), line, 0);
        m_grid->addWidget(field, line, 1);
    }
    return field;
}

QSpinBox *PieceForm::metresField(const QString &name, const QString &objectName, int least, int most)
{
    auto *field = new QSpinBox(this);
    field->setObjectName(objectName);
    field->setAccessibleName(name);
    field->setRange(least, most);
    field->setSingleStep(10);
    field->setGroupSeparatorShown(true);
    //: after a number: metres
    field->setSuffix(tr(" m"));
    field->setMinimumHeight(32);
    return field;
}

QLineEdit *PieceForm::placeField(const QString &name, const QString &objectName)
{
    auto *field = new QLineEdit(this);
    field->setObjectName(objectName);
    field->setAccessibleName(name);
    field->setMinimumHeight(32);
    field->setTextMargins(4, 0, 4, 0);
    return field;
}

} // namespace campanile
