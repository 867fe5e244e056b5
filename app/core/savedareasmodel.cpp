// SPDX-License-Identifier: GPL-3.0-or-later
#include "savedareasmodel.h"

#include <algorithm>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

QString plain(const QString &text)
{
    QString result;
    for (const QChar c : text.normalized(QString::NormalizationForm_D).toCaseFolded()) {
        if (c.category() != QChar::Mark_NonSpacing)
            result.append(c);
    }
    return result;
}

} // namespace

QString folderPath(const QString &typed)
{
    QStringList parts;
    for (const QString &part : typed.split(u'/')) {
        if (const QString name = part.simplified(); !name.isEmpty())
            parts.append(name);
    }
    return parts.join(u'/');
}

SavedAreasModel::SavedAreasModel(AreaStore &store, QObject *parent)
    : QAbstractListModel(parent)
    , m_store(store)
    , m_rows(wanted())
{
    connect(&m_store, &AreaStore::changed, this, &SavedAreasModel::refresh);
}

int SavedAreasModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant SavedAreasModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: return row.area ? row.area->name : row.folder;
    case IdRole: return row.area ? row.area->id.text() : QString();
    case FolderRole: return row.folder;
    case IsFolderRole: return !row.area;
    case PhonesRole: return row.area ? m_phones.value(row.area->id.text(), -1) : -1;
    case PiecesRole: return row.area ? static_cast<int>(row.area->area.pieces.size()) : 0;
    case FilteredRole: return row.area && !row.area->filter.isEverybody();
    default: return {};
    }
}

Qt::ItemFlags SavedAreasModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return m_rows[index.row()].area ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren
                                    : Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
}

void SavedAreasModel::setSearch(const QString &words)
{
    if (words == m_search)
        return;
    m_search = words;
    refresh();
}

void SavedAreasModel::setPhones(const SavedAreaId &id, int phones)
{
    m_phones[id.text()] = phones;
    if (const QModelIndex index = indexOf(id); index.isValid())
        Q_EMIT dataChanged(index, index, {PhonesRole});
}

void SavedAreasModel::forgetPhones()
{
    m_phones.clear();
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {PhonesRole});
}

std::optional<SavedArea> SavedAreasModel::firstUncounted() const
{
    for (const Row &row : m_rows) {
        if (row.area && !m_phones.contains(row.area->id.text()))
            return row.area;
    }
    return std::nullopt;
}

std::optional<SavedArea> SavedAreasModel::areaAt(const QModelIndex &index) const
{
    return index.isValid() && index.row() < m_rows.size() ? m_rows[index.row()].area : std::nullopt;
}

QModelIndex SavedAreasModel::indexOf(const SavedAreaId &id) const
{
    const auto found = std::ranges::find_if(m_rows, [&](const Row &row) { return row.area && row.area->id == id; });
    return found == m_rows.end() ? QModelIndex() : index(static_cast<int>(found - m_rows.begin()));
}

QStringList SavedAreasModel::folders() const
{
    QStringList result;
    for (const SavedArea &area : m_store.areas()) {
        if (!area.folder.isEmpty() && !result.contains(area.folder))
            result.append(area.folder);
    }
    return result;
}

QList<SavedAreasModel::Row> SavedAreasModel::wanted() const
{
    const QStringList words = plain(m_search).split(u' ', Qt::SkipEmptyParts);
    QList<Row> rows;
    for (const SavedArea &area : m_store.areas()) {
        const QString text = plain(area.folder + u' ' + area.name);
        if (!std::ranges::all_of(words, [&](const QString &word) { return text.contains(word); }))
            continue;
        if (!area.folder.isEmpty() && (rows.isEmpty() || rows.last().folder != area.folder))
            rows.append({area.folder, std::nullopt});
        rows.append({area.folder, area});
    }
    return rows;
}

void SavedAreasModel::refresh()
{
    const QList<Row> rows = wanted();
    const auto has = [](const QList<Row> &all, const QString &key) {
        return std::ranges::find(all, key, &Row::key) != all.end();
    };
    for (int i = rowCount() - 1; i >= 0; --i) {
        if (has(rows, m_rows[i].key()))
            continue;
        beginRemoveRows({}, i, i);
        m_rows.removeAt(i);
        endRemoveRows();
    }
    for (int i = 0; i < rows.size(); ++i) {
        const QString key = rows[i].key();
        const auto there = std::ranges::find(m_rows, key, &Row::key);
        const int from = static_cast<int>(there - m_rows.begin());
        if (there == m_rows.end()) {
            beginInsertRows({}, i, i);
            m_rows.insert(i, rows[i]);
            endInsertRows();
            continue;
        }
        if (from != i) {
            beginMoveRows({}, from, from, {}, i);
            m_rows.move(from, i);
            endMoveRows();
        }
        if (m_rows[i].area != rows[i].area || m_rows[i].folder != rows[i].folder) {
            m_rows[i] = rows[i];
            m_phones.remove(key);
            Q_EMIT dataChanged(index(i), index(i));
        }
    }
}

} // namespace campanile
