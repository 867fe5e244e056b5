// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>
#include <QStringList>

namespace campanile {

/// The messages that have every word that was typed (accents and capitals make no difference) and the chosen tag, in
/// the chosen order.
class MessageFilter final : public QSortFilterProxyModel {
    Q_OBJECT
public:
    enum class Order { Newest, LastUsed, Title };

    explicit MessageFilter(QObject *parent = nullptr);

    void setWords(const QString &words);
    void setTag(const QString &tag); ///< empty: any
    void setOrder(Order order);

    [[nodiscard]] const QString &tag() const { return m_tag; }

    [[nodiscard]] Order order() const { return m_order; }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    QStringList m_words; ///< folded
    QString m_tag;
    Order m_order = Order::Newest;
};

} // namespace campanile
