// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "outcome.h"

#include <QWidget>

namespace campanile {

class ConsequenceButton;
class Label;
class LiveCampaign;

/// After the first few calls: how they went, and the button that calls all the others.
class CanaryPanel final : public QWidget {
    Q_OBJECT
public:
    explicit CanaryPanel(QWidget *parent = nullptr);
    void refresh(const LiveCampaign &live);

Q_SIGNALS:
    void goOnRequested();

private:
    Label *m_title;
    Label *m_words;
    ConsequenceButton *m_goOn;
    QString m_shown;
};

} // namespace campanile
