// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "townworkshop.h"

#include <QFutureWatcher>
#include <QWidget>

class QComboBox;
class QProgressBar;

namespace campanile {

class Button;
class FileRow;
class Label;
class Note;

/// Builds a pack out of an OpenStreetMap extract: which files, cut to which municipality, how far it is, what did not
/// fit together. The town in use is not touched by any of it.
class TownBuildCard final : public QWidget {
    Q_OBJECT
public:
    explicit TownBuildCard(TownWorkshop &workshop, QWidget *parent = nullptr);
    void setSources(const TownSources &sources); ///< as if they had been chosen
    [[nodiscard]] TownSources sources() const;

Q_SIGNALS:
    void built(const campanile::TownBuilt &town); ///< ready to be taken

private:
    void layOut();
    void mapsChanged();
    void showMunicipalities();
    void showBuilt(const Result<TownBuilt> &result);
    void refresh();
    TownWorkshop &m_workshop;
    QFutureWatcher<Result<QList<Municipality>>> m_listing;
    QList<Municipality> m_municipalities;
    Municipality m_wanted; ///< chosen, once the list is there
    FileRow *m_maps, *m_boundary, *m_registers, *m_quarters;
    QComboBox *m_municipality;
    Label *m_found, *m_step;
    QProgressBar *m_progress;
    Button *m_build, *m_cancel;
    Note *m_note;
};

} // namespace campanile
