// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "draftstore.h"
#include "sqlite.h"

namespace campanile {

/// The console's own small file: messages, areas and the saved draft. Apart from the registry, so that saving a message
/// never waits for an import; used by the thread that opened it.
class ConsoleDatabase final {
public:
    /// Errors as Database::open's.
    [[nodiscard]] static Result<std::unique_ptr<ConsoleDatabase>> open(const QString &path);

    [[nodiscard]] sqlite::Connection &connection() const { return *m_connection; }

private:
    explicit ConsoleDatabase(std::unique_ptr<sqlite::Connection> connection);
    std::unique_ptr<sqlite::Connection> m_connection;
};

class SqliteDraftStore final : public DraftStore {
public:
    /// `database` outlives the store.
    explicit SqliteDraftStore(ConsoleDatabase &database);
    [[nodiscard]] std::optional<SavedDraft> load() const override;
    Result<void> save(const SavedDraft &draft) override;

private:
    ConsoleDatabase &m_database;
};

} // namespace campanile
