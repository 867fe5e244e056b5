// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <functional>

class QSortFilterProxyModel;

namespace campanile {

class Label;
class LiveCampaign;

/// Phones of a campaign that meet a condition, kept up to date. Never modal: nothing may cover STOP.
class RecipientsDialog final : public QDialog {
    Q_OBJECT
public:
    using Condition = std::function<bool(const LiveCampaign &, int recipient)>;
    enum class Order { ByAddress, NewestFirst };
    RecipientsDialog(LiveCampaign &live, const QString &title, Condition condition, QWidget *parent = nullptr,
        Order order = Order::ByAddress);

    /// The rows as they are shown, with a head: for a spreadsheet, or to hand to a crew.
    [[nodiscard]] QList<QStringList> rows() const;

Q_SIGNALS:
    void recipientChosen(int recipient);

private:
    void copy() const;
    void chooseFile();
    void save(const QString &path);
    QSortFilterProxyModel *m_phones;
    Label *m_told;
};

} // namespace campanile
