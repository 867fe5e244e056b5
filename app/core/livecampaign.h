// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "addressmarks.h"
#include "dialingbackend.h"
#include "progressforecast.h"
#include "recipientdirectory.h"

#include <memory>

namespace campanile {

class Gazetteer;
class RecipientModel;
class RoundsModel;
class StreetModel;

/// One campaign as every screen sees it: live page, wall, map and report read from here and from nowhere else. Events
/// are folded in ten times a second, in portions that leave the screen its time.
class LiveCampaign final : public QObject {
    Q_OBJECT
public:
    /// `index` may be null (numbers are then unnamed) and given later; `gazetteer` may be null and else outlives this.
    LiveCampaign(std::unique_ptr<CampaignWatch> watch, std::shared_ptr<const AudienceIndex> index,
        const Gazetteer *gazetteer, QObject *parent = nullptr);
    ~LiveCampaign() override;

    void setIndex(std::shared_ptr<const AudienceIndex> index);

    [[nodiscard]] bool isLoaded() const; ///< the snapshot came
    [[nodiscard]] const CampaignProgress &progress() const;
    [[nodiscard]] const CampaignInfo &campaign() const;
    [[nodiscard]] const ProgressTotals &totals() const;
    [[nodiscard]] const RecipientDirectory &directory() const;
    [[nodiscard]] const ProgressForecast &forecast() const; ///< at most a second old
    [[nodiscard]] RecipientModel *recipients() const;
    [[nodiscard]] RoundsModel *rounds() const;
    [[nodiscard]] StreetModel *streets() const;
    [[nodiscard]] AddressMarks *marks() const;

    [[nodiscard]] CampaignWatch::Connection connection() const;
    [[nodiscard]] bool isStale() const;
    [[nodiscard]] std::chrono::milliseconds age() const; ///< of what is shown
    [[nodiscard]] QDateTime lastContact() const; ///< when it was true, this machine's clock
    [[nodiscard]] std::chrono::milliseconds retryIn() const; ///< counts down while stale
    [[nodiscard]] double timeScale() const;
    /// The dialer's clock now, carried on from its last heartbeat; while stale, what it said last.
    [[nodiscard]] qint64 dialerNowMs() const;
    [[nodiscard]] qint64 etaMs() const; ///< the dialer's; else our forecast's; 0: cannot say
    [[nodiscard]] std::chrono::milliseconds eventsLag() const; ///< how long the oldest event has waited to be shown
    [[nodiscard]] qint64 gaps() const; ///< events that came out of order; always 0 with a true watch

Q_SIGNALS:
    void loaded(); ///< a snapshot: everything is new
    void namesChanged(); ///< directory(), streets() and marks() are filled
    void totalsChanged(); ///< at most four times a second
    void stateChanged(campanile::CampaignState state, const QString &reason);
    void connectionChanged(campanile::CampaignWatch::Connection connection);
    void recipientsChanged(const QList<int> &recipients); ///< sorted

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace campanile
