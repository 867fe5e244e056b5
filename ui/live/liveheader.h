// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "campaign.h"

#include <QFrame>

namespace campanile {

class Button;
class IconButton;
class Label;
class LiveCampaign;
class LiveBoard;
class AgeLight;

/// Which campaign, since when, how old the data; wall, correction, STOP. STOP is always in the same place.
class LiveHeader final : public QFrame {
    Q_OBJECT
public:
    explicit LiveHeader(LiveBoard &board, QWidget *parent = nullptr);
    void refresh();
    void setCompact(bool compact);

Q_SIGNALS:
    void wallRequested();
    void correctionRequested();
    void stopRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void openMenu();
    [[nodiscard]] QString detail(const LiveCampaign &live) const;

    LiveBoard &m_board;
    Label *m_title;
    Label *m_detail;
    IconButton *m_choose;
    AgeLight *m_age;
    Button *m_wall;
    IconButton *m_wallShort;
    Button *m_correction;
    Button *m_stop;
    bool m_compact = false;
};

/// The age of the data: a tick while they are fresh, a triangle when not.
class AgeLight final : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
    void refresh(const LiveCampaign *live, bool compact);
    [[nodiscard]] QSize sizeHint() const override;

    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_words;
    bool m_fresh = false;
};

} // namespace campanile
