// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "progress.h"
#include "recipientdirectory.h"

#include <QAbstractTableModel>

namespace campanile {

/// Unreached phones by street: where a patrol has to go. Rows never move; sort with a proxy by SortRole.
class StreetModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Unreached, Total, ColumnCount };

    enum Role { SortRole = Qt::UserRole + 1, UnreachedRole, TotalRole, StreetRole };

    struct Row {
        QString name;
        int unreached = 0;
        int total = 0;
        friend bool operator==(const Row &, const Row &) = default;
    };

    using QAbstractTableModel::QAbstractTableModel;
    void reset(const CampaignProgress &progress, const RecipientDirectory &directory);
    /// `delta` newly reached (negative: no longer) on each street, in step.
    void reachedChanged(const QList<int> &streets, const QList<int> &delta);

    [[nodiscard]] const QList<Row> &streets() const { return m_rows; }

    [[nodiscard]] int streetsWithUnreached() const;
    [[nodiscard]] std::optional<Row> worst() const; ///< most unreached; empty when all are reached

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<Row> m_rows;
};

} // namespace campanile
