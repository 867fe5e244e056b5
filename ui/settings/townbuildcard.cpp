// SPDX-License-Identifier: GPL-3.0-or-later
#include "townbuildcard.h"

#include "button.h"
#include "card.h"
#include "figures.h"
#include "filerow.h"
#include "label.h"
#include "metrics.h"
#include "note.h"
#include "townwords.h"

#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QProgressBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

constexpr int titleWidth = 184;
const QString vectorFiles = u"(*.geojson *.json *.gpkg *.shp *.zip *.kml *.kmz)"_s;

} // namespace

TownBuildCard::TownBuildCard(TownWorkshop &workshop, QWidget *parent)
    : QWidget(parent)
    , m_workshop(workshop)
{
    layOut();
    connect(m_maps, &FileRow::changed, this, &TownBuildCard::mapsChanged);
    connect(m_boundary, &FileRow::changed, this, &TownBuildCard::refresh);
    connect(m_municipality, &QComboBox::activated, this, [this](int row) {
        m_wanted = m_municipalities.value(row - 1);
        refresh();
    });
    connect(&m_listing, &QFutureWatcherBase::finished, this, &TownBuildCard::showMunicipalities);
    connect(m_build, &Button::clicked, this, [this] { m_workshop.build(sources()); });
    connect(m_cancel, &Button::clicked, this, [this] {
        m_cancel->setEnabled(false); // once is enough; the builder stops at its next look
        m_workshop.cancel();
    });
    connect(&m_workshop, &TownWorkshop::started, this, [this] {
        m_note->hide();
        m_cancel->setEnabled(true);
        refresh();
    });
    connect(&m_workshop, &TownWorkshop::progressed, this, &TownBuildCard::refresh);
    connect(&m_workshop, &TownWorkshop::finished, this, &TownBuildCard::showBuilt);
    refresh();
}

void TownBuildCard::layOut()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    auto *card = new Card(tr("Build a town pack"), this);
    layout->addWidget(card);
    QVBoxLayout *body = card->body();
    body->setSpacing(space12);
    m_maps =
        new FileRow({tr("OpenStreetMap extract"), tr(".osm.pbf of the municipality, the province or the region"),
                        tr("OpenStreetMap files (*.pbf *.osm *.osm.gz *.osm.bz2 *.o5m *.opl)"), u"buildMaps"_s, true},
            card);
    body->addWidget(m_maps);

    auto *which = new QHBoxLayout;
    which->setSpacing(space12);
    auto *title = new Label(tr("Municipality"), TextStyle::Body, Ink::Text, card);
    title->setFixedWidth(titleWidth);
    which->addWidget(title);
    m_municipality = new QComboBox(card);
    m_municipality->setObjectName(u"buildMunicipality"_s);
    m_municipality->setAccessibleName(tr("Municipality to cut the map to"));
    m_municipality->setMinimumHeight(buttonHeight);
    m_municipality->setMinimumWidth(280);
    m_municipality->setEditable(true); // a region has hundreds: type the first letters
    m_municipality->setInsertPolicy(QComboBox::NoInsert);
    m_municipality->addItem(tr("The whole extract"));
    m_municipality->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_municipality->completer()->setFilterMode(Qt::MatchContains);
    which->addWidget(m_municipality);
    m_found = new Label(TextStyle::Detail, Ink::Muted, card);
    m_found->setObjectName(u"buildFound"_s);
    m_found->setElided(true);
    which->addWidget(m_found, 1);
    body->addLayout(which);

    m_boundary = new FileRow({tr("Boundary"), tr("optional: a polygon to cut to, instead of the map's boundary"),
                                 tr("Areas %1").arg(vectorFiles), u"buildBoundary"_s, false,
                                 tr("Which polygon of the file: FIELD=VALUE, when it has several")},
        card);
    m_registers =
        new FileRow({tr("Civic-number register"), tr("optional: ANNCSU, or the municipality's own"),
                        tr("Registers (*.csv *.txt *.gpkg *.kml *.kmz *.shp *.zip *.geojson)"), u"buildRegisters"_s,
                        true, tr("Only these rows: FIELD=VALUE, as CODICE_ISTAT=022205 of a national register")},
            card);
    m_quarters = new FileRow(
        {tr("Quarters"), tr("optional: they replace the map's"), tr("Areas %1").arg(vectorFiles), u"buildQuarters"_s},
        card);
    for (FileRow *row : {m_boundary, m_registers, m_quarters})
        body->addWidget(row);

    m_progress = new QProgressBar(card);
    m_progress->setObjectName(u"buildProgress"_s);
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(4);
    body->addWidget(m_progress);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space12);
    m_step = new Label(TextStyle::Detail, Ink::Text2, card);
    m_step->setObjectName(u"buildStep"_s);
    m_step->setWordWrap(true);
    foot->addWidget(m_step, 1);
    m_cancel = new Button(tr("Interrupt"), Button::Role::Neutral, card);
    m_cancel->setObjectName(u"buildCancel"_s);
    foot->addWidget(m_cancel);
    m_build = new Button(tr("Build"), Button::Role::Primary, card);
    m_build->setObjectName(u"buildStart"_s);
    foot->addWidget(m_build);
    body->addLayout(foot);
    m_note = new Note(Note::Kind::Ok, {}, card);
    m_note->setObjectName(u"buildNote"_s);
    m_note->hide();
    body->addWidget(m_note);
}

