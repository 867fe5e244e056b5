// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

namespace campanile {

class Button;
class Label;
class LiveCampaign;

/// Those who pressed 9: how many, who was the last, and the way to the list. Hidden while nobody did.
class HelpBanner final : public QFrame {
    Q_OBJECT
public:
    explicit HelpBanner(QWidget *parent = nullptr);
    void refresh(const LiveCampaign &live);
    void setCompact(bool compact);

Q_SIGNALS:
    void listRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Label *m_words;
    Label *m_last;
    bool m_compact = false;
    bool m_grey = false;
};

} // namespace campanile
