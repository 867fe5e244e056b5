// SPDX-License-Identifier: GPL-3.0-or-later
#include "streetform.h"

#include "areashapes.h"
#include "errorwords.h"
#include "metrics.h"
#include "segmented.h"
#include "streetstretch.h"

#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QIntValidator>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStringListModel>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

constexpr int highestCivic = 99'999;
constexpr int widestBuffer = 500; // farther is a quarter, not a street

QLineEdit *numberField(
    const QString &name, const QString &hint, const QString &objectName, QStringListModel *civics, QWidget *parent)
{
    auto *field = new QLineEdit(parent);
    field->setObjectName(objectName);
    field->setAccessibleName(name);
    field->setPlaceholderText(hint);
    field->setValidator(new QIntValidator(1, highestCivic, field));
    field->setMinimumHeight(32);
    field->setTextMargins(4, 0, 4, 0);
    auto *completer = new QCompleter(civics, field);
    completer->setCompletionMode(QCompleter::PopupCompletion);
    field->setCompleter(completer);
    return field;
}

void showNumber(QLineEdit *field, int number)
{
    const QString text = number > 0 ? QString::number(number) : QString();
    if (field->text() != text)
        field->setText(text);
}

} // namespace

StreetForm::StreetForm(const Gazetteer &gazetteer, QWidget *parent)
    : PieceForm(parent)
    , m_gazetteer(gazetteer)
    , m_extent(new Segmented({tr("Whole"), tr("Numbers"), tr("Crossings")}, this))
    , m_side(new Segmented({tr("Both sides"), tr("Odd"), tr("Even")}, this))
    , m_numbers(new QWidget(this))
    , m_crossings(new QWidget(this))
    , m_crossingFrom(new QComboBox(m_crossings))
    , m_crossingTo(new QComboBox(m_crossings))
    , m_civics(new QStringListModel(this))
    , m_metres(metresField(tr("Metres around the street"), u"streetMetres"_s, 0, widestBuffer))
{
    m_extent->setObjectName(u"streetExtent"_s);
    m_extent->setAccessibleName(tr("How much of the street"));
    m_side->setObjectName(u"streetSide"_s);
    m_side->setAccessibleName(tr("Which side of the street"));
    m_from = numberField(tr("From civic number"), tr("from the first"), u"streetFrom"_s, m_civics, m_numbers);
    m_to = numberField(tr("To civic number"), tr("to the last"), u"streetTo"_s, m_civics, m_numbers);
    auto *numbers = new QHBoxLayout(m_numbers);
    numbers->setContentsMargins({});
    numbers->setSpacing(space8);
    numbers->addWidget(m_from);
    numbers->addWidget(m_to);
    m_crossingFrom->setObjectName(u"streetCrossingFrom"_s);
    m_crossingFrom->setAccessibleName(tr("From the crossing with"));
    m_crossingTo->setObjectName(u"streetCrossingTo"_s);
    m_crossingTo->setAccessibleName(tr("To the crossing with"));
    auto *crossings = new QVBoxLayout(m_crossings);
    crossings->setContentsMargins({});
    crossings->setSpacing(space4);
    for (QComboBox *box : {m_crossingFrom, m_crossingTo}) {
        box->setMinimumHeight(32);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(12);
        crossings->addWidget(box);
        connect(box, &QComboBox::activated, this, &StreetForm::take);
    }
    m_metres->setSpecialValueText(tr("only its addresses"));
    row(QString(), m_extent);
    row(QString(), m_numbers);
    row(QString(), m_crossings);
    row(QString(), m_side);
    row(tr("Around it"), m_metres);
    connect(m_extent, &Segmented::chosen, this, [this] {
        showExtent();
        take();
    });
    connect(m_side, &Segmented::chosen, this, &StreetForm::take);
    connect(m_from, &QLineEdit::textEdited, this, &StreetForm::take);
    connect(m_to, &QLineEdit::textEdited, this, &StreetForm::take);
    connect(m_metres, &QSpinBox::valueChanged, this, &StreetForm::take);
}

void StreetForm::readStreet()
{
    const QString key = m_piece.street ? m_piece.street->streetKey : QString();
    if (key == m_read)
        return;
    m_read = key;
    m_street = m_gazetteer.street(key);
    QStringList numbers;
    for (const PlacedAddress &address : m_gazetteer.civics(key)) {
        const QString number = QString::number(address.civic.number);
        if (address.civic.number > 0 && (numbers.isEmpty() || numbers.back() != number))
            numbers += number;
    }
    m_civics->setStringList(numbers);
    const QList<Crossing> crossings = m_gazetteer.crossings(key);
    for (QComboBox *box : {m_crossingFrom, m_crossingTo}) {
        box->clear();
        for (const Crossing &crossing : crossings)
            box->addItem(crossing.streetName, QVariant::fromValue(crossing.point));
    }
    m_crossingTo->setCurrentIndex(m_crossingTo->count() - 1);
    m_extent->setOptionEnabled(Crossings, crossings.size() >= 2);
}

