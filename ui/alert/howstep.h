// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialingbackend.h"

#include <QTimer>
#include <QWidget>

class QVBoxLayout;

namespace campanile {

class AudienceCounter;
class Button;
class CampaignDraft;
class Clock;
class Label;
class RoundRow;
class Segmented;
class StepHead;

/// Step 3: emergency or service, and an honest end, live while the area changes.
class HowStep final : public QWidget {
    Q_OBJECT
public:
    HowStep(CampaignDraft &draft, AudienceCounter &counter, const Clock &clock, QWidget *parent = nullptr);
    void setTrunk(const std::optional<TrunkStatus> &trunk); ///< empty: nothing can be foretold
    void setCompact(bool compact);
    void setMargin(int margin);

private:
    void refresh();
    /// The mean of what the area's phones hear: languages differ in length.
    [[nodiscard]] std::chrono::milliseconds heardLength() const;
    CampaignDraft &m_draft;
    AudienceCounter &m_counter;
    const Clock &m_clock;
    std::optional<TrunkStatus> m_trunk;
    StepHead *m_head;
    Label *m_end, *m_summary, *m_times, *m_foot;
    Segmented *m_kind;
    Button *m_change;
    QWidget *m_rounds, *m_timesLine;
    QList<RoundRow *> m_rows;
    QVBoxLayout *m_layout;
    QTimer m_tick;
    bool m_compact = false;
};

} // namespace campanile
