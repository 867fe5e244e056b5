// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

namespace campanile {

class Card;
class Chip;
class Label;
class LiveCampaign;
class MapPane;

/// The map of outcomes, and which of them it shows.
class LiveMapCard final : public QWidget {
    Q_OBJECT
public:
    /// Takes the map; null: without one.
    explicit LiveMapCard(MapPane *map, QWidget *parent = nullptr);
    void setCompact(bool compact);
    void follow(LiveCampaign *live); ///< null: nothing
    void showCampaign(const LiveCampaign &live); ///< its area
    void refresh(const LiveCampaign &live);
    void showContact(const LiveCampaign &live, int recipient); ///< close up, where its position is known

protected:
    void changeEvent(QEvent *event) override;

private:
    void filter();
    QPointer<MapPane> m_map;
    Card *m_card;
    Label *m_title, *m_hint;
    Chip *m_all, *m_unreached, *m_help;
    bool m_compact = false;
};

} // namespace campanile
