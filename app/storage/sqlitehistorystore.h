// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "historystore.h"

namespace campanile {

class Database;

class SqliteHistoryStore final : public HistoryStore {
public:
    /// `database` outlives the store.
    explicit SqliteHistoryStore(Database &database);
    QFuture<Result<void>> save(const PreparedCampaign &campaign, const QDateTime &launched) override;
    QFuture<Result<LaunchedCampaign>> load(const CampaignId &id) override;
    QFuture<Result<QList<LaunchedCampaign>>> list() override;

private:
    Database &m_database;
};

} // namespace campanile
