// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkedrowsmodel.h"

#include "errorwords.h"
#include "icons.h"
#include "tokens.h"

#include <QApplication>
#include <QPalette>

namespace campanile {

void CheckedRowsModel::set(
    const QStringList &columns, const QList<DirectoryField> &fields, const QList<CheckedRow> &rows)
{
    beginResetModel();
    m_columns = columns;
    m_fields = fields;
    m_rows = rows;
    endResetModel();
}

int CheckedRowsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_columns.isEmpty() ? 0 : static_cast<int>(m_rows.size()) + 1;
}

int CheckedRowsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_columns.isEmpty() ? 0 : static_cast<int>(m_columns.size()) + 1;
}

QString CheckedRowsModel::problem(const CheckedRow &row) const
{
    if (row.error) {
        switch (row.error->code) {
        case ErrorCode::NumberEmpty: return tr("number missing");
        case ErrorCode::NumberNotANumber: return tr("not a phone number");
        case ErrorCode::NumberTooShort: return tr("number too short");
        case ErrorCode::NumberTooLong: return tr("number too long");
        case ErrorCode::NumberForeign: return tr("foreign number");
        case ErrorCode::NumberPremium: return tr("paid service");
        case ErrorCode::NumberShortOrEmergency: return tr("short or emergency number");
        default: return words(*row.error);
        }
    }
    if (row.duplicateOf)
        return tr("same number as line %1").arg(row.duplicateOf);
    if (!row.withoutPosition)
        return {};
    return row.suggestion.isEmpty() ? tr("address not found") : tr("perhaps %1").arg(row.suggestion);
}

bool CheckedRowsModel::concerns(const CheckedRow &row, int column) const
{
    const DirectoryField field = m_fields.value(column);
    if (row.error || row.duplicateOf)
        return field == DirectoryField::Phone;
    return row.withoutPosition && (field == DirectoryField::Street || field == DirectoryField::FullAddress);
}

QVariant CheckedRowsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || index.row() == 0)
        return {};
    const CheckedRow &row = m_rows[index.row() - 1];
    const bool last = index.column() == m_columns.size();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return last ? problem(row) : row.cells.value(index.column());
    case Qt::ForegroundRole: {
        const Tokens &t = tokens(lookOf(QApplication::palette()));
        if (last || concerns(row, index.column()))
            return row.error ? t.liveText : t.warnText;
        return m_fields.value(index.column()) == DirectoryField::Ignore ? t.muted : t.text;
    }
    case Qt::DecorationRole: {
        const Tokens &t = tokens(lookOf(QApplication::palette()));
        if (last || !concerns(row, index.column()))
            return {};
        return row.error ? themedIcon(QStringLiteral("close"), t.liveText)
                         : themedIcon(QStringLiteral("warning"), t.warnText);
    }
    default: return {};
    }
}

QVariant CheckedRowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    if (section == m_columns.size())
        return tr("Problem");
    const QString name = m_columns.value(section).trimmed();
    return name.isEmpty() ? tr("Column %1").arg(section + 1) : name;
}

Qt::ItemFlags CheckedRowsModel::flags(const QModelIndex &index) const
{
    return index.row() == 0 ? Qt::ItemIsEnabled : QAbstractTableModel::flags(index);
}

} // namespace campanile
