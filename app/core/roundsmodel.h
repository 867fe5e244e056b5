// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "progressforecast.h"

#include <QAbstractTableModel>

namespace campanile {

/// The attempt table: rounds that were, the one that is, and, muted, those that will probably come.
class RoundsModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Start, Called, Reached, Yield, Active, State, ColumnCount };

    enum Role { ExpectedRole = Qt::UserRole + 1, RunningRole, RoundRole };

    struct Row {
        int attempt = 0;
        qint64 startMs = 0;
        int called = 0;
        int planned = 0; ///< called plus those known or expected to come
        int reached = 0;
        double yield = 0;
        int active = 0;
        qint64 endMs = 0; ///< expected; 0: cannot say
        bool expected = false; ///< nobody was called in it yet: all of it is a forecast
        bool running = false;
        friend bool operator==(const Row &, const Row &) = default;
    };

    using QAbstractTableModel::QAbstractTableModel;
    [[nodiscard]] static QList<Row> rowsOf(const CampaignProgress &progress, const ProgressForecast &forecast);
    void setRows(const QList<Row> &rows);

    [[nodiscard]] const QList<Row> &rows() const { return m_rows; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString display(const Row &row, int column) const;
    QList<Row> m_rows;
};

} // namespace campanile
