// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "packcard.h"
#include "townworkshop.h"

#include <QWidget>

#include <functional>

namespace campanile {

class Note;
class PhotoCard;
class TownBuildCard;
class TownCard;

/// The municipality: which pack, where packs come from, what lies under the map. Nothing is taken before it was looked
/// at, and never while somebody is being called.
class TownSection final : public QWidget {
    Q_OBJECT
public:
    using KnownTown = std::function<PackCard::Known(const TownInfo &town)>;

    explicit TownSection(TownWorkshop &workshop, QWidget *parent = nullptr);
    void setPack(const std::optional<PackReport> &pack); ///< in use
    void setKnownTowns(KnownTown known);
    void setForbidden(const QString &why); ///< a campaign runs; empty: the town may be changed
    void setProblem(const QString &words); ///< empty: none
    void choosePack(); ///< the file dialog
    void lookAtPack(const QString &path);
    void showBuild(); ///< to where packs are built

    [[nodiscard]] TownCard &town() { return *m_town; }

    [[nodiscard]] PhotoCard &photo() { return *m_photo; }

    [[nodiscard]] TownBuildCard &build() { return *m_build; }

Q_SIGNALS:
    void townChosen(const QString &packPath);
    void photoChosen(const QString &path); ///< empty: none
    void relocateWanted();
    void attentionWanted(QWidget *widget); ///< it has just appeared: scroll to it

private:
    void preview(const PackReport &report, const QString &findings = {});
    std::optional<PackReport> m_inUse;
    KnownTown m_known;
    Note *m_problem;
    TownCard *m_town;
    PackCard *m_pack;
    TownBuildCard *m_build;
    PhotoCard *m_photo;
};

} // namespace campanile
