// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launcher.h"
#include "receiptfacts.h"

#include <QTimer>
#include <QWidget>

class QLineEdit;

namespace campanile {

class AudioWorkshop;
class Button;
class Clock;
class ConsequenceButton;
class Label;
class MapPane;
class ModeBadge;
class Player;

/// What the dialer holds, over the map, before anything can be launched. It comes by itself when the receipt is there
/// and goes when the user turns back or the launch is confirmed. Modal over its parent only: STOP, elsewhere on the
/// window, stays at hand.
class ReceiptSheet final : public QWidget {
    Q_OBJECT
public:
    static constexpr int canaryCount = ReceiptFacts::canaryCount;

    /// Takes the map. Covers `over` and follows its size.
    ReceiptSheet(CampaignDraft &draft, Launcher &launcher, Player &player, AudioWorkshop &workshop, MapPane *map,
        const Clock &clock, QWidget *over);

    [[nodiscard]] MapPane *map() const { return m_map; }

    /// A campaign that was not made from the draft as it is now: who of its area is called.
    void setFilterOf(const CampaignId &campaign, const AudienceFilter &filter);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    [[nodiscard]] QWidget *buildHead();
    [[nodiscard]] QWidget *buildPlace();
    [[nodiscard]] QWidget *buildFoot();
    void follow();
    void fill();
    void refresh();
    void arrange();
    void launch();
    void turnBack();
    [[nodiscard]] std::chrono::seconds validFor() const;
    [[nodiscard]] bool isExpired() const;
    [[nodiscard]] bool isOnItsWay() const; ///< sent: it cannot be taken back, only stopped
    [[nodiscard]] int canary() const;

    CampaignDraft &m_draft;
    Launcher &m_launcher;
    Player &m_player;
    const Clock &m_clock;
    QWidget *m_over;
    MapPane *m_map;
    QWidget *m_sheet;
    ReceiptFacts *m_facts;
    Label *m_number, *m_same, *m_hint;
    ModeBadge *m_badge;
    std::pair<CampaignId, AudienceFilter> m_filterOf;
    Button *m_back;
    ConsequenceButton *m_launch;
    QLineEdit *m_typed;
    QTimer m_second;
    QDateTime m_arrived; ///< this receipt, by our clock
};

} // namespace campanile
