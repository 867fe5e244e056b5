// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audience.h"
#include "dialingbackend.h"

#include <QAbstractTableModel>

namespace campanile {

class Gazetteer;

/// The registry's contacts, or those that a text was found in. Rows point into the index; nothing is copied.
class ContactTableModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Number, Name, Address, Position, Notes, ColumnCount };

    enum Role { SortRole = Qt::UserRole + 1 };

    using QAbstractTableModel::QAbstractTableModel;
    /// `rows` are indices into the index's contacts.
    void set(std::shared_ptr<const AudienceIndex> index, QList<int> rows);
    void setOptOuts(const QHash<QString, OptOut> &optOuts); ///< by number
    [[nodiscard]] const Contact &contact(int row) const;
    [[nodiscard]] std::optional<OptOut> optOut(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    [[nodiscard]] QString text(const Contact &contact, int column) const;
    std::shared_ptr<const AudienceIndex> m_index;
    QList<int> m_rows;
    QHash<QString, OptOut> m_optOuts;
};

enum class ContactsShown { All, WithoutPosition, OptedOut };

/// Contacts whose name, address or number hold every word of `text`; all for none. optedOut: numbers whose owners asked
/// the dialer. Pure: meant for a thread.
[[nodiscard]] QList<int> contactsMatching(
    const AudienceIndex &index, const QString &text, ContactsShown shown = ContactsShown::All,
    const QSet<QString> &optedOut = {});

} // namespace campanile
