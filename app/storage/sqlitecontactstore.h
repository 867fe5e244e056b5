// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contactstore.h"

#include <QTimer>

namespace campanile {

class Database;

/// The registry in SQLite. Lives in the UI thread; `changed` is emitted there, twice a second at most.
class SqliteContactStore final : public ContactStore {
    Q_OBJECT
public:
    /// `database` outlives the store.
    explicit SqliteContactStore(Database &database, QObject *parent = nullptr);
    QFuture<Result<int>> upsert(const QList<Contact> &contacts) override;
    QFuture<Result<RegistryStats>> stats() override;
    QFuture<Result<std::shared_ptr<const AudienceIndex>>> index() override;

private:
    Database &m_database;
    QTimer m_tell;
};

} // namespace campanile
