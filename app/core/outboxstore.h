// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "outbox.h"

namespace campanile {

/// Where alerts wait. Small; synchronous; what it answered is on the disk.
class OutboxStore {
public:
    OutboxStore() = default;
    virtual ~OutboxStore() = default;
    Q_DISABLE_COPY_MOVE(OutboxStore)
    [[nodiscard]] virtual QList<OutboxItem> alerts() const = 0; ///< oldest first
    virtual Result<void> add(const OutboxItem &item, const PreparedCampaign &campaign, const SavedDraft &draft) = 0;
    virtual Result<void> update(const OutboxItem &item) = 0; ///< state, expiry and error of one that is there
    virtual Result<void> remove(const OutboxId &id) = 0;
    /// FileTruncated: what is on the disk is not what was added any more (audience and audio carry their digests).
    [[nodiscard]] virtual Result<PreparedCampaign> campaign(const OutboxId &id) const = 0;
    [[nodiscard]] virtual Result<SavedDraft> draft(const OutboxId &id) const = 0;
};

} // namespace campanile
