// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directoryimporter.h"

#include <QAbstractTableModel>

namespace campanile {

/// The first rows of a directory, or the first with a problem, with a last column that says what is wrong. Row 0 is
/// empty: the page puts the pick lists of the columns there.
class CheckedRowsModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    void set(const QStringList &columns, const QList<DirectoryField> &fields, const QList<CheckedRow> &rows);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    [[nodiscard]] QString problem(const CheckedRow &row) const;
    [[nodiscard]] bool concerns(const CheckedRow &row, int column) const;
    QStringList m_columns;
    QList<DirectoryField> m_fields;
    QList<CheckedRow> m_rows;
};

} // namespace campanile
