// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "silentaddresses.h"

#include <QObject>

namespace campanile {

class AudienceCounter;
class CampaignDraft;

/// The silent addresses of the draft's area, live while a corner is dragged. Follows the registry and the town; they
/// are matched in a worker thread. Never restricted to those who were called before: who has no phone was not called.
class SilentCounter final : public QObject {
    Q_OBJECT
public:
    /// Belongs to the counter, which tells when to count.
    SilentCounter(const CampaignDraft &draft, AudienceCounter &counter);
    ~SilentCounter() override;
    /// Null: no town, nothing is known.
    void setTown(std::shared_ptr<const Gazetteer> town);

    [[nodiscard]] bool isKnown() const; ///< not before town and registry were matched: no count to be shown
    [[nodiscard]] int count() const; ///< in the draft's area, its preview included
    [[nodiscard]] QList<GeoPoint> positions() const; ///< of those; at most AudienceCounter::mostDots, evenly
    [[nodiscard]] QList<GeoPoint> townPositions() const; ///< of the whole town's, likewise: the map's layer
    /// To ask for any area; null until it is known.
    [[nodiscard]] std::shared_ptr<const SilentAddresses> silent() const;

Q_SIGNALS:
    void countChanged(); ///< as often as AudienceCounter's
    void silentChanged(); ///< other addresses are silent now, or none is known

private:
    void match();

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace campanile
