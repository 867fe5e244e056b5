// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maptool.h"

#include <QFrame>
#include <QHash>

class QAbstractButton;

namespace campanile {

class CampaignDraft;
class MapPane;

/// The tools over the map: select, street, quarter, polygon, rectangle, circle, corridor, subtract, undo, redo, and by
/// itself the whole town. As wide as the map allows: all words, closer together, or only the active one's (compact).
class MapToolbar final : public QFrame {
    Q_OBJECT
public:
    MapToolbar(MapPane &map, CampaignDraft &draft, QWidget *parent = nullptr);
    void setCompact(bool compact);
    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void townRequested(); ///< a separate act, never a tool

protected:
    void paintEvent(QPaintEvent *event) override;
    void moveEvent(QMoveEvent *event) override;

private:
    enum class Width { Roomy, Tight, Compact };
    void refresh();
    void fit();
    void apply(Width width);
    MapPane &m_map;
    CampaignDraft &m_draft;
    QHash<MapTool, QAbstractButton *> m_tools;
    QAbstractButton *m_subtract, *m_undo, *m_redo, *m_town;
    bool m_compact = false; ///< asked for
    Width m_width = Width::Roomy;
};

} // namespace campanile
