// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clock.h"
#include "dialingbackend.h"
#include "librarysync.h"
#include "outboxstore.h"

#include <QTimer>

#include <memory>

namespace campanile {

/// The outbox over the dialer: alerts from its store, documents as LibrarySync finds them.
class DialerOutbox final : public Outbox {
    Q_OBJECT
public:
    /// All outlive this.
    DialerOutbox(
        OutboxStore &store, DialingBackend &backend, LibrarySync &sync, const Clock &clock, QObject *parent = nullptr);
    ~DialerOutbox() override;

    /// Whether the dialer answers, as often as it is asked (readiness does, every 2 s). Each yes sends what waits.
    void setReachable(bool reachable);

    [[nodiscard]] QList<OutboxItem> items() const override;
    [[nodiscard]] QDateTime awaySince() const override;
    Result<OutboxId> queueAlert(
        const PreparedCampaign &campaign, const SavedDraft &draft, const QDateTime &expires) override;
    [[nodiscard]] Result<PreparedCampaign> campaign(const OutboxId &id) const override;
    [[nodiscard]] Result<SavedDraft> draft(const OutboxId &id) const override;
    [[nodiscard]] std::optional<Receipt> receipt(const OutboxId &id) const override;
    Result<void> retry(const OutboxId &id) override;
    Result<void> discard(const OutboxId &id) override;
    void launched(const CampaignId &campaign) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace campanile
