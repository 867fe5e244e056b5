// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maptool.h"

#include <QFrame>
#include <QHash>

class QAbstractButton;

namespace campanile {

class CampaignDraft;
class MapPane;

/// The tools over the map: select, street, quarter, polygon, circle, subtract, undo, redo. Compact: only the active one
/// keeps its word.
class MapToolbar final : public QFrame {
    Q_OBJECT
public:
    MapToolbar(MapPane &map, CampaignDraft &draft, QWidget *parent = nullptr);
    void setCompact(bool compact);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    MapPane &m_map;
    CampaignDraft &m_draft;
    QHash<MapTool, QAbstractButton *> m_tools;
    QAbstractButton *m_subtract, *m_undo, *m_redo;
    bool m_compact = false;
};

} // namespace campanile
