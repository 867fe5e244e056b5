// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "areafiles.h"

#include <QAbstractListModel>

namespace campanile {

/// The features of a file, to be ticked. Those that cannot be used are shown, with their reason, and cannot be ticked.
class AreaFileModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { DetailRole = Qt::UserRole + 1, ProblemRole, FlawRole };

    explicit AreaFileModel(QObject *parent = nullptr);
    void setFile(const AreaFile &file);

    [[nodiscard]] const AreaFile &file() const { return m_file; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

    void setNameColumn(int column); ///< -1: numbered

    [[nodiscard]] int nameColumn() const { return m_nameColumn; }

    void setAllChosen(bool chosen);
    [[nodiscard]] QList<int> chosen() const; ///< rows

    [[nodiscard]] bool isChosen(int row) const { return m_chosen.value(row); }

    [[nodiscard]] bool needsMetres() const; ///< points or lines are chosen
    /// Errors: the first that piecesOf has.
    [[nodiscard]] Result<QList<AreaPiece>> pieces(double metres, bool exclude) const;

Q_SIGNALS:
    void chosenChanged();

private:
    [[nodiscard]] QString detail(const AreaFeature &feature) const;
    AreaFile m_file;
    QList<bool> m_chosen;
    int m_nameColumn = -1;
};

} // namespace campanile
