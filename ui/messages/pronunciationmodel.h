// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pronunciationstore.h"

#include <QAbstractTableModel>

namespace campanile {

/// A town's pronunciations as a table that can be written in: as written, as read, in which language. Every change is
/// saved at once; one that cannot be is not made, and `failed` says why.
class PronunciationModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Written, Spoken, Language, ColumnCount };

    explicit PronunciationModel(PronunciationStore &store, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

    [[nodiscard]] const Pronunciation &at(int row) const { return m_list.entries.at(row); }

    bool add(const Pronunciation &entry);
    bool remove(int row);

Q_SIGNALS:
    void failed(const campanile::Error &error);

private:
    bool save(const Pronunciations &list);
    void reload();
    PronunciationStore &m_store;
    Pronunciations m_list;
};

} // namespace campanile
