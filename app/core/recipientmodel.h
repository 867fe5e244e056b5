// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "progress.h"
#include "recipientdirectory.h"

#include <QAbstractTableModel>

namespace campanile {

/// Every recipient of a campaign, in the dialer's order; rows never move.
class RecipientModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Number, Name, Address, Result, Attempts, Last, Network, ColumnCount };

    enum Role { SortRole = Qt::UserRole + 1, MarkRole, ReachedRole };

    /// Both live at least as long as this.
    RecipientModel(const CampaignProgress &progress, const RecipientDirectory &directory, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    // by whoever owns the progress
    void beginReplace() { beginResetModel(); }

    void endReplace();
    void recipientsChanged(const QList<int> &sortedRows);
    void namesChanged();

private:
    [[nodiscard]] QVariant display(int row, int column) const;
    [[nodiscard]] QVariant sortKey(int row, int column) const;
    [[nodiscard]] QString detail(int row) const;

    const CampaignProgress &m_progress;
    const RecipientDirectory &m_directory;
    int m_rows = 0;
};

/// "SIP 486 · Q.850 17 (busy)"; empty: nothing is known. Translated.
[[nodiscard]] QString networkWords(const CampaignProgress::LastAttempt &attempt);

/// "Heard", "Confirmed (1)"...: the words of a mark. Translated.
[[nodiscard]] QString markWords(Mark mark);

} // namespace campanile
