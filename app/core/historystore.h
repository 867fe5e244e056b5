// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "campaign.h"

#include <QFuture>

namespace campanile {

/// A campaign that this console launched, as it was sent; of what is said beside the tracks, what the dialer took.
struct LaunchedCampaign {
    PreparedCampaign campaign; ///< from list(): without recipients and audio
    QDateTime launched;
    int recipients = 0;
};

/// What was launched from here: Live, wall and report find names and places again after a restart. Futures finish in
/// the order of the calls, exactly once.
class HistoryStore {
public:
    HistoryStore() = default;
    virtual ~HistoryStore() = default;
    Q_DISABLE_COPY_MOVE(HistoryStore)
    /// Before the launch is sent: a launch whose answer is lost must be found again. Saving it again changes nothing.
    virtual QFuture<Result<void>> save(const PreparedCampaign &campaign, const QDateTime &launched) = 0;
    /// NotFound: another console launched it.
    virtual QFuture<Result<LaunchedCampaign>> load(const CampaignId &id) = 0;
    virtual QFuture<Result<QList<LaunchedCampaign>>> list() = 0; ///< newest first
};

} // namespace campanile
