// SPDX-License-Identifier: GPL-3.0-or-later
#include "consoledatabase.h"

#include "campaignjson.h"

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

// "CmpC": the console's own.
const sqlite::Schema &schema()
{
    static const sqlite::Schema theSchema{0x436d7043, u"a Campanile console's file"_s,
        {u":/storage/migrations/console-1.sql"_s, u":/storage/migrations/console-2.sql"_s,
            u":/storage/migrations/console-3.sql"_s, u":/storage/migrations/console-4.sql"_s,
            u":/storage/migrations/console-5.sql"_s, u":/storage/migrations/console-6.sql"_s}};
    return theSchema;
}

} // namespace

Result<std::unique_ptr<ConsoleDatabase>> ConsoleDatabase::open(const QString &path)
{
    return sqlite::open(path, schema()).transform([](std::unique_ptr<sqlite::Connection> connection) {
        return std::unique_ptr<ConsoleDatabase>(new ConsoleDatabase(std::move(connection)));
    });
}

ConsoleDatabase::ConsoleDatabase(std::unique_ptr<sqlite::Connection> connection)
    : m_connection(std::move(connection))
{
}

SqliteDraftStore::SqliteDraftStore(ConsoleDatabase &database)
    : m_database(database)
{
}

std::optional<SavedDraft> SqliteDraftStore::load() const
{
    std::optional<SavedDraft> result;
    (void)sqlite::guarded([&] {
        sqlite::Statement row(m_database.connection(), "SELECT mode, area, message, emergency, filter, languages FROM draft");
        if (!row.step())
            return;
        const std::optional<Area> area = areaFromJson(row.blob(1));
        const std::optional<AudienceFilter> filter = row.isNull(4) ? AudienceFilter() : filterFromJson(row.blob(4));
        if (!area || !filter)
            return;
        result = SavedDraft{row.integer(0) == static_cast<int>(Mode::Live) ? Mode::Live : Mode::Drill, *area,
            MessageId(row.text(2)), row.integer(3) != 0, *filter,
            row.integer(5) == 1 ? LanguageChoice::Menu : LanguageChoice::PerContact};
    });
    return result;
}

Result<void> SqliteDraftStore::save(const SavedDraft &draft)
{
    return sqlite::guarded([&] {
        sqlite::Statement row(m_database.connection(),
            "INSERT OR REPLACE INTO draft (only, mode, area, message, emergency, filter, languages)"
            " VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6)");
        row.bind(1, static_cast<int>(draft.mode))
            .bind(2, toJson(draft.area))
            .bind(3, draft.message.text())
            .bind(4, draft.emergency ? 1 : 0)
            .bind(5, toJson(draft.filter))
            .bind(6, static_cast<int>(draft.languages));
        row.run();
    });
}

} // namespace campanile
