// SPDX-License-Identifier: GPL-3.0-or-later
#include "townsection.h"

#include "metrics.h"
#include "note.h"
#include "photocard.h"
#include "townbuildcard.h"
#include "towncard.h"
#include "townwords.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace campanile {

TownSection::TownSection(TownWorkshop &workshop, QWidget *parent)
    : QWidget(parent)
    , m_problem(new Note(Note::Kind::Error, {}, this))
    , m_town(new TownCard(this))
    , m_pack(new PackCard(workshop, this))
    , m_build(new TownBuildCard(workshop, this))
    , m_photo(new PhotoCard(workshop, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(cardGap);
    m_problem->setObjectName(u"townProblem"_s);
    m_problem->hide();
    for (QWidget *widget : {static_cast<QWidget *>(m_problem), static_cast<QWidget *>(m_town),
             static_cast<QWidget *>(m_pack), static_cast<QWidget *>(m_photo), static_cast<QWidget *>(m_build)})
        layout->addWidget(widget);
    layout->addStretch();

    connect(m_town, &TownCard::chooseWanted, this, &TownSection::choosePack);
    connect(m_town, &TownCard::buildWanted, this, &TownSection::showBuild);
    connect(m_town, &TownCard::newerWanted, this, [this] {
        if (m_inUse)
            Q_EMIT townChosen(m_inUse->path);
    });
    connect(m_town, &TownCard::relocateWanted, this, &TownSection::relocateWanted);
    connect(m_pack, &PackCard::looked, this, [this](const PackReport &report) { preview(report); });
    connect(m_pack, &PackCard::refused, this,
        [this](const Error &error) { setProblem(townwords::problem(error, townwords::Wanted::TownPack)); });
    connect(m_pack, &PackCard::chosen, this, &TownSection::townChosen);
    connect(m_build, &TownBuildCard::built, this,
        [this](const TownBuilt &built) { preview(built.pack, townwords::findings(built)); });
    connect(m_photo, &PhotoCard::chosen, this, &TownSection::photoChosen);
}

void TownSection::setPack(const std::optional<PackReport> &pack)
{
    m_inUse = pack;
    m_town->setPack(pack);
    m_photo->setTown(pack ? std::optional(pack->town) : std::nullopt);
}

void TownSection::setKnownTowns(KnownTown known)
{
    m_known = std::move(known);
}

void TownSection::setForbidden(const QString &why)
{
    m_town->setForbidden(why);
    m_pack->setForbidden(why);
}

void TownSection::setProblem(const QString &words)
{
    m_problem->setText(words);
    m_problem->setVisible(!words.isEmpty());
    if (!words.isEmpty())
        Q_EMIT attentionWanted(m_problem);
}

void TownSection::choosePack()
{
    auto *dialog = new QFileDialog(this, tr("Choose a town pack"), {}, tr("Town packs (*.townpack)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    if (m_inUse)
        dialog->setDirectory(QFileInfo(m_inUse->path).path());
    connect(dialog, &QFileDialog::fileSelected, this, &TownSection::lookAtPack);
    dialog->open();
}

void TownSection::lookAtPack(const QString &path)
{
    setProblem({});
    m_pack->look(path);
}

void TownSection::showBuild()
{
    Q_EMIT attentionWanted(m_build);
}

void TownSection::preview(const PackReport &report, const QString &findings)
{
    setProblem({});
    m_pack->show(report, m_known ? m_known(report.town) : PackCard::Known::New,
        m_inUse ? m_inUse->town.name : QString(), findings);
    Q_EMIT attentionWanted(m_pack);
}

} // namespace campanile
