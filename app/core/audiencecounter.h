// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audience.h"

#include <QObject>

namespace campanile {

class CampaignDraft;
class ContactStore;

/// Keeps the number of phones of the draft's area at hand, live while a corner is dragged. Follows the registry: when
/// contacts change, the index is made anew in the store's thread and the count follows.
class AudienceCounter final : public QObject {
    Q_OBJECT
public:
    AudienceCounter(CampaignDraft &draft, ContactStore &contacts, QObject *parent = nullptr);
    ~AudienceCounter() override;
    [[nodiscard]] const AudienceCount &count() const;
    [[nodiscard]] AudienceCount countOf(const Area &area) const;
    /// Positions of the selected phones, one per address: the dots of the Alert page.
    [[nodiscard]] QList<GeoPoint> positions() const;
    [[nodiscard]] std::shared_ptr<const AudienceIndex> index() const; ///< null until the registry was read

Q_SIGNALS:
    void countChanged();
    void indexChanged();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace campanile
