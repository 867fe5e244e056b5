// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "areastore.h"

#include <QAbstractListModel>
#include <QHash>

namespace campanile {

/// The library as a list: a row for each folder, followed by its areas. Changes, not resets.
class SavedAreasModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        IdRole = Qt::UserRole + 1, ///< QString; empty for a folder
        FolderRole, ///< QString
        IsFolderRole,
        PhonesRole, ///< int; -1: not counted yet
        PiecesRole, ///< int
        FilteredRole, ///< bool: it does not call everybody
    };

    explicit SavedAreasModel(AreaStore &store, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override; ///< folders cannot be selected

    void setSearch(const QString &words); ///< all of them in the name or the folder, however accented
    void setPhones(const SavedAreaId &id, int phones);
    void forgetPhones(); ///< the registry changed
    [[nodiscard]] std::optional<SavedArea> firstUncounted() const;
    [[nodiscard]] std::optional<SavedArea> areaAt(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const SavedAreaId &id) const;
    [[nodiscard]] QStringList folders() const; ///< all of them, whatever is searched

private:
    struct Row {
        QString folder;
        std::optional<SavedArea> area; ///< none: the folder itself

        [[nodiscard]] QString key() const { return area ? area->id.text() : u'/' + folder; }
    };

    void refresh();
    [[nodiscard]] QList<Row> wanted() const;

    AreaStore &m_store;
    QString m_search;
    QList<Row> m_rows;
    QHash<QString, int> m_phones;
};

} // namespace campanile
