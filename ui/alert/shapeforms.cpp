// SPDX-License-Identifier: GPL-3.0-or-later
#include "shapeforms.h"

#include "areashapes.h"
#include "coordinates.h"
#include "errorwords.h"
#include "figures.h"
#include "label.h"
#include "segmented.h"

#include <QGridLayout>
#include <QLineEdit>
#include <QLocale>
#include <QSignalBlocker>
#include <QSpinBox>

#include <cmath>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

constexpr int widestCircleMetres = 50'000;

void showPlace(QLineEdit *field, GeoPoint point)
{
    if (!field->hasFocus() || !field->isModified())
        field->setText(coordinateText(point));
}

} // namespace

CircleForm::CircleForm(QWidget *parent)
    : PieceForm(parent)
    , m_centre(placeField(tr("Centre: latitude, longitude"), u"circleCentre"_s))
    , m_metres(metresField(tr("Radius in metres"), u"circleRadius"_s, 1, widestCircleMetres))
{
    row(tr("Radius"), m_metres);
    row(tr("Centre"), m_centre);
    connect(m_metres, &QSpinBox::valueChanged, this, &CircleForm::take);
    connect(m_centre, &QLineEdit::textEdited, this, &CircleForm::take);
}

void CircleForm::setPiece(const AreaPiece &piece)
{
    m_piece = piece;
    const auto *circle = std::get_if<CircleShape>(&piece.shape);
    if (!circle)
        return;
    const QSignalBlocker quiet(m_metres);
    if (std::llround(circle->metres) != m_metres->value())
        m_metres->setValue(static_cast<int>(std::llround(circle->metres)));
    showPlace(m_centre, circle->centre);
}

void CircleForm::take()
{
    const auto centre = parseCoordinates(m_centre->text());
    Q_EMIT refused(centre ? QString() : tr("No coordinates: write latitude and longitude, 46.0667, 11.1167."));
    if (!centre)
        return;
    AreaPiece piece = m_piece;
    const CircleShape circle{*centre, static_cast<double>(m_metres->value())};
    piece.shape = circle;
    piece.rings = {circleRing(circle.centre, circle.metres)};
    m_piece = piece;
    Q_EMIT edited(piece);
}

CorridorForm::CorridorForm(QWidget *parent)
    : PieceForm(parent)
    , m_metres(metresField(tr("Metres to each side"), u"corridorMetres"_s, 1, static_cast<int>(widestCorridor)))
    , m_flank(new Segmented({tr("Both"), tr("Left"), tr("Right")}, this))
{
    m_flank->setObjectName(u"corridorFlank"_s);
    m_flank->setAccessibleName(tr("Side of the line"));
    row(tr("To each side"), m_metres);
    row(QString(), m_flank);
    connect(m_metres, &QSpinBox::valueChanged, this, &CorridorForm::take);
    connect(m_flank, &Segmented::chosen, this, &CorridorForm::take);
}

void CorridorForm::setPiece(const AreaPiece &piece)
{
    m_piece = piece;
    const auto *corridor = std::get_if<CorridorShape>(&piece.shape);
    if (!corridor)
        return;
    const QSignalBlocker quiet(m_metres);
    if (std::llround(corridor->metres) != m_metres->value())
        m_metres->setValue(static_cast<int>(std::llround(corridor->metres)));
    m_flank->setCurrent(static_cast<int>(corridor->flank));
}

void CorridorForm::take()
{
    AreaPiece piece = m_piece;
    auto corridor = std::get<CorridorShape>(piece.shape);
    corridor.metres = m_metres->value();
    corridor.flank = static_cast<CorridorShape::Flank>(m_flank->current());
    const Result<QList<GeoRing>> rings = corridorRings(corridor);
    Q_EMIT refused(rings ? QString() : words(rings.error()));
    if (!rings)
        return;
    piece.shape = corridor;
    piece.rings = *rings;
    m_piece = piece;
    Q_EMIT edited(piece);
}

CornersForm::CornersForm(QWidget *parent)
    : PieceForm(parent)
    , m_facts(new Label(TextStyle::Detail, Ink::Text2, this))
    , m_number(new QSpinBox(this))
    , m_place(placeField(tr("The corner's latitude, longitude"), u"cornerPlace"_s))
{
    m_facts->setObjectName(u"cornerFacts"_s);
    m_number->setObjectName(u"cornerNumber"_s);
    m_number->setAccessibleName(tr("Corner"));
    m_number->setMinimumHeight(32);
    m_number->setWrapping(true);
    //: before the number of a polygon's corner
    m_number->setPrefix(tr("Corner "));
    row(QString(), m_facts);
    const int line = m_grid->rowCount();
    m_grid->addWidget(m_number, line, 0);
    m_grid->addWidget(m_place, line, 1);
    connect(m_number, &QSpinBox::valueChanged, this, &CornersForm::showCorner);
    connect(m_place, &QLineEdit::textEdited, this, &CornersForm::take);
}

GeoPoint *CornersForm::corner(AreaPiece &piece) const
{
    qsizetype at = m_number->value() - 1;
    for (GeoRing &ring : piece.rings) {
        if (at < ring.size())
            return &ring[at];
        at -= ring.size();
    }
    return nullptr;
}

void CornersForm::setPiece(const AreaPiece &piece)
{
    m_piece = piece;
    qsizetype corners = 0;
    for (const GeoRing &ring : piece.rings)
        corners += ring.size();
    const int shown = static_cast<int>(corners);
    //: %2 is square kilometres
    m_facts->setText(tr("%1 corner(s) · %2 km²", nullptr, shown)
            .arg(figure(shown), QLocale().toString(squareKilometres(piece), 'f', 2)));
    const QSignalBlocker quiet(m_number);
    m_number->setRange(1, std::max(1, shown));
    // a rectangle stays one only while its corners move together
    const bool free = piece.kind == PieceKind::Polygon && shown > 0;
    m_number->setVisible(free);
    m_place->setVisible(free);
    showCorner();
}

void CornersForm::showCorner()
{
    if (const GeoPoint *place = corner(m_piece))
        showPlace(m_place, *place);
}

void CornersForm::take()
{
    const auto point = parseCoordinates(m_place->text());
    Q_EMIT refused(point ? QString() : tr("No coordinates: write latitude and longitude, 46.0667, 11.1167."));
    AreaPiece piece = m_piece;
    GeoPoint *place = corner(piece);
    if (!point || !place)
        return;
    *place = *point;
    m_piece = piece;
    Q_EMIT edited(piece);
}

} // namespace campanile
