// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqliteareastore.h"

#include "campaignjson.h"
#include "consoledatabase.h"

#include <QCollator>
#include <QLocale>

#include <algorithm>

namespace campanile {

SqliteAreaStore::SqliteAreaStore(ConsoleDatabase &database, QObject *parent)
    : AreaStore(parent)
    , m_database(database)
{
    load();
}

void SqliteAreaStore::load()
{
    QList<SavedArea> areas;
    const Result<void> read = sqlite::guarded([&] {
        sqlite::Statement rows(
            m_database.connection(), "SELECT id, name, folder, area, filter, changed FROM areas WHERE removed IS NULL");
        while (rows.step()) {
            const std::optional<Area> area = areaFromJson(rows.blob(3));
            const std::optional<AudienceFilter> filter = filterFromJson(rows.blob(4));
            if (area && filter) {
                areas.append({SavedAreaId(rows.text(0)), rows.text(1), rows.text(2), *area, *filter,
                    QDateTime::fromMSecsSinceEpoch(rows.integer(5))});
            }
        }
    });
    if (!read)
        return;
    QLocale locale;
    if (locale.language() == QLocale::C)
        locale = QLocale(QLocale::Italian); // the C locale does not know that 9 comes before 10
    QCollator collator(locale);
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::ranges::sort(areas, [&](const SavedArea &a, const SavedArea &b) {
        if (const int folder = collator.compare(a.folder, b.folder); folder != 0)
            return folder < 0;
        if (a.folder != b.folder) // equal but for capitals: still two folders
            return a.folder < b.folder;
        const int name = collator.compare(a.name, b.name);
        return name != 0 ? name < 0 : a.id < b.id;
    });
    m_areas = std::move(areas);
}

QList<SavedArea> SqliteAreaStore::areas() const
{
    return m_areas;
}

std::optional<SavedArea> SqliteAreaStore::area(const SavedAreaId &id) const
{
    const auto found = std::ranges::find(m_areas, id, &SavedArea::id);
    return found == m_areas.end() ? std::nullopt : std::optional(*found);
}

QList<RemovedArea> SqliteAreaStore::removed() const
{
    QList<RemovedArea> result;
    (void)sqlite::guarded([&] {
        sqlite::Statement rows(
            m_database.connection(), "SELECT id, name, removed FROM areas WHERE removed IS NOT NULL ORDER BY id");
        while (rows.step())
            result.append({SavedAreaId(rows.text(0)), rows.text(1), QDateTime::fromMSecsSinceEpoch(rows.integer(2))});
    });
    return result;
}

Result<void> SqliteAreaStore::save(const SavedArea &area)
{
    if (area.area.isEmpty())
        return failure(ErrorCode::AreaEmpty);
    const Result<void> saved = sqlite::guarded([&] {
        sqlite::Statement row(m_database.connection(),
            "INSERT OR REPLACE INTO areas (id, name, folder, area, filter, changed) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
        row.bind(1, area.id.text())
            .bind(2, area.name)
            .bind(3, folderPath(area.folder))
            .bind(4, toJson(area.area))
            .bind(5, toJson(area.filter))
            .bind(6, area.changed.toMSecsSinceEpoch());
        row.run();
    });
    if (!saved)
        return saved;
    load();
    Q_EMIT changed();
    return {};
}

Result<void> SqliteAreaStore::setRemoved(const SavedAreaId &id, bool removed)
{
    qint64 rows = 0;
    const Result<void> done = sqlite::guarded([&] {
        sqlite::Statement row(m_database.connection(),
            removed ? "UPDATE areas SET removed = ?2 WHERE id = ?1 AND removed IS NULL"
                    : "UPDATE areas SET removed = NULL WHERE id = ?1 AND removed IS NOT NULL AND ?2 IS NOT NULL");
        row.bind(1, id.text()).bind(2, QDateTime::currentMSecsSinceEpoch());
        row.run();
        rows = m_database.connection().changes();
    });
    if (!done)
        return done;
    if (rows == 0)
        return failure(ErrorCode::NotFound, {id.text()});
    load();
    Q_EMIT changed();
    return {};
}

Result<void> SqliteAreaStore::remove(const SavedAreaId &id)
{
    return setRemoved(id, true);
}

Result<void> SqliteAreaStore::restore(const SavedAreaId &id)
{
    return setRemoved(id, false);
}

} // namespace campanile
