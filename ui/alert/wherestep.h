// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace campanile {

class AreaRow;
class AudienceCounter;
class CampaignDraft;
class Label;
class Note;
class StepHead;

/// Step 1: the areas, their phones and the sum.
class WhereStep final : public QWidget {
    Q_OBJECT
public:
    WhereStep(CampaignDraft &draft, AudienceCounter &counter, QWidget *parent = nullptr);
    void setCompact(bool compact);
    void setMargin(int margin);
    void addToHead(QWidget *widget);

Q_SIGNALS:
    void registryRequested();
    void pieceShown(); ///< a row was chosen: the map should show it

private:
    void refresh();
    CampaignDraft &m_draft;
    AudienceCounter &m_counter;
    StepHead *m_head;
    Label *m_total, *m_kinds, *m_empty;
    Note *m_only; ///< a correction: nobody but those who were called
    Note *m_unplaced;
    QVBoxLayout *m_layout, *m_rowLayout;
    QHBoxLayout *m_noteLine;
    QList<AreaRow *> m_rows;
    int m_margin = 24;
    bool m_compact = false;
};

} // namespace campanile
