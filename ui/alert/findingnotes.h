// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "areacheck.h"

#include <QTimer>
#include <QWidget>

class QVBoxLayout;

namespace campanile {

class AudienceCounter;
class CampaignDraft;
class Gazetteer;
class Note;

/// What the geometry rules say about the areas, in words, each with its repair where there is one. Looked at when the
/// draft has come to rest, not while a corner is dragged.
class FindingNotes final : public QWidget {
    Q_OBJECT
public:
    FindingNotes(CampaignDraft &draft, AudienceCounter &counter, const Gazetteer &gazetteer, QWidget *parent);
    void setCompact(bool compact);

Q_SIGNALS:
    void townRequested(); ///< the whole town is wanted as what it is
    void failed(const campanile::Error &error); ///< a repair that could not be done

private:
    void check();
    void list(const QList<AreaFinding> &findings);
    void repair(const AreaFinding &finding);
    CampaignDraft &m_draft;
    AudienceCounter &m_counter;
    const TownOutline m_town;
    QVBoxLayout *m_layout;
    QList<Note *> m_notes;
    QList<AreaFinding> m_findings;
    bool m_compact = false;
    QTimer m_later;
};

/// "Untangle", "Simplify without losing a phone"...; empty: there is nothing one click can do.
[[nodiscard]] QString repairInWords(AreaRepair repair);
[[nodiscard]] TownOutline outlineOf(const Gazetteer &gazetteer);

} // namespace campanile
