// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "areastore.h"

namespace campanile {

class ConsoleDatabase;

class SqliteAreaStore final : public AreaStore {
    Q_OBJECT
public:
    /// `database` outlives the store. A row that cannot be read is left as it is and not shown.
    explicit SqliteAreaStore(ConsoleDatabase &database, QObject *parent = nullptr);
    [[nodiscard]] QList<SavedArea> areas() const override;
    [[nodiscard]] std::optional<SavedArea> area(const SavedAreaId &id) const override;
    Result<void> save(const SavedArea &area) override;
    Result<void> remove(const SavedAreaId &id) override;
    [[nodiscard]] QList<RemovedArea> removed() const override;
    Result<void> restore(const SavedAreaId &id) override;

private:
    Result<void> setRemoved(const SavedAreaId &id, bool removed);
    void load();

    ConsoleDatabase &m_database;
    QList<SavedArea> m_areas;
};

} // namespace campanile