void TownBuildCard::setSources(const TownSources &sources)
{
    m_wanted = sources.municipality;
    m_boundary->setFiles(sources.boundary.isEmpty() ? QStringList() : QStringList(sources.boundary));
    m_registers->setFiles(sources.registers);
    m_boundary->setWhere(sources.boundaryWhere);
    m_registers->setWhere(sources.registersWhere);
    m_quarters->setFiles(sources.quarters.isEmpty() ? QStringList() : QStringList(sources.quarters));
    m_maps->setFiles(sources.maps);
}

TownSources TownBuildCard::sources() const
{
    return {m_maps->files(), m_wanted, m_boundary->files().value(0), m_registers->files(), m_quarters->files().value(0),
        m_boundary->where(), m_registers->where()};
}

void TownBuildCard::mapsChanged()
{
    m_municipalities.clear();
    m_note->hide();
    if (m_maps->files().isEmpty())
        m_wanted = {};
    else
        m_listing.setFuture(m_workshop.municipalities(m_maps->files()));
    refresh();
}

void TownBuildCard::showMunicipalities()
{
    const Result<QList<Municipality>> found = m_listing.result();
    if (found) {
        m_municipalities = *found;
    } else {
        m_note->setKind(Note::Kind::Error);
        m_note->setText(townwords::problem(found.error(), townwords::Wanted::Map));
        m_note->show();
    }
    m_municipality->clear();
    m_municipality->addItem(tr("The whole extract"));
    int current = 0;
    for (const Municipality &municipality : std::as_const(m_municipalities)) {
        m_municipality->addItem(municipality.name);
        if (municipality == m_wanted)
            current = m_municipality->count() - 1;
    }
    if (current == 0 && m_municipalities.size() == 1)
        current = 1; // there is nothing to choose
    m_wanted = m_municipalities.value(current - 1);
    m_municipality->setCurrentIndex(current);
    refresh();
}

void TownBuildCard::showBuilt(const Result<TownBuilt> &result)
{
    m_note->setKind(result                                ? Note::Kind::Ok
            : result.error().code == ErrorCode::Cancelled ? Note::Kind::Warning
                                                          : Note::Kind::Error);
    if (!result) {
        m_note->setText(townwords::problem(result.error(), townwords::Wanted::Map));
    } else {
        m_note->setText(tr("The pack of %1 is ready.").arg(result->pack.town.name));
    }
    m_note->show();
    refresh();
    if (result)
        Q_EMIT built(*result);
}

void TownBuildCard::refresh()
{
    const bool building = m_workshop.isBuilding(), listing = m_listing.isRunning();
    for (QWidget *row : {static_cast<QWidget *>(m_maps), static_cast<QWidget *>(m_boundary),
             static_cast<QWidget *>(m_registers), static_cast<QWidget *>(m_quarters)})
        row->setEnabled(!building);
    const bool byFile = !m_boundary->files().isEmpty();
    m_municipality->setEnabled(!building && !byFile && !m_municipalities.isEmpty());
    m_found->setText(m_maps->files().isEmpty() ? QString()
            : listing                          ? tr("Looking for municipalities…")
            : byFile                           ? tr("the boundary file says it")
            : m_municipalities.isEmpty()       ? tr("no municipal boundary in it: the whole extract is taken")
                                               : tr("%1 in the extract").arg(figure(m_municipalities.size())));
    m_progress->setVisible(building);
    m_progress->setValue(building ? static_cast<int>(m_workshop.done() * 1000) : 0);
    const QString percent = QLocale().toString(static_cast<int>(m_workshop.done() * 100));
    m_step->setText(building ? tr("%1 · %2 %").arg(townwords::step(m_workshop.step()), percent)
                             : tr("The town in use stays as it is until you change it."));
    m_cancel->setVisible(building);
    m_build->setVisible(!building);
    m_build->setEnabled(!m_maps->files().isEmpty() && !listing);
}

} // namespace campanile
