// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "campaign.h"

#include <QWidget>

#include <memory>

namespace campanile {

class LiveBoard;
class LiveCampaign;
class MapPane;

/// A campaign while it runs, and after: who was reached, who was not, when it will end, and STOP. It shows what the
/// board follows and computes nothing itself.
class LivePage final : public QWidget {
    Q_OBJECT
public:
    /// Takes the map; null: without one.
    LivePage(LiveBoard &board, MapPane *map, QWidget *parent = nullptr);
    ~LivePage() override;

    void showHelpList();

Q_SIGNALS:
    void wallRequested();
    /// A correction or all-clear to those who were called: `called` are the recipients with at least one attempt.
    void correctionRequested(const campanile::CampaignInfo &campaign, const QList<campanile::ContactId> &called);
    void alertRequested(); ///< from the empty page

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace campanile
