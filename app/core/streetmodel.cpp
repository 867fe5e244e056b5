// SPDX-License-Identifier: GPL-3.0-or-later
#include "streetmodel.h"

#include "figures.h"

#include <QLocale>

#include <algorithm>

namespace campanile {

void StreetModel::reset(const CampaignProgress &progress, const RecipientDirectory &directory)
{
    beginResetModel();
    m_rows.clear();
    m_rows.reserve(directory.streets().size());
    for (const QString &name : directory.streets())
        m_rows.append({name, 0, 0});
    for (qsizetype i = 0; i < progress.size(); ++i) {
        const int street = directory.street(i);
        if (street < 0)
            continue;
        ++m_rows[street].total;
        if (!progress.isReached(i))
            ++m_rows[street].unreached;
    }
    endResetModel();
}

void StreetModel::reachedChanged(const QList<int> &streets, const QList<int> &delta)
{
    for (qsizetype i = 0; i < streets.size(); ++i) {
        const int row = streets.at(i);
        if (row < 0 || row >= m_rows.size() || delta.at(i) == 0)
            continue;
        m_rows[row].unreached -= delta.at(i);
        Q_EMIT dataChanged(index(row, Unreached), index(row, Unreached), {Qt::DisplayRole, SortRole, UnreachedRole});
    }
}

int StreetModel::streetsWithUnreached() const
{
    return static_cast<int>(std::ranges::count_if(m_rows, [](const Row &row) { return row.unreached > 0; }));
}

std::optional<StreetModel::Row> StreetModel::worst() const
{
    const auto it = std::ranges::max_element(m_rows, {}, &Row::unreached);
    return it == m_rows.end() || it->unreached == 0 ? std::nullopt : std::optional(*it);
}

int StreetModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int StreetModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant StreetModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Name ? row.name
                                      : campanile::figure(index.column() == Unreached ? row.unreached : row.total);
    case SortRole:
        return index.column() == Name ? QVariant(row.name)
                                      : QVariant(index.column() == Unreached ? row.unreached : row.total);
    case UnreachedRole: return row.unreached;
    case TotalRole: return row.total;
    case StreetRole: return index.row();
    case Qt::TextAlignmentRole:
        return QVariant((index.column() == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    default: return {};
    }
}

QVariant StreetModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Street");
    case Unreached: return tr("Unreached");
    case Total: return tr("Phones");
    default: return {};
    }
}

} // namespace campanile
