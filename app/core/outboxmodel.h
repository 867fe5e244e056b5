// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "outbox.h"

#include <QAbstractListModel>

namespace campanile {

/// The outbox as a list, in its order. Changes, not resets.
class OutboxModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        IdRole = Qt::UserRole + 1, ///< QString
        KindRole, ///< int, OutboxItem::Kind
        StateRole, ///< int, OutboxItem::State
        CreatedRole, ///< QDateTime
        ExpiresRole, ///< QDateTime; invalid: never
        SentRole, ///< qint64, bytes
        SizeRole, ///< qint64, bytes
        PhonesRole, ///< int
        LiveRole, ///< bool, of an alert
        DeletesRole, ///< bool
        ErrorRole, ///< QString, words; empty: none
    };

    explicit OutboxModel(Outbox &outbox, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] std::optional<OutboxItem> itemAt(const QModelIndex &index) const;

private:
    void refresh();
    Outbox &m_outbox;
    QList<OutboxItem> m_items;
};

} // namespace campanile
