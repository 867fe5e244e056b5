// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "outbox.h"

#include <QHash>

namespace campanile::testing {

/// An outbox in memory that goes through its states when a test tells it to.
class FakeOutbox final : public Outbox {
public:
    using Outbox::Outbox;

    QList<OutboxItem> things;
    QHash<OutboxId, PreparedCampaign> campaigns;
    QHash<OutboxId, SavedDraft> drafts;
    QHash<OutboxId, Receipt> receipts;
    QDateTime away;
    QList<OutboxId> retried, discarded;

    [[nodiscard]] QList<OutboxItem> items() const override { return things; }

    [[nodiscard]] QDateTime awaySince() const override { return away; }

    Result<OutboxId> queueAlert(
        const PreparedCampaign &campaign, const SavedDraft &draft, const QDateTime &expires) override
    {
        OutboxItem item;
        item.id = OutboxId::create();
        item.kind = OutboxItem::Kind::Alert;
        item.title = campaign.title;
        item.subject = campaign.id.text();
        item.created = QDateTime::currentDateTime();
        item.expires = expires;
        item.phones = static_cast<int>(campaign.recipients.size());
        item.mode = campaign.mode;
        campaigns.insert(item.id, campaign);
        drafts.insert(item.id, draft);
        put(item);
        return item.id;
    }

    [[nodiscard]] Result<PreparedCampaign> campaign(const OutboxId &id) const override
    {
        if (const auto found = campaigns.constFind(id); found != campaigns.cend())
            return *found;
        return failure(ErrorCode::NotFound, {id.text()});
    }

    [[nodiscard]] Result<SavedDraft> draft(const OutboxId &id) const override
    {
        if (const auto found = drafts.constFind(id); found != drafts.cend())
            return *found;
        return failure(ErrorCode::NotFound, {id.text()});
    }

    [[nodiscard]] std::optional<Receipt> receipt(const OutboxId &id) const override
    {
        const auto found = receipts.constFind(id);
        return found == receipts.cend() ? std::nullopt : std::optional(*found);
    }

    Result<void> retry(const OutboxId &id) override
    {
        retried.append(id);
        return change(id, OutboxItem::State::Waiting);
    }

    Result<void> discard(const OutboxId &id) override
    {
        discarded.append(id);
        if (things.removeIf([&](const OutboxItem &item) { return item.id == id; }) == 0)
            return failure(ErrorCode::NotFound, {id.text()});
        Q_EMIT changed();
        return {};
    }

    void launched(const CampaignId &campaign) override
    {
        things.removeIf([&](const OutboxItem &item) { return item.subject == campaign.text(); });
        Q_EMIT changed();
    }

    /// Adds or replaces.
    void put(const OutboxItem &item)
    {
        for (OutboxItem &there : things) {
            if (there.id == item.id) {
                there = item;
                Q_EMIT changed();
                return;
            }
        }
        things.append(item);
        Q_EMIT changed();
    }

    Result<void> change(const OutboxId &id, OutboxItem::State state)
    {
        std::optional<OutboxItem> there = item(id);
        if (!there)
            return failure(ErrorCode::NotFound, {id.text()});
        there->state = state;
        put(*there);
        if (state == OutboxItem::State::ReadyToConfirm)
            Q_EMIT readyToConfirm(id);
        if (state == OutboxItem::State::Expired)
            Q_EMIT expired(id);
        return {};
    }

    void setAway(const QDateTime &since)
    {
        away = since;
        Q_EMIT changed();
    }
};

} // namespace campanile::testing
