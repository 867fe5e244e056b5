// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace campanile {

class AreaList;
class AudienceCounter;
class Button;
class FindingNotes;
class Gazetteer;
class CampaignDraft;
class Label;
class Note;
class StepHead;
class UnplacedRow;

/// Step 1: the areas, their phones and the sum. Whom it leaves out is never silent: contacts without a position have
/// a row, a filter has a note.
class WhereStep final : public QWidget {
    Q_OBJECT
public:
    WhereStep(CampaignDraft &draft, AudienceCounter &counter, const Gazetteer &gazetteer, QWidget *parent = nullptr);
    void setCompact(bool compact);
    void setMargin(int margin);
    void addToHead(QWidget *widget);

    [[nodiscard]] AreaList *areas() const { return m_areas; }

    [[nodiscard]] FindingNotes *findings() const { return m_findings; }

    void setSilentShown(bool shown); ///< on the map, which has the last word
    [[nodiscard]] const QWidget *filterButton() const;

Q_SIGNALS:
    void registryRequested(); ///< those without a position
    void filterRequested();
    void silentRequested(bool shown); ///< addresses without a phone, on the map

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    CampaignDraft &m_draft;
    AudienceCounter &m_counter;
    StepHead *m_head;
    AreaList *m_areas;
    UnplacedRow *m_unplaced;
    Label *m_total, *m_kinds, *m_households, *m_empty;
    Button *m_filter;
    Note *m_narrowed; ///< the filter is not everybody
    Note *m_only; ///< a correction: nobody but those who were called
    FindingNotes *m_findings;
    QVBoxLayout *m_layout;
    QHBoxLayout *m_sumLine, *m_noteLine;
    int m_margin = 24;
    bool m_compact = false;
    bool m_silentShown = false;
};

} // namespace campanile