void StreetForm::setPiece(const AreaPiece &piece)
{
    const bool own = piece == m_piece; // what this form said comes back
    m_piece = piece;
    readStreet();
    if (own || !piece.street)
        return;
    const StreetStretch &s = *piece.street;
    const CivicRange all;
    const bool ranged = s.odd != all || s.even != all;
    m_side->setCurrent(static_cast<int>(s.side));
    // two sides with ranges of their own are a stretch between two places of the line: numbers cannot say it
    const bool apart = s.side == StreetStretch::Side::Both && s.odd != s.even;
    if (ranged)
        m_extent->setCurrent(apart ? Crossings : m_extent->current() == Crossings ? Crossings : Numbers);
    else
        m_extent->setCurrent(Whole);
    const CivicRange &shown = s.side == StreetStretch::Side::Even ? s.even : s.odd;
    showNumber(m_from, apart ? 0 : shown.from);
    showNumber(m_to, apart ? 0 : shown.to);
    const auto *corridor = std::get_if<CorridorShape>(&piece.shape);
    const QSignalBlocker quiet(m_metres);
    m_metres->setValue(corridor ? static_cast<int>(std::llround(corridor->metres)) : 0);
    if (apart && m_street) { // the crossings nearest to where it begins and ends
        const StreetLayout layout(*m_street, m_gazetteer.civics(m_read));
        const StreetLayout::Ends ends = layout.ends(s, piece.rings);
        const auto nearest = [this](QComboBox *box, GeoPoint place) {
            double best = -1;
            for (int i = 0; i < box->count(); ++i) {
                const double metres = metresBetween(box->itemData(i).value<GeoPoint>(), place);
                if (best < 0 || metres < best) {
                    best = metres;
                    box->setCurrentIndex(i);
                }
            }
        };
        nearest(m_crossingFrom, ends.low);
        nearest(m_crossingTo, ends.high);
    }
    showExtent();
}

void StreetForm::showExtent()
{
    m_numbers->setVisible(m_extent->current() == Numbers);
    m_crossings->setVisible(m_extent->current() == Crossings);
}

void StreetForm::take()
{
    if (!m_street || !m_piece.street)
        return;
    const auto side = static_cast<StreetStretch::Side>(m_side->current());
    StreetStretch stretch{.streetKey = m_street->key, .side = side};
    const StreetLayout layout(*m_street, m_gazetteer.civics(m_street->key));
    QList<GeoRing> lines;
    switch (m_extent->current()) {
    case Numbers: {
        CivicRange range{m_from->text().toInt(), m_to->text().toInt()};
        if (range.from > 0 && range.to > 0 && range.from > range.to)
            std::swap(range.from, range.to); // "45-1" means the same
        stretch.odd = stretch.even = range;
        break;
    }
    case Crossings: {
        const auto a = m_crossingFrom->currentData().value<GeoPoint>();
        const auto b = m_crossingTo->currentData().value<GeoPoint>();
        const Result<StreetStretch> between = layout.between(a, b, side);
        Q_EMIT refused(between ? QString() : tr("No civic number of that side lies between these two crossings."));
        if (!between)
            return;
        stretch = *between;
        lines = layout.linesBetween(a, b);
        break;
    }
    default: break;
    }
    if (lines.isEmpty())
        lines = stretch.isWhole() || layout.isEmpty() ? m_street->lines : layout.lines(stretch);
    AreaPiece piece = m_piece;
    // a name the officer gave stays; the one that said the numbers says the new ones
    if (piece.name == stretchName(m_street->name, *piece.street))
        piece.name = stretchName(m_street->name, stretch);
    piece.street = stretch;
    if (m_metres->value() > 0) {
        const CorridorShape around{.lines = lines, .metres = static_cast<double>(m_metres->value())};
        const Result<QList<GeoRing>> rings = corridorRings(around);
        Q_EMIT refused(rings ? QString() : words(rings.error()));
        if (!rings)
            return;
        piece.kind = PieceKind::Corridor;
        piece.shape = around;
        piece.rings = *rings;
    } else {
        Q_EMIT refused({});
        piece.kind = PieceKind::Street;
        piece.shape = {};
        piece.rings = lines;
    }
    m_piece = piece;
    Q_EMIT edited(piece);
}

} // namespace campanile
