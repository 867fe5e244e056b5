// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contactstore.h"
#include "relocation.h"

#include <QTimer>

#include <functional>

namespace campanile {

class Database;
class Gazetteer;

/// The registry in SQLite. Lives in the UI thread; `changed` is emitted there, twice a second at most.
class SqliteContactStore final : public ContactStore {
    Q_OBJECT
public:
    /// `database` outlives the store.
    explicit SqliteContactStore(Database &database, QObject *parent = nullptr);
    QFuture<Result<int>> upsert(const QList<Contact> &contacts) override;
    QFuture<Result<RegistryStats>> stats() override;
    QFuture<Result<std::shared_ptr<const AudienceIndex>>> index() override;

    /// Looks every contact's address up again, on another build of their town; all or nothing. `progress` (0..1) is
    /// told in the database's thread.
    QFuture<Result<RelocationReport>> relocate(
        std::shared_ptr<const Gazetteer> town, std::function<void(double)> progress);

private:
    void tellSoon();
    Database &m_database;
    QTimer m_tell;
};

} // namespace campanile
