// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "outboxstore.h"

namespace campanile {

class ConsoleDatabase;

class SqliteOutboxStore final : public OutboxStore {
public:
    explicit SqliteOutboxStore(ConsoleDatabase &database); ///< outlives the store
    [[nodiscard]] QList<OutboxItem> alerts() const override;
    Result<void> add(const OutboxItem &item, const PreparedCampaign &campaign, const SavedDraft &draft) override;
    Result<void> update(const OutboxItem &item) override;
    Result<void> remove(const OutboxId &id) override;
    [[nodiscard]] Result<PreparedCampaign> campaign(const OutboxId &id) const override;
    [[nodiscard]] Result<SavedDraft> draft(const OutboxId &id) const override;

private:
    ConsoleDatabase &m_database;
};

} // namespace campanile
