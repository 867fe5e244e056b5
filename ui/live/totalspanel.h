// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QGridLayout;

namespace campanile {

class Label;
class LiveCampaign;
class OutcomeBar;
class OutcomeTable;

/// How many were reached, of how many, when it will end; all outcomes as a bar and in figures.
class TotalsPanel final : public QWidget {
    Q_OBJECT
public:
    explicit TotalsPanel(QWidget *parent = nullptr);
    void refresh(const LiveCampaign &live);
    void setCompact(bool compact);

private:
    QGridLayout *m_grid = nullptr;
    Label *m_reached;
    Label *m_of;
    Label *m_confirmed;
    Label *m_share;
    Label *m_endName;
    Label *m_end;
    Label *m_endDetail;
    OutcomeBar *m_bar;
    OutcomeTable *m_table;
    bool m_compact = false;
};

} // namespace campanile
